"""Trackers are asked at addresses on the public internet only, whatever their names and redirects say."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.calendars.fetch import Fetcher
from app.calendars.transport import CheckedTransport
from app.core.connection import PollError, PollProblem
from tests.trackers.servers import Asked, Server, serving


@pytest.fixture
async def leading_inside() -> AsyncIterator[tuple[str, Server]]:
    """A server that leads to an address of the inside."""

    def answer(_: Asked) -> tuple[int, dict[str, str], Any]:
        return 302, {"Location": "http://169.254.169.254/latest/meta-data"}, None

    server = Server(answer=answer)
    async with serving(server) as url:
        yield url, server


def client(fetcher: Fetcher) -> httpx.AsyncClient:
    """A client as trackers are asked with."""
    return httpx.AsyncClient(transport=CheckedTransport(fetcher), follow_redirects=True, trust_env=False)


async def test_a_redirect_to_a_private_address_is_not_followed(leading_inside: tuple[str, Server]) -> None:
    url, server = leading_inside
    async with client(Fetcher(allows=lambda address: address == "127.0.0.1")) as asking:
        with pytest.raises(PollError) as refused:
            await asking.get(f"{url}/repos/harbour/model/issues")
    assert (refused.value.problem, len(server.asked)) == (PollProblem.PRIVATE, 1)


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fd00::1"])
async def test_a_name_that_means_a_private_address_is_not_asked(inside: str) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34", inside]

    async with client(Fetcher(resolve=resolve)) as asking:
        with pytest.raises(PollError) as refused:
            await asking.get("https://tracker.example/issues")
    assert refused.value.problem is PollProblem.PRIVATE


async def test_a_name_is_asked_at_the_address_that_was_checked(leading_inside: tuple[str, Server]) -> None:
    url, server = leading_inside
    means = iter([["127.0.0.1"], ["10.0.0.8"]])

    async def changing(_host: str, _port: int) -> list[str]:
        return next(means)

    port = httpx.URL(url).port
    async with client(Fetcher(allows=lambda address: address == "127.0.0.1", resolve=changing)) as asking:
        with pytest.raises(PollError):
            await asking.get(f"http://tracker.example:{port}/issues")
    assert [asked.headers["host"] for asked in server.asked] == [f"tracker.example:{port}"]
