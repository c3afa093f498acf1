"""The commands that take a file of rows: choose, take, say. No logic."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from app.console import bytes_of, end, fail, run, settings_here, tell
from app.core.people import DirectoryError
from app.core.table import TableError
from app.core.wording import orders as order_words
from app.core.wording import staff as staff_words
from app.errands import import_here, import_there, list_here, summary
from app.intake.importing import told as told_of_row
from app.moving_commands import import_export, is_export
from app.store.errors import DatabaseInUseError
from app.wiring import set_up_logging

# Is given what is in the file; returns what is to be said of it, and whether all is well.
TakeHere = Callable[[bytes], Awaitable[tuple[list[str], bool]]]
To = Annotated[str, typer.Option(help="Let the Checkin that serves at this address take it.")]
TokenFile = Annotated[
    Path | None, typer.Option(help="With --to: a file that holds a token with the scope imports:write.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print what would become of it and change nothing.")]


def import_tasks(
    file: Annotated[
        Path, typer.Argument(help="Comma-separated values (the README lists the columns), or what an export wrote.")
    ],
    dry_run: DryRun = False,
    to: To = "",
    token_file: TokenFile = None,
) -> None:
    """Give every task of a file, or put an export into an empty database; whole or not at all.

    Where a row of a file of tasks is wrong, none is given. Given again, nothing is given twice.
    """
    set_up_logging("warning")
    if is_export(file):
        import_export(file, dry=dry_run, through=to)
        return

    async def here(data: bytes) -> tuple[list[str], bool]:
        results = await import_here(settings_here(), data, dry=dry_run, tell=tell)
        fine, ending = summary(results, dry=dry_run)
        shown = results if fine else [result for result in results if result.row.mistakes]
        return [*map(told_of_row, shown), ending], fine

    _take(file, here, to, token_file, door="imports", dry=dry_run, served=order_words.served(str(file)))


def managers(
    file: Annotated[Path, typer.Argument(help="Comma-separated values with the columns person and manager.")],
    dry_run: DryRun = False,
    to: To = "",
    token_file: TokenFile = None,
) -> None:
    """List who decides for whom, or change nothing if a row is wrong. Whom people named themselves comes first."""
    set_up_logging("warning")

    async def here(data: bytes) -> tuple[list[str], bool]:
        told = await list_here(settings_here(), data, dry=dry_run, tell=tell)
        if wrong := [one.line for one in told if one.line.mistakes]:
            lines = [line for one in wrong for line in order_words.mistakes(one)]
            return [*lines, staff_words.refused(len(wrong), len(told))], False
        return [*map(staff_words.listed, told), staff_words.ending(len(told), dry=dry_run)], True

    _take(file, here, to, token_file, door="managers", dry=dry_run, served=staff_words.served(str(file)))


def _take(file: Path, here: TakeHere, to: str, token_file: Path | None, *, door: str, dry: bool, served: str) -> None:
    """Let the file be taken `here`, or by the process that serves at `to`; say what came of it.

    `served` is said where a process serves the database that the file is to go into.
    """
    data = bytes_of(file)
    if bool(to) is not bool(token_file):
        fail("--to and --token-file go together: where Checkin serves, and a token it lets in.")

    async def work() -> None:
        if token_file:
            token = bytes_of(token_file).decode("utf-8", "replace").strip()
            fine, lines = await import_there(to, token, data, dry=dry, door=door)
        else:
            try:
                lines, fine = await here(data)
            except DatabaseInUseError:
                fail(served)
            except TableError as error:
                fail("\n".join(map(order_words.fault, error.faults)))
            except DirectoryError as error:
                fail(order_words.unreachable(error))
        end(lines, fine=fine)

    run(work())
