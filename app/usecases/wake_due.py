"""Time goes by: whatever has become due is found and done, many in one transaction, or each in one of its own."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from app.core.events import DeadlinePassed, Event
from app.store import deadlines
from app.store.tx import Tx
from app.usecases._advance import advance, advance_all
from app.usecases.world import Moment, Outcome

BATCH = 50  # each decides for about a millisecond, and answers wait for the writer meanwhile


def wake_some(tx: Tx, moment: Moment) -> int:
    """Let the deadlines pass of what is due, at most 50, and return how many there were.

    They are claimed and completed in this transaction: where it fails none has happened, and no replica does one again.
    Workspaces come in one order, as the turns of their people do, so that two replicas do not wait for each other.
    """
    due = deadlines.claim(tx, moment.now, BATCH)
    passed: defaultdict[str, dict[UUID, Event]] = defaultdict(dict)
    for workspace_id, assignment_id in due:
        passed[workspace_id][assignment_id] = DeadlinePassed()
    for workspace_id in sorted(passed):
        advance_all(tx, moment, workspace_id, passed[workspace_id])
    return len(due)


def find_due(tx: Tx, now: datetime) -> list[tuple[str, UUID]]:
    """Return workspace and assignment of what is due, at most 50."""
    return deadlines.due(tx, now, BATCH)


def next_wake(tx: Tx) -> datetime | None:
    """Return when something becomes due, or None."""
    return deadlines.earliest(tx)


def wake_due(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID) -> Outcome:
    """Let the deadline pass for one assignment; harmless when another replica did it meanwhile."""
    return advance(tx, moment, workspace_id, assignment_id, DeadlinePassed())


def postpone_due(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID) -> int:
    """Put off one that failed, so that it holds up no other. Returns how often it failed."""
    return deadlines.postpone(tx, workspace_id, assignment_id, moment.now)
