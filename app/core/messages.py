"""What the bot can say, as frozen values. Every word in them is final; views only arrange them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.core.caps import Cost
from app.core.worktime import Schedule, next_open


class MessageKind(StrEnum):
    """What a message is for."""

    RECEIPT = "receipt"
    NOTICE = "notice"
    CARD = "card"
    DRAFT = "draft"
    ASK = "ask"
    ANSWERS = "answers"
    UPDATE = "update"
    FIRST_CONTACT = "first contact"
    DIGEST = "digest"
    NOTE = "weekly note"
    WHO = "who is it"
    COMMENT = "comment"


class Action(StrEnum):
    """What a button does. The value is the button's stable name."""

    LOOK = "look"
    OPEN_CARD = "open_card"
    CHANGE_ITEMS = "change_items"
    CANNOT_DO = "cannot_do"
    NOT_DECIDED = "not_decided"
    DISAGREE = "disagree"
    WRONG_TASK = "wrong_task"
    HOLD = "hold"
    RESUME = "resume"
    CANCEL = "cancel"
    DONE = "done"
    SEND = "send"
    EDIT = "edit"
    SETTLED = "settled"
    SEND_ANYWAY = "send_anyway"
    NUDGE_DRAFT = "nudge_draft"
    NUDGE_DID = "nudge_did"
    NUDGE_NO = "nudge_no"
    GUESSES_FINE = "guesses_fine"
    LET_ME_ANSWER = "let_me_answer"
    NOT_BRITTLE = "not_brittle"
    WITHHOLD = "withhold"
    CONSENT_GRACE = "consent_grace"
    CONSENT_WAIT = "consent_wait"
    ADD_ITEMS = "add_items"
    OFFER_TALK = "offer_talk"
    DEFINE_ITEMS = "define_items"
    MEET = "meet"
    ASK_ALL = "ask_all"
    RIGHT = "right"
    CORRECT = "correct"
    YOU_CHOOSE = "you_choose"
    NOT_NEEDED = "not_needed"
    WAIVE = "waive"
    TALK = "talk"
    ANSWER_ALL = "answer_all"
    DROP = "drop"
    SKETCH = "sketch"
    NAME_VERSIONS = "name_versions"
    UNDERSTOOD = "understood"
    STILL_UNCLEAR = "still_unclear"
    CHOOSE = "choose"
    FIGURES = "figures"
    DECIDE_YES = "decide_yes"
    DECIDE_NO = "decide_no"
    DECIDE_OTHER = "decide_other"
    KEEP_PRIVATE = "keep_private"
    NAME_MANAGER = "name_manager"
    QUIET = "quiet"
    START = "start"
    LOOK_AGAIN = "look_again"
    LATER = "later"
    PLAN = "plan"
    ASK_THEM = "ask_them"
    SKIP_SILENCE = "skip_silence"
    SEND_DELEGATE = "send_delegate"
    KEEP_ON = "keep_on"
    REASSIGN = "reassign"
    FINAL = "final"
    UNDO = "undo"
    ASK_MANAGER = "ask_manager"
    OFFER_YES = "offer_yes"
    OFFER_NO = "offer_no"
    OFFER_NEVER = "offer_never"
    TAKE_REPLY = "take_reply"
    TELL_NEXT = "tell_next"
    ANSWER_CHANGE = "answer_change"
    ANSWER_POINTS = "answer_points"
    DIGEST_ALL = "digest_all"
    RECORD = "record"
    CHANGE_HOURS = "change_hours"
    CONNECT_ADD = "connect_add"
    CONNECT_CHANGE = "connect_change"
    CONNECT_PEOPLE = "connect_people"
    CONNECT_TEST = "connect_test"
    CONNECT_END = "connect_end"
    WHO_YES = "who_yes"
    WHO_NO = "who_no"
    MORE = "more"


class Style(StrEnum):
    """How much a button stands out."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button: what it does, what it says, and the point or person it is about.

    `task` is the assignment it acts on where its message is about several.
    """

    action: Action
    label: str
    style: Style = Style.PLAIN
    about: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """A point in a message with its answer, or with the buttons that answer it.

    Name and words are empty where the message's first paragraph says it all.
    """

    number: int
    name: str
    said: str
    reply: str = ""
    choices: tuple[Choice, ...] = ()


LINK_LABEL = "Where it was written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One direct message.

    `key` is its lasting name: a second message with the same key replaces the first where it stands.
    `version` counts the versions of a draft, so that what is sent is known to be what was seen.
    `about` is the id of the assignment its buttons act on; empty for messages between people only.
    `link` leads to where the task was written, under the words `LINK_LABEL`.
    `cost` is what it costs its reader; `not_before` keeps it until they work; what `replies` to an act of their own
    waits for nothing.
    """

    kind: MessageKind
    key: str
    to: str
    about: str
    head: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[PointLine, ...] = ()
    after: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    link: str = ""
    foot: str = ""
    version: int = 0
    cost: Cost = Cost.NOTHING
    not_before: datetime | None = None
    replies: bool = False

    @property
    def text(self) -> str:
        """The whole message as plain text, for notifications, screen readers and the record."""
        parts = (
            self.head,
            *self.paragraphs,
            *(f"{point.name}: {point.said}" for point in self.points),
            *self.after,
            f"{LINK_LABEL}: {self.link}" if self.link else "",
            self.foot,
        )
        return "\n".join(part for part in parts if part)


def in_hours(message: Message, schedule: Schedule, now: datetime) -> Message:
    """Return `message` kept until its reader works."""
    opens = next_open(max(now, message.not_before or now), schedule)
    return replace(message, not_before=opens) if opens > now else message


POINTS_A_MESSAGE = 20


def paged(message: Message) -> tuple[Message, ...]:
    """Return `message` as one, or, when it has more points than one can hold, as several that go on in order.

    What comes before the points stays on the first page, what comes after them on the last.
    """
    starts = range(0, len(message.points), POINTS_A_MESSAGE)
    if len(starts) < 2:
        return (message,)
    return tuple(
        replace(
            message,
            key=message.key + (f":{page}" if page > 1 else ""),
            head=f"{message.head} ({page} of {len(starts)})",
            paragraphs=message.paragraphs if page == 1 else (),
            points=message.points[start : start + POINTS_A_MESSAGE],
            after=message.after if page == len(starts) else (),
            choices=message.choices if page == len(starts) else (),
        )
        for page, start in enumerate(starts, 1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message to send now. With `ts` it replaces what stands there.

    A `doubtful` one may have been sent already, at any time from `maybe_since` on; `missed` when it was looked for a
    lease ago and not found. If it was not sent, it waits until `opens_at` where that is set. `planned_at`: when it was
    to come first.
    """

    id: UUID
    workspace_id: str
    assignment_id: UUID | None
    message: Message
    attempts: int
    claimed_at: datetime
    maybe_since: datetime
    channel: str | None
    ts: str | None
    doubtful: bool
    missed: bool = False
    opens_at: datetime | None = None
    planned_at: datetime | None = None
