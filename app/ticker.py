"""The clock: APScheduler ticks, the database knows what is due. No state of its own."""

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]  # ships no types

from app.usecases.wake_due import find_due, postpone_due, wake_due
from app.usecases.world import World

log = structlog.get_logger()
EVERY_SECONDS = 1


class Ticker:
    """Wakes what is due, once a second."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._scheduler = AsyncIOScheduler()
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=EVERY_SECONDS,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin to tick, in the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Wake everything that is due, each by itself: a failing one is put off and never stops the rest."""
        done = 0
        while due := await self._world.read(find_due, self._world.clock()):
            for workspace_id, assignment_id in due:
                done += 1
                try:
                    await self._world.run(wake_due, workspace_id, assignment_id)
                except Exception as error:  # noqa: BLE001 - one failing check-in never stops the rest
                    failures = await self._world.run(postpone_due, workspace_id, assignment_id)
                    log.error(
                        "due.failed", assignment=str(assignment_id), error=type(error).__name__, failures=failures
                    )
        return done
