"""Rules: the manager answers, the answers come back, and what the assignee makes of them."""

from app.core import differing, drafting, waiting
from app.core.assignment import Answer, Route, Ruling, Topic
from app.core.checkin import FINISHED, Point, PointState, TaskState, open_points, point_state, task_state, with_decider
from app.core.events import Chose, FiguresGiven, Finalised, GuessesWaived, NotBrittle, Ruled, StillUnclear, Understood
from app.core.messages import Message
from app.core.naming import versions_from
from app.core.record import BOT, Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.vague import is_vague
from app.core.wording import answering as words
from app.core.wording import differing as differing_words

NEEDS_WORDS = frozenset({Ruling.CORRECTED, Ruling.VAGUE})
_NAMES = {Ruling.CORRECTED: EntryName.CORRECTED, Ruling.WAIVED: EntryName.WAIVED}


def point_in(step: Step, number: int, *states: PointState) -> Point:
    """Return the point of that number if it stands in one of `states`; refuse otherwise."""
    for point in step.checkin.points:
        if point.number == number:
            if point_state(point) in states:
                return point
            raise RefusedError(Refusal.ALREADY_ANSWERED)
    raise RefusedError(Refusal.NOTHING_THERE)


def rule(step: Step, event: Ruled) -> None:
    """Take the manager's answers, all or none, and carry them to the assignee at once."""
    points = [_answerable(step, number) for number in event.rulings]
    if not points:
        raise RefusedError(Refusal.EMPTY)
    for point in points:
        _rule(step, point, *event.rulings[point.number])
    if task_state(step.checkin) is TaskState.CLOSED:
        step.say(*words.closed(step.case))
    _ask_whether_guesses_are_fine(step)
    for batch in sorted({point.batch for point in points if point.batch}):
        step.say(*words.answers(step.case, batch), *waiting.asked_anew(step, batch))
    conclude(step)


def _answerable(step: Step, number: int) -> Point:
    """Return the point if it waits for an answer, or if somebody else who decides answered it and nobody differed."""
    point = next((point for point in step.checkin.points if point.number == number), None)
    if point is not None and differing.may_differ(step, point):
        return point
    return point_in(step, number, PointState.SENT)


def _rule(step: Step, point: Point, ruling: Ruling, text: str | None) -> None:
    if point.ruling is Ruling.CONFLICT:
        raise RefusedError(Refusal.NOT_NOW)
    if ruling in NEEDS_WORDS and not (text or "").strip():
        raise RefusedError(Refusal.EMPTY)
    if ruling is Ruling.CORRECTED and is_vague(text or ""):
        ruling = Ruling.VAGUE
    if differing.may_differ(step, point):
        differing.differ(step, point, ruling, text)
        return
    step.note(
        _NAMES.get(ruling, EntryName.MANAGER_ANSWERED),
        ("point", point.number),
        ruling=ruling,
        reply=step.write(text),
        ruled_by=step.actor,
        understood=False,
    )
    _follow(step, point, ruling)
    differing.copy(step, point.number)


def finalise(step: Step, event: Finalised) -> None:
    """Let one of two answers count; whoever gave the task has no more of a say than the other, only the last word."""
    _make_final(step, point_in(step, event.point, PointState.SENT), event.whose)


def finalise_by_clock(step: Step) -> None:
    """Let the answer of whoever gave the task count where nobody chose, as was said beforehand."""
    step.note(EntryName.FINAL, detail="time", final_at=None)
    for point in step.checkin.points:
        if point.ruling is Ruling.CONFLICT and point_state(point) is PointState.SENT:
            names = [by for by, _, _ in point.rivals]
            _make_final(step, point, next((by for by in names if by != step.checkin.other_id), names[0]))


def _make_final(step: Step, point: Point, whose: str) -> None:
    chosen = next((rival for rival in point.rivals if rival[0] == whose), None)
    if point.ruling is not Ruling.CONFLICT or chosen is None:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    by, ruling, reply = chosen
    step.note(EntryName.FINAL, ("point", point.number), ruling=ruling, reply=reply, ruled_by=by, understood=False)
    _follow(step, point, ruling)
    if all(other.ruling is not Ruling.CONFLICT for other in step.checkin.points) and step.checkin.final_at is not None:
        step.note(EntryName.FINAL, final_at=None)
    step.say(*differing_words.final(step.case, point.number, by_clock=step.actor == BOT))
    if point.batch:
        step.say(*words.answers(step.case, point.batch), *waiting.asked_anew(step, point.batch))
    conclude(step)


def _ask_whether_guesses_are_fine(step: Step) -> None:
    """M8, once a task: a vague answer leaves points open, and whoever gave it says whether that matters."""
    vague = [point for point in step.checkin.points if point.ruling is Ruling.VAGUE]
    if vague and not step.checkin.vague_asked:
        step.note(EntryName.VAGUE_ASKED, vague_asked=True)
        step.say(words.vague(step.case, vague))


def waive_guesses(step: Step, _event: GuessesWaived) -> None:
    """Take *guesses are fine* as a waiver, with a name, of every point that is open with the manager."""
    points = with_decider(step.checkin)
    if not points:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    for point in points:
        step.note(EntryName.WAIVED, ("point", point.number), ruling=Ruling.WAIVED)
    for batch in sorted({point.batch for point in points if point.batch}):
        step.say(*words.answers(step.case, batch), *waiting.asked_anew(step, batch))
    step.say(words.vague_settled(step.case))
    conclude(step)


def not_brittle(step: Step, _event: NotBrittle) -> None:
    """Take back that every part must be right."""
    if not step.checkin.brittle:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.BRITTLE_CHANGED, brittle=False)
    step.say(words.vague_settled(step.case))


def _follow(step: Step, point: Point, ruling: Ruling) -> None:
    """Do what a ruling means beyond its point: a purpose is filled, stages are named, a task is not needed."""
    reply = next(p.reply for p in step.checkin.points if p.number == point.number)
    match point.topic, ruling:
        case Topic.PURPOSE, Ruling.CORRECTED:
            step.note(EntryName.PURPOSE_FILLED, purpose=reply)
        case Topic.STAGES, Ruling.CORRECTED:
            named = versions_from(step.case.read(reply))
            numbers = tuple(tuple(step.write(stage) or 0 for stage in version) for version in named)
            step.note(EntryName.VERSIONS_NAMED, versions=numbers, figures=())
            step.say(words.versions(step.case))
        case Topic.STAGES, Ruling.NOT_NEEDED if point.answer is Answer.NOT_DECIDED:
            step.end(step.checkin.assignee_id)
            step.note(EntryName.CLOSED, closed_at=step.now, release_at=None)
        case Topic.TASK, Ruling.TALK:
            step.say(*words.talk(step.case, point))


def conclude(step: Step) -> None:
    """End the hold when its answers are all in, and tell the assignee how the task stands."""
    waiting.answered(step)
    if task_state(step.checkin) in FINISHED:
        return
    held_since = step.checkin.hold_at
    if any(point.topic is not Topic.APPROACH for point in open_points(step.checkin)):
        return
    if held_since is not None:
        actor, step.actor = step.actor, BOT
        step.note(EntryName.RESUME, detail="answered", hold_at=None, hold_by=None, hold_reason=None)
        step.actor = actor
    step.say(words.standing(step.case, step.now, held_since=held_since))


def understood(step: Step, event: Understood) -> None:
    """Note that the answer was understood."""
    point = point_in(step, event.point, PointState.ANSWERED)
    if point.understood:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.UNDERSTOOD, ("point", point.number), understood=True)
    step.say(*_answers(step, point))


def _answers(step: Step, point: Point) -> tuple[Message, ...]:
    assert point.batch is not None
    return words.answers(step.case, point.batch)


def still_unclear(step: Step, event: StillUnclear) -> None:
    """Send the point back for a second round; after that propose a talk instead of a third."""
    point = point_in(step, event.point, PointState.ANSWERED)
    rounds = point.rounds + 1
    if rounds > step.checkin.policy.rounds_before_talk:
        step.note(EntryName.STILL_UNCLEAR, ("point", point.number), ruling=Ruling.TALK, rounds=rounds)
        step.say(*_answers(step, point), *words.talk(step.case, point))
        return
    drafting_now = bool(step.checkin.drafted_at)
    step.note(
        EntryName.STILL_UNCLEAR,
        ("point", point.number),
        ruling=None,
        reply=None,
        understood=False,
        rounds=rounds,
        route=Route.DRAFT,
        batch=None,
    )
    if said := step.write(event.words):
        step.note(EntryName.DEFINED, ("point", point.number), audience=Audience.ASSIGNEE, definition=said)
    step.say(*_answers(step, point))
    drafting.show(step, new=not drafting_now)


def choose(step: Step, event: Chose) -> None:
    """Take what the assignee chose, and show it to the manager as settled."""
    point = point_in(step, event.point, PointState.TO_CHOOSE)
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    step.note(
        EntryName.CHOSE,
        ("point", point.number),
        chosen=True,
        understood=True,
        definition=step.write(event.words),
    )
    point = next(p for p in step.checkin.points if p.number == point.number)
    step.say(words.chose(step.case, point), *_answers(step, point))
    conclude(step)


def give_figures(step: Step, event: FiguresGiven) -> None:
    """Keep number and minutes of each stage; ask the manager once for numbers nobody has."""
    stages = [stage for version in step.checkin.versions for stage in version]
    if not stages:
        raise RefusedError(Refusal.NOTHING_THERE)
    if len(event.figures) != len(stages):
        raise RefusedError(Refusal.STALE)
    step.note(EntryName.FIGURES, figures=event.figures)
    step.say(words.figures(step.case))
    asked = any(point.topic is Topic.VOLUME for point in step.checkin.points)
    if any(count is None for count, _ in event.figures) and not asked:
        drafting_now = bool(step.checkin.drafted_at)
        drafting.add_point(step, Topic.VOLUME, Answer.UNCLEAR)
        drafting.show(step, new=not drafting_now)
