"""Everything in an export is put into an empty database, or nothing."""

from pathlib import Path

from app.core.exports import Contents, ExportError, ExportFault, Stage, Tell
from app.store import export_file, lines
from app.store.tx import Tx


def look_at_export(tx: Tx, path: Path, schema: str, tell: Tell) -> Contents:
    """Return what is in the file and would be put into the database. Raises `ExportError` and `OSError`."""
    if filled := lines.first_filled(tx):
        raise ExportError(ExportFault.NOT_EMPTY, table=filled)
    return export_file.examine(path, schema, lambda done, of: tell(Stage.READING, done, of))


def import_everything(tx: Tx, path: Path, schema: str, tell: Tell) -> Contents:
    """Put every row of the file into the empty database, and compare count and hash of what then stands in it.

    Whatever raises undoes all of it: `ExportError`, `OSError`, or what `tell` raises.
    """
    lines.take_time(tx)
    lines.keep_others_out(tx)
    contents = look_at_export(tx, path, schema, tell)
    done = 0
    for name, at, batch in export_file.batches(path):
        lines.put(tx, name, batch, at)
        done += len(batch)
        tell(Stage.PUTTING, done, contents.rows)
    _compare(tx, contents, tell)
    return contents


def _compare(tx: Tx, contents: Contents, tell: Tell) -> None:
    done = 0
    for name, told in contents.tables.items():
        summing = export_file.Summing()
        for line in lines.lines(tx, name):
            summing.take(line)
            done += 1
            if done % lines.BATCH == 0:
                tell(Stage.COMPARING, done, contents.rows)
        if summing.sum() != told:
            raise ExportError(ExportFault.CAME_BACK_OTHERWISE, table=name)
    tell(Stage.COMPARING, done, contents.rows)
