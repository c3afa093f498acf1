"""The loop that empties the outbox: claim, send with no transaction open, settle."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from app.core.messages import Claimed
from app.core.pacing import Pace
from app.settling import Settling
from app.usecases.claim_messages import BATCH, claim_messages
from app.usecases.settle_messages import TRIES, Permanent, Result
from app.usecases.world import OutageError, World

log = structlog.get_logger()
IDLE, SHORTLY = 1.0, 0.2  # seconds
DRAIN_SECONDS = 20.0
UNDER_WAY = 100  # at once; after a crash as many are looked for
PACE = Pace()

Send = Callable[[Claimed], Awaitable[Result | None]]


class Delivery:
    """Sends what the outbox holds, as soon as it is woken and once a second anyway.

    Many messages are under way at once, and a call that hangs keeps nothing but its own reader's next message waiting.
    """

    def __init__(
        self,
        world: World,
        send: Send,
        woken: asyncio.Event,
        pace: Pace = PACE,
        *,
        drain_seconds: float = DRAIN_SECONDS,
    ) -> None:
        self._pace = pace
        self._drain_seconds = drain_seconds
        self._claims = replace(world, wake=lambda: None)  # a claim has nothing to wake itself for
        # Without a gap its reader's next message may leave at once.
        self._settling = Settling(self._claims if pace.gap else world, pace)
        self._send = send
        self._woken = woken
        self._claiming = asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()
        self._stopped = False

    async def run(self) -> None:
        """Send until stopped. A failing round is logged and tried again."""
        while not self._stopped:
            self._woken.clear()
            begun, free = 0, self._free
            try:
                begun = await self._begin()
            except OutageError:
                pass
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("delivery.round_failed", error=type(error).__name__)
            await (self._room() if begun == free else self._rest(idle=not begun))

    async def stop(self) -> None:
        """Claim nothing more, and wait until what was claimed is sent. What takes too long is looked up by others."""
        self._stopped = True
        self._woken.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._drain_seconds):
                async with self._claiming:
                    pass
                while self._under_way:
                    await asyncio.wait(self._under_way)
        late = set(self._under_way)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def send_batch(self) -> int:
        """Send what may leave now and wait until nothing is under way any more. Returns how much that was.

        What the loop had begun counts too: with its end the next message to the same reader may leave.
        """
        sent = set(self._under_way)
        await self._begin()
        while left := set(self._under_way):
            sent |= left
            await asyncio.wait(left)
        return len(sent)

    async def _begin(self) -> int:
        """Claim a batch, begin to send it, all readers at once, and return how many that are."""
        async with self._claiming:
            if self._stopped or not self._free:
                return 0
            claimed = await self._claims.run(claim_messages, self._pace, self._free)
            tasks = [asyncio.create_task(self._deliver(message)) for message in claimed]
            self._under_way.update(tasks)
            for task in tasks:
                task.add_done_callback(self._under_way.discard)
            return len(tasks)

    @property
    def _free(self) -> int:
        """How many may be claimed now."""
        return min(BATCH, UNDER_WAY - len(self._under_way))

    async def _room(self) -> None:
        """Wait until there is room for a whole batch; after a while, for any."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SHORTLY):
                while len(self._under_way) > UNDER_WAY - BATCH:
                    await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        while len(self._under_way) >= UNDER_WAY:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

    async def _rest(self, *, idle: bool) -> None:
        """Wait until there may be something to send: somebody says so, or the next message of a lane may leave."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(IDLE if idle else self._pace.step.total_seconds()):
                await self._woken.wait()

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            result = await self._send(claimed)
        except Exception as error:  # noqa: BLE001 - one message never stops the rest; its lease brings it back
            log.error("delivery.send_failed", message=str(claimed.id), error=type(error).__name__)
            result = Permanent(reason=type(error).__name__) if claimed.attempts >= TRIES else None
        if result is None:
            log.warning("delivery.unknown", message=str(claimed.id))
            return
        try:
            await self._settling.settle(claimed, result)
        except Exception as error:  # noqa: BLE001 - likewise, and it is looked for before it is sent again
            log.error("delivery.not_settled", message=str(claimed.id), error=type(error).__name__)
            return
        log.info("delivery.settled", message=str(claimed.id), result=type(result).__name__, kind=claimed.message.kind)
