"""What comes with time: later cards, waiting, silence, deliveries."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.core.assignment import Plan, Trigger
from app.core.events.base import Event, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The assignee is about to put hours in."""

    plans: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAgain(Event):
    """The assignee answered a later card: the part a short reply would settle, how to get the riskiest item."""

    plans: ClassVar[bool] = True
    trigger: Trigger
    settles: str | None = None
    method: str | None = None
    method_unknown: bool = False
    changed: str | None = None


class QuietBecause(StrEnum):
    """Reasons to be asked nothing more about a task, one tap. Private to the assignee."""

    KNOW_ENOUGH = "I know enough"
    TOO_MANY = "Too many questions"
    BAD_TIME = "Not now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quieted(Event):
    """The assignee wants no more questions about this task."""

    why: QuietBecause


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChosen(Event):
    """The assignee said what they do if the manager has not answered by then."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Event):
    """The manager has seen what waits for them and answers later: nobody reminds them of it until it comes back."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class WentAway(Event):
    """The manager is away from now on, for a day or longer."""

    role: ClassVar[Role] = Role.BOT
    plans: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceSkipped(Event):
    """The manager does not mind that the questions are not answered."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerAsked(Event):
    """The manager asks the assignee themselves, in words of their own."""

    role: ClassVar[Role] = Role.MANAGER
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOn(Event):
    """The manager keeps a task whose assignee cannot be reached, as it is."""

    role: ClassVar[Role] = Role.MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Event):
    """A digest that is about to go holds a line of this check-in."""

    role: ClassVar[Role] = Role.BOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended(Event):
    """The audit found that the check-in had fallen off the list of what is due, and put it back."""

    role: ClassVar[Role] = Role.BOT


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed(Event):
    """Time went by."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.BOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Event):
    """The draft, in that version, reached the assignee."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.BOT
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDelivered(Event):
    """A message could not be delivered; `deactivated` when its reader has no account any more."""

    plans: ClassVar[bool] = True
    role: ClassVar[Role] = Role.BOT
    key: str
    reader_id: str
    deactivated: bool
