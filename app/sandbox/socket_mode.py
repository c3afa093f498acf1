"""Socket Mode: connections by single-use ticket, envelopes to any one of them, acknowledgements in time."""

import asyncio
import contextlib
import json
import random
import secrets
import uuid
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from app.sandbox.apps import Reply
from app.sandbox.log import Way

CONNECTIONS = 10
LIFE_SECONDS = 3600
DEBUG_LIFE_SECONDS = 360
WARNING_SECONDS = 10
TIMED_OUT = "timeout"


class Hub:
    """The connections of one app, and what waits for an answer over them."""

    def __init__(self, ack_seconds: float, life_seconds: float = LIFE_SECONDS) -> None:
        self._ack_seconds = ack_seconds
        self._life_seconds = life_seconds
        self._tickets: set[str] = set()
        self._sockets: list[WebSocket] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._connected = asyncio.Event()
        self.app_id = ""

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._sockets)

    async def connected(self) -> None:
        """Wait until the app is connected."""
        await self._connected.wait()

    def new_ticket(self) -> str:
        """Return what opens one connection, once."""
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return ticket

    def takes(self, ticket: str) -> bool:
        """Use up a ticket; False where there is none of that name."""
        if ticket not in self._tickets:
            return False
        self._tickets.remove(ticket)
        return True

    async def serve(self, socket: WebSocket, *, debug: bool = False) -> None:
        """Serve one connection until it ends."""
        await socket.accept()
        if len(self._sockets) >= CONNECTIONS:
            await self._disconnect(socket, "too_many_websockets")
            await socket.close()
            return
        self._sockets.append(socket)
        life = DEBUG_LIFE_SECONDS if debug else self._life_seconds
        await socket.send_json(self._hello(life))
        self._connected.set()
        ending = asyncio.create_task(self._end_after(socket, life))
        try:
            while True:
                self._acknowledged(json.loads(await socket.receive_text()))
        except (WebSocketDisconnect, json.JSONDecodeError):
            pass
        finally:
            ending.cancel()
            self._forget(socket)

    def _hello(self, life: float) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "connection_info": {"app_id": self.app_id},
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": int(life)},
        }

    async def _end_after(self, socket: WebSocket, life: float) -> None:
        """Warn a while ahead, then ask to connect anew, as Slack does with every connection."""
        ahead = min(WARNING_SECONDS, life / 2)
        await asyncio.sleep(life - ahead)
        await self._disconnect(socket, "warning")
        await asyncio.sleep(ahead)
        await self._disconnect(socket, "refresh_requested")

    def _forget(self, socket: WebSocket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._connected.clear()

    def _acknowledged(self, frame: Any) -> None:
        waiting = self._waiting.pop(str(frame.get("envelope_id")), None) if isinstance(frame, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(frame.get("payload") or {})

    async def deliver(self, way: Way, payload: dict[str, Any], *, retry: int = 0, reason: str = "") -> Reply:
        """Send one envelope; what finds no connection waits for one."""
        envelope_id = str(uuid.uuid4())
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": way.value,
            "accepts_response_payload": way is not Way.EVENT,
            "payload": payload,
        }
        if way is Way.EVENT:
            envelope |= {"retry_attempt": retry, "retry_reason": reason}
        try:
            async with asyncio.timeout(self._ack_seconds):
                await self._send(envelope)
                return Reply(body=await answer)
        except TimeoutError:
            return Reply(body=None, reason=TIMED_OUT)
        finally:
            self._waiting.pop(envelope_id, None)

    async def _send(self, envelope: dict[str, Any]) -> None:
        """Send over any connection; one whose app was killed a moment ago is forgotten, and another one taken."""
        while True:
            await self._connected.wait()
            socket = random.choice(self._sockets)  # noqa: S311 - which connection is no secret
            with contextlib.suppress(WebSocketDisconnect):
                if socket.application_state is WebSocketState.CONNECTED:
                    await socket.send_json(envelope)
                    return
            self._forget(socket)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """End every connection, as Slack does every few hours; only warn of it with `warning`."""
        for socket in list(self._sockets):
            await self._disconnect(socket, reason)

    async def drop(self) -> None:
        """Lose every connection without a word."""
        for socket in list(self._sockets):
            self._forget(socket)
            await socket.close(code=1011)

    async def _disconnect(self, socket: WebSocket, reason: str) -> None:
        """Say goodbye; the app hangs up and connects again. A mere warning leaves the connection in use."""
        if reason != "warning":
            self._forget(socket)
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
