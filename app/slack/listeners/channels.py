"""Messages in channels: what happens to those that are tasks, replies that answer, and what looks like a task."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from app.core.assignment import Ruling
from app.core.events import Chose, Event, How, Ruled, SettledAlready
from app.core.messages import Action
from app.core.offering import looks_like_a_task
from app.core.people import unfit_to_do
from app.core.reading import read_task
from app.core.replies import Replying, replying
from app.core.wording import help as words
from app.core.wording import watching
from app.core.wording.phrases import plain
from app.slack.conversations import find_message, show_to
from app.slack.directory import look_up
from app.slack.listeners.routes import Door, OnPress
from app.slack.listeners.taking import take
from app.slack.parse import Command, MalformedError, Press
from app.slack.parse_channels import Deleted, Edited, Posted, place_of, said_in_channel
from app.usecases.change_watching import may_offer, never_here, offer_again, watch
from app.usecases.follow_message import delete_message, edit_message, from_message
from app.usecases.take_event import take_event


async def on_channel_message(door: Door, event: Mapping[str, Any]) -> None:
    """Follow what happens to a message, or offer its author what it looks like. Nobody else hears anything."""
    said = said_in_channel(event)
    match said:
        case Edited():
            await _edited(door, said)
        case Deleted():
            actor = door.actor
            await door.world.run(
                delete_message, actor.workspace_id, said.name, by=said.author_id, request=actor.request
            )
        case Posted(author_id=author_id) if author_id:
            if not said.root or not await _offer_reply(door, said):
                await _offer_task(door, said)


async def _edited(door: Door, edited: Edited) -> None:
    now = edited.now
    if now.text == edited.before or not await door.world.read(from_message, door.actor.workspace_id, now.name):
        return
    found = read_task(now.text)
    await door.world.run(
        edit_message,
        door.actor.workspace_id,
        now.name,
        text=now.text,
        before=edited.before,
        found=found,
        by=now.author_id,
        stamp=edited.stamp,
        request=door.actor.request,
    )


async def _offer_task(door: Door, said: Posted) -> None:
    """Ask the author alone, where this channel is watched, whether it is a task for the one person it names."""
    if len(said.people) != 1 or not looks_like_a_task(said.text):
        return
    if not await door.world.read(may_offer, door.actor.workspace_id, said.channel, said.author_id):
        return
    assignee = await look_up(door.client, said.people[0])
    if assignee is None or unfit_to_do(assignee):
        return
    text, choices = watching.offer(assignee, f"{said.name}:{assignee.id}")
    await show_to(door.client, said, said.author_id, text, choices=choices)


async def _offer_reply(door: Door, said: Posted) -> bool:
    """Ask the author of a reply in a task's thread whether it answers a point that waits for them."""
    cases = await door.world.read(from_message, door.actor.workspace_id, f"{said.channel}:{said.root}")
    for case in cases:
        waits = replying(case, said.author_id)
        if waits:
            text, choices = watching.reply_offer(case, waits, said.name)
            await show_to(
                door.client, said, said.author_id, text, choices=choices, task=str(case.checkin.assignment_id)
            )
            return True
    return bool(cases)


async def on_yes(door: Door, press: Press) -> str:
    """Take the message as a task, as it reads now."""
    channel, ts, assignee_id = place_of(press.about, 3)
    said = await find_message(door.client, channel, ts)
    if said is None or said.author_id != door.actor.person_id or assignee_id not in said.people:
        return watching.GONE
    registered = await take(door, said, assignee_id, by_reaction=False)
    if registered.case is None:
        return watching.GONE
    return words.GIVEN.format(title=registered.case.checkin.ref, name=registered.case.assignee.name)


async def on_no(_door: Door, _press: Press) -> str:
    """Leave it at that."""
    return watching.LEFT


async def on_never(door: Door, press: Press) -> str:
    """Offer whoever presses nothing in this channel any more."""
    channel = place_of(press.about, 3)[0]
    person = await look_up(door.client, door.actor.person_id)
    assert person is not None
    await door.world.run(never_here, door.actor.workspace_id, person, channel)
    return watching.NEVER


async def on_take_reply(door: Door, press: Press) -> str:
    """Let a reply in the thread answer the point."""
    channel, ts, number = place_of(press.about, 3)
    said = await find_message(door.client, channel, ts)
    if said is None or said.author_id != door.actor.person_id:
        return watching.GONE
    if press.assignment_id is None or not number.isdigit():
        raise MalformedError("button without a point")
    return await _answer(door, press.assignment_id, int(number), said)


async def _answer(door: Door, assignment_id: UUID, number: int, said: Posted) -> str:
    actor = door.actor
    cases = await door.world.read(from_message, actor.workspace_id, f"{said.channel}:{said.root}")
    case = next((case for case in cases if case.checkin.assignment_id == assignment_id), None)
    waits = next((one for one in replying(case, actor.person_id) if one.number == number), None) if case else None
    if waits is None:
        return watching.ANSWERED
    outcome = await door.world.run(take_event, actor.workspace_id, assignment_id, _event(waits, said))
    return words.REFUSALS[outcome.refusal] if outcome.refusal else watching.TAKEN


def _event(waits: Replying, said: Posted) -> Event:
    text, by = plain(said.text), said.author_id
    if waits.chooses:
        return Chose(by=by, point=waits.number, words=text)
    if waits.drafted:
        return SettledAlready(by=by, points=(waits.number,), how=How.ASKED)
    return Ruled(by=by, rulings={waits.number: (Ruling.CORRECTED, text)})


async def on_watch(door: Door, command: Command) -> str:
    """Switch offers on in the channel the command is typed in, or off; on by administrators only."""
    word = command.rest.casefold()
    if word == "me" and command.channel:
        await door.world.run(offer_again, door.actor.workspace_id, door.actor.person_id, command.channel)
        return watching.AGAIN
    if word not in {"on", "off"} or not command.channel:
        return watching.USAGE.format(command=command.name)
    person = await look_up(door.client, door.actor.person_id)
    if word == "on" and (person is None or not person.admin):
        return watching.FOR_ADMINS
    await door.world.run(watch, door.actor.workspace_id, command.channel, on=word == "on")
    return watching.ON if word == "on" else watching.OFF


CHANNEL_PRESSES: dict[str, OnPress] = {
    Action.OFFER_YES: on_yes,
    Action.OFFER_NO: on_no,
    Action.OFFER_NEVER: on_never,
    Action.TAKE_REPLY: on_take_reply,
}
