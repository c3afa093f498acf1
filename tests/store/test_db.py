"""The database: what a use case may rely on, on both."""

import asyncio
import contextlib
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Integer, Text, column, func, select, table, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.store.db import Db, open_db, parse_url
from app.store.errors import (
    DatabaseUnavailableError,
    ReadOnlyError,
    SchemaOutOfDateError,
    SchemaTooNewError,
)
from app.store.schema import check_schema, migrate
from app.store.tables import people, workspaces
from app.store.tx import Tx
from app.store.types import NaiveDatetimeError, UtcDateTime


def put(tx: Tx, name: str) -> str:
    tx.execute(workspaces.insert().values(workspace_id=name))
    return name


def count(tx: Tx) -> int:
    return tx.scalar(select(func.count()).select_from(workspaces)) or 0


async def test_a_use_case_is_kept_once_it_returns(db: Db) -> None:
    assert await db.run(put, "T1") == "T1"
    assert await db.read(count) == 1


async def test_a_failing_use_case_never_fails_its_neighbours(db: Db) -> None:
    await db.run(put, "T0")
    names = [f"T{number % 30}" for number in range(60)]
    results = await asyncio.gather(*(db.run(put, name) for name in names), return_exceptions=True)
    assert sum(isinstance(result, IntegrityError) for result in results) == 31
    assert await db.read(count) == 30


async def test_a_use_case_that_raises_leaves_nothing_behind(db: Db) -> None:
    def half(tx: Tx) -> None:
        put(tx, "T1")
        raise LookupError("changed its mind")

    with pytest.raises(LookupError):
        await db.run(half)
    assert await db.read(count) == 0


async def test_a_caller_that_goes_away_takes_nothing_with_it(db: Db) -> None:
    gate = threading.Event()

    def slow(tx: Tx) -> None:
        gate.wait(5)
        put(tx, "T1")

    task = asyncio.create_task(db.run(slow))
    await asyncio.sleep(0.05)
    task.cancel()
    gate.set()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert await db.run(put, "T2") == "T2"
    async with asyncio.timeout(5):
        while await db.read(count) < 2:  # noqa: ASYNC110 - on PostgreSQL the two commit side by side
            await asyncio.sleep(0.01)


async def test_readers_cannot_write(db: Db) -> None:
    with pytest.raises(DBAPIError):
        await db.read(put, "T1")
    assert await db.read(count) == 0


async def test_one_opened_only_to_read_refuses_to_write(database_url: str) -> None:
    reading = open_db(database_url, serve=False)
    with pytest.raises(ReadOnlyError):
        await reading.run(put, "T1")
    assert reading.read_now(count) == 0
    await reading.close()


async def test_closing_finishes_what_was_accepted(database_url: str) -> None:
    db = open_db(database_url)
    tasks = [asyncio.create_task(db.run(put, f"T{number}")) for number in range(50)]
    await asyncio.sleep(0)
    await db.close()
    await asyncio.gather(*tasks)
    reading = open_db(database_url, serve=False)
    assert reading.read_now(count) == 50
    await reading.close()


# SQLite


def sqlite_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'checkin.db'}"
    migrate(url)
    return url


async def test_sqlite_commits_many_use_cases_at_once_and_fully(tmp_path: Path) -> None:
    db = open_db(sqlite_url(tmp_path))
    gate, commits = threading.Event(), []
    blocked = asyncio.create_task(db.run(lambda tx: gate.wait(5)))
    await asyncio.sleep(0.05)

    def note(tx: Tx, name: str) -> None:
        put(tx, name)
        commits.append(tx.scalar(text("SELECT total_changes()")))

    tasks = [asyncio.create_task(db.run(note, f"T{number}")) for number in range(40)]
    await asyncio.sleep(0.05)
    before = Path(tmp_path / "checkin.db-wal").stat().st_size
    gate.set()
    await asyncio.gather(blocked, *tasks)
    pages = (Path(tmp_path / "checkin.db-wal").stat().st_size - before) / 4120
    assert pages < 20, "each of the 40 was committed by itself"
    assert await db.run(lambda tx: tx.scalar(text("PRAGMA synchronous"))) == 2
    assert await db.run(lambda tx: tx.scalar(text("PRAGMA journal_mode"))) == "wal"
    await db.close()


async def test_a_second_process_is_refused_with_what_to_do(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    db = open_db(url)
    code = f"from app.store.db import open_db\nopen_db({url!r})"
    second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "DatabaseInUseError" in second.stderr
    assert "Several processes need PostgreSQL." in second.stderr
    await db.close()
    again = open_db(url)
    await again.close()


def test_an_unwritable_place_is_named_with_the_fix(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DatabaseUnavailableError, match="Check that its folder exists"):
        open_db(f"sqlite:///{tmp_path / 'file' / 'checkin.db'}")


async def test_a_locked_database_is_said_to_be_so_and_the_change_can_be_tried_again(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    db = open_db(url)
    await db.run(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout=50").close())
    code = (
        "import sqlite3, sys\n"
        f"c = sqlite3.connect({str(tmp_path / 'checkin.db')!r}, isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE')\nprint('locked', flush=True)\nsys.stdin.read()"
    )
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(DatabaseUnavailableError, match="Nothing was changed"):
        await db.run(put, "T1")
    other.communicate()
    assert await db.run(put, "T1") == "T1"
    await db.close()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite://", "in memory"),
        ("mysql://host/x", "use sqlite or postgresql"),
        ("nonsense", "is not a database URL"),
    ],
)
def test_a_wrong_url_is_refused_with_what_to_write(url: str, told: str) -> None:
    with pytest.raises(DatabaseUnavailableError, match=told):
        parse_url(url)


# PostgreSQL

only_postgres = pytest.mark.databases("postgresql")


@only_postgres
async def test_a_deadlock_is_tried_again_until_both_are_kept(db: Db) -> None:
    await db.run(put, "A")
    await db.run(put, "B")
    barrier = threading.Barrier(2, timeout=5)
    tries: list[str] = []

    def cross(tx: Tx, first: str, second: str) -> None:
        tries.append(first)
        tx.execute(workspaces.update().where(workspaces.c.workspace_id == first).values(next_number=2))
        if len(tries) <= 2:
            barrier.wait()
        tx.execute(workspaces.update().where(workspaces.c.workspace_id == second).values(next_number=2))

    await asyncio.gather(db.run(cross, "A", "B"), db.run(cross, "B", "A"))
    assert len(tries) == 3


@only_postgres
async def test_a_lost_connection_is_tried_again(db: Db) -> None:
    tries: list[int] = []

    def fragile(tx: Tx) -> None:
        tries.append(1)
        put(tx, "T1")
        if len(tries) == 1:
            tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    await db.run(fragile)
    assert len(tries) == 2
    assert await db.read(count) == 1


# types and schema


async def test_an_instant_comes_back_as_it_went_and_needs_a_zone(db: Db) -> None:
    at = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC) + timedelta(hours=1)
    probe = table("probe", column("at", UtcDateTime), column("n", Integer), column("t", Text))

    def round_trip(tx: Tx) -> datetime:
        tx.execute(text("CREATE TABLE probe (at BIGINT, n INTEGER, t TEXT)"))
        tx.execute(probe.insert().values(at=at, n=1, t=""))
        found = tx.scalar(select(probe.c.at))
        assert found is not None
        return found

    assert await db.run(round_trip) == at
    with pytest.raises(Exception, match="an instant needs a zone") as raised:
        await db.run(lambda tx: tx.execute(probe.insert().values(at=datetime(2026, 1, 1), n=1, t="")))  # noqa: DTZ001 - meant
    assert isinstance(raised.value.__cause__ or raised.value, NaiveDatetimeError)


async def test_a_database_of_another_version_is_refused_by_name(database_url: str, tmp_path: Path) -> None:
    db = open_db(database_url)
    check_schema(db)
    await db.run(
        lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")).close()
    )
    with pytest.raises(SchemaTooNewError, match="Install the newer version"):
        check_schema(db)
    await db.close()
    empty = open_db(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(SchemaOutOfDateError, match="Run: checkin migrate"):
        check_schema(empty)
    await empty.close()


async def test_migrations_go_up_down_and_up_and_the_tables_match_them(database_url: str) -> None:
    from alembic import command  # noqa: PLC0415 - only here

    from app.store.schema import config_for  # noqa: PLC0415 - only here

    migrate(database_url, "base")
    migrate(database_url)
    command.check(config_for(database_url))
    db = open_db(database_url)
    await db.run(put, "T1")
    assert await db.read(lambda tx: tx.execute(select(people)).all()) == []
    await db.close()
