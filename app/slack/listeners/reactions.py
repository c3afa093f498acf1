"""The agreed reaction makes a message a task, and taking it back within ten minutes unmakes it."""

from collections.abc import Mapping
from typing import Any

from app.core.wording import assign_form, watching
from app.slack.conversations import find_message, show_to
from app.slack.listeners.routes import Door
from app.slack.listeners.taking import take
from app.slack.parse_channels import Posted, reacted
from app.usecases.change_settings import show_workplace
from app.usecases.follow_message import undo_message


async def on_reaction(door: Door, event: Mapping[str, Any]) -> None:
    """Take a message as a task where its author, or who is named in it, put the agreed reaction on it."""
    reaction = reacted(event)
    workplace = await door.world.read(show_workplace, door.actor.workspace_id)
    if reaction is None or not workplace.reaction or reaction.name != workplace.reaction:
        return
    if reaction.taken_back:
        actor, message = door.actor, f"{reaction.channel}:{reaction.ts}"
        await door.world.run(undo_message, actor.workspace_id, message, by=actor.person_id, request=actor.request)
        return
    said = await find_message(door.client, reaction.channel, reaction.ts)
    if said is None or not said.author_id or door.actor.person_id not in {said.author_id, *said.people}:
        return
    await _take(door, said)


async def _take(door: Door, said: Posted) -> None:
    actor_id = door.actor.person_id
    if actor_id == said.author_id and len(said.people) != 1:
        await show_to(door.client, said, actor_id, watching.ONE_PERSON)
        return
    assignee_id = said.people[0] if actor_id == said.author_id else actor_id
    registered = await take(door, said, assignee_id, by_reaction=True)
    if registered.unfit:
        await show_to(door.client, said, actor_id, assign_form.UNFIT[registered.unfit])
    elif registered.flaws:
        await show_to(door.client, said, actor_id, assign_form.FLAWS[registered.flaws[0]][1])
