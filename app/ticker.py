"""The clock: APScheduler ticks, the database knows what is due. No state of its own."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]  # ships no types

from app.core.duties import Due, Duty
from app.usecases.heed_absence import heed_absence
from app.usecases.send_digest import send_digest
from app.usecases.send_notes import send_notes
from app.usecases.wake_due import find_due, postpone_due, wake_due, wake_some
from app.usecases.wake_duties import find_duties, postpone_duty
from app.usecases.world import Moment, OutageError, World

log = structlog.get_logger()
EVERY_SECONDS = 1

# Each is given the workspace and whom it is about, and says whether it was still due.
DUTIES: dict[Duty, Callable[[Any, Moment, str, str], bool]] = {
    Duty.DIGEST: send_digest,
    Duty.NOTE: send_notes,
    Duty.ABSENCE: heed_absence,
}


class Ticker:
    """Wakes what is due, once a second."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._one_tick = asyncio.Lock()
        self._scheduler = AsyncIOScheduler()
        self._scheduler.add_job(
            self._round,
            "interval",
            seconds=EVERY_SECONDS,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin to tick, in the running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop ticking, once the tick that is under way is over."""
        self._scheduler.pause()
        async with self._one_tick:
            self._scheduler.shutdown(wait=False)

    async def _round(self) -> None:
        try:
            await self.tick()
        except OutageError:
            pass
        except Exception as error:  # noqa: BLE001 - the clock outlives any one tick
            log.error("due.tick_failed", error=type(error).__name__)

    async def tick(self) -> int:
        """Do everything that is due, each by itself: a failing one is put off and never stops the rest."""
        async with self._one_tick:
            return await self._wake_checkins() + await self._do_duties()

    async def _wake_checkins(self) -> int:
        done = 0
        while woken := await self._wake_some():
            done += woken
        return done

    async def _wake_some(self) -> int:
        """Wake many in one transaction; where it fails each in one of its own, so that only the culprit is put off."""
        try:
            return await self._world.run(wake_some)
        except OutageError:
            raise
        except Exception as error:  # noqa: BLE001 - one failing check-in never stops the rest
            log.warning("due.one_by_one", error=type(error).__name__)
        due = await self._world.read(find_due, self._world.clock())
        for workspace_id, assignment_id in due:
            try:
                await self._world.run(wake_due, workspace_id, assignment_id)
            except Exception as error:  # noqa: BLE001 - likewise
                failures = await self._world.run(postpone_due, workspace_id, assignment_id)
                log.error("due.failed", assignment=str(assignment_id), error=type(error).__name__, failures=failures)
        return len(due)

    async def _do_duties(self) -> int:
        """Do the duties that are due, until there are none or others have them."""
        done = 0
        while due := await self._world.read(find_duties, self._world.clock()):
            taken = sum([await self._do(one) for one in due])
            done += taken
            if not taken:
                break
        return done

    async def _do(self, due: Due) -> bool:
        try:
            return await self._world.run(DUTIES[due.duty], due.workspace_id, due.subject_id)
        except Exception as error:  # noqa: BLE001 - one failing duty never stops the rest
            failures = await self._world.run(postpone_duty, due)
            log.error("duty.failed", duty=due.duty, error=type(error).__name__, failures=failures)
            return True
