"""Whether a task was given before, and how the person who does it lives. Reads only."""

from app.core.assignment import Source
from app.core.checkin import Case
from app.core.people import Person
from app.store import checkins, people
from app.store.tx import Tx


def show_given(tx: Tx, workspace_id: str, source: Source, external_id: str) -> Case | None:
    """Return the case of the assignment of that identity, or None."""
    return checkins.by_identity(tx, workspace_id, source.value, external_id)


def show_known(tx: Tx, workspace_id: str, described: Person) -> Person:
    """Return somebody with their own hours where they are known, else as they are described."""
    return people.find(tx, workspace_id, described.id) or described
