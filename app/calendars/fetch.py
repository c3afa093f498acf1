"""Fetches a feed whose address a person typed. Connects only to an address it has checked itself."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

from app.calendars.addresses import is_public
from app.core.feed import FeedError, FeedProblem

MOST_BYTES = 5_000_000
MOST_TURNS = 3
CONNECT_SECONDS = 5.0
SECONDS = 15.0
DEFAULT_PORTS = {"http": 80, "https": 443}
NOT_MODIFIED = 304
LONGEST_ADDRESS = 2000
LONGEST_MARK = 300

Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave: the feed, None where it has not changed, and how the server tells this version."""

    feed: bytes | None
    etag: str = ""
    modified: str = ""


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of `host`. Raises `OSError`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def address_of(typed: str) -> httpx.URL:
    """Return the address that was typed, `webcal:` read as https. Raises `FeedError`."""
    text = typed.strip()
    if text.casefold().startswith("webcal:"):
        text = f"https:{text[len('webcal:') :]}"
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        raise FeedError(FeedProblem.ADDRESS) from None
    if url.scheme not in DEFAULT_PORTS or not url.host or len(text) > LONGEST_ADDRESS:
        raise FeedError(FeedProblem.ADDRESS)
    return url


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches feeds. `allows` says which addresses may be connected to."""

    allows: Callable[[str], bool] = is_public
    resolve: Resolve = resolve
    seconds: float = SECONDS
    _timeout: httpx.Timeout = field(default_factory=lambda: httpx.Timeout(SECONDS, connect=CONNECT_SECONDS))

    async def fetch(self, address: str, etag: str = "", modified: str = "") -> Fetched:
        """Return the feed at `address`, unless it is still the version of these marks. Raises `FeedError`."""
        marks = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: mark for name, mark in marks.items() if mark}
        try:
            async with asyncio.timeout(self.seconds):
                return await self._follow(address_of(address), headers)
        except (TimeoutError, httpx.TimeoutException):
            raise FeedError(FeedProblem.SLOW) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, ValueError):
            raise FeedError(FeedProblem.UNREACHABLE) from None

    async def _follow(self, url: httpx.URL, headers: dict[str, str]) -> Fetched:
        """Fetch `url` and follow where it leads, each step checked like the first."""
        # Neither proxies nor .netrc: both would connect or tell on their own.
        async with httpx.AsyncClient(timeout=self._timeout, trust_env=False, follow_redirects=False) as client:
            for _ in range(MOST_TURNS + 1):
                request = await self._request(client, url, headers)
                answer = await client.send(request, stream=True)
                try:
                    if not answer.has_redirect_location:
                        return await _taken(answer)
                    url = _next(url, answer.headers["Location"])
                finally:
                    await answer.aclose()
        raise FeedError(FeedProblem.TURNS)

    async def _request(self, client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str]) -> httpx.Request:
        """Return a request to an address that was checked: what a name means cannot change between check and use."""
        port = url.port or DEFAULT_PORTS[url.scheme]
        addresses = await self.resolve(url.host, port)
        if not addresses or not all(self.allows(address) for address in addresses):
            raise FeedError(FeedProblem.PRIVATE)
        return client.build_request(
            "GET",
            url.copy_with(host=addresses[0]),
            headers={**headers, "Host": url.netloc.decode("ascii"), "Accept-Encoding": "identity"},
            extensions={"sni_hostname": url.host},
        )


def _next(url: httpx.URL, location: str) -> httpx.URL:
    """Return where a redirect leads; never from https to http."""
    following = url.join(location)
    if following.scheme not in DEFAULT_PORTS or (url.scheme == "https" and following.scheme != "https"):
        raise FeedError(FeedProblem.ADDRESS)
    return following


async def _taken(answer: httpx.Response) -> Fetched:
    """Read an answer, and stop where it is too large, whatever length it claims."""
    marks = {"etag": answer.headers.get("ETag", ""), "modified": answer.headers.get("Last-Modified", "")}
    marks = {name: mark if len(mark) <= LONGEST_MARK else "" for name, mark in marks.items()}
    if answer.status_code == NOT_MODIFIED:
        return Fetched(feed=None, **marks)
    if not answer.is_success or answer.headers.get("Content-Encoding", "identity") != "identity":
        raise FeedError(FeedProblem.REFUSED)
    claimed = answer.headers.get("Content-Length", "")
    if claimed.isdecimal() and int(claimed) > MOST_BYTES:
        raise FeedError(FeedProblem.LARGE)
    read = bytearray()
    async for piece in answer.aiter_raw():
        read += piece
        if len(read) > MOST_BYTES:
            raise FeedError(FeedProblem.LARGE)
    return Fetched(feed=bytes(read), **marks)
