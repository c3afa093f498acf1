"""What whoever decides answers, and how a task is held, ended and handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from app.core.assignment import Ruling
from app.core.events.base import Event, Role
from app.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled(Event):
    """The manager answered points: number to ruling and words."""

    role: ClassVar[Role] = Role.MANAGER
    rulings: Mapping[int, tuple[Ruling, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finalised(Event):
    """Of two answers that differ, that of `whose` counts."""

    role: ClassVar[Role] = Role.MANAGER
    point: int
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementAdded(Event):
    """The manager took up what `author` wants beside the task; who wrote it decides about it."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.MANAGER
    author: Person
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Event):
    """Somebody put the assignment on hold."""

    role: ClassVar[Role] = Role.EITHER
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """Somebody ended the hold."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.EITHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Event):
    """Somebody cancelled the assignment."""

    role: ClassVar[Role] = Role.EITHER


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn(Event):
    """The assignee says it is done. `guesses` are the point numbers still guessed; None when not asked yet (U15)."""

    guesses: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerNamed(Event):
    """The assignee named somebody to decide; `accepted` when that person said yes to them before."""

    plans: ClassVar[bool] = True

    manager: Person
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerReplied(Event):
    """The named person said yes or no to deciding for the assignee."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.MANAGER
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPrivate(Event):
    """The assignee of a task of their own keeps it as a private checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessesWaived(Event):
    """The manager said that guesses are fine: every point that is still open with them is waived."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBrittle(Event):
    """The manager took back that every part must be right."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsDefined(Event):
    """The manager defined items, by their number: those are settled and not asked about."""

    role: ClassVar[Role] = Role.MANAGER
    definitions: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposed(Event):
    """The manager would rather go through it together."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAllChosen(Event):
    """The manager wants every one of many items asked."""

    role: ClassVar[Role] = Role.MANAGER
