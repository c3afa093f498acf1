"""What the platform told us of and was done, so that being told of it again does nothing."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from app.store.statement import Statement
from app.store.tables import inbox

_COLUMNS = ("workspace_id", "stamp", "at")
_TAKE = {
    "sqlite": Statement(sqlite.insert(inbox).on_conflict_do_nothing(), columns=_COLUMNS),
    "postgresql": Statement(postgresql.insert(inbox).on_conflict_do_nothing(), columns=_COLUMNS),
}
_GIVE_BACK = Statement(
    delete(inbox).where(inbox.c.workspace_id == bindparam("workspace_id"), inbox.c.stamp == bindparam("stamp"))
)


def take(tx: Connection, workspace_id: str, stamp: str, now: datetime) -> bool:
    """Note that this was done; False where it was done before. Waits for a transaction that is doing it."""
    return _TAKE[tx.dialect.name].run(tx, {"workspace_id": workspace_id, "stamp": stamp, "at": now}) == 1


def latest(tx: Connection, workspace_id: str, prefix: str) -> str | None:
    """Return the greatest stamp that begins with `prefix`; None where nothing such was done."""
    such = (inbox.c.workspace_id == workspace_id, inbox.c.stamp.startswith(prefix, autoescape=True))
    found: str | None = tx.scalar(select(func.max(inbox.c.stamp)).where(*such))
    return found


def give_back(tx: Connection, workspace_id: str, stamp: str) -> None:
    """Note that this was not done after all, so that it can be asked for again."""
    _GIVE_BACK.run(tx, {"workspace_id": workspace_id, "stamp": stamp})


def forget(tx: Connection, before: datetime) -> int:
    """Forget what was done before then; return how much that was."""
    return tx.execute(delete(inbox).where(inbox.c.at < before)).rowcount
