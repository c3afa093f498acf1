"""What the command line does once and ends: letting programs in and out, importing a file of tasks."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

import httpx

from app.core.policy import Policy
from app.core.staff import Told
from app.core.tokens import Right, Token
from app.core.wording import orders as words
from app.intake.giving import Intake
from app.intake.importing import Import, Result
from app.intake.staffing import Staffing
from app.settings import Settings, require_bot_token
from app.slack.directory import find_person
from app.store.db import open_db
from app.store.schema import check_schema
from app.usecases.issue_token import issue_token
from app.usecases.revoke_token import revoke_token
from app.usecases.show_tokens import show_tokens
from app.usecases.world import World
from app.wiring import new_id, new_secret, now_utc, slack_client

LONGEST_IMPORT = 900.0


class ServerError(Exception):
    """The server that was to import does not answer as one does. The message says what to do."""


@contextlib.asynccontextmanager
async def _intake(settings: Settings, clock: Callable[[], datetime], *, write: bool) -> AsyncIterator[Intake]:
    """Open the database, and Slack to look people up. Raises `SettingsError` and `DatabaseError`."""
    require_bot_token(settings)
    async with contextlib.AsyncExitStack() as stack:
        db = open_db(settings.database_url, serve=write)
        stack.push_async_callback(db.close)
        check_schema(db)
        client, workspace = await stack.enter_async_context(slack_client(settings))
        world = World(db=db, clock=clock, new_id=new_id, policy=Policy(chances=settings.weights))
        yield Intake(world=world, workspace_id=workspace.id, find=partial(find_person, client))


async def make_token(settings: Settings, name: str, rights: frozenset[Right]) -> str:
    """Let a program in and return the secret of its token, once. Raises `TokenNameError` as well."""
    secret = new_secret()
    async with _intake(settings, now_utc, write=True) as intake:
        await intake.world.run(issue_token, intake.workspace_id, name=name, rights=rights, secret=secret)
    return secret


async def tokens_of(settings: Settings) -> tuple[Token, ...]:
    """Return every token there was."""
    async with _intake(settings, now_utc, write=False) as intake:
        return await intake.world.read(show_tokens, intake.workspace_id)


async def end_token(settings: Settings, name: str) -> bool:
    """Let a program in no more; False where there is no such token."""
    async with _intake(settings, now_utc, write=True) as intake:
        return await intake.world.run(revoke_token, intake.workspace_id, name)


async def import_here(
    settings: Settings,
    data: bytes,
    *,
    dry: bool,
    tell: Callable[[int, int], None],
    clock: Callable[[], datetime] = now_utc,
) -> list[Result]:
    """Import a file into the database itself, which no other process may be serving unless this is a `dry` run.

    Raises `SettingsError`, `DatabaseError`, `TableError` and `DirectoryError`.
    """
    async with _intake(settings, clock, write=not dry) as intake:
        return await Import(intake=intake, pause=asyncio.sleep, tell=tell).run(data, dry=dry)


async def list_here(
    settings: Settings, data: bytes, *, dry: bool, tell: Callable[[int, int], None]
) -> tuple[Told, ...]:
    """Keep a list of who decides for whom in the database itself; see `import_here`."""
    async with _intake(settings, now_utc, write=not dry) as intake:
        return await Staffing(intake=intake, pause=asyncio.sleep, tell=tell).run(data, dry=dry)


async def import_there(
    address: str, token: str, data: bytes, *, dry: bool, door: str = "imports"
) -> tuple[bool, list[str]]:
    """Let the server at `address` take a file at that `door` of its API; return whether it did, and what it says.

    Raises `ServerError`.
    """
    url = f"{address.rstrip('/')}/api/{door}"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/csv"}
    async with httpx.AsyncClient(timeout=httpx.Timeout(10.0, read=LONGEST_IMPORT)) as client:
        try:
            answer = await client.post(url, params={"dry_run": dry}, content=data, headers=headers)
            told: Any = answer.json()
            if answer.status_code == HTTPStatus.OK:
                return True, [row["detail"] for row in told["rows"]] + [told["detail"]]
            return False, [*map(_complaint, told.get("errors", [])), told["detail"]]
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServerError(words.NO_SERVER.format(url=url, why=type(error).__name__)) from None
        except (ValueError, KeyError, AttributeError, TypeError):
            raise ServerError(words.OTHER_SERVER.format(url=url)) from None


def _complaint(one: dict[str, Any]) -> str:
    place = ", ".join(str(part) for part in (f"Row {one['row']}" if "row" in one else "", one.get("field")) if part)
    return f"{place}: {one['detail']}" if place and not one["detail"].startswith("Row ") else one["detail"]


def summary(results: list[Result], *, dry: bool) -> tuple[bool, str]:
    """Return whether nothing was wrong, and what came of an import as a whole."""
    wrong = sum(bool(result.row.mistakes) for result in results)
    if wrong:
        return False, words.refused(wrong, len(results))
    old = sum(result.given_before for result in results)
    return True, (words.would if dry else words.done)(len(results) - old, old)
