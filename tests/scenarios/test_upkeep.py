"""What is done about the installation itself: by one process at a time, put off where it fails, never given up."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import repeat
from uuid import UUID

import pytest
from sqlalchemy import text

from app.auditor import Auditor
from app.core.audit import Fault
from app.core.connection import Connection, Proof
from app.core.duties import UPKEEP, Duty, upkeep_of
from app.core.wording.audit import line
from app.store import duties, inbox, pastes, trackers
from app.store.db import Db
from app.store.tx import Tx
from app.upkeep import Upkeep
from app.usecases.keep_up import begin_audit, plan_upkeep
from app.usecases.wake_duties import next_duty
from app.usecases.world import World
from app.wiring import new_id
from tests.company import WORKSPACE, Company, opened
from tests.databases import on_one_database

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FIVE_MINUTES = UPKEEP[Duty.AUDIT]
SPOILT = {
    Duty.AUDIT: ("ALTER TABLE checkins RENAME COLUMN state TO states", "ALTER TABLE checkins RENAME states TO state"),
    Duty.RETENTION: ("UPDATE tracker_connections SET state = '{}'", "DELETE FROM tracker_connections"),
}

CONNECTION = Connection(
    id="c1",
    workspace_id=WORKSPACE,
    tracker="github",
    base_url="https://api.github.com",
    projects=("acme/app",),
    made_at=MONDAY,
)


@pytest.fixture
async def company(database_url: str) -> AsyncIterator[Company]:
    """Ada runs Checkin, which begins on Monday at ten and follows a tracker."""
    async with opened(database_url, MONDAY) as company:
        await company.hire("Ada", "Europe/London")
        await company.db.run(lambda tx: trackers.add(tx, CONNECTION))
        await company.world.run(plan_upkeep)
        yield company


def upkeep_by(company: Company, *, beat: str = "") -> Upkeep:
    """The loop of a process that tells Ada."""
    return Upkeep(company.world, Auditor(company.world, alerts_to="Ada", home=WORKSPACE, heartbeat_url=beat))


def planned(tx: Tx) -> dict[str, tuple[datetime | None, int]]:
    """When each is due next, and how often it failed."""
    rows = tx.execute(text("SELECT kind, next_due_at, attempts FROM duties WHERE workspace_id = ''"))
    since = datetime(1970, 1, 1, tzinfo=UTC)
    return {
        row.kind: (row.next_due_at and since + timedelta(microseconds=row.next_due_at), row.attempts) for row in rows
    }


def last_done(company: Company, duty: Duty) -> datetime | None:
    return company.db.read_now(lambda tx: duties.last(tx, upkeep_of(duty)))


async def test_of_two_processes_one_audits_in_five_minutes(db: Db) -> None:
    now = MONDAY
    both = [World(db=db, clock=lambda: now, new_id=new_id) for _ in range(2)]
    await asyncio.gather(*(one.run(plan_upkeep) for one in both))
    assert await asyncio.gather(*(one.run(begin_audit) for one in both)) == [False, False]
    for _ in range(2):
        now += FIVE_MINUTES
        assert sorted(await asyncio.gather(*(one.run(begin_audit) for one in both))) == [False, True]


@on_one_database
async def test_a_worker_begins_them_and_the_next_one_leaves_them_as_they_are(db: Db) -> None:
    for start in (MONDAY, MONDAY + timedelta(minutes=3)):
        begun = asyncio.Event()
        world = World(db=db, clock=repeat(start).__next__, new_id=new_id, wake=begun.set)
        running = asyncio.create_task(Upkeep(world, Auditor(world)).run())
        await begun.wait()
        running.cancel()
    assert db.read_now(planned) == {"audit": (MONDAY + FIVE_MINUTES, 0), "retention": (MONDAY + timedelta(hours=1), 0)}


@on_one_database
async def test_a_clock_that_is_turned_by_hand_does_not_stop_at_them(company: Company) -> None:
    assert company.db.read_now(next_duty) is None


@pytest.mark.parametrize("duty", UPKEEP)
async def test_one_that_fails_is_put_off_told_and_never_given_up(company: Company, duty: Duty) -> None:
    upkeep = upkeep_by(company)
    company.now += timedelta(hours=1)
    await upkeep.round()
    spoil, repair = SPOILT[duty]
    await company.db.run(lambda tx: tx.execute(text(spoil)).close())
    company.now += UPKEEP[duty]
    for failures in range(1, 7):
        await upkeep.round()
        assert company.db.read_now(planned)[duty] == (company.now + FIVE_MINUTES, failures)
        await company.settle()
        assert bool(company.to("Ada")) == (failures >= 5)
        company.now += FIVE_MINUTES
    (head,) = {post.message.head for post in company.to("Ada")}
    assert head == f"Checkin found something stuck: {duty}, {Fault.FAILING.value}."

    await company.db.run(lambda tx: tx.execute(text(repair)).close())
    await upkeep.round()
    assert company.db.read_now(planned)[duty] == (company.now + UPKEEP[duty], 0)
    assert last_done(company, duty) == company.now
    assert (await company.auditor.look())[1] == []


@on_one_database
async def test_who_looks_sees_what_fails_and_cannot_put_it_right(company: Company) -> None:
    await company.db.run(lambda tx: tx.execute(text("UPDATE duties SET attempts = 5 WHERE kind = 'retention'")).close())
    assert [line(finding) for finding in (await company.auditor.look())[1]] == [f"retention: {Fault.FAILING.value}"]
    await company.auditor.round()
    assert company.db.read_now(planned)["retention"] == (MONDAY + timedelta(hours=1), 5)


@on_one_database
async def test_after_a_week_without_a_worker_what_is_late_is_done_before_it_is_looked_for(company: Company) -> None:
    upkeep = upkeep_by(company)
    await company.hire("Maya", "Europe/London")
    await company.give("Ada", "Maya", "Estimate the inputs. Parameters: r_adopt, k_max and friction.")
    company.now += timedelta(days=7)
    assert {finding.due for finding in (await company.auditor.look())[1]}.isdisjoint(map(upkeep_of, UPKEEP))
    await upkeep.round()
    assert (last_done(company, Duty.AUDIT), last_done(company, Duty.RETENTION)) == (None, company.now)
    await company.settle()
    company.now += FIVE_MINUTES
    await upkeep.round()
    assert last_done(company, Duty.AUDIT) == company.now
    await company.settle()
    assert not [post for post in company.to("Ada") if "stuck" in post.message.head]


@on_one_database
async def test_an_audit_under_way_holds_up_no_tick(company: Company) -> None:
    beating, over = asyncio.Event(), asyncio.Event()

    async def answer_late(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        beating.set()
        await over.wait()
        writer.close()

    async with await asyncio.start_server(answer_late, "127.0.0.1", 0) as server:
        upkeep = upkeep_by(company, beat=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        company.now += FIVE_MINUTES
        auditing = asyncio.create_task(upkeep.round())
        await beating.wait()
        assert await company.ticker.tick() == 0
        assert not auditing.done()
        over.set()
        await auditing


async def test_retention_forgets_each_at_its_age(company: Company) -> None:
    def leave(tx: Tx) -> None:
        for age in (timedelta(hours=23), timedelta(hours=25), timedelta(days=29), timedelta(days=31)):
            at, name = MONDAY + timedelta(hours=1) - age, str(age)
            inbox.take(tx, WORKSPACE, name, at)
            trackers.remember(tx, CONNECTION, Proof(delivery_id=name, digest=name), at)
            pastes.keep(tx, WORKSPACE, UUID(int=int(age.total_seconds())), author_id="Ada", text=name, now=at)

    await company.db.run(leave)
    company.now += timedelta(hours=1)
    await upkeep_by(company).round()
    counts = ("SELECT count(*) FROM inbox", "SELECT count(*) FROM tracker_deliveries", "SELECT count(*) FROM pastes")
    left = [company.db.read_now(lambda tx, q=query: tx.scalar(text(q))) for query in counts]
    assert left == [1, 3, 3]
    assert company.db.read_now(planned)["retention"] == (company.now + UPKEEP[Duty.RETENTION], 0)
