"""What a run has to do: messages queued for many readers, and presses that Slack tells more than once."""

import asyncio
import contextlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import create_engine, insert

from app.core.assignment import Assignment, Source
from app.core.extraction import extract
from app.core.messages import Message, MessageKind
from app.core.people import Person
from app.core.preferences import Preferences
from app.core.week import read_week
from app.store import people
from app.store.codec import to_json
from app.store.db import open_db, parse_url
from app.store.tables import outbox
from app.store.tx import Tx
from app.usecases.register_assignment import register_assignment
from bench.company import TEAM, TEXT, new_id, world_of
from bench.doors import press

AT_ONCE = 8
ALL_HOURS = "Mon-Sun 0:00-12:00 12:00-0:00"
AGAIN = 0.5
BREATH = 0.1
PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much a run does. Every reader of every workspace gets as many messages."""

    workspaces: int
    readers: int
    messages: int
    tasks: int
    faster: float = 1.0
    lag: float = 30.0
    patience: float = 1200.0

    @property
    def notices(self) -> int:
        """How many messages are queued from the start."""
        return self.workspaces * self.readers * self.messages


def queue_notices(url: str, size: Size, now: datetime) -> dict[str, str]:
    """Put the messages into a database that nobody serves. Returns the reader of each id, in order."""
    rows = list(_rows(size, now))
    engine = create_engine(parse_url(url))
    with engine.begin() as tx:
        for first in range(0, len(rows), 5_000):
            tx.execute(insert(outbox), rows[first : first + 5_000])
    engine.dispose()
    return {str(row["id"]): str(row["recipient_id"]) for row in rows}


def _rows(size: Size, now: datetime) -> Iterator[dict[str, object]]:
    for place in range(size.messages):
        for workspace in range(size.workspaces):
            for reader in range(size.readers):
                to = f"U{workspace:03}R{reader:03}"
                message = Message(kind=MessageKind.NOTICE, key=f"n{place}", to=to, about="", head=f"Number {place}.")
                yield {
                    "id": new_id(),
                    "workspace_id": f"T{workspace:04}",
                    "recipient_id": to,
                    "key": message.key,
                    "kind": message.kind.value,
                    "body": to_json(message),
                    "state": "new",
                    "created_at": now,
                    "due_at": now,
                }


async def give_tasks(url: str, tasks: int) -> list[tuple[UUID, str]]:
    """Give a task to each of so many people, who work at any hour. Returns the id and the assignee of each."""
    db, given = open_db(url), []
    for place in range(tasks):
        maya, priya = (Person(id=f"U{role}{place:05}", name=role.title()) for role in ("MAYA", "PRIYA"))
        await db.run(_always_at_work, maya, priya)
        assignment = Assignment(
            workspace_id=TEAM,
            source=Source.COMMAND,
            external_id=f"soak-{place}",
            giver_id=priya.id,
            assignee_id=maya.id,
            text=TEXT,
            item_names=("price", "demand"),
        )
        registered = await world_of(db).run(
            register_assignment, assignment, assignee=maya, giver=priya, found=extract(TEXT)
        )
        assert registered.case is not None
        given.append((registered.case.checkin.assignment_id, maya.id))
    await db.close()
    return given


def _always_at_work(tx: Tx, *who: Person) -> None:
    for person in who:
        people.remember(tx, TEAM, person)
        people.prefer(tx, TEAM, person.id, Preferences(week=read_week(ALL_HOURS)))


async def press_all(tasks: Sequence[tuple[UUID, str]], urls: Callable[[], Sequence[str]], chance: random.Random) -> int:
    """Let everybody press the button of their task. Slack tells each press one to three times, in any order.

    What is not acknowledged is told again. Returns how many times a press was told.
    """
    told = [
        (task, person_id, place) for place, (task, person_id) in enumerate(tasks) for _ in range(chance.randint(1, 3))
    ]
    chance.shuffle(told)
    waiting = iter(told)

    async def worker() -> None:
        for one in waiting:
            await _tell(one, urls, chance)
            await asyncio.sleep(BREATH)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return len(told)


async def _tell(one: tuple[UUID, str, int], urls: Callable[[], Sequence[str]], chance: random.Random) -> None:
    """Tell of a press again and again until one of the replicas that serve acknowledges it."""
    while True:
        there = urls()
        if there and await _acknowledged(chance.choice(there), press(*one)):
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
