"""Statements of the path every answer takes: written with SQLAlchemy, compiled once, run by the driver itself.

Building a result and its context costs SQLAlchemy several times what the driver needs for the whole statement.
"""

import contextlib
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

from app.store.codec import to_text

Parameters = Mapping[str, Any]
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    """A statement as one database wants it: its text, what stands in it, and how values get in and out."""

    text: str
    fixed: dict[str, Any]
    place: Convert
    into: tuple[tuple[str, Convert], ...]
    out_of: tuple[tuple[int, Convert], ...]
    make: Callable[..., Any]

    def bind(self, given: Parameters) -> Any:
        """Return the parameters as the driver takes them."""
        values = {**self.fixed, **given}
        for name, convert in self.into:
            values[name] = convert(values[name])
        return self.place(values)

    def row(self, values: Sequence[Any]) -> Any:
        """Return a row of the result with its columns as names."""
        found = list(values)
        for place, convert in self.out_of:
            found[place] = convert(found[place])
        return self.make(*found)


class Statement:
    """One statement, for any transaction that was begun; it takes no lists. Raises `DBAPIError` as SQLAlchemy would.

    `columns` are those an INSERT is given. A JSON column takes any value of the core, and comes back as the driver has
    it, text or plain values: `from_json` reads both.
    """

    def __init__(self, clause: ClauseElement, *, columns: Sequence[str] | None = None) -> None:
        self._clause, self._columns = clause, columns
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, tx: Connection, given: Parameters) -> list[Any]:
        """Return the rows, each with its columns as names."""
        compiled = self._for(tx)
        cursor = self._run(tx, compiled, compiled.bind(given), many=False)
        return [compiled.row(values) for values in cursor.fetchall()]

    def first(self, tx: Connection, given: Parameters) -> Any:
        """Return the first row, or None."""
        return next(iter(self.rows(tx, given)), None)

    def scalar(self, tx: Connection, given: Parameters) -> Any:
        """Return the first column of the first row, or None."""
        row = self.first(tx, given)
        return None if row is None else row[0]

    def run(self, tx: Connection, given: Parameters) -> int:
        """Run it and return how many rows it changed."""
        compiled = self._for(tx)
        return int(self._run(tx, compiled, compiled.bind(given), many=False).rowcount)

    def run_each(self, tx: Connection, given: Sequence[Parameters]) -> None:
        """Run it for each of these."""
        if given:
            compiled = self._for(tx)
            self._run(tx, compiled, [compiled.bind(one) for one in given], many=len(given) > 1)

    def _for(self, tx: Connection) -> _Compiled:
        name = tx.dialect.name
        if name not in self._compiled:
            self._compiled[name] = self._compile(tx)
        return self._compiled[name]

    def _compile(self, tx: Connection) -> _Compiled:
        dialect = tx.dialect
        compiled: Any = self._clause.compile(dialect=dialect, column_keys=self._columns)
        converted = {name: _into(bound.type, tx) for bound, name in compiled.bind_names.items()}
        chosen = list(self._clause.selected_columns) if isinstance(self._clause, Select) else []
        out_of = ((place, _out_of(column.type, tx)) for place, column in enumerate(chosen))
        return _Compiled(
            text=str(compiled),
            fixed=compiled.params,
            place=_placed(compiled.positiontup) if compiled.positional else _as_they_are,
            into=tuple((name, convert) for name, convert in converted.items() if convert),
            out_of=tuple((place, convert) for place, convert in out_of if convert),
            make=namedtuple("Row", [column.name for column in chosen]),
        )

    @staticmethod
    def _run(tx: Connection, compiled: _Compiled, bound: Any, *, many: bool) -> Any:
        driver: Any = tx.connection
        cursor = driver.cursor()
        try:
            if many:
                cursor.executemany(compiled.text, bound)
            else:
                cursor.execute(compiled.text, bound[0] if isinstance(bound, list) else bound)
        except tx.dialect.loaded_dbapi.Error as error:
            raise _told(tx, error, compiled.text) from error
        return cursor


@contextlib.contextmanager
def together(tx: Connection) -> Iterator[None]:
    """Send what statements write meanwhile without waiting for the answer to each, where the driver can do that.

    Nothing may be read meanwhile. What failed raises `DBAPIError` at the end, if not before.
    """
    driver: Any = tx.connection.dbapi_connection
    if not hasattr(driver, "pipeline"):
        yield
        return
    try:
        with driver.pipeline():
            yield
    except tx.dialect.loaded_dbapi.Error as error:
        raise _told(tx, error, "") from error


def _told(tx: Connection, error: Any, text: str) -> Exception:
    """Return the error of the driver as SQLAlchemy raises it; a lost connection is used no more."""
    dialect, driver = tx.dialect, tx.connection.dbapi_connection
    lost = dialect.is_disconnect(error, driver, None)
    if lost:
        tx.invalidate(error)
    told: Exception = DBAPIError.instance(
        text, None, error, dialect.loaded_dbapi.Error,
        hide_parameters=True, connection_invalidated=lost, dialect=dialect,
    )  # fmt: skip
    return told


def _as_they_are(values: dict[str, Any]) -> dict[str, Any]:
    return values


def _placed(names: Sequence[str]) -> Convert:
    """Return what puts named values into that order."""
    return itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)


def _into(kind: TypeEngine[Any], tx: Connection) -> Convert | None:
    return to_text if isinstance(kind, JSON) else kind.dialect_impl(tx.dialect).bind_processor(tx.dialect)


def _out_of(kind: TypeEngine[Any], tx: Connection) -> Convert | None:
    return None if isinstance(kind, JSON) else kind.dialect_impl(tx.dialect).result_processor(tx.dialect, None)
