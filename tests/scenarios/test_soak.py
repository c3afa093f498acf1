"""The short version of `make soak`: real processes, killed and hindered, and everything counted afterwards."""

from sqlalchemy import create_engine, text

from app.store.db import parse_url
from bench.soak.database import Database
from bench.soak.faults import SHORT
from bench.soak.load import Size
from bench.soak.run import soak

SIZE = Size(workspaces=8, readers=8, messages=3, tasks=6, faster=30, patience=60)


def database_at(url: str) -> Database:
    """The database at `url`; the server of PostgreSQL is shared with other tests, so only its connections are lost."""

    async def drop_connections() -> None:
        engine = create_engine(parse_url(url), isolation_level="AUTOCOMMIT")
        with engine.connect() as tx:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            tx.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
        engine.dispose()

    if url.startswith("sqlite"):
        return Database(name="SQLite", url=url, replicas=1)
    return Database(name="PostgreSQL", url=url, replicas=2, restart=drop_connections)


async def test_whatever_fails_while_they_are_sent_messages_arrive_once_and_in_order(database_url: str) -> None:
    report = await soak(database_at(database_url), SIZE, SHORT, seed=1)
    assert report.finished
    assert report.kills == 2
    assert report.count.holds, (report.count, report.twice)
