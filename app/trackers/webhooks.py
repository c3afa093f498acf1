"""Webhooks that are made and taken away for a connection, where a tracker lets that be done."""

import httpx

from app.core.connection import Connection, PollError, Webhooks
from app.core.wording.tracking import PROBLEMS
from app.trackers.tracker import Tracker


def target_of(connection: Connection, public_url: str) -> str:
    """Return where deliveries to a connection go."""
    return f"{public_url}/trackers/{connection.tracker}/{connection.id}"


async def take_away(client: httpx.AsyncClient, tracker: Tracker, webhooks: Webhooks) -> None:
    """Let nothing be delivered by them any more. Raises `PollError`."""
    for webhook_id in webhooks.ids.values():
        assert tracker.end_webhook
        await tracker.end_webhook(client, webhook_id)


async def renew(client: httpx.AsyncClient, tracker: Tracker, connection: Connection, target: str) -> Webhooks:
    """Take away the webhooks that are for other projects or another target, then make those that are lacking.

    Returns what there is afterwards, and what kept the rest from being done.
    """
    assert tracker.make_webhook and tracker.end_webhook  # whoever makes them takes them away
    before, projects = connection.webhooks, connection.projects
    there = dict(before.ids)
    stale = [project for project in there if project not in projects or before.target != target]
    try:
        for project in stale:
            await tracker.end_webhook(client, there[project])
            del there[project]
        for project in projects:
            if project not in there:
                there[project] = await tracker.make_webhook(client, project, target)
    except PollError as error:
        to = before.target if set(stale) & set(there) else target
        return Webhooks(ids=there, target=to, problem=error.told or PROBLEMS[error.problem.value])
    return Webhooks(ids=there, target=target)
