"""One step of a check-in being decided: collects entries, words and messages while the state moves."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from app.core.caps import Cost, Spent, next_interruption
from app.core.checkin import Case, CheckIn
from app.core.evolving import TASK, Target, before, evolve
from app.core.messages import Message, in_hours
from app.core.people import Person
from app.core.record import BOT, Audience, Entry, EntryName
from app.core.worktime import next_open

ON_TIME = timedelta(minutes=10)


class Refusal(StrEnum):
    """Why an event changed nothing."""

    NOT_YOURS = "not yours"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    NOT_NOW = "not now"
    STALE = "stale"
    ALREADY_ANSWERED = "already answered"
    ALREADY_SENT = "already sent"
    NOTHING_THERE = "nothing there"
    NO_MANAGER = "no manager"
    NO_YES_YET = "no yes yet"
    ON_HOLD = "on hold"
    NOT_ON_HOLD = "not on hold"
    GUESSES_OPEN = "guesses open"
    EMPTY = "empty"
    NUDGED_ALREADY = "nudged already"
    SAME = "same"
    TWO_DECIDE = "two decide"
    UNDO_OVER = "undo over"


class RefusedError(Exception):
    """Raised by a rule that will not take its event; `decide` turns it into a decision that changes nothing."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something a person wrote, by its number in the assignment."""

    number: int
    author_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What follows from one event. With a refusal nothing else is set and the state is as it was.

    Who is `withdrawn` from gets no card, reminder or question about this task that has not left yet; who it is `ended`
    for gets nothing more about it at all but answers.
    """

    case: Case
    entries: tuple[Entry, ...] = ()
    words: tuple[Words, ...] = ()
    messages: tuple[Message, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    refusal: Refusal | None = None


@dataclass(slots=True, kw_only=True)
class Step:
    """The one mutable thing in the core: it lives for the length of one decision."""

    case: Case
    now: datetime
    actor: str = BOT
    entries: list[Entry] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)

    @property
    def checkin(self) -> CheckIn:
        """The state as it stands after what was noted so far."""
        return self.case.checkin

    def note(
        self,
        name: EntryName,
        target: Target = TASK,
        /,
        *,
        audience: Audience = Audience.BOTH,
        shown: str | None = None,
        detail: str | None = None,
        **changes: Any,
    ) -> None:
        """Record an entry and make its changes."""
        entry = Entry(
            name=name,
            actor=self.actor,
            audience=audience,
            target=target,
            changes=changes,
            before=before(self.checkin, target, changes),
            shown=shown,
            detail=detail,
        )
        self.entries.append(entry)
        self.case = replace(self.case, checkin=evolve(self.checkin, target, changes))

    def write(self, text: str | None) -> int | None:
        """Keep words the actor wrote and return their number; None for none."""
        if not text or not text.strip():
            return None
        number = max(self.case.words, default=0) + 1
        self.words.append(Words(number=number, author_id=self.actor, text=text.strip()))
        self.case = replace(
            self.case,
            words={**self.case.words, number: text.strip()},
        )
        return number

    def say(self, *messages: Message | None, cost: Cost = Cost.NOTHING, not_before: datetime | None = None) -> None:
        """Queue messages; a later one with the same key takes the earlier one's place.

        Who did not cause a message themselves gets it in their working hours, and not before `not_before`. `cost` is
        what it costs them.
        """
        for message in messages:
            if message is not None and message.to not in self.checkin.unreachable:
                self.messages[message.key] = self._in_hours(replace(message, cost=cost, not_before=not_before))

    def withdraw(self, *reader_ids: str | None) -> None:
        """Take back what would cost these people something and has not left yet; what is said in this step stays."""
        self.withdrawn.update(filter(None, reader_ids))

    def end(self, *reader_ids: str | None) -> None:
        """Take back whatever for these people has not left yet, but for answers; what is said in this step stays."""
        self.ended.update(filter(None, reader_ids))

    def _in_hours(self, message: Message) -> Message:
        if message.to == self.actor:
            return replace(message, replies=True)
        reader = next((person for person in self.case.people if person.id == message.to), None)
        return in_hours(message, reader.schedule, self.now) if reader else message

    def room(self, promised: datetime | None = None) -> datetime:
        """Return the first instant at which whoever decides can be interrupted.

        A time that was `promised` is kept free for its message, also a moment later, when the tick comes. Long after
        it, as after an outage, it is not.
        """
        decides = self.case.decider
        if decides is None:
            return self.now
        if promised is not None and self.now - promised <= ON_TIME:
            return next_open(self.now, decides.schedule)
        own = (self.checkin.release_at,) if self.checkin.release_at else ()
        spent = self._with_said(decides, interruptions=own)
        return next_interruption(self.now, spent, self.checkin.policy.caps, decides.schedule)

    def room_of_other(self) -> datetime:
        """Return the first instant at which who decides beside the manager can be interrupted."""
        other = self.case.other
        if other is None:
            return self.now
        spent = self._with_said(other)
        return next_interruption(self.now, spent, self.checkin.policy.caps, other.schedule)

    @property
    def assignee_spent(self) -> Spent:
        """What was spent on the assignee, with what is said to them in this step."""
        return self._with_said(self.case.assignee)

    def _with_said(self, reader: Person, *, interruptions: tuple[datetime, ...] = ()) -> Spent:
        spent = self.case.spent_on(reader)
        theirs = [message for message in self.messages.values() if message.to == reader.id]
        said = {
            cost: tuple(message.not_before or self.now for message in theirs if message.cost is cost)
            for cost in (Cost.CARD, Cost.INTERRUPTION)
        }
        return Spent(
            cards=(*spent.cards, *said[Cost.CARD]),
            interruptions=(*spent.interruptions, *interruptions, *said[Cost.INTERRUPTION]),
        )

    def decision(self) -> Decision:
        """Return what was collected."""
        return Decision(
            case=self.case,
            entries=tuple(self.entries),
            words=tuple(self.words),
            messages=tuple(self.messages.values()),
            withdrawn=frozenset(self.withdrawn),
            ended=frozenset(self.ended),
        )
