"""How feeds are fetched: from servers that are slow, large, untruthful, or point inwards."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic

import pytest

from app.calendars.addresses import is_public
from app.calendars.fetch import Fetcher, address_of
from app.calendars.vault import FernetVault
from app.core.feed import FeedError, FeedProblem

Answer = Callable[[str, asyncio.StreamWriter], Awaitable[None]]
ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@contextlib.asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[int]:
    """A server that answers each request as told; gives its port."""

    under_way: list[asyncio.Task[None]] = []

    async def on_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if task := asyncio.current_task():
            under_way.append(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            request = await reader.readuntil(b"\r\n\r\n")
            await answer(request.decode(), writer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(on_request, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way)


def replying(head: str, body: bytes = b"") -> Answer:
    async def answer(_request: str, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {head}\r\n\r\n".replace("\n", "\r\n").replace("\r\r", "\r").encode() + body)

    return answer


async def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


# The server stands where no public one does, so that one address counts as public.
FETCHER = Fetcher(allows=lambda address: address == "127.0.0.1" or is_public(address), resolve=here, seconds=1)


async def problem(answer: Answer, fetcher: Fetcher = FETCHER) -> FeedProblem:
    async with serving(answer) as port:
        with pytest.raises(FeedError) as error:
            await fetcher.fetch(f"http://calendar.example:{port}/basic.ics")
    return error.value.problem


async def test_a_feed_is_fetched_under_the_name_that_was_typed_and_only_when_it_changed() -> None:
    asked = []

    async def answer(request: str, writer: asyncio.StreamWriter) -> None:
        asked.append(request)
        known = 'If-None-Match: "v1"' in request
        head = "304 Not Modified" if known else f'200 OK\r\nETag: "v1"\r\nContent-Length: {len(ICS)}'
        writer.write(f"HTTP/1.1 {head}\r\n\r\n".encode() + (b"" if known else ICS))

    async with serving(answer) as port:
        url = f"http://calendar.example:{port}/secret/basic.ics"
        first = await FETCHER.fetch(url)
        again = await FETCHER.fetch(url, first.etag, first.modified)
    assert (first.feed, again.feed) == (ICS, None)
    assert f"Host: calendar.example:{port}" in asked[0]


async def test_a_server_that_hangs_is_given_up() -> None:
    async def hang(_request: str, _writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    began = monotonic()
    assert await problem(hang) == FeedProblem.SLOW
    assert monotonic() - began < 5


async def test_a_server_that_drips_is_given_up() -> None:
    async def drip(_request: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(300):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.1)

    assert await problem(drip) == FeedProblem.SLOW


@pytest.mark.parametrize("head", ["200 OK", "200 OK\nTransfer-Encoding: chunked", "200 OK\nContent-Length: 100000000"])
async def test_a_hundred_megabytes_are_cut_off(head: str) -> None:
    written = 0

    async def flood(_request: str, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(f"HTTP/1.1 {head}\r\n\r\n".replace("\n", "\r\n").replace("\r\r", "\r").encode())
        piece = b"x" * 1_000_000
        for _ in range(100):
            writer.write(b"f4240\r\n" + piece + b"\r\n" if "chunked" in head else piece)
            await writer.drain()
            written += len(piece)

    slow = Fetcher(allows=FETCHER.allows, resolve=here, seconds=15)
    assert await problem(flood, slow) == FeedProblem.LARGE
    assert written < 30_000_000


async def test_a_packed_answer_is_not_unpacked() -> None:
    assert (
        await problem(replying("200 OK\nContent-Encoding: gzip\nContent-Length: 3", b"\x1f\x8b\x08"))
        == FeedProblem.REFUSED
    )


async def test_a_server_that_promises_more_than_it_gives_is_not_believed() -> None:
    assert await problem(replying("200 OK\nContent-Length: 4000", ICS)) == FeedProblem.UNREACHABLE


async def test_a_server_that_gives_more_than_it_promised_is_read_as_far_as_it_promised() -> None:
    async with serving(replying(f"200 OK\nContent-Length: {len(ICS)}", ICS + b"x" * 10_000)) as port:
        assert (await FETCHER.fetch(f"http://calendar.example:{port}/")).feed == ICS


@pytest.mark.parametrize("head", ["404 Not Found", "500 Oops", "401 Unauthorized"])
async def test_a_refusal_is_one(head: str) -> None:
    assert await problem(replying(f"{head}\nContent-Length: 0")) == FeedProblem.REFUSED


async def test_what_is_no_http_is_unreachable() -> None:
    async def babble(_request: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")

    assert await problem(babble) == FeedProblem.UNREACHABLE


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.2/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"]
)
async def test_a_redirect_to_a_private_address_is_not_followed(inside: str) -> None:
    async def by_name(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "calendar.example" else [host.strip("[]")]

    fetcher = Fetcher(allows=FETCHER.allows, resolve=by_name, seconds=5)
    assert await problem(replying(f"302 Found\nLocation: {inside}\nContent-Length: 0"), fetcher) == FeedProblem.PRIVATE


async def test_redirects_in_a_circle_end() -> None:
    assert await problem(replying("302 Found\nLocation: /again\nContent-Length: 0")) == FeedProblem.TURNS


async def test_a_redirect_to_something_else_than_http_is_not_followed() -> None:
    assert await problem(replying("302 Found\nLocation: file:///etc/passwd\nContent-Length: 0")) == FeedProblem.ADDRESS


async def test_a_name_is_asked_once_and_the_checked_address_is_connected_to() -> None:
    """A name that means a public address when it is checked, and a private one when it is used, gains nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def rebinding(_host: str, _port: int) -> list[str]:
        return next(answers)

    fetcher = Fetcher(allows=FETCHER.allows, resolve=rebinding, seconds=5)
    async with serving(replying(f"200 OK\nContent-Length: {len(ICS)}", ICS)) as port:
        assert (await fetcher.fetch(f"http://calendar.example:{port}/")).feed == ICS
    assert next(answers) == ["10.0.0.1"]


async def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    async def both(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14", "192.168.1.1"]

    with pytest.raises(FeedError) as error:
        await Fetcher(resolve=both).fetch("https://calendar.example/")
    assert error.value.problem == FeedProblem.PRIVATE


@pytest.mark.parametrize(
    "url", ["http://localhost/x.ics", "http://127.0.0.1:80/", "http://[::1]/", "http://0/", "http://2130706433/"]
)
async def test_the_machine_itself_is_refused_by_any_name(url: str) -> None:
    with pytest.raises(FeedError) as error:
        await Fetcher().fetch(url)
    assert error.value.problem in {FeedProblem.PRIVATE, FeedProblem.UNREACHABLE}


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "240.0.0.1"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fec0::1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "typed", ["", "calendar", "ftp://x.example/", "file:///etc/passwd", "http://", "http://[::1", "x" * 3000]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(FeedError):
        address_of(typed)


def test_webcal_is_https() -> None:
    assert str(address_of(" webcal://calendar.example/basic.ics ")) == "https://calendar.example/basic.ics"


OLD, NEW = "b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2w=", "bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmU="


def test_what_is_sealed_opens_with_its_key_and_after_a_change_of_keys() -> None:
    sealed = FernetVault(OLD).seal("https://calendar.example/secret.ics")
    assert "secret" not in sealed
    assert FernetVault(f"{NEW},{OLD}").unseal(sealed) == "https://calendar.example/secret.ics"
    assert FernetVault(NEW).unseal(sealed) is None


@pytest.mark.parametrize("key", ["", "short", "not base64!", "YWJj"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="a key"):
        FernetVault(key)
