"""Everything is written to a file that can be read without the program."""

from datetime import datetime
from functools import partial
from typing import BinaryIO

from app.core.exports import Contents, Stage, Tell
from app.store import export_file, lines
from app.store.tx import Tx


def export_everything(tx: Tx, file: BinaryIO, schema: str, made_at: datetime, tell: Tell) -> Contents:
    """Write every table, as this one transaction sees it, to `file`, and return what was written."""
    lines.take_time(tx)
    rows = sum(lines.counts(tx).values())
    return export_file.write(
        file, schema, made_at, partial(lines.lines, tx), lambda done: tell(Stage.WRITING, done, rows)
    )
