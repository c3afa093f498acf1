"""What a process pays that serves a database, as JSON on standard output: `python -m bench.costs URL`.

A process of its own, so that its memory is that of serving and of nothing else.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlalchemy import func, select, update

from app.core.assignment import Answer
from app.core.events import Answered
from app.core.pacing import Pace
from app.store.db import Db
from app.store.tables import checkins, lanes, outbox
from app.store.tx import Tx
from app.store.types import EPOCH
from app.usecases.audit import audit_messages, audit_page
from app.usecases.claim_messages import claim_messages
from app.usecases.take_event import take_event
from app.usecases.wake_due import wake_some
from app.usecases.world import Moment, World
from bench.company import new_id, now, open_at, world_of
from bench.crowd import A_WORKSPACE, EVERY_WAITING, PEOPLE, workspace

LOOKS, PICKS, ANSWERS, PAGES = 300, 25, 200, 10
FEW, ASIDE = 10, "aside"  # workspaces, and what keeps messages of the others from being picked
ITEMS = {1: Answer.CLEAR, 2: Answer.GUESS}


async def costs(url: str) -> dict[str, float]:
    """Return milliseconds, each a median, and megabytes."""
    db = open_at(url)
    world = world_of(db)
    tasks = await db.read(_some_tasks)
    found = {
        "look": await _median(LOOKS, lambda: db.run(wake_some, Moment(now(), new_id))),
        "audit": await _median(PAGES, lambda: db.read(audit_page, now(), random.choice(tasks)[:2])) / 200,
        "audit_messages": await _median(3, lambda: db.read(audit_messages, now())),
        "pick_all": await _pick(db),
    }
    await db.run(_leave_to_few)
    found["pick_few"] = await _pick(db)
    await db.run(_let_all_wait)
    waiting = iter(tasks)
    found["answer"] = await _median(ANSWERS, lambda: _answer(world, *next(waiting)))
    await db.close()
    return found | {"memory": _peak_memory()}


async def _median(times: int, act: Callable[[], Awaitable[object]]) -> float:
    spans = []
    for _ in range(times):
        begun = time.perf_counter()
        await act()
        spans.append(time.perf_counter() - begun)
    return 1000 * median(spans)


def _some_tasks(tx: Tx) -> list[tuple[str, UUID, str]]:
    """Return workspace, id and assignee of some of the newer tasks, which no smaller size has answered."""
    whole = tx.scalar(select(func.count()).select_from(checkins)) or 0
    chosen = random.Random(1).sample(range(whole // 2, whole), ANSWERS)
    return [_task(tx, place) for place in chosen]


def _task(tx: Tx, place: int) -> tuple[str, UUID, str]:
    columns = (checkins.c.workspace_id, checkins.c.assignment_id, checkins.c.assignee_id)
    where = (checkins.c.workspace_id == workspace(place), checkins.c.number == place % A_WORKSPACE + 1)
    row = tx.execute(select(*columns).where(*where)).one()
    return row.workspace_id, row.assignment_id, row.assignee_id


async def _answer(world: World, workspace_id: str, task: UUID, person_id: str) -> None:
    event = Answered(by=person_id, items=ITEMS, definitions={2: "orders a month"}, purpose="the board")
    outcome = await world.run(take_event, workspace_id, task, event)
    assert outcome.refusal is None, outcome.refusal


async def _pick(db: Db) -> float:
    """Return what one pick of up to fifty messages takes; each is undone before the next."""
    at = (await db.read(_first_due)) + timedelta(seconds=1)
    spans = []
    for _ in range(PICKS):
        begun = time.perf_counter()
        claimed = await db.run(claim_messages, Moment(at, new_id), Pace())
        spans.append(time.perf_counter() - begun)
        assert len(claimed) == min(50, FEW * 5)
        await db.run(_undo)
    return 1000 * median(spans)


def _first_due(tx: Tx) -> object:
    return tx.scalar(select(func.min(outbox.c.due_at)).where(outbox.c.state == "new"))


def _undo(tx: Tx) -> None:
    claimed = outbox.c.state == "sending"
    tx.execute(update(outbox).where(claimed).values(state="new", claimed_at=None, doubtful_since=None, attempts=0))
    tx.execute(update(lanes).where(lanes.c.free_at > EPOCH + timedelta(days=1)).values(free_at=EPOCH))


def _leave_to_few(tx: Tx) -> None:
    """Let nothing wait but in the newest workspaces, in which nothing was answered yet."""
    whole = tx.scalar(select(func.count()).select_from(checkins)) or 0
    others = outbox.c.workspace_id < workspace(whole - FEW * A_WORKSPACE)
    tx.execute(update(outbox).where(outbox.c.state == "new", others).values(state="replaced", error=ASIDE))


def _let_all_wait(tx: Tx) -> None:
    tx.execute(update(outbox).where(outbox.c.error == ASIDE).values(state="new", error=None))


def _peak_memory() -> float:
    """Return the most memory this process ever had, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


assert A_WORKSPACE // EVERY_WAITING == PEOPLE, "each person has one message that waits"

if __name__ == "__main__":
    print(json.dumps(asyncio.run(costs(sys.argv[1]))))
