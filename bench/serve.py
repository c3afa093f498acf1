"""One HTTP server to be measured, in a process and on a core of its own: `python -m bench.serve KIND [DATABASE]`."""

import asyncio
import hmac
import os
import re
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.messages import Action
from app.readiness import Readiness
from app.slack.listeners.routes import register
from app.slack.manifest import EVENTS_PATH
from app.store.db import open_db
from app.web import web_app
from app.wiring import ROUTES, spare_what_stays
from bench.company import world_of

SECRET = "bench"
CORE = 0


async def authorize() -> AuthorizeResult:
    """Authorize anybody, as a warm cache would."""
    return AuthorizeResult(enterprise_id=None, team_id="T0", bot_token="xoxb-1", bot_id="B0", bot_user_id="U0BOT")


def _app(*, acknowledge_after: bool = True) -> AsyncApp:
    return AsyncApp(authorize=authorize, process_before_response=acknowledge_after, signing_secret=SECRET)


async def _bare_hmac(scope: Scope, receive: Receive, send: Send) -> None:
    """Check the signature and acknowledge: what no server that answers Slack can do without."""
    message = await receive()
    headers = dict(scope["headers"])
    signed = b"v0:" + headers[b"x-slack-request-timestamp"] + b":" + message["body"]
    expected = "v0=" + hmac.new(SECRET.encode(), signed, sha256).hexdigest()
    status = 200 if hmac.compare_digest(expected, headers[b"x-slack-signature"].decode()) else 401
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def _bolt(*, acknowledge_after: bool = True, others: int = 0) -> ASGIApp:
    """Return Bolt acknowledging and nothing else, beside `others` that the request is not for."""
    app = _app(acknowledge_after=acknowledge_after)

    async def acknowledge(ack: Callable[[], Awaitable[None]]) -> None:
        await ack()

    table = {f"other-{number}": acknowledge for number in range(others)} | {"look-0": acknowledge}

    @app.action(re.compile(".*", re.DOTALL))
    async def on_press(ack: Callable[[], Awaitable[None]], action: dict[str, Any]) -> None:
        await table[action["action_id"]](ack)

    return AsyncSlackRequestHandler(app, path=EVENTS_PATH)


def _checkin(url: str) -> ASGIApp:
    """Return Checkin's own door, every listener registered, over a real database."""
    app = _app()
    register(app, world_of(open_db(url)), ROUTES, "")
    return _behind_doors(AsyncSlackRequestHandler(app, path=EVENTS_PATH))


def _checkin_without_database() -> ASGIApp:
    """Return Checkin's own door and table, with a press that does nothing."""
    app = _app()

    async def nothing(_door: object, _press: object) -> None:
        return None

    register(app, None, replace(ROUTES, presses=dict.fromkeys(Action, nothing)), "")  # type: ignore[arg-type]  # never asked
    return _behind_doors(AsyncSlackRequestHandler(app, path=EVENTS_PATH))


def _behind_doors(slack: Any) -> ASGIApp:
    async def take(*_: object) -> Any:
        raise AssertionError("no tracker tells anything here")

    readiness = Readiness(None)  # type: ignore[arg-type]  # never asked
    return web_app(Starlette(), take, readiness, slack, EVENTS_PATH)


KINDS: dict[str, Callable[..., ASGIApp]] = {
    "hmac": lambda: _bare_hmac,
    "bolt": _bolt,
    "bolt-default": lambda: _bolt(acknowledge_after=False),
    "table-100": lambda: _bolt(others=99),
    "doors": _checkin_without_database,
    "checkin": _checkin,
}


async def _serve(app: ASGIApp) -> None:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    spare_what_stays()
    config = uvicorn.Config(app, log_level="warning", access_log=False, http="httptools", lifespan="off")
    await uvicorn.Server(config).serve(sockets=[listening])


if __name__ == "__main__":
    os.sched_setaffinity(0, {CORE})
    kind, *arguments = sys.argv[1:]
    with asyncio.Runner(loop_factory=__import__("uvloop").new_event_loop) as runner:
        runner.run(_serve(KINDS[kind](*arguments)))
