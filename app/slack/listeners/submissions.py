"""Forms that were sent."""

from uuid import UUID

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, Assignment, Flaw, Ruling, Source
from app.core.checkin import Case, PointState, point_state
from app.core.events import ItemsDefined, Ruled
from app.core.extraction import Extraction
from app.core.forms import FormName, Sheet
from app.core.naming import definitions_from, items_from_lines, names_of
from app.core.people import Person
from app.core.reading import read_task
from app.core.screens import screen_of
from app.core.step import Refusal
from app.core.vague import says_nothing
from app.core.wording import assign_form, forms, many_items
from app.core.wording import help as words
from app.core.wording.phrases import title
from app.core.worktime import end_of_day
from app.slack.directory import look_up
from app.slack.listeners.connect import on_connect_form, on_people_form
from app.slack.listeners.digests import on_answers
from app.slack.listeners.duedates import on_due_form
from app.slack.listeners.managers import read_manager
from app.slack.listeners.nudges import on_nudge_form
from app.slack.listeners.questions import on_questions_form
from app.slack.listeners.reassigning import on_pass_on_form, on_reassign_form
from app.slack.listeners.requirements import on_requirement_form
from app.slack.listeners.routes import Door, OnForm
from app.slack.listeners.settings import on_settings_form, on_workplace_form
from app.slack.listeners.shown import draft_sheet
from app.slack.parse import AssignForm, Filled, assign_form_of
from app.slack.parse_events import event_of
from app.usecases.keep_paste import read_paste
from app.usecases.learn_person import find_known
from app.usecases.name_manager import name_manager, reply_to_naming
from app.usecases.register_assignment import Registered, register_assignment
from app.usecases.show_checkins import show_case
from app.usecases.world import Outcome

Answer = Sheet | dict[str, str] | None


async def on_assign(door: Door, filled: Filled) -> Answer:
    """Give the task, or say at each field what is wrong with it. Sent twice, it is given once."""
    form, actor = assign_form_of(filled), door.actor
    assignee = await look_up(door.client, form.assignee_id) if form.assignee_id else None
    author_id = form.author_id or actor.person_id
    author = await look_up(door.client, author_id)
    if actor.person_id not in (author_id, form.assignee_id):
        return {"assignee": assign_form.NEITHER.format(name=author.name if author else author_id)}
    giver = await look_up(door.client, actor.person_id)
    assert giver is not None
    if form.assignee_id == actor.person_id:
        await read_manager(door, giver)
    text = await _text_of(door, form)
    found = read_task(text)
    known = await door.world.read(find_known, actor.workspace_id, assignee.id) if assignee else None
    assignment = _assignment(door, form, known or assignee, text, found)
    registered = await door.world.run(
        register_assignment, assignment, assignee=assignee, giver=giver, found=found, policy=door.world.policy
    )
    if registered.case and not registered.again and author_id != actor.person_id:
        return await _ask_author(door, registered.case, author)
    return _wrong(registered)


def _assignment(door: Door, form: AssignForm, assignee: Person | None, text: str, found: Extraction) -> Assignment:
    """Return the assignment that was filled in. Taken from a message, it is the same task for the same person again."""
    return Assignment(
        workspace_id=door.actor.workspace_id,
        source=Source.MESSAGE if form.message else Source.COMMAND,
        external_id=f"{form.message}:{form.assignee_id}" if form.message else form.view_id,
        giver_id=door.actor.person_id,
        assignee_id=form.assignee_id or "",
        text=text,
        item_names=names_of(found) if form.items is None else items_from_lines(form.items),
        due_at=end_of_day(form.due, assignee.schedule) if form.due and assignee else None,
        hours=form.hours,
        brittle=form.brittle,
        purpose=form.purpose,
        undecided=form.undecided,
        link=form.link,
    )


async def _ask_author(door: Door, case: Case, author: Person | None) -> Answer:
    """Somebody took another's message as their own task: whoever wrote it is asked whether they decide about it."""
    named = await door.world.run(
        name_manager,
        door.actor.workspace_id,
        assignee=case.assignee,
        manager=author,
        assignment_id=case.checkin.assignment_id,
    )
    if named.unfit or named.too_many or author is None:
        return forms.note(assign_form.UNFIT[named.unfit] if named.unfit else words.TOO_MANY_NAMED)
    return forms.note((words.ALREADY_YES if named.accepted else words.NAMED).format(name=author.name))


async def _text_of(door: Door, form: AssignForm) -> str:
    if not form.pasted:
        return form.text or ""
    pasted = await door.world.read(read_paste, door.actor.workspace_id, UUID(form.pasted), door.actor.person_id)
    return pasted or ""


def _wrong(registered: Registered) -> Answer:
    if registered.unfit:
        return {"assignee": assign_form.UNFIT[registered.unfit]}
    if registered.flaws:
        return dict(assign_form.FLAWS[flaw] for flaw in registered.flaws)
    assert registered.case is not None
    return forms.note(words.GIVEN.format(title=title(registered.case), name=registered.case.assignee.name))


async def on_event_form(door: Door, filled: Filled) -> Answer:
    """Let happen what the form says, and show what came of it."""
    event = event_of(filled, door.actor.person_id)
    outcome = await door.happen(filled.assignment_id, event)
    if outcome.refusal is Refusal.EMPTY:
        return {next(iter(filled.values)): words.REFUSALS[Refusal.EMPTY]}
    if outcome.refusal:
        return forms.note(words.REFUSALS[outcome.refusal])
    return _next(filled.name, outcome)


def _next(name: FormName, outcome: Outcome) -> Answer:
    if outcome.case is None:
        return None
    if name is FormName.CARD and outcome.case.checkin.answered_at is None and screen_of(outcome.case).number > 1:
        return forms.card(outcome.case)
    if name is FormName.CARD and (sheet := forms.definitions(outcome.case)):
        return sheet
    return draft_sheet(outcome)


async def on_definitions(door: Door, filled: Filled) -> Answer:
    """Take the definitions; lines that define nothing are asked for once more, and then taken as they are."""
    actor, typed = door.actor, filled.numbered("point")
    if part := filled.numbered("part"):
        (typed[forms.PART],) = part.values()
    case = await door.world.read(show_case, actor.workspace_id, filled.assignment_id, actor.person_id)
    if case and filled.about.detail != forms.AGAIN:
        task = case.read(case.checkin.text)
        if any(says_nothing(line, task) for line in typed.values()) and (sheet := forms.definitions(case, typed)):
            return sheet
    return await on_event_form(door, filled)


async def on_items(door: Door, filled: Filled) -> Answer:
    """Take the items as they were listed, or say what is wrong with the list."""
    names = items_from_lines(filled.text("items") or "")
    if len(names) > MAX_ITEMS:
        return dict([assign_form.FLAWS[Flaw.TOO_MANY_ITEMS]])
    if any(len(name) > MAX_ITEM_NAME for name in names):
        return dict([assign_form.FLAWS[Flaw.LONG_ITEM]])
    return await on_event_form(door, filled)


async def on_define_items(door: Door, filled: Filled) -> Answer:
    """Take a manager's definitions, each page as it is sent, and go on to the next; or say which lines fit no item."""
    actor, last, field = door.actor, int(filled.about.detail), f"lines-{filled.about.detail}"
    case = await door.world.read(show_case, actor.workspace_id, filled.assignment_id, actor.person_id)
    if case is None:
        return forms.note(words.REFUSALS[Refusal.NOT_YOURS])
    names = {item.number: case.read(item.name) for item in case.checkin.items}
    definitions, unknown = definitions_from(filled.text(field) or "", names)
    if unknown:
        return {field: many_items.wrong(unknown)}
    following = many_items.define_items(case, last)
    if not definitions and following:
        return following
    event = ItemsDefined(by=actor.person_id, definitions=definitions)
    outcome = await door.happen(filled.assignment_id, event)
    if outcome.refusal is Refusal.EMPTY:
        return {field: words.REFUSALS[Refusal.EMPTY]}
    if outcome.refusal or outcome.case is None:
        return forms.note(words.REFUSALS[outcome.refusal or Refusal.NOTHING_THERE])
    return many_items.define_items(outcome.case, last)


async def on_answer_all(door: Door, filled: Filled) -> Answer:
    """Answer every point of a message that is still open with one text."""
    actor = door.actor
    case = await door.world.read(show_case, actor.workspace_id, filled.assignment_id, actor.person_id)
    if case is None:
        return forms.note(words.REFUSALS[Refusal.NOT_YOURS])
    batch, text = int(filled.about.detail), filled.text("words")
    still = [p.number for p in case.checkin.points if p.batch == batch and point_state(p) is PointState.SENT]
    rulings: dict[int, tuple[Ruling, str | None]] = dict.fromkeys(still, (Ruling.CORRECTED, text))
    event = Ruled(by=actor.person_id, rulings=rulings)
    outcome = await door.happen(filled.assignment_id, event)
    return forms.note(words.REFUSALS[outcome.refusal]) if outcome.refusal else None


async def on_name_manager(door: Door, filled: Filled) -> Answer:
    """Ask the chosen person whether they decide about this task."""
    actor = door.actor
    assignee = await look_up(door.client, actor.person_id)
    manager = await look_up(door.client, filled.text("person") or "")
    assert assignee is not None
    named = await door.world.run(
        name_manager,
        actor.workspace_id,
        assignee=assignee,
        manager=manager,
        assignment_id=filled.assignment_id if filled.about.assignment_id else None,
    )
    if named.unfit:
        return {"person": assign_form.UNFIT[named.unfit]}
    if named.too_many or manager is None:
        return {"person": words.TOO_MANY_NAMED}
    return forms.note((words.ALREADY_YES if named.accepted else words.NAMED).format(name=manager.name))


async def on_name_other(door: Door, filled: Filled) -> Answer:
    """Take a no together with whom to ask instead."""
    actor, assignee_id = door.actor, filled.about.detail
    assignee, other = await look_up(door.client, assignee_id), await look_up(door.client, filled.text("person") or "")
    assert assignee is not None
    taken = await door.world.run(
        reply_to_naming, actor.workspace_id, manager_id=actor.person_id, assignee_id=assignee_id, yes=False
    )
    if not taken:
        return forms.note(words.REFUSALS[Refusal.ALREADY_ANSWERED])
    named = await door.world.run(name_manager, actor.workspace_id, assignee=assignee, manager=other)
    if named.unfit:
        return {"person": assign_form.UNFIT[named.unfit]}
    return None


async def on_note(_door: Door, _filled: Filled) -> Answer:
    """A note has nothing to send."""
    return None


FORMS: dict[str, OnForm] = {
    **dict.fromkeys(FormName, on_event_form),
    FormName.ASSIGN: on_assign,
    FormName.ITEMS: on_items,
    FormName.ANSWER_ALL: on_answer_all,
    FormName.DEFINE_ITEMS: on_define_items,
    FormName.DEFINITIONS: on_definitions,
    FormName.NAME_MANAGER: on_name_manager,
    FormName.NAME_OTHER: on_name_other,
    FormName.NUDGE: on_nudge_form,
    FormName.REASSIGN: on_reassign_form,
    FormName.DUE: on_due_form,
    FormName.REQUIREMENT: on_requirement_form,
    FormName.TELL_NEXT: on_pass_on_form,
    FormName.QUESTIONS: on_questions_form,
    FormName.ANSWER_POINTS: on_answers,
    FormName.DIGEST: on_note,
    FormName.SETTINGS: on_settings_form,
    FormName.WORKPLACE: on_workplace_form,
    FormName.CONNECT: on_connect_form,
    FormName.PEOPLE_THERE: on_people_form,
    FormName.CONNECTIONS: on_note,
    FormName.NOTE: on_note,
    FormName.CHOICES: on_note,
    FormName.DRAFT: on_note,
}
