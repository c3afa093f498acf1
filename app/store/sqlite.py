"""SQLite: one writer thread that puts many use cases under one commit, and a few readers that cannot write."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from app.store.errors import DatabaseInUseError, DatabaseUnavailableError, ReadOnlyError
from app.store.tx import Tx

T = TypeVar("T")
GROUP = 32
READERS = 3
BUSY_SECONDS = 5

Job = tuple[Callable[[Tx], Any], "Future[Any]"]


class SqliteEngine:
    """Serves one SQLite file from one process. See `app.store.db.Db` for the contract."""

    def __init__(self, url: URL, *, serve: bool) -> None:
        assert url.database is not None
        path = Path(url.database)
        self._lock = take(path) if serve else None
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="sqlite-reader")
        self._read_engine = _engine(url, writes=False)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        if serve:
            with explained(path):
                self._write_engine = _engine(url, writes=True)
                self._write_engine.connect().close()
            self._writer = threading.Thread(target=self._write, name="sqlite-writer", daemon=True)
            self._writer.start()
        else:
            with explained(path):
                self._read_engine.connect().close()

    async def run(self, use_case: Callable[[Tx], T]) -> T:
        """Queue `use_case` for the writer and wait for its commit."""
        if self._writer is None:
            raise ReadOnlyError("This process only reads the database. Stop the serving process first, or ask it.")
        done: Future[T] = Future()
        self._jobs.put((use_case, done))
        outcome = asyncio.wrap_future(done)
        outcome.add_done_callback(_heard)
        return await asyncio.shield(outcome)

    async def read(self, query: Callable[[Tx], T]) -> T:
        """Run `query` in a reader thread."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self.read_now, query)

    def read_now(self, query: Callable[[Tx], T]) -> T:
        """Run `query` in this thread."""
        with self._read_engine.connect() as tx, tx.begin():
            return query(tx)

    async def close(self) -> None:
        """Let the writer finish its queue, then let go of the file."""
        if self._writer is not None:
            self._jobs.put(None)
            await asyncio.to_thread(self._writer.join)
            self._write_engine.dispose()
        await asyncio.to_thread(self._readers.shutdown)
        self._read_engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def _write(self) -> None:
        """Commit group after group until told to stop, each on a clean connection: a failed BEGIN leaves none."""
        group: list[Job | None] = []
        while None not in group:
            group = self._next_group()
            with self._write_engine.connect() as tx:
                _commit_group(tx, group)

    def _next_group(self) -> list[Job | None]:
        group = [self._jobs.get()]
        with contextlib.suppress(queue.Empty):
            while len(group) < GROUP and group[-1] is not None:
                group.append(self._jobs.get_nowait())
        return group


def _commit_group(tx: Tx, group: list[Job | None]) -> None:
    """Run every job under a savepoint of its own and commit them together; then tell their callers."""
    jobs = [job for job in group if job is not None and job[1].set_running_or_notify_cancel()]
    told: list[Callable[[], None]] = []
    try:
        tx.begin()
        for use_case, done in jobs:
            told.append(_attempt(tx, use_case, done))
        tx.commit()
    except BaseException as error:  # noqa: BLE001 - whatever keeps the group from its commit goes to its callers
        with contextlib.suppress(OperationalError):
            tx.rollback()
        for _, done in jobs:
            done.set_exception(_meaning(error))
        return
    for tell in told:
        tell()


def _attempt(tx: Tx, use_case: Callable[[Tx], Any], done: "Future[Any]") -> Callable[[], None]:
    """Run one job; return how to tell its caller once the group is committed. A failing job is rolled back alone."""
    driver = tx.connection.cursor()  # SQLAlchemy's own savepoints take as long as a statement each
    driver.execute("SAVEPOINT job")
    try:
        result = use_case(tx)
    except Exception as error:  # noqa: BLE001 - it belongs to the caller, not to this thread
        driver.execute("ROLLBACK TO job")
        failure = _meaning(error)
        return lambda: done.set_exception(failure)
    driver.execute("RELEASE job")
    return lambda: done.set_result(result)


def _heard(outcome: "asyncio.Future[Any]") -> None:
    """Take note of how a job ended whose caller may have gone away: asyncio complains of failures nobody asks for."""
    if not outcome.cancelled():
        outcome.exception()


def _meaning(error: BaseException) -> BaseException:
    if isinstance(error, OperationalError):
        return DatabaseUnavailableError(f"The database could not be written: {error.orig}. Nothing was changed.")
    return error


def take(path: Path) -> FileLock:
    """Take the lock that keeps a second process from serving the same file."""
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise DatabaseInUseError(
                f"Another process serves from {path}. Stop it first, or give this one a database of its own with "
                "CHECKIN_DATABASE_URL. Several processes need PostgreSQL."
            ) from None
    return lock


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say of a file that cannot be used what to do about it. Raises `DatabaseUnavailableError`."""
    try:
        yield
    except (OSError, OperationalError) as error:
        reason = error.orig if isinstance(error, OperationalError) else error.strerror
        raise DatabaseUnavailableError(
            f"The database file {path} cannot be opened for writing ({reason}). Check that its folder exists, that "
            "this user may write there, and that the disk is not full; or name another with CHECKIN_DATABASE_URL."
        ) from None


def _engine(url: URL, *, writes: bool) -> Engine:
    """Return an engine whose connections are set up for their one use.

    The driver must not begin transactions by itself: it would begin them as readers, and a reader that comes to write
    fails at once while another writes.
    """
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1 if writes else READERS,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _pragmas(writes=writes):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(tx: Tx) -> None:
        tx.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _pragmas(*, writes: bool) -> tuple[str, ...]:
    both = ("foreign_keys=ON", "cache_size=-65536")
    if writes:
        return "journal_mode=WAL", "synchronous=FULL", *both
    return *both, "query_only=ON"
