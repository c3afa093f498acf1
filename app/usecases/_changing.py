"""A task changes where it came from: its text, its due date; or it ends there. Shared by use cases."""

from datetime import datetime
from uuid import UUID

from app.core.assignment import MAX_TEXT
from app.core.events import DueChanged, EndedAtSource, Ending, TextChanged
from app.core.extraction import Extraction
from app.store import checkins
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases.world import Moment, Outcome


def change_text(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    assignment_id: UUID,
    *,
    text: str,
    found: Extraction,
    by: str | None = None,
) -> Outcome:
    """Take a task's new text; refused as *same* where nothing but white space or pictures changed.

    `found` is what extraction makes of the new text; it is made before the transaction begins. `by` is who changed it,
    None where that is nobody this workspace knows: the record then names the source.
    """
    changed = TextChanged(by=_known(tx, workspace_id, assignment_id, by), text=text[:MAX_TEXT], found=found)
    return advance(tx, moment, workspace_id, assignment_id, changed)


def change_due(
    tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, *, due_at: datetime | None, by: str | None = None
) -> Outcome:
    """Take a task's new due date, None for none; refused as *same* where it is the one that is known."""
    changed = DueChanged(by=_known(tx, workspace_id, assignment_id, by), due_at=due_at)
    return advance(tx, moment, workspace_id, assignment_id, changed)


def close_task(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    assignment_id: UUID,
    *,
    how: Ending = Ending.CLOSED,
    by: str | None = None,
) -> Outcome:
    """End a task that was closed, or deleted, where it came from. `reopen_task` takes it up again."""
    ended = EndedAtSource(by=_known(tx, workspace_id, assignment_id, by), how=how)
    return advance(tx, moment, workspace_id, assignment_id, ended)


def _known(tx: Tx, workspace_id: str, assignment_id: UUID, by: str | None) -> str | None:
    """Return who did it, if they have a say about the task; what anybody else does elsewhere is done by the source."""
    case = checkins.load(tx, workspace_id, assignment_id, lock=True)
    checkin = case.checkin if case else None
    return by if checkin and by in {*checkin.deciders, checkin.giver_id} else None
