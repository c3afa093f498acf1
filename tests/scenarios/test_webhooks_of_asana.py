"""Asana's webhooks are made when a tracker is connected, and taken away when it is disconnected."""

import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.core.connection import Connection
from app.core.wording import connect_form as words
from app.slack.manifest import Mode
from app.store import trackers
from tests.calendars.test_fetch import OLD
from tests.databases import on_one_database
from tests.office import Office, opened
from tests.trackers.deliveries import from_asana, sample
from tests.trackers.servers import Answer, Asked, Server, serving

PROJECT, OTHER = "1204619611402340", "1204619611402399"
PUBLIC = "https://checkin.example"
ACTIONS = {"changed", "added", "removed", "deleted", "undeleted"}


@dataclass(slots=True, kw_only=True)
class Asana:
    """Projects without tasks that can be given webhooks. `refusal` is what making or taking away one is answered."""

    office: Office | None = None
    webhooks: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: list[str] = field(default_factory=list)
    refusal: Answer | None = None
    made: int = 0

    async def answer(self, asked: Asked) -> Answer:
        """Answer as developers.asana.com/reference/createwebhook and deletewebhook document it."""
        assert asked.headers["authorization"] == "Bearer token-1"
        if asked.path == "/tasks":
            return 200, {}, {"data": [], "next_page": None}
        if self.refusal:
            return self.refusal
        if asked.method == "DELETE":
            gone = self.webhooks.pop(asked.path.removeprefix("/webhooks/"), None)
            return (200, {}, {"data": {}}) if gone else (404, {}, {"errors": [{"message": "Unknown object"}]})
        assert (asked.method, asked.path) == ("POST", "/webhooks")
        return await self._make(json.loads(asked.body)["data"])

    async def _make(self, wanted: dict[str, Any]) -> Answer:
        """Shake hands with the target, and only then keep the webhook."""
        assert set(wanted) == {"resource", "target", "filters"}
        assert {one["action"] for one in wanted["filters"] if one["resource_type"] == "task"} == ACTIONS
        self.made += 1
        gid, secret = str(self.made), f"secret-{self.made}"
        answer = await self.deliver(wanted["target"], {"x-hook-secret": secret}, b"")
        if answer.status_code not in {200, 204} or answer.headers.get("x-hook-secret") != secret:
            told = "The remote server did not respond with the handshake secret."
            return 400, {}, {"errors": [{"message": told}]}
        self.webhooks[gid] = wanted
        self.secrets.append(secret)
        return 201, {}, {"data": {"gid": gid, "active": False, "target": wanted["target"]}, "X-Hook-Secret": secret}

    async def deliver(self, target: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        """Deliver to a target, at whatever address the bot really has."""
        assert self.office and target.startswith(f"{PUBLIC}/")
        async with httpx.AsyncClient(trust_env=False) as client:
            url = self.office.bot.http_url + target.removeprefix(PUBLIC)
            return await client.post(url, headers=headers, content=body)

    @property
    def projects(self) -> list[str]:
        """Of which projects something would be delivered."""
        return sorted(webhook["resource"] for webhook in self.webhooks.values())


@contextlib.asynccontextmanager
async def connected(database_url: str, public_url: str = PUBLIC, **changed: Any) -> AsyncIterator[tuple[Office, Asana]]:
    """An office in which Priya connected Asana."""
    asana = Asana(**changed)
    async with (
        serving(Server(answer=asana.answer)) as url,
        opened(database_url, Mode.HTTP, secret_key=OLD, allow_private_addresses=True, public_url=public_url) as office,
    ):
        asana.office = office
        await office.priya.run("/checkin connect")
        await office.priya.press("Connect a tracker")
        office.priya.fill("Tracker", "Asana")
        office.priya.fill("Projects", PROJECT)
        office.priya.fill("Address of its API", url)
        office.priya.fill("Token", "token-1")
        await office.priya.submit()
        yield office, asana


def kept(office: Office) -> list[Connection]:
    """The connections there are."""
    return office.bot.db.read_now(trackers.every)


async def overview(office: Office) -> str:
    """What `/checkin connect` shows."""
    await office.close_form(office.priya)
    await office.priya.run("/checkin connect")
    return office.priya.modal_text.replace("`", "")


async def test_a_webhook_is_made_delivers_and_is_taken_away(database_url: str) -> None:
    async with connected(database_url) as (office, asana):
        assert words.BY_ITSELF.replace("`", "") in office.priya.modal_text.replace("`", "")
        await office.close_form(office.priya)
        (connection,) = kept(office)
        (webhook,) = asana.webhooks.values()
        assert webhook["target"] == f"{PUBLIC}/trackers/asana/{connection.id}"
        assert webhook["resource"] == PROJECT
        headers, body = from_asana(sample("asana", "heartbeat"), asana.secrets[0])
        assert (await asana.deliver(webhook["target"], headers, body)).text == "nothing new"
        assert "could not be made" not in await overview(office)
        await office.priya.press("Disconnect")
        assert "Its webhook is taken away now" in office.priya.modal_text
        await office.settle()
        assert (asana.webhooks, kept(office)) == ({}, [])
        assert office.bot.db.read_now(lambda tx: trackers.find(tx, connection.id, ended=True)) is None


@on_one_database
async def test_a_refusal_is_shown_in_the_words_of_asana_and_tried_again(database_url: str) -> None:
    told = "Forbidden: <!here> the token lacks the scope webhooks:write"
    async with connected(database_url, refusal=(403, {}, {"errors": [{"message": told}]})) as (office, asana):
        shown = await overview(office)
        assert "The webhook could not be made, and is tried again within an hour." in shown
        assert "the token lacks the scope webhooks:write" in shown
        assert "<!here>" not in shown
        assert kept(office)[0].last_error == ""
        asana.refusal = None
        await office.wait(minutes=50)
        assert asana.made == 0
        await office.wait(minutes=15)
        assert asana.projects == [PROJECT]
        assert "could not be made" not in await overview(office)


@on_one_database
async def test_a_handshake_that_does_not_reach_us_is_told(database_url: str) -> None:
    async with connected(database_url, public_url=f"{PUBLIC}/elsewhere") as (office, asana):
        assert "did not respond with the handshake secret" in await overview(office)
        assert asana.webhooks == {}


@on_one_database
async def test_a_change_of_projects_changes_the_webhooks_at_once(database_url: str) -> None:
    async with connected(database_url) as (office, asana):
        await overview(office)
        for projects in (f"{PROJECT}, {OTHER}", OTHER):
            await office.priya.press("Change")
            office.priya.fill("Projects", projects)
            await office.priya.submit()
            await overview(office)
            await office.wait(minutes=3)
            assert asana.projects == projects.split(", ")
        for secret in asana.secrets[1:]:
            headers, body = from_asana(sample("asana", "heartbeat"), secret)
            assert (await asana.deliver(asana.webhooks["2"]["target"], headers, body)).status_code == 200


@on_one_database
async def test_without_a_public_address_none_is_made(database_url: str) -> None:
    async with connected(database_url, public_url="") as (office, asana):
        assert "CHECKIN_PUBLIC_URL" in office.priya.modal_text
        await office.close_form(office.priya)
        assert asana.made == 0


@on_one_database
async def test_a_connection_ends_at_once_though_its_webhook_can_be_taken_away_later_only(database_url: str) -> None:
    async with connected(database_url) as (office, asana):
        await overview(office)
        (connection,) = kept(office)
        asana.refusal = (503, {}, {})
        await office.priya.press("Disconnect")
        assert words.NONE in await overview(office)
        headers, body = from_asana(sample("asana", "heartbeat"), asana.secrets[0])
        assert (await asana.deliver(asana.webhooks["1"]["target"], headers, body)).status_code == 404
        assert office.bot.db.read_now(lambda tx: trackers.find(tx, connection.id, ended=True))
        asana.refusal = None
        await office.wait(minutes=20)
        assert asana.webhooks == {}
        assert office.bot.db.read_now(lambda tx: trackers.find(tx, connection.id, ended=True)) is None


@on_one_database
async def test_a_token_is_not_kept_for_a_webhook_that_cannot_be_taken_away(database_url: str) -> None:
    for refusal, minutes in (((403, {}, {}), 0), ((503, {}, {}), 150)):
        async with connected(database_url) as (office, asana):
            await overview(office)
            (connection,) = kept(office)
            asana.refusal = refusal
            await office.priya.press("Disconnect")
            await office.close_form(office.priya)
            await office.wait(minutes=minutes)
            assert office.bot.db.read_now(lambda tx, one=connection: trackers.find(tx, one.id, ended=True)) is None
