"""What a page is set up with: samples, tours, and how the bot behind it is moved, restarted and begun anew."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from app.sandbox.acts import Act
from app.sandbox.clock import SandboxClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Something to try with one click: who types which line."""

    title: str
    who: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a tour: what is told, who does what, and how far the clock goes afterwards."""

    told: str
    who: str
    acts: tuple[Act, ...] = ()
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """A story to be walked through, step by step."""

    title: str
    steps: tuple[Step, ...]


class Follower(Protocol):
    """The program behind the page."""

    async def advance(self, target: datetime) -> None:
        """Move the time to `target`, doing what becomes due on the way."""

    async def settle(self) -> None:
        """Do everything that can be done now."""

    async def begin_anew(self) -> None:
        """Forget everything, and stand at the beginning."""


class Alone:
    """What the page needs where the program behind it runs by itself: only the clock moves."""

    def __init__(self, clock: SandboxClock, reset: Callable[[], None]) -> None:
        self._clock = clock
        self._reset = reset

    async def advance(self, target: datetime) -> None:
        """Move the sandbox's clock; the app's own clock stays with the app."""
        self._clock.move(target - self._clock.now())

    async def settle(self) -> None:
        """Do nothing: the app does its work by itself."""

    async def begin_anew(self) -> None:
        """Forget everything that was said."""
        self._reset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a page is set up with. `restarts` are things that can be started again, by name."""

    title: str
    tip: str
    follower: Follower
    samples: tuple[Sample, ...] = ()
    tours: tuple[Tour, ...] = ()
    restarts: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
