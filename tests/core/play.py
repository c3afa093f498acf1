"""Plays the pure core by hand: one check-in, a clock that is turned, and everything that was said."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.core.alarms import next_due
from app.core.asking import open_checkin
from app.core.assignment import Assignment, Hours, Source
from app.core.checkin import Case, CheckIn, TaskState, task_state
from app.core.events import DeadlinePassed, Event, Shown
from app.core.evolving import evolve
from app.core.messages import Message, MessageKind
from app.core.people import Consent, Person
from app.core.record import Entry
from app.core.step import Decision, Refusal
from app.core.transitions import decide

MONDAY_10 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)
PRIYA = Person(id="U0PRIYA", name="Priya", slack_zone="Europe/London")
MAYA = Person(id="U0MAYA", name="Maya", slack_zone="Europe/London", consent=Consent.AFTER_GRACE)
PARAMETERS = (
    "r_adopt",
    "tau_lag",
    "elasticity of substitution",
    "compute_growth",
    "k_max",
    "doubling time",
    "initial share",
    "friction",
    "retention",
    "price decline",
)
ESSAY_1 = (
    "Can you estimate the parameters for the automation model by Thursday? "
    f"Parameters: {', '.join(PARAMETERS[:-1])} and {PARAMETERS[-1]}."
)
ESSAY_2 = "Could you estimate how many hours it'll take us to evaluate applications for the spring hiring round?"


def task(text: str = ESSAY_1, items: tuple[str, ...] = PARAMETERS, **fields: object) -> Assignment:
    """An assignment Priya gives to Maya."""
    given = Assignment(
        workspace_id="T0",
        source=Source.COMMAND,
        external_id="V0",
        giver_id=PRIYA.id,
        assignee_id=MAYA.id,
        text=text,
        item_names=items,
        due_at=THURSDAY,
        hours=Hours.OVER_10,
    )
    return replace(given, **fields)


@dataclass
class Play:
    """One check-in being played."""

    case: Case
    now: datetime = MONDAY_10
    said: list[Message] = field(default_factory=list)
    record: list[Entry] = field(default_factory=list)
    opened: CheckIn | None = None

    @classmethod
    def of(cls, given: Assignment, assignee: Person = MAYA, manager: Person | None = PRIYA) -> "Play":
        decision = open_checkin(
            given, assignment_id=UUID(int=1), number=1, assignee=assignee, manager=manager, now=MONDAY_10
        )
        play = cls(case=decision.case)
        play._take(decision)
        return play

    def _take(self, decision: Decision) -> None:
        self.case = decision.case
        self.said.extend(decision.messages)
        self.record.extend(decision.entries)

    def do(self, event: Event) -> Refusal | None:
        """Let `event` happen; whatever is said to the assignee about a draft is delivered at once."""
        decision = decide(self.case, event, self.now)
        self._take(decision)
        drafts = [m for m in decision.messages if m.kind is MessageKind.DRAFT and m.version]
        if drafts and self.checkin.shown_at is None and drafts[-1].version == self.checkin.draft_version:
            self._take(decide(self.case, Shown(version=drafts[-1].version), self.now))
        return decision.refusal

    def wait_until(self, at: datetime) -> None:
        """Turn the clock to `at`, stopping at every due instant on the way."""
        while (due := next_due(self.checkin)) is not None and due <= at:
            self.now = max(due, self.now)
            self.do(DeadlinePassed())
        self.now = at

    def wait(self, **span: float) -> None:
        self.wait_until(self.now + timedelta(**span))

    @property
    def checkin(self) -> CheckIn:
        return self.case.checkin

    @property
    def state(self) -> TaskState:
        return task_state(self.checkin)

    def to(self, person: Person) -> list[Message]:
        """What `person` was sent, each message as it stands now."""
        return list({message.key: message for message in self.said if message.to == person.id}.values())

    def last(self, person: Person, kind: MessageKind) -> Message:
        return [message for message in self.to(person) if message.kind is kind][-1]

    def replayed(self, blank: CheckIn) -> CheckIn:
        """The state recomputed from the record alone."""
        for entry in self.record:
            blank = evolve(blank, entry.target, entry.changes)
        return blank
