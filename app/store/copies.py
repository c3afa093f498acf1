"""Copies of an SQLite database: made while it is served, looked at, and put in its place."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, text

from app.core.exports import CopyError, CopyFault

PAGES = 2048
BESIDE = ("", "-wal", "-shm")
_FAULTS = {
    sqlite3.SQLITE_ERROR: CopyFault.NOT_OURS,  # there is no such table
    sqlite3.SQLITE_NOTADB: CopyFault.NOT_OURS,
    sqlite3.SQLITE_CORRUPT: CopyFault.BROKEN,
}


def copy_to(tx: Connection, path: Path, tell: Callable[[int, int], None]) -> None:
    """Copy the database as this transaction sees it to `path`, one file by itself; writers go on meanwhile.

    `tell` hears how many of how many pages are copied. Raises `CopyError` where the copy is broken.
    """
    # Read first: a copy from within an open snapshot does not begin again whenever somebody writes.
    tx.execute(text("SELECT count(*) FROM sqlite_schema")).close()
    _copy(cast(sqlite3.Connection, tx.connection.driver_connection), path, tell)


def copy_file(source: Path, path: Path, tell: Callable[[int, int], None]) -> None:
    """Copy the database in the file `source`, which nobody writes to, to `path`. Raises `CopyError`."""
    with _explained(), _opened(source) as connection:
        _copy(connection, path, tell)


def _copy(source: sqlite3.Connection, path: Path, tell: Callable[[int, int], None]) -> None:
    with _explained(), contextlib.closing(sqlite3.connect(path)) as copy:
        source.backup(copy, pages=PAGES, progress=lambda _status, left, of: tell(of - left, of))
        copy.execute("PRAGMA journal_mode=DELETE")  # as WAL it would want two more files beside it
        _check(copy)


def _check(connection: sqlite3.Connection) -> None:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise CopyError(CopyFault.BROKEN, detail=str(found[0]).partition("\n")[0])


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Say in our words what SQLite says of a file. Raises `CopyError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise CopyError(_FAULTS.get(code, CopyFault.UNUSABLE), detail=str(error)) from None


def put_in_place(copy: Path, database: Path, kept: Path) -> bool:
    """Put `copy` where `database` is, which nobody has open, and keep what was there as `kept`, if anything was."""
    there = [end for end in BESIDE if _beside(database, end).exists()]
    # All of the old one leaves before the new one comes: a log of the old one would be read as the new one's.
    for end in there:
        _beside(database, end).rename(_beside(kept, end))
    copy.rename(database)
    return "" in there


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
