"""How a task itself changes: its words, its due date, who does it, whether it still stands where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from app.core.assignment import Answer
from app.core.events.base import Event, Role
from app.core.extraction import Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChanged(Event):
    """The task reads differently where it came from. `found` is what extraction makes of the new text."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.SOURCE
    text: str
    found: Extraction


class Effect(StrEnum):
    """Answers to U16, does the change change your plan?"""

    NO = "No"
    YES = "Yes"
    NOT_SURE = "Not sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswered(Event):
    """The assignee answered what `version` of the text changes, and each item that came with it."""

    plans: ClassVar[bool] = True
    version: int
    effect: Effect
    part: str | None = None
    items: Mapping[int, Answer] = field(default_factory=dict)
    definitions: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueChanged(Event):
    """The task is due at another time, or at none."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.SOURCE
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(Event):
    """Somebody else does it from now on: `name`, in the assignment `to` that is called `ref`."""

    role: ClassVar[Role] = Role.SOURCE
    to: UUID
    ref: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(Event):
    """Who did the task before tells whoever does it now one thing."""

    role: ClassVar[Role] = Role.ANYBODY
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Event):
    """What a reaction made a task was none."""

    role: ClassVar[Role] = Role.EITHER


class Ending(StrEnum):
    """How a task ended where it came from."""

    CLOSED = "closed where it came from"
    DELETED = "deleted where it came from"
    MOVED = "moved out of the project it came from"
    GONE = "not found any more where it came from"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedAtSource(Event):
    """The task ended where it came from."""

    role: ClassVar[Role] = Role.SOURCE
    how: Ending
