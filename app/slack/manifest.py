"""The app's manifest: what Slack is told this bot has and may do. docs.slack.dev/reference/app-manifest.

Commands, shortcuts and events stand here once; the listeners are held to them by a test.
"""

from enum import StrEnum
from typing import Any

from app.core.wording import about, steps
from app.core.wording.help import COMMANDS

EVENTS_PATH = "/slack/events"
BOT_EVENTS = (
    "message.im",
    "message.channels",
    "message.groups",
    "reaction_added",
    "reaction_removed",
    "user_change",
    "user_profile_changed",
)
STEP = "ask_for_check_in"
STEP_EVENT = "function_executed"
HINT_LENGTH = 1000


class Mode(StrEnum):
    """How Slack reaches the bot."""

    SOCKET = "socket"
    HTTP = "http"


class Shortcut(StrEnum):
    """The shortcuts, by their stable names."""

    CHECK_IN = "check_in_on_message"
    GIVE = "give_a_task"
    NUDGE = "nudge_a_colleague"


_SHORTCUTS = (
    {
        "name": about.CHECK_IN_NAME,
        "type": "message",
        "callback_id": Shortcut.CHECK_IN.value,
        "description": about.CHECK_IN_DESCRIPTION,
    },
    {
        "name": about.GIVE_NAME,
        "type": "global",
        "callback_id": Shortcut.GIVE.value,
        "description": about.GIVE_DESCRIPTION,
    },
    {
        "name": about.NUDGE_NAME,
        "type": "global",
        "callback_id": Shortcut.NUDGE.value,
        "description": about.NUDGE_DESCRIPTION,
    },
)


def manifest(mode: Mode, url: str = "", *, step: bool = False) -> dict[str, Any]:
    """Return the manifest for `mode`; over HTTP `url` is the bot's public address, such as https://checkin.example.

    With `step` it offers the step of Workflow Builder, which needs an app that can be deployed to a whole organisation.
    """
    over_http = mode is Mode.HTTP
    at: dict[str, Any] = {"request_url": f"{url.rstrip('/')}{EVENTS_PATH}"} if over_http else {}
    command = {
        "command": about.COMMAND,
        "description": about.COMMAND_DESCRIPTION,
        "usage_hint": " | ".join(COMMANDS)[:HINT_LENGTH],
        "should_escape": True,
    }
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": about.NAME,
            "description": about.DESCRIPTION,
            "long_description": about.LONG_DESCRIPTION,
            "background_color": about.COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": about.NAME, "always_online": True},
            "slash_commands": [command | ({"url": at["request_url"]} if over_http else {})],
            "shortcuts": [dict(shortcut) for shortcut in _SHORTCUTS],
        },
        "oauth_config": {"scopes": {"bot": sorted(about.SCOPES)}},
        "settings": {
            "event_subscriptions": {**at, "bot_events": [*BOT_EVENTS, *((STEP_EVENT,) if step else ())]},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": step,
            "socket_mode_enabled": not over_http,
            "token_rotation_enabled": False,
            **({"function_runtime": "remote"} if step else {}),
        },
        **({"functions": {STEP: _step()}} if step else {}),
    }


def _step() -> dict[str, Any]:
    """Return the step as Workflow Builder shows it. docs.slack.dev/workflows/workflow-steps."""
    inputs = {
        name: {"type": kind, "title": title, "description": told}
        for name, (kind, title, told, _) in steps.INPUTS.items()
    }
    outputs = {
        name: {"type": kind, "title": title, "description": told} for name, (kind, title, told) in steps.OUTPUTS.items()
    }
    needed = [name for name, (*_, required) in steps.INPUTS.items() if required]
    return {
        "title": steps.TITLE,
        "description": steps.DESCRIPTION,
        "input_parameters": {"properties": inputs, "required": needed},
        "output_parameters": {"properties": outputs, "required": list(outputs)},
    }
