"""One process takes requests and another works; what stands in the way is told; a stop leaves nothing half done."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine, make_url, select, text
from structlog.testing import capture_logs

from app.core.pacing import UNPACED
from app.sandbox.clock import SandboxClock
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from app.settings import Role, Settings
from app.slack.manifest import EVENTS_PATH, Mode, manifest
from app.store.db import open_db
from app.store.tables import outbox
from app.usecases.check_ready import check_ready
from app.usecases.world import OutageError
from app.wiring import Bot, running_bot
from tests.core.play import ESSAY_2
from tests.databases import on_one_database
from tests.office import MONDAY_10, Office, free_port, opened
from tests.scenarios.test_no_doubles import environment, twelve_queued

on_postgresql = pytest.mark.databases("postgresql")


@contextlib.asynccontextmanager
async def beside(office: Office, role: Role, **chosen: Any) -> AsyncIterator[Bot]:
    """Another process of the office's bot, with one role."""
    settings = Settings(
        database_url=office.bot.db.url.render_as_string(hide_password=False),
        slack_bot_token=office.sandbox.bot_token,
        slack_app_token=office.sandbox.app_token,
        slack_api_url=office.sandbox.api_url,
        host="127.0.0.1",
        roles=role,
        **chosen,
    )
    async with running_bot(settings, office.sandbox.clock.now, loops=False, pace=UNPACED) as bot:
        yield bot


@on_postgresql
async def test_what_one_process_takes_another_sends(database_url: str) -> None:
    async with opened(database_url, roles="web") as office, beside(office, Role.WORKER) as worker:
        await office.priya.run(f"/checkin assign @Maya {ESSAY_2}")
        await office.priya.submit()
        assert not office.maya.messages
        await worker.settle()
        assert "Priya gave you T-1." in office.maya.seen
        assert worker.http_url == ""
        await office.sandbox.dispatch.quiet()


@on_postgresql
async def test_a_worker_opens_no_door_but_the_one_that_tells_how_it_is(database_url: str) -> None:
    async with (
        opened(database_url) as office,
        beside(office, Role.WORKER, api_port=free_port()) as worker,
        httpx.AsyncClient(base_url=worker.http_url, trust_env=False) as anybody,
    ):
        assert (await anybody.get("/readyz")).json() == {"ready": True, "problems": {}}
        assert (await anybody.get("/healthz")).text == "ok"
        assert (await anybody.post("/api/assignments")).status_code == 404
        assert (await anybody.post(EVENTS_PATH)).status_code == 404


async def test_a_process_that_can_work_says_so(http_office: Office) -> None:
    async with httpx.AsyncClient(base_url=http_office.bot.http_url, trust_env=False) as anybody:
        answer = await anybody.get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"ready": True, "problems": {}})


@on_one_database
async def test_a_process_that_lost_its_socket_says_so(database_url: str) -> None:
    async with (
        opened(database_url, api_port=free_port()) as office,
        httpx.AsyncClient(base_url=office.bot.http_url, trust_env=False) as anybody,
    ):
        assert (await anybody.get("/readyz")).status_code == 200
        office.sandbox.fail("apps.connections.open", error="internal_error", status=500, times=100)
        await office.sandbox.app.transport.drop()
        async with asyncio.timeout(5):
            while (answer := await anybody.get("/readyz")).status_code == 200:
                pass
        assert answer.status_code == 503
        assert answer.json()["problems"]["slack"].startswith("Not connected to Slack over Socket Mode.")


def _become(database_url: str, *, standby: bool) -> None:
    """Let the database be read-only, as a standby is, or no more; every connection begins anew."""
    url = make_url(database_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as tx:
        setting = "on" if standby else "off"
        tx.execute(text(f'ALTER DATABASE "{url.database}" SET default_transaction_read_only = {setting}'))
        tx.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": url.database},
        )
    engine.dispose()


@on_postgresql
async def test_what_cannot_be_committed_is_not_acknowledged_and_goes_on_when_the_database_is_back(
    database_url: str,
) -> None:
    async with opened(database_url, Mode.HTTP) as office:
        await office.give(office.priya, office.maya, ESSAY_2)
        _become(database_url, standby=True)
        async with httpx.AsyncClient(base_url=office.bot.http_url, trust_env=False) as anybody:
            answer = await anybody.get("/readyz")
            assert answer.status_code == 503
            assert answer.json()["problems"]["database"].startswith("The database can only be read: a standby")
        with contextlib.suppress(AssertionError):
            await office.maya.press("Looked at it")
        assert office.maya.toasts
        _become(database_url, standby=False)
        office.maya.toasts.clear()
        await office.maya.press("Looked at it")
        await office.settle()
        assert "Answer (under a minute)" in office.maya.buttons


@on_postgresql
async def test_an_outage_is_told_once_however_long_it_lasts_and_so_is_its_end(database_url: str) -> None:
    async with opened(database_url) as office:
        with capture_logs() as logs:
            _become(database_url, standby=True)
            for _ in range(3):
                await office.bot.ticker._round()
                with pytest.raises(OutageError):
                    await office.bot.world.run(check_ready)
            _become(database_url, standby=False)
            await office.bot.ticker._round()
            await office.settle()
        assert [line["event"] for line in logs] == ["database.gone", "database.back"]


async def test_a_stop_lets_what_is_being_sent_arrive_and_notes_it(database_url: str) -> None:
    app = manifest_of(manifest(Mode.SOCKET, "http://127.0.0.1:1"))
    async with Sandbox(clock=SandboxClock(MONDAY_10, frozen=False), manifest=app) as sandbox:
        readers = await twelve_queued(sandbox, database_url)
        sandbox.fail("chat.postMessage", slow_seconds=0.5, times=4)
        words = (sys.executable, "-m", "app", "serve", "--roles", "worker")
        serving = await asyncio.create_subprocess_exec(*words, env=environment(sandbox, database_url))
        while sandbox.faults.calls:  # noqa: ASYNC110 - a fault that is used up tells nobody
            await asyncio.sleep(0.01)
        serving.send_signal(signal.SIGTERM)
        assert await serving.wait() == 0
        db = open_db(database_url, serve=False)
        states = await db.read(lambda tx: sorted(tx.scalars(select(outbox.c.state))))
        await db.close()
        assert states == ["new"] * 8 + ["sent"] * 4
        assert sum(len(sandbox.workspace.im(reader).messages) for reader in readers) == 4
