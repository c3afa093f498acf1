"""Rules: somebody else does a task from now on, or the same person takes it up again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.core import waiting
from app.core.alarms import STOPPED
from app.core.asking import Basis, open_checkin
from app.core.assignment import Assignment, Route, Ruling, Source
from app.core.checkin import Case, Item, Point, PointState, drafted, point_state, with_decider
from app.core.events import PassedOn, Reassigned
from app.core.people import Person
from app.core.record import Audience, EntryName
from app.core.step import Decision, Refusal, RefusedError, Step
from app.core.wording import reassigning as words
from app.core.wording import sending
from app.core.wording.asking import look_notice, receipt

CONFIRMS = frozenset({Ruling.RIGHT, Ruling.CORRECTED, Ruling.YOU_CHOOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The assignment that takes up another one: its ids, who does it, and where it is known as what."""

    assignment_id: UUID
    number: int
    assignee: Person
    source: Source
    external_id: str
    due_at: datetime | None


def assignment_of(case: Case, giver_id: str, next_one: Successor) -> Assignment:
    """Return what is given anew: everything the giver said, and the items as they are now."""
    checkin = case.checkin
    return Assignment(
        workspace_id=checkin.workspace_id,
        source=next_one.source,
        external_id=next_one.external_id,
        giver_id=giver_id,
        assignee_id=next_one.assignee.id,
        text=case.read(checkin.text),
        item_names=tuple(case.read(item.name) for item in checkin.items),
        due_at=next_one.due_at,
        hours=checkin.hours,
        brittle=checkin.brittle,
        purpose=case.read(checkin.purpose) or None,
        undecided=case.read(checkin.undecided) or None,
        link=checkin.link,
    )


def take_over(case: Case, next_one: Successor, manager: Person, now: datetime, basis: Basis) -> Decision:
    """Open the check-in that takes up `case`: what was confirmed is settled in it, what is open with `manager` moves.

    Nothing else of what was answered, and nothing that was kept back, is carried over.
    """
    opened = open_checkin(
        assignment_of(case, manager.id, next_one),
        assignment_id=next_one.assignment_id,
        number=next_one.number,
        assignee=next_one.assignee,
        manager=manager,
        now=now,
        basis=basis,
    )
    step = Step(case=opened.case, now=now, actor=manager.id, entries=list(opened.entries), words=list(opened.words))
    step.note(EntryName.TAKEN_OVER, follows=case.checkin.ref, before_id=case.checkin.assignee_id)
    numbers = {old.number: new.number for old, new in zip(case.checkin.items, step.checkin.items, strict=True)}
    for item in case.checkin.items:
        if definition := _confirmed(case, item):
            step.note(
                EntryName.DEFINED_BY_MANAGER,
                ("item", numbers[item.number]),
                confirmed=True,
                definition=step.write(definition),
            )
    step.say(look_notice(step.case, now), receipt(step.case, now))
    _move_points(step, case, numbers)
    return step.decision()


def _confirmed(case: Case, item: Item) -> str:
    """Return what whoever decides confirmed of `item`; empty where they confirmed nothing."""
    if item.confirmed:
        return case.read(item.definition)
    for point in reversed(case.checkin.points):
        if point.item != item.number or point_state(point) is not PointState.ANSWERED:
            continue
        if point.ruling in CONFIRMS:
            return case.read(point.reply if point.ruling is Ruling.CORRECTED else point.definition)
    return ""


def _move_points(step: Step, old: Case, numbers: dict[int, int]) -> None:
    """Let what is open with whoever decides stay with them, in the name of who does it now."""
    moved = [point for point in with_decider(old.checkin) if point.item is None or point.item in numbers]
    if not moved:
        return
    opening = step.write(words.opening(step.case, old, len(moved)))
    for place, point in enumerate(moved, 1):
        _move(step, old, point, place, numbers)
    step.note(EntryName.SENT, openings=(opening,), batch=1, shown=f"ask:{step.checkin.assignment_id}:1")
    waiting.set_steps(step)
    step.say(*sending.ask(step.case, step.now, 1))


def _move(step: Step, old: Case, point: Point, place: int, numbers: dict[int, int]) -> None:
    step.note(
        EntryName.SENT,
        ("point", place),
        topic=point.topic,
        answer=point.answer,
        item=None if point.item is None else numbers[point.item],
        definition=step.write(old.read(point.definition)),
        question=point.question,
        helps=point.helps,
        origin=point.origin,
        route=Route.SENT,
        batch=1,
        raised_by=point.raised_by,
        raised_at=point.raised_at,
        rounds=point.rounds,
    )


def leave(step: Step, event: Reassigned) -> None:
    """End it for who did it until now. What they had not sent, and why, stays theirs."""
    checkin, points = step.checkin, drafted(step.checkin)
    batches = sorted({point.batch for point in with_decider(checkin) if point.batch})
    step.withdraw(checkin.assignee_id, *checkin.deciders)
    step.note(
        EntryName.REASSIGNED,
        detail=event.ref,
        moved_at=step.now,
        followed_by=event.ref,
        followed_by_id=event.to,
        change=None,
        **STOPPED,
    )
    if points:
        step.say(sending.draft_gone(step.case, step.now, words.NOT_SENT.format(name=event.name), points=points))
    for batch in batches:
        step.say(*words.moved(step.case, step.now, batch, event.ref))
    step.say(words.left(step.case, event.name))


def pass_on(step: Step, event: PassedOn) -> None:
    """Carry one thing, once, from who did the task before to who does it now; nobody else sees it."""
    if event.by != step.checkin.before_id:
        raise RefusedError(Refusal.NOT_YOURS)
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    if step.checkin.passed_on is not None:
        raise RefusedError(Refusal.ALREADY_SENT)
    step.note(EntryName.PASSED_ON, audience=Audience.ASSIGNEE, passed_on=step.write(event.words))
    step.say(words.passed_on(step.case, event.name))
