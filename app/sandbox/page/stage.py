"""What a page is set up with: samples, tours, and what can be started again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from app.sandbox.acts import Act


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a page is set up with. `restarts` are things that can be started again, by name."""

    title: str
    tip: str
    samples: tuple[Sample, ...] = ()
    tours: tuple[Tour, ...] = ()
    restarts: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
