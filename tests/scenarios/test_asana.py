"""Tasks given in Asana: from the assignment there to the answered uncertainty here, by webhook and by polling."""

import contextlib
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests.trackers.deliveries import from_asana, sample
from tests.trackers.offices import Tracked, answer_uncertainty, tracked
from tests.trackers.servers import Asked, Server, serving

ONCE = pytest.mark.databases("sqlite")
PROJECT = "1204619611402340"
OFFERED = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81"


@dataclass(slots=True, kw_only=True)
class Asana:
    """The tasks and stories that Asana shows; empty until there are any."""

    tasks: str = ""
    stories: str = "stories"
    comments: list[str] = field(default_factory=list)

    def answer(self, asked: Asked) -> tuple[int, dict[str, str], Any]:
        """Answer as Asana does."""
        assert asked.headers["authorization"] == "Bearer token-1"
        if asked.method == "POST":
            self.comments.append(json.loads(asked.body)["data"]["text"])
            return 201, {}, {"data": {"gid": "1204619611402390"}}
        if asked.path.endswith("/stories"):
            return 200, {}, sample("asana", self.stories)
        if asked.path.startswith("/users/"):
            return 200, {}, sample("asana", "users")[asked.path.removeprefix("/users/")]
        assert (asked.path, asked.query["project"]) == ("/tasks", PROJECT)
        return 200, {}, sample("asana", self.tasks) if self.tasks else {"data": [], "next_page": None}


@contextlib.asynccontextmanager
async def office_with_asana(database_url: str, *, comments: bool = False) -> AsyncIterator[tuple[Tracked, Asana]]:
    """An office that follows a project, and what Asana shows of it."""
    asana = Asana()
    async with (
        serving(Server(answer=asana.answer)) as url,
        tracked(database_url, "asana", PROJECT, base_url=url, token="token-1", secret="", comments=comments) as hub,
    ):
        await hub.office.settle()
        yield hub, asana


async def greet(hub: Tracked, secret: str = OFFERED) -> httpx.Response:
    """A new webhook offers its secret."""
    return await hub.deliver({"x-hook-secret": secret}, b"")


async def test_a_task_goes_from_its_assignment_to_the_answered_uncertainty(database_url: str) -> None:
    async with office_with_asana(database_url) as (hub, asana):
        greeted = await greet(hub)
        assert (greeted.status_code, greeted.headers["x-hook-secret"]) == (200, OFFERED)
        asana.tasks = "tasks"
        assert (await hub.deliver(*from_asana(sample("asana", "events"), OFFERED))).status_code == 200
        assert "Priya gave you T-1." in hub.office.maya.seen
        await answer_uncertainty(hub)
        assert hub.office.state() == "confirmed"
        assert (await hub.deliver(*from_asana(sample("asana", "events"), OFFERED))).text == "seen before"
        assert hub.tasks == 1


@ONCE
async def test_without_a_public_address_a_poll_brings_it_once(database_url: str) -> None:
    async with office_with_asana(database_url) as (hub, asana):
        asana.tasks = "tasks"
        await hub.office.wait(minutes=5)
        assert hub.tasks == 1
        asana.tasks, asana.stories = "reassigned", "stories_reassigned"
        await hub.office.wait(minutes=5)
        assert "Priya gave you T-2." in hub.office.finn.seen
        assert (hub.office.state(), hub.listed) == ("reassigned", [])


@ONCE
async def test_a_completed_task_ends_its_checkin(database_url: str) -> None:
    async with office_with_asana(database_url) as (hub, asana):
        asana.tasks = "tasks"
        await hub.office.wait(minutes=5)
        asana.tasks = "completed"
        await hub.office.wait(minutes=5)
        assert hub.office.state() == "closed"


@ONCE
async def test_only_the_newest_secret_of_each_project_counts(database_url: str) -> None:
    async with office_with_asana(database_url) as (hub, _):
        heartbeat = sample("asana", "heartbeat")
        assert (await hub.deliver(*from_asana(heartbeat, OFFERED))).status_code == 503
        await greet(hub, "the first one")
        await greet(hub)
        assert (await hub.deliver(*from_asana(heartbeat, "the first one"))).status_code == 401
        assert (await hub.deliver(*from_asana(heartbeat, OFFERED))).text == "nothing new"


@ONCE
@pytest.mark.parametrize("wanted", [True, False])
async def test_answers_are_written_to_the_task_where_that_is_wanted(database_url: str, wanted: bool) -> None:
    async with office_with_asana(database_url, comments=wanted) as (hub, asana):
        asana.tasks = "tasks"
        await hub.office.wait(minutes=5)
        await answer_uncertainty(hub)
        assert [re.sub(r" \[Checkin [0-9a-f]{8}\]$", "", " ".join(told.split())) for told in asana.comments] == (
            ["k_max: confirmed. highest capital share, per year"] if wanted else []
        )
        await hub.office.priya.run("/checkin hold T-1")
        await hub.office.settle()
        assert len(asana.comments) == 2 * wanted
