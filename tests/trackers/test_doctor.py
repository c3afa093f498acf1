"""Doctor asks each tracker whether its projects can be read, and says what keeps them from it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.__main__ import cli
from app.calendars.vault import FernetVault
from app.core.connection import Connection, PollProblem
from app.core.wording.tracking import PROBLEMS
from app.store import trackers
from app.store.db import open_db
from app.usecases.connect_tracker import connect_tracker
from app.usecases.world import World
from app.wiring import new_id, now_utc
from tests.calendars.test_fetch import NEW, OLD
from tests.office import free_port
from tests.trackers.deliveries import sample
from tests.trackers.servers import Asked, Server, serving

Answer = tuple[int, dict[str, str], Any]
HERE = {"github": "harbour/model", "linear": "MOD", "jira": "MOD", "asana": "1204619611402340"}
GONE = {"github": "harbour/gone", "linear": "GONE", "jira": "GONE", "asana": "1204619611402399"}
EVERY = pytest.mark.parametrize("tracker", HERE)


def github(asked: Asked) -> Answer:
    """A repository; of another one the token knows nothing."""
    if asked.headers["authorization"] != "Bearer right":
        return 401, {}, {"message": "Bad credentials"}
    return (200, {}, []) if asked.path == "/repos/harbour/model/issues" else (404, {}, {"message": "Not Found"})


def linear(asked: Asked) -> Answer:
    """A team; of another one there are no issues, and no team."""
    if asked.headers["authorization"] != "Bearer right":
        return 400, {}, sample("linear", "unauthenticated")
    told = json.loads(asked.body)
    if "teams(" in told["query"]:
        return 200, {}, {"data": {"teams": {"nodes": [{"id": "t"}] if told["variables"]["team"] == "MOD" else []}}}
    return 200, {}, {"data": {"issues": {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}}}


def jira(asked: Asked) -> Answer:
    """A project; a search in another one is refused."""
    if asked.headers["authorization"] != "Bearer right":
        return 401, {}, {"errorMessages": []}
    if asked.path.startswith("/rest/api/2/project/"):
        return (
            (200, {}, {"key": "MOD"}) if asked.path.endswith("/MOD") else (404, {}, {"errorMessages": ["No project"]})
        )
    return (200, {}, {"issues": []}) if '"MOD"' in asked.query["jql"] else (400, {}, {"errorMessages": ["No value"]})


def asana(asked: Asked) -> Answer:
    """A project; another one is an unknown object."""
    if asked.headers["authorization"] != "Bearer right":
        return 401, {}, {"errors": [{"message": "Not Authorized"}]}
    here = asked.query["project"] == HERE["asana"]
    return (200, {}, {"data": [], "next_page": None}) if here else (404, {}, {"errors": [{"message": "Unknown"}]})


SERVERS: dict[str, Callable[[Asked], Answer]] = {"github": github, "linear": linear, "jira": jira, "asana": asana}


@dataclass(slots=True, kw_only=True)
class Shop:
    """A database in which trackers are connected, and doctor run on it."""

    url: str

    async def connect(self, tracker: str, base_url: str, token: str = "right", *more: str, **changed: Any) -> None:
        """Connect a tracker that nothing was asked of yet."""
        connection = Connection(
            id="c1",
            workspace_id="T1",
            tracker=tracker,
            base_url=base_url,
            projects=(HERE[tracker], *more),
            sealed_token=FernetVault(OLD).seal(token),
            made_at=now_utc(),
        )
        db = open_db(self.url)
        world = World(db=db, clock=now_utc, new_id=new_id)
        await world.run(connect_tracker, replace(connection, **changed))
        await db.close()

    async def doctor(self, **environment: str) -> Result:
        """What the command says, and how it ends."""
        chosen = {
            "CHECKIN_DATABASE_URL": self.url,
            "CHECKIN_SECRET_KEY": OLD,
            "CHECKIN_ALLOW_PRIVATE_ADDRESSES": "true",
            **environment,
        }
        return await asyncio.to_thread(CliRunner().invoke, cli, ["doctor"], env=chosen)

    async def kept(self) -> Connection:
        """The connection as it is kept."""
        db = open_db(self.url, serve=False)
        (found,) = await db.read(trackers.every)
        await db.close()
        return found


@pytest.fixture
async def shop(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Shop]:
    """A database without connections."""
    copyfile(sqlite_template, tmp_path / "checkin.db")
    yield Shop(url=f"sqlite:///{tmp_path / 'checkin.db'}")


def told(result: Result, problem: PollProblem) -> bool:
    """Whether it names the problem and ends with 1."""
    return result.exit_code == 1 and PROBLEMS[problem.value] in result.output


@EVERY
async def test_a_token_that_reads_the_project_leaves_nothing_to_say(shop: Shop, tracker: str) -> None:
    server = Server(answer=SERVERS[tracker])
    async with serving(server) as url:
        await shop.connect(tracker, url)
        result = await shop.doctor()
    assert (result.exit_code, "Nothing is stuck." in result.output) == (0, True), result.output
    assert server.asked


@EVERY
async def test_a_revoked_token_is_told_and_not_shown(shop: Shop, tracker: str) -> None:
    async with serving(Server(answer=SERVERS[tracker])) as url:
        await shop.connect(tracker, url, "revoked-token-1")
        result = await shop.doctor()
    assert told(result, PollProblem.REVOKED), result.output
    assert "revoked-token-1" not in result.output


@EVERY
async def test_a_project_that_is_gone_is_named(shop: Shop, tracker: str) -> None:
    async with serving(Server(answer=SERVERS[tracker])) as url:
        await shop.connect(tracker, url, "right", GONE[tracker])
        result = await shop.doctor()
    assert told(result, PollProblem.NOT_FOUND), result.output
    assert f"{GONE[tracker]}: {PROBLEMS['project not found']}" in result.output


@EVERY
async def test_a_server_that_is_down_is_told(shop: Shop, tracker: str) -> None:
    await shop.connect(tracker, f"http://127.0.0.1:{free_port()}")
    assert told(await shop.doctor(), PollProblem.UNREACHABLE)


async def test_a_trouble_that_is_over_is_not_told_and_the_database_stays_as_it_was(shop: Shop) -> None:
    failing = {"last_error": PollProblem.REVOKED.value, "failing_since": now_utc() - timedelta(hours=1)}
    async with serving(Server(answer=github)) as url:
        await shop.connect("github", url, **failing)
        before = await shop.kept()
        result = await shop.doctor()
    assert result.exit_code == 0, result.output
    assert await shop.kept() == before


async def test_a_trouble_that_goes_on_is_told_since_when(shop: Shop) -> None:
    since = now_utc() - timedelta(hours=30)
    async with serving(Server(answer=github)) as url:
        await shop.connect("github", url, "wrong", last_error=PollProblem.REVOKED.value, failing_since=since)
        result = await shop.doctor()
    assert f"fails since {since:%Y-%m-%d %H:%M} UTC" in result.output


async def test_a_private_address_is_asked_only_where_the_installer_allows_it(shop: Shop) -> None:
    server = Server(answer=github)
    async with serving(server) as url:
        await shop.connect("github", url)
        result = await shop.doctor(CHECKIN_ALLOW_PRIVATE_ADDRESSES="false")
    assert told(result, PollProblem.PRIVATE), result.output
    assert server.asked == []


async def test_another_key_than_the_token_is_sealed_with_is_told(shop: Shop) -> None:
    server = Server(answer=github)
    async with serving(server) as url:
        await shop.connect("github", url)
        for key in ("", NEW):
            assert told(await shop.doctor(CHECKIN_SECRET_KEY=key), PollProblem.SEALED)
    assert server.asked == []


async def test_a_connection_by_webhook_alone_is_not_asked(shop: Shop) -> None:
    server = Server(answer=github)
    async with serving(server) as url:
        await shop.connect("github", url, sealed_token="", sealed_secret="sealed")
        result = await shop.doctor()
    assert (result.exit_code, server.asked) == (0, [])


async def test_an_answer_that_is_no_api_s_is_told(shop: Shop) -> None:
    async with serving(Server(answer=lambda _: (200, {}, {"page": "Welcome"}))) as url:
        await shop.connect("github", url)
        assert told(await shop.doctor(), PollProblem.STRANGE)
