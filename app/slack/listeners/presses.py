"""Buttons: each does one thing, or opens the form for it."""

from collections.abc import Callable

from app.core import events as happened
from app.core.assignment import Answer, Plan, Ruling, Topic, Trigger
from app.core.checkin import Case, Point
from app.core.digest import decides
from app.core.events import Event, How, NudgeAnswer, QuietBecause, Role, WhyNot
from app.core.forms import FormFor, Sheet
from app.core.messages import Action, Message
from app.core.step import Refusal
from app.core.wording import assign_form, changing, forms, item_forms, later, manager_forms, many_items, reassigning
from app.core.wording import help as words
from app.slack.directory import look_up
from app.slack.listeners.records import record_sheet
from app.slack.listeners.routes import Door, OnPress
from app.slack.listeners.settings import on_change_hours
from app.slack.listeners.shown import draft_sheet
from app.slack.parse import MalformedError, Press, choices_place
from app.slack.views.text import escape
from app.usecases.name_manager import name_manager, reply_to_naming
from app.usecases.show_checkins import show_case, show_message


def does(make: Callable[[Press, str], Event]) -> OnPress:
    """Return a listener that lets an event happen; in a form, what came of it is shown there."""

    async def on_press(door: Door, press: Press) -> str | None:
        if press.assignment_id is None:
            raise MalformedError("button without an assignment")
        actor = door.actor
        event = make(press, actor.person_id)
        outcome = await door.happen(press.assignment_id, event)
        if outcome.refusal is Refusal.GUESSES_OPEN and outcome.case:
            return await door.show(forms.guesses(outcome.case), trigger_id=press.trigger_id, over=press.view_id)
        if outcome.refusal:
            return words.REFUSALS[outcome.refusal]
        if press.view_id and outcome.case:
            sheet = draft_sheet(outcome) or forms.note(*(_heads(outcome.messages, actor.person_id) or [words.SAVED]))
            return await door.show(sheet, trigger_id=press.trigger_id, over=press.view_id)
        return None

    return on_press


def _heads(messages: tuple[Message, ...], reader_id: str) -> list[str]:
    return [message.head for message in messages if message.to == reader_id]


def opens(make: Callable[[Case, Press], Sheet | None], *, to: Role = Role.ASSIGNEE) -> OnPress:
    """Return a listener that opens a form about the assignment, to its assignee or to its manager and to nobody else.

    Forms of the assignee's hold words that were not sent.
    """

    async def on_press(door: Door, press: Press) -> str | None:
        actor = door.actor
        if press.assignment_id is None:
            raise MalformedError("button without an assignment")
        case = await door.world.read(show_case, actor.workspace_id, press.assignment_id, actor.person_id)
        if case is None or actor.person_id != reader_of(case, to):
            return words.REFUSALS[Refusal.NOT_YOURS]
        sheet = make(case, press)
        if sheet is None:
            return words.REFUSALS[Refusal.NOTHING_THERE]
        return await door.show(sheet, trigger_id=press.trigger_id, over=press.view_id)

    return on_press


def reader_of(case: Case, role: Role) -> str | None:
    """Return who has that role in `case`."""
    checkin = case.checkin
    return checkin.assignee_id if role is Role.ASSIGNEE else checkin.delegate_id or checkin.manager_id


def ruled(ruling: Ruling) -> OnPress:
    """Return a listener for a manager's one-tap answer."""
    return does(lambda press, by: happened.Ruled(by=by, rulings={press.point: (ruling, None)}))


def _point(case: Case, press: Press) -> Point | None:
    return next((point for point in case.checkin.points if point.number == press.point), None)


def about_point(make: Callable[[Case, Point], Sheet], *, to: Role = Role.ASSIGNEE) -> OnPress:
    """Return a listener that opens a form about one point."""
    return opens(lambda case, press: make(case, point) if (point := _point(case, press)) else None, to=to)


def _versions(case: Case, stages: Point) -> Sheet:
    purpose = next((p for p in case.checkin.points if p.topic is Topic.PURPOSE and p.ruling is None), None)
    return manager_forms.name_versions(case, stages, purpose)


def either(reasons: Action, event: Callable[[Press, str], Event]) -> OnPress:
    """Return a listener that first shows one-tap reasons, and with a reason lets the event happen."""
    ask = opens(lambda case, press: forms.choices(case, press.action, forms.reasons(reasons)))
    do = does(event)

    async def on_press(door: Door, press: Press) -> str | None:
        return await (do if press.about else ask)(door, press)

    return on_press


async def on_more(door: Door, press: Press) -> str | None:
    """Show the buttons that did not fit."""
    key, block_id = choices_place(press)
    actor = door.actor
    message = await door.world.read(show_message, actor.workspace_id, key, actor.person_id)
    if message is None:
        return words.REFUSALS[Refusal.NOT_YOURS]
    rows = {f"p{place}v{message.version}": point.choices for place, point in enumerate(message.points)}
    choices = rows.get(block_id, message.choices)
    return await door.show(forms.more(choices, FormFor(assignment_id=message.about)), trigger_id=press.trigger_id)


async def on_record(door: Door, press: Press) -> str | None:
    """Show the record of the task."""
    actor = door.actor
    if press.assignment_id is None:
        raise MalformedError("button without an assignment")
    case = await door.world.read(show_case, actor.workspace_id, press.assignment_id, actor.person_id)
    sheet = await record_sheet(door, case.checkin.number) if case else None
    if sheet is None:
        return words.REFUSALS[Refusal.NOT_YOURS]
    return await door.show(sheet, trigger_id=press.trigger_id, over=press.view_id)


async def on_reassign(door: Door, press: Press) -> str | None:
    """Ask whoever decides about a task who does it from now on."""
    actor = door.actor
    if press.assignment_id is None:
        raise MalformedError("button without an assignment")
    case = await door.world.read(show_case, actor.workspace_id, press.assignment_id, actor.person_id)
    if case is None or not decides(case.checkin, actor.person_id):
        return words.REFUSALS[Refusal.NOT_YOURS]
    return await door.show(reassigning.reassign_form(case), trigger_id=press.trigger_id, over=press.view_id)


async def on_ask_manager(door: Door, press: Press) -> str | None:
    """Ask the manager who was suggested whether they decide about a task somebody gave themselves."""
    if press.assignment_id is None:
        raise MalformedError("button without an assignment")
    actor = door.actor
    case = await door.world.read(show_case, actor.workspace_id, press.assignment_id, actor.person_id)
    manager = await look_up(door.client, press.about)
    if case is None or actor.person_id != case.checkin.assignee_id:
        return words.REFUSALS[Refusal.NOT_YOURS]
    named = await door.world.run(
        name_manager,
        actor.workspace_id,
        assignee=case.assignee,
        manager=manager,
        assignment_id=press.assignment_id,
    )
    if named.unfit or named.too_many or manager is None:
        return assign_form.UNFIT[named.unfit] if named.unfit else words.TOO_MANY_NAMED
    return (words.ALREADY_YES if named.accepted else words.NAMED).format(name=escape(manager.name))


def replies(*, yes: bool) -> OnPress:
    """Return a listener for the answer of somebody who was named to decide."""

    async def on_press(door: Door, press: Press) -> str | None:
        actor = door.actor
        taken = await door.world.run(
            reply_to_naming, actor.workspace_id, manager_id=actor.person_id, assignee_id=press.about, yes=yes
        )
        return None if taken else words.REFUSALS[Refusal.ALREADY_ANSWERED]

    return on_press


async def on_other(door: Door, press: Press) -> str | None:
    """Ask whom to ask instead."""
    sheet = forms.name_manager(FormFor(detail=press.about), other=True)
    return await door.show(sheet, trigger_id=press.trigger_id)


def nudge_answered(answer: NudgeAnswer) -> OnPress:
    """Return a listener for what somebody makes of a nudge."""
    return does(lambda press, by: happened.NudgeAnswered(by=by, nudge=press.point, answer=answer))


async def on_let_me_answer(_door: Door, _press: Press) -> str:
    """Point to the open points, which still have their buttons."""
    return words.ANSWER_ABOVE


def finalised(press: Press, by: str) -> Event:
    """Return the choice of one of two answers. Raises `MalformedError` for a button that names none."""
    number, _, whose = press.about.partition(":")
    if not number.isdigit():
        raise MalformedError("button without a point")
    return happened.Finalised(by=by, point=int(number), whose=whose)


def raises(answer: Answer) -> OnPress:
    """Return a listener that opens the form for something the assignee raises."""
    return opens(lambda case, _press: forms.raise_point(case, answer))


PRESSES: dict[str, OnPress] = {
    Action.LOOK: does(lambda _press, by: happened.LookedAt(by=by)),
    Action.OPEN_CARD: opens(lambda case, _press: None if case.checkin.answered_at else forms.card(case)),
    Action.CHANGE_ITEMS: opens(lambda case, _press: item_forms.change_items(case)),
    Action.CANNOT_DO: raises(Answer.CANNOT_DO),
    Action.NOT_DECIDED: raises(Answer.NOT_DECIDED),
    Action.DISAGREE: raises(Answer.CONCERN),
    Action.WRONG_TASK: raises(Answer.WRONG_TASK),
    Action.HOLD: does(lambda _press, by: happened.Held(by=by)),
    Action.RESUME: does(lambda _press, by: happened.Resumed(by=by)),
    Action.CANCEL: does(lambda _press, by: happened.Cancelled(by=by)),
    Action.DROP: does(lambda _press, by: happened.Cancelled(by=by)),
    Action.DONE: does(lambda _press, by: happened.HandedIn(by=by)),
    Action.SEND: does(lambda press, by: happened.SendChosen(by=by, version=press.point)),
    Action.EDIT: opens(lambda case, _press: forms.edit(case)),
    Action.WITHHOLD: either(Action.WITHHOLD, lambda press, by: happened.Withheld(by=by, why=WhyNot(press.about))),
    Action.SETTLED: either(Action.SETTLED, lambda press, by: happened.SettledAlready(by=by, how=How(press.about))),
    Action.SEND_ANYWAY: does(lambda _press, by: happened.SendAnyway(by=by)),
    Action.NUDGE_DRAFT: nudge_answered(NudgeAnswer.DRAFT),
    Action.NUDGE_DID: nudge_answered(NudgeAnswer.DID),
    Action.NUDGE_NO: nudge_answered(NudgeAnswer.NO_ISSUE),
    Action.GUESSES_FINE: does(lambda _press, by: happened.GuessesWaived(by=by)),
    Action.NOT_BRITTLE: does(lambda _press, by: happened.NotBrittle(by=by)),
    Action.LET_ME_ANSWER: on_let_me_answer,
    Action.CONSENT_GRACE: does(lambda _press, by: happened.ConsentGiven(by=by, after_grace=True)),
    Action.CONSENT_WAIT: does(lambda _press, by: happened.ConsentGiven(by=by, after_grace=False)),
    Action.ADD_ITEMS: opens(lambda case, _press: item_forms.add_items(case) if item_forms.unchecked(case) else None),
    Action.OFFER_TALK: does(lambda _press, by: happened.TalkOffered(by=by)),
    Action.DEFINE_ITEMS: opens(lambda case, _press: many_items.define_items(case), to=Role.MANAGER),
    Action.MEET: does(lambda _press, by: happened.MeetingProposed(by=by)),
    Action.ASK_ALL: does(lambda _press, by: happened.AskAllChosen(by=by)),
    Action.RIGHT: ruled(Ruling.RIGHT),
    Action.YOU_CHOOSE: ruled(Ruling.YOU_CHOOSE),
    Action.SKETCH: ruled(Ruling.YOU_CHOOSE),
    Action.NOT_NEEDED: ruled(Ruling.NOT_NEEDED),
    Action.WAIVE: ruled(Ruling.WAIVED),
    Action.TALK: ruled(Ruling.TALK),
    Action.CORRECT: about_point(manager_forms.correct, to=Role.MANAGER),
    Action.ANSWER_ALL: opens(lambda case, press: manager_forms.answer_all(case, press.about), to=Role.MANAGER),
    Action.NAME_VERSIONS: about_point(_versions, to=Role.MANAGER),
    Action.UNDERSTOOD: does(lambda press, by: happened.Understood(by=by, point=press.point)),
    Action.STILL_UNCLEAR: about_point(forms.still_unclear),
    Action.CHOOSE: about_point(forms.choose),
    Action.FIGURES: opens(lambda case, _press: forms.figures(case) if case.checkin.versions else None),
    Action.DECIDE_YES: replies(yes=True),
    Action.DECIDE_NO: replies(yes=False),
    Action.DECIDE_OTHER: on_other,
    Action.KEEP_PRIVATE: does(lambda _press, by: happened.KeptPrivate(by=by)),
    Action.NAME_MANAGER: opens(
        lambda case, _press: forms.name_manager(FormFor(assignment_id=str(case.checkin.assignment_id)))
    ),
    Action.QUIET: either(Action.QUIET, lambda press, by: happened.Quieted(by=by, why=QuietBecause(press.about))),
    Action.START: does(lambda _press, by: happened.Started(by=by)),
    Action.LOOK_AGAIN: opens(lambda case, press: later.form(case, Trigger(press.about))),
    Action.LATER: does(lambda _press, by: happened.Acknowledged(by=by)),
    Action.PLAN: does(lambda press, by: happened.PlanChosen(by=by, plan=Plan(press.about))),
    Action.ASK_THEM: opens(lambda case, _press: manager_forms.ask_them(case), to=Role.MANAGER),
    Action.SKIP_SILENCE: does(lambda _press, by: happened.SilenceSkipped(by=by)),
    Action.SEND_DELEGATE: does(lambda press, by: happened.SendChosen(by=by, version=press.point, delegate=True)),
    Action.KEEP_ON: does(lambda _press, by: happened.KeptOn(by=by)),
    Action.REASSIGN: on_reassign,
    Action.TELL_NEXT: opens(lambda case, press: reassigning.pass_on_form(case, press.about)),
    Action.ANSWER_CHANGE: opens(lambda case, _press: changing.change_form(case)),
    Action.FINAL: does(finalised),
    Action.UNDO: does(lambda _press, by: happened.Undone(by=by)),
    Action.ASK_MANAGER: on_ask_manager,
    Action.RECORD: on_record,
    Action.MORE: on_more,
    Action.CHANGE_HOURS: on_change_hours,
}
