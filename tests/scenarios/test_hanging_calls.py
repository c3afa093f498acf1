"""A call to the platform that does not come back holds up nobody but its own reader."""

import asyncio
from dataclasses import replace
from typing import Any

from app.core.messages import Claimed
from app.core.pacing import UNPACED
from app.delivery import Delivery
from app.usecases.settle_messages import Result
from app.usecases.world import World
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_delivery import states
from tests.scenarios.test_no_doubles import queue


class Hanging:
    """Sends, but for what is to one reader: that hangs until it is let go."""

    def __init__(self, office: Office, reader_id: str) -> None:
        self._send = office.bot.delivery._send
        self._reader_id = reader_id
        self.begun, self.let_go = asyncio.Event(), asyncio.Event()
        self.arrived: list[str] = []
        self._changed = asyncio.Condition()

    async def send(self, claimed: Claimed) -> Result | None:
        if claimed.message.to == self._reader_id:
            self.begun.set()
            await self.let_go.wait()
        result = await self._send(claimed)
        async with self._changed:
            self.arrived.append(claimed.message.to)
            self._changed.notify_all()
        return result

    async def until(self, number: int) -> None:
        """Wait until so many have arrived."""
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: len(self.arrived) == number)


class Silent:
    """A database that takes what it is asked and never answers."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    async def run(self, _use_case: object, *_args: object) -> Any:
        self.asked.set()
        await asyncio.Event().wait()

    read = run


async def test_a_call_that_hangs_holds_up_nobody_but_its_own_reader(office: Office) -> None:
    maya, priya, woken = office.maya.id, office.priya.id, asyncio.Event()
    await office.bot.world.run(queue, [maya, priya, priya, maya, priya])
    hanging = Hanging(office, maya)
    delivery = Delivery(replace(office.bot.world, wake=woken.set), hanging.send, woken, UNPACED)
    loop = asyncio.create_task(delivery.run())
    await hanging.until(3)
    assert hanging.arrived == [priya] * 3
    hanging.let_go.set()
    await hanging.until(5)
    assert hanging.arrived == [*[priya] * 3, maya, maya]
    await delivery.stop()
    await asyncio.wait_for(loop, 5)
    assert states(office) == {"sent": 5}


@on_one_database
async def test_a_stop_leaves_a_call_that_hangs_to_be_looked_for_and_the_rest_for_later(office: Office) -> None:
    await office.bot.world.run(queue, [office.maya.id, office.maya.id])
    hanging = Hanging(office, office.maya.id)
    delivery = Delivery(office.bot.world, hanging.send, asyncio.Event(), UNPACED, drain_seconds=0)
    assert await delivery._begin() == 1
    await asyncio.wait_for(delivery.stop(), 5)
    assert states(office) == {"new": 1, "sending": 1}
    assert not await delivery.send_batch()


@on_one_database
async def test_a_stop_does_not_wait_for_a_database_that_never_answers(office: Office) -> None:
    silent, woken = Silent(), asyncio.Event()
    world = World(db=silent, clock=office.bot.world.clock, new_id=office.bot.world.new_id)
    delivery = Delivery(world, Hanging(office, "").send, woken, UNPACED, drain_seconds=0)
    loop = asyncio.create_task(delivery.run())
    await silent.asked.wait()
    await asyncio.wait_for(delivery.stop(), 5)
    loop.cancel()


async def test_whoever_settles_beside_the_loop_sends_what_waited_for_what_the_loop_had_begun(office: Office) -> None:
    maya, woken = office.maya.id, asyncio.Event()
    await office.bot.world.run(queue, [maya, maya])
    hanging = Hanging(office, maya)
    delivery = Delivery(replace(office.bot.world, wake=lambda: None), hanging.send, woken, UNPACED)
    loop = asyncio.create_task(delivery.run())
    await hanging.begun.wait()
    loop.cancel()
    settling = asyncio.create_task(_until_nothing(delivery))
    hanging.let_go.set()
    await settling
    assert states(office) == {"sent": 2}


async def _until_nothing(delivery: Delivery) -> None:
    while await delivery.send_batch():
        pass
