"""A pretend Slack with an app in it that may do everything, and the platform's own client and framework against it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.server import Sandbox
from tests import wire

Refused = Callable[[Awaitable[Any]], Awaitable[str]]


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    """The pretend Slack; what it sent is held to the platform's shapes when a test ends."""
    async with Sandbox(ack_seconds=1.0) as served:
        yield served
        await served.dispatch.quiet() if served.hub.connections else served.dispatch.stop()
        wire.check(served, posted=False)


@pytest.fixture
async def client(slack: Sandbox) -> AsyncIterator[AsyncWebClient]:
    """The app's client."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[])


@pytest.fixture
async def bolt(slack: Sandbox, client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    """A Bolt app over Socket Mode, to add listeners to."""
    app = AsyncApp(client=client, process_before_response=True)
    handler = AsyncSocketModeHandler(app, slack.app_token)
    await handler.connect_async()
    await slack.hub.connected()
    yield app
    await handler.close_async()


@pytest.fixture
def refused() -> Refused:
    """Await a call that Slack refuses, and return its word for it."""

    async def error_of(call: Awaitable[Any]) -> str:
        with pytest.raises(SlackApiError) as raised:
            await call
        return str(raised.value.response["error"])

    return error_of
