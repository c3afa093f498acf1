"""The sandbox's HTTP doors as an app knows them: /api/, response URLs, uploads, /link/."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any, Protocol

from fastapi import FastAPI, Request, Response, WebSocket
from fastapi.responses import JSONResponse, StreamingResponse

from app.sandbox.dispatch import Dispatch
from app.sandbox.faults import Broken, Fault, Faults
from app.sandbox.hooks import Hooks
from app.sandbox.log import Log, Way
from app.sandbox.socket_mode import Hub
from app.sandbox.web_api.answer import Answered, WebApi
from app.sandbox.workspace import Workspace

BODY_MOST = 1_000_000
_FORM_KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")


class BodyError(Exception):
    """A request cannot be read; the message is the platform's word for why."""


class Inside(Protocol):
    """What stands behind the doors. See `app.sandbox.server.Sandbox`."""

    workspace: Workspace
    api: WebApi
    hooks: Hooks
    log: Log
    faults: Faults
    dispatch: Dispatch


class Doors:
    """The routes."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def add_to(self, web: FastAPI) -> None:
        """Open the doors on `web`."""
        web.add_route("/api/{method}", self._call, methods=["GET", "POST"])
        for kind in ("commands", "actions", "app"):
            web.add_route(f"/{kind}/{{team}}/{{token}}", self._hook, methods=["POST"])
        web.add_route("/upload/{token}", self._upload, methods=["POST"])
        web.add_api_websocket_route("/link/", self._link)

    async def _call(self, request: Request) -> Response:
        method: str = request.path_params["method"]
        at, began = self._inside.workspace.clock.now(), time.monotonic()
        fault = self._inside.faults.take_call(method)
        args: dict[str, Any] = {}
        try:
            args = await _arguments(request)
            answered = self._answer(method, _token(request, args), args, fault)
        except BodyError as error:
            answered = Answered(body={"ok": False, "error": str(error)})
        if fault is not None and fault.slow_seconds:
            await asyncio.sleep(fault.slow_seconds)
        if method != "api.test" or answered.app:
            self._inside.log.add(
                at=at,
                way=Way.API,
                app=answered.app.name if answered.app else "",
                name=method,
                request={name: value for name, value in args.items() if name != "token"},
                answer=answered.body,
                seconds=time.monotonic() - began,
                note=fault.told if fault else "",
            )
        if fault is not None and fault.broken is not Broken.NO:
            return _torn()
        return JSONResponse(answered.body, status_code=answered.status, headers=answered.headers)

    def _answer(self, method: str, token: str, args: dict[str, Any], fault: Fault | None) -> Answered:
        """Answer the call, or what is ordered in its place; some faults let the call do its work first."""
        if fault is None or fault.slow_seconds or fault.broken is Broken.AFTER or fault.after_effect:
            answered = self._inside.api.answer(method, token, args)
            if fault is None or fault.slow_seconds:
                return answered
        assert fault is not None
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
        return Answered(body={"ok": False, "error": fault.error}, status=fault.status, headers=headers)

    async def _hook(self, request: Request) -> Response:
        team, token = request.path_params["team"], request.path_params["token"]
        at, began = self._inside.workspace.clock.now(), time.monotonic()
        try:
            body = json.loads(await request.body() or b"null")
        except json.JSONDecodeError:
            body = None
        app = self._inside.hooks.app_of(token)
        answer = self._inside.hooks.answer(token, body)
        if answer.posted is not None:
            self._inside.dispatch.soon(self._inside.dispatch.message(*answer.posted))
        self._inside.log.add(
            at=at,
            way=Way.HOOK,
            app=app.name if app else "",
            name=f"response_url in {team}",
            request=body if isinstance(body, dict) else {},
            answer={"ok": answer.status == 200, "text": answer.text},
            seconds=time.monotonic() - began,
        )
        return Response(answer.text, status_code=answer.status, media_type="text/plain")

    async def _upload(self, request: Request) -> Response:
        token = request.path_params["token"]
        file = next((f for f in self._inside.workspace.files.values() if f["token"] == token), None)
        if file is None:
            return Response("File not found", status_code=404, media_type="text/plain")
        content = await request.body()
        if request.headers.get("content-type", "").startswith("multipart/"):
            upload = next(iter((await request.form()).values()), b"")
            content = await upload.read() if hasattr(upload, "read") else str(upload).encode()
        file["content"] = content
        return Response(f"OK - {len(content)}", media_type="text/plain")

    async def _link(self, websocket: WebSocket) -> None:
        ticket = websocket.query_params.get("ticket", "")
        hubs = [app.transport for app in self._inside.workspace.apps if isinstance(app.transport, Hub)]
        hub = next((hub for hub in hubs if hub.takes(ticket)), None)
        if hub is None:
            await websocket.close(code=1008)
            return
        await hub.serve(websocket, debug=websocket.query_params.get("debug_reconnects") == "true")


def _token(request: Request, args: dict[str, Any]) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token if kind == "Bearer" else str(args.get("token") or "")


async def _arguments(request: Request) -> dict[str, Any]:
    """Return the arguments of a call, wherever they stand: query, form or JSON. Raises `BodyError`."""
    args: dict[str, Any] = dict(request.query_params)
    if int(request.headers.get("content-length") or 0) > BODY_MOST:
        raise BodyError("request_too_large")
    body = await request.body()
    if not body:
        return args
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        return args | _json(body)
    if kind in _FORM_KINDS:
        return args | {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    raise BodyError("invalid_post_type" if kind else "missing_post_type")


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        raise BodyError("invalid_json") from None
    if not isinstance(found, dict):
        raise BodyError("json_not_object")
    return found


def _torn() -> Response:
    """Return an answer that breaks off: the connection is gone before it is whole."""

    async def too_little() -> AsyncIterator[bytes]:
        yield b'{"ok":'

    return StreamingResponse(too_little(), headers={"content-length": "512"}, media_type="application/json")
