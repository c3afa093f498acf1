"""Tasks given in Linear: from the assignment there to the answered uncertainty here, by webhook and by polling."""

import json
from typing import Any

from app.core.wording import tracking as words
from tests.databases import on_both_databases, on_one_database
from tests.trackers.deliveries import from_linear, sample
from tests.trackers.offices import SECRET, Tracked, answer_uncertainty, tracked
from tests.trackers.servers import Asked, Server, serving

pytestmark = on_one_database

TEAM = "MOD"


def linear(hub: Tracked, name: str, *, delivery: str = "d-1") -> tuple[dict[str, str], bytes]:
    """A delivery of a sample, sent now."""
    now = hub.office.sandbox.clock.now()
    payload = sample("linear", name) | {"webhookTimestamp": int(now.timestamp() * 1000)}
    return from_linear(payload, SECRET, delivery=delivery)


async def test_a_task_goes_from_its_assignment_to_the_answered_uncertainty(database_url: str) -> None:
    async with tracked(database_url, "linear", TEAM) as hub:
        answer = await hub.deliver(*linear(hub, "assigned"))
        assert (answer.status_code, answer.text) == (200, "taken")
        assert "Priya gave you T-1." in hub.office.maya.seen
        await answer_uncertainty(hub)
        assert hub.office.state() == "confirmed"


async def test_a_replay_is_refused_by_its_time_and_harmless_within_it(database_url: str) -> None:
    async with tracked(database_url, "linear", TEAM) as hub:
        delivery = linear(hub, "assigned")
        await hub.deliver(*delivery)
        assert (await hub.deliver(*delivery)).text == "seen before"
        assert (await hub.deliver(*linear(hub, "created", delivery="d-2"))).text == "nothing new"
        await hub.office.wait(minutes=2)
        answer = await hub.deliver(*delivery)
        assert (answer.status_code, answer.text) == (401, words.SIGNATURE["too old"])
        assert hub.tasks == 1


async def test_reassigned_goes_over_to_the_other(database_url: str) -> None:
    async with tracked(database_url, "linear", TEAM) as hub:
        await hub.deliver(*linear(hub, "assigned"))
        await hub.deliver(*linear(hub, "reassigned"))
        assert "Priya gave you T-2." in hub.office.finn.seen
        assert (hub.office.state(), hub.listed) == ("reassigned", [])


async def test_a_canceled_issue_ends_the_checkin(database_url: str) -> None:
    async with tracked(database_url, "linear", TEAM) as hub:
        await hub.deliver(*linear(hub, "assigned"))
        await hub.deliver(*linear(hub, "canceled"))
        assert hub.office.state() == "closed"


@on_both_databases
async def test_webhook_and_poll_bring_the_same_task_once(database_url: str) -> None:
    def answer(asked: Asked) -> tuple[int, dict[str, str], Any]:
        assert asked.headers["authorization"] == "lin_api_1"
        wanted = json.loads(asked.body)["variables"]
        found = sample("linear", "issues")
        if wanted["team"] != TEAM or wanted["since"] > "2026-11-23T10:00:00":
            found["data"]["issues"]["nodes"] = []
        return 200, {}, found

    async with (
        serving(Server(answer=answer)) as url,
        tracked(database_url, "linear", TEAM, base_url=url, token="lin_api_1") as hub,
    ):
        await hub.office.settle()
        assert hub.tasks == 1
        assert (await hub.deliver(*linear(hub, "assigned"))).text == "nothing new"
        await hub.office.wait(minutes=5)
        assert hub.tasks == 1
        await answer_uncertainty(hub)
        assert hub.office.state() == "confirmed"
