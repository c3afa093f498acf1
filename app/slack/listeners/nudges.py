"""Nudging a colleague: by command, by shortcut, by form."""

from app.core.forms import Sheet
from app.core.people import unfit_to_do
from app.core.wording import forms, nudging
from app.core.wording import help as words
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.parse import Command, Filled, Taken
from app.usecases.nudge_colleague import nudge_colleague


async def on_nudge(door: Door, command: Command) -> str | None:
    """Nudge the person who is named; without words, ask for them in a form."""
    if not command.people and not command.rest:
        return await door.show(nudging.form(), trigger_id=command.trigger_id)
    if len(command.people) != 1:
        return words.NUDGE_WHOM.format(command=command.name)
    if not command.rest:
        return await door.show(nudging.form(command.people[0]), trigger_id=command.trigger_id)
    return await _carry(door, command.people[0], command.rest, command.name)


async def on_nudge_shortcut(door: Door, taken: Taken) -> str | None:
    """Open the form."""
    return await door.show(nudging.form(), trigger_id=taken.trigger_id)


async def on_nudge_form(door: Door, filled: Filled) -> Sheet:
    """Carry what was filled in."""
    return forms.note(await _carry(door, filled.text("person") or "", filled.text("words") or "", "/checkin"))


async def _carry(door: Door, colleague_id: str, said: str, command: str) -> str:
    actor = door.actor
    if colleague_id == actor.person_id:
        return words.NUDGE_SELF.format(command=command)
    friend, colleague = await look_up(door.client, actor.person_id), await look_up(door.client, colleague_id)
    if friend is None or colleague is None or unfit_to_do(colleague):
        return words.NUDGE_NOBODY
    text = said[: nudging.LENGTH]
    refusal = await door.world.run(nudge_colleague, actor.workspace_id, friend=friend, colleague=colleague, words=text)
    return words.REFUSALS[refusal] if refusal else words.DELIVERED
