"""Tasks given in Jira Cloud: from the assignment there to the answered uncertainty here, by webhook and by polling."""

from typing import Any

import pytest

from app.core.wording import tracking as words
from tests.databases import on_both_databases, on_one_database
from tests.trackers.deliveries import from_jira, sample
from tests.trackers.offices import SECRET, answer_uncertainty, tracked
from tests.trackers.servers import Asked, Server, serving

pytestmark = on_one_database

SITE = "https://harbour.atlassian.net"


def jira(name: str) -> tuple[dict[str, str], bytes]:
    """A delivery of a sample."""
    return from_jira(sample("jira", name), SECRET)


@pytest.mark.parametrize("name", ["assigned", "created"])
async def test_a_task_goes_from_its_assignment_to_the_answered_uncertainty(database_url: str, name: str) -> None:
    async with tracked(database_url, "jira", "MOD", base_url=SITE) as hub:
        answer = await hub.deliver(*jira(name))
        assert (answer.status_code, answer.text) == (200, "taken")
        assert "Priya gave you T-1." in hub.office.maya.seen
        await answer_uncertainty(hub)
        assert hub.office.state() == "confirmed"
        assert (await hub.deliver(*jira(name))).text == "seen before"


async def test_reassigned_goes_over_to_the_other(database_url: str) -> None:
    async with tracked(database_url, "jira", "MOD", base_url=SITE) as hub:
        await hub.deliver(*jira("assigned"))
        await hub.deliver(*jira("reassigned"))
        assert "Priya gave you T-2." in hub.office.finn.seen
        assert (hub.office.state(), hub.listed) == ("reassigned", [])


async def test_a_done_issue_ends_the_checkin(database_url: str) -> None:
    async with tracked(database_url, "jira", "MOD", base_url=SITE) as hub:
        await hub.deliver(*jira("assigned"))
        await hub.deliver(*jira("done"))
        assert hub.office.state() == "closed"


async def test_a_bad_signature_is_refused(database_url: str) -> None:
    async with tracked(database_url, "jira", "MOD", base_url=SITE) as hub:
        headers, body = jira("assigned")
        answer = await hub.deliver(headers, body + b" ")
        assert (answer.status_code, answer.text) == (401, words.SIGNATURE["wrong signature"])
        assert hub.tasks == 0


@on_both_databases
async def test_webhook_and_poll_bring_the_same_task_once(database_url: str) -> None:
    def answer(asked: Asked) -> tuple[int, dict[str, str], Any]:
        assert asked.headers["authorization"].startswith("Basic ")
        return 200, {}, sample("jira", "search")

    async with (
        serving(Server(answer=answer)) as url,
        tracked(database_url, "jira", "MOD", base_url=url, token="ops@harbour.example:token-1") as hub,
    ):
        await hub.office.settle()
        assert hub.tasks == 1
        assert (await hub.deliver(*jira("assigned"))).text == "nothing new"
        await hub.office.wait(minutes=5)
        assert hub.tasks == 1
        await answer_uncertainty(hub)
        assert hub.office.state() == "confirmed"
