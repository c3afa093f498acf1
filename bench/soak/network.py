"""The network to the pretend Slack: up, or cut with whatever was under way."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.types import ASGIApp


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Network:
    """Serves `app` on one port of the loopback interface while it is up."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The address of the Web API."""
        return f"http://127.0.0.1:{self._port}/api/"

    async def mend(self) -> None:
        """Take connections, on the same port as ever."""
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        self._port = listening.getsockname()[1]
        config = uvicorn.Config(self._app, log_level="critical", access_log=False, http="httptools", lifespan="off")
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn offers a flag, no event
            await asyncio.sleep(0.005)

    async def cut(self) -> None:
        """Lose every connection at once and take no more; what was under way is done, and its answer lost."""
        assert self._server is not None and self._serving is not None
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()
        self._server.should_exit = self._server.force_exit = True
        await self._serving

    @contextlib.asynccontextmanager
    async def up(self) -> AsyncIterator[None]:
        """Be up until the context ends."""
        await self.mend()
        try:
            yield
        finally:
            await self.cut()
