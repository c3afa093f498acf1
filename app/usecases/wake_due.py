"""Time goes by: whatever has become due is found and done, each in a transaction of its own."""

from datetime import datetime
from uuid import UUID

from app.core.events import DeadlinePassed
from app.store import checkins
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases.world import Moment, Outcome

BATCH = 200


def find_due(tx: Tx, now: datetime) -> list[tuple[str, UUID]]:
    """Return workspace and assignment of what is due, at most 200."""
    return checkins.due(tx, now, BATCH)


def next_wake(tx: Tx) -> datetime | None:
    """Return when something becomes due, or None."""
    return checkins.earliest_due(tx)


def wake_due(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID) -> Outcome:
    """Let the deadline pass for one assignment; harmless when another replica did it meanwhile."""
    return advance(tx, moment, workspace_id, assignment_id, DeadlinePassed())


def postpone_due(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID) -> int:
    """Put off one that failed, so that it holds up no other. Returns how often it failed."""
    return checkins.postpone(tx, workspace_id, assignment_id, moment.now)
