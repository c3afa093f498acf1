"""Somebody's account is gone: from that instant nothing is even tried, whatever was planned for them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core.assignment import Answer
from app.core.events import Answered, LookedAt
from app.usecases.learn_person import learn_person
from tests.company import WORKSPACE, Company, opened
from tests.databases import on_both_databases, on_one_database

pytestmark = on_one_database

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
async def company(database_url: str) -> AsyncIterator[Company]:
    """Priya and Maya in London, and a task of three items that Maya answered."""
    async with opened(database_url, MONDAY) as company:
        for name in ("Priya", "Maya"):
            await company.hire(name, "Europe/London")
        case = await company.give("Priya", "Maya", "Estimate the inputs. Parameters: r_adopt, k_max and friction.")
        task = case.checkin.assignment_id
        await company.do(task, LookedAt(by="Maya"))
        answers = dict.fromkeys((1, 2, 3), Answer.UNCLEAR)
        await company.do(task, Answered(by="Maya", items=answers, purpose_unsure=True))
        await company.settle()
        yield company


async def test_no_weekly_note_and_nothing_that_was_kept_for_the_morning(company: Company) -> None:
    await company.wait_until(MONDAY.replace(hour=20))
    await company.give("Priya", "Maya", "Write the newsletter, 300 words.")
    await company.settle()
    before = len(company.to("Maya"))
    await company.world.run(learn_person, WORKSPACE, replace(company.people["Maya"], deleted=True))
    await company.wait_until(MONDAY + timedelta(days=15))
    assert len(company.to("Maya")) == before
    assert (await company.auditor.look())[1] == []


async def test_no_digest_and_no_note_to_a_manager_who_left(company: Company) -> None:
    before = len(company.to("Priya"))
    await company.world.run(learn_person, WORKSPACE, replace(company.people["Priya"], deleted=True))
    await company.wait_until(MONDAY + timedelta(days=15))
    assert len(company.to("Priya")) == before
    assert [post.what for post in company.to("Maya") if "can't be reached" in post.message.head] == ["no-manager"]


@on_both_databases
async def test_where_only_a_failed_message_says_so_every_check_in_learns_it_at_once(company: Company) -> None:
    await company.give("Priya", "Maya", "Write the newsletter, 300 words.")
    await company.settle()
    company.gone.add("Maya")
    await company.wait_until(MONDAY + timedelta(days=15))
    told = [post.message.head for post in company.to("Priya") if post.what == "no-assignee"]
    assert len(told) == 2
    assert len([post for post in company.to("Maya") if post.failed]) == 1
