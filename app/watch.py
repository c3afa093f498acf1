"""The loop that looks again at what Slack and calendars say of people: ask with no transaction open, then learn."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from app.core.people import Person
from app.usecases.learn_person import find_watched, learn_person, look_later, show_watched
from app.usecases.world import World

log = structlog.get_logger()
EVERY = 20.0

LookUp = Callable[[str], Awaitable[Person | None]]


class Watch:
    """Looks at every status that named no end once its day is over."""

    def __init__(self, world: World, look_up: LookUp) -> None:
        self._world = world
        self._look_up = look_up

    async def run(self) -> None:
        """Look until cancelled. A failing round is logged and tried again."""
        while True:
            try:
                await self.round()
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("watch.round_failed", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def round(self) -> int:
        """Look at everybody who is due, each by themselves. Returns how many."""
        due = await self._world.read(find_watched, self._world.clock())
        for workspace_id, person_id in due:
            await self._look(workspace_id, person_id)
        return len(due)

    async def _look(self, workspace_id: str, person_id: str) -> None:
        person = await self._world.read(show_watched, workspace_id, person_id)
        if person is None:
            return
        look_at, now = person.learned.look_at, self._world.clock()
        if look_at is not None and look_at <= now:
            await self._look_at_status(workspace_id, person_id)

    async def _look_at_status(self, workspace_id: str, person_id: str) -> None:
        try:
            described = await self._look_up(person_id)
        except Exception as error:  # noqa: BLE001 - one that cannot be seen never stops the rest
            log.warning("watch.unseen", person=person_id, error=type(error).__name__)
            described = None
        if described is None:
            await self._world.run(look_later, workspace_id, person_id)
        else:
            await self._world.run(learn_person, workspace_id, described)
