"""How a command of the command line runs and fails."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NoReturn

import typer

from app.core.wording import orders as order_words
from app.errands import ServerError
from app.sandbox.manifest import ManifestError
from app.sandbox.server import PortInUseError
from app.settings import Settings, SettingsError, environment_settings
from app.store.errors import DatabaseError


def fail(message: str) -> NoReturn:
    """End the command, saying why."""
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(2)


def run(work: Coroutine[Any, Any, None]) -> None:
    """Do `work`; what keeps it from being done ends the command."""
    try:
        asyncio.run(work)
    except (SettingsError, DatabaseError, PortInUseError, ManifestError, ServerError) as error:
        fail(str(error))


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
