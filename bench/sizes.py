"""What a check-in takes on the disk, awaiting its answer and handed in, table by table: `python -m bench.sizes`."""

import asyncio
import sqlite3
from dataclasses import dataclass
from uuid import UUID

import psycopg
from sqlalchemy.engine import make_url

from app.core.assignment import Answer, Ruling
from app.core.events import Answered, Event, HandedIn, LookedAt, Ruled, SendChosen
from app.usecases.take_event import take_event
from app.usecases.world import World
from bench.company import TEAM, assignee, databases, fresh, manager
from bench.crowd import OF_A_CASE, Case, driver_url, grow, played

CASES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What the rows of one table take, in bytes with their indexes, and how many there are of each check-in."""

    rows: float
    each: float

    @property
    def of_a_case(self) -> float:
        """Bytes a check-in."""
        return self.rows * self.each


async def handed_in(world: World, task: UUID) -> None:
    """Let the task be looked at, answered with a guess, sent, ruled on, and handed in."""
    mine, theirs = assignee(0).id, manager(0).id
    items = {1: Answer.CLEAR, 2: Answer.GUESS}
    story: list[Event] = [
        LookedAt(by=mine),
        Answered(by=mine, items=items, definitions={2: "orders a month"}, purpose="the board"),
        SendChosen(by=mine, version=1),
        Ruled(by=theirs, rulings={1: (Ruling.CORRECTED, "orders a week, without returns")}),
        HandedIn(by=mine),
    ]
    for event in story:
        outcome = await world.run(take_event, TEAM, task, event)
        assert outcome.refusal is None, (event, outcome.refusal)


def sizes(url: str, case: Case) -> dict[str, Size]:
    """Return what each table takes with that case 20,000 times."""
    grow(url, case, 0, CASES, short=False)
    read = _in_sqlite if url.startswith("sqlite") else _in_postgres
    return {
        table: Size(rows=len(case.rows[table]), each=taken / CASES / len(case.rows[table]))
        for table, taken in read(url).items()
    }


def _in_sqlite(url: str) -> dict[str, int]:
    taken = "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)"
    with sqlite3.connect(make_url(url).database or "") as tx:
        return {table: tx.execute(taken, (table,)).fetchone()[0] for table in OF_A_CASE}


def _in_postgres(url: str) -> dict[str, int]:
    with psycopg.connect(driver_url(url)) as tx, tx.cursor() as cursor:
        return {table: _total(cursor, table) for table in OF_A_CASE}


def _total(cursor: psycopg.Cursor[tuple[int]], table: str) -> int:
    found = cursor.execute("SELECT pg_total_relation_size(%s::regclass)", (table,)).fetchone()
    assert found is not None
    return found[0]


def main() -> None:
    """Print what an open check-in that awaits its answer takes, and one that was handed in."""
    for name, case in (("awaits its answer", asyncio.run(played())), ("handed in", asyncio.run(played(handed_in)))):
        with databases() as urls:
            for database, url in urls.items():
                found = sizes(fresh(url, "sizes"), case)
                print(f"{name}, {database}: {sum(size.of_a_case for size in found.values()):,.0f} bytes a check-in")
                for table, size in found.items():
                    print(f"  {table:<10}{size.rows:>3.0f} rows of {size.each:>6,.0f} = {size.of_a_case:>7,.0f} bytes")


if __name__ == "__main__":
    main()
