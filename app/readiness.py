"""Whether a process can take and do work now, for whoever decides where requests go and what is started again."""

import asyncio
from collections.abc import Awaitable, Callable

from app.store.errors import DatabaseError
from app.usecases.check_ready import check_ready
from app.usecases.world import World

PATIENCE_SECONDS = 5.0
NO_ANSWER = f"The database does not answer within {PATIENCE_SECONDS:.0f} seconds."
NO_SLACK = "Not connected to Slack over Socket Mode. It is tried again all the time."


class Readiness:
    """Looks anew each time it is asked. `connected` tells whether Slack's requests come in, where that can be told."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.connected: Callable[[], Awaitable[bool]] | None = None

    async def problems(self) -> dict[str, str]:
        """Return what keeps the process from working, a sentence by what it is about; nothing where all is well."""
        found = {"database": await self._database()}
        if self.connected is not None:
            found["slack"] = "" if await self.connected() else NO_SLACK
        return {about: told for about, told in found.items() if told}

    async def _database(self) -> str:
        """Write to the database what stands there already: a full disk and a standby only show when written to."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._world.run(check_ready)
        except TimeoutError:
            return NO_ANSWER
        except DatabaseError as error:
            return str(error)
