"""A list of the company says who decides for whom: offered where somebody named nobody themselves."""

from collections.abc import Sequence
from dataclasses import replace

from app.core.people import Person
from app.store import people
from app.store.tx import Tx
from app.usecases._meeting import meet
from app.usecases.world import Moment


def list_managers(tx: Tx, moment: Moment, workspace_id: str, pairs: Sequence[tuple[Person, Person | None]]) -> None:
    """Keep who decides for each person by the list; None for nobody. Who is not in `pairs` stays as they were."""
    for person, manager in pairs:
        known = meet(tx, moment, workspace_id, person)
        if manager is not None:
            meet(tx, moment, workspace_id, manager)
        people.learn(
            tx, workspace_id, person.id, replace(known.learned, listed_manager_id=manager.id if manager else "")
        )
