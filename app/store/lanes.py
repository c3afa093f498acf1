"""Lanes: who has something to be sent, whose turn it is, and when the next message may leave, for all replicas.

A workspace is a lane, and within it everybody who is written to; the lane of a workspace is that of the reader ''.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    literal_column,
    or_,
    select,
    update,
)

from app.store.dialect import upsert
from app.store.statement import Statement
from app.store.tables import lanes, outbox

EVERYBODY = ""
_NEW: ColumnElement[str] = literal_column("'new'")
_SENDING: ColumnElement[str] = literal_column("'sending'")


def waiting(rows: FromClause) -> ColumnElement[bool]:
    """Whether a row has not left. Written as in the index of those rows: behind a `?` SQLite sees no index."""
    return rows.c.state.in_((_NEW, _SENDING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A workspace whose turn it is. No other replica has it until the transaction ends."""

    workspace_id: str
    free_at: datetime | None


def _first(rows: FromClause, found: str, *where: ColumnElement[bool]) -> Select[Any]:
    """The first `found` among rows that wait, in the order of their index: by `min` SQLite takes another."""
    order = (rows.c.workspace_id, rows.c.recipient_id, rows.c.id)
    return select(rows.c[found]).where(waiting(rows), *where).order_by(*order).limit(1)


def _waiting_workspaces() -> FromClause:
    """The workspaces with something to send, found by leaping from one to the next, however much waits in each."""
    first, further = outbox.alias(), outbox.alias()
    begin = _first(first, "workspace_id").scalar_subquery()
    found = select(begin.label("workspace_id")).cte(recursive=True)
    following = _first(further, "workspace_id", further.c.workspace_id > found.c.workspace_id).scalar_subquery()
    return found.union_all(select(following).where(found.c.workspace_id.is_not(None)))


_FOUND = _waiting_workspaces()
_TURNS = Statement(
    select(_FOUND.c.workspace_id, lanes.c.free_at)
    .select_from(
        _FOUND.outerjoin(
            lanes,
            (lanes.c.workspace_id == _FOUND.c.workspace_id) & (lanes.c.reader_id == literal_column("''")),
        )
    )
    .where(
        _FOUND.c.workspace_id.is_not(None), or_(lanes.c.free_at.is_(None), lanes.c.free_at <= bindparam("opens_until"))
    )
    .order_by(lanes.c.free_at.is_not(None), lanes.c.free_at)
    .limit(bindparam("most"))
)


def turns(tx: Connection, opens_until: datetime, most: int) -> list[Lane]:
    """Take the lanes with something to send that are free until then, the one that was served longest ago first.

    Lanes that another replica has are left to it.
    """
    found = _TURNS.rows(tx, {"opens_until": opens_until, "most": most})
    new = [{"workspace_id": row.workspace_id, "reader_id": EVERYBODY} for row in found if row.free_at is None]
    if new:
        tx.execute(upsert(tx, lanes).on_conflict_do_nothing(), new)
    if tx.dialect.name != "sqlite" and found:
        found = _locked(tx, [row.workspace_id for row in found], opens_until)
    return [Lane(workspace_id=row.workspace_id, free_at=row.free_at) for row in found]


def _locked(tx: Connection, workspace_ids: Sequence[str], opens_until: datetime) -> list[Lane]:
    rows = tx.execute(
        select(lanes.c.workspace_id, lanes.c.free_at)
        .where(
            lanes.c.workspace_id.in_(workspace_ids),
            lanes.c.reader_id == EVERYBODY,
            or_(lanes.c.free_at.is_(None), lanes.c.free_at <= opens_until),
        )
        .order_by(lanes.c.free_at.is_not(None), lanes.c.free_at)
        .with_for_update(skip_locked=True)
    )
    return [Lane(workspace_id=row.workspace_id, free_at=row.free_at) for row in rows]


def keep_free(tx: Connection, workspace_id: str, free_at: datetime, reader_id: str = EVERYBODY) -> None:
    """Keep until when a lane is not free; never sooner than it was kept already."""
    made = upsert(tx, lanes).values(workspace_id=workspace_id, reader_id=reader_id, free_at=free_at)
    later = or_(lanes.c.free_at.is_(None), lanes.c.free_at < free_at)
    tx.execute(
        made.on_conflict_do_update(index_elements=["workspace_id", "reader_id"], set_={"free_at": free_at}, where=later)
    )


def pass_over(tx: Connection, workspace_ids: Sequence[str], now: datetime) -> None:
    """Let workspaces whose turn it was, and which had nothing that may leave, come after those that wait for theirs."""
    tx.execute(
        update(lanes)
        .where(lanes.c.workspace_id.in_(workspace_ids), lanes.c.reader_id == EVERYBODY)
        .where(or_(lanes.c.free_at.is_(None), lanes.c.free_at < now))
        .values(free_at=now)
    )


def _heads() -> FromClause:
    """The message each reader of a workspace is to be sent first, found by leaping from reader to reader."""
    first, further, rows = outbox.alias(), outbox.alias(), outbox.alias()
    here: BindParameter[str] = bindparam("workspace")
    begin = _first(first, "recipient_id", first.c.workspace_id == here).scalar_subquery()
    readers = select(begin.label("reader_id")).cte(recursive=True)
    following = _first(
        further, "recipient_id", further.c.workspace_id == here, further.c.recipient_id > readers.c.reader_id
    ).scalar_subquery()
    readers = readers.union_all(select(following).where(readers.c.reader_id.is_not(None)))
    head = (
        select(rows.c.id)
        .where(
            rows.c.workspace_id == here,
            rows.c.recipient_id == readers.c.reader_id,
            waiting(rows),
            or_(rows.c.due_at <= bindparam("now"), rows.c.attempts > literal_column("0")),
        )
        .order_by(rows.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return select(head.label("id")).where(readers.c.reader_id.is_not(None)).cte("heads")


HEADS = _heads()
