"""Shortcuts: give a task from anywhere, and take a message as a task."""

from app.core.forms import FormFor
from app.core.naming import names_of
from app.core.reading import read_task
from app.core.wording import assign_form
from app.slack.directory import look_up
from app.slack.listeners.nudges import on_nudge_shortcut
from app.slack.listeners.requirements import requirement_form
from app.slack.listeners.routes import Door, OnShortcut
from app.slack.manifest import Shortcut
from app.slack.parse import Taken
from app.usecases.keep_paste import keep_paste


async def on_give(door: Door, taken: Taken) -> str | None:
    """Open the empty form to give a task."""
    sheet = assign_form.assign(assignee_id=None, text="", items=())
    return await door.show(sheet, trigger_id=taken.trigger_id)


async def on_check_in(door: Door, taken: Taken) -> str | None:
    """Open the form filled with the message: its text, who is named in it, and who wrote it as the one who decides."""
    if sheet := await requirement_form(door, taken):
        return await door.show(sheet, trigger_id=taken.trigger_id)
    author = await look_up(door.client, taken.author_id) if taken.author_id else None
    by_person = author is not None and not author.bot
    pasted = ""
    if len(taken.text) > assign_form.INPUT_LENGTH:
        pasted = str(await door.world.run(keep_paste, door.actor.workspace_id, door.actor.person_id, taken.text))
    found = read_task(taken.text)
    sheet = assign_form.assign(
        assignee_id=_assignee(door, taken),
        text=taken.text,
        items=names_of(found),
        brittle_cue=found.brittle_cue or "",
        pasted=pasted,
        note=assign_form.FROM_MESSAGE.format(name=author.name) if author and by_person else assign_form.FROM_APP,
        about=FormFor(
            message=taken.message,
            author_id=taken.author_id if by_person else "",
            link=taken.link(door.workspace_url),
        ),
    )
    return await door.show(sheet, trigger_id=taken.trigger_id)


def _assignee(door: Door, taken: Taken) -> str | None:
    """Return who does it: whoever is named in the message, or whoever takes somebody else's message as theirs."""
    named = [person_id for person_id in taken.people if person_id != taken.author_id]
    if named:
        return door.actor.person_id if door.actor.person_id in named else named[0]
    return None if taken.author_id in ("", door.actor.person_id) else door.actor.person_id


SHORTCUTS: dict[str, OnShortcut] = {
    Shortcut.GIVE: on_give,
    Shortcut.CHECK_IN: on_check_in,
    Shortcut.NUDGE: on_nudge_shortcut,
}
