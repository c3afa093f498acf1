"""A pretend server of a tracker, reached over a socket, whose answers can be changed while it runs."""

import asyncio
import contextlib
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], Any]


@dataclass(slots=True, kw_only=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


class HangUpError(Exception):
    """The connection ends without an answer."""


@dataclass(slots=True, kw_only=True)
class Server:
    """What is answered, and what was asked. An answer is a status, headers and JSON, or a `HangUpError`."""

    answer: Callable[[Asked], Answer | Awaitable[Answer]]
    asked: list[Asked] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, HangUpError):
            asked = await _read(reader)
            self.asked.append(asked)
            told = self.answer(asked)
            status, headers, content = await told if inspect.isawaitable(told) else told
            body = b"" if content is None else json.dumps(content).encode()
            head = {
                "Content-Type": "application/json",
                "Content-Length": str(len(body)),
                "Connection": "close",
                **headers,
            }
            lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
            writer.write(f"HTTP/1.1 {status} Told\r\n{lines}\r\n".encode() + body)
            await writer.drain()
        writer.close()


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    url = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    return Asked(method=method, path=url.path, query=query, headers=headers, body=body)


@contextlib.asynccontextmanager
async def serving(server: Server) -> AsyncIterator[str]:
    """Serve, and give the address."""
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        await listening.wait_closed()
