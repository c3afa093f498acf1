"""A task given to a person, one shape whatever its source, and the vocabulary of answers and rulings."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MAX_ITEMS = 60
MAX_TEXT = 100_000
MAX_ITEM_NAME = 120


class Answer(StrEnum):
    """What an assignee says of an item or of the task. The first field of an uncertainty."""

    CLEAR = "clear"
    GUESS = "guess"
    UNCLEAR = "unclear"
    NOT_DECIDED = "not decided"
    CONCERN = "concern"
    CANNOT_DO = "cannot do"
    WRONG_TASK = "wrong task"


class Route(StrEnum):
    """How far an uncertainty has travelled. Its second field."""

    DRAFT = "draft"
    SENT = "sent"
    WITHHELD = "withheld"
    SETTLED = "settled"


class Ruling(StrEnum):
    """What the manager said to it. Its third field."""

    RIGHT = "right"
    CORRECTED = "corrected"
    YOU_CHOOSE = "you choose"
    NOT_NEEDED = "not needed"
    WAIVED = "waived"
    VAGUE = "vague"
    CONFLICT = "conflict"
    REMOVED = "removed from task"
    TALK = "talk"


class Topic(StrEnum):
    """What an uncertainty is about."""

    ITEM = "item"
    STAGES = "stages"
    VOLUME = "volume"
    PURPOSE = "purpose"
    APPROACH = "approach"
    TASK = "task"
    OTHER = "other"


class Hours(StrEnum):
    """Hours at stake, in the bins of question U10. They compute as numbers and print as bins."""

    UNDER_1 = "Under 1"
    FROM_1 = "1-4"
    FROM_4 = "4-10"
    OVER_10 = "Over 10"

    @property
    def value_h(self) -> float:
        """Return the hours this bin stands for in a calculation."""
        return {"Under 1": 0.5, "1-4": 2.5, "4-10": 7.0, "Over 10": 12.0}[self.value]


class Chance(StrEnum):
    """Chance that all items are right, in the bins of question U8. Private to the assignee."""

    UNDER_50 = "Under 50%"
    FROM_50 = "50-80%"
    FROM_80 = "80-95%"
    OVER_95 = "Over 95%"


class Archetype(StrEnum):
    """What kind of work a task is; it chooses the questions."""

    PARAMETERS = "parameter_estimation"
    PROCESS = "process_estimation"
    WRITING = "writing"
    RESEARCH = "research"
    SOFTWARE = "software"
    EVENT = "event"
    HIRING = "hiring"
    PURCHASE = "purchase"
    CHORE = "chore"
    DECISION = "decision"
    OTHER = "other"
    NONE = "none"


class Stages(StrEnum):
    """Answers to PR1, are the stages decided?"""

    KNOWN = "Yes, and I know them"
    UNKNOWN_TO_ME = "Yes, I do not know them"
    PARTLY = "Partly"
    NOT_DECIDED = "Not decided"
    DO_NOT_KNOW = "Do not know"


class Crux(StrEnum):
    """Answers to PR4, will the hours decide what the process looks like?"""

    YES = "Yes"
    NO = "No"
    NOT_SURE = "Not sure"


class Offer(StrEnum):
    """Answers to PR5, what to offer the manager. The wording of the option is made with the manager's name."""

    SKETCH = "sketch"
    NAME = "name"
    WAIT = "wait"


class Trigger(StrEnum):
    """What brings a card: at most one each for a task."""

    FIRST_LOOK = "first look"
    INVESTMENT = "before large investment"
    STILL_OPEN = "still open"
    HALFWAY = "halfway"


class Plan(StrEnum):
    """Answers to U14, what to do if the manager has not answered by then."""

    GUESS = "Use my guess, marked as a guess"
    OTHER_PART = "Work on another part"
    WAIT = "Stop and wait"


class Helps(StrEnum):
    """Answers to U13, which helps most while something is not decided."""

    OPTIONS = "options"
    NAMES = "names"
    HOLD = "hold"
    CANNOT = "cannot"


class Form(StrEnum):
    """The five forms of a draft."""

    UNKNOWN_ITEMS = "unknown items"
    NOT_DECIDED = "not decided"
    CANNOT_DO = "cannot do"
    WRONG_TASK = "wrong task"
    CONCERN = "concern"


class Source(StrEnum):
    """Where a task came from. With `external_id` it is the assignment's identity in a workspace."""

    COMMAND = "command"
    MESSAGE = "message"
    API = "api"
    WEBHOOK = "webhook"
    FILE = "file"
    GITHUB = "github"
    LINEAR = "linear"
    JIRA = "jira"
    WORKFLOW = "workflow"
    ASANA = "asana"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A task as a door hands it over, before a check-in is opened for it. `link` leads to where it was written.

    One given `by_reaction` can be undone for ten minutes.
    """

    workspace_id: str
    source: Source
    external_id: str
    giver_id: str
    assignee_id: str
    text: str
    item_names: tuple[str, ...] = ()
    due_at: datetime | None = None
    hours: Hours | None = None
    brittle: bool | None = None
    purpose: str | None = None
    undecided: str | None = None
    link: str = ""
    by_reaction: bool = False


class Flaw(StrEnum):
    """What is wrong with an assignment, by field, so that a form can say it at the right place."""

    NO_TEXT = "no text"
    LONG_TEXT = "long text"
    DUE_PAST = "due in the past"
    TOO_MANY_ITEMS = "too many items"
    LONG_ITEM = "long item"


def flaws(assignment: Assignment, now: datetime) -> tuple[Flaw, ...]:
    """Say everything that keeps `assignment` from being registered; empty when nothing does."""
    found = []
    if not assignment.text.strip():
        found.append(Flaw.NO_TEXT)
    if len(assignment.text) > MAX_TEXT:
        found.append(Flaw.LONG_TEXT)
    if assignment.due_at is not None and assignment.due_at <= now:
        found.append(Flaw.DUE_PAST)
    if len(assignment.item_names) > MAX_ITEMS:
        found.append(Flaw.TOO_MANY_ITEMS)
    if any(len(name) > MAX_ITEM_NAME for name in assignment.item_names):
        found.append(Flaw.LONG_ITEM)
    return tuple(found)
