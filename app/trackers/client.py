"""How a connected tracker is reached, and whether it can be read."""

from collections.abc import Sequence
from datetime import datetime

import httpx

from app.core.connection import Connection, Mark, PollError, PollProblem
from app.trackers.tracker import Tracker

TIMEOUT = httpx.Timeout(20.0, connect=5.0)
MOST_TURNS = 3


def client_of(
    connection: Connection, tracker: Tracker, token: str | None, transport: httpx.AsyncBaseTransport
) -> httpx.AsyncClient:
    """Return a client that knows the token; it is sent to the connected server only. Raises `PollError` without one."""
    if not token:
        raise PollError(PollProblem.SEALED)
    # Neither proxies nor .netrc: both would connect or tell on their own.
    return httpx.AsyncClient(
        base_url=connection.base_url,
        headers=dict(tracker.authorise(token)),
        transport=transport,
        timeout=TIMEOUT,
        trust_env=False,
        follow_redirects=True,
        max_redirects=MOST_TURNS,
    )


async def try_out(
    client: httpx.AsyncClient, tracker: Tracker, projects: Sequence[str], now: datetime
) -> tuple[str, PollError] | None:
    """Ask for each project as a poll does. Returns the first that cannot be read and why; None where all can."""
    for project in projects:
        try:
            await tracker.find_project(client, project)
        except PollError as error:
            return project, error
        if stopped := (await tracker.fetch(client, project, Mark(since=now), now)).stopped:
            return project, stopped
    return None
