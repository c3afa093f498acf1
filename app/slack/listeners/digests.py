"""Digests: shown when asked for, and answered where they stand."""

from app.core.digest import decides
from app.core.forms import Sheet
from app.core.messages import Action
from app.core.step import Refusal
from app.core.wording import digest as digest_words
from app.core.wording import forms
from app.core.wording import help as words
from app.slack.listeners.routes import Door, OnPress
from app.slack.parse import Command, Filled, MalformedError, Press
from app.slack.parse_events import event_of, unanswerable
from app.usecases.send_digest import show_digest
from app.usecases.show_checkins import show_case
from app.usecases.show_waiting import show_waiting


async def on_digest(door: Door, _command: Command) -> str:
    """Put what waits for whoever asks into their direct messages, where it can be answered."""
    actor = door.actor
    sent = await door.world.run(show_digest, actor.workspace_id, actor.person_id)
    return digest_words.OPENED if sent else words.NOTHING_WAITS


async def on_all(door: Door, press: Press) -> str | None:
    """Show every line of the digest, as it stands now."""
    actor = door.actor
    sheet = await door.world.read(show_waiting, actor.workspace_id, actor.person_id, door.world.clock())
    return await door.show(sheet or forms.note(words.NOTHING_WAITS), trigger_id=press.trigger_id, over=press.view_id)


async def on_points(door: Door, press: Press) -> str | None:
    """Open the form that answers everything about a task, to whoever decides about it."""
    if press.assignment_id is None:
        raise MalformedError("button without an assignment")
    actor = door.actor
    case = await door.world.read(show_case, actor.workspace_id, press.assignment_id, actor.person_id)
    if case is None or not decides(case.checkin, actor.person_id):
        return words.REFUSALS[Refusal.NOT_YOURS]
    sheet = digest_words.answer_points(case)
    if sheet is None:
        return words.REFUSALS[Refusal.ALREADY_ANSWERED]
    return await door.show(sheet, trigger_id=press.trigger_id, over=press.view_id)


async def on_answers(door: Door, filled: Filled) -> Sheet | dict[str, str] | None:
    """Take the answers, all or none, or say at its field what is missing."""
    if wrong := unanswerable(filled):
        return wrong
    event = event_of(filled, door.actor.person_id)
    outcome = await door.happen(filled.assignment_id, event)
    return forms.note(words.REFUSALS[outcome.refusal]) if outcome.refusal else None


DIGEST_PRESSES: dict[str, OnPress] = {
    Action.DIGEST_ALL: on_all,
    Action.ANSWER_POINTS: on_points,
}
