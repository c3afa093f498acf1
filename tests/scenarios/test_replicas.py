"""Two replicas on one PostgreSQL database do the same work at the same instant: what is capped stays capped."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from app.core.caps import Caps
from app.store.db import open_db
from app.usecases.wake_due import find_due, wake_due
from app.usecases.world import World
from app.wiring import new_id
from tests.company import opened

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CAPS, TASKS = Caps(), 30


@pytest.mark.databases("postgresql")
async def test_thirty_check_ins_that_two_replicas_wake_at_once_bring_two_cards_a_day(database_url: str) -> None:
    async with opened(database_url, MONDAY) as company:
        other = open_db(database_url)
        for name in ("Priya", "Maya"):
            await company.hire(name, "Europe/London")
        for n in range(TASKS):
            text = f"Estimate the inputs of model {n}. Parameters: r_adopt, k_max and friction."
            await company.give("Priya", "Maya", text, due_at=MONDAY + timedelta(days=60))
        await company.settle()
        company.now = MONDAY + timedelta(minutes=31)
        replicas = company.world, World(db=other, clock=lambda: company.now, new_id=new_id)
        due = await company.world.read(find_due, company.now)
        assert len(due) == TASKS
        outcomes = await asyncio.gather(*(one.run(wake_due, *task) for task in due for one in replicas))
        assert sum("card" in message.key for outcome in outcomes for message in outcome.messages) == CAPS.cards_a_day
        await other.close()

        await company.wait_until(MONDAY + timedelta(days=28))
        days = Counter(post.at.date() for post in company.to("Maya") if post.fresh and post.what == "card")
        assert max(days.values()) == CAPS.cards_a_day
        week = timedelta(days=7)
        assert max(sum(n for day, n in days.items() if at - week < day <= at) for at in days) == CAPS.cards_a_week
        assert (await company.auditor.look())[1] == []
