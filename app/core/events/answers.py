"""What the assignee answers, drafts, raises and sends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.core.assignment import Answer, Chance, Crux, Form, Helps, Offer, Stages
from app.core.events.base import Event, Role


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

    plans: ClassVar[bool] = True

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

    plans: ClassVar[bool] = True

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
    """The assignee sent the draft by hand, as they saw it in that version; to the delegate of an absent manager."""

    plans: ClassVar[bool] = True

    version: int
    delegate: bool = False


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

    plans: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Event):
    """The assignee chose how their drafts leave; the person is changed beside the check-in."""

    plans: ClassVar[bool] = True

    after_grace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRaised(Event):
    """The assignee raised something by themselves, at any time; `known` if whoever decides knows why already."""

    plans: ClassVar[bool] = True

    answer: Answer
    words: str
    item: int | None = None
    known: bool = False
    helps: Helps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Event):
    """The assignee understood an answer."""

    point: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillUnclear(Event):
    """The answer did not help; the point goes back with the assignee's words."""

    plans: ClassVar[bool] = True

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

    plans: ClassVar[bool] = True

    figures: tuple[tuple[float | None, float | None], ...]


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

    plans: ClassVar[bool] = True

    nudge: int
    answer: NudgeAnswer
