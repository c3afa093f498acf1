"""What Slack tells during a run: presses and edits, each several times and in any order, until it is acknowledged."""

import asyncio
import contextlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit
from uuid import UUID

from app.core.assignment import Assignment, Source
from app.core.extraction import extract
from app.core.people import Person
from app.core.preferences import Preferences
from app.core.week import read_week
from app.store import people
from app.store.db import open_db
from app.store.tx import Tx
from app.usecases.register_assignment import register_assignment
from app.usecases.world import Moment, World
from bench.company import TEAM, TEXT, world_of
from bench.doors import press, signed

ALL_HOURS = "Mon-Sun 0:00-12:00 12:00-0:00"
CHANNEL = "C0SOAK"
EDITS = 3
AT_ONCE = 8
AGAIN = 0.5
BREATH = 0.1
PATIENCE = 5.0

Request = Callable[[], bytes]  # signed when it is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task that was given by a message in a channel."""

    id: UUID
    ts: str
    assignee_id: str
    giver_id: str


def text_after(edits: int) -> str:
    """Return how the message of a task reads after so many edits."""
    return f"{TEXT} in draft {edits}" if edits else TEXT


async def give_tasks(url: str, count: int) -> list[Task]:
    """Give a task to each of so many people, who work at any hour."""
    db = open_db(url)
    tasks = [await _given(world_of(db), place) for place in range(count)]
    await db.close()
    return tasks


async def _given(world: World, place: int) -> Task:
    maya, priya = (Person(id=f"U{role}{place:05}", name=role.title()) for role in ("MAYA", "PRIYA"))
    await world.run(_always_at_work, maya, priya)
    ts = f"{place + 1}.000000"
    assignment = Assignment(
        workspace_id=TEAM,
        source=Source.MESSAGE,
        external_id=f"{CHANNEL}:{ts}:{maya.id}",
        giver_id=priya.id,
        assignee_id=maya.id,
        text=text_after(0),
        item_names=("price", "demand"),
    )
    registered = await world.run(register_assignment, assignment, assignee=maya, giver=priya, found=extract(TEXT))
    assert registered.case is not None
    return Task(id=registered.case.checkin.assignment_id, ts=ts, assignee_id=maya.id, giver_id=priya.id)


def _always_at_work(tx: Tx, _moment: Moment, *who: Person) -> None:
    for person in who:
        people.remember(tx, TEAM, person)
        people.prefer(tx, TEAM, person.id, Preferences(week=read_week(ALL_HOURS)))


def _requests(place: int, task: Task) -> Iterator[Request]:
    yield partial(press, task.id, task.assignee_id, place)
    yield from (partial(_edit, task, number) for number in range(1, EDITS + 1))


def _edit(task: Task, number: int) -> bytes:
    """Return the request that tells of one edit of a task's message."""
    message = {"type": "message", "user": task.giver_id, "ts": task.ts}
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": CHANNEL,
        "channel_type": "channel",
        "message": message | {"text": text_after(number)},
        "previous_message": message | {"text": text_after(number - 1)},
        "event_ts": f"{task.ts.partition('.')[0]}.{number:06}",
    }
    name = f"Ev{task.id.hex}{number}"
    body = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A0", "event": event, "event_id": name}
    return signed(json.dumps(body).encode(), "application/json")


async def tell_all(tasks: Sequence[Task], urls: Callable[[], Sequence[str]], chance: random.Random) -> int:
    """Let everybody press the button of their task, and the message of each be edited some times.

    Each is told one to three times, in any order, and again where it is not acknowledged. Returns how often.
    """
    each = [request for place, task in enumerate(tasks) for request in _requests(place, task)]
    told = [request for request in each for _ in range(chance.randint(1, 3))]
    chance.shuffle(told)
    waiting = iter(told)

    async def worker() -> None:
        for request in waiting:
            await _tell(request, urls, chance)
            await asyncio.sleep(BREATH)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return len(told)


async def _tell(request: Request, urls: Callable[[], Sequence[str]], chance: random.Random) -> None:
    """Tell of it again and again until one of the replicas that serve acknowledges it."""
    while True:
        there = urls()
        if there and await _acknowledged(chance.choice(there), request()):
            return
        await asyncio.sleep(AGAIN)


async def _acknowledged(url: str, request: bytes) -> bool:
    """Send one request over a connection of its own."""
    place = urlsplit(url)
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(place.hostname, place.port)
            try:
                writer.write(request)
                return (await reader.readline()).startswith(b"HTTP/1.1 200")
            finally:
                writer.close()
    return False
