"""A pretend Slack with the bot in it, to play with: on the page of `checkin sandbox`, or as it was left by a test."""

import base64
import contextlib
import secrets
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from app.core.pacing import UNPACED
from app.core.wording import about, demo
from app.sandbox.acts import Act
from app.sandbox.clock import SandboxClock, monday_morning
from app.sandbox.control import add_control
from app.sandbox.manifest import Manifest, manifest_of
from app.sandbox.page.page import add_page
from app.sandbox.page.stage import Sample, Stage, Step, Tour
from app.sandbox.server import Sandbox
from app.settings import Settings
from app.slack.manifest import Mode, manifest
from app.store.schema import migrate
from app.wiring import Bot, running_bot

DEMO_ZONE = "Europe/London"


class Playground:
    """Holds the bot while it is started, stopped and begun anew. `Follower` of the page."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self._sandbox = sandbox
        self._folder = folder
        self._lives = 0
        self._key = SecretStr(base64.b64encode(secrets.token_bytes(32)).decode())
        self._bot: Bot | None = None
        self._running = contextlib.AsyncExitStack()

    async def start(self) -> None:
        """Start the bot on a database of its own."""
        url = f"sqlite:///{self._folder / f'sandbox-{self._lives}.db'}"
        migrate(url)
        settings = Settings(
            database_url=url,
            slack_bot_token=SecretStr(self._sandbox.bot_token),
            slack_app_token=SecretStr(self._sandbox.app_token),
            slack_api_url=self._sandbox.api_url,
            secret_key=self._key,
        )
        running = running_bot(settings, self._sandbox.clock.now, pace=UNPACED)
        self._bot = await self._running.enter_async_context(running)

    async def stop(self) -> None:
        """Stop the bot."""
        await self._running.aclose()
        self._bot = None

    async def restart(self) -> None:
        """Stop the bot and start it again, its database closed and opened in between."""
        await self.stop()
        await self.start()

    async def settle(self) -> None:
        """Do everything that can be done now."""
        if self._bot is not None:
            await self._bot.settle()

    async def advance(self, target: datetime) -> None:
        """Move the time to `target`, doing what becomes due on the way."""
        if self._bot is not None:
            await self._sandbox.clock.advance_to(target, self._bot)

    async def begin_anew(self) -> None:
        """Forget everything: another database, the same Monday at ten."""
        await self.stop()
        self._lives += 1
        self._sandbox.reset()
        self._sandbox.clock.restart(monday_morning(DEMO_ZONE))
        await self.start()


@contextlib.asynccontextmanager
async def running_sandbox(folder: Path, port: int) -> AsyncIterator[str]:
    """Run a pretend Slack with the bot in it, on a Monday at ten, and give the page's address.

    Everything is kept in `folder`. Raises `PortInUseError`.
    """
    sandbox = Sandbox(
        clock=SandboxClock(monday_morning(DEMO_ZONE)), port=port, manifest=manifest_of(manifest(Mode.SOCKET))
    )
    playground = sandbox.follower = Playground(sandbox, folder)
    add_control(sandbox)
    add_page(sandbox, stage(playground))
    async with sandbox:
        await playground.start()
        try:
            yield sandbox.url
        finally:
            await playground.stop()


@contextlib.asynccontextmanager
async def running_sandbox_for(
    app: Manifest | None, app_url: str | None, host: str, port: int
) -> AsyncIterator[Sandbox]:
    """Run a pretend Slack for an app of somebody else's: of that manifest, reached at `app_url` or over Socket Mode.

    Raises `PortInUseError`, and `ManifestError` where manifest and way do not go together.
    """
    sandbox = Sandbox(host=host, port=port, manifest=app, app_url=app_url)
    add_control(sandbox)
    add_page(sandbox, Stage(title=sandbox.app.name, tip="Write something, or type <code>/</code> for its commands."))
    async with sandbox:
        yield sandbox


def stage(playground: Playground) -> Stage:
    """Return what the page is set up with: the essay's two tasks, to try and as tours."""
    return Stage(
        title=about.NAME,
        tip=demo.TIP,
        samples=tuple(Sample(title=title, who=who, line=line) for title, who, line in demo.SAMPLES),
        tours=tuple(Tour(title=title, steps=tuple(map(_step, steps))) for title, steps in demo.TOURS),
        restarts={"Restart the app and its database": playground.restart},
    )


def _step(step: demo.Step) -> Step:
    told, who, acts, minutes = step
    return Step(
        told=told,
        who=who,
        acts=tuple(Act(do=act["do"], args={k: v for k, v in act.items() if k != "do"}) for act in acts),
        wait=timedelta(minutes=minutes) if minutes else None,
    )
