"""Rules: what is asked after the first card: before a large investment, at a quarter of the time, halfway."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.core import drafting
from app.core.assignment import Answer, Hours, Topic, Trigger
from app.core.caps import Caps, Cost, next_card
from app.core.checkin import Item, Origin
from app.core.events import LookedAgain, Quieted, Started
from app.core.record import Audience, EntryName
from app.core.risk import by_risk
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import later as words
from app.core.worktime import default_due, next_morning, next_open

AT_A_QUARTER, HALFWAY = 0.25, 0.50
FIELDS = {Trigger.INVESTMENT: "invest_at", Trigger.STILL_OPEN: "still_open_at", Trigger.HALFWAY: "halfway_at"}


def plan(step: Step) -> dict[str, Any]:
    """Return when the cards at a quarter and halfway are due: they count elapsed time, then wait for working hours."""
    checkin, schedule = step.checkin, step.case.assignee.schedule
    due = checkin.due_at or default_due(checkin.registered_at, schedule)
    span = due - checkin.registered_at
    instants = {
        "still_open_at": checkin.registered_at + span * AT_A_QUARTER,
        "halfway_at": checkin.registered_at + span * HALFWAY,
    }
    return {name: next_open(at, schedule) for name, at in instants.items() if at > step.now}


def plan_investment(step: Step) -> datetime | None:
    """Return when a task of more than ten hours is asked about once more before they go into it."""
    checkin = step.checkin
    large = checkin.hours is Hours.OVER_10 and not checkin.quiet and Trigger.INVESTMENT not in step.checkin.cards
    return next_morning(step.now, step.case.assignee.schedule) if large else None


def may_ask(step: Step, name: str) -> bool:
    """Whether a card may go now. One too many is put off; one that has become pointless is dropped; both are recorded.

    `name` is the deadline that has come. A later card leaves one place a day and two a week to first questions.
    """
    checkin = step.checkin
    over = checkin.due_at is not None and step.now >= checkin.due_at
    if over or len(checkin.cards) >= checkin.policy.caps.cards_a_task:
        step.note(EntryName.DROPPED, audience=Audience.ASSIGNEE, detail=_CALLED[name], **_at(name, None))
        return False
    caps = checkin.policy.caps if name == "ask_at" else _what_is_left(checkin.policy.caps)
    at = next_card(step.now, step.assignee_spent, caps, step.case.assignee.schedule)
    if at > step.now:
        step.note(EntryName.PUT_OFF, audience=Audience.ASSIGNEE, detail=_CALLED[name], **_at(name, at))
        return False
    return True


def _what_is_left(caps: Caps) -> Caps:
    return replace(caps, cards_a_day=max(1, caps.cards_a_day - 1), cards_a_week=max(1, caps.cards_a_week - 2))


def _at(name: str, at: datetime | None) -> dict[str, Any]:
    return {name: at}


_CALLED = {"ask_at": Trigger.FIRST_LOOK, **{field: trigger for trigger, field in FIELDS.items()}}


def before_investment(step: Step) -> None:
    """T2, at its time: once, and only while nothing is open that would answer it."""
    _at_its_time(step, Trigger.INVESTMENT, wanted=step.checkin.answered_at is not None)


def at_a_quarter(step: Step) -> None:
    """T3: what is open or kept back, if anything is."""
    _at_its_time(step, Trigger.STILL_OPEN, wanted=bool(words.still_open(step.case)))


def halfway(step: Step) -> None:
    """T4: on large tasks, and on brittle ones with a guess in them."""
    checkin = step.checkin
    guessed = any(item.answer is Answer.GUESS for item in checkin.items)
    wanted = checkin.hours is Hours.OVER_10 or (checkin.brittle is True and guessed)
    _at_its_time(step, Trigger.HALFWAY, wanted=wanted and checkin.answered_at is not None)


def _at_its_time(step: Step, trigger: Trigger, *, wanted: bool) -> None:
    field = FIELDS[trigger]
    if not wanted or trigger in step.checkin.cards:
        step.note(EntryName.DROPPED, audience=Audience.ASSIGNEE, detail=trigger, **{field: None})
    elif may_ask(step, field):
        _put(step, trigger)


def _put(step: Step, trigger: Trigger) -> None:
    step.note(
        EntryName.ASKED_AGAIN,
        audience=Audience.ASSIGNEE,
        detail=trigger,
        cards=(*step.checkin.cards, trigger),
        shown=f"card:{step.checkin.assignment_id}:{trigger}",
        **{FIELDS[trigger]: None},
    )
    step.say(words.card(step.case, step.now, trigger), cost=Cost.CARD)


def start(step: Step, _event: Started) -> None:
    """Put the questions before a large investment at the moment it begins, once."""
    if step.checkin.started_at is not None:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.STARTED, started_at=step.now)
    if step.checkin.hours is Hours.UNDER_1 or step.checkin.quiet or Trigger.INVESTMENT in step.checkin.cards:
        step.say(words.started(step.case))
    else:
        _put(step, Trigger.INVESTMENT)


def riskiest(step: Step) -> Item | None:
    """Return the item most likely to be misread, if there are any."""
    return next(iter(by_risk(step.case)), None)


def look_again(step: Step, event: LookedAgain) -> None:
    """Take the answers of a later card: what a short reply would settle, and a method nobody knows, become points."""
    if event.trigger not in FIELDS or event.trigger not in step.checkin.cards:
        raise RefusedError(Refusal.NOT_NOW)
    step.note(
        EntryName.ANSWERED_AGAIN,
        audience=Audience.ASSIGNEE,
        detail=event.trigger,
        answers=(*step.checkin.answers, *_kept(step, event)),
    )
    drafting_now = bool(step.checkin.drafted_at)
    before = len(step.checkin.points)
    for said in (event.settles, event.changed):
        if said:
            drafting.add_point(step, Topic.OTHER, Answer.UNCLEAR, definition=step.write(said), origin=Origin.CARD)
    item, taken = riskiest(step), {point.item for point in step.checkin.points}
    if event.method_unknown and item and item.number not in taken:
        drafting.add_point(step, Topic.ITEM, Answer.UNCLEAR, item=item.number, definition=item.definition)
    step.say(words.card_answered(step.case, event.trigger))
    if len(step.checkin.points) > before:
        drafting.show(step, new=not drafting_now)


def _kept(step: Step, event: LookedAgain) -> tuple[tuple[str, int], ...]:
    said = (("U6", event.method),)
    return tuple((f"{name}:{event.trigger}", step.write(text) or 0) for name, text in said if text)


def quiet(step: Step, event: Quieted) -> None:
    """Ask nothing more about this task. What was sent stays with the manager; the reason stays with its author."""
    if step.checkin.quiet:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.withdraw(step.checkin.assignee_id)
    step.note(
        EntryName.QUIETED,
        audience=Audience.ASSIGNEE,
        detail=event.why.value,
        quiet=True,
        **dict.fromkeys(("ask_at", "remind_at", "silence_at", *FIELDS.values())),
    )
    step.say(words.quieted(step.case))
