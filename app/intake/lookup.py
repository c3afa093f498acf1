"""Looking up everybody a file names: each once, and patiently."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt

from app.core.people import DirectoryError, Person
from app.intake.giving import Find

Pause = Callable[[float], Awaitable[None]]
Tell = Callable[[int, int], None]
TRIES = 6
LONGEST_WAIT = 90.0
MANY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Asks of each person once, and waits where the platform asks to. `pause` waits seconds."""

    find: Find
    pause: Pause
    known: dict[str, Person | None] = field(default_factory=dict)

    async def __call__(self, named: str) -> Person | None:
        """Return the person of that address or id; None for nobody. Raises `DirectoryError`."""
        if named not in self.known:
            self.known[named] = await self._patiently(named)
        return self.known[named]

    async def _patiently(self, named: str) -> Person | None:
        policy = AsyncRetrying(
            retry=retry_if_exception(lambda error: 0 <= _asked_to_wait(error) <= LONGEST_WAIT),
            wait=_wait,
            stop=stop_after_attempt(TRIES),
            sleep=self.pause,
            reraise=True,
        )
        return await policy(self.find, named)


def _asked_to_wait(error: BaseException | None) -> float:
    """Return the seconds the platform asks to wait; below nothing where it does not."""
    return error.after if isinstance(error, DirectoryError) and error.after is not None else -1.0


def _wait(state: RetryCallState) -> float:
    return _asked_to_wait(state.outcome.exception() if state.outcome else None)


def is_worth_telling(done: int, of: int) -> bool:
    """Whether somebody who waits is told that so many of so many rows were looked at."""
    return of > MANY and (done % MANY == 0 or done == of)
