"""A great many open check-ins, put into a database in bulk: one is played by the use cases, and its rows are copied."""

import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from app.core.events import LookedAt
from app.store.types import EPOCH, MICROSECOND
from app.usecases.take_event import take_event
from app.usecases.world import World
from bench.company import TEAM, assignee, fill, fresh, manager, new_id, now, open_at, world_of

A_WORKSPACE, PEOPLE = 100, 10  # tasks of one workspace, and who does them
EVERY_WAITING = 10  # one task in so many has a message that waits to be sent
CASES = 5_000  # written at once
OF_A_CASE = ("checkins", "words", "record", "outbox")
NOTHING = "\x00"
Row = tuple[str | None, ...]
Play = Callable[[World, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The rows of one check-in, as text in which whatever differs from case to case is a control character.

    `due_at` is when it falls due next, `columns` the names of each table's columns.
    """

    due_at: datetime
    columns: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[str, ...]]

    def copied(self, table: str, place: int, task: UUID, *, short: bool = True) -> Iterator[Row]:
        """Yield the rows of that table for the case at `place`; of what happened and was said the last only if `short`.

        Cases fall due over 30 days. In every workspace each person has one message that waits; the others are sent.
        """
        signs = self._signs(place, task)
        rows = self.rows[table]
        for row in rows[-1:] if short and table in {"record", "outbox"} else rows:
            yield tuple(
                new_id().hex if field == "\x10" else None if field == NOTHING else field
                for field in _filled(row, signs).split("\x1f")
            )

    def _signs(self, place: int, task: UUID) -> dict[str, str]:
        person = place // EVERY_WAITING % PEOPLE
        due_at = (self.due_at + timedelta(days=30) * (place % 9973) / 9973).replace(microsecond=0)
        return {
            "\x01": task.hex,
            "\x02": str(task),
            "\x03": f"U1MAYA{person:03}",
            "\x04": f"U0PRIYA{person:03}",
            "\x05": workspace(place),
            "\x06": str(place % A_WORKSPACE + 1),
            "\x07": f"{due_at:%Y-%m-%dT%H:%M:%SZ}",
            "\x08": str((due_at - EPOCH) // MICROSECOND),
            "\x0e": f"copy-{place}",
            "\x0f": "sent" if place % EVERY_WAITING else "new",
        }


def _filled(row: str, signs: dict[str, str]) -> str:
    for sign, value in signs.items():
        row = row.replace(sign, value)
    return row


def workspace(place: int) -> str:
    """Return the workspace of the case at that place."""
    return f"T{place // A_WORKSPACE:07}"


async def looked_at(world: World, task: UUID) -> None:
    """Let the task be looked at, so that its card is sent and its answer awaited."""
    await world.run(take_event, TEAM, task, LookedAt(by=assignee(0).id))


async def played(play: Play = looked_at) -> Case:
    """Register one task in a database of its own, let `play` happen to it, and return its rows."""
    with tempfile.TemporaryDirectory(prefix="checkin-case-") as folder:
        url = fresh(f"sqlite:///{folder}/", "case")
        db = open_at(url)
        await fill(db, 0)
        place = make_url(url).database or ""
        with sqlite3.connect(place) as tx:
            (task,) = tx.execute("SELECT assignment_id FROM checkins").fetchone()
        await play(world_of(db), UUID(task))
        await db.close()
        with sqlite3.connect(place) as tx:
            return _signed(tx, UUID(task))


def _signed(tx: sqlite3.Connection, task: UUID) -> Case:
    (due,) = tx.execute("SELECT next_due_at FROM checkins").fetchone()
    due_at = EPOCH + due * MICROSECOND if due else now()
    columns, rows = {}, {}
    for table in OF_A_CASE:
        found = tx.execute(f"SELECT * FROM {table} ORDER BY {'id' if table == 'outbox' else 'rowid'}")
        columns[table] = tuple(name for name, *_ in found.description)
        rows[table] = tuple(
            "\x1f".join(
                _sign(table, name, value, task, due_at) for name, value in zip(columns[table], row, strict=True)
            )
            for row in found.fetchall()
        )
    return Case(due_at=due_at, columns=columns, rows=rows)


def _sign(table: str, name: str, value: object, task: UUID, due_at: datetime) -> str:
    whole = {"workspace_id": "\x05", "next_due_at": "\x08", "external_id": "\x0e", "id": "\x10"}
    if table == "outbox":
        whole["state"] = "\x0f"
    if value is None:
        return NOTHING
    if name in whole or (table, name) == ("checkins", "number"):
        return whole.get(name, "\x06")
    text = str(value).replace(f'"{task}","number":1,', '"\x02","number":\x06,')
    for old, sign in (
        (task.hex, "\x01"), (str(task), "\x02"), (assignee(0).id, "\x03"), (manager(0).id, "\x04"),
        (f'"{TEAM}"', '"\x05"'), (f"{due_at:%Y-%m-%dT%H:%M:%SZ}", "\x07"),
    ):  # fmt: skip
        text = text.replace(old, sign)
    return text


def grow(url: str, case: Case, first: int, until: int, *, short: bool = True) -> None:
    """Put the cases from `first` to `until` into a database that nobody serves, with their people and workspaces."""
    write = _to_sqlite if url.startswith("sqlite") else _to_postgres
    places = iter(range(first, until))
    while some := list(islice(places, CASES)):
        ids = [new_id() for _ in some]
        tables: dict[str, tuple[tuple[str, ...], list[Row]]] = {
            table: (
                case.columns[table],
                [
                    row
                    for place, task in zip(some, ids, strict=True)
                    for row in case.copied(table, place, task, short=short)
                ],
            )
            for table in OF_A_CASE
        }
        begun = [place for place in some if place % A_WORKSPACE == 0]
        write(url, _around(begun) | tables)
    _settle(url)


def _around(begun: Sequence[int]) -> dict[str, tuple[tuple[str, ...], list[Row]]]:
    """Return the rows of the workspaces that begin there: their people, and a lane that is free."""
    known = [(workspace(place), f"{role}{person:03}") for place in begun for role in ("U1MAYA", "U0PRIYA")
             for person in range(PEOPLE)]  # fmt: skip
    columns = ("workspace_id", "person_id", "name", "zone", "deleted", "bot", "guest", "stranger", "consent")
    return {
        "workspaces": (
            ("workspace_id", "next_number"), [(workspace(place), str(A_WORKSPACE + 1)) for place in begun],
        ),
        "people": (columns, [(team, one, "Maya", "UTC", "0", "0", "0", "0", "always wait") for team, one in known]),
        "lanes": (
            ("workspace_id", "reader_id", "free_at"), [(workspace(place), "", str(place)) for place in begun],
        ),
    }  # fmt: skip


def _to_sqlite(url: str, tables: dict[str, tuple[tuple[str, ...], list[Row]]]) -> None:
    with sqlite3.connect(make_url(url).database or "") as tx:
        tx.execute("PRAGMA synchronous=OFF")
        for table, (columns, rows) in tables.items():
            places = ", ".join("?" * len(columns))
            tx.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
    tx.close()


def _to_postgres(url: str, tables: dict[str, tuple[tuple[str, ...], list[Row]]]) -> None:
    with psycopg.connect(driver_url(url)) as tx, tx.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)) as copy:
                for row in rows:
                    copy.write_row(row)


def _settle(url: str) -> None:
    """Leave the database as it would be had it grown slowly: counted, written out, with no work left to do."""
    if url.startswith("sqlite"):
        with sqlite3.connect(make_url(url).database or "", isolation_level=None) as tx:
            tx.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            tx.execute("ANALYZE")
        tx.close()
        return
    with psycopg.connect(driver_url(url), autocommit=True) as tx:
        tx.execute("VACUUM ANALYZE")
        tx.execute("CHECKPOINT")


def driver_url(url: str) -> str:
    """Return the URL of a PostgreSQL database as the driver takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
