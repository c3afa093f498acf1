"""What can happen to a check-in, as the doors and the clock report it. Past tense; people's words in plain text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.core.assignment import Answer, Chance, Crux, Form, Helps, Offer, Ruling, Stages
from app.core.people import Person


class Role(StrEnum):
    """Who may cause an event. The clock and the delivery act as the bot."""

    ASSIGNEE = "assignee"
    MANAGER = "manager"
    EITHER = "assignee or manager"
    ANYBODY = "anybody"
    BOT = "bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something happened. `by` is the id of the person who did it, None for the bot itself."""

    role: ClassVar[Role] = Role.ASSIGNEE
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt(Event):
    """The assignee had a first look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsChanged(Event):
    """The assignee added, removed or renamed items before answering; these are all of them now."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """The assignee answered the card. `items` and `definitions` map item numbers, `answers` questions by their id.

    Where one question asks of several parts its id carries the part's number, such as `WR3-1`.
    """

    items: Mapping[int, Answer] = field(default_factory=dict)
    definitions: Mapping[int, str] = field(default_factory=dict)
    purpose: str | None = None
    purpose_unsure: bool = False
    brittle: bool | None = None
    chance: Chance | None = None
    concern: str | None = None
    stages: Stages | None = None
    crux: Crux | None = None
    offer: Offer | None = None
    open_point: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Event):
    """The assignee wrote a best definition of some drafted points, and perhaps chose another form of the message.

    `part` is the item they are most likely to get wrong, with their line on it: empty where they cannot say yet.
    `helps` is what helps most while a point is not decided.
    """

    definitions: Mapping[int, str] = field(default_factory=dict)
    helps: Mapping[int, Helps] = field(default_factory=dict)
    part: tuple[int, str] | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsAdded(Event):
    """The assignee added clear items to the draft, each with a definition for the manager to check."""

    definitions: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEdited(Event):
    """The assignee changed the words of the draft: its opening, and the words of single points."""

    opening: str | None = None
    definitions: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkOffered(Event):
    """The assignee added an offer of 15 minutes together to the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendChosen(Event):
    """The assignee sent the draft by hand, as they saw it in that version."""

    version: int


class WhyNot(StrEnum):
    """Reasons for not sending, one tap. Private to the assignee."""

    NOT_WORTH_IT = "Not worth it"
    ASK_MYSELF = "I'll ask myself"
    TOO_EARLY = "Too early"


class How(StrEnum):
    """How a point was settled without the bot, one tap."""

    ASKED = "Asked in person"
    FOUND = "Found it"
    DECIDED = "It got decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld(Event):
    """The assignee chose not to send the draft."""

    why: WhyNot


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledAlready(Event):
    """The assignee settled the drafted points some other way."""

    how: How
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAnyway(Event):
    """The assignee wants sent what was kept with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Event):
    """The assignee chose how their drafts leave; the person is changed beside the check-in."""

    after_grace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRaised(Event):
    """The assignee raised something by themselves, at any time; `known` if whoever decides knows why already."""

    answer: Answer
    words: str
    item: int | None = None
    known: bool = False
    helps: Helps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled(Event):
    """The manager answered points: number to ruling and words."""

    role: ClassVar[Role] = Role.MANAGER
    rulings: Mapping[int, tuple[Ruling, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Event):
    """The assignee understood an answer."""

    point: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillUnclear(Event):
    """The answer did not help; the point goes back with the assignee's words."""

    point: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chose(Event):
    """The assignee wrote what they chose where the manager said *You choose*."""

    point: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresGiven(Event):
    """The assignee said how many and how many minutes for each stage, in the order the stages were shown."""

    figures: tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Event):
    """Somebody put the assignment on hold."""

    role: ClassVar[Role] = Role.EITHER
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """Somebody ended the hold."""

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

    manager: Person
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerReplied(Event):
    """The named person said yes or no to deciding for the assignee."""

    role: ClassVar[Role] = Role.MANAGER
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPrivate(Event):
    """The assignee of a task of their own keeps it as a private checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged(Event):
    """A friend told the assignee that there seems to be an issue. Nobody else hears of it."""

    role: ClassVar[Role] = Role.ANYBODY
    name: str
    words: str


class NudgeAnswer(StrEnum):
    """What the assignee makes of a nudge, one tap."""

    DRAFT = "see draft"
    DID = "already did"
    NO_ISSUE = "not an issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeAnswered(Event):
    """The assignee answered a nudge: with a draft of what it said, or without."""

    nudge: int
    answer: NudgeAnswer


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed(Event):
    """Time went by."""

    role: ClassVar[Role] = Role.BOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Event):
    """The draft, in that version, reached the assignee."""

    role: ClassVar[Role] = Role.BOT
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDelivered(Event):
    """A message could not be delivered; `deactivated` when its reader has no account any more."""

    role: ClassVar[Role] = Role.BOT
    key: str
    reader_id: str
    deactivated: bool


EVENTS: tuple[type[Event], ...] = tuple(Event.__subclasses__())
