"""The loop for what is done about the installation itself: the audit, and retention. The database knows what is due.

It runs beside the ticker, so that an audit of a million tasks holds up nobody's check-in.
"""

import asyncio

import structlog

from app.auditor import Auditor
from app.core.duties import Due, Duty
from app.usecases.forget_old import forget_old
from app.usecases.keep_up import begin_audit, end_audit, find_upkeep, plan_upkeep, postpone_upkeep
from app.usecases.world import OutageError, World

log = structlog.get_logger()
EVERY = 5.0


class Upkeep:
    """Audits and forgets when that is due, unless another process does."""

    def __init__(self, world: World, auditor: Auditor) -> None:
        self._world = world
        self._auditor = auditor

    async def run(self) -> None:
        """Begin what was never begun, then look every five seconds until cancelled. A failing round is logged."""
        begun = False
        while True:
            try:
                if not begun:
                    await self._world.run(plan_upkeep)
                    begun = True
                await self.round()
            except OutageError:
                pass
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("upkeep.round_failed", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def round(self) -> int:
        """Do what is due. Returns how much this process did."""
        return sum([await self._do(due) for due in await self._world.read(find_upkeep, self._world.clock())])

    async def _do(self, due: Due) -> bool:
        """Do one duty. Where it fails it is put off, and told when that was five times; it is never given up."""
        try:
            return await (self._audit() if due.duty is Duty.AUDIT else self._world.run(forget_old))
        except OutageError:
            raise
        except Exception as error:  # noqa: BLE001 - one failing duty never stops the rest
            failures = await self._world.run(postpone_upkeep, due)
            log.error("upkeep.failed", duty=due.duty, error=type(error).__name__, failures=failures)
            await self._auditor.tell_failing()
            return True

    async def _audit(self) -> bool:
        if not await self._world.run(begin_audit):
            return False
        await self._auditor.round()
        await self._world.run(end_audit)
        return True
