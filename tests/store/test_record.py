"""The record: it cannot be changed through the database, and a change made around it shows."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store import record
from app.store.tx import Tx
from tests.core.play import ESSAY_2
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_reassigned import midway


async def intact(office: Office) -> bool:
    checkin = office.bot.db.read_now(office.case).checkin
    return office.bot.db.read_now(lambda tx: record.is_intact(tx, checkin.workspace_id, checkin.assignment_id))


@pytest.mark.parametrize("change", ["UPDATE record SET actor = 'U0FINN'", "DELETE FROM record"])
async def test_the_database_itself_refuses_to_change_the_record(office: Office, change: str) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    with pytest.raises(DBAPIError, match="append-only"):
        await office.bot.db.run(lambda tx: tx.execute(text(change)).close())
    assert await intact(office)


def without_triggers(tx: Tx, change: str) -> None:
    """Change the record as somebody could who owns the database."""
    if tx.dialect.name == "sqlite":
        tx.execute(text("DROP TRIGGER record_refuses_update"))
        tx.execute(text("DROP TRIGGER record_refuses_delete"))
    else:
        tx.execute(text("DROP TRIGGER record_refuses_changes ON record"))
    tx.execute(text(change))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET actor = 'U0FINN' WHERE seq = 1",
        "DELETE FROM record WHERE seq = 1",
        "UPDATE words SET text = 'something else' WHERE number = 1",
    ],
)
async def test_a_change_made_around_the_triggers_shows(office: Office, change: str) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    office.tampered = True
    await office.bot.db.run(without_triggers, change)
    assert not await intact(office)
    await office.maya.run("/checkin record T-1")
    assert "THE CHAIN IS BROKEN" in office.maya.seen


async def test_words_can_be_erased_and_the_record_still_holds(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.bot.db.run(lambda tx: tx.execute(text("UPDATE words SET text = NULL")).close())
    assert await intact(office)
    office.record_names()
    await office.maya.run("/checkin record T-1")
    assert "[erased]" in office.maya.seen


async def test_no_entry_holds_words(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2, purpose="to plan the secret summit")
    rows = office.bot.db.read_now(lambda tx: [str(row) for row in tx.execute(text("SELECT * FROM record"))])
    assert rows
    assert not [row for row in rows if "summit" in row or "applications" in row]


def foretold(tx: Tx, number: int) -> list[tuple[Any, Any]]:
    """What each entry of a task says stood there before it, and what the entries before it made of that."""
    checkin, state, found = Office.case(tx, number).checkin, dict[str, Any](), []
    for row in record._rows(tx, checkin.workspace_id, checkin.assignment_id):
        stood = record._row_at(state, row.target)
        found.append((row.before, {name: stood[name] for name in row.changes if name in stood}))
        record._evolve(state, row.target, row.changes)
    return found


@on_one_database
async def test_before_what_begins_with_several_entries_stands_what_they_said_themselves(office: Office) -> None:
    await midway(office)
    await office.priya.run("/checkin reassign T-1 @Finn")
    await office.settle()
    assert [said for said, made in office.bot.db.read_now(lambda tx: foretold(tx, 2)) if said != made] == []
