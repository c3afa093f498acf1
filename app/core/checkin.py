"""The state of one check-in: stored as it is, recomputed from the record, and everything that is derived from it.

People's words are not in the state. Where it needs some it holds their number in the assignment's list of words, so
that words can be erased and the state can still be recomputed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.core.assignment import (
    Answer,
    Archetype,
    Chance,
    Crux,
    Form,
    Helps,
    Hours,
    Offer,
    Plan,
    Route,
    Ruling,
    Source,
    Topic,
    Trigger,
)
from app.core.caps import Spent
from app.core.people import Person
from app.core.policy import Policy
from app.core.question_set import QuestionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing the task asks for. `name` and `definition` are numbers of words; `open` where the text says so.

    `found_by` is `rule` where extraction found it, `person` where somebody wrote it; `defined` where the text defines
    it; `confirmed` where whoever decides did, and it is not asked about. `by` is who added it to the task later.
    """

    number: int
    name: int
    found_by: str = ""
    open: bool = False
    defined: bool = False
    confirmed: bool = False
    answer: Answer | None = None
    definition: int | None = None
    by: str = ""


class Origin(StrEnum):
    """How an uncertainty came up first."""

    CARD = "card"
    RAISED = "raised"
    MANAGER = "manager"
    NUDGE = "nudge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One uncertainty: what the assignee answered, how far it went, what was ruled, and by whom.

    `rivals` are two answers that differed: who gave them, what they were, and the number of their words.
    """

    number: int
    topic: Topic
    answer: Answer
    raised_by: str
    raised_at: datetime
    origin: Origin = Origin.CARD
    item: int | None = None
    question: str = ""
    definition: int | None = None
    helps: Helps | None = None
    route: Route = Route.DRAFT
    batch: int | None = None
    ruling: Ruling | None = None
    reply: int | None = None
    understood: bool = False
    chosen: bool = False
    rounds: int = 1
    ruled_by: str = ""
    rivals: tuple[tuple[str, Ruling, int | None], ...] = ()


class PointState(StrEnum):
    """Where one uncertainty stands. Derived from its answer, route and ruling; never stored."""

    DRAFT = "draft"
    WITHHELD = "withheld"
    SETTLED = "settled"
    SENT = "sent"
    TO_CHOOSE = "to choose"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One check-in about one assignment. Times are aware UTC; ids are the platform's.

    `grace_from`: when the draft at hand first stood before its author: its grace runs from then.
    `silent_since`: from then on whoever decides is shown, in digests, that the questions are not answered yet.
    `sent_at`: when the oldest points that are still open went, `last_sent_at`: the newest.
    `listed_at`: when a digest first held them.
    `back_at`: when what was acknowledged comes back. `chase_at`, `plan_at`, `fade_at`: the steps of an unanswered
    message; `faded_at`: it had its last line. `delegate_id`: who decides while the manager is away;
    `away_told`: until when they are away, as the assignee was told. `by_digest`: the
    draft at hand is worth a line in a digest and no message of its own; `digested` are the batches that went so.
    `change`: the words the text had before it changed, while the assignee has not said what of it matters; `changed`
    are the items that came with it. `gone`: items that are no part of the task any more. `follows` is the short name
    of the task this one takes up, `before_id` who did that one, `followed_by` that of the one that takes up this one.
    `undo_until`: until then a task given by a reaction can be undone. `other_id`: who decides beside the manager, about
    what they added; `final_at`: when the manager's answer counts.
    """

    workspace_id: str
    assignment_id: UUID
    number: int
    source: Source
    giver_id: str
    manager_id: str | None
    assignee_id: str
    text: int
    registered_at: datetime
    link: str = ""
    due_at: datetime | None = None
    hours: Hours | None = None
    brittle: bool | None = None
    purpose: int | None = None
    undecided: int | None = None
    archetype: Archetype = Archetype.OTHER
    stated: int | None = None
    language: str = ""
    spared: bool = False
    same_as: str = ""
    missing: tuple[str, ...] = ()
    answers: tuple[tuple[str, int], ...] = ()
    policy: Policy = field(default_factory=Policy)
    questions: QuestionSet = field(default_factory=QuestionSet)
    private: bool = False
    manager_accepted: bool = True
    ask_at: datetime | None = None
    asked_at: datetime | None = None
    remind_at: datetime | None = None
    silence_at: datetime | None = None
    answered_at: datetime | None = None
    riskiest: tuple[tuple[int, tuple[str, ...]], ...] = ()
    ask_all: bool = False
    meeting: bool = False
    chance: Chance | None = None
    crux: Crux | None = None
    offer: Offer | None = None
    versions: tuple[tuple[int, ...], ...] = ()
    figures: tuple[tuple[float | None, float | None], ...] = ()
    batch: int = 0
    form: Form | None = None
    opening: int | None = None
    openings: tuple[int, ...] = ()
    talk_offered: bool = False
    draft_version: int = 0
    drafted_at: datetime | None = None
    shown_at: datetime | None = None
    grace_from: datetime | None = None
    release_at: datetime | None = None
    hold_at: datetime | None = None
    hold_by: str | None = None
    hold_reason: int | None = None
    closed_at: datetime | None = None
    cancelled_at: datetime | None = None
    handed_in_at: datetime | None = None
    unreachable: tuple[str, ...] = ()
    nudges: tuple[tuple[str, int, int], ...] = ()
    cards: tuple[Trigger, ...] = ()
    quiet: bool = False
    started_at: datetime | None = None
    invest_at: datetime | None = None
    still_open_at: datetime | None = None
    halfway_at: datetime | None = None
    silent_since: datetime | None = None
    sent_at: datetime | None = None
    last_sent_at: datetime | None = None
    listed_at: datetime | None = None
    acknowledged_at: datetime | None = None
    back_at: datetime | None = None
    chase_at: datetime | None = None
    plan: Plan | None = None
    plan_at: datetime | None = None
    fade_at: datetime | None = None
    faded_at: datetime | None = None
    delegate_id: str | None = None
    away_told: datetime | None = None
    manager_asked: int | None = None
    by_digest: bool = False
    digested: tuple[int, ...] = ()
    vague_asked: bool = False
    text_version: int = 1
    change: int | None = None
    changed: tuple[int, ...] = ()
    gone: tuple[Item, ...] = ()
    follows: str = ""
    before_id: str = ""
    followed_by: str = ""
    followed_by_id: UUID | None = None
    moved_at: datetime | None = None
    passed_on: int | None = None
    ended: str = ""
    undo_until: datetime | None = None
    undone: bool = False
    other_id: str | None = None
    final_at: datetime | None = None
    items: tuple[Item, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def deciders(self) -> frozenset[str]:
        """The ids of everybody who may decide: the manager, who does meanwhile, and who added to the task."""
        return frozenset(filter(None, (self.manager_id, self.delegate_id, self.other_id)))

    @property
    def ref(self) -> str:
        """The short name people use for the assignment, unique in its workspace."""
        return f"T-{self.number}"


class TaskState(StrEnum):
    """Where an assignment stands, as its label reads. Derived; never stored."""

    REGISTERED = "registered"
    ASKED = "asked"
    OPEN_POINTS = "open points"
    ON_HOLD = "on hold"
    CONFIRMED = "confirmed"
    ASSUMED = "assumed, not confirmed"
    HANDED_IN = "handed in"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REASSIGNED = "reassigned"


FINISHED = frozenset({TaskState.HANDED_IN, TaskState.CLOSED, TaskState.CANCELLED, TaskState.REASSIGNED})


def task_state(checkin: CheckIn) -> TaskState:
    """Return the label of `checkin`."""
    for at, label in (
        (checkin.moved_at, TaskState.REASSIGNED),
        (checkin.cancelled_at, TaskState.CANCELLED),
        (checkin.closed_at, TaskState.CLOSED),
        (checkin.handed_in_at, TaskState.HANDED_IN),
        (checkin.hold_at, TaskState.ON_HOLD),
    ):
        if at is not None:
            return label
    if open_points(checkin):
        return TaskState.OPEN_POINTS
    if checkin.answered_at is None:
        return TaskState.REGISTERED if checkin.asked_at is None else TaskState.ASKED
    ready, total = readiness(checkin)
    settled = ready == total and not any(needs_word(checkin, point) for point in checkin.points)
    return TaskState.CONFIRMED if settled else TaskState.ASSUMED


def point_state(point: Point) -> PointState:
    """Return where `point` stands. *Vague*, *conflict* and *talk* are rulings that leave it with the manager."""
    match point.route, point.ruling:
        case Route.SENT, None | Ruling.VAGUE | Ruling.CONFLICT | Ruling.TALK:
            return PointState.SENT
        case Route.SENT, Ruling.YOU_CHOOSE if not point.chosen:
            return PointState.TO_CHOOSE
        case Route.SENT, _:
            return PointState.ANSWERED
        case route, _:
            return PointState(route.value)


OPEN = frozenset({PointState.DRAFT, PointState.SENT, PointState.TO_CHOOSE})


def open_points(checkin: CheckIn) -> tuple[Point, ...]:
    """Return the points that still wait for somebody."""
    return tuple(point for point in checkin.points if point_state(point) in OPEN)


def with_decider(checkin: CheckIn) -> tuple[Point, ...]:
    """Return the points that were sent and wait for whoever decides."""
    return tuple(point for point in checkin.points if point_state(point) is PointState.SENT)


def drafted(checkin: CheckIn) -> tuple[Point, ...]:
    """Return the points of the draft that has not left yet."""
    return tuple(point for point in checkin.points if point.route is Route.DRAFT)


def needs_word(checkin: CheckIn, point: Point) -> bool:
    """Tell whether `point` keeps a task from being confirmed although nobody is asked about it any more."""
    if point_state(point) is PointState.ANSWERED:
        return False
    return checkin.brittle is True or point_state(point) is not PointState.SETTLED


def readiness(checkin: CheckIn) -> tuple[int, int]:
    """Return how many items count as ready, and of how many.

    Confirmed, waived and not needed count; *clear (self-reported)* counts unless all must be right.
    """
    about = {point.item: point for point in checkin.points if point.item is not None}
    ready = sum(_ready(checkin, item, about.get(item.number)) for item in checkin.items)
    return ready, len(checkin.items)


def _ready(checkin: CheckIn, item: Item, point: Point | None) -> bool:
    if item.confirmed or (point is not None and point_state(point) is PointState.ANSWERED):
        return True
    if checkin.brittle:
        return False
    return item.answer is Answer.CLEAR if point is None else point.route is Route.SETTLED


def waits_for(checkin: CheckIn, point: Point) -> str | None:
    """Return the id of the person the open `point` waits for.

    A draft waits for its assignee, who can always send it; without a manager who said yes it still does, since the
    assignee can name somebody else. So does what was sent to somebody whose account is gone.
    """
    match point_state(point):
        case PointState.DRAFT | PointState.TO_CHOOSE:
            return checkin.assignee_id
        case PointState.SENT:
            decides = checkin.delegate_id or checkin.manager_id
            return checkin.assignee_id if decides in checkin.unreachable else decides
        case _:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A check-in with what its record does not hold: the words themselves and the people as they are now.

    `words` maps every number ever given out; erased words map to a mark that says so. `spent` is what was spent on
    each person, by their id; it is known only where an event may plan to write to them.
    """

    checkin: CheckIn
    words: Mapping[int, str]
    assignee: Person
    manager: Person | None
    delegate: Person | None = None
    other: Person | None = None
    spent: Mapping[str, Spent] = field(default_factory=dict)

    def read(self, number: int | None, otherwise: str = "") -> str:
        """Return the words of that number; erased ones read as such."""
        return otherwise if number is None else self.words[number]

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who has to do with it, as they are now."""
        return tuple(filter(None, (self.assignee, self.manager, self.delegate, self.other)))

    @property
    def decider(self) -> Person | None:
        """Who decides about what was sent: the manager, or who decides for them while they are away."""
        return self.delegate if self.checkin.delegate_id and self.delegate else self.manager

    @property
    def told(self) -> str | None:
        """The id of who decides, where they may hear of the task; None where nobody does yet, or it is kept private."""
        hears = self.checkin.manager_accepted and not self.checkin.private
        return self.decider.id if self.decider and hears else None

    @property
    def reads_digests(self) -> bool:
        """Whether who decides wants digests."""
        return self.decider is not None and bool(self.decider.digests)

    def spent_on(self, person: Person) -> Spent:
        """Return what was spent on that person."""
        return self.spent.get(person.id, Spent())

    @property
    def manager_name(self) -> str:
        """What to call whoever decides."""
        return self.decider.name if self.decider else "your manager"

    def item_name(self, number: int | None) -> str:
        """Return the name of the item of that number."""
        return next((self.read(item.name) for item in self._every_item if item.number == number), "")

    @property
    def _every_item(self) -> tuple[Item, ...]:
        return (*self.checkin.items, *self.checkin.gone)
