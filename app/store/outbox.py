"""What is to be said: queued with the change that causes it, leased, sent, then marked."""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)

from app.core.caps import Cost
from app.core.messages import Claimed, Message, MessageKind
from app.store.codec import from_json
from app.store.dialect import Among
from app.store.lanes import EVERYBODY, HEADS, waiting
from app.store.statement import Statement
from app.store.tables import lanes, outbox
from app.store.types import UtcDateTime

LEASE = timedelta(seconds=60)
DEACTIVATED = "deactivated"
MISSED = "missed"


_REPLACE = Statement(
    update(outbox)
    .where(
        outbox.c.workspace_id == bindparam("workspace"),
        outbox.c.key == bindparam("same_key"),
        outbox.c.recipient_id == bindparam("reader"),
        outbox.c.state == "new",
    )
    .values(state="replaced")
)
_QUEUED = ("id", "workspace_id", "assignment_id", "recipient_id", "key", "kind", "body", "cost", "state")
_INSERT = Statement(outbox.insert(), columns=(*_QUEUED, "created_at", "due_at"))
_SPENT = Statement(
    select(outbox.c.id, outbox.c.recipient_id, outbox.c.cost, outbox.c.due_at).where(
        outbox.c.workspace_id == bindparam("workspace"),
        Among(outbox.c.recipient_id, "readers"),
        outbox.c.cost != literal_column("''"),
        outbox.c.state != "failed",
        outbox.c.due_at >= bindparam("since"),
    )
)

_UNCLAIMED = {"claimed_at": None, "doubtful_since": None}
_LATE = Statement(
    select(outbox.c.workspace_id, outbox.c.recipient_id)
    .where(
        outbox.c.state == literal_column("'new'"),
        outbox.c.attempts == literal_column("0"),
        outbox.c.due_at <= bindparam("since"),
    )
    .order_by(outbox.c.due_at)
    .limit(literal_column("200"))
)
_OTHERS = outbox.alias()
_WRITTEN_TO = (
    select(_OTHERS.c.id)
    .where(
        _OTHERS.c.workspace_id == outbox.c.workspace_id,
        _OTHERS.c.recipient_id == outbox.c.recipient_id,
        waiting(_OTHERS),
        _OTHERS.c.state == "sending",
        _OTHERS.c.claimed_at > bindparam("leased"),
    )
    .exists()
)
_DIGESTS = (MessageKind.DIGEST.value, MessageKind.NOTE.value)
_CLAIM = Statement(
    select(
        *(
            outbox.c[name]
            for name in ("id", "workspace_id", "assignment_id", "recipient_id", "key", "body", "state", "created_at")
        ),
        outbox.c.attempts,
        outbox.c.doubtful_since,
        outbox.c.error,
    )
    .select_from(
        outbox.outerjoin(
            lanes, (lanes.c.workspace_id == outbox.c.workspace_id) & (lanes.c.reader_id == outbox.c.recipient_id)
        )
    )
    .where(
        outbox.c.id.in_(select(HEADS.c.id)),
        or_(
            and_(outbox.c.state == "new", outbox.c.due_at <= bindparam("now")),
            and_(outbox.c.state == "sending", outbox.c.claimed_at <= bindparam("leased")),
        ),
        or_(lanes.c.free_at.is_(None), lanes.c.free_at <= bindparam("now")),
        or_(outbox.c.due_at <= outbox.c.created_at, ~_WRITTEN_TO),  # only what was kept comes before what is being sent
    )
    .order_by(or_(*(outbox.c.kind == kind for kind in _DIGESTS)), outbox.c.id)
    .limit(bindparam("most"))
)
_STAND = Statement(
    select(outbox.c.key, outbox.c.recipient_id, outbox.c.channel, outbox.c.ts)
    .where(outbox.c.workspace_id == bindparam("workspace"), Among(outbox.c.key, "keys"), outbox.c.ts.is_not(None))
    .order_by(outbox.c.id)
)
_SENT = Statement(
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.state == literal_column("'sending'"))
    .values(state="sent", channel=bindparam("in_channel"), ts=bindparam("at_ts"), error=None)
)


def _withdrawing(such: ColumnElement[bool]) -> Statement:
    return Statement(
        update(outbox)
        .where(
            outbox.c.workspace_id == bindparam("workspace"),
            outbox.c.recipient_id == bindparam("reader"),
            outbox.c.assignment_id == bindparam("assignment"),
            such,
            waiting(outbox),
            outbox.c.state == "new",
        )
        .values(state="replaced")
    )


_WITHDRAW = _withdrawing(outbox.c.kind != MessageKind.ANSWERS.value)
_WITHDRAW_COSTLY = _withdrawing(outbox.c.cost != "")


def enqueue(
    tx: Connection,
    *,
    workspace_id: str,
    assignment_id: UUID | None,
    messages: Sequence[tuple[UUID, Message]],
    now: datetime,
) -> None:
    """Queue messages, each with the id of its row; an earlier one of the same key that has not left is replaced."""
    if not messages:
        return
    _REPLACE.run_each(tx, [{"workspace": workspace_id, "same_key": m.key, "reader": m.to} for _, m in messages])
    _INSERT.run_each(
        tx,
        [
            {
                "id": row_id,
                "workspace_id": workspace_id,
                "assignment_id": assignment_id,
                "recipient_id": message.to,
                "key": message.key,
                "kind": message.kind.value,
                "body": message,
                "cost": message.cost.value,
                "state": "new",
                "created_at": now,
                "due_at": max(now, message.not_before or now),
            }
            for row_id, message in messages
        ],
    )


def withdraw(
    tx: Connection, workspace_id: str, assignment_id: UUID, person_ids: Collection[str], *, costly: bool = False
) -> None:
    """Take back what is for these people, about that assignment, no answer, and has not left.

    Where only `costly`, what costs its reader nothing stays.
    """
    place = {"workspace": workspace_id, "assignment": assignment_id}
    statement = _WITHDRAW_COSTLY if costly else _WITHDRAW
    statement.run_each(tx, [{**place, "reader": person_id} for person_id in sorted(person_ids)])


def spent(
    tx: Connection, workspace_id: str, person_ids: Collection[str], since: datetime, *, but: Container[UUID] = ()
) -> dict[str, dict[Cost, list[datetime]]]:
    """Return when messages that cost their reader something went, or will go, to each of these people from `since` on.

    Those whose ids are in `but` are left out.
    """
    found: dict[str, dict[Cost, list[datetime]]]
    found = {person_id: {Cost.CARD: [], Cost.INTERRUPTION: []} for person_id in person_ids}
    for row in _SPENT.rows(tx, {"workspace": workspace_id, "readers": list(person_ids), "since": since}):
        if row.id not in but:
            found[row.recipient_id][Cost(row.cost)].append(row.due_at)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message that waits for its reader's hours."""

    id: UUID
    cost: Cost
    due_at: datetime


def kept(tx: Connection, workspace_id: str, person_id: str, now: datetime) -> list[Kept]:
    """Return what waits for somebody's hours and was never tried, in order."""
    rows = tx.execute(
        select(outbox.c.id, outbox.c.cost, outbox.c.due_at)
        .where(
            outbox.c.workspace_id == workspace_id,
            outbox.c.recipient_id == person_id,
            waiting(outbox),
            outbox.c.state == "new",
            outbox.c.attempts == 0,
            outbox.c.due_at > now,
        )
        .order_by(outbox.c.id)
    )
    return [Kept(id=row.id, cost=Cost(row.cost), due_at=row.due_at) for row in rows]


def late(tx: Connection, since: datetime) -> list[tuple[str, str]]:
    """Return workspace and reader of what should have left before `since` and was never tried; of much, the first."""
    return sorted({(row.workspace_id, row.recipient_id) for row in _LATE.rows(tx, {"since": since})})


def late_for(tx: Connection, workspace_id: str, person_id: str, since: datetime) -> list[Kept]:
    """Return what should have reached somebody before `since` and was never tried, in order."""
    theirs = (outbox.c.workspace_id == workspace_id, outbox.c.recipient_id == person_id, waiting(outbox))
    columns = (outbox.c.id, outbox.c.cost, outbox.c.due_at)
    rows = tx.execute(select(*columns).where(*theirs, *_untried_since(since)).order_by(outbox.c.id))
    return [Kept(id=row.id, cost=Cost(row.cost), due_at=row.due_at) for row in rows]


def _untried_since(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return _is_new(outbox), outbox.c.attempts == 0, outbox.c.due_at <= since


def _is_new(rows: FromClause) -> ColumnElement[bool]:
    """Whether a row waits and is not being sent, written as in the index of those."""
    return rows.c.state == literal_column("'new'")


def move(tx: Connection, row_id: UUID, due_at: datetime) -> None:
    """Let a message that waits come at another time."""
    tx.execute(update(outbox).where(outbox.c.id == row_id, outbox.c.state == "new").values(due_at=due_at))


def drop(tx: Connection, workspace_id: str, person_id: str) -> None:
    """Give up what waits for somebody whose account is gone."""
    theirs = (outbox.c.workspace_id == workspace_id, outbox.c.recipient_id == person_id)
    tx.execute(
        update(outbox)
        .where(*theirs, waiting(outbox), outbox.c.state == "new")
        .values(state="failed", error=DEACTIVATED)
    )


def claim(tx: Connection, workspace_id: str, now: datetime, limit: int) -> list[Claimed]:
    """Lease up to `limit` messages of a workspace whose turn it is, what somebody waits for before digests.

    They are the oldest of each reader that is due, and those whose lease ran out. A reader's later messages wait until
    the earlier one is settled, so that their order holds; one that was never tried and is kept for their working hours
    holds up none. Nor does a reader who was written to just now, or whose message is being sent, hold up another.
    """
    place = {"workspace": workspace_id, "now": now, "leased": now - LEASE, "most": limit}
    rows = _CLAIM.rows(tx, place)
    if not rows:
        return []
    taken = set(
        tx.scalars(
            update(outbox)
            .where(outbox.c.id.in_([row.id for row in rows]), waiting(outbox))
            .values(
                state="sending",
                claimed_at=now,
                doubtful_since=func.coalesce(outbox.c.doubtful_since, bindparam("since", now, UtcDateTime)),
                attempts=outbox.c.attempts + 1,
                error=None,
            )
            .returning(outbox.c.id)
        )
    )
    found = _STAND.rows(tx, {"workspace": workspace_id, "keys": [row.key for row in rows if row.id in taken]})
    standing = {(row.key, row.recipient_id): row for row in found}
    return [_claimed(row, now, standing.get((row.key, row.recipient_id))) for row in rows if row.id in taken]


def _claimed(row: Any, now: datetime, stands: Any) -> Claimed:
    message = from_json(Message, row.body)
    return Claimed(
        id=row.id,
        workspace_id=row.workspace_id,
        assignment_id=row.assignment_id,
        message=message,
        attempts=row.attempts + 1,
        claimed_at=now,
        maybe_since=row.doubtful_since or now,
        channel=stands.channel if stands else None,
        ts=stands.ts if stands else None,
        doubtful=row.state == "sending",
        missed=row.state == "sending" and row.error == MISSED,
        planned_at=max(row.created_at, message.not_before or row.created_at),
    )


def mark_sent(tx: Connection, row_id: UUID, channel: str, ts: str) -> bool:
    """Note where a message stands; False when it is not being sent any more."""
    return _SENT.run(tx, {"row": row_id, "in_channel": channel, "at_ts": ts}) == 1


def mark_failed(tx: Connection, row_id: UUID, error: str) -> bool:
    """Give a message up."""
    return _settle(tx, row_id, state="failed", error=error)


def mark_missed(tx: Connection, row_id: UUID, claimed_at: datetime) -> None:
    """Note of a message whose fate is unknown that who claimed it then did not find it. It stays leased."""
    theirs = (outbox.c.id == row_id, outbox.c.state == "sending", outbox.c.claimed_at == claimed_at)
    tx.execute(update(outbox).where(*theirs).values(error=MISSED))


def put_back(tx: Connection, row_id: UUID, due_at: datetime, error: str) -> bool:
    """Let a message be tried again at `due_at`."""
    return _settle(tx, row_id, state="new", due_at=due_at, error=error, **_UNCLAIMED)


def put_off(tx: Connection, row_id: UUID, until: datetime) -> bool:
    """Keep a message until then as if it had not been claimed, so that it holds up none behind it."""
    return _settle(tx, row_id, state="new", due_at=until, attempts=outbox.c.attempts - 1, **_UNCLAIMED)


def _settle(tx: Connection, row_id: UUID, **values: Any) -> bool:
    done = tx.execute(update(outbox).where(outbox.c.id == row_id, outbox.c.state == "sending").values(**values))
    return done.rowcount == 1


def newest(tx: Connection, workspace_id: str, key: str, reader_id: str) -> Message | None:
    """Return the newest message of that key as `reader_id` was or will be sent it."""
    body = tx.scalar(
        select(outbox.c.body)
        .where(outbox.c.workspace_id == workspace_id, outbox.c.key == key, outbox.c.recipient_id == reader_id)
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    return None if body is None else from_json(Message, body)


def _earliest() -> Select[tuple[Any]]:
    """Return the statement of when the next message that waits may be sent: not before its lane is free."""
    lane, own = lanes.alias(), lanes.alias()
    rows = (
        outbox.outerjoin(lane, (lane.c.workspace_id == outbox.c.workspace_id) & (lane.c.reader_id == EVERYBODY))
        .outerjoin(own, (own.c.workspace_id == outbox.c.workspace_id) & (own.c.reader_id == outbox.c.recipient_id))
    )  # fmt: skip
    at: ColumnElement[Any] = outbox.c.due_at
    for free in (lane.c.free_at, own.c.free_at):
        at = case((free > at, free), else_=at)
    return select(at.label("at")).select_from(rows).where(_is_new(outbox)).order_by(at).limit(1)


_EARLIEST = Statement(_earliest())
_LEASED = Statement(
    select(func.min(outbox.c.claimed_at).label("at")).where(outbox.c.state == literal_column("'sending'"))
)


def earliest(tx: Connection) -> datetime | None:
    """Return when the next message may be sent, or looked for, or None when nothing waits to be."""
    new, leased = _EARLIEST.scalar(tx, {}), _LEASED.scalar(tx, {})
    return min(filter(None, (new, leased + LEASE if leased else None)), default=None)
