"""Rules: the task itself changes: its text, its due date; or it ends where it came from."""

from dataclasses import replace
from typing import Any

from app.core import asking, drafting, grace, later, waiting
from app.core.alarms import STOPPED
from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, Answer, Route, Ruling, Topic
from app.core.caps import Cost, next_card
from app.core.checkin import Item, Point, PointState, drafted, point_state
from app.core.comparing import ItemChanges, item_changes, same_text
from app.core.events import ChangeAnswered, DueChanged, Effect, EndedAtSource, RequirementAdded, TextChanged, Undone
from app.core.extraction import Extraction
from app.core.reading import read_task
from app.core.record import Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import changing as words
from app.core.wording import sending
from app.core.wording.asking import card, look_notice
from app.core.wording.phrases import shorten

OPEN_WITH_SOMEBODY = frozenset({PointState.SENT, PointState.TO_CHOOSE})


def change_text(step: Step, event: TextChanged) -> None:
    """Take the new text. Only what is new or means something else is asked; what was confirmed stays confirmed."""
    checkin, before = step.checkin, step.case.read(step.checkin.text)
    if not event.text.strip() or same_text(before, event.text):
        raise RefusedError(Refusal.SAME)
    changes = item_changes(step.case, event.text, read_task(before), event.found)
    leaving = tuple(item for item in checkin.items if item.number in {*changes.removed, *changes.redefined})
    step.note(EntryName.TEXT_CHANGED, text=step.write(event.text), text_version=checkin.text_version + 1)
    if changes:
        step.note(EntryName.ITEMS_CHANGED, **_items(step, changes, leaving, event.found))
        _close_points(step, {item.number for item in leaving})
    if checkin.asked_at is None:
        step.say(look_notice(step.case, step.now))
    elif checkin.answered_at is None:
        asking.choose_items(step)
        step.say(card(step.case, step.now), words.changed(step.case, before, asks=False))
    else:
        _ask(step, checkin.text)
    step.say(words.change_noted(step.case, before, step.now))


def _items(step: Step, changes: ItemChanges, leaving: tuple[Item, ...], found: Extraction) -> dict[str, Any]:
    """Return the items as the new text has them. One that means something else is a new one of the same name."""
    checkin = step.checkin
    number = max((item.number for item in (*checkin.items, *checkin.gone)), default=0)
    undecided = {item.text.casefold() for item in found.items if item.undecided}
    defined = {item.text.casefold() for item in found.items if item.definition}
    names = (*(step.case.read(item.name) for item in leaving if item.number in changes.redefined), *changes.added)
    staying = tuple(item for item in checkin.items if item not in leaving)
    new = tuple(
        Item(
            number=number + place,
            name=step.write(name) or 0,
            found_by="rule",
            open=name.casefold() in undecided,
            defined=name.casefold() in defined,
        )
        for place, name in enumerate(names[: MAX_ITEMS - len(staying)], 1)
    )
    numbers = {item.number for item in leaving}
    return {
        "detail": str(len(staying) + len(new)),
        "items": (*staying, *new),
        "gone": (*checkin.gone, *leaving),
        "changed": (*(n for n in checkin.changed if n not in numbers), *(item.number for item in new)),
    }


def add_requirement(step: Step, event: RequirementAdded) -> None:
    """Take up what somebody wants beside the task, as an item. Who wrote it decides about it, beside the manager."""
    checkin, author = step.checkin, event.author
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    theirs = author.id in {checkin.manager_id, checkin.delegate_id}
    if not theirs and checkin.other_id not in {None, author.id}:
        raise RefusedError(Refusal.TWO_DECIDE)
    number = max((item.number for item in (*checkin.items, *checkin.gone)), default=0) + 1
    step.note(
        EntryName.REQUIREMENT_ADDED,
        ("item", number),
        name=step.write(shorten(event.words, MAX_ITEM_NAME)),
        found_by="person",
        by="" if theirs else author.id,
    )
    step.note(
        EntryName.REQUIREMENT_ADDED,
        other_id=checkin.other_id if theirs else author.id,
        changed=(*checkin.changed, number),
    )
    step.case = replace(step.case, other=step.case.other if theirs else author)
    if checkin.asked_at is None:
        step.say(look_notice(step.case, step.now))
    elif checkin.answered_at is None:
        asking.choose_items(step)
        step.say(card(step.case, step.now))
    else:
        _ask(step, checkin.text)
    step.say(*words.requirement_added(step.case, event.words, author))


def _close_points(step: Step, numbers: set[int]) -> None:
    """Close what is open about items that are no part of the task any more; what was answered stays as it was."""
    before = drafted(step.checkin)
    batches = set()
    for point in [point for point in step.checkin.points if point.item in numbers]:
        if point.route is Route.DRAFT:
            step.note(EntryName.REMOVED, ("point", point.number), audience=Audience.ASSIGNEE, route=Route.SETTLED)
        elif point_state(point) in OPEN_WITH_SOMEBODY:
            step.note(EntryName.REMOVED, ("point", point.number), ruling=Ruling.REMOVED)
            batches.add(point.batch)
    _show_draft(step, before)
    for batch in sorted(filter(None, batches)):
        step.say(*waiting.asked_anew(step, batch))
    waiting.answered(step)


def _show_draft(step: Step, before: tuple[Point, ...]) -> None:
    if drafted(step.checkin) == before:
        return
    if drafted(step.checkin):
        drafting.show(step)
        return
    step.note(EntryName.SETTLED, audience=Audience.ASSIGNEE, **drafting.NO_DRAFT)
    step.say(sending.draft_gone(step.case, step.now, words.NO_PART, points=before))


def _ask(step: Step, before: int) -> None:
    """U16, once for all that changed since the assignee last said what matters. Not while the task is on hold."""
    checkin = step.checkin
    seen = checkin.change or before
    back = same_text(step.case.read(seen), step.case.read(checkin.text)) and not checkin.changed
    step.note(EntryName.ASKED_AGAIN, audience=Audience.ASSIGNEE, detail=words.TRIGGER, change=None if back else seen)
    if back:
        step.say(words.as_before(step.case, seen))
    elif checkin.hold_at is None:
        put(step)


def put(step: Step) -> None:
    """Put U16 to the assignee, when a card may go; where they want no questions they are only told."""
    checkin = step.checkin
    assert checkin.change is not None
    before = step.case.read(checkin.change)
    schedule, caps = step.case.assignee.schedule, checkin.policy.caps
    at = next_card(step.now, step.assignee_spent, caps, schedule)
    step.say(words.changed(step.case, before, asks=not checkin.quiet), cost=Cost.CARD, not_before=at)


def answer_change(step: Step, event: ChangeAnswered) -> None:
    """Take what the change means to the assignee, and each new item for itself."""
    checkin = step.checkin
    if checkin.change is None:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    if event.version != checkin.text_version:
        raise RefusedError(Refusal.STALE)
    asked = {item.number for item in words.new_items(step.case)}
    if set(event.items) != asked:
        raise RefusedError(Refusal.EMPTY if set(event.items) < asked else Refusal.STALE)
    for number in sorted(asked):
        definition = step.write(event.definitions.get(number))
        step.note(
            EntryName.ANSWERED,
            ("item", number),
            audience=Audience.ASSIGNEE,
            answer=event.items[number],
            definition=definition,
        )
    before = len(step.checkin.points)
    seen = checkin.change
    step.note(EntryName.CHANGE_ANSWERED, audience=Audience.ASSIGNEE, detail=event.effect.value, change=None, changed=())
    _raise_points(step, event)
    step.say(words.change_answered(step.case, seen))
    if len(step.checkin.points) > before:
        asking.conclude(step)


def _raise_points(step: Step, event: ChangeAnswered) -> None:
    asking.raise_points(step)
    said = event.part or (words.EFFECT_UNCLEAR if event.effect is Effect.NOT_SURE else None)
    if event.effect is not Effect.NO and said:
        drafting.add_point(step, Topic.OTHER, Answer.UNCLEAR, definition=step.write(said))


def change_due(step: Step, event: DueChanged) -> None:
    """Take the new due date; what is still to be asked by it follows, and a draft that would come too late waits."""
    checkin = step.checkin
    if event.due_at == checkin.due_at:
        raise RefusedError(Refusal.SAME)
    was = checkin.due_at
    step.note(EntryName.DUE_CHANGED, due_at=event.due_at)
    if checkin.asked_at is not None and not checkin.quiet and not checkin.private:
        step.note(EntryName.WATCHED, audience=Audience.ASSIGNEE, **_anew(step))
    if drafted(step.checkin) and checkin.release_at is not None:
        at = grace.release_time(step.case, step.now)
        step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, release_at=at, drafted_at=step.now)
        drafting.show(step)
    step.say(*words.due_changed(step.case, was, step.now))


def _anew(step: Step) -> dict[str, Any]:
    """Return when the cards that have not gone yet are due by the new date."""
    waits = {name for name in ("still_open_at", "halfway_at") if getattr(step.checkin, name) is not None}
    planned = later.plan(step)
    return {name: planned.get(name) for name in waits}


def undo(step: Step, _event: Undone) -> None:
    """Take back, for ten minutes and before anything was asked, what a reaction made a task."""
    checkin = step.checkin
    if checkin.undo_until is None:
        raise RefusedError(Refusal.NOTHING_THERE)
    if step.now > checkin.undo_until or checkin.asked_at is not None:
        raise RefusedError(Refusal.UNDO_OVER)
    step.withdraw(checkin.assignee_id, *checkin.deciders)
    step.note(EntryName.UNDONE, cancelled_at=step.now, undone=True, **STOPPED)
    step.say(*words.undone(step.case))


def end_at_source(step: Step, event: EndedAtSource) -> None:
    """End it as it ended where it came from: no timer, no reminder, nothing revives it."""
    checkin, points = step.checkin, drafted(step.checkin)
    step.withdraw(checkin.assignee_id, *checkin.deciders)
    step.note(
        EntryName.ENDED_AT_SOURCE,
        detail=event.how.value,
        ended=event.how.value,
        closed_at=step.now,
        change=None,
        **STOPPED,
    )
    if points:
        step.say(sending.draft_gone(step.case, step.now, words.NOT_SENT.format(how=event.how), points=points))
    step.say(*words.ended(step.case, event.how))
