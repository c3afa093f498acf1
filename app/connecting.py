"""What the command line does about trackers once and ends: connecting one, keeping its secret, matching its people."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx

from app.calendars.transport import CheckedTransport
from app.calendars.vault import FernetVault
from app.core.connection import Connection, Followed, PollError, PollProblem, Wish, polled
from app.core.wording.tracking import NO_VAULT
from app.settings import Settings, SettingsError
from app.store.db import open_db
from app.store.schema import check_schema
from app.trackers.client import client_of, try_out
from app.trackers.table import TRACKERS
from app.usecases.connect_tracker import connect_tracker, connection_made, match_person, seal_secret, show_followed
from app.usecases.world import World
from app.wiring import fetcher_of, new_id, new_key, now_utc, slack_client

TRY_SECONDS = 30.0


async def connect(settings: Settings, wish: Wish) -> tuple[Connection, str]:
    """Connect a tracker as `wish` says, which has no flaw. Returns the connection, and its secret if it is a new one.

    Raises `SettingsError`, and `DatabaseError` while another process serves from the same SQLite file.
    """
    keys = settings.secret_key.get_secret_value()
    if not keys:
        raise SettingsError(NO_VAULT)
    vault, new, tracker = FernetVault(keys), "", TRACKERS[wish.tracker]
    if not wish.secret and not tracker.chooses_secret:
        new = new_key()
    whole = replace(wish, base_url=wish.base_url or tracker.base_url, secret=wish.secret or new)
    async with slack_client(settings) as (_, workspace):
        connection = connection_made(
            whole, connection_id=new_id().hex, workspace_id=workspace.id, seal=vault.seal, now=now_utc()
        )
    async with _opened(settings) as world:
        await world.run(connect_tracker, connection)
    return connection, new


async def keep_secret(settings: Settings, connection_id: str, secret: str) -> bool:
    """Keep the secret that a tracker made for its webhook. False without the connection. Raises `SettingsError`."""
    keys = settings.secret_key.get_secret_value()
    if not keys:
        raise SettingsError(NO_VAULT)
    async with _opened(settings) as world:
        return await world.run(seal_secret, connection_id, FernetVault(keys).seal(secret))


async def connections_of(settings: Settings) -> list[Followed]:
    """Return every connection with what is listed of it; another process may be serving. Raises `DatabaseError`."""
    async with _opened(settings, serve=False) as world:
        return await world.read(show_followed)


async def trackers_now(settings: Settings) -> list[Followed]:
    """Return every connection as it goes now: each that has a token is asked, and nothing is kept of the answer.

    Another process may be serving. Raises `DatabaseError`.
    """
    keys = settings.secret_key.get_secret_value()
    vault = FernetVault(keys) if keys else None
    found = await connections_of(settings)
    return list(await asyncio.gather(*(_tried(one, vault, CheckedTransport(fetcher_of(settings))) for one in found)))


async def _tried(one: Followed, vault: FernetVault | None, transport: httpx.AsyncBaseTransport) -> Followed:
    connection, tracker = one.connection, TRACKERS[one.connection.tracker]
    if not connection.sealed_token:
        return one
    token, now = vault.unseal(connection.sealed_token) if vault else None, now_utc()
    try:
        async with asyncio.timeout(TRY_SECONDS), client_of(connection, tracker, token, transport) as client:
            unread, problem = await try_out(client, tracker, connection.projects, now) or ("", None)
    except PollError as error:
        unread, problem = "", error
    except TimeoutError:
        unread, problem = "", PollError(PollProblem.SLOW)
    return replace(one, connection=polled(connection, now, problem)[0], unread=unread)


async def match(settings: Settings, connection_id: str, tracker_person_id: str, person_id: str) -> int | None:
    """Say who in Slack somebody in a tracker is. Returns how many tasks waited; None without the connection."""
    async with _opened(settings) as world:
        return await world.run(match_person, connection_id, tracker_person_id, person_id)


@contextlib.asynccontextmanager
async def _opened(settings: Settings, *, serve: bool = True) -> AsyncIterator[World]:
    db = open_db(settings.database_url, serve=serve)
    try:
        check_schema(db)
        yield World(db=db, clock=now_utc, new_id=new_id)
    finally:
        await db.close()
