"""What the command line does about trackers once and ends: connecting one, keeping its secret, matching its people."""

import contextlib
import secrets
from collections.abc import AsyncIterator

from app.calendars.vault import FernetVault
from app.core.connection import Connection, Wish
from app.core.tracking import Listed, Threshold
from app.core.wording.tracking import NO_VAULT
from app.settings import Settings, SettingsError
from app.store.db import open_db
from app.store.schema import check_schema
from app.trackers.table import TRACKERS
from app.usecases.connect_tracker import connect_tracker, match_person, seal_secret, show_connections
from app.usecases.world import World
from app.wiring import new_id, now_utc, slack_client


async def connect(settings: Settings, wish: Wish) -> tuple[Connection, str]:
    """Connect a tracker as `wish` says, which has no flaw. Returns the connection, and its secret if it is a new one.

    Raises `SettingsError`, and `DatabaseError` while another process serves from the same SQLite file.
    """
    keys = settings.secret_key.get_secret_value()
    if not keys:
        raise SettingsError(NO_VAULT)
    vault, new = FernetVault(keys), ""
    if not wish.secret and not TRACKERS[wish.tracker].chooses_secret:
        new = secrets.token_urlsafe(32)
    async with slack_client(settings) as (_, workspace):
        workspace_id = workspace.id
    connection = Connection(
        id=new_id().hex,
        workspace_id=workspace_id,
        tracker=wish.tracker,
        base_url=(wish.base_url or TRACKERS[wish.tracker].base_url).rstrip("/"),
        projects=wish.projects,
        threshold=Threshold(labels=wish.labels),
        sealed_secret=vault.seal(wish.secret or new) if wish.secret or new else "",
        sealed_token=vault.seal(wish.token) if wish.token else "",
        made_at=now_utc(),
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


async def connections_of(settings: Settings) -> list[tuple[Connection, list[Listed]]]:
    """Return every connection with what is listed of it; another process may be serving. Raises `DatabaseError`."""
    async with _opened(settings, serve=False) as world:
        return await world.read(show_connections)


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
