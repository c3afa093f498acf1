"""PostgreSQL: a few threads over a pool of psycopg connections, with retries for what passes by itself."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from app.store.errors import CommitUnknownError, DatabaseUnavailableError, ReadOnlyError
from app.store.tx import Tx

T = TypeVar("T")
THREADS = 8
ATTEMPTS = 6
PASSING = frozenset({"40P01", "40001"})
NO_ANSWER = "The database does not answer. Check that PostgreSQL runs and that CHECKIN_DATABASE_URL is right."
DISK_FULL, READ_ONLY = "53100", "25006"
UNWRITABLE = {
    DISK_FULL: "The disk of the database is full. Make room; nothing was changed.",
    READ_ONLY: "The database can only be read: a standby, it seems. Let CHECKIN_DATABASE_URL name the primary.",
}
OPTIONS = "-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"


class PostgresEngine:
    """Serves one PostgreSQL database, beside any number of replicas. See `app.store.db.Db` for the contract."""

    def __init__(self, url: URL, *, serve: bool) -> None:
        self._serve = serve
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="postgres")
        self._engine = _engine(url)
        self._reads = self._engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")

    async def run(self, use_case: Callable[[Tx], T]) -> T:
        """Run `use_case` in a thread, again after a deadlock, a serialization failure or a lost connection."""
        if not self._serve:
            raise ReadOnlyError("This process only reads the database.")
        return await self._in_thread(lambda: self._write(use_case))

    async def read(self, query: Callable[[Tx], T]) -> T:
        """Run `query` in a thread, in a read-only transaction."""
        return await self._in_thread(lambda: self.read_now(query))

    def read_now(self, query: Callable[[Tx], T]) -> T:
        """Run `query` in this thread."""

        def once() -> T:
            with self._reads.connect() as tx, tx.begin():
                return query(tx)

        return self._again(once)

    async def close(self) -> None:
        """Finish what runs and close every connection."""
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _write(self, use_case: Callable[[Tx], T]) -> T:
        try:
            return self._again(lambda: self._transact(use_case))
        except DBAPIError as error:
            if told := UNWRITABLE.get(_state(error)):
                raise DatabaseUnavailableError(told) from error
            raise

    def _transact(self, use_case: Callable[[Tx], T]) -> T:
        with self._engine.connect() as tx:
            tx.begin()
            result = use_case(tx)
            try:
                tx.commit()
            except DBAPIError as error:
                if not _passes(error) or error.connection_invalidated:
                    raise CommitUnknownError(
                        "The connection to the database was lost while committing. Look before trying again."
                    ) from error
                raise
            return result

    def _again(self, once: Callable[[], T]) -> T:
        """Try `once` a few times while what fails it passes by itself."""
        policy = Retrying(
            retry=retry_if_exception(_passes),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.05, max=1.0),
            reraise=True,
        )
        try:
            return policy(once)
        except OperationalError as error:
            raise DatabaseUnavailableError(UNWRITABLE.get(_state(error), NO_ANSWER)) from error


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _passes(error: BaseException) -> bool:
    """Tell whether trying again can help: deadlock, serialization failure, lost connection."""
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or _state(error) in PASSING


def _engine(url: URL) -> Engine:
    arguments: dict[str, Any] = {"options": OPTIONS, "connect_timeout": 5}
    return create_engine(
        url,
        pool_size=THREADS,
        max_overflow=0,
        pool_pre_ping=False,
        connect_args=arguments,
        isolation_level="READ COMMITTED",
    )
