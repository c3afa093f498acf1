"""How a command of the command line runs and fails."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from app.core.exports import Stage, Tell
from app.core.wording import orders as order_words
from app.core.wording.moving import STAGES
from app.errands import ServerError
from app.sandbox.manifest import ManifestError
from app.sandbox.server import PortInUseError
from app.settings import Settings, SettingsError, environment_settings
from app.store.errors import DatabaseError

T = TypeVar("T")


def fail(message: str) -> NoReturn:
    """End the command, saying why."""
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(2)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do `work` and return what it returns; what keeps it from being done ends the command."""
    try:
        return asyncio.run(work)
    except (SettingsError, DatabaseError, PortInUseError, ManifestError, ServerError) as error:
        fail(str(error))


async def until_stopped() -> None:
    """Wait for Ctrl-C, or for being told to end."""
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()


def bytes_of(file: Path) -> bytes:
    """Return what is in `file`, or end the command."""
    try:
        return file.read_bytes()
    except OSError as error:
        fail(f"{file} cannot be read ({error.strerror}).")


def tell(done: int, of: int) -> None:
    """Say how far looking at a file has come."""
    typer.echo(order_words.progress(done, of), err=True)


def end(lines: list[str], *, fine: bool) -> None:
    """Print how it ended; where that is not `fine`, as what ended it."""
    if not fine:
        fail("\n".join(lines))
    typer.echo("\n".join(lines))


def settings_here(roles: str | None = None) -> Settings:
    """Return the settings of the environment, or end the command, saying what is wrong with them."""
    try:
        return environment_settings(roles)
    except SettingsError as error:
        fail(str(error))


@contextlib.contextmanager
def bars() -> Iterator[Tell]:
    """Hand out what draws a bar for each stage where a person looks on; elsewhere it draws none."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _stage, _done, _of: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    drawn: dict[Stage, TaskID] = {}
    with Progress(*columns, console=console) as progress:

        def tell(stage: Stage, done: int, of: int) -> None:
            if stage not in drawn:
                drawn[stage] = progress.add_task(STAGES[stage])
            progress.update(drawn[stage], completed=done, total=of or None)

        yield tell
