"""Slack's payloads as our values. Pure. A payload that does not fit raises `MalformedError`."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.core.assignment import Hours
from app.core.forms import FormFor, FormName
from app.core.messages import Action

_MENTION = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_REF_AND_REST = re.compile(r"^(?:T-)?(?P<number>\d{1,9})(?:\s+(?P<rest>\S.*))?$", re.IGNORECASE | re.DOTALL)
_REF_AND_PEOPLE = re.compile(
    r"^(?P<ref>(?:T-)?\d{1,9})(?P<people>(?:[ ,]*<@[UW][A-Z0-9]+(?:\|[^>]*)?>)+)$", re.IGNORECASE
)


class MalformedError(Exception):
    """A payload is not what the platform documents."""


def people_in(text: str) -> tuple[str, ...]:
    """Return the ids of the people named in `text`, in order."""
    return tuple(match["id"] for match in _MENTION.finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and where. `request` is the same where the platform tells of one act again; empty where it cannot."""

    workspace_id: str
    person_id: str
    request: str = ""


def actor_of(body: Mapping[str, Any]) -> Actor:
    """Return who sent `body`, for every kind of payload."""
    if "user_id" in body:
        return Actor(workspace_id=body["team_id"], person_id=body["user_id"], request=_request(body))
    if "event" in body:
        user = body["event"].get("user", "")
        person_id = user if isinstance(user, str) else user["id"]
        return Actor(workspace_id=body["team_id"], person_id=person_id, request=_request(body))
    user = body["user"]
    team = (body.get("team") or {}).get("id") or user.get("team_id")
    return Actor(workspace_id=team, person_id=user["id"], request=_request(body))


def _request(body: Mapping[str, Any]) -> str:
    """Return what tells one act from every other: an event, a form in the state it was shown in, a press, a command.

    A form that was answered with errors keeps its state: what is wrong with it must leave no trace of it.
    """
    if "event" in body:
        return f"event {body['event_id']}"
    view = body.get("view") or {}
    if body.get("type") == "view_submission":
        return f"form {view.get('id')} {view.get('hash')}"
    if body.get("actions"):
        return f"press {body['user']['id']} {body['actions'][0].get('action_ts', '')} {body['trigger_id']}"
    return f"trigger {body['trigger_id']}" if "trigger_id" in body else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command taken apart: its first word, the people named right after it, and the rest."""

    name: str
    word: str
    people: tuple[str, ...]
    rest: str
    trigger_id: str
    channel: str = ""

    @property
    def number(self) -> int | None:
        """The short number of the task that is named, or None."""
        named = self.number_and_rest
        return named[0] if named and not named[1] else None

    @property
    def number_and_rest(self) -> tuple[int, str] | None:
        """The short number of the task that is named first, and what follows it; None where none is named."""
        match = _REF_AND_REST.match(self.rest)
        return (int(match["number"]), match["rest"] or "") if match else None


def command_of(body: Mapping[str, Any]) -> Command:
    """Take a slash command apart. Text comes escaped; it is unescaped, its marks for people stay."""
    word, _, rest = html.unescape(body.get("text") or "").strip().partition(" ")
    people, rest = [], rest.strip()
    while match := _MENTION.match(rest):
        people.append(match["id"])
        rest = rest[match.end() :].lstrip(" ,")
    if both := _REF_AND_PEOPLE.match(rest):
        rest = both["ref"]
        people += [match["id"] for match in _MENTION.finditer(both["people"])]
    return Command(
        name=body["command"],
        word=word.casefold(),
        people=tuple(people),
        rest=rest,
        trigger_id=body["trigger_id"],
        channel=body.get("channel_id", ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A shortcut that was taken; at a message, with its text, its author (empty for an app's) and who it names.

    `thread` is the message that it replies to, where it is a reply.
    """

    name: str
    trigger_id: str
    text: str = ""
    author_id: str = ""
    people: tuple[str, ...] = ()
    message: str = ""
    thread: str = ""

    def link(self, workspace_url: str) -> str:
        """Return the address of the message. Its form: docs.slack.dev/reference/methods/chat.getPermalink."""
        channel, _, ts = self.message.partition(":")
        return f"{workspace_url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"


def _thread(channel: str, message: Mapping[str, Any]) -> str:
    """Return the message above the thread that `message` is a reply in; empty for one that is none."""
    root = message.get("thread_ts")
    return f"{channel}:{root}" if root and root != message["ts"] else ""


def taken_of(body: Mapping[str, Any]) -> Taken:
    """Return the shortcut in a `shortcut` or `message_action` payload."""
    name, trigger_id = body["callback_id"], body["trigger_id"]
    if body["type"] == "shortcut":
        return Taken(name=name, trigger_id=trigger_id)
    message, text = body["message"], html.unescape(body["message"].get("text") or "")
    return Taken(
        name=name,
        trigger_id=trigger_id,
        text=text,
        author_id="" if message.get("bot_id") else message.get("user") or "",
        people=people_in(text),
        message=f"{body['channel']['id']}:{body['message_ts']}",
        thread=_thread(body["channel"]["id"], message),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that was pressed. `view_id` is set in a form, `in_message` at a message."""

    action: Action
    assignment_id: UUID | None
    about: str
    trigger_id: str
    view_id: str | None

    @property
    def point(self) -> int:
        """The number of the point the button is about. Raises `MalformedError` if it is about something else."""
        if not self.about.isdigit():
            raise MalformedError("button without a point")
        return int(self.about)


def press_of(body: Mapping[str, Any]) -> Press | None:
    """Return the press in a block_actions payload; None for elements that are no buttons of ours."""
    (action, *_) = body["actions"]
    if action["type"] != "button" or not action.get("value"):
        return None
    try:
        value = json.loads(action["value"])
        task = value["task"]
        return Press(
            action=Action(value["action"]),
            assignment_id=UUID(task) if task else None,
            about=str(value["about"]),
            trigger_id=body["trigger_id"],
            view_id=(body.get("view") or {}).get("id"),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedError("button with an unknown value") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form that was sent: field name to what stands in it, None where nothing does."""

    name: FormName
    about: FormFor
    view_id: str
    values: Mapping[str, str | None]

    def text(self, field: str) -> str | None:
        """Return what was written, without blanks around; None for nothing."""
        return (self.values.get(field) or "").strip() or None

    def numbered(self, prefix: str) -> dict[int, str]:
        """Return the fields called `prefix-<number>` that hold something, by their number."""
        found = {}
        for name in self.values:
            head, _, tail = name.rpartition("-")
            if head == prefix and tail.isdigit() and (text := self.text(name)):
                found[int(tail)] = text
        return found

    @property
    def assignment_id(self) -> UUID:
        """The assignment the form is about. Raises `MalformedError` where there is none."""
        try:
            return UUID(self.about.assignment_id)
        except ValueError as error:
            raise MalformedError("form without an assignment") from error


def filled_of(body: Mapping[str, Any]) -> Filled:
    """Return the form in a view_submission payload."""
    view = body["view"]
    try:
        about = FormFor(**json.loads(view["private_metadata"] or "{}"))
        name = FormName(view["callback_id"])
    except (ValueError, TypeError) as error:
        raise MalformedError("a form of somebody else's") from error
    values = {
        block: _value(element) for block, elements in view["state"]["values"].items() for element in elements.values()
    }
    return Filled(name=name, about=about, view_id=view["id"], values=values)


def _value(element: Mapping[str, Any]) -> str | None:
    if option := element.get("selected_option"):
        return str(option["value"])
    for key in ("value", "selected_user", "selected_date"):
        if element.get(key) is not None:
            return str(element[key])
    return None


def one_of(kind: Any, value: str | None) -> Any:
    """Return the option of `kind` that was chosen, or None. Raises `ValueError` for one that was not offered."""
    return None if value is None else kind(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignForm:
    """What somebody filled in to give a task. `items` is None where there was no such field.

    Where it was taken from a message, that message, who wrote it, and where it stands.
    """

    assignee_id: str | None
    text: str | None
    pasted: str
    items: str | None
    due: date | None
    hours: Hours | None
    brittle: bool | None
    purpose: str | None
    undecided: str | None
    view_id: str
    message: str
    author_id: str
    link: str


def assign_form_of(filled: Filled) -> AssignForm:
    """Return the filled form to give a task."""
    due, brittle = filled.text("due"), filled.text("brittle")
    return AssignForm(
        assignee_id=filled.text("assignee"),
        text=filled.text("text"),
        pasted=filled.about.detail,
        items=(filled.text("items") or "") if "items" in filled.values else None,
        due=date.fromisoformat(due) if due else None,
        hours=one_of(Hours, filled.text("hours")),
        brittle=None if brittle is None else brittle == "yes",
        purpose=filled.text("purpose"),
        undecided=filled.text("undecided"),
        view_id=filled.view_id,
        message=filled.about.message,
        author_id=filled.about.author_id,
        link=filled.about.link,
    )


def choices_place(press: Press) -> tuple[str, str]:
    """Return message key and block of the row a *More* button belongs to."""
    try:
        key, block_id = json.loads(press.about)
    except ValueError as error:
        raise MalformedError("More without a row") from error
    return str(key), str(block_id)
