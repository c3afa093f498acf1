"""The route tables and the one catch-all listener for each kind of payload."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.core.events import Event
from app.core.forms import Sheet
from app.core.wording import help as words
from app.core.wording.forms import note
from app.slack.parse import (
    Actor,
    Command,
    Filled,
    MalformedError,
    Press,
    Taken,
    actor_of,
    command_of,
    filled_of,
    press_of,
    taken_of,
)
from app.slack.views.form import modal
from app.usecases.take_event import take_event
from app.usecases.world import Outcome, World

log = structlog.get_logger()
TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
CLOSED = "not_found"
ANY = re.compile(".*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What a listener has to work with: the world behind it, the platform before it, and who acts."""

    world: World
    client: AsyncWebClient
    actor: Actor
    workspace_url: str = ""

    async def happen(self, assignment_id: UUID, event: Event) -> Outcome:
        """Let `event` happen to a task, once however often the platform tells us of this request."""
        return await self.world.run(
            take_event, self.actor.workspace_id, assignment_id, event, request=self.actor.request
        )

    async def show(self, sheet: Sheet, *, trigger_id: str, over: str | None = None) -> str | None:
        """Open `sheet`, in place of the form `over` if one is open; return what to tell the person if it cannot be.

        A trigger lives three seconds: call this first. A form that was closed meanwhile stays closed.
        """
        try:
            if over is None:
                await self.client.views_open(trigger_id=trigger_id, view=modal(sheet))
            else:
                await self.client.views_update(view_id=over, view=modal(sheet))
        except SlackApiError as error:
            code = error.response.get("error")
            if code in TOO_LATE:
                return words.TOO_LATE
            if over is None or code != CLOSED:
                raise
        return None


OnCommand = Callable[[Door, Command], Awaitable[str | None]]
OnPress = Callable[[Door, Press], Awaitable[str | None]]
OnShortcut = Callable[[Door, Taken], Awaitable[str | None]]
OnEvent = Callable[[Door, Mapping[str, Any]], Awaitable[None]]
OnForm = Callable[[Door, Filled], Awaitable["Sheet | dict[str, str] | None"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """What is done on which command word, button, form and event. The same table whatever the transport.

    The answer to a press among `offers` takes the offer's place.
    """

    commands: dict[str, OnCommand]
    unknown_command: OnCommand
    shortcuts: dict[str, OnShortcut]
    presses: dict[str, OnPress]
    offers: dict[str, OnPress]
    forms: dict[str, OnForm]
    events: dict[str, OnEvent]


def register(app: AsyncApp, world: World, routes: Routes, workspace_url: str) -> None:
    """Put one listener a kind of payload on `app`, the commonest first: Bolt makes ready for each it passes over."""

    @app.action(ANY)
    async def on_press(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond) -> None:
        door = Door(world=world, client=client, actor=actor_of(body), workspace_url=workspace_url)
        text, offered = await _pressed(routes, door, body)
        await ack()
        if text and "view" in body:
            await door.show(note(text), trigger_id=body["trigger_id"], over=body["view"]["id"])
        elif text:
            await respond(text=text, response_type="ephemeral", replace_original=offered)

    @app.view_submission(ANY)
    async def on_form(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        filled = filled_of(body)
        answer = await routes.forms[filled.name](Door(world=world, client=client, actor=actor_of(body)), filled)
        match answer:
            case Sheet():
                await ack(response_action="update", view=modal(answer))
            case dict():
                await ack(response_action="errors", errors=answer)
            case _:
                await ack(response_action="clear")

    @app.event(ANY)
    async def on_event(body: dict[str, Any], client: AsyncWebClient) -> None:
        door = Door(world=world, client=client, actor=actor_of(body), workspace_url=workspace_url)
        await routes.events[body["event"]["type"]](door, body["event"])

    @app.command(ANY)
    async def on_command(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        command = command_of(body)
        door = Door(world=world, client=client, actor=actor_of(body))
        answer = routes.commands.get(command.word, routes.unknown_command)
        text = await answer(door, command)
        await (ack(text=text, response_type="ephemeral") if text else ack())

    @app.shortcut(ANY)
    async def on_shortcut(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        taken = taken_of(body)
        door = Door(world=world, client=client, actor=actor_of(body), workspace_url=workspace_url)
        text = await routes.shortcuts[taken.name](door, taken)
        await ack()
        if text:
            await client.chat_postMessage(channel=door.actor.person_id, text=text)

    @app.view_closed(ANY)
    async def on_close(ack: AsyncAck) -> None:
        await ack()


async def _pressed(routes: Routes, door: Door, body: dict[str, Any]) -> tuple[str | None, bool]:
    """Return what to tell who pressed, and whether that takes the place of what was pressed."""
    try:
        press = press_of(body)
        if press is None:
            return None, False
        offered = press.action in routes.offers
        return await (routes.offers if offered else routes.presses)[press.action](door, press), offered
    except MalformedError:
        log.warning("press.malformed", person=door.actor.person_id)
        return words.TROUBLE, False
