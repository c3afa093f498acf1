"""Statements that are compiled once and run by the driver: many values as one, many writes sent together."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from app.store.db import Db
from app.store.dialect import Among
from app.store.statement import Statement, together
from app.store.tables import inbox
from app.store.tx import Tx

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ADD = Statement(inbox.insert(), columns=("workspace_id", "stamp", "at"))
FIND = Statement(
    select(inbox.c.stamp, inbox.c.at).where(
        inbox.c.workspace_id == bindparam("workspace"), Among(inbox.c.stamp, "stamps")
    )
)


def add(tx: Tx, *stamps: str) -> None:
    with together(tx):
        for stamp in stamps:
            ADD.run_each(tx, [{"workspace_id": "T", "stamp": stamp, "at": NOW}])


def found(tx: Tx, *stamps: str) -> set[str]:
    return {row.stamp for row in FIND.rows(tx, {"workspace": "T", "stamps": stamps})}


async def test_of_several_values_those_that_are_there_are_found(db: Db) -> None:
    await db.run(add, "one", "two", "it's", 'a "third", [with] {signs}')
    assert await db.read(found, "two", "none", "it's", 'a "third", [with] {signs}') == {
        "two",
        "it's",
        'a "third", [with] {signs}',
    }
    assert await db.read(found) == set()


async def test_what_fails_among_writes_sent_together_is_raised_and_none_of_them_is_kept(db: Db) -> None:
    with pytest.raises(IntegrityError):
        await db.run(add, "one", "two", "one", "three")
    assert await db.read(found, "one", "two", "three") == set()
    await db.run(add, "one")
    assert await db.read(found, "one", "two") == {"one"}
