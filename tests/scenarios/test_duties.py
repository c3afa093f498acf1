"""What is due about people: done once, put off when it fails, and never in the way of anything else."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from app.core.duties import Due, Duty
from app.sandbox.workspace import TEAM_ID
from app.store import duties
from app.store.tx import Tx
from app.usecases.send_digest import send_digest
from tests.office import Office
from tests.scenarios.test_digest import AT_15, digests, gives


def rows(office: Office) -> dict[tuple[str, str], tuple[datetime | None, int]]:
    """When each duty is due next, and how often it failed."""
    columns = "subject_id, kind, next_due_at, attempts"
    found = office.bot.db.read_now(lambda tx: tx.execute(text(f"SELECT {columns} FROM duties")).all())
    since = datetime(1970, 1, 1, tzinfo=UTC)
    return {
        (row.subject_id, row.kind): (row.next_due_at and since + timedelta(microseconds=row.next_due_at), row.attempts)
        for row in found
    }


async def spoil(office: Office, person_id: str) -> None:
    """Make everything that is read about somebody fail."""

    def write(tx: Tx, _moment: object) -> None:
        tx.execute(text("UPDATE people SET preferences = '{\"zone\": [1]}' WHERE person_id = :id"), {"id": person_id})

    await office.bot.world.run(write)


async def test_they_begin_with_the_first_task_and_once(office: Office) -> None:
    await gives(office, "Count the chairs")
    first = rows(office)
    assert {name: at for name, (at, _) in first.items()} == {
        (office.priya.id, "digest"): AT_15,
        (office.priya.id, "weekly note"): datetime(2026, 11, 27, 15, 0, tzinfo=UTC),
        (office.priya.id, "absence"): None,
        (office.maya.id, "weekly note"): datetime(2026, 11, 27, 15, 0, tzinfo=UTC),
    }
    await gives(office, "Count the desks")
    assert rows(office) == first


async def test_the_clock_of_the_sandbox_stops_at_them(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(AT_15 - timedelta(minutes=1))
    assert await office.bot.next_due() == AT_15


async def test_one_that_fails_is_put_off_parked_after_five_times_and_stops_no_other(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.give(office.finn, office.maya, "Count the desks")
    due_at, _ = rows(office)[office.finn.id, "digest"]
    assert due_at is not None
    await spoil(office, office.finn.id)
    office.tampered = True
    await office.wait_until(due_at)
    assert rows(office)[office.finn.id, "digest"] == (due_at + timedelta(minutes=5), 1)
    await office.wait_until(AT_15 + timedelta(hours=1))
    assert len(digests(office.priya)) == 1
    assert rows(office)[office.finn.id, "digest"] == (None, 5)
    assert rows(office)[office.priya.id, "digest"][1] == 0


async def test_several_at_once_do_it_once(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    office.sandbox.clock.move(AT_15 - office.sandbox.clock.now())
    world = office.bot.world
    done = await asyncio.gather(*(world.run(send_digest, TEAM_ID, office.priya.id) for _ in range(8)))
    assert sorted(done) == [False] * 7 + [True]
    await office.settle()
    assert len(digests(office.priya)) == 1


async def test_it_is_taken_when_it_is_due_and_not_before(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    due = Due(workspace_id=TEAM_ID, duty=Duty.DIGEST, subject_id=office.priya.id)
    assert not await office.bot.db.run(lambda tx: duties.claim(tx, due, AT_15 - timedelta(seconds=1)))
    assert await office.bot.db.run(lambda tx: duties.claim(tx, due, AT_15))
