"""The command line: choose, build, run. No logic."""

import asyncio
import signal
import tempfile
import webbrowser
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from app.playground import running_sandbox
from app.sandbox.server import PortInUseError
from app.settings import Settings, SettingsError, environment_settings, require_slack
from app.store.errors import DatabaseError
from app.store.schema import migrate as migrate_database
from app.wiring import running_bot, set_up_logging

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)


def _fail(message: str) -> NoReturn:
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(2)


def _run(work: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(work)
    except (SettingsError, DatabaseError, PortInUseError) as error:
        _fail(str(error))


def _settings() -> Settings:
    try:
        return environment_settings()
    except SettingsError as error:
        _fail(str(error))


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()


@cli.command()
def serve() -> None:
    """Serve a Slack workspace over Socket Mode, until stopped."""
    settings = _settings()
    set_up_logging(settings.log_level)

    async def work() -> None:
        require_slack(settings)
        async with running_bot(settings):
            typer.echo("Checkin serves. Stop it with Ctrl-C.")
            await _until_stopped()

    _run(work())


@cli.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    try:
        migrate_database(_settings().database_url)
    except DatabaseError as error:
        _fail(str(error))
    typer.echo("The database is up to date.")


@cli.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port of the page and of the pretend Slack.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Play with a pretend Slack and the real bot in a browser. Everything is gone when it stops."""
    set_up_logging("warning")

    async def work() -> None:
        with tempfile.TemporaryDirectory(prefix="checkin-") as folder:
            async with running_sandbox(Path(folder), port) as url:
                typer.echo(f"A pretend Slack with Checkin in it: {url}\nStop it with Ctrl-C.")
                if browser:
                    webbrowser.open(url)
                await _until_stopped()

    _run(work())


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
