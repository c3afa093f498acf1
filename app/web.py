"""HTTP doors: Slack's requests where Slack comes to the bot, the API, and whether the process is alive."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

# Slack's largest request is a view of 250 KB with its state; a form encodes a character as up to three.
BODY_MOST = 2_000_000


class Slim:
    """Lets through what is small enough, and refuses the rest before it is read."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit() or int(length) > BODY_MOST:
            refusal = PlainTextResponse("The request is too large.", status_code=413)
            await refusal(scope, receive, send)
            return
        await self._inner(scope, receive, send)


async def alive(_request: Request) -> PlainTextResponse:
    """Say that the process answers."""
    return PlainTextResponse("ok")


def web_app(api: ASGIApp, slack: ASGIApp | None = None, path: str = "") -> Starlette:
    """Return the bot's HTTP doors: the API at `/api`, `/healthz`, and over HTTP Slack's requests at `path`."""
    doors = [Route(path, Slim(slack), methods=["POST"])] if slack else []
    return Starlette(routes=[*doors, Route("/healthz", alive), Mount("/api", api)])
