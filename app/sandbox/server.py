"""Serves the pretend Slack on the loopback interface: Web API, Socket Mode, response URLs, and the page."""

import asyncio
import contextlib
import json
import secrets
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket
from fastapi.responses import JSONResponse

from app.sandbox import limits
from app.sandbox.clock import SandboxClock
from app.sandbox.person import Person
from app.sandbox.socket_mode import Hub
from app.sandbox.web_api import SCOPES, WebApi
from app.sandbox.workspace import CAST, EXTRAS, Member, Message, Workspace

HOST = "127.0.0.1"
RESPONSE_USES = 5


class PortInUseError(Exception):
    """The port is taken. The message names it and the way out."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """A wrong answer ordered for calls of one method; with `after_effect` the call does its work all the same."""

    method: str
    error: str = "internal_error"
    status: int = 200
    retry_after: int | None = None
    after_effect: bool = False
    times: int = 1


@dataclass(slots=True, kw_only=True)
class ResponseUrl:
    """Where an app may answer an interaction, five times."""

    person_id: str
    channel_id: str
    message: Message | None
    uses: int = 0


class _Server(uvicorn.Server):
    """Leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Sandbox:
    """A pretend Slack. `async with` serves it."""

    def __init__(
        self,
        *,
        people: Iterable[Member] = (*CAST, *EXTRAS),
        clock: SandboxClock | None = None,
        port: int = 0,
        ack_seconds: float = 3.0,
        bot_token: str = "xoxb-sandbox",  # noqa: S107 - opens nothing but this sandbox
        app_token: str = "xapp-sandbox",  # noqa: S107 - likewise
    ) -> None:
        self.clock = clock or SandboxClock()
        self.workspace = Workspace(self.clock, people)
        self.api = WebApi(self.workspace)
        self.hub = Hub(ack_seconds)
        self.bot_token, self.app_token = bot_token, app_token
        self.requests: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        self.faults: list[Fault] = []
        self.web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        self._people = {member.id: Person(self, member.id) for member in self.workspace.people.values()}
        self._response_urls: dict[str, ResponseUrl] = {}
        self._port = port
        self._add_routes()

    @property
    def url(self) -> str:
        """Where the sandbox is served."""
        return self.api.url

    @property
    def api_url(self) -> str:
        """What an app takes for `https://slack.com/api/`."""
        return f"{self.url}/api/"

    def person(self, name: str) -> Person:
        """Return the person of that first name or id."""
        found = self._people.get(name) or next(
            (person for person in self._people.values() if name in (person.name, person.name.split()[0])), None
        )
        if found is None:
            raise LookupError(f"nobody is called {name!r}")
        return found

    def fail(self, method: str, **how: Any) -> None:
        """Order a fault for the next call, or `times` calls, of a method."""
        self.faults.append(Fault(method=method, **how))

    def new_response_url(self, person_id: str, channel_id: str, message: Message | None) -> str:
        """Return an address at which the app may answer that person."""
        token = secrets.token_hex(12)
        self._response_urls[token] = ResponseUrl(person_id=person_id, channel_id=channel_id, message=message)
        return f"{self.url}/hooks/{token}"

    def checked_view(self, view: dict[str, Any]) -> dict[str, Any]:
        """Return a view an app answered with. Raises `ValueError` for one the platform would refuse."""
        if problems := limits.check_view(view):
            raise ValueError(f"the app answered with a view Slack refuses: {problems}")
        return view

    async def __aenter__(self) -> Self:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, self._port))
        except OSError:
            listening.close()
            raise PortInUseError(
                f"Port {self._port} is taken by another program. Choose another with --port."
            ) from None
        self.api.url = f"http://{HOST}:{listening.getsockname()[1]}"
        config = uvicorn.Config(self.web, log_level="error", access_log=False, timeout_graceful_shutdown=1)
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn offers a flag, no event
            await asyncio.sleep(0.005)
        return self

    async def __aexit__(self, *_exception: object) -> None:
        self._server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await self._serving

    # HTTP

    def _add_routes(self) -> None:
        self.web.add_api_route("/api/{method}", self._call, methods=["GET", "POST"])
        self.web.add_api_route("/hooks/{token}", self._hook, methods=["POST"])
        self.web.add_api_websocket_route("/link/", self._link)

    async def _call(self, method: str, request: Request) -> Response:
        args = await _arguments(request)
        fault = self._take_fault(method)
        if fault is not None and not fault.after_effect:
            return _faulty(fault)
        refused = self._refused(method, request)
        answer = refused or self.api.call(method, args)
        self.requests.append((method, args, answer))
        if fault is not None:
            return _faulty(fault)
        return JSONResponse(answer, headers={"x-oauth-scopes": SCOPES})

    def _take_fault(self, method: str) -> Fault | None:
        fault = next((fault for fault in self.faults if fault.method == method), None)
        if fault is not None:
            fault.times -= 1
            if fault.times == 0:
                self.faults.remove(fault)
        return fault

    def _refused(self, method: str, request: Request) -> dict[str, Any] | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not token:
            return {"ok": False, "error": "not_authed"}
        wanted = self.app_token if method == "apps.connections.open" else self.bot_token
        if token == wanted:
            return None
        known = token in (self.app_token, self.bot_token)
        return {"ok": False, "error": "not_allowed_token_type" if known else "invalid_auth"}

    async def _hook(self, token: str, request: Request) -> Response:
        place = self._response_urls.get(token)
        if place is None or place.uses >= RESPONSE_USES:
            return Response("expired_url", status_code=404)
        place.uses += 1
        body = await request.json()
        if place.message is not None and body.get("replace_original"):
            place.message.text, place.message.blocks = body.get("text", ""), body.get("blocks") or []
            self.workspace.changed()
        else:
            self.workspace.whisper(
                place.person_id, place.channel_id, body.get("text", ""), blocks=body.get("blocks") or []
            )
        return Response("ok", media_type="text/plain")

    async def _link(self, websocket: WebSocket) -> None:
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self.api.tickets:
            await websocket.close(code=1008)
            return
        self.api.tickets.remove(ticket)
        await self.hub.serve(websocket)


async def _arguments(request: Request) -> dict[str, Any]:
    """Return the arguments of a call, wherever they stand: query, form or JSON."""
    args: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    body = await request.body()
    if body and "json" in kind:
        args |= json.loads(body)
    elif body and "form" in kind:
        args |= dict((await request.form()).items())
    return args


def _faulty(fault: Fault) -> Response:
    headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
    return JSONResponse({"ok": False, "error": fault.error}, status_code=fault.status, headers=headers)
