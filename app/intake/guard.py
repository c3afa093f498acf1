"""Who is let in, before a request's body is read: tokens, what they may do, and how often."""

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.tokens import Right, Token
from app.core.wording import api as words
from app.intake.problems import RefusedError, answer
from app.usecases.show_tokens import token_of
from app.usecases.world import World

MINUTE = timedelta(minutes=1)
MOST_A_MINUTE = 120
Guard = Callable[[Request], Awaitable[None]]


class Bounded:
    """Lets requests through up to so many bytes, with or without a length said in advance."""

    def __init__(self, inner: ASGIApp, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._most:
            refusal = answer(RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words.TOO_LARGE))
            await refusal(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._inner(scope, counted, send)


class Turnstile:
    """Lets each token through so often a minute. It knows only this process."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        self._most = most
        self._passed: dict[UUID, deque[datetime]] = {}

    def wait_for(self, token_id: UUID, now: datetime) -> int:
        """Let one request through and return 0, or return the seconds after which one is let through."""
        passed = self._passed.setdefault(token_id, deque())
        while passed and now - passed[0] >= MINUTE:
            passed.popleft()
        if len(passed) >= self._most:
            return int((passed[0] + MINUTE - now).total_seconds()) + 1
        passed.append(now)
        return 0


class Doorkeeper:
    """Lets in whoever shows a token that may do what they want to do."""

    def __init__(self, world: World, workspace_id: str, most: int = MOST_A_MINUTE) -> None:
        self._world = world
        self._workspace_id = workspace_id
        self._most = most
        self._turnstile = Turnstile(most)

    def may(self, right: Right) -> Guard:
        """Return what lets in only those who may do that. It raises `RefusedError`."""

        async def guard(request: Request) -> None:
            token = await self._token(request)
            if right not in token.rights:
                raise RefusedError(HTTPStatus.FORBIDDEN, words.lacks(right, sorted(token.rights)))
            if after := self._turnstile.wait_for(token.id, self._world.clock()):
                detail = words.TOO_MANY.format(most=self._most, after=after)
                raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(after)})

        return guard

    async def _token(self, request: Request) -> Token:
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        asked = {"WWW-Authenticate": "Bearer"}
        if kind.casefold() != "bearer" or not secret.strip():
            raise RefusedError(HTTPStatus.UNAUTHORIZED, words.SHOW_ONE, headers=asked)
        token = await self._world.read(token_of, self._workspace_id, secret.strip())
        if token is None:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, words.NOT_LET_IN, headers=asked)
        return token


def guarded(guard: Guard) -> type[APIRoute]:
    """Return a kind of route that asks `guard` before it reads the body."""

    class Guarded(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            inner = super().get_route_handler()

            async def serve(request: Request) -> Response:
                await guard(request)
                return await inner(request)

            return serve

    return Guarded
