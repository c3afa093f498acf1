"""Signed button presses over HTTP: bare HMAC, bare Bolt, and answers committed before they are acknowledged."""

import asyncio
import contextlib
import hmac
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote_plus
from uuid import UUID

from app.slack.manifest import EVENTS_PATH
from bench.company import TEAM, fill, fresh, open_at
from bench.ratio import Ratio
from bench.serve import SECRET

REQUESTS, TASKS, ROUNDS = 2000, 900, 2
CORE = 1
AT_ONCE = 32
SLACK_WAITS = 3000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one load brought: acknowledgements a second and how long they took, in milliseconds."""

    per_second: float
    p50: float
    p99: float


def press(task: UUID, person_id: str, stamp: int) -> bytes:
    """Return one signed request: somebody presses a button under a message."""
    payload = {
        "type": "block_actions",
        "user": {"id": person_id, "team_id": TEAM},
        "team": {"id": TEAM},
        "api_app_id": "A0",
        "trigger_id": f"{stamp}.2.3",
        "container": {"type": "message", "message_ts": "1.0", "channel_id": "D0"},
        "response_url": "https://127.0.0.1/none",
        "actions": [
            {
                "type": "button",
                "action_id": "look-0",
                "block_id": "b",
                "value": json.dumps({"action": "look", "task": str(task), "about": ""}),
                "action_ts": f"{stamp}.0",
            }
        ],
    }
    return signed(f"payload={quote_plus(json.dumps(payload))}".encode(), "application/x-www-form-urlencoded")


def signed(body: bytes, kind: str) -> bytes:
    """Return a request of Slack's, signed now."""
    sent_at = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"v0:{sent_at}:".encode() + body, sha256).hexdigest()
    head = (
        f"POST {EVENTS_PATH} HTTP/1.1\r\nhost: bench\r\ncontent-type: {kind}\r\n"
        f"x-slack-request-timestamp: {sent_at}\r\nx-slack-signature: v0={signature}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class _Client(asyncio.Protocol):
    """Sends one request after another over one connection, each when the one before is acknowledged."""

    def __init__(self, requests: Iterator[bytes], spans: list[float], done: asyncio.Future[None]) -> None:
        self._requests, self._spans, self._done = requests, spans, done

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        if not data.startswith(b"HTTP/1.1 200"):
            if data.startswith(b"HTTP/1.1"):
                self._done.set_exception(RuntimeError(data[:300].decode()))
                self._transport.close()
            return
        self._spans.append(time.perf_counter() - self._begun)
        self._next()

    def _next(self) -> None:
        request = next(self._requests, None)
        if request is None:
            self._transport.close()
            if not self._done.done():
                self._done.set_result(None)
            return
        self._begun = time.perf_counter()
        self._transport.write(request)


@contextlib.asynccontextmanager
async def serving(kind: str, *arguments: str) -> AsyncIterator[int]:
    """Serve one kind in a process of its own, and give its port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.serve", kind, *arguments, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        port = int(await process.stdout.readline())
        while True:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            await asyncio.sleep(0.02)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def load(port: int, requests: Sequence[bytes], at_once: int) -> Load:
    """Send the requests, so many at once, and time each."""
    loop, waiting, spans = asyncio.get_running_loop(), iter(requests), list[float]()
    begun = time.perf_counter()
    finished = [loop.create_future() for _ in range(at_once)]
    for done in finished:
        await loop.create_connection(lambda done=done: _Client(waiting, spans, done), "127.0.0.1", port)
    await asyncio.gather(*finished)
    per_second = len(spans) / (time.perf_counter() - begun)
    spans.sort()
    return Load(
        per_second=per_second,
        p50=1000 * spans[len(spans) // 2],
        p99=1000 * spans[min(len(spans) - 1, int(len(spans) * 0.99))],
    )


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep this process off the server's core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORE})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


async def _bare(kind: str, at_once: int) -> Load:
    """Return the best of some rounds of one kind that keeps nothing."""
    requests = [press(UUID(int=1), "U1MAYA000", place) for place in range(REQUESTS)]
    async with serving(kind) as port:
        await load(port, requests[:200], at_once)
        rounds = [await load(port, requests, at_once) for _ in range(ROUNDS)]
    return max(rounds, key=lambda one: one.per_second)


async def _durable(url: str, at_once: int, tasks: int) -> Load:
    """Return what comes of presses of which each is a whole first look, committed before it is acknowledged."""
    made = fresh(url, f"doors_{at_once}")
    db = open_at(made)
    filled = await fill(db, tasks + 100)
    await db.close()
    requests = [press(task, person_id, place) for place, (task, person_id) in enumerate(filled)]
    async with serving("checkin", made) as port:
        await load(port, requests[:100], at_once)
        return await load(port, requests[100:], at_once)


async def measure(urls: dict[str, str]) -> list[Ratio]:
    """Return the ratios of acknowledging."""
    with _alone():
        many = {kind: await _bare(kind, AT_ONCE) for kind in ("hmac", "bolt", "doors", "table-100")}
        one = {kind: await _bare(kind, 1) for kind in ("bolt-default",)}
        kept = {name: await _durable(url, AT_ONCE, TASKS) for name, url in urls.items()}
        single = {name: await _durable(url, 1, 200) for name, url in urls.items()}
    bolt, rate = many["bolt"].per_second, "req/s"
    return [
        Ratio(name="bare Bolt / bare HMAC", ours=bolt, baseline=many["hmac"].per_second, unit=rate, target=0.18),
        Ratio(name="our door without a database / bare Bolt", ours=many["doors"].per_second, baseline=bolt, unit=rate,
              target=0.9),
        Ratio(name="100 routes in a table / 1 route, time", ours=1e6 / many["table-100"].per_second,
              baseline=1e6 / bolt, unit="µs", target=1.1, most=True),
        *(Ratio(name=f"durable first look, {AT_ONCE} at once / bare Bolt, {name}", ours=load.per_second, baseline=bolt,
                unit=rate, target={"SQLite": 0.18, "PostgreSQL": 0.13}[name]) for name, load in kept.items()),
        *(Ratio(name=f"durable first look, p99 of {AT_ONCE} at once / Slack's patience, {name}", ours=load.p99,
                baseline=SLACK_WAITS, unit="ms", target=1 / 30, most=True) for name, load in kept.items()),
        *(Ratio(name=f"durable first look, p50 of one / Bolt's default mode, {name}", ours=load.p50,
                baseline=one["bolt-default"].p50, unit="ms", target=0.1, most=True) for name, load in single.items()),
    ]  # fmt: skip
