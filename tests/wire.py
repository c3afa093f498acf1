"""Everything that went over the wire is held to its shape: what the sandbox sent, and what the app posted."""

from typing import Any, Literal, NotRequired

from pydantic import ConfigDict, TypeAdapter, with_config
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View
from typing_extensions import TypedDict

from app.sandbox.log import Exchange, Way
from app.sandbox.server import Sandbox

STRICT = ConfigDict(extra="forbid", strict=True)
Trigger = str


@with_config(STRICT)
class Command(TypedDict):
    """1.1: a slash command, all of it text."""

    token: str
    team_id: str
    team_domain: str
    channel_id: str
    channel_name: str
    user_id: str
    user_name: str
    command: str
    text: str
    api_app_id: str
    is_enterprise_install: Literal["false", "true"]
    response_url: str
    trigger_id: str


@with_config(STRICT)
class User(TypedDict):
    id: str
    username: str
    name: str
    team_id: str


@with_config(STRICT)
class Team(TypedDict):
    id: str
    domain: str


@with_config(STRICT)
class Place(TypedDict):
    id: str
    name: str


@with_config(STRICT)
class AtMessage(TypedDict):
    type: Literal["message"]
    message_ts: str
    channel_id: str
    is_ephemeral: NotRequired[bool]
    thread_ts: NotRequired[str]


@with_config(STRICT)
class AtView(TypedDict):
    type: Literal["view"]
    view_id: str


@with_config(STRICT)
class State(TypedDict):
    values: dict[str, dict[str, dict[str, Any]]]


@with_config(STRICT)
class Action(TypedDict):
    type: str
    action_id: str
    block_id: str
    action_ts: str
    text: NotRequired[dict[str, Any]]
    value: NotRequired[str | None]
    selected_option: NotRequired[dict[str, Any] | None]
    selected_options: NotRequired[list[dict[str, Any]]]
    selected_user: NotRequired[str | None]
    selected_users: NotRequired[list[str]]
    selected_conversation: NotRequired[str | None]
    selected_conversations: NotRequired[list[str]]
    selected_channel: NotRequired[str | None]
    selected_channels: NotRequired[list[str]]
    selected_date: NotRequired[str | None]
    selected_time: NotRequired[str | None]
    selected_date_time: NotRequired[int | None]
    rich_text_value: NotRequired[dict[str, Any] | None]
    files: NotRequired[list[dict[str, Any]]]


@with_config(STRICT)
class Message(TypedDict):
    """A message in a payload. `subtype` is absent where there is none, never null."""

    type: Literal["message"]
    user: str
    ts: str
    text: str
    team: str
    blocks: list[dict[str, Any]]
    bot_id: NotRequired[str]
    app_id: NotRequired[str]
    bot_profile: NotRequired[dict[str, Any]]
    client_msg_id: NotRequired[str]
    attachments: NotRequired[list[dict[str, Any]]]
    files: NotRequired[list[dict[str, Any]]]
    thread_ts: NotRequired[str]
    edited: NotRequired[dict[str, str]]
    reactions: NotRequired[list[dict[str, Any]]]
    metadata: NotRequired[dict[str, Any]]


@with_config(STRICT)
class ShownView(TypedDict):
    """2.5: a view with its state and its place among others."""

    id: str
    team_id: str
    type: Literal["modal", "home"]
    callback_id: str
    private_metadata: str
    external_id: str
    hash: str
    title: dict[str, Any] | None
    submit: dict[str, Any] | None
    close: dict[str, Any] | None
    blocks: list[dict[str, Any]]
    clear_on_close: bool
    notify_on_close: bool
    root_view_id: str
    previous_view_id: str | None
    app_id: str
    app_installed_team_id: str
    bot_id: str
    state: State


class Interaction(TypedDict):
    user: User
    team: Team
    enterprise: None
    is_enterprise_install: bool
    api_app_id: str
    token: str


@with_config(STRICT)
class MessagePress(Interaction):
    type: Literal["block_actions"]
    container: AtMessage
    trigger_id: Trigger
    channel: Place
    message: Message
    state: State
    response_url: str
    actions: list[Action]


@with_config(STRICT)
class ViewPress(Interaction):
    """No channel, no message, no response URL."""

    type: Literal["block_actions"]
    container: AtView
    trigger_id: Trigger
    view: ShownView
    actions: list[Action]


@with_config(STRICT)
class Submission(Interaction):
    type: Literal["view_submission"]
    trigger_id: Trigger
    view: ShownView
    response_urls: list[dict[str, str]]


@with_config(STRICT)
class Closed(Interaction):
    type: Literal["view_closed"]
    view: ShownView
    is_cleared: bool


@with_config(STRICT)
class GlobalShortcut(Interaction):
    """No channel, no response URL."""

    type: Literal["shortcut"]
    callback_id: str
    action_ts: str
    trigger_id: Trigger


@with_config(STRICT)
class MessageShortcut(Interaction):
    type: Literal["message_action"]
    callback_id: str
    action_ts: str
    message_ts: str
    message: Message
    channel: Place
    trigger_id: Trigger
    response_url: str


@with_config(STRICT)
class Suggestion(Interaction):
    type: Literal["block_suggestion"]
    container: AtView | AtMessage
    block_id: str
    action_id: str
    value: str
    view: NotRequired[ShownView]
    message: NotRequired[Message]


@with_config(STRICT)
class Authorization(TypedDict):
    enterprise_id: None
    team_id: str
    user_id: str
    is_bot: bool
    is_enterprise_install: bool


@with_config(STRICT)
class Callback(TypedDict):
    """1.3: an event, with at most one authorization."""

    token: str
    team_id: str
    context_team_id: str
    context_enterprise_id: None
    api_app_id: str
    event: dict[str, Any]
    type: Literal["event_callback"]
    event_id: str
    event_time: int
    is_ext_shared_channel: bool
    event_context: str
    authorizations: list[Authorization]


PRESS: TypeAdapter[Any] = TypeAdapter(MessagePress | ViewPress)
SHAPES: dict[str, TypeAdapter[Any]] = {
    "block_actions": PRESS,
    "view_submission": TypeAdapter(Submission),
    "view_closed": TypeAdapter(Closed),
    "shortcut": TypeAdapter(GlobalShortcut),
    "message_action": TypeAdapter(MessageShortcut),
    "block_suggestion": TypeAdapter(Suggestion),
}
COMMAND: TypeAdapter[Any] = TypeAdapter(Command)
CALLBACK: TypeAdapter[Any] = TypeAdapter(Callback)
# What each event must hold besides its type and its stamp.
EVENTS = {
    "message": {"channel", "channel_type", "ts"},
    "app_mention": {"channel", "user", "text", "ts"},
    "app_home_opened": {"user", "channel", "tab"},
    "reaction_added": {"user", "reaction", "item", "item_user"},
    "reaction_removed": {"user", "reaction", "item", "item_user"},
    "app_uninstalled": set(),
    "tokens_revoked": {"tokens"},
    "user_change": {"user"},
    "user_profile_changed": {"user"},
    "user_status_changed": {"user"},
    "dnd_updated_user": {"user", "dnd_status"},
    "member_joined_channel": {"user", "channel", "channel_type", "team"},
    "function_executed": {"function", "inputs", "function_execution_id", "bot_access_token"},
}


def check(sandbox: Sandbox, *, posted: bool = True) -> None:
    """Hold everything in the log to its shape; with `posted` also what the app posted, and that none was refused."""
    for exchange in sandbox.log.exchanges:
        check_sent(exchange)
        if posted:
            check_posted(exchange)
    assert not posted or sandbox.log.problems == []


def check_sent(exchange: Exchange) -> None:
    """Hold what the sandbox sent to the shapes of section 1."""
    payload = exchange.request
    match exchange.way:
        case Way.COMMAND:
            COMMAND.validate_python(payload)
        case Way.INTERACTIVE:
            SHAPES[payload["type"]].validate_python(payload)
        case Way.EVENT:
            CALLBACK.validate_python(payload)
            event = payload["event"]
            assert EVENTS[event["type"]] | {"type", "event_ts"} <= set(event), event
            assert "subtype" not in event or event["subtype"] is not None
            assert len(payload["authorizations"]) == 1


def check_posted(exchange: Exchange) -> None:
    """Hold what the app posted to the SDK's own models; the sandbox's validator has seen it already."""
    for given in (exchange.request, exchange.answer or {}):
        if exchange.way is Way.API or given is not exchange.request:
            _by_the_sdk(given)
    assert exchange.answer is None or exchange.answer.get("error") not in {"invalid_blocks", "invalid_arguments"}


def _by_the_sdk(given: dict[str, Any]) -> None:
    if isinstance(given.get("view"), dict) and given.get("ok") is None:
        View(**given["view"]).validate_json()
        for block in Block.parse_all(given["view"]["blocks"]):
            block.validate_json()
    if isinstance(given.get("blocks"), list):
        blocks = Block.parse_all(given["blocks"])
        assert len(blocks) == len(given["blocks"])
        for block in blocks:
            block.validate_json()
