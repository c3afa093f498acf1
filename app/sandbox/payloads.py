"""What is sent to an app, in the platform's shapes. Pure. Source: docs.slack.dev/reference/interaction-payloads."""

import secrets
from typing import Any

from app.sandbox.apps import App
from app.sandbox.messages import TEAM_DOMAIN, TEAM_ID, Channel, Message
from app.sandbox.people import Member
from app.sandbox.views import View

TOKEN = "sandbox"  # noqa: S105 - the deprecated verification token, which opens nothing
Payload = dict[str, Any]


def command(
    app: App, person: Member, channel: Channel, name: str, text: str, *, trigger_id: str, response_url: str
) -> Payload:
    """A slash command that was typed; all values are texts, as in a form."""
    return {
        "token": TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": "privategroup" if channel.is_private else channel.name,
        "user_id": person.id,
        "user_name": person.handle,
        "command": name,
        "text": text,
        "api_app_id": app.id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def _interaction(app: App, person: Member, kind: str) -> Payload:
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.handle, "name": person.handle, "team_id": TEAM_ID},
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        "api_app_id": app.id,
        "token": TOKEN,
    }


def _place(channel: Channel) -> Payload:
    return {"id": channel.id, "name": "privategroup" if channel.is_private else channel.name}


def message_press(
    app: App,
    person: Member,
    channel: Channel,
    message: Message,
    action: Payload,
    *,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """An action at a message."""
    container: Payload = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.only_for is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    return {
        **_interaction(app, person, "block_actions"),
        "container": container,
        "trigger_id": trigger_id,
        "channel": _place(channel),
        "message": message.as_api(),
        "state": {"values": message.values},
        "response_url": response_url,
        "actions": [action],
    }


def view_press(app: App, person: Member, view: View, action: Payload, *, trigger_id: str) -> Payload:
    """An action in a modal or a Home tab: no channel, no message, no response URL."""
    return {
        **_interaction(app, person, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": view.as_api(),
        "actions": [action],
    }


def submission(app: App, person: Member, view: View, *, trigger_id: str, response_urls: list[Payload]) -> Payload:
    """A modal that was sent."""
    return {
        **_interaction(app, person, "view_submission"),
        "trigger_id": trigger_id,
        "view": view.as_api(),
        "response_urls": response_urls,
    }


def closed(app: App, person: Member, view: View, *, cleared: bool) -> Payload:
    """A modal that was closed; what stood in its inputs is left out."""
    shown = view.as_api()
    inputs = {block["block_id"] for block in view.content["blocks"] if block["type"] == "input"}
    shown["state"] = {"values": {name: state for name, state in view.values.items() if name not in inputs}}
    return {**_interaction(app, person, "view_closed"), "view": shown, "is_cleared": cleared}


def shortcut(app: App, person: Member, callback_id: str, *, action_ts: str, trigger_id: str) -> Payload:
    """A global shortcut: no channel, no response URL."""
    return {
        **_interaction(app, person, "shortcut"),
        "callback_id": callback_id,
        "action_ts": action_ts,
        "trigger_id": trigger_id,
    }


def message_shortcut(
    app: App,
    person: Member,
    channel: Channel,
    message: Message,
    callback_id: str,
    *,
    action_ts: str,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """A shortcut at a message."""
    return {
        **_interaction(app, person, "message_action"),
        "callback_id": callback_id,
        "action_ts": action_ts,
        "message_ts": message.ts,
        "message": message.as_api(),
        "channel": _place(channel),
        "trigger_id": trigger_id,
        "response_url": response_url,
    }


def suggestion(app: App, person: Member, place: Payload, *, block_id: str, action_id: str, value: str) -> Payload:
    """What is typed into an external select; `place` is the view or the message it stands in."""
    return {
        **_interaction(app, person, "block_suggestion"),
        "container": place.pop("container"),
        "block_id": block_id,
        "action_id": action_id,
        "value": value,
        **place,
    }


def callback(app: App, event: Payload, event_time: int) -> Payload:
    """An event as it is delivered."""
    return {
        "token": TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": event_time,
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
