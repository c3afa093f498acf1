"""Open assignments of one server are read part by part."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from app.core.assignment import Source
from app.core.checkin import CheckIn
from app.store import checkins
from app.store.tx import Tx
from app.wiring import now_utc
from tests.company import WORKSPACE, opened

PLACE = "a_b.example:8080/"


async def test_what_is_open_at_a_server_is_read_part_by_part_and_whole(database_url: str) -> None:
    async with opened(database_url, now_utc()) as company:
        for name in ("Priya", "Maya"):
            await company.hire(name, "Europe/London")
        given = (await company.give("Priya", "Maya", "Estimate r_adopt")).checkin

        def add(tx: Tx, _moment: Any) -> None:
            names = [f"{PLACE}{n:03}:5b10a:{n}" for n in range(120)]
            others = [f"aXb.example:8080/{n}" for n in range(5)] + [f"{PLACE[:-1]}0/7:8", "b.example/7:8"]
            for number, name in enumerate([*names, *others], 100):
                checkins.add(tx, _another(given, number), name)

        await company.world.run(add)
        found, after = list[str](), ""
        for _ in range(4):
            page = company.db.read_now(lambda tx, after=after: _open(tx, after))
            found, after = found + page, page[-1] if page else after
        assert found == [f"{PLACE}{n:03}:5b10a:{n}" for n in range(120)]


def _another(given: CheckIn, number: int) -> CheckIn:
    return replace(given, assignment_id=UUID(int=number), number=number, source=Source.ASANA)


def _open(tx: Tx, after: str) -> list[str]:
    return checkins.open_from(tx, WORKSPACE, "asana", PLACE, after=after, limit=50)
