"""Where the two databases differ in how a statement is written."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(tx: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT of `table` that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
    return sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)
