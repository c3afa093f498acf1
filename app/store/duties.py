"""What is done at a time of its own: when it is due next, how often it failed, when it was done last."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update

from app.core.duties import UPKEEP, Due, Duty
from app.store.deadlines import PARK_AFTER, POSTPONE_BY
from app.store.dialect import upsert
from app.store.statement import Statement
from app.store.tables import duties

_UPKEEP = [kind.value for kind in UPKEEP]


def _here(due: Due) -> tuple[Any, ...]:
    return (
        duties.c.workspace_id == due.workspace_id,
        duties.c.kind == due.duty.value,
        duties.c.subject_id == due.subject_id,
    )


def take_on(tx: Connection, planned: Sequence[tuple[Due, datetime | None]]) -> None:
    """Keep when each is due first; what is planned already stays as it is."""
    if planned:
        rows = [_row(due) | {"next_due_at": at} for due, at in planned]
        tx.execute(upsert(tx, duties).on_conflict_do_nothing(), rows)


def _row(due: Due) -> dict[str, Any]:
    return {"workspace_id": due.workspace_id, "kind": due.duty.value, "subject_id": due.subject_id}


def plan(tx: Connection, due: Due, at: datetime | None) -> None:
    """Change when a duty that was begun is due next; None for not any more. One that was not begun stays so."""
    tx.execute(update(duties).where(*_here(due)).values(next_due_at=at, attempts=0))


def due(tx: Connection, now: datetime, limit: int, kinds: Collection[Duty]) -> list[Due]:
    """Return what of these kinds has become due, oldest first."""
    rows = tx.execute(
        select(duties.c.workspace_id, duties.c.kind, duties.c.subject_id)
        .where(duties.c.next_due_at <= now, duties.c.kind.in_([kind.value for kind in kinds]))
        .order_by(duties.c.next_due_at)
        .limit(limit)
    )
    return [Due(workspace_id=row.workspace_id, duty=Duty(row.kind), subject_id=row.subject_id) for row in rows]


def claim(tx: Connection, due: Due, now: datetime) -> bool:
    """Take a duty until the transaction ends; False where it is not due any more, or somebody else has it."""
    still = (*_here(due), duties.c.next_due_at <= now)
    return tx.scalar(select(duties.c.kind).where(*still).with_for_update(skip_locked=True)) is not None


def complete(tx: Connection, due: Due, at: datetime | None, *, done_at: datetime | None = None) -> None:
    """Keep when a claimed duty is due next, and when it was done unless there was nothing to do."""
    plan(tx, due, at)
    if done_at is not None:
        note_done(tx, due, done_at)


def lease(tx: Connection, due: Due, until: datetime) -> None:
    """Let a claimed duty wait for who does it; at `until` it is due again. Its failures stay counted."""
    tx.execute(update(duties).where(*_here(due)).values(next_due_at=until))


def settle(tx: Connection, due: Due, done_at: datetime) -> None:
    """Keep that a leased duty was done: nothing failed any more. When it is due next stays."""
    tx.execute(update(duties).where(*_here(due)).values(attempts=0, last_at=done_at))


def note_done(tx: Connection, due: Due, at: datetime) -> None:
    """Keep that a duty was done outside its time."""
    tx.execute(update(duties).where(*_here(due)).values(last_at=at))


def last(tx: Connection, due: Due) -> datetime | None:
    """Return when a duty was done last, or None."""
    return tx.scalar(select(duties.c.last_at).where(*_here(due)))


def postpone(tx: Connection, due: Due, now: datetime) -> int:
    """Put off a duty that failed; after five failures it is parked, unless it is one of upkeep.

    Returns the number of failures.
    """
    attempts = tx.scalar(
        update(duties)
        .where(*_here(due))
        .values(attempts=duties.c.attempts + 1, next_due_at=now + POSTPONE_BY)
        .returning(duties.c.attempts)
    )
    if attempts is not None and attempts >= PARK_AFTER and due.duty not in UPKEEP:
        tx.execute(update(duties).where(*_here(due)).values(next_due_at=None))
    return attempts or 0


def stuck(tx: Connection, until: datetime) -> list[tuple[Due, datetime | None]]:
    """Return duties that were due before `until` and were not done, and those that were given up, with their time.

    One of upkeep is stuck where it failed five times. That it is late says only that no worker ran.
    """
    late = and_(duties.c.next_due_at < until, duties.c.kind.not_in(_UPKEEP))
    parked = and_(duties.c.next_due_at.is_(None), duties.c.attempts > 0)
    rows = tx.execute(select(duties).where(or_(late, parked, duties.c.attempts >= PARK_AFTER)))
    return [
        (Due(workspace_id=row.workspace_id, duty=Duty(row.kind), subject_id=row.subject_id), row.next_due_at)
        for row in rows
    ]


_EARLIEST = Statement(
    select(duties.c.next_due_at).where(duties.c.next_due_at.is_not(None)).order_by(duties.c.next_due_at).limit(1)
)


def earliest(tx: Connection) -> datetime | None:
    """Return when the next duty becomes due, upkeep aside, or None."""
    waiting = (duties.c.next_due_at.is_not(None), duties.c.kind.not_in(_UPKEEP))
    return tx.scalar(select(duties.c.next_due_at).where(*waiting).order_by(duties.c.next_due_at).limit(1))
