"""What the audit looks at: check-ins in pages, messages that should have left; deadlines put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from uuid import UUID

from sqlalchemy import Connection, and_, literal_column, select, tuple_, update

from app.core.alarms import next_due
from app.core.checkin import CheckIn
from app.store.codec import from_json
from app.store.lanes import waiting
from app.store.tables import checkins, outbox

Place = tuple[str, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An unfinished check-in, and how it stands on the list of what is due."""

    checkin: CheckIn
    due_at: datetime | None
    attempts: int


def unfinished(tx: Connection, after: Place | None, limit: int) -> list[Listed]:
    """Return the next unfinished check-ins behind `after`, in the order of their keys."""
    key = (checkins.c.workspace_id, checkins.c.assignment_id)
    wanted = select(checkins.c.state, checkins.c.next_due_at, checkins.c.attempts).where(checkins.c.finished.is_(False))
    if after is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*after))
    rows = tx.execute(wanted.order_by(*key).limit(limit))
    return [
        Listed(checkin=from_json(CheckIn, row.state), due_at=row.next_due_at, attempts=row.attempts) for row in rows
    ]


def tasks(tx: Connection, after: Place | None, limit: int) -> list[tuple[str, UUID, int]]:
    """Return the next tasks behind `after`, finished or not, in the order of their keys, each with its number."""
    key = (checkins.c.workspace_id, checkins.c.assignment_id)
    wanted = select(*key, checkins.c.number)
    if after is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*after))
    return [tuple(row) for row in tx.execute(wanted.order_by(*key).limit(limit))]


def put_back(tx: Connection, checkin: CheckIn, now: datetime) -> None:
    """Put a check-in back on the list, at its next time or at once where that is over, with no failures counted."""
    due_at = next_due(checkin)
    here = (checkins.c.workspace_id == checkin.workspace_id, checkins.c.assignment_id == checkin.assignment_id)
    tx.execute(
        update(checkins).where(*here).values(next_due_at=None if due_at is None else max(due_at, now), attempts=0)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A message that did not leave: `failed` where it was given up."""

    workspace_id: str
    assignment_id: UUID | None
    reader_id: str
    due_at: datetime
    failed: bool


def late_messages(tx: Connection, since: datetime, until: datetime, limit: int) -> Iterator[Late]:
    """Yield messages that were to leave before `until` and did not; those given up only if that was after `since`."""
    failed = outbox.c.state == literal_column("'failed'")
    given_up = and_(failed, outbox.c.due_at >= since, outbox.c.error != "deactivated")
    columns = (outbox.c.workspace_id, outbox.c.assignment_id, outbox.c.recipient_id, outbox.c.due_at, outbox.c.state)
    looks = (and_(waiting(outbox), outbox.c.due_at < until), given_up)
    each = (tx.execute(select(*columns).where(look).order_by(outbox.c.due_at).limit(limit)) for look in looks)
    for row in islice(chain.from_iterable(each), limit):
        yield Late(
            workspace_id=row.workspace_id,
            assignment_id=row.assignment_id,
            reader_id=row.recipient_id,
            due_at=row.due_at,
            failed=row.state == "failed",
        )
