"""The record: append-only and tamper-evident, since each entry's hash covers the one before it.

Words stand elsewhere; an entry holds their numbers and salted hashes, so that erasing them breaks nothing.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, func, select

from app.core.checkin import CheckIn
from app.core.evolving import TASK, Target
from app.core.record import Audience, Entry, EntryName
from app.core.step import Words
from app.core.wording.story import Told
from app.store.codec import from_json, to_json
from app.store.dialect import Among
from app.store.statement import Statement
from app.store.tables import record, words

GENESIS = "0" * 64
_HASHED = ("at", "name", "actor", "audience", "target", "before", "changes", "words", "shown", "detail")

_LATER = record.alias()
_END = select(func.max(_LATER.c.seq)).where(
    _LATER.c.workspace_id == record.c.workspace_id, _LATER.c.assignment_id == record.c.assignment_id
)
_TIPS = Statement(
    select(record.c.assignment_id, record.c.seq, record.c.hash).where(
        record.c.workspace_id == bindparam("workspace"),
        Among(record.c.assignment_id, "assignments"),
        record.c.seq == _END.scalar_subquery(),
    )
)
_APPEND = Statement(record.insert(), columns=("workspace_id", "assignment_id", "seq", *_HASHED, "hash"))


def hash_of_words(salt: str, text: str) -> str:
    """Return what stands in the record for words: SHA-256 over their salt and text."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """Where the record of an assignment ends: the number of its last entry, and its hash."""

    seq: int
    hash: str


BEGINNING = Tip(seq=0, hash=GENESIS)


def tips(tx: Connection, locked: Sequence[CheckIn]) -> dict[UUID, Tip]:
    """Return where the record of each of these check-ins of one workspace ends."""
    if not locked:
        return {}
    place = {"workspace": locked[0].workspace_id, "assignments": [one.assignment_id for one in locked]}
    return {row.assignment_id: Tip(seq=row.seq, hash=row.hash) for row in _TIPS.rows(tx, place)}


def append(
    tx: Connection,
    after: Tip,
    checkin: CheckIn,
    *,
    entries: tuple[Entry, ...],
    new_words: list[tuple[Words, str]],
    now: datetime,
) -> None:
    """Append `entries` behind `after`; the words written in the same step are named by the first of them."""
    named = {str(word.number): hash_of_words(salt, word.text) for word, salt in new_words}
    place = {"workspace_id": checkin.workspace_id, "assignment_id": checkin.assignment_id}
    rows, seq, previous = [], after.seq, after.hash
    begun: dict[Target, set[str]] = {} if seq else {TASK: set()}
    for entry in entries:
        row = _row(entry, named if entry is entries[0] else {}, now, _before(entry, begun))
        seq, previous = seq + 1, link(previous, row)
        rows.append(place | row | {"seq": seq, "hash": previous})
    _APPEND.run_each(tx, rows)


def _before(entry: Entry, begun: dict[Target, set[str]]) -> dict[str, Any]:
    """Return what stood in the fields of an entry; in what these entries themselves began, only what they named."""
    if entry.changes and not entry.before:
        begun[entry.target] = set()
    named = begun.get(entry.target)
    if named is None:
        return dict(entry.before)
    before = {name: value for name, value in entry.before.items() if name in named}
    named.update(entry.changes)
    return before


def _row(entry: Entry, named: Mapping[str, str], now: datetime, before: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "at": now,
        "name": entry.name.value,
        "actor": entry.actor,
        "audience": entry.audience.value,
        "target": list(entry.target),
        "before": to_json(before),
        "changes": to_json(dict(entry.changes)),
        "words": named,
        "shown": entry.shown,
        "detail": entry.detail,
    }


def link(previous: str, row: Mapping[str, Any]) -> str:
    """Return the hash of an entry: SHA-256 over the one before it and the entry as canonical JSON."""
    content = {name: row[name] for name in _HASHED} | {"at": row["at"].isoformat()}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def _row_at(state: dict[str, Any], target: list[Any]) -> dict[str, Any]:
    if target[0] == "task":
        return state
    rows = state.get(f"{target[0]}s", [])
    return next((row for row in rows if row["number"] == target[1]), {})


def _evolve(state: dict[str, Any], target: list[Any], changes: Mapping[str, Any]) -> None:
    if not (row := _row_at(state, target)) and target[0] != "task":
        row = {"number": target[1]}
        state.setdefault(f"{target[0]}s", []).append(row)
    row.update(changes)


def _rows(tx: Connection, workspace_id: str, assignment_id: UUID) -> list[Row[Any]]:
    return list(
        tx.execute(
            select(record)
            .where(record.c.workspace_id == workspace_id, record.c.assignment_id == assignment_id)
            .order_by(record.c.seq)
        )
    )


def replay(tx: Connection, workspace_id: str, assignment_id: UUID) -> CheckIn:
    """Return the state recomputed from the record alone."""
    state: dict[str, Any] = {}
    for row in _rows(tx, workspace_id, assignment_id):
        _evolve(state, row.target, row.changes)
    return from_json(CheckIn, state)


def is_intact(tx: Connection, workspace_id: str, assignment_id: UUID) -> bool:
    """Tell whether no entry was changed, taken out or put in, and no kept words differ from their hash."""
    previous, hashes = GENESIS, {}
    for place, row in enumerate(_rows(tx, workspace_id, assignment_id), 1):
        previous = link(previous, row._asdict())
        if row.seq != place or row.hash != previous:
            return False
        hashes.update(row.words)
    kept = tx.execute(
        select(words.c.number, words.c.salt, words.c.text).where(
            words.c.workspace_id == workspace_id, words.c.assignment_id == assignment_id
        )
    )
    return all(row.text is None or hashes.get(str(row.number)) == hash_of_words(row.salt, row.text) for row in kept)


def told(tx: Connection, workspace_id: str, assignment_id: UUID) -> list[Told]:
    """Return the entries of one assignment, oldest first."""
    return [_told(row) for row in _rows(tx, workspace_id, assignment_id)]


def told_since(tx: Connection, workspace_id: str, assignment_id: UUID, since: datetime) -> list[Told]:
    """Return the entries of one assignment from `since` on, oldest first."""
    mine = record.c.workspace_id == workspace_id, record.c.assignment_id == assignment_id, record.c.at >= since
    return [_told(row) for row in tx.execute(select(record).where(*mine).order_by(record.c.seq))]


def _told(row: Row[Any]) -> Told:
    return Told(
        at=row.at,
        name=EntryName(row.name),
        actor=row.actor,
        audience=Audience(row.audience),
        target=row.target,
        changes=row.changes,
        detail=row.detail,
    )
