"""Rules: a check-in opens, its assignee is asked, and answers."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from app.core import drafting, later
from app.core.assignment import Answer, Assignment, Form, Hours, Stages, Topic, Trigger
from app.core.caps import Cost
from app.core.checkin import Case, CheckIn, Item, drafted
from app.core.events import Answered, ItemsChanged, LookedAt
from app.core.extraction import Extraction, extract
from app.core.history import Known
from app.core.naming import names_of
from app.core.people import Person
from app.core.policy import Policy
from app.core.question_set import QuestionSet
from app.core.questions import PURPOSE, bank_question
from app.core.record import Audience, EntryName
from app.core.risk import many, riskiest
from app.core.screens import Screen, asks_of_each, screen_of
from app.core.step import Decision, Refusal, RefusedError, Step
from app.core.weighing import filtered, worth_of
from app.core.wording import asking as words
from app.core.worktime import default_due, is_late, next_at, next_morning, next_open
from app.core.worth import Verdict

UNDO_FOR = timedelta(minutes=10)
SILENCE_TOLD_AT = (time(15),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a check-in begins with: the rules it plays by, the team's questions, what was found, what is known.

    `suggested` is who may decide about a task that somebody gives themselves.
    """

    policy: Policy = field(default_factory=Policy)
    questions: QuestionSet = field(default_factory=QuestionSet)
    found: Extraction
    known: Known = field(default_factory=Known)
    suggested: Person | None = None


def open_checkin(
    assignment: Assignment,
    *,
    assignment_id: UUID,
    number: int,
    assignee: Person,
    manager: Person | None,
    now: datetime,
    basis: Basis | None = None,
) -> Decision:
    """Open the check-in of a new assignment: its basis is copied in, the assignee gets a notice, the giver a receipt.

    Who gave the task decides about it. Somebody who gave it to themselves is offered a private checklist.
    """
    own = assignment.giver_id == assignment.assignee_id
    blank = CheckIn(
        workspace_id=assignment.workspace_id,
        assignment_id=assignment_id,
        number=number,
        source=assignment.source,
        giver_id=assignment.giver_id,
        manager_id=None if own else assignment.giver_id,
        assignee_id=assignment.assignee_id,
        text=1,
        registered_at=now,
    )
    step = Step(
        case=Case(checkin=blank, words={}, assignee=assignee, manager=None if own else manager),
        now=now,
        actor=assignment.giver_id,
    )
    step.write(assignment.text)
    _register(step, assignment, basis or Basis(found=extract(assignment.text, given=True)))
    if own:
        step.say(words.self_offer(step.case, now, basis.suggested if basis else None))
    elif step.checkin.same_as:
        step.say(words.same_again(step.case, now), words.receipt(step.case, now))
    else:
        step.say(words.look_notice(step.case, now), words.receipt(step.case, now))
    return step.decision()


def _register(step: Step, given: Assignment, basis: Basis) -> None:
    """Record everything the state begins with, so that it can be recomputed from nothing."""
    checkin, found, known = step.checkin, basis.found, basis.known
    own = given.giver_id == given.assignee_id
    step.note(
        EntryName.REGISTERED,
        workspace_id=checkin.workspace_id,
        assignment_id=checkin.assignment_id,
        number=checkin.number,
        source=checkin.source,
        giver_id=checkin.giver_id,
        manager_id=checkin.manager_id,
        assignee_id=checkin.assignee_id,
        text=checkin.text,
        registered_at=checkin.registered_at,
        link=given.link,
        due_at=given.due_at,
        hours=given.hours,
        brittle=given.brittle,
        purpose=step.write(given.purpose),
        undecided=step.write(given.undecided),
        archetype=found.archetype,
        stated=found.stated_count,
        missing=found.slots_missing,
        policy=basis.policy,
        questions=basis.questions,
        private=own,
        language=found.language,
        spared=known.spared,
        undo_until=step.now + UNDO_FOR if given.by_reaction else None,
        same_as=known.same_as,
        ask_at=None if own or known.same_as or _is_small(given, found) else _ask_at(step, given, basis.policy),
    )
    _register_items(step, given.item_names, found)


def _register_items(step: Step, names: tuple[str, ...], found: Extraction) -> None:
    """Record the items as they were given, each with who found it and whether the text leaves it open."""
    proposed = set(names_of(found))
    undecided = {item.text.casefold() for item in found.items if item.undecided}
    defined = {item.text.casefold() for item in found.items if item.definition}
    for place, name in enumerate(names, 1):
        step.note(
            EntryName.ITEM_FOUND,
            ("item", place),
            name=step.write(name),
            found_by="rule" if name in proposed else "person",
            open=name.casefold() in undecided,
            defined=name.casefold() in defined,
        )


def _is_small(given: Assignment, found: Extraction) -> bool:
    """Whether it costs more to ask than can be lost: under an hour; under four with nothing missing. Never if brittle.

    The questions stay one tap away.
    """
    if given.brittle or given.hours not in (Hours.UNDER_1, Hours.FROM_1):
        return False
    gaps = found.slots_missing or found.undecided or given.undecided
    return given.hours is Hours.UNDER_1 or not gaps


def _ask_at(step: Step, given: Assignment, policy: Policy) -> datetime:
    """Return when the assignee is asked; not before it is certain that the task stands."""
    at = first_look(step, policy, given.due_at, brittle=given.brittle is True)
    return max(at, step.now + UNDO_FOR) if given.by_reaction else at


def first_look(step: Step, policy: Policy, due_at: datetime | None, *, brittle: bool) -> datetime:
    """Return when the assignee is asked who does not look by themselves."""
    schedule, now = step.case.assignee.schedule, step.now
    if brittle:
        return next_open(now + policy.ask_brittle_after, schedule)
    left = max((due_at or default_due(now, schedule)) - now, timedelta(0))
    return next_open(now + min(policy.ask_after, left * policy.ask_at_share), schedule)


def look(step: Step, _event: LookedAt) -> None:
    """Ask after the first look: who taps for the questions gets them, whatever the hour."""
    if step.checkin.asked_at is not None:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    ask(step)


def ask_by_clock(step: Step) -> None:
    """Ask who did not look, when a card may go. After the due date the manager is asked instead if it is needed."""
    checkin = step.checkin
    if checkin.asked_at is not None:
        step.note(EntryName.DROPPED, audience=Audience.ASSIGNEE, detail=Trigger.FIRST_LOOK, ask_at=None)
    elif checkin.due_at is not None and step.now >= checkin.due_at:
        step.note(EntryName.STILL_NEEDED, ask_at=None)
        step.say(words.still_needed(step.case, step.now), cost=Cost.INTERRUPTION, not_before=step.room())
    elif later.may_ask(step, "ask_at"):
        ask(step)


def ask(step: Step) -> None:
    """Put the card, and set when silence is noticed."""
    step.note(
        EntryName.ASKED,
        asked_at=step.now,
        ask_at=None,
        cards=(*step.checkin.cards, Trigger.FIRST_LOOK),
        **watch(step),
        shown=f"card:{step.checkin.assignment_id}",
    )
    choose_items(step)
    step.say(words.look_notice(step.case, step.now, looked=True))
    step.say(words.card(step.case, step.now), cost=Cost.CARD)


def watch(step: Step) -> dict[str, Any]:
    """Return when an assignee who was asked is reminded, when silence is told, and when they are asked again."""
    if step.checkin.private or step.checkin.quiet:
        return {}
    if step.checkin.answered_at is not None:
        return later.plan(step)
    schedule, decides = step.case.assignee.schedule, step.case.manager or step.case.assignee
    remind_at = next_morning(step.now, schedule)
    told_at = decides.digests[-1:] or SILENCE_TOLD_AT
    silence_at = next_at(next_morning(remind_at, schedule), told_at, decides.schedule)
    return {"remind_at": remind_at, "silence_at": silence_at, **later.plan(step)}


def choose_items(step: Step) -> None:
    """Choose, of many items, those that are asked one by one, and record what made each of them risky."""
    chosen = riskiest(step.case) if many(step.checkin) and asks_of_each(step.case) else ()
    if chosen != step.checkin.riskiest:
        step.note(EntryName.ITEMS_CHOSEN, riskiest=chosen)


def remind(step: Step) -> None:
    """Remind once, the next working morning; not days later, nor when the manager is about to see the line anyway.

    Who raised a point of their own meanwhile has checked in, and is not reminded.
    """
    checkin, schedule = step.checkin, step.case.assignee.schedule
    told = checkin.silence_at is not None and checkin.silence_at <= step.now
    if told or checkin.points or (checkin.remind_at is not None and is_late(checkin.remind_at, step.now, schedule)):
        step.note(EntryName.DROPPED, audience=Audience.ASSIGNEE, detail="reminder", remind_at=None)
        return
    step.note(EntryName.REMINDED, audience=Audience.ASSIGNEE, remind_at=None)
    step.say(words.reminder(step.case))


def change_items(step: Step, event: ItemsChanged) -> None:
    """Take the items as the assignee knows them: extraction proposes, they decide. Renamed ones are new."""
    checkin = step.checkin
    begun = any(item.answer is not None or item.confirmed for item in checkin.items)
    if checkin.answered_at is not None or begun or any(point.item is not None for point in checkin.points):
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    known = {step.case.read(item.name): item for item in checkin.items}
    items = []
    for number, name in enumerate(event.names, 1):
        before = known.get(name)
        items.append(
            Item(number=number, name=before.name, open=before.open, defined=before.defined)
            if before
            else Item(number=number, name=step.write(name) or 0, found_by="person")
        )
    if tuple(items) == checkin.items:
        raise RefusedError(Refusal.EMPTY)
    step.note(EntryName.ITEMS_CHANGED, items=tuple(items), detail=str(len(items)))
    choose_items(step)
    step.say(words.card(step.case, step.now))


def answer(step: Step, event: Answered) -> None:
    """Keep every answer, each for itself. When a card ends, make a point of whatever is not clear, and a draft of them.

    Of many items a card has several screens: each is kept when it is sent, and the next one goes on from there.
    """
    checkin = step.checkin
    if checkin.asked_at is None:
        raise RefusedError(Refusal.NOT_NOW)
    if checkin.answered_at is not None:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    screen = screen_of(step.case)
    numbers = {item.number for item in screen.items}
    if not numbers <= set(event.items):
        raise RefusedError(Refusal.STALE if set(event.items) - numbers else Refusal.EMPTY)
    _keep_items(step, event, numbers)
    ends = not many(checkin) or not screen_of(step.case).items
    _keep_answers(step, event, ends=ends)
    if not ends:
        _go_on(step, screen)
        return
    step.end(step.checkin.assignee_id)
    step.say(words.card(step.case, step.now, answered=screen.card))
    raise_points(step)
    _raise_from(step, event)
    conclude(step)


def _keep_items(step: Step, event: Answered, numbers: set[int]) -> None:
    for number in sorted(numbers):
        definition = step.write(event.definitions.get(number))
        step.note(
            EntryName.ANSWERED,
            ("item", number),
            audience=Audience.ASSIGNEE,
            answer=event.items[number],
            definition=definition,
        )


def _keep_answers(step: Step, event: Answered, *, ends: bool) -> None:
    """Keep what was said to the questions that are not about single items; a line left empty says its way out.

    `ends` when this was all there is to answer.
    """
    checkin = step.checkin
    said = {name: text or bank_question(checkin, name).way_out for name, text in event.answers.items()}
    if event.purpose or event.purpose_unsure:
        said[PURPOSE] = event.purpose or bank_question(checkin, PURPOSE).way_out
    new = {name: step.write(text) or 0 for name, text in sorted(said.items()) if text}
    step.note(
        EntryName.ANSWERED,
        audience=Audience.ASSIGNEE,
        answered_at=step.now if ends else None,
        remind_at=None if ends else checkin.remind_at,
        silence_at=None if ends else checkin.silence_at,
        silent_since=None if ends else checkin.silent_since,
        invest_at=later.plan_investment(step) if ends else None,
        chance=event.chance or checkin.chance,
        crux=event.crux or checkin.crux,
        offer=event.offer or checkin.offer,
        brittle=checkin.brittle if event.brittle is None else event.brittle,
        purpose=checkin.purpose or (new.get(PURPOSE) if event.purpose else None),
        answers=tuple(sorted((dict(checkin.answers) | new).items())),
    )


def _go_on(step: Step, screen: Screen) -> None:
    """Go on to the next screen. Where a card has ended with it, what that left open is drafted already."""
    following = screen_of(step.case)
    if following.card == screen.card:
        step.say(words.card(step.case, step.now))
        return
    step.say(words.card(step.case, step.now, answered=screen.card), words.card(step.case, step.now))
    before = len(step.checkin.points)
    raise_points(step)
    if len(step.checkin.points) > before:
        conclude(step)


def conclude(step: Step) -> None:
    """Show a draft of what is open, or say why there is none."""
    points = drafted(step.checkin)
    if step.checkin.drafted_at and drafting.form_for(step.case) is Form.CANNOT_DO:
        step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, form=Form.CANNOT_DO)
    if not points:
        step.say(words.nothing_open(step.case))
    elif filtered(step.case, points) and worth_of(step.case, points).verdict is Verdict.KEEP:
        drafting.keep(step)
    else:
        drafting.show(step, new=step.checkin.drafted_at is None)


def raise_points(step: Step) -> None:
    """Make a point of every item that is not clear."""
    raised = {point.item for point in step.checkin.points}
    for item in step.checkin.items:
        unclear = item.answer in {Answer.GUESS, Answer.UNCLEAR, Answer.NOT_DECIDED}
        if unclear and not item.confirmed and item.number not in raised:
            assert item.answer is not None
            drafting.add_point(step, Topic.ITEM, item.answer, item=item.number, definition=item.definition)


def _raise_from(step: Step, event: Answered) -> None:
    """Make a point of whatever the last screen, and the answers kept from those before it, leave open."""
    if event.stages is not None and event.stages is not Stages.KNOWN:
        known_to_somebody = event.stages in {Stages.UNKNOWN_TO_ME, Stages.DO_NOT_KNOW}
        stages = Answer.UNCLEAR if known_to_somebody else Answer.NOT_DECIDED
        drafting.add_point(step, Topic.STAGES, stages)
    answers = {name: step.case.read(said) for name, said in step.checkin.answers}
    for name, said in answers.items():
        if name != PURPOSE and bank_question(step.checkin, name).leaves_open(said):
            undecided = said.casefold().startswith("not ") and said != "Not sure"
            drafting.add_point(step, Topic.OTHER, Answer.NOT_DECIDED if undecided else Answer.UNCLEAR, question=name)
    if event.open_point:
        drafting.add_point(step, Topic.OTHER, Answer.UNCLEAR, definition=step.write(event.open_point))
    if step.checkin.purpose is None and PURPOSE in answers:
        drafting.add_point(step, Topic.PURPOSE, Answer.UNCLEAR)
    if event.concern:
        drafting.add_point(step, Topic.APPROACH, Answer.CONCERN, definition=step.write(event.concern))
