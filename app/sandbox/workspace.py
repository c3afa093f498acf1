"""The state of the pretend workspace: people, conversations, messages, open forms. Kept in memory on purpose."""

import itertools
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.clock import SandboxClock

TEAM_ID = "T0SANDBOX"
BOT_USER_ID = "U0CHECKIN"
BOT_ID = "B0CHECKIN"
APP_ID = "A0CHECKIN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in the workspace, as `users.info` describes them."""

    id: str
    name: str
    tz: str | None = "Europe/London"
    hint: str = ""
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_stranger: bool = False

    @property
    def handle(self) -> str:
        """The short name after the @."""
        return self.name.split()[0].casefold()


CAST = (
    Member(id="U0PRIYA", name="Priya", hint="manager"),
    Member(id="U0MAYA", name="Maya", hint="does the task"),
    Member(id="U0FINN", name="Finn", hint="a friend", tz="Europe/Berlin"),
    Member(id="U0SAM", name="Sam", hint="another manager"),
)
EXTRAS = (
    Member(id="U0GUEST", name="Gus Guest", is_restricted=True),
    Member(id="U0GONE", name="Gone Gwen", deleted=True),
    Member(id="U0ROBOT", name="Robo", is_bot=True),
    Member(id="U0NOTZ", name="Noah", tz=None),
    Member(id="USLACKBOT", name="Slackbot", tz=None),
)


@dataclass(slots=True, kw_only=True)
class Message:
    """A message. `only_for` is set where a single person sees it."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    edited: bool = False
    only_for: str | None = None
    thread_ts: str | None = None

    def as_api(self, *, with_metadata: bool = False) -> dict[str, Any]:
        """Return the message as the Web API and the payloads show it."""
        shown: dict[str, Any] = {
            "type": "message",
            "user": self.user,
            "ts": self.ts,
            "text": self.text,
            "team": TEAM_ID,
        }
        if self.user == BOT_USER_ID:
            shown |= {"bot_id": BOT_ID, "app_id": APP_ID, "blocks": self.blocks}
        if self.thread_ts:
            shown["thread_ts"] = self.thread_ts
        if self.edited:
            shown["edited"] = {"user": self.user, "ts": self.ts}
        if with_metadata and self.metadata:
            shown["metadata"] = self.metadata
        return shown


@dataclass(slots=True, kw_only=True)
class Channel:
    """A conversation: one with the app (`D…`), or a channel (`C…`)."""

    id: str
    name: str
    members: tuple[str, ...]
    is_im: bool = False
    messages: list[Message] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class View:
    """An open form of one person, with what stands in its fields and what was said about them."""

    id: str
    person_id: str
    content: dict[str, Any]
    hash: str
    root_id: str
    previous_id: str | None
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def as_api(self) -> dict[str, Any]:
        """Return the view as payloads and answers show it."""
        content = self.content
        return {
            "id": self.id,
            "team_id": TEAM_ID,
            "type": content["type"],
            "callback_id": content.get("callback_id", ""),
            "private_metadata": content.get("private_metadata", ""),
            "external_id": content.get("external_id", ""),
            "hash": self.hash,
            "title": content.get("title"),
            "submit": content.get("submit"),
            "close": content.get("close"),
            "blocks": content["blocks"],
            "clear_on_close": content.get("clear_on_close", False),
            "notify_on_close": content.get("notify_on_close", False),
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
            "app_id": APP_ID,
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
            "state": {"values": self.values},
        }


class Workspace:
    """Everything the pretend Slack knows. `changes` grows with every change, so that a page can tell it must redraw."""

    def __init__(self, clock: SandboxClock, people: Iterable[Member] = (*CAST, *EXTRAS)) -> None:
        self.clock = clock
        self.people = {person.id: person for person in people}
        self.people[BOT_USER_ID] = Member(id=BOT_USER_ID, name="Checkin", is_bot=True, tz=None)
        everybody = tuple(person.id for person in self.people.values() if not person.deleted and not person.is_bot)
        self.channels = {"C0GENERAL": Channel(id="C0GENERAL", name="general", members=everybody)}
        self.views: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.notes: dict[str, list[Message]] = {}
        self.changes = 0
        self._count = itertools.count(1)
        self._last_ts = 0

    def changed(self) -> None:
        """Note that something a person can see has changed."""
        self.changes += 1

    def new_id(self, prefix: str) -> str:
        """Return an id that was not used before."""
        return f"{prefix}{next(self._count):08d}"

    def new_ts(self) -> str:
        """Return the stamp of a message written now; each is later than the one before."""
        micros = int(self.clock.now().timestamp() * 1_000_000)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def im(self, person_id: str) -> Channel:
        """Return the conversation between that person and the app, opening it if need be."""
        channel_id = f"D{person_id[1:]}"
        if channel_id not in self.channels:
            self.channels[channel_id] = Channel(
                id=channel_id, name="directmessage", members=(person_id, BOT_USER_ID), is_im=True
            )
        return self.channels[channel_id]

    def post(self, channel: Channel, user: str, text: str, **content: Any) -> Message:
        """Write a message into a conversation."""
        message = Message(ts=self.new_ts(), channel=channel.id, user=user, text=text, **content)
        channel.messages.append(message)
        self.changed()
        return message

    def whisper(self, person_id: str, channel_id: str, text: str, **content: Any) -> Message:
        """Show a message to one person only."""
        message = Message(
            ts=self.new_ts(), channel=channel_id, user=BOT_USER_ID, text=text, only_for=person_id, **content
        )
        self.notes.setdefault(person_id, []).append(message)
        self.changed()
        return message

    def find(self, channel_id: str, ts: str) -> Message | None:
        """Return the message of that stamp in that conversation, or None."""
        channel = self.channels.get(channel_id)
        return next((message for message in channel.messages if message.ts == ts), None) if channel else None

    def stack(self, person_id: str) -> list[View]:
        """Return the open forms of that person, the topmost last."""
        return self.views.setdefault(person_id, [])

    def view(self, view_id: str) -> View | None:
        """Return the open form of that id, or None."""
        return next((view for stack in self.views.values() for view in stack if view.id == view_id), None)

    def put_view(self, view: View, content: dict[str, Any]) -> None:
        """Give an open form new content. What was typed stays where block and action keep their ids."""
        kept = view.values
        view.content, view.hash, view.errors = with_ids(content, self.new_id), secrets.token_hex(8), {}
        view.values = initial_values(view.content)
        for block_id, elements in view.values.items():
            for action_id in elements:
                if action_id in kept.get(block_id, {}):
                    elements[action_id] = kept[block_id][action_id]
        self.changed()


def with_ids(content: dict[str, Any], new_id: Callable[[str], str]) -> dict[str, Any]:
    """Return a message or view whose blocks and elements all have ids."""
    blocks = []
    for given in content.get("blocks") or []:
        block = {**given, "block_id": given.get("block_id") or new_id("b")}
        for name in ("element", "accessory"):
            if name in block:
                block[name] = {**block[name], "action_id": block[name].get("action_id") or new_id("a")}
        if block["type"] == "actions":
            block["elements"] = [{**e, "action_id": e.get("action_id") or new_id("a")} for e in block["elements"]]
        blocks.append(block)
    return {**content, "blocks": blocks}


_STARTS = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_user": "selected_user",
    "initial_date": "selected_date",
}
_EMPTY = {
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "static_select": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "datepicker": "selected_date",
}


def initial_values(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the state of a view's fields as it opens."""
    values: dict[str, dict[str, Any]] = {}
    for block in content["blocks"]:
        element = block.get("element") or block.get("accessory")
        for part in [element] if element else block.get("elements", []) if block["type"] == "actions" else []:
            if (key := _EMPTY.get(part["type"])) is not None:
                state: dict[str, Any] = {"type": part["type"], key: [] if key == "selected_options" else None}
                state |= {_STARTS[name]: part[name] for name in _STARTS if name in part}
                values.setdefault(block["block_id"], {})[part["action_id"]] = state
    return values
