"""One call of a Web API method: its arguments, whose it is, and the answers all methods share."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.sandbox.apps import App
from app.sandbox.block_kit import check
from app.sandbox.dispatch import Dispatch
from app.sandbox.hooks import Hooks
from app.sandbox.messages import Channel, Message
from app.sandbox.people import Member
from app.sandbox.rates import Rates
from app.sandbox.triggers import Triggers
from app.sandbox.views import with_ids
from app.sandbox.workspace import Workspace

Args = dict[str, Any]
Answer = dict[str, Any]
_TRUE = {"1", "true", "True"}
_MOST = 1000


class ApiError(Exception):
    """An answer with `ok: false`; with `retry_after` it is a 429."""

    def __init__(self, error: str, *, retry_after: int | None = None, **more: Any) -> None:
        super().__init__(error)
        self.answer: Answer = {"ok": False, "error": error, **more}
        self.retry_after = retry_after


def invalid(*messages: str, error: str = "invalid_arguments") -> ApiError:
    """Return the error of arguments that do not fit."""
    return ApiError(error, response_metadata={"messages": [f"[ERROR] {message}" for message in messages]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the methods work on."""

    workspace: Workspace
    dispatch: Dispatch
    triggers: Triggers
    hooks: Hooks
    rates: Rates
    url: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call by one app."""

    app: App
    args: Args
    around: Surroundings

    @property
    def workspace(self) -> Workspace:
        """The workspace the app is installed in."""
        return self.around.workspace

    # arguments

    def text(self, name: str) -> str:
        """Return an argument as text; empty where there is none."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """Return an argument as yes or no; forms send 1 and 0."""
        value = self.args.get(name)
        return value is True or str(value) in _TRUE

    def names(self, name: str) -> list[str]:
        """Return a list argument, which forms join with commas."""
        value = self.args.get(name) or []
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else list(value)

    def structured(self, name: str) -> Any:
        """Return an argument that is an object or a list, or the JSON of one."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            error = f"invalid_{name}_format" if name in {"blocks", "metadata"} else "invalid_arguments"
            raise invalid(f"`{name}` is not valid JSON", error=error) from None

    def number(self, name: str, default: int, most: int = _MOST) -> int:
        """Return a number argument within its bounds."""
        try:
            number = int(self.text(name) or default)
        except ValueError:
            raise ApiError(f"invalid_{name}") from None
        if not 1 <= number <= most:
            raise ApiError(f"invalid_{name}")
        return number

    # what is named

    def person(self, name: str = "user") -> Member:
        """Return the member that is named, or raise what Slack answers."""
        found = self.workspace.people.get(self.text(name))
        if found is None:
            raise ApiError("user_not_found")
        return found

    def channel(self, name: str = "channel", *, or_person: bool = False) -> Channel:
        """Return the conversation that is named; with `or_person` an id of a person means theirs with the app."""
        channel_id = self.text(name)
        if or_person and channel_id in self.workspace.people:
            return self.workspace.im(channel_id, self.app)
        found = self.workspace.channels.get(channel_id)
        if found is None or (found.is_im and found.with_app is not self.app) or self._hidden(found):
            raise ApiError("channel_not_found")
        return found

    def _hidden(self, channel: Channel) -> bool:
        return channel.is_private and self.app.bot_user_id not in channel.members

    def message(self, name: str = "ts") -> tuple[Channel, Message]:
        """Return the message that is named, with its conversation."""
        channel = self.channel()
        found = self.workspace.find(channel.id, self.text(name))
        if found is None:
            raise ApiError("message_not_found")
        return channel, found

    # what is allowed

    def needs(self, scope: str) -> None:
        """Raise `missing_scope` unless the app was granted `scope`."""
        if not self.app.may(scope):
            raise ApiError("missing_scope", needed=scope, provided=",".join(sorted(self.app.scopes)))

    def needs_for(self, channel: Channel, right: str) -> None:
        """Raise `missing_scope` unless the app may do that in conversations of this kind."""
        self.needs(f"{channel.kind}:{right}")

    def member_of(self, channel: Channel) -> None:
        """Raise unless the app is in the conversation."""
        if channel.is_archived:
            raise ApiError("is_archived")
        if not channel.is_im and self.app.bot_user_id not in channel.members:
            raise ApiError("not_in_channel")

    # what is shown

    def blocks(self) -> list[dict[str, Any]]:
        """Return the blocks that were given, with ids. Raises `invalid_blocks` with a message and a pointer each."""
        blocks = self.structured("blocks")
        if blocks is None:
            return []
        if problems := check.check_message(blocks):
            errors = [f"{message} [json-pointer:{pointer}]" for message, pointer in problems]
            messages = [f"[ERROR] {error}" for error in errors]
            raise ApiError("invalid_blocks", errors=errors, response_metadata={"messages": messages})
        return with_ids(blocks, self.workspace.new_id)

    def page(self, things: list[Any], default: int = 100) -> tuple[list[Any], Answer]:
        """Return one page of `things`, and what is answered about the next."""
        limit, start = self.number("limit", default), 0
        if cursor := self.text("cursor"):
            try:
                start = int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
            except ValueError:
                raise ApiError("invalid_cursor") from None
        end = start + limit
        following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(things) else ""
        return things[start:end], {"response_metadata": {"next_cursor": following}}


Run = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method: what it does, what it needs, and how often it may be called."""

    run: Run
    tier: int
    scope: str = ""
    required: tuple[str, ...] = ()
    app_token: bool = False


METHODS: dict[str, Method] = {}


def method(
    name: str, *, tier: int, scope: str = "", required: str = "", app_token: bool = False
) -> Callable[[Run], Run]:
    """Make a function a method of the Web API. `required` names its arguments, parted by blanks."""

    def add(run: Run) -> Run:
        METHODS[name] = Method(run=run, tier=tier, scope=scope, required=tuple(required.split()), app_token=app_token)
        return run

    return add
