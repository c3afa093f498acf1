"""The command that lists who decides for whom."""

from pathlib import Path
from typing import Annotated

import typer

from app.console import bytes_of, end, fail, run, settings_here, tell
from app.core.people import DirectoryError
from app.core.table import TableError
from app.core.wording import orders as order_words
from app.core.wording import staff as words
from app.errands import import_there, list_here
from app.store.errors import DatabaseInUseError
from app.wiring import set_up_logging


def managers(
    file: Annotated[Path, typer.Argument(help="Comma-separated values with the columns person and manager.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be kept and change nothing.")] = False,
    to: Annotated[str, typer.Option(help="Let the Checkin that serves at this address keep it.")] = "",
    token_file: Annotated[
        Path | None, typer.Option(help="With --to: a file that holds a token with the scope imports:write.")
    ] = None,
) -> None:
    """List who decides for whom, or change nothing if a row is wrong. Whom people named themselves comes first."""
    set_up_logging("warning")
    data = bytes_of(file)
    if bool(to) is not bool(token_file):
        fail("--to and --token-file go together: where Checkin serves, and a token it lets in.")

    async def there(token: Path) -> None:
        secret = bytes_of(token).decode("utf-8", "replace").strip()
        fine, lines = await import_there(to, secret, data, dry=dry_run, door="managers")
        end(lines, fine=fine)

    async def here() -> None:
        try:
            told = await list_here(settings_here(), data, dry=dry_run, tell=tell)
        except DatabaseInUseError:
            fail(words.served(str(file)))
        except TableError as error:
            fail("\n".join(map(order_words.fault, error.faults)))
        except DirectoryError as error:
            fail(order_words.unreachable(error))
        if wrong := [one.line for one in told if one.line.mistakes]:
            lines = [line for one in wrong for line in order_words.mistakes(one)]
            end([*lines, words.refused(len(wrong), len(told))], fine=False)
        end([*map(words.listed, told), words.ending(len(told), dry=dry_run)], fine=True)

    run(there(token_file) if token_file else here())
