"""The commands about the whole database: choose, move, say. No logic."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app import moving
from app.console import bars, fail, run, settings_here
from app.core.exports import CopyError, ExportError, FileKind, Tell, kind_of
from app.core.wording import moving as words
from app.settings import Settings
from app.store.errors import DatabaseError, SchemaOutOfDateError

BEGINNING = 32


def export(
    file: Annotated[Path, typer.Argument(help="What to write: compressed lines of JSON, such as checkin.jsonl.gz.")],
) -> None:
    """Write everything in the database to a file that is read without Checkin, or by checkin import into another one.

    The bot may go on meanwhile. To move to another database, stop it first, so that nothing comes after the export.
    """
    settings = settings_here()
    with _explained(file) as tell:
        contents = run(moving.export_to(settings, file, tell))
    typer.echo(words.exported(contents, str(file)))


def backup(file: Annotated[Path, typer.Argument(help="What to write. Nothing is overwritten.")]) -> None:
    """Save the SQLite database to a file while the bot goes on, and look whether the copy is whole."""
    settings = settings_here()
    with _explained(file) as tell:
        run(moving.backup_to(settings, file, tell))
    typer.echo(words.backed_up(str(file)))


def restore(file: Annotated[Path, typer.Argument(help="What checkin backup wrote.")]) -> None:
    """Bring a backup back while the bot is stopped. The database that was there is kept beside it."""
    settings = settings_here()
    with _explained(file) as tell:
        if _kind(file) is FileKind.EXPORT:
            fail(words.is_export(str(file)))
        kept = run(moving.restore_from(settings, file, tell))
    typer.echo(words.restored(str(file), str(kept or "")))
    _look_at_chains(settings)


def is_export(file: Path) -> bool:
    """Tell whether this is an export and no table of tasks; a backup ends the command, saying what to do with it."""
    try:
        kind = _kind(file)
    except OSError:
        return False
    if kind is FileKind.BACKUP:
        fail(words.is_backup(str(file)))
    return kind is FileKind.EXPORT


def import_export(file: Path, *, dry: bool, through: str) -> None:
    """Put an export into an empty database, and look at the records in it."""
    if through:
        fail(words.NO_WAY_THROUGH)
    settings = settings_here()
    with _explained(file) as tell:
        contents = run(moving.import_from(settings, file, tell, dry=dry))
    typer.echo(words.would(contents) if dry else words.imported(contents))
    if not dry:
        _look_at_chains(settings)


def _look_at_chains(settings: Settings) -> None:
    """Say whether every record holds together, and end with 1 where one does not."""

    async def work(tell: Tell) -> tuple[int, tuple[str, ...]] | None:
        try:
            return await moving.chains_of(settings, tell)
        except SchemaOutOfDateError as error:
            typer.echo(str(error))
            return None

    with bars() as tell:
        found = run(work(tell))
    if found:
        typer.echo(words.chains(*found))
    if found and found[1]:
        raise typer.Exit(1)


def _kind(file: Path) -> FileKind:
    with file.open("rb") as opened:
        return kind_of(opened.read(BEGINNING))


@contextlib.contextmanager
def _explained(file: Path) -> Iterator[Tell]:
    """Hand out what draws the bars; what goes wrong ends the command, saying what to do."""
    try:
        with bars() as tell:
            yield tell
    except ExportError as error:
        fail(words.export_fault(error, str(file)))
    except CopyError as error:
        fail(words.copy_fault(error, str(file)))
    except DatabaseError as error:
        fail(str(error))
    except OSError as error:
        fail(words.not_for_files(str(file), error.strerror or type(error).__name__))


MOVING_COMMANDS = (export, backup, restore)
