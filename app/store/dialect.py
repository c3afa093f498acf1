"""Where the two databases differ in how a statement is written."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, Dialect, Table, Text, TypeDecorator, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine


def upsert(tx: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT of `table` that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
    return sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)


class Many(TypeDecorator[Sequence[Any]]):
    """Several values of one type as one parameter: an array, or JSON where the database has no arrays."""

    impl = Text
    cache_ok = True

    def __init__(self, one: TypeEngine[Any]) -> None:
        super().__init__()
        self.one = one

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type the database has for this."""
        return postgresql.ARRAY(self.one) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Return the values as the database takes them."""
        if value is None or dialect.name == "postgresql":
            return value
        into = self.one.dialect_impl(dialect).bind_processor(dialect)
        return json.dumps([into(one) if into else one for one in value])


class Among(ColumnElement[bool]):
    """Whether `column` has one of the values given as the parameter `name`: an IN that stays the same statement."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.values = bindparam(name, type_=Many(column.type))

    def self_group(self, against: Any = None) -> "Among":
        """Return itself: it is a condition already, not a value to compare with true."""
        return self


@compiles(Among, "postgresql")
def _any(element: Among, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"{compiler.process(element.column, **kwargs)} = ANY ({compiler.process(element.values, **kwargs)})"


@compiles(Among, "sqlite")
def _each(element: Among, compiler: SQLCompiler, **kwargs: Any) -> str:
    column, values = (compiler.process(one, **kwargs) for one in (element.column, element.values))
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both are compiled, nothing is given
