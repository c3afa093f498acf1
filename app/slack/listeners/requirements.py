"""A reply in the thread of a task is made part of it by whoever decides about it."""

from app.core.checkin import Case
from app.core.digest import decides
from app.core.events import RequirementAdded
from app.core.forms import Sheet
from app.core.people import unfit_to_decide
from app.core.step import Refusal
from app.core.wording import assign_form, forms, requirements
from app.core.wording import help as words
from app.core.wording.phrases import plain
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.parse import Filled, Taken
from app.usecases.show_checkins import show_case, show_from_message


async def requirement_form(door: Door, taken: Taken) -> Sheet | None:
    """Return the form that makes a reply part of the task above it; None where whoever acts decides about no such."""
    if not taken.thread or not taken.author_id:
        return None
    cases = await door.world.read(show_from_message, door.actor.workspace_id, taken.thread, door.actor.person_id)
    case: Case | None = next((case for case in cases if decides(case.checkin, door.actor.person_id)), None)
    if case is None:
        return None
    author = await look_up(door.client, taken.author_id)
    if author is None or unfit_to_decide(author, case.checkin.assignee_id):
        return None
    return requirements.form(case, author, plain(taken.text))


async def on_requirement_form(door: Door, filled: Filled) -> Sheet | dict[str, str]:
    """Make it part of the task; who wrote it decides about it."""
    actor = door.actor
    author, said = await look_up(door.client, filled.about.author_id), filled.text("words")
    case = await door.world.read(show_case, actor.workspace_id, filled.assignment_id, actor.person_id)
    if not said:
        return {"words": words.REFUSALS[Refusal.EMPTY]}
    if case is None or author is None:
        return forms.note(words.REFUSALS[Refusal.NOT_YOURS])
    if unfit := unfit_to_decide(author, case.checkin.assignee_id):
        return forms.note(assign_form.UNFIT[unfit])
    event = RequirementAdded(by=actor.person_id, author=author, words=said)
    outcome = await door.happen(filled.assignment_id, event)
    return forms.note(words.REFUSALS[outcome.refusal] if outcome.refusal else words.SAVED)
