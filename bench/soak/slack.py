"""A pretend Slack that keeps what was posted, shows it late in its history, and has bad weather to order.

Leaner than `app.sandbox`, which draws pages and checks payloads: it takes some thousand calls a second.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from bench.company import TEAM
from bench.soak.clock import Clock

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that stands in a conversation; `shown_at` is when the history of it begins to show it."""

    id: str
    channel: str
    ts: str
    at: float
    shown_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """What happens to calls of `methods`: which share is told to wait, fails, or fails although it was done.

    An answer comes `slow` seconds late. Spans are by the clock of the run.
    """

    methods: str = "*"
    limited: float = 0.0
    retry_after: int = 1
    failing: float = 0.0
    failing_after: float = 0.0
    slow: float = 0.0


FAIR = Weather()
LATENCY = 0.08  # real seconds: at most, half of it before the effect and half after


@dataclass(slots=True, kw_only=True)
class Slack:
    """What was posted, by conversation, and what the weather is."""

    clock: Clock
    lag: float
    chance: random.Random
    weather: Weather = FAIR
    channels: dict[str, list[Post]] = field(default_factory=dict)
    updated: set[str] = field(default_factory=set)
    posts: int = 0
    posting: int = 0
    calls: dict[str, int] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call of the Web API."""
        body = await _body(receive)
        method = scope["path"].rpartition("/")[2]
        self.calls[method] = self.calls.get(method, 0) + 1
        status, retry_after, answer = await self._answer(method, _arguments(scope, body))
        data = json.dumps(answer).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(data)).encode())]
        if retry_after:
            headers.append((b"retry-after", str(retry_after).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": data})

    async def _answer(self, method: str, arguments: Mapping[str, Any]) -> tuple[int, int, Answer]:
        weather = self.weather if fnmatchcase(method, self.weather.methods) else FAIR
        falls = self.chance.random()
        if falls < weather.limited:
            return 429, weather.retry_after, {"ok": False, "error": "ratelimited"}
        if falls < weather.limited + weather.failing:
            return 503, 0, {"ok": False, "error": "service_unavailable"}
        writes = method == "chat.postMessage"
        self.posting += writes
        await asyncio.sleep(self.chance.random() * LATENCY / 2 if writes else 0)
        answer = _METHODS.get(method, _nothing)(self, arguments)
        await asyncio.sleep(self.clock.real(weather.slow) + (self.chance.random() * LATENCY / 2 if writes else 0))
        self.posting -= writes
        if falls < weather.limited + weather.failing + weather.failing_after:
            return 500, 0, {"ok": False, "error": "internal_error"}
        return 200, 0, {"ok": True, **answer}

    def all_posts(self) -> list[Post]:
        """Return everything that was posted, each conversation in its order."""
        return [post for posts in self.channels.values() for post in posts]

    def post(self, arguments: Mapping[str, Any]) -> Answer:
        """Let a message stand there from now on."""
        at, channel = self.clock.seconds(), str(arguments["channel"])
        here = self.channels.setdefault(channel, [])
        at = max(at, here[-1].at + 2e-6) if here else at
        post = Post(
            id=_id(arguments),
            channel=channel,
            ts=f"{at:.6f}",
            at=at,
            shown_at=at + self.chance.random() * self.lag,
        )
        here.append(post)
        self.posts += 1
        return {"channel": channel, "ts": post.ts}

    def update(self, arguments: Mapping[str, Any]) -> Answer:
        """Put other words where a message stands."""
        self.updated.add(_id(arguments))
        return {"channel": arguments["channel"], "ts": arguments["ts"]}

    def history(self, arguments: Mapping[str, Any]) -> Answer:
        """Return what stands there since `oldest`, newest first, without what it does not show yet."""
        now, before = self.clock.seconds(), float(arguments.get("cursor") or "inf")
        found = [
            post
            for post in reversed(self.channels.get(arguments["channel"], ()))
            if post.shown_at <= now and float(arguments["oldest"]) < float(post.ts) < before
        ]
        most = int(arguments.get("limit", 100))
        messages = [{"ts": post.ts, "metadata": {"event_payload": {"id": post.id}}} for post in found[:most]]
        cursor = messages[-1]["ts"] if len(found) > most else ""
        return {"messages": messages, "response_metadata": {"next_cursor": cursor}}


def _nothing(_slack: Slack, _arguments: Mapping[str, Any]) -> Answer:
    return {}


def _person(_slack: Slack, arguments: Mapping[str, Any]) -> Answer:
    person_id = arguments["user"]
    return {"user": {"id": person_id, "name": person_id, "tz": "Europe/London", "profile": {}}}


def _direct(_slack: Slack, arguments: Mapping[str, Any]) -> Answer:
    return {"channel": {"id": channel_of(str(arguments["users"]))}}


def channel_of(person_id: str) -> str:
    """Return the conversation with somebody."""
    return f"D{person_id}"


_METHODS: dict[str, Callable[[Slack, Mapping[str, Any]], Answer]] = {
    "auth.test": lambda _slack, _arguments: {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0", "url": "https://x/"},
    "users.info": _person,
    "dnd.info": lambda _slack, _arguments: {"dnd_enabled": False},
    "conversations.open": _direct,
    "conversations.history": Slack.history,
    "chat.postMessage": Slack.post,
    "chat.update": Slack.update,
}


def _id(arguments: Mapping[str, Any]) -> str:
    """Return the id a message carries in its metadata; empty for what did not come from the outbox."""
    metadata = arguments.get("metadata") or {}
    read = json.loads(metadata) if isinstance(metadata, str) else metadata
    return str(read.get("event_payload", {}).get("id", ""))


async def _body(receive: Callable[[], Awaitable[Any]]) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body


def _arguments(scope: Scope, body: bytes) -> dict[str, Any]:
    if body.startswith(b"{"):
        return dict(json.loads(body))
    return dict(parse_qsl((scope["query_string"] + b"&" + body).decode()))
