"""Messages and conversations, and how the platform shows them."""

import re
import uuid
import zlib
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.apps import App

TEAM_ID = "T0SANDBOX"
TEAM_DOMAIN = "sandbox"
TEAM_URL = "https://sandbox.slack.com/"
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(slots=True, kw_only=True)
class Message:
    """A message. `by` is set where an app wrote it, `only_for` where a single person sees it."""

    ts: str
    channel: str
    user: str
    text: str
    by: App | None = None
    blocks: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    edited_at: str = ""
    only_for: str | None = None
    thread_ts: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    client_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    changes: int = 0

    @property
    def mentions(self) -> list[str]:
        """The ids of the people named in it."""
        return _MENTION.findall(self.text)

    def as_api(self, *, with_metadata: bool = False) -> dict[str, Any]:
        """Return the message as the Web API and the payloads show it."""
        shown: dict[str, Any] = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text}
        shown["team"] = TEAM_ID
        if self.by is not None:
            shown |= {"bot_id": self.by.bot_id, "app_id": self.by.id, "bot_profile": self.by.profile()}
            shown["blocks"] = self.blocks or [_written(self.text)]
        else:
            shown |= {"client_msg_id": self.client_id, "blocks": [_written(self.text)]}
        optional = {
            "attachments": self.attachments,
            "files": self.files,
            "thread_ts": self.thread_ts,
            "edited": {"user": self.user, "ts": self.edited_at} if self.edited_at else None,
            "reactions": [{"name": n, "users": who, "count": len(who)} for n, who in self.reactions.items()],
            "metadata": self.metadata if with_metadata else None,
        }
        return shown | {name: value for name, value in optional.items() if value}


def _written(text: str) -> dict[str, Any]:
    """Return written text as the rich text block the platform makes of it."""
    parts: list[dict[str, Any]] = []
    for place, piece in enumerate(_MENTION.split(text)):
        if place % 2:
            parts.append({"type": "user", "user_id": piece})
        elif piece:
            parts.append({"type": "text", "text": piece})
    section = {"type": "rich_text_section", "elements": parts}
    return {"type": "rich_text", "block_id": f"w{zlib.crc32(text.encode()):08x}", "elements": [section]}


@dataclass(slots=True, kw_only=True)
class Channel:
    """A conversation: one with an app (`D...`), or a channel (`C...`)."""

    id: str
    name: str
    members: tuple[str, ...]
    with_app: App | None = None
    is_private: bool = False
    is_archived: bool = False
    messages: list[Message] = field(default_factory=list)
    read_by: dict[str, str] = field(default_factory=dict)
    scheduled: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def is_im(self) -> bool:
        """Whether it is one person's conversation with an app."""
        return self.with_app is not None

    @property
    def kind(self) -> str:
        """Which scopes and events speak of it: `im`, `groups` or `channels`."""
        return "im" if self.is_im else "groups" if self.is_private else "channels"

    @property
    def type(self) -> str:
        """The `channel_type` of events in it."""
        return {"im": "im", "groups": "group", "channels": "channel"}[self.kind]

    def roots(self) -> list[Message]:
        """Return what stands in the conversation itself, not in a thread."""
        return [message for message in self.messages if message.thread_ts in (None, message.ts)]

    def thread(self, ts: str) -> list[Message]:
        """Return the message of that stamp and its replies."""
        return [message for message in self.messages if ts in (message.ts, message.thread_ts)]

    def shown(self, message: Message, *, with_metadata: bool = False) -> dict[str, Any]:
        """Return a message as history shows it, with what its thread adds."""
        replies = [reply for reply in self.messages if reply.thread_ts == message.ts and reply.ts != message.ts]
        answer = message.as_api(with_metadata=with_metadata)
        if replies:
            who = list(dict.fromkeys(reply.user for reply in replies))
            answer |= {"thread_ts": message.ts, "reply_count": len(replies), "reply_users_count": len(who)}
            answer |= {"latest_reply": replies[-1].ts, "reply_users": who}
        return answer

    def as_api(self, person_id: str = "") -> dict[str, Any]:
        """Return the conversation as `conversations.info` shows it."""
        shown: dict[str, Any] = {"id": self.id, "created": 0, "is_im": self.is_im, "is_org_shared": False}
        if self.is_im:
            return shown | {"user": person_id or self.members[0], "is_archived": False}
        return shown | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.is_private,
            "is_group": self.is_private,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_general": self.id == "C0GENERAL",
            "num_members": len(self.members),
        }
