"""A call to the platform that does not come back holds up nobody but its own reader."""

import asyncio
from dataclasses import replace

from app.core.messages import Claimed
from app.core.pacing import UNPACED
from app.delivery import Delivery
from app.usecases.settle_messages import Result
from tests.office import Office
from tests.scenarios.test_delivery import states
from tests.scenarios.test_no_doubles import queue


class Hanging:
    """Sends, but for what is to one reader: that hangs until it is let go."""

    def __init__(self, office: Office, reader_id: str) -> None:
        self._send = office.bot.delivery._send
        self._reader_id = reader_id
        self.let_go = asyncio.Event()
        self.arrived: list[str] = []
        self._changed = asyncio.Condition()

    async def send(self, claimed: Claimed) -> Result | None:
        if claimed.message.to == self._reader_id:
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
