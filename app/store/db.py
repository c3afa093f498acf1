"""The database: synchronous functions over a transaction, run in threads. The only place that begins or ends one."""

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from app.store.errors import DatabaseUnavailableError
from app.store.postgres import PostgresEngine
from app.store.sqlite import SqliteEngine
from app.store.tx import Tx

log = structlog.get_logger()
T = TypeVar("T")
P = ParamSpec("P")


class Engine(Protocol):
    """What SQLite and PostgreSQL each do in their own way. See `app.store.sqlite` and `app.store.postgres`."""

    async def run(self, use_case: Callable[[Tx], T]) -> T:
        """Run `use_case` in a transaction and return what it returns, after the commit."""

    async def read(self, query: Callable[[Tx], T]) -> T:
        """Run `query` on a snapshot that cannot be written to."""

    def read_now(self, query: Callable[[Tx], T]) -> T:
        """Run `query` in this thread."""

    async def close(self) -> None:
        """Finish what was accepted and let go of every connection."""


class Db:
    """One database, served or only read.

    `run` raises what the use case raises, after rolling back; `DatabaseUnavailableError` when the database cannot take
    writes; `CommitUnknownError` when the connection was lost while committing.
    """

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self.url = url
        self._gone = False

    async def run(self, use_case: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `use_case(tx, ...)` in one transaction and return what it returns, after the commit.

        It may be run again after a deadlock or a lost connection, so it must depend on its arguments alone.
        """
        return await self._heeded(self._engine.run(lambda tx: use_case(tx, *args, **kwargs)))

    async def read(self, query: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(tx, ...)` on a snapshot that cannot be written to."""
        return await self._heeded(self._engine.read(lambda tx: query(tx, *args, **kwargs)))

    async def _heeded(self, work: Awaitable[T]) -> T:
        """Log once that the database is gone, and once that it is back."""
        try:
            result = await work
        except DatabaseUnavailableError as error:
            if not self._gone:
                self._gone = True
                log.error("database.gone", why=str(error))
            raise
        if self._gone:
            self._gone = False
            log.warning("database.back")
        return result

    def read_now(self, query: Callable[[Tx], T]) -> T:
        """Run `query(tx)` in this thread, for the command line."""
        return self._engine.read_now(query)

    async def close(self) -> None:
        """Finish what was accepted and let go of the database."""
        await self._engine.close()


def parse_url(text: str) -> URL:
    """Return the URL in `text`. Raises `DatabaseUnavailableError` for one that names no database Checkin knows."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise DatabaseUnavailableError(
            "CHECKIN_DATABASE_URL is not a database URL. Write sqlite:////path/to/checkin.db or "
            "postgresql://user:password@host/name."
        ) from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnavailableError(
            f"CHECKIN_DATABASE_URL names {url.get_backend_name()}; use sqlite or postgresql."
        )
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise DatabaseUnavailableError(
            "CHECKIN_DATABASE_URL names an SQLite database in memory, which would be lost. Name a file."
        )
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    return url


def open_db(text: str, *, serve: bool = True) -> Db:
    """Open the database at that URL. Served, it takes writes; otherwise it is only read.

    Raises `DatabaseInUseError` when another process serves from the same SQLite file.
    """
    url = parse_url(text)
    if url.get_backend_name() == "sqlite":
        return Db(SqliteEngine(url, serve=serve), url)
    return Db(PostgresEngine(url, serve=serve), url)
