"""A person using the pretend Slack: reads, types, presses, fills in. The page and the tests act through this alone."""

import html
import re
import secrets
from collections.abc import Iterator
from typing import Any, Protocol

from app.sandbox import blocks as shown
from app.sandbox.socket_mode import Hub
from app.sandbox.web_api import WebApi, new_view
from app.sandbox.workspace import APP_ID, TEAM_ID, Message, View, Workspace

NO_ANSWER = "We had some trouble connecting. Try again?"
RETRIES = 3


class Surroundings(Protocol):
    """What a person acts in. See `app.sandbox.server.Sandbox`."""

    workspace: Workspace
    api: WebApi
    hub: Hub

    def new_response_url(self, person_id: str, channel_id: str, message: Message | None) -> str:
        """Return an address at which the app may answer that person."""

    def checked_view(self, view: dict[str, Any]) -> dict[str, Any]:
        """Return a view an app answered with, or raise `ValueError`."""


class Person:
    """One person of the workspace."""

    def __init__(self, sandbox: Surroundings, person_id: str) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace
        self.member = sandbox.workspace.people[person_id]
        self.id = person_id
        self.name = self.member.name

    @property
    def mention(self) -> str:
        """How to name this person in a message."""
        return f"<@{self.id}>"

    # reading

    @property
    def messages(self) -> list[Message]:
        """What stands in the conversation with the app, oldest first."""
        return list(self._workspace.im(self.id).messages)

    @property
    def newest(self) -> Message | None:
        """The newest message in the conversation with the app."""
        return self.messages[-1] if self.messages else None

    @property
    def ephemerals(self) -> list[Message]:
        """What only this person sees."""
        return list(self._workspace.notes.get(self.id, []))

    @property
    def seen(self) -> str:
        """Everything this person can read of the app's, form included."""
        parts = [shown.visible(message) for message in (*self.messages, *self.ephemerals)]
        return "\n".join([*parts, shown.view_text(self.modal) if self.modal else ""])

    @property
    def modal(self) -> View | None:
        """The topmost open form."""
        stack = self._workspace.stack(self.id)
        return stack[-1] if stack else None

    @property
    def modal_text(self) -> str:
        """What the topmost form says; empty when none is open."""
        return shown.view_text(self.modal) if self.modal else ""

    @property
    def fields(self) -> list[str]:
        """The labels of the open form's fields."""
        return [block["label"]["text"] for block in shown.inputs(self._open_view().content)]

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong in the open form, by label."""
        view = self._open_view()
        labels = {block["block_id"]: block["label"]["text"] for block in shown.inputs(view.content)}
        return {labels[block_id]: error for block_id, error in view.errors.items()}

    # typing

    async def say(self, text: str) -> None:
        """Write to the app."""
        channel = self._workspace.im(self.id)
        message = self._workspace.post(channel, self.id, text)
        event = {**message.as_api(), "channel": channel.id, "channel_type": "im", "event_ts": message.ts}
        await self.send_event(event)

    async def send_event(self, event: dict[str, Any]) -> None:
        """Tell the app what happened; unanswered, it is told again, three times at most."""
        payload = {
            "token": "sandbox",
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(float(event["event_ts"])),
            "is_ext_shared_channel": False,
            "authorizations": [{"team_id": TEAM_ID, "user_id": "U0CHECKIN", "is_bot": True}],
            "event": event,
        }
        for attempt in range(RETRIES + 1):
            retry = {"retry_attempt": attempt, "retry_reason": "http_timeout"} if attempt else {}
            if await self._sandbox.hub.deliver("events_api", payload, **retry) is not None:
                return

    async def run(self, line: str, channel: str | None = None) -> None:
        """Type a slash command."""
        name, _, text = line.partition(" ")
        where = self._workspace.channels[channel] if channel else self._workspace.im(self.id)
        payload = {
            "token": "sandbox",
            "team_id": TEAM_ID,
            "team_domain": "sandbox",
            "channel_id": where.id,
            "channel_name": where.name,
            "user_id": self.id,
            "user_name": self.member.handle,
            "command": name,
            "text": self._escaped(text),
            "response_url": self._sandbox.new_response_url(self.id, where.id, None),
            "trigger_id": self._sandbox.api.new_trigger(self.id),
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
        }
        answer = await self._sandbox.hub.deliver("slash_commands", payload)
        if answer is None:
            self._workspace.whisper(self.id, where.id, f'{name} failed with the error "operation_timeout"')
        elif answer.get("text") or answer.get("blocks"):
            self._workspace.whisper(self.id, where.id, answer.get("text", ""), blocks=answer.get("blocks") or [])

    def _escaped(self, text: str) -> str:
        """Return what the composer sends: people and channels as marks, the rest escaped."""
        pieces = re.split(r"(<[@#!][^>]*>|@\w+)", text)
        return "".join(
            self._mark(piece) if place % 2 else html.escape(piece, quote=False) for place, piece in enumerate(pieces)
        )

    def _mark(self, piece: str) -> str:
        if piece.startswith("<"):
            return piece
        handle = piece[1:].casefold()
        known = next((person for person in self._workspace.people.values() if person.handle == handle), None)
        return f"<@{known.id}|{known.handle}>" if known else piece

    # pressing

    async def press(self, label: str, *, on: Message | None = None) -> None:
        """Press the button of that label: in the open form if it has one, else on the newest message that has."""
        view = self.modal if on is None else None
        if view is not None and (found := shown.button(view.content["blocks"], label)):
            await self.act(found[0], found[1], view=view)
            return
        for message in [on] if on else [*reversed(self.ephemerals), *reversed(self.messages)]:
            if found := shown.button(message.blocks, label):
                await self.act(found[0], found[1], message=message)
                return
        raise LookupError(f"no button {label!r}; there are {sorted(set(self.buttons))}")

    @property
    def buttons(self) -> list[str]:
        """The labels of every button in sight."""
        return list(self._buttons())

    def _buttons(self) -> Iterator[str]:
        if self.modal:
            yield from shown.button_labels(self.modal.content["blocks"])
        for message in (*self.ephemerals, *self.messages):
            yield from shown.button_labels(message.blocks)

    async def act(
        self,
        block_id: str,
        element: dict[str, Any],
        *,
        message: Message | None = None,
        view: View | None = None,
        **value: Any,
    ) -> None:
        """Send the app a block action of that element, and show what it is answered with."""
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block_id,
            "action_ts": self._workspace.new_ts(),
            **({"text": element["text"], "value": element.get("value", "")} if element["type"] == "button" else {}),
            **value,
        }
        payload = {
            **self._envelope("block_actions"),
            "trigger_id": self._sandbox.api.new_trigger(self.id),
            "actions": [action],
            **(self._at_message(message) if message else self._at_view(view)),
        }
        if await self._sandbox.hub.deliver("interactive", payload) is None:
            self._trouble(view)

    def _at_message(self, message: Message) -> dict[str, Any]:
        channel = self._workspace.channels[message.channel]
        return {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": channel.id,
                "is_ephemeral": message.only_for is not None,
            },
            "channel": {"id": channel.id, "name": channel.name},
            "message": message.as_api(),
            "state": {"values": {}},
            "response_url": self._sandbox.new_response_url(self.id, channel.id, message),
        }

    def _at_view(self, view: View | None) -> dict[str, Any]:
        assert view is not None
        return {"container": {"type": "view", "view_id": view.id}, "view": view.as_api()}

    def _envelope(self, kind: str) -> dict[str, Any]:
        return {
            "type": kind,
            "user": {"id": self.id, "username": self.member.handle, "name": self.member.handle, "team_id": TEAM_ID},
            "team": {"id": TEAM_ID, "domain": "sandbox"},
            "enterprise": None,
            "is_enterprise_install": False,
            "api_app_id": APP_ID,
            "token": "sandbox",
        }

    def _trouble(self, view: View | None) -> None:
        self._workspace.whisper(self.id, self._workspace.im(self.id).id, NO_ANSWER)
        if view is not None:
            first = next(iter(shown.inputs(view.content)), None)
            if first:
                view.errors = {first["block_id"]: NO_ANSWER}
        self._workspace.changed()

    # filling in

    def fill(self, label: str, value: Any) -> None:
        """Put something into the field of that label. Raises `LookupError` naming the labels there are."""
        view = self._open_view()
        block = shown.input_named(view.content, label)
        element = block["element"]
        state = view.values[block["block_id"]][element["action_id"]]
        state.update(shown.state_of(element, value.id if isinstance(value, Person) else value))
        self._workspace.changed()

    async def submit(self) -> None:
        """Send the open form."""
        view = self._open_view()
        if missing := shown.missing(view):
            view.errors = dict.fromkeys(missing, "Please complete this required field.")
            self._workspace.changed()
            return
        payload = {
            **self._envelope("view_submission"),
            "trigger_id": self._sandbox.api.new_trigger(self.id),
            "view": view.as_api(),
            "response_urls": [],
        }
        answer = await self._sandbox.hub.deliver("interactive", payload)
        self._answered(view, answer)

    def _answered(self, view: View, answer: dict[str, Any] | None) -> None:
        stack = self._workspace.stack(self.id)
        match (answer or {}).get("response_action"):
            case _ if answer is None:
                self._trouble(view)
            case "errors":
                assert answer is not None
                view.errors = dict(answer["errors"])
            case "update":
                assert answer is not None
                self._workspace.put_view(view, self._sandbox.checked_view(answer["view"]))
            case "push":
                assert answer is not None
                new_view(self._sandbox.api, self.id, self._sandbox.checked_view(answer["view"]))
            case "clear":
                stack.clear()
            case _:
                if view in stack:
                    stack.remove(view)
        self._workspace.changed()

    async def close(self) -> None:
        """Close the topmost form."""
        view = self._open_view()
        self._workspace.stack(self.id).remove(view)
        self._workspace.changed()
        if view.content.get("notify_on_close"):
            payload = {**self._envelope("view_closed"), "view": view.as_api(), "is_cleared": False}
            await self._sandbox.hub.deliver("interactive", payload)

    def _open_view(self) -> View:
        if self.modal is None:
            raise LookupError("no form is open")
        return self.modal

    async def open_home(self) -> None:
        """Open the app's home."""
        channel, ts = self._workspace.im(self.id), self._workspace.new_ts()
        event = {"type": "app_home_opened", "user": self.id, "channel": channel.id, "tab": "home", "event_ts": ts}
        home = self._workspace.homes.get(self.id)
        await self.send_event({**event, **({"view": home.as_api()} if home else {})})

    def dismiss(self, message: Message) -> None:
        """Put away something only this person sees."""
        self._workspace.notes[self.id].remove(message)
        self._workspace.changed()
