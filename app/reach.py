"""How a process is reached: Slack's requests over HTTP or Socket Mode, other programs, and whoever watches over it."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from starlette.types import ASGIApp

from app.readiness import Readiness
from app.settings import Role, Settings, SettingsError
from app.slack.manifest import EVENTS_PATH
from app.web import Take, health_app, web_app


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What stands behind each door: Slack's app, the API, what takes trackers' deliveries, and what says how it is.

    The API is made where it is served.
    """

    slack: AsyncApp
    api: Callable[[], ASGIApp]
    take: Take
    readiness: Readiness


@contextlib.asynccontextmanager
async def reachable(doors: Doors, settings: Settings) -> AsyncIterator[str]:
    """Let the process be reached as its settings say; give the address of its HTTP doors, empty where it has none.

    A process that only works opens no door but the one that tells how it is. Raises `SettingsError`.
    """
    web, url = Role.WEB in settings.roles, ""
    port, name = (settings.port, "CHECKIN_PORT") if settings.over_http else (settings.api_port, "CHECKIN_API_PORT")
    async with contextlib.AsyncExitStack() as stack:
        if port is not None:
            app = _http_doors(doors, settings) if web else health_app(doors.readiness)
            url = await stack.enter_async_context(_serving(app, settings.host, port, name))
        if web and not settings.over_http:
            await stack.enter_async_context(_connected(doors, settings))
        yield url


def _http_doors(doors: Doors, settings: Settings) -> ASGIApp:
    slack: Any = AsyncSlackRequestHandler(doors.slack, path=EVENTS_PATH) if settings.over_http else None
    return web_app(doors.api(), doors.take, doors.readiness, slack, EVENTS_PATH)


@contextlib.asynccontextmanager
async def _connected(doors: Doors, settings: Settings) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(doors.slack, settings.slack_app_token.get_secret_value())
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it unannotated
    doors.readiness.connected = handler.client.is_connected
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


class _Server(uvicorn.Server):
    """Leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def _serving(doors: ASGIApp, host: str, port: int, setting: str) -> AsyncIterator[str]:
    """Serve the HTTP doors and give their address. Raises `SettingsError` where the port is taken."""
    # Without its protocol named, asyncio leaves TCP_NODELAY off, and every answer in two parts waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(f"CHECKIN_HOST, {setting}: {host}:{port} cannot be used ({error.strerror}).") from None
    server = _Server(uvicorn.Config(doors, log_level="warning", access_log=False, http="httptools", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:  # noqa: ASYNC110 - uvicorn offers a flag, no event
        await asyncio.sleep(0.005)
    try:
        yield "http://{}:{}".format(*listening.getsockname())
    finally:
        server.should_exit = True
        await serving
