"""The loop that empties the outbox: claim, send with no transaction open, settle."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from app.core.messages import Claimed
from app.core.pacing import Pace
from app.usecases.claim_messages import claim_messages
from app.usecases.settle_messages import TRIES, Permanent, Result, settle_message
from app.usecases.world import OutageError, World

log = structlog.get_logger()
IDLE = 1.0
DRAIN_SECONDS = 20.0
PACE = Pace()

Send = Callable[[Claimed], Awaitable[Result | None]]


class Delivery:
    """Sends what the outbox holds, as soon as it is woken and once a second anyway."""

    def __init__(self, world: World, send: Send, woken: asyncio.Event, pace: Pace = PACE) -> None:
        self._world = world
        self._pace = pace
        self._quiet = replace(world, wake=lambda: None)  # a claim has nothing to wake itself for
        self._send = send
        self._woken = woken
        self._one_batch = asyncio.Lock()
        self._stopped = False

    async def run(self) -> None:
        """Send until stopped. A failing round is logged and tried again."""
        while not self._stopped:
            self._woken.clear()
            sent = False
            try:
                while await self.send_batch():
                    sent = True
            except OutageError:
                pass
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("delivery.round_failed", error=type(error).__name__)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._pace.step.total_seconds() if sent else IDLE):
                    await self._woken.wait()

    async def stop(self) -> None:
        """Claim nothing more, and wait until what was claimed is sent. What takes too long is looked up by others."""
        self._stopped = True
        self._woken.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS), self._one_batch:
                pass

    async def send_batch(self) -> int:
        """Claim one batch and send it, all readers at once. Returns how many were claimed.

        One batch at a time: who calls it beside the loop knows afterwards that nothing is under way.
        """
        async with self._one_batch:
            if self._stopped:
                return 0
            claimed = await self._quiet.run(claim_messages, self._pace)
            await asyncio.gather(*(self._deliver(message) for message in claimed))
            return len(claimed)

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
            await self._world.run(settle_message, claimed, result, self._pace)
        except Exception as error:  # noqa: BLE001 - likewise, and it is looked for before it is sent again
            log.error("delivery.not_settled", message=str(claimed.id), error=type(error).__name__)
            return
        log.info("delivery.settled", message=str(claimed.id), result=type(result).__name__, kind=claimed.message.kind)
