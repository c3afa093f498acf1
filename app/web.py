"""HTTP doors: Slack's requests where Slack comes to the bot, the API, trackers' deliveries, whether it is alive."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.readiness import Readiness

# Slack's largest request is a view of 250 KB with its state; a form encodes a character as up to three.
BODY_MOST = 2_000_000
TOO_LARGE = "The request is too large."

# Is given the tracker, the connection, the headers by their name in lower case and the body as it came; answers with
# a status, a plain sentence and headers.
Take = Callable[[str, str, Mapping[str, str], bytes], Awaitable[tuple[int, str, Mapping[str, str]]]]


class Slim:
    """Lets through what is small enough, and refuses the rest before it is read."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit() or int(length) > BODY_MOST:
            refusal = PlainTextResponse(TOO_LARGE, status_code=413)
            await refusal(scope, receive, send)
            return
        await self._inner(scope, receive, send)


class Front:
    """Lets Slack's requests, which are most of them, past the table of routes: that would take a tenth of each."""

    def __init__(self, path: str, slack: ASGIApp, others: ASGIApp) -> None:
        self._path, self._slack, self._others = path, slack, others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        slacks = scope["type"] == "http" and scope["path"] == self._path and scope["method"] == "POST"
        await (self._slack if slacks else self._others)(scope, receive, send)


async def alive(_request: Request) -> PlainTextResponse:
    """Say that the process answers."""
    return PlainTextResponse("ok")


def _ready_door(readiness: Readiness) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def on_ready(_request: Request) -> JSONResponse:
        """Say whether the process can work, and what keeps it from it."""
        problems = await readiness.problems()
        return JSONResponse({"ready": not problems, "problems": problems}, status_code=503 if problems else 200)

    return on_ready


def _health(readiness: Readiness) -> list[Route]:
    return [Route("/healthz", alive), Route("/readyz", _ready_door(readiness))]


def health_app(readiness: Readiness) -> Starlette:
    """Return the only doors of a process that takes no requests: how it is."""
    return Starlette(routes=_health(readiness))


def _tracker_door(take: Take) -> Callable[[Request], Awaitable[PlainTextResponse]]:
    async def on_delivery(request: Request) -> PlainTextResponse:
        names = request.path_params
        body = await _bounded(request)
        if body is None:
            return PlainTextResponse(TOO_LARGE, status_code=413)
        headers = {name.lower(): value for name, value in request.headers.items()}
        status, told, answer = await take(names["tracker"], names["connection"], headers, body)
        return PlainTextResponse(told, status_code=status, headers=dict(answer))

    return on_delivery


async def _bounded(request: Request) -> bytes | None:
    """Return a body, announced or in chunks; None for one that is too large, which is not read to its end."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_MOST:
            return None
    return bytes(body)


def web_app(api: ASGIApp, take: Take, readiness: Readiness, slack: ASGIApp | None = None, path: str = "") -> ASGIApp:
    """Return the bot's HTTP doors: the API at `/api`, trackers', how it is, and over HTTP Slack's at `path`."""
    slacks = [Route(path, Slim(slack), methods=["POST"])] if slack else []
    deliveries = Route("/trackers/{tracker}/{connection}", _tracker_door(take), methods=["POST"])
    doors = Starlette(routes=[*slacks, deliveries, *_health(readiness), Mount("/api", api)])
    return Front(path, slacks[0].app, doors) if slacks else doors
