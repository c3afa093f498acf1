"""The program behind the sandbox: whoever moves the sandbox's time or begins it anew takes that program along."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app.sandbox.clock import SandboxClock


class Follower(Protocol):
    """What goes along with the sandbox."""

    async def advance(self, target: datetime) -> None:
        """Move the time to `target`, doing what becomes due on the way."""

    async def settle(self) -> None:
        """Do everything that can be done now."""

    async def begin_anew(self) -> None:
        """Forget everything, and stand at the beginning."""


class Alone:
    """Where the app runs by itself: the sandbox's clock moves, the app's own stays with the app."""

    def __init__(self, clock: SandboxClock, reset: Callable[[], None]) -> None:
        self._clock = clock
        self._reset = reset

    async def advance(self, target: datetime) -> None:
        """Move the sandbox's clock. Raises `ValueError` for a step back."""
        self._clock.move(target - self._clock.now())

    async def settle(self) -> None:
        """Do nothing: the app does its work by itself."""

    async def begin_anew(self) -> None:
        """Forget everything that was said."""
        self._reset()
