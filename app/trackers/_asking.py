"""Asking a tracker's API: one answer at a time, with a bound on their number and size, its refusals understood."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx

from app.core.connection import MalformedError, PollError, PollProblem
from app.trackers._reading import read

MOST_BYTES = 20_000_000
MOST_REQUESTS = 300
LEAST_WAIT = timedelta(minutes=1)
LONGEST_ETAG = 300
T = TypeVar("T")
Refused = Callable[[Mapping[str, str], bytes], PollError | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a tracker answered. `body` is None where nothing changed."""

    body: bytes | None
    headers: httpx.Headers

    @property
    def etag(self) -> str:
        """How the tracker tells this answer from a later one."""
        etag: str = self.headers.get("etag", "")
        return etag if len(etag) <= LONGEST_ETAG else ""

    @property
    def next_url(self) -> str:
        """Where the next page is by the Link header; empty for the last. RFC 8288."""
        link = self.headers.get("link", "")
        response = httpx.Response(200, headers={"link": link}) if link else None
        return str(response.links.get("next", {}).get("url", "")) if response else ""

    def read(self, shape: type[T]) -> T:
        """Return the body as `shape`. Raises `PollError`."""
        try:
            return read(shape, self.body or b"")
        except MalformedError:
            raise PollError(PollProblem.STRANGE) from None


class Asking:
    """One poll's conversation with a tracker. Each method raises `PollError`."""

    def __init__(self, client: httpx.AsyncClient, refused: Refused | None = None) -> None:
        """`refused` knows refusals that are this tracker's own."""
        self._client = client
        self._refused = refused or (lambda _headers, _body: None)
        self._left = MOST_REQUESTS
        self._pages: set[str] = set()

    @property
    def is_over(self) -> bool:
        """Whether as much was asked as one poll may."""
        return self._left <= 0

    async def get(self, url: str, params: Mapping[str, str] | None = None, *, etag: str = "") -> Answer:
        """Return what is at `url`, unless it is still the version of `etag`."""
        return await self._ask("GET", url, params=params, headers={"If-None-Match": etag} if etag else None)

    async def post(self, url: str, body: Any, params: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to `body` as JSON. Where that is turned into a question on the way, nothing was written."""
        return await self._ask("POST", url, json=body, params=params)

    async def delete(self, url: str) -> None:
        """Take away what is at `url`."""
        await self._ask("DELETE", url)

    async def page(self, url: str) -> Answer:
        """Return the page at `url`, asked of the server that is connected wherever the address leads.

        A page that was read before means that the pages lead in a circle.
        """
        self.turn(url)
        base = self._client.base_url
        with _understood():
            here = httpx.URL(url).copy_with(scheme=base.scheme, host=base.host, port=base.port)
        return await self.get(str(here))

    def turn(self, page: str) -> None:
        """Turn to the page of that name, which was not read yet."""
        if page in self._pages:
            raise PollError(PollProblem.LOOP)
        self._pages.add(page)

    async def _ask(self, method: str, url: str, **request: Any) -> Answer:
        self._left -= 1
        with _understood():
            async with self._client.stream(method, url, **request) as answer:
                body = await _body(answer)
        if error := self._refused(answer.headers, body):
            raise error
        _check(answer, body)
        if answer.request.method != method:
            raise PollError(PollProblem.STRANGE)
        unchanged = answer.status_code == httpx.codes.NOT_MODIFIED
        return Answer(body=None if unchanged else body, headers=answer.headers)


@contextlib.contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except (httpx.TimeoutException, TimeoutError):
        raise PollError(PollProblem.SLOW) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError, ValueError):
        raise PollError(PollProblem.UNREACHABLE) from None


async def _body(answer: httpx.Response) -> bytes:
    read = bytearray()
    async for piece in answer.aiter_bytes():
        read += piece
        if len(read) > MOST_BYTES:
            raise PollError(PollProblem.LARGE)
    return bytes(read)


def _check(answer: httpx.Response, body: bytes) -> None:
    """Raise what a status means. A refusal with a rate limit spent is a matter of time, without one of rights."""
    status = answer.status_code
    if answer.is_success or status == httpx.codes.NOT_MODIFIED:
        return
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    if status == httpx.codes.TOO_MANY_REQUESTS or (
        status == httpx.codes.FORBIDDEN
        and (spent or "retry-after" in answer.headers or b"rate limit" in body[:2000].lower())
    ):
        raise limited(answer.headers)
    raise PollError(_PROBLEMS.get(status, PollProblem.UNREACHABLE if status >= 500 else PollProblem.STRANGE))


_PROBLEMS = {
    401: PollProblem.REVOKED,
    403: PollProblem.REVOKED,
    404: PollProblem.NOT_FOUND,
    410: PollProblem.NOT_FOUND,
}


def limited(headers: Mapping[str, str]) -> PollError:
    """Return the error of a spent rate limit: `retry-after` in seconds, else the second at which it begins anew."""
    after, reset = headers.get("retry-after", ""), headers.get("x-ratelimit-reset", "")
    if after.isdecimal():
        return PollError(PollProblem.LIMITED, after=timedelta(seconds=min(int(after), 86_400)))
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal() and len(reset) <= 10:
        return PollError(PollProblem.LIMITED, until=datetime.fromtimestamp(int(reset), UTC))
    return PollError(PollProblem.LIMITED, after=LEAST_WAIT)
