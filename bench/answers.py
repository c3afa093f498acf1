"""A whole answer, decided and recorded, beside the same four rows written by the raw driver with no decision at all."""

import asyncio
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from app.core.assignment import Answer
from app.core.events import Answered, LookedAt
from app.usecases.take_event import take_event
from bench.company import TEAM, fill, fresh, new_id, open_at, world_of
from bench.ratio import Ratio

TASKS = 600
AT_ONCE = 16
SECONDS = 3.0
TARGETS = {"SQLite": 0.9, "PostgreSQL": 0.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many a second."""

    looked: float
    answered: float


async def measure(urls: dict[str, str]) -> list[Ratio]:
    """Return answers a second over those of the raw driver, on both databases."""
    ratios = []
    for name, url in urls.items():
        made = fresh(url, "answers")
        db = open_at(made)
        tasks = await fill(db, TASKS)
        world = world_of(db)

        async def look(task: tuple[UUID, str], world: Any = world) -> None:
            await world.run(take_event, TEAM, task[0], LookedAt(by=task[1]))

        async def answer(task: tuple[UUID, str], world: Any = world) -> None:
            items = {1: Answer.CLEAR, 2: Answer.GUESS}
            event = Answered(by=task[1], items=items, definitions={2: "orders a month"}, purpose="the board")
            outcome = await world.run(take_event, TEAM, task[0], event)
            assert outcome.refusal is None

        rate = Rate(looked=await _rate(look, tasks), answered=await _rate(answer, tasks))
        await db.close()
        raw = RAW[name](made, [task for task, _ in tasks])
        ratios += [
            Ratio(name=f"answer, {AT_ONCE} at once / raw driver, {name}", ours=rate.answered, baseline=raw, unit="/s",
                  target=TARGETS[name]),
            Ratio(name=f"first look, {AT_ONCE} at once / raw driver, {name}", ours=rate.looked, baseline=raw, unit="/s",
                  target=TARGETS[name]),
        ]  # fmt: skip
    return ratios


async def _rate(act: Callable[[tuple[UUID, str]], Any], tasks: list[tuple[UUID, str]]) -> float:
    waiting = iter(tasks)

    async def worker() -> None:
        for task in waiting:
            await act(task)

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return len(tasks) / (time.perf_counter() - begun)


_COLUMNS = "workspace_id, assignment_id, seq, at, name, actor, audience, target, before, changes, words, hash"
_OUTBOX = "id, workspace_id, assignment_id, recipient_id, key, kind, body, state, created_at, due_at"
_SMALL = json.dumps({"answered_at": "2026-11-23T10:00:00Z", "answers": [["U1", 3]]})
_BODY = json.dumps({"kind": "notice", "head": "x" * 200, "paragraphs": ["y" * 300]})


def _raw_sqlite(url: str, tasks: list[UUID]) -> float:
    """Return how many answers a second the raw driver commits, one a commit, fully synchronous."""
    connection = sqlite3.connect(str(make_url(url).database), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    run, done, begun = connection.execute, 0, time.perf_counter()
    for seq, task in _rounds(tasks):
        if time.perf_counter() - begun > SECONDS:
            break
        place = (TEAM, task.hex)
        run("BEGIN IMMEDIATE")
        (state,) = run("SELECT state FROM checkins WHERE workspace_id=? AND assignment_id=?", place).fetchone()
        run(f"INSERT INTO record ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (*place, seq, 1, "answered", "U", "both", '["task"]', _SMALL, _SMALL, "{}", "0" * 64))  # fmt: skip
        run("UPDATE checkins SET version=version+1, state=?, next_due_at=? WHERE workspace_id=? AND assignment_id=?",
            (state, 9, *place))  # fmt: skip
        run(f"INSERT INTO outbox ({_OUTBOX}) VALUES (?,?,?,?,?,?,?,?,?,?)",
            (new_id().hex, *place, "U", f"k{done}", "notice", _BODY, "new", 1, 1))  # fmt: skip
        run("COMMIT")
        done += 1
    connection.close()
    return done / (time.perf_counter() - begun)


def _raw_postgres(url: str, tasks: list[UUID]) -> float:
    """Return how many answers a second the raw driver commits from as many connections as our pool has threads."""
    threads = 8
    done, until = [0] * threads, time.perf_counter() + SECONDS

    def work(place: int) -> None:
        mine = tasks[place::threads]
        with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as tx:
            for seq, task in _rounds(mine):
                if time.perf_counter() > until:
                    break
                _answer_postgres(tx, task, seq)
                done[place] += 1

    workers = [threading.Thread(target=work, args=(place,)) for place in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done) / SECONDS


def _answer_postgres(tx: psycopg.Connection[Any], task: UUID, seq: int) -> None:
    where = (TEAM, task)
    tx.execute("SELECT state FROM checkins WHERE workspace_id=%s AND assignment_id=%s FOR UPDATE", where).fetchone()
    tx.execute(
        sql.SQL(f"INSERT INTO record ({_COLUMNS}) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)"),
        (*where, seq, 1, "answered", "U", "both", '["task"]', _SMALL, _SMALL, "{}", "0" * 64),
    )
    tx.execute(
        "UPDATE checkins SET version=version+1, next_due_at=%s WHERE workspace_id=%s AND assignment_id=%s", (9, *where)
    )
    tx.execute(
        sql.SQL(f"INSERT INTO outbox ({_OUTBOX}) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)"),
        (new_id(), *where, "U", f"k{seq}{task.hex}", "notice", _BODY, "new", 1, 1),
    )
    tx.commit()


def _rounds(tasks: list[UUID]) -> Iterable[tuple[int, UUID]]:
    """Give each task again and again, with a number no entry of its record has yet."""
    seq = 100
    while True:
        yield from ((seq, task) for task in tasks)
        seq += 1


RAW = {"SQLite": _raw_sqlite, "PostgreSQL": _raw_postgres}
