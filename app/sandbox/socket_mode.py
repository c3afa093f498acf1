"""Socket Mode: connections by single-use ticket, envelopes to any one of them, acknowledgements in time."""

import asyncio
import json
import random
import uuid
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from app.sandbox.workspace import APP_ID

CONNECTIONS = 10


class Hub:
    """The app's connections, and what waits for an answer over them."""

    def __init__(self, ack_seconds: float) -> None:
        self._ack_seconds = ack_seconds
        self._sockets: list[WebSocket] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._connected = asyncio.Event()

    async def connected(self) -> None:
        """Wait until the app is connected."""
        await self._connected.wait()

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection until it ends."""
        await socket.accept()
        if len(self._sockets) >= CONNECTIONS:
            await self._disconnect(socket, "too_many_websockets")
            await socket.close()
            return
        self._sockets.append(socket)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._sockets),
                "connection_info": {"app_id": APP_ID},
                "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 3600},
            }
        )
        self._connected.set()
        try:
            while True:
                self._acknowledged(json.loads(await socket.receive_text()))
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(socket)

    def _forget(self, socket: WebSocket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._connected.clear()

    def _acknowledged(self, frame: dict[str, Any]) -> None:
        waiting = self._waiting.pop(str(frame.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(frame.get("payload") or {})

    async def deliver(self, kind: str, payload: dict[str, Any], **retry: Any) -> dict[str, Any] | None:
        """Send one envelope and return what it was acknowledged with; None when nothing came in time."""
        envelope_id = str(uuid.uuid4())
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
            **retry,
        }
        try:
            async with asyncio.timeout(self._ack_seconds):
                await self._connected.wait()
                await random.choice(self._sockets).send_json(envelope)  # noqa: S311 - which connection is no secret
                return await answer
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(envelope_id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """End every connection, as Slack does every few hours."""
        for socket in list(self._sockets):
            await self._disconnect(socket, reason)

    async def _disconnect(self, socket: WebSocket, reason: str) -> None:
        """Say goodbye; the app hangs up and connects again."""
        self._forget(socket)
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
