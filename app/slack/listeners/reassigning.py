"""A task goes over to somebody else: by command, by button and its form; and what is passed on with it."""

from uuid import UUID

from app.core.checkin import Case
from app.core.events import PassedOn
from app.core.forms import Sheet
from app.core.people import Unfit
from app.core.reading import read_task
from app.core.step import Refusal
from app.core.wording import assign_form, forms, reassigning
from app.core.wording import help as words
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.parse import Command, Filled
from app.slack.views.text import escape
from app.usecases.reassign_task import TakenOver, reassign_task
from app.usecases.show_checkins import find_case, show_case


async def on_reassign(door: Door, command: Command) -> str | None:
    """Give the task that is named to the person who is named; without one, ask for them."""
    if command.number is None or len(command.people) > 1:
        return reassigning.USAGE.format(command=command.name)
    actor = door.actor
    case = await door.world.read(find_case, actor.workspace_id, command.number, actor.person_id)
    if case is None:
        return words.no_such_task(f"T-{command.number}")
    if not command.people:
        return await door.show(reassigning.reassign_form(case), trigger_id=command.trigger_id)
    taken = await _reassign(door, case, command.people[0])
    return escape(_told(taken, case))


async def on_reassign_form(door: Door, filled: Filled) -> Sheet | dict[str, str] | None:
    """Give the task to the person who was picked, or say at the field why they cannot have it."""
    actor = door.actor
    case = await door.world.read(show_case, actor.workspace_id, filled.assignment_id, actor.person_id)
    if case is None:
        return forms.note(words.REFUSALS[Refusal.NOT_YOURS])
    taken = await _reassign(door, case, filled.text("assignee") or "")
    told = _told(taken, case)
    return {"assignee": told} if taken.unfit or taken.theirs_already else forms.note(told)


async def _reassign(door: Door, case: Case, assignee_id: str) -> TakenOver:
    assignee = await look_up(door.client, assignee_id) if assignee_id else None
    return await door.world.run(
        reassign_task,
        door.actor.workspace_id,
        case.checkin.assignment_id,
        assignee=assignee,
        found=read_task(case.read(case.checkin.text)),
        by=door.actor.person_id,
    )


def _told(taken: TakenOver, case: Case) -> str:
    if taken.refusal:
        return words.REFUSALS[taken.refusal]
    if taken.theirs_already:
        return reassigning.THEIRS_ALREADY.format(name=case.assignee.name)
    if taken.unfit:
        decides = reassigning.DECIDES.format(name=case.manager_name)
        return decides if taken.unfit is Unfit.SELF else assign_form.UNFIT[taken.unfit]
    assert taken.case is not None
    new = taken.case
    return reassigning.DONE.format(ref=case.checkin.ref, name=new.assignee.name, new=new.checkin.ref)


async def on_pass_on_form(door: Door, filled: Filled) -> Sheet | dict[str, str] | None:
    """Carry one thing to whoever does the task now."""
    person = await look_up(door.client, door.actor.person_id)
    said = filled.text("words")
    if not said or person is None:
        return {"words": words.REFUSALS[Refusal.EMPTY]}
    event = PassedOn(by=person.id, name=person.name, words=said[: reassigning.WORDS_LENGTH])
    task: UUID = filled.assignment_id
    outcome = await door.happen(task, event)
    if outcome.refusal or outcome.case is None:
        return forms.note(words.REFUSALS[outcome.refusal or Refusal.NOTHING_THERE])
    return forms.note(reassigning.PASSED.format(name=outcome.case.assignee.name))
