"""Checkin stood still for a minute, a day, a month, or its clock went back: the right things are done, once."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from app.core.assignment import Answer, Hours
from app.core.caps import Caps
from app.core.checkin import drafted
from app.core.events import Answered, ConsentGiven, LookedAt, SendChosen
from app.core.record import EntryName
from app.store import record
from tests.company import WORKSPACE, Company, Post, opened
from tests.databases import on_both_databases, on_one_database
from tests.scenarios.test_a_year import INTERRUPTS

pytestmark = on_one_database

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CAPS = Caps()
TEXT = "Estimate the inputs of model {n}. Parameters: r_adopt, k_max and friction."


@pytest.fixture
async def company(database_url: str) -> AsyncIterator[Company]:
    """Three tasks of each kind: T-1 to T-3 not looked at, T-4 to T-6 asked, T-7 to T-9 promised, T-10 to T-12 sent."""
    async with opened(database_url, MONDAY) as company:
        assert isinstance(company, Company)
        for name in ("Priya", "Maya", "Noor", "Ola", "Pia"):
            await company.hire(name, "Europe/London")
        for n in range(1, 13):
            await _begin(company, n)
        await company.settle()
        company.now += timedelta(minutes=10)
        yield company


async def _begin(company: Company, n: int) -> None:
    who = ("Maya", "Noor", "Ola", "Pia")[(n - 1) // 3]
    case = await company.give("Priya", who, TEXT.format(n=n), hours=Hours.OVER_10, due_at=MONDAY + timedelta(days=60))
    task = case.checkin.assignment_id
    if n > 3:
        await company.do(task, LookedAt(by=who))
    if n > 6:
        unclear = dict.fromkeys((1, 2, 3), Answer.UNCLEAR)
        await company.do(task, Answered(by=who, items=unclear, purpose_unsure=True))
        await company.do(task, ConsentGiven(by=who, after_grace=True))
        await company.settle()
    if n > 9:
        await company.do(task, SendChosen(by=who, version=company.case(task).checkin.draft_version))


async def stands_still(company: Company, until: datetime) -> list[Post]:
    """Let time go by without the process, start it again, and return what is sent within the next hour."""
    before = len(company.posts)
    company.now = until
    await company.settle()
    await company.wait_until(until + HOUR)
    return [post for post in company.posts[before:] if post.fresh]


def check_nothing_twice(company: Company) -> None:
    """No message stands there twice, and none came outside somebody's hours that they did not cause."""
    fresh = Counter((post.to, post.message.key) for post in company.posts if post.fresh)
    assert [key for key, count in fresh.items() if count > 1] == []
    assert [str(post) for post in company.posts if not post.in_hours and not post.own] == []


def check_no_burst(first_hour: list[Post]) -> None:
    """Within the caps; a digest and a weekly note besides."""
    for name in {post.to for post in first_hour}:
        kinds = Counter(post.what for post in first_hour if post.to == name)
        assert kinds["card"] <= CAPS.cards_a_day
        assert sum(kinds[what] for what in INTERRUPTS) <= 1
        assert kinds["digest"] <= 1
        assert kinds["note"] <= 2  # as who decides, and as who does


def names(company: Company, number: int) -> list[EntryName]:
    """The names of a task's record entries."""
    case = company.by_number(number)
    told = company.db.read_now(lambda tx: record.told(tx, WORKSPACE, case.checkin.assignment_id))
    return [entry.name for entry in told]


async def test_after_a_minute_what_was_promised_within_it_goes_once(company: Company) -> None:
    promised = company.by_number(7).checkin.release_at
    assert promised is not None
    await company.wait_until(promised - timedelta(seconds=30))
    first_hour = await stands_still(company, promised + timedelta(seconds=30))
    assert [post.what for post in first_hour if post.to == "Priya" and post.what in INTERRUPTS] == ["ask"]
    check_no_burst(first_hour)
    check_nothing_twice(company)


@on_both_databases
async def test_after_a_day_each_thing_is_done_once_and_promises_come_first_in_their_order(company: Company) -> None:
    promised = [company.by_number(n).checkin.release_at for n in (7, 8, 9)]
    first_hour = await stands_still(company, MONDAY + timedelta(days=1, minutes=10))
    check_no_burst(first_hour)
    assert not any(drafted(company.by_number(n).checkin) for n in (7, 8, 9) if promised[n - 7])
    assert [post.what for post in first_hour if post.to == "Maya"].count("card") == CAPS.cards_a_day
    assert [post.what for post in first_hour if post.to == "Noor"].count("remind") == 3
    await company.wait_until(MONDAY + timedelta(days=5))
    asks = [post.message.head for post in company.to("Priya") if post.fresh and post.what == "ask"]
    order = [head.rsplit(" ", 1)[1] for head in asks]
    assert sorted(order) == sorted(f"T-{n}" for n in range(7, 13))
    assert [ref for ref in order if ref in {"T-7", "T-8", "T-9"}] == ["T-7", "T-8", "T-9"]
    check_nothing_twice(company)


async def test_what_was_to_leave_by_day_does_not_leave_at_night(company: Company) -> None:
    await stands_still(company, MONDAY.replace(hour=22))
    await company.wait_until(MONDAY + timedelta(days=1, hours=2))
    check_nothing_twice(company)


async def test_after_a_month_what_is_stale_is_dropped_and_the_record_says_so(company: Company) -> None:
    first_hour = await stands_still(company, MONDAY + timedelta(days=30, minutes=10))
    check_no_burst(first_hour)
    said = Counter(post.what for post in first_hour)
    assert (said["remind"], said["chase"], said["plan-ran"], said["plan-told"]) == (0, 0, 0, 0)
    assert all(EntryName.DROPPED in names(company, n) for n in (4, 5, 6))
    assert all(EntryName.PLAN_RAN in names(company, n) for n in (10, 11, 12))
    await company.wait_until(company.now + timedelta(days=10))
    assert (await company.auditor.look())[1] == []
    check_nothing_twice(company)


@on_both_databases
async def test_a_clock_that_goes_back_an_hour_sends_nothing_twice_and_leaves_nothing_stuck(company: Company) -> None:
    await company.wait_until(MONDAY + timedelta(days=1))
    before = Counter(post.message.key for post in company.posts)
    company.now -= HOUR
    await company.settle()
    await company.wait_until(MONDAY + timedelta(days=1))
    assert Counter(post.message.key for post in company.posts) == before
    company.now -= HOUR
    await _begin(company, 4)
    await company.settle()
    await company.wait_until(MONDAY + timedelta(days=3))
    assert company.by_number(13).checkin.asked_at is not None
    assert (await company.auditor.look())[1] == []
    check_nothing_twice(company)
