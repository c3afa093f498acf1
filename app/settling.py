"""Notes what became of messages: those from whose arrival nothing follows many at once, the others each by itself."""

import asyncio

from app.core.messages import Claimed
from app.core.pacing import Pace
from app.usecases.settle_messages import Result, Sent, ends_with_it, settle_message, settle_sent
from app.usecases.world import World


class Settling:
    """What arrives while a transaction is under way goes into the next one together: nothing waits for a timer."""

    def __init__(self, world: World, pace: Pace) -> None:
        self._world = world
        self._pace = pace
        self._joining: list[tuple[Claimed, Sent]] = []
        self._next: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()

    async def settle(self, claimed: Claimed, result: Result) -> None:
        """Note it, and return once that is committed. Raises what the transaction raises.

        What cannot be noted with others is noted by itself, so that only the culprit stays behind.
        """
        if isinstance(result, Sent) and ends_with_it(claimed):
            self._joining.append((claimed, result))
            self._next = together = self._next or asyncio.create_task(self._settle_all())
            await asyncio.wait({together})
            if not together.cancelled() and together.exception() is None:
                return
        await self._world.run(settle_message, claimed, result, self._pace)

    async def _settle_all(self) -> None:
        async with self._one_at_a_time:
            sent, self._joining, self._next = self._joining, [], None
            await self._world.run(settle_sent, sent, self._pace)
