"""Looking up everybody a file names: each once, and patiently."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.core.people import DirectoryError, Person
from app.intake.giving import Find

WAITS = 5
LONGEST_WAIT = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Asks of each person once, and waits where the platform asks to. `pause` waits seconds."""

    find: Find
    pause: Callable[[float], Awaitable[None]]
    known: dict[str, Person | None] = field(default_factory=dict)

    async def __call__(self, named: str) -> Person | None:
        """Return the person of that address or id; None for nobody. Raises `DirectoryError`."""
        if named not in self.known:
            self.known[named] = await self._patiently(named)
        return self.known[named]

    async def _patiently(self, named: str) -> Person | None:
        for _ in range(WAITS):
            try:
                return await self.find(named)
            except DirectoryError as error:
                if error.after is None or error.after > LONGEST_WAIT:
                    raise
                await self.pause(error.after)
        return await self.find(named)
