"""Rows as lines of text that are the same whichever database holds them, and back."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, FromClause, Select, String, Table, collate, func, select, text
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.types import JSON, Uuid

from app.core.exports import ExportError, ExportFault
from app.store.tables import duties, metadata
from app.store.types import UtcDateTime

BATCH = 500
_TABLES = {table.name: table for table in metadata.sorted_tables}
NAMES = tuple(_TABLES)  # a table comes after those it refers to


def prefix(name: str) -> bytes:
    """Return what every line of a table begins with, and no other line."""
    return f'{{"table":"{name}","row":'.encode()


def take_time(tx: Connection) -> None:
    """Let this transaction take as long as it needs, in its statements and between them."""
    if tx.dialect.name == "postgresql":
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            tx.execute(text(f"SET LOCAL {limit} = 0"))


def keep_others_out(tx: Connection) -> None:
    """Let nobody else write before this transaction ends. On SQLite nobody could."""
    if tx.dialect.name == "postgresql":
        tx.execute(text(f"LOCK TABLE {', '.join(NAMES)} IN SHARE ROW EXCLUSIVE MODE"))


def _moving(table: FromClause) -> Select[Any]:
    """Return what of a table moves: all but the upkeep, which every installation has of its own."""
    return select(table).where(duties.c.workspace_id != "") if table is duties else select(table)


def first_filled(tx: Connection) -> str | None:
    """Return the name of a table that has rows, or None."""
    return next((name for name, table in _TABLES.items() if tx.execute(_moving(table).limit(1)).first()), None)


def counts(tx: Connection) -> dict[str, int]:
    """Return how many rows of each table move."""
    wanted = {name: select(func.count()).select_from(_moving(table).subquery()) for name, table in _TABLES.items()}
    return {name: tx.scalar(query) or 0 for name, query in wanted.items()}


def columns(name: str) -> list[str]:
    """Return the names of a table's columns."""
    return list(_TABLES[name].columns.keys())


def lines(tx: Connection, name: str) -> Iterator[bytes]:
    """Yield every row of a table that moves as a line of canonical JSON, by primary key in the order of its bytes.

    Never more than a few hundred rows are held in memory.
    """
    begin, table = prefix(name), _TABLES[name]
    wanted = _moving(table).order_by(*(_by_bytes(column, tx) for column in table.primary_key))
    for row in tx.execute(wanted.execution_options(yield_per=BATCH)).mappings():
        shown = json.dumps(dict(row), default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        # Half a character, which JSON can hold, stays the escape it was.
        yield begin + shown.encode("utf-8", "backslashreplace") + b"}\n"


def _by_bytes(column: Column[Any], tx: Connection) -> Any:
    """Return what `column` is sorted by: text by its bytes, in PostgreSQL too, and not as in a dictionary."""
    is_text = isinstance(column.type, String) and tx.dialect.name == "postgresql"
    return collate(column, "C") if is_text else column


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def put(tx: Connection, name: str, given: Sequence[bytes], at: int) -> None:
    """Insert rows of a table from their lines, the first of which is line `at` of its file. Raises `ExportError`."""
    table = _TABLES[name]
    rows = [_row(table, line, at + place) for place, line in enumerate(given)]
    try:
        tx.execute(table.insert(), rows)
    except (DataError, IntegrityError) as error:
        why = str(error.orig).partition("\n")[0]  # what follows on other lines holds values
        raise ExportError(ExportFault.NOT_TAKEN, table=name, line=at, detail=why) from None


def _row(table: Table, line: bytes, at: int) -> dict[str, Any]:
    try:
        row = json.loads(line)["row"]
        if row.keys() == set(table.columns.keys()):
            return {column.name: _value(column, row[column.name]) for column in table.columns}
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    raise ExportError(ExportFault.NO_ROW, table=table.name, line=at)


def _value(column: Column[Any], given: Any) -> Any:
    """Return a value as the column takes it. Raises `ValueError` or `TypeError`."""
    if isinstance(column.type, JSON) or (given is None and column.nullable):
        return given
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(given)
    if isinstance(column.type, Uuid):
        return UUID(given)
    if type(given) is not column.type.python_type:
        raise TypeError(column.name)
    return given
