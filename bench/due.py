"""Due work beside the raw driver, the idle tick of a large company beside a small one, the loop while much is due."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from apscheduler.events import EVENT_JOB_EXECUTED  # type: ignore[import-untyped]  # ships no types
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped]  # likewise
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]  # likewise
from sqlalchemy import bindparam, update
from sqlalchemy.engine import make_url

from app.core.events import LookedAt
from app.store import deadlines
from app.store.statement import Statement
from app.store.tables import checkins as table
from app.store.tx import Tx
from app.store.types import EPOCH, MICROSECOND
from app.usecases.take_event import take_event
from app.usecases.wake_due import BATCH, wake_some
from app.usecases.world import Moment
from app.wiring import spare_what_stays
from bench.company import TEAM, fill, fresh, new_id, open_at, sleeping, world_of
from bench.ratio import Ratio

DUE, TASKS, JOBS, TICKS = 10_000, 400, 1_000, 300
AT_ONCE, REAL, SECONDS = 100_000, 3_000, 3.0
SMALL, LARGE = 1_000, 1_000_000
CLAIMED = 100
PAST = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
COMPLETE = Statement(
    update(table)
    .where(table.c.workspace_id == bindparam("workspace"), table.c.assignment_id == bindparam("assignment"))
    .values(next_due_at=None, version=table.c.version + 1)
)
CLAIM_TARGETS = {"SQLite": 0.5, "PostgreSQL": 0.6}


async def measure(urls: dict[str, str]) -> list[Ratio]:
    """Return the ratios of due work."""
    return [ratio for name, url in urls.items() for ratio in await _of(name, url)]


async def _of(name: str, url: str) -> list[Ratio]:
    made = fresh(url, "due")
    await asyncio.to_thread(sleeping, made, DUE, PAST)
    claimed = await _claimed(made)
    raw = await asyncio.to_thread(RAW[name], made)
    jobs = await _jobs(fresh(url, "jobs"))
    woken = await _woken(fresh(url, "woken"))
    stall = await _hurry(fresh(url, "stall"))
    idle = {rows: await _idle(fresh(url, f"idle_{rows}"), rows) for rows in (SMALL, LARGE)}
    return [
        Ratio(name=f"due rows claimed and completed, {CLAIMED} at a time / raw driver, {name}", ours=claimed,
              baseline=raw, unit="/s", target=CLAIM_TARGETS[name]),
        Ratio(name=f"deadlines decided, recorded, queued / APScheduler's idle jobs, {name}", ours=woken,
              baseline=jobs.per_second, unit="/s", target=1.0),
        Ratio(name=f"stall of the loop with {AT_ONCE:,} due at once / 50 ms, {name}", ours=stall, baseline=50,
              unit="ms", target=1.0, most=True),
        Ratio(name=f"stall of the loop / that of APScheduler with {JOBS:,} due, {name}", ours=stall,
              baseline=jobs.stall, unit="ms", target=1.0, most=True),
        Ratio(name=f"idle tick of {LARGE:,} / {SMALL:,} tasks, {name}", ours=idle[LARGE], baseline=idle[SMALL],
              unit="ms", target=1.5, most=True),
    ]  # fmt: skip


def _reset(tx: Tx) -> None:
    tx.exec_driver_sql(f"UPDATE checkins SET next_due_at = {(PAST - EPOCH) // MICROSECOND}")


async def _claimed(url: str) -> float:
    """Return how many due rows a second are claimed and completed with nothing to decide."""
    db = open_at(url)
    await db.run(_reset)
    begun, done = time.perf_counter(), 0
    while taken := await db.run(_claim_and_complete):
        done += taken
    per_second = done / (time.perf_counter() - begun)
    await db.close()
    return per_second


def _claim_and_complete(tx: Tx) -> int:
    due = deadlines.claim(tx, PAST, CLAIMED)
    COMPLETE.run_each(tx, [{"workspace": workspace, "assignment": assignment} for workspace, assignment in due])
    return len(due)


def _raw_sqlite(url: str) -> float:
    connection = sqlite3.connect(str(make_url(url).database), isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    at = (PAST - EPOCH) // MICROSECOND
    connection.execute("UPDATE checkins SET next_due_at=?", (at,))
    begun, done = time.perf_counter(), 0
    while True:
        connection.execute("BEGIN IMMEDIATE")
        rows = connection.execute(
            "SELECT workspace_id, assignment_id FROM checkins WHERE next_due_at<=? ORDER BY next_due_at LIMIT ?",
            (at, CLAIMED),
        ).fetchall()
        connection.executemany(
            "UPDATE checkins SET next_due_at=NULL, version=version+1 WHERE workspace_id=? AND assignment_id=?", rows
        )
        connection.execute("COMMIT")
        done += len(rows)
        if not rows:
            break
    connection.close()
    return done / (time.perf_counter() - begun)


def _raw_postgres(url: str) -> float:
    at = (PAST - EPOCH) // MICROSECOND
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as tx:
        tx.execute("UPDATE checkins SET next_due_at=%s", (at,))
        tx.commit()
        begun, done = time.perf_counter(), 0
        while True:
            rows = tx.execute(
                "SELECT workspace_id, assignment_id FROM checkins WHERE next_due_at<=%s ORDER BY next_due_at LIMIT %s "
                "FOR UPDATE SKIP LOCKED",
                (at, CLAIMED),
            ).fetchall()
            with tx.cursor() as cursor:
                cursor.executemany(
                    "UPDATE checkins SET next_due_at=NULL, version=version+1 "
                    "WHERE workspace_id=%s AND assignment_id=%s",
                    rows,
                )
            tx.commit()
            done += len(rows)
            if not rows:
                return done / (time.perf_counter() - begun)


RAW: dict[str, Callable[[str], float]] = {"SQLite": _raw_sqlite, "PostgreSQL": _raw_postgres}


async def _woken(url: str) -> float:
    """Return how many real deadlines a second pass: decided, recorded, saved and queued."""
    db = open_at(url)
    tasks = await fill(db, TASKS)
    world = world_of(db)
    for task, person_id in tasks:
        await world.run(take_event, TEAM, task, LookedAt(by=person_id))
    later = Moment(datetime.now(UTC) + timedelta(days=2), new_id)
    begun, done = time.perf_counter(), 0
    while taken := await db.run(wake_some, later):
        done += taken
    per_second = done / (time.perf_counter() - begun)
    await db.close()
    return per_second


async def nothing() -> None:
    """Do what a job of the baseline does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """How many jobs a second APScheduler runs out of its own store, and how long the loop stands still meanwhile."""

    per_second: float
    stall: float


async def _jobs(url: str) -> Jobs:
    driver = "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"
    scheduler, done, ran = AsyncIOScheduler(), asyncio.Event(), 0
    scheduler.add_jobstore(SQLAlchemyJobStore(url=make_url(url).set(drivername=driver)))

    def note(_event: object) -> None:
        nonlocal ran
        ran += 1
        if ran == JOBS:
            done.set()

    scheduler.add_listener(note, EVENT_JOB_EXECUTED)
    scheduler.start(paused=True)
    at = datetime.now(UTC) - timedelta(seconds=1)
    for _ in range(JOBS):
        scheduler.add_job(nothing, "date", run_date=at, misfire_grace_time=None)
    begun = time.perf_counter()

    async def run() -> None:
        scheduler.resume()
        await done.wait()

    stall = await _stalled(run)
    scheduler.shutdown(wait=False)
    return Jobs(per_second=JOBS / (time.perf_counter() - begun), stall=stall)


async def _idle(url: str, rows: int) -> float:
    """Return how many milliseconds the look takes that finds nothing due among so many tasks."""
    await asyncio.to_thread(sleeping, url, rows, datetime.now(UTC) + timedelta(days=30))
    db = open_at(url)
    spans = []
    for _ in range(TICKS):
        begun = time.perf_counter()
        await db.run(wake_some, Moment(datetime.now(UTC), new_id))
        spans.append(time.perf_counter() - begun)
    await db.close()
    return 1000 * sorted(spans)[TICKS // 2]


async def _stalled(while_running: Callable[[], Any]) -> float:
    """Return the longest time, in milliseconds, for which the event loop does nothing else while that runs."""
    longest, going = 0.0, True

    async def watch() -> None:
        nonlocal longest
        while going:
            begun = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - begun - 0.001)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.05)
    longest = 0.0
    await while_running()
    going = False
    await watching
    return 1000 * longest


async def _hurry(url: str) -> float:
    """Work for three seconds on 100,000 tasks that are due at once, of which the first are real ones."""
    db, now = open_at(url), datetime.now(UTC) + timedelta(days=2)
    await fill(db, REAL)
    await db.close()
    await asyncio.to_thread(sleeping, url, AT_ONCE - REAL, now - timedelta(seconds=1))
    db = open_at(url)

    async def work() -> None:
        until, done = time.perf_counter() + SECONDS, 0
        while time.perf_counter() < until and done < REAL - BATCH:
            done += await db.run(wake_some, Moment(now, new_id))

    spare_what_stays()  # as a process that serves does
    stall = await _stalled(work)
    await db.close()
    return stall
