"""The Web API: every method this sandbox knows, answering as Slack does, errors included."""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.sandbox import limits
from app.sandbox.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    Channel,
    Member,
    Message,
    View,
    Workspace,
    initial_values,
    with_ids,
)

TRIGGER_SECONDS = 3
UPDATE_TEXT = 4000
POST_TEXT = 40_000
STACK = 3
SCOPES = "chat:write,commands,im:write,im:history,users:read"

Args = dict[str, Any]
Answer = dict[str, Any]


class ApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.answer: Answer = {"ok": False, "error": error, **more}


@dataclass(slots=True, kw_only=True)
class Trigger:
    """What lets an app open a form: for one person, for three real seconds, once."""

    person_id: str
    made_at: float = field(default_factory=time.monotonic)
    used: bool = False


class WebApi:
    """The methods, over one workspace."""

    def __init__(self, workspace: Workspace, url: str = "") -> None:
        self.workspace = workspace
        self.url = url
        self.triggers: dict[str, Trigger] = {}
        self.tickets: set[str] = set()

    def call(self, method: str, args: Args) -> Answer:
        """Answer one call, as the HTTP body would read."""
        handler = METHODS.get(method)
        if handler is None:
            return {"ok": False, "error": "unknown_method", "req_method": method}
        try:
            return {"ok": True, **handler(self, args)}
        except ApiError as error:
            return error.answer

    def new_trigger(self, person_id: str) -> str:
        """Return a trigger id for that person."""
        trigger_id = f"{time.time_ns()}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[trigger_id] = Trigger(person_id=person_id)
        return trigger_id

    def use_trigger(self, trigger_id: Any) -> str:
        """Return whose trigger that is, and use it up."""
        trigger = self.triggers.get(str(trigger_id))
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if time.monotonic() - trigger.made_at > TRIGGER_SECONDS:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger.person_id

    # what the methods share

    def person(self, person_id: Any) -> Member:
        """Return the member of that id, or raise what Slack answers."""
        found = self.workspace.people.get(str(person_id))
        if found is None:
            raise ApiError("user_not_found")
        return found

    def channel(self, args: Args) -> Channel:
        """Return the conversation that is named; a person's id means the conversation with the app."""
        channel_id = str(args.get("channel", ""))
        if channel_id in self.workspace.people:
            return self.workspace.im(channel_id)
        found = self.workspace.channels.get(channel_id)
        if found is None:
            raise ApiError("channel_not_found")
        return found

    def own_message(self, args: Args) -> Message:
        """Return the app's own message that is named."""
        found = self.workspace.find(self.channel(args).id, str(args.get("ts", "")))
        if found is None:
            raise ApiError("message_not_found")
        if found.user != BOT_USER_ID:
            raise ApiError("cant_update_message")
        return found


def _structured(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _blocks(args: Args, api: WebApi) -> list[dict[str, Any]]:
    blocks = _structured(args.get("blocks"))
    if blocks is None:
        return []
    if problems := limits.check_message(blocks):
        errors = [f"{message} [json-pointer:{pointer}]" for message, pointer in problems]
        messages = [f"[ERROR] {error}" for error in errors]
        raise ApiError("invalid_blocks", errors=errors, response_metadata={"messages": messages})
    checked: list[dict[str, Any]] = with_ids({"blocks": blocks}, api.workspace.new_id)["blocks"]
    return checked


def auth_test(api: WebApi, _args: Args) -> Answer:
    return {
        "url": "https://sandbox.slack.com/",
        "team": "Sandbox",
        "user": "checkin",
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def connections_open(api: WebApi, _args: Args) -> Answer:
    ticket = secrets.token_hex(16)
    api.tickets.add(ticket)
    return {"url": f"{api.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={APP_ID}"}


def post_message(api: WebApi, args: Args) -> Answer:
    channel = api.channel(args)
    if not channel.is_im and BOT_USER_ID not in channel.members:
        raise ApiError("not_in_channel")
    blocks, text = _blocks(args, api), str(args.get("text") or "")
    if not text and not blocks:
        raise ApiError("no_text")
    message = api.workspace.post(
        channel,
        BOT_USER_ID,
        text[:POST_TEXT],
        blocks=blocks,
        metadata=_structured(args.get("metadata")),
        thread_ts=args.get("thread_ts"),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.as_api(with_metadata=True)}


def post_ephemeral(api: WebApi, args: Args) -> Answer:
    channel, person = api.channel(args), api.person(args.get("user"))
    if person.id not in channel.members:
        raise ApiError("user_not_in_channel")
    message = api.workspace.whisper(person.id, channel.id, str(args.get("text") or ""), blocks=_blocks(args, api))
    return {"message_ts": message.ts}


def update_message(api: WebApi, args: Args) -> Answer:
    message, text = api.own_message(args), str(args.get("text") or "")
    if str(args.get("channel", "")).startswith("U"):
        raise ApiError("channel_not_found")
    if len(text) > UPDATE_TEXT:
        raise ApiError("msg_too_long")
    message.blocks, message.text = _blocks(args, api), text
    if "metadata" in args:
        message.metadata = _structured(args["metadata"])
    api.workspace.changed()
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": message.as_api()}


def delete_message(api: WebApi, args: Args) -> Answer:
    message = api.own_message(args)
    api.workspace.channels[message.channel].messages.remove(message)
    api.workspace.changed()
    return {"channel": message.channel, "ts": message.ts}


def permalink(api: WebApi, args: Args) -> Answer:
    channel, ts = api.channel(args), str(args.get("message_ts", ""))
    if api.workspace.find(channel.id, ts) is None:
        raise ApiError("message_not_found")
    return {"channel": channel.id, "permalink": f"{api.url}/archives/{channel.id}/p{ts.replace('.', '')}"}


def open_conversation(api: WebApi, args: Args) -> Answer:
    users = args.get("users")
    ids = users.split(",") if isinstance(users, str) else list(users or [])
    if not ids:
        raise ApiError("users_list_not_supplied")
    person = api.person(ids[0])
    if person.is_bot:
        raise ApiError("cannot_dm_bot")
    known = f"D{person.id[1:]}" in api.workspace.channels
    if person.deleted and not known:
        raise ApiError("user_disabled")
    return {"channel": {"id": api.workspace.im(person.id).id}, "no_op": known, "already_open": known}


def conversation_info(api: WebApi, args: Args) -> Answer:
    channel = api.channel(args)
    return {
        "channel": {"id": channel.id, "name": channel.name, "is_im": channel.is_im, "is_channel": not channel.is_im}
    }


def history(api: WebApi, args: Args) -> Answer:
    channel, oldest = api.channel(args), float(args.get("oldest") or 0)
    with_metadata = str(args.get("include_all_metadata", "")).lower() in {"1", "true"}
    roots = [m for m in channel.messages if float(m.ts) > oldest and m.thread_ts in (None, m.ts)]
    newest = roots[::-1][: int(args.get("limit") or 100)]
    return {"messages": [m.as_api(with_metadata=with_metadata) for m in newest], "has_more": len(roots) > len(newest)}


def replies(api: WebApi, args: Args) -> Answer:
    channel, ts = api.channel(args), str(args.get("ts", ""))
    found = [m.as_api() for m in channel.messages if ts in (m.ts, m.thread_ts)]
    if not found:
        raise ApiError("thread_not_found")
    return {"messages": found, "has_more": False}


def members(api: WebApi, args: Args) -> Answer:
    return {"members": list(api.channel(args).members), "response_metadata": {"next_cursor": ""}}


def _user(person: Member) -> Answer:
    user: Answer = {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.handle,
        "real_name": person.name,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_stranger": person.is_stranger,
        "profile": {"real_name": person.name, "display_name": person.name.split()[0], "status_text": ""},
    }
    return user | ({"tz": person.tz} if person.tz else {})


def user_info(api: WebApi, args: Args) -> Answer:
    return {"user": _user(api.person(args.get("user")))}


def user_list(api: WebApi, _args: Args) -> Answer:
    people = [_user(person) for person in api.workspace.people.values()]
    return {"members": people, "response_metadata": {"next_cursor": ""}}


def team_info(_api: WebApi, _args: Args) -> Answer:
    return {"team": {"id": TEAM_ID, "name": "Sandbox", "domain": "sandbox", "url": "https://sandbox.slack.com/"}}


def _content(args: Args) -> dict[str, Any]:
    view = _structured(args.get("view"))
    if not isinstance(view, dict):
        raise ApiError("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: view"]})
    if len(json.dumps(view)) > limits.VIEW_BYTES:
        raise ApiError("view_too_large")
    if problems := limits.check_view(view):
        messages = [f"[ERROR] {message} [json-pointer:{pointer}]" for message, pointer in problems]
        raise ApiError("invalid_arguments", response_metadata={"messages": messages})
    return view


def new_view(api: WebApi, person_id: str, content: dict[str, Any]) -> View:
    """Put a view on top of that person's forms. Raises the error of a full stack."""
    stack = api.workspace.stack(person_id)
    if len(stack) >= STACK:
        raise ApiError("push_limit_reached")
    view_id = api.workspace.new_id("V")
    filled = with_ids(content, api.workspace.new_id)
    view = View(
        id=view_id,
        person_id=person_id,
        content=filled,
        hash=secrets.token_hex(8),
        root_id=stack[0].id if stack else view_id,
        previous_id=stack[-1].id if stack else None,
        values=initial_values(filled),
    )
    stack.append(view)
    api.workspace.changed()
    return view


def open_view(api: WebApi, args: Args) -> Answer:
    content = _content(args)
    person_id = api.use_trigger(args.get("trigger_id"))
    api.workspace.stack(person_id).clear()
    return {"view": new_view(api, person_id, content).as_api()}


def push_view(api: WebApi, args: Args) -> Answer:
    content = _content(args)
    person_id = api.use_trigger(args.get("trigger_id"))
    if not api.workspace.stack(person_id):
        raise ApiError("not_found")
    return {"view": new_view(api, person_id, content).as_api()}


def update_view(api: WebApi, args: Args) -> Answer:
    content, view = _content(args), api.workspace.view(str(args.get("view_id", "")))
    if view is None:
        raise ApiError("not_found")
    if args.get("hash") and args["hash"] != view.hash:
        raise ApiError("hash_conflict")
    api.workspace.put_view(view, content)
    return {"view": view.as_api()}


def publish_view(api: WebApi, args: Args) -> Answer:
    content, person = _content(args), api.person(args.get("user_id"))
    old = api.workspace.homes.get(person.id)
    if old and args.get("hash") and args["hash"] != old.hash:
        raise ApiError("hash_conflict")
    view_id = old.id if old else api.workspace.new_id("V")
    filled = with_ids(content, api.workspace.new_id)
    home = View(
        id=view_id,
        person_id=person.id,
        content=filled,
        hash=secrets.token_hex(8),
        root_id=view_id,
        previous_id=None,
        values=initial_values(filled),
    )
    api.workspace.homes[person.id] = home
    api.workspace.changed()
    return {"view": home.as_api()}


METHODS: dict[str, Callable[[WebApi, Args], Answer]] = {
    "api.test": lambda _api, args: {"args": args},
    "auth.test": auth_test,
    "apps.connections.open": connections_open,
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update_message,
    "chat.delete": delete_message,
    "chat.getPermalink": permalink,
    "conversations.open": open_conversation,
    "conversations.info": conversation_info,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.members": members,
    "users.info": user_info,
    "users.list": user_list,
    "team.info": team_info,
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
    "views.publish": publish_view,
}
