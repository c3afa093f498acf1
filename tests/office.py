"""An office to play scenarios in: a pretend Slack, the real bot behind it, a clock that is turned by hand."""

import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.core.checkin import Case, CheckIn, task_state
from app.core.pacing import UNPACED
from app.sandbox.clock import SandboxClock
from app.sandbox.manifest import manifest_of
from app.sandbox.person import Person
from app.sandbox.server import Sandbox
from app.sandbox.workspace import TEAM_ID
from app.settings import Settings
from app.slack.manifest import EVENTS_PATH, Mode, manifest
from app.store import checkins, record
from app.store.tx import Tx
from app.wiring import Bot, running_bot
from tests import wire


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


MONDAY_10 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Office:
    """Priya manages, Maya does the work, Finn is a friend, Sam is another manager."""

    def __init__(self, sandbox: Sandbox, bot: Bot) -> None:
        self.sandbox = sandbox
        self.bot = bot
        self.tampered = False
        self.priya, self.maya, self.finn, self.sam = (sandbox.person(n) for n in ("Priya", "Maya", "Finn", "Sam"))

    async def settle(self) -> None:
        """Let the bot do and send everything that is due."""
        await self.bot.settle()

    async def wait(self, **span: float) -> None:
        """Turn the clock forward, stopping wherever the bot has something to do."""
        await self.wait_until(self.sandbox.clock.now() + timedelta(**span))

    async def wait_until(self, at: datetime) -> None:
        """Turn the clock to `at`."""
        await self.sandbox.clock.advance_to(at, self.bot)

    async def give(self, giver: Person, to: Person, text: str, **fields: str) -> None:
        """Give a task with the command and its form."""
        await giver.run(f"/checkin assign {to.mention} {text}")
        for label, value in fields.items():
            giver.fill(_LABELS[label], value)
        await giver.submit()
        assert not giver.modal or not giver.modal.errors, giver.errors
        await self.close_form(giver)

    async def close_form(self, person: Person) -> None:
        """Put away an open form, if any, and let the bot catch up."""
        while person.modal:
            await person.close()
        await self.settle()

    @staticmethod
    def case(tx: Tx, number: int = 1) -> Case:
        """The case of a task, as the store holds it."""
        case = checkins.by_number(tx, TEAM_ID, number)
        assert case is not None
        return case

    def state(self, number: int = 1) -> str:
        """The state label of a task, as its status reads."""
        return task_state(self.bot.db.read_now(lambda tx: self.case(tx, number)).checkin).value

    def record_names(self, number: int = 1) -> list[str]:
        """The names of the record's entries, in order; and the check that it replays to the state as it is stored."""
        key = self._check(self.bot.db.read_now(lambda tx: self.case(tx, number)).checkin)
        return [entry.name.value for entry in self.bot.db.read_now(lambda tx: record.told(tx, *key))]

    def check_every_record(self) -> None:
        """The record of every task of the scenario is whole and replays to the state as it is stored."""
        everybody = self.sandbox.workspace.people
        for person in everybody:
            for case in self.bot.db.read_now(lambda tx, who=person: checkins.of_person(tx, TEAM_ID, who)):
                self._check(case.checkin)

    def _check(self, checkin: CheckIn) -> tuple[str, UUID]:
        key = checkin.workspace_id, checkin.assignment_id
        assert self.bot.db.read_now(lambda tx: record.replay(tx, *key)) == checkin
        assert self.tampered or self.bot.db.read_now(lambda tx: record.is_intact(tx, *key))
        return key


_LABELS = {
    "items": "Items, one a line",
    "due": "Due",
    "hours": "How many hours is it worth at most?",
    "brittle": "If one part is wrong, is the whole result useless?",
    "purpose": "What is it for? One line",
}


@contextlib.asynccontextmanager
async def opened(
    database_url: str, mode: Mode = Mode.SOCKET, *, step: bool = False, **chosen: Any
) -> AsyncIterator[Office]:
    """Open the office, on a Monday at ten, with the bot reached by the way `mode` says, its settings as `chosen`."""
    port = free_port()
    over_http = mode is Mode.HTTP
    address = f"http://127.0.0.1:{port}"
    sandbox = Sandbox(
        clock=SandboxClock(MONDAY_10, frozen=True),
        ack_seconds=10,
        manifest=manifest_of(manifest(mode, address, step=step)),
        app_url=f"{address}{EVENTS_PATH}" if over_http else None,
    )
    async with sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_app_token="" if over_http else sandbox.app_token,
            slack_signing_secret=sandbox.app.signing_secret if over_http else "",
            slack_api_url=sandbox.api_url,
            host="127.0.0.1",
            port=port,
            **chosen,
        )
        async with running_bot(settings, sandbox.clock.now, loops=False, pace=UNPACED) as bot:
            await sandbox.app.transport.connected()
            office = Office(sandbox, bot)
            yield office
            await sandbox.dispatch.quiet()
            wire.check(sandbox)
            if not office.tampered:
                office.check_every_record()


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    """The office, over Socket Mode."""
    async with opened(database_url) as office:
        yield office


@pytest.fixture
async def stepping(database_url: str) -> AsyncIterator[Office]:
    """The office, with the step of Workflow Builder."""
    async with opened(database_url, step=True) as office:
        yield office


@pytest.fixture
async def http_office(database_url: str) -> AsyncIterator[Office]:
    """The office, over signed HTTP."""
    async with opened(database_url, Mode.HTTP) as office:
        yield office
