"""What happens in channels, as Slack tells it, as our values. Pure. Sorts of events that are not ours read as None."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.slack.parse import MalformedError, people_in

SKIN_TONE = "::skin-tone"
KINDS = frozenset({"channel", "group"})
_STAMP = re.compile(r"\d{1,12}\.\d{1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message in a channel. `author_id` is empty where an app wrote it; `root` is the message its thread is below."""

    channel: str
    ts: str
    text: str
    author_id: str
    root: str = ""

    @property
    def name(self) -> str:
        """What it is called where a task was taken from it."""
        return f"{self.channel}:{self.ts}"

    @property
    def people(self) -> tuple[str, ...]:
        """Who is named in it beside its author, each once."""
        return tuple(dict.fromkeys(one for one in people_in(self.text) if one != self.author_id))

    def link(self, workspace_url: str) -> str:
        """Return its address. Its form: docs.slack.dev/reference/methods/chat.getPermalink."""
        return f"{workspace_url.rstrip('/')}/archives/{self.channel}/p{self.ts.replace('.', '')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A message reads differently now; `before` is how it read. Of two changes the later has the greater `stamp`."""

    now: Posted
    before: str
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """A message is gone. `author_id` is who had written it."""

    name: str
    author_id: str


def posted(message: Mapping[str, Any], channel: str) -> Posted:
    """Return a message as history or an event holds it."""
    thread = message.get("thread_ts")
    return Posted(
        channel=channel,
        ts=str(message["ts"]),
        text=html.unescape(message.get("text") or ""),
        author_id="" if message.get("bot_id") else str(message.get("user") or ""),
        root=str(thread) if thread and thread != message["ts"] else "",
    )


def said_in_channel(event: Mapping[str, Any]) -> Posted | Edited | Deleted | None:
    """Return what a message event of a channel tells; None for direct messages and for what says nothing of ours."""
    if event.get("channel_type") not in KINDS:
        return None
    channel, subtype = str(event["channel"]), event.get("subtype")
    if subtype == "message_changed":
        before = event.get("previous_message") or {}
        text = html.unescape(before.get("text") or "")
        return Edited(now=posted(event["message"], channel), before=text, stamp=str(event["event_ts"]))
    if subtype == "message_deleted":
        before = event.get("previous_message") or {}
        return Deleted(name=f"{channel}:{event['deleted_ts']}", author_id=str(before.get("user") or ""))
    return posted(event, channel) if subtype in {None, "file_share", "thread_broadcast"} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """A reaction was put on a message, or taken back."""

    channel: str
    ts: str
    name: str
    taken_back: bool


def reacted(event: Mapping[str, Any]) -> Reacted | None:
    """Return the reaction of an event; None where it is on something else than a message. Skin tones do not count."""
    item = event.get("item") or {}
    if item.get("type") != "message":
        return None
    return Reacted(
        channel=str(item["channel"]),
        ts=str(item["ts"]),
        name=str(event["reaction"]).partition(SKIN_TONE)[0],
        taken_back=event["type"] == "reaction_removed",
    )


def place_of(about: str, parts: int) -> tuple[str, ...]:
    """Return the pieces of what a button is about. Raises `MalformedError` where it names no message."""
    pieces = tuple(about.split(":"))
    if len(pieces) != parts or not _STAMP.fullmatch(pieces[1]):
        raise MalformedError("button without a message")
    return pieces
