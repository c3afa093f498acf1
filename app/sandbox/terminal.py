"""What `checkin sandbox` says on the terminal about an app of somebody else's."""

import asyncio
from collections.abc import Callable

from app.sandbox.http_mode import Push
from app.sandbox.server import AppUnreachableError, Sandbox

LOOK_AGAIN_SECONDS = 1.0
PATIENCE_SECONDS = 2.0


def doors(sandbox: Sandbox) -> str:
    """Say what opens the sandbox for the app."""
    app = sandbox.app
    over_http = isinstance(app.transport, Push)
    way = f"SLACK_SIGNING_SECRET={app.signing_secret}" if over_http else f"SLACK_APP_TOKEN={app.app_token}"
    return (
        f"A pretend Slack with {app.name} in it: {sandbox.url}\n\nStart the app with:\n"
        f"  SLACK_BOT_TOKEN={app.bot_token}\n  {way}\n"
        f"and with {sandbox.api_url} for its client's base URL (Python: base_url, Node: slackApiUrl).\n"
        f"Tests act as people at {sandbox.url}/control. Stop it with Ctrl-C.\n"
    )


async def tell_when_there(sandbox: Sandbox, say: Callable[[str], None]) -> None:
    """Say once that the app is missing, and once that it is there."""
    told = ""
    while trouble := await _missing(sandbox):
        if trouble != told:
            say(trouble)
            told = trouble
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
    say(f"{sandbox.app.name} is there.")


async def _missing(sandbox: Sandbox) -> str:
    """Return why the app cannot be reached; empty where it can."""
    app = sandbox.app
    try:
        if isinstance(app.transport, Push):
            await app.transport.verify()
        else:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await app.transport.connected()
    except AppUnreachableError as error:
        return f"{app.name} is not there yet: {error}"
    except TimeoutError:
        return f"{app.name} has not connected yet."
    return ""
