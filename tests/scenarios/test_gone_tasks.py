"""Tasks that are deleted or moved away in a tracker: their check-ins end, told by a delivery or found out by asking."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from app.core.wording import tracking as words
from app.usecases.connect_tracker import connect_tracker
from tests.databases import on_both_databases, on_one_database
from tests.trackers.deliveries import from_asana, from_github, from_jira, from_linear, sample
from tests.trackers.offices import SECRET, Tracked, tracked
from tests.trackers.servers import Server, serving
from tests.trackers.tasks import ELSEWHERE, PROJECTS, TOKENS, Tracker

pytestmark = on_one_database

DELETED, MOVED, GONE = (
    "was deleted where it came from.",
    "was moved out of the project it came from.",
    "was not found any more where it came from.",
)


@contextlib.asynccontextmanager
async def polled(database_url: str, name: str) -> AsyncIterator[tuple[Tracked, Tracker]]:
    """An office in which Maya was given a task that a poll of the tracker showed."""
    tracker = Tracker(name=name)
    async with (
        serving(Server(answer=tracker.answer)) as url,
        tracked(database_url, name, PROJECTS[name], base_url=url, token=TOKENS[name]) as hub,
    ):
        if name == "github":
            await hub.match("4101", hub.office.priya)
            await hub.match("4102", hub.office.maya)
        await hub.office.settle()
        assert (hub.tasks, hub.office.state()) == (1, "registered")
        yield hub, tracker


async def test_an_issue_that_is_not_found_twice_ends_its_checkin(database_url: str) -> None:
    async with polled(database_url, "jira") as (hub, there):
        there.there = False
        await hub.office.wait(minutes=50)
        assert there.looked == 0
        await hub.office.wait(minutes=15)
        assert (there.looked, hub.office.state()) == (2, "closed")
        assert GONE in hub.office.maya.seen and GONE in hub.office.priya.seen
        assert (hub.connection.last_error, hub.connection.doubted) == ("", ())


async def test_a_task_that_is_there_goes_on_and_is_looked_for_once_an_hour(database_url: str) -> None:
    async with polled(database_url, "linear") as (hub, there):
        await hub.office.wait(hours=2, minutes=10)
        assert (there.looked, hub.connection.last_error) == (2, "")
        assert GONE not in hub.office.maya.seen


async def test_a_task_that_is_missed_once_and_found_again_goes_on(database_url: str) -> None:
    async with polled(database_url, "github") as (hub, there):
        there.there = False
        await hub.office.wait(minutes=61)
        assert (there.looked, hub.connection.doubted) == (1, ("900000007",))
        there.there = True
        await hub.office.wait(minutes=5)
        assert (there.looked, hub.connection.doubted) == (2, ())
        assert hub.office.state() != "closed"


async def test_what_cannot_be_asked_is_not_taken_to_be_gone(database_url: str) -> None:
    async with polled(database_url, "github") as (hub, there):
        there.there, there.missing = False, (503, {}, {})
        await hub.office.wait(minutes=65)
        assert (there.looked > 0, hub.connection.last_error) == (True, "unreachable")
        there.missing = 410, {}, {"message": "This issue was deleted"}
        await hub.office.wait(minutes=10)
        assert (hub.office.state(), hub.connection.last_error) == ("closed", "")


async def test_of_a_project_that_cannot_be_read_nothing_is_gone(database_url: str) -> None:
    async with polled(database_url, "asana") as (hub, there):
        there.there, there.listing = False, (404, {}, {"errors": []})
        await hub.office.wait(hours=3)
        assert (there.looked, hub.office.state() != "closed") == (0, True)
        assert words.PROBLEMS["project not found"] in hub.told


# deliveries

DELIVERIES: dict[str, tuple[Any, tuple[str, str], str]] = {
    "github": (from_github, ("assigned", "deleted"), DELETED),
    "jira": (from_jira, ("assigned", "deleted"), DELETED),
    "linear": (from_linear, ("assigned", "removed"), DELETED),
}


@pytest.mark.parametrize("tracker", DELIVERIES)
async def test_a_delivery_of_a_deleted_task_ends_its_checkin_with_the_reason(database_url: str, tracker: str) -> None:
    sign, names, told = DELIVERIES[tracker]
    site = "https://harbour.atlassian.net" if tracker == "jira" else ""
    async with tracked(database_url, tracker, PROJECTS[tracker], base_url=site) as hub:
        await hub.match("4101", hub.office.priya)
        await hub.match("4102", hub.office.maya)
        for name in names:
            now = {"webhookTimestamp": int(hub.office.sandbox.clock.now().timestamp() * 1000)}
            payload = sample(tracker, name) | (now if tracker == "linear" else {})
            assert (await hub.deliver(*sign(payload, SECRET))).text == "taken"
        assert hub.office.state() == "closed"
        assert told in hub.office.maya.seen


async def test_an_issue_that_was_transferred_is_told_to_have_moved(database_url: str) -> None:
    async with tracked(database_url, "github", PROJECTS["github"]) as hub:
        await hub.match("4101", hub.office.priya)
        await hub.match("4102", hub.office.maya)
        await hub.deliver(*from_github(sample("github", "assigned"), SECRET))
        await hub.deliver(*from_github(sample("github", "deleted") | {"action": "transferred"}, SECRET))
        assert MOVED in hub.office.maya.seen


@contextlib.asynccontextmanager
async def delivered(database_url: str) -> AsyncIterator[tuple[Tracked, Tracker]]:
    """An office that follows a project of Asana, by webhook too."""
    async with polled(database_url, "asana") as (hub, there):
        await hub.deliver({"x-hook-secret": SECRET}, b"")
        yield hub, there


@on_both_databases
async def test_a_deleted_task_of_asana_ends_its_checkin_at_once(database_url: str) -> None:
    async with delivered(database_url) as (hub, there):
        there.there = False
        assert (await hub.deliver(*from_asana(sample("asana", "deleted"), SECRET))).status_code == 200
        assert (there.looked, hub.office.state()) == (1, "closed")
        assert DELETED in hub.office.maya.seen


async def test_a_task_of_asana_that_was_removed_from_its_project_ends_its_checkin_at_once(database_url: str) -> None:
    async with delivered(database_url) as (hub, there):
        there.moved = True
        await hub.deliver(*from_asana(sample("asana", "removed"), SECRET))
        assert (there.looked, hub.office.state()) == (1, "closed")
        assert MOVED in hub.office.maya.seen


async def test_a_task_of_asana_that_comes_back_to_its_project_is_taken_up_again(database_url: str) -> None:
    async with delivered(database_url) as (hub, there):
        there.moved = True
        await hub.deliver(*from_asana(sample("asana", "removed"), SECRET))
        there.moved = False
        await hub.deliver(*from_asana(sample("asana", "added"), SECRET))
        assert (hub.tasks, hub.office.state(), hub.office.state(2)) == (2, "closed", "registered")


@pytest.mark.parametrize("name", ["deleted", "removed"])
async def test_a_task_of_asana_that_is_there_after_all_goes_on(database_url: str, name: str) -> None:
    async with delivered(database_url) as (hub, there):
        await hub.deliver(*from_asana(sample("asana", name), SECRET))
        assert (there.looked, hub.office.state()) == (1, "registered")
        assert hub.connection.doubted == ()


async def test_a_task_of_asana_that_went_to_another_followed_project_goes_on(database_url: str) -> None:
    async with delivered(database_url) as (hub, there):
        there.moved = True
        other = replace(hub.connection, id="0" * 32, projects=(ELSEWHERE["asana"],), sealed_token="")
        await hub.office.bot.world.run(connect_tracker, other)
        await hub.deliver(*from_asana(sample("asana", "removed"), SECRET))
        assert (there.looked, hub.office.state()) == (1, "registered")
