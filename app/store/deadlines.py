"""Check-ins that have something to do by themselves: found, taken, put off."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, update

from app.store.statement import Statement
from app.store.tables import checkins

PARK_AFTER = 5
POSTPONE_BY = timedelta(minutes=5)

_CLAIM = Statement(
    select(checkins.c.workspace_id, checkins.c.assignment_id)
    .where(checkins.c.next_due_at <= bindparam("now"))
    .order_by(checkins.c.next_due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def due(tx: Connection, now: datetime, limit: int) -> list[tuple[str, UUID]]:
    """Return workspace and assignment of what has become due, oldest first."""
    rows = tx.execute(
        select(checkins.c.workspace_id, checkins.c.assignment_id)
        .where(checkins.c.next_due_at <= now)
        .order_by(checkins.c.next_due_at)
        .limit(limit)
    )
    return [(row.workspace_id, row.assignment_id) for row in rows]


def claim(tx: Connection, now: datetime, limit: int) -> list[tuple[str, UUID]]:
    """Take what has become due until the transaction ends, oldest first, passing over what somebody else has."""
    return [(row.workspace_id, row.assignment_id) for row in _CLAIM.rows(tx, {"now": now, "most": limit})]


_EARLIEST = Statement(
    select(checkins.c.next_due_at).where(checkins.c.next_due_at.is_not(None)).order_by(checkins.c.next_due_at).limit(1)
)


def earliest(tx: Connection) -> datetime | None:
    """Return when the next check-in becomes due, or None."""
    at: datetime | None = _EARLIEST.scalar(tx, {})
    return at


def postpone(tx: Connection, workspace_id: str, assignment_id: UUID, now: datetime) -> int:
    """Put off due work that failed; after five failures it is parked. Returns the number of failures.

    What is not due any more, done or ended by somebody else meanwhile, stays as it is.
    """
    here = (checkins.c.workspace_id == workspace_id, checkins.c.assignment_id == assignment_id)
    attempts = tx.scalar(
        update(checkins)
        .where(*here, checkins.c.finished.is_(False), checkins.c.next_due_at <= now)
        .values(attempts=checkins.c.attempts + 1, next_due_at=now + POSTPONE_BY)
        .returning(checkins.c.attempts)
    )
    if attempts is not None and attempts >= PARK_AFTER:
        tx.execute(update(checkins).where(*here).values(next_due_at=None))
    return attempts or 0
