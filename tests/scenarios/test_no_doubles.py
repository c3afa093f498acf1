"""Whatever happens between a post and its note in the database, a message stands there once."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.messages import Message, MessageKind
from app.core.pacing import UNPACED
from app.delivery import Delivery
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from app.sandbox.workspace import TEAM_ID
from app.settings import Settings
from app.slack.manifest import Mode, manifest
from app.store import outbox
from app.store.db import open_db
from app.store.errors import DatabaseUnavailableError
from app.store.outbox import LEASE
from app.store.tx import Tx
from app.usecases.claim_messages import claim_messages
from app.usecases.settle_messages import Missed, Sent, settle_message
from app.usecases.world import Moment
from app.wiring import new_id, now_utc, running_bot
from tests.core.play import ESSAY_2
from tests.office import Office
from tests.scenarios.test_delivery import states

HISTORY_LAG, CALL = timedelta(seconds=30), timedelta(seconds=10)
only_sqlite = pytest.mark.databases("sqlite")


async def posted_but_unknown(office: Office) -> None:
    """Let the notice to Maya arrive without the bot learning of it."""
    office.sandbox.fail("chat.postMessage", error="internal_error", status=500, after_effect=True)
    await office.give(office.priya, office.maya, ESSAY_2)
    assert states(office) == {"sending": 1, "sent": 1}


@only_sqlite
@pytest.mark.parametrize(
    "fault",
    [
        {"error": "ratelimited", "status": 429, "retry_after": 5},
        {"error": "internal_error", "status": 500},
        {"broken": "before the effect"},
    ],
    ids=["told to wait", "down", "unreachable"],
)
async def test_while_history_cannot_be_read_nothing_is_posted_again(office: Office, fault: dict[str, object]) -> None:
    await posted_but_unknown(office)
    office.sandbox.fail("conversations.history", times=3, **fault)
    for _ in range(5):
        await office.wait(seconds=61)
    assert states(office) == {"sent": 2}
    assert len(office.maya.messages) + len(office.priya.messages) == 2


@only_sqlite
async def test_who_does_not_want_to_be_disturbed_is_not_told_afterwards_what_arrived_before(office: Office) -> None:
    await posted_but_unknown(office)
    for name in ("Maya", "Priya"):
        await office.sandbox.change(name, quiet=(9, 13))
    await office.wait(minutes=2)
    assert states(office) == {"sent": 2}
    assert len(office.maya.messages) + len(office.priya.messages) == 2


@only_sqlite
async def test_a_sender_that_stood_still_too_long_to_be_seen_within_its_lease_posts_nothing(office: Office) -> None:
    await office.bot.world.run(queue, [office.maya.id])
    (claimed,) = await office.bot.world.run(claim_messages, UNPACED)
    office.sandbox.clock.move(LEASE - HISTORY_LAG - CALL + timedelta(seconds=1))
    assert await office.bot.delivery._send(claimed) is None
    assert not office.maya.messages


@only_sqlite
async def test_whose_clock_is_ahead_does_not_post_what_another_is_just_posting(office: Office) -> None:
    world, send = office.bot.world, office.bot.delivery._send
    ahead = replace(world, clock=lambda: office.sandbox.clock.now() + timedelta(minutes=5))
    await world.run(queue, [office.maya.id])
    (posting,) = await world.run(claim_messages, UNPACED)
    (taken,) = await ahead.run(claim_messages, UNPACED)
    missed = await send(taken)
    assert isinstance(missed, Missed)
    await ahead.run(settle_message, taken, missed, UNPACED)
    stands = await send(posting)
    assert isinstance(stands, Sent)
    await world.run(settle_message, posting, stands, UNPACED)
    await office.wait(minutes=10)
    assert states(office) == {"sent": 1}
    assert len(office.maya.messages) == 1


@only_sqlite
async def test_what_stands_there_is_found_by_a_clock_that_was_minutes_ahead(office: Office) -> None:
    await office.bot.world.run(queue, [office.maya.id])
    ahead = replace(office.bot.world, clock=lambda: office.sandbox.clock.now() + timedelta(minutes=40))
    (claimed,) = await ahead.run(claim_messages, UNPACED)
    await office.bot.delivery._send(replace(claimed, claimed_at=office.sandbox.clock.now()))
    await office.wait(minutes=42)
    assert states(office) == {"sent": 1}
    assert len(office.maya.messages) == 1


@only_sqlite
async def test_a_message_that_is_told_to_wait_twenty_times_is_sent_after_all(office: Office) -> None:
    office.sandbox.fail("chat.postMessage", error="ratelimited", status=429, retry_after=5, times=20)
    await office.bot.world.run(queue, [office.maya.id])
    for _ in range(20):
        await office.wait(seconds=6)
    assert states(office) == {"sent": 1}
    assert len(office.maya.messages) == 1


def queue(tx: Tx, moment: Moment, readers: list[str]) -> None:
    """Queue one message for each reader named."""
    for number, reader_id in enumerate(readers):
        message = Message(kind=MessageKind.NOTICE, key=f"n{number}", to=reader_id, about="", head=f"Number {number}.")
        rows = [(moment.new_id(), message)]
        outbox.enqueue(tx, workspace_id=TEAM_ID, assignment_id=None, messages=rows, now=moment.now)


@only_sqlite
async def test_what_cannot_be_noted_as_sent_keeps_no_other_message_from_it(office: Office) -> None:
    world = office.bot.world
    await world.run(queue, [office.maya.id, office.priya.id])

    class Full:
        async def run(self, use_case: Callable[..., Any], *args: Any) -> Any:
            runs.append(use_case)
            if len(runs) in {2, 3}:  # not the claim, but noting one with others, and then by itself
                raise DatabaseUnavailableError("The disk is full.")
            return await world.db.run(use_case, *args)

    runs: list[object] = []
    delivery = Delivery(replace(world, db=Full()), office.bot.delivery._send, asyncio.Event(), UNPACED)
    assert await delivery.send_batch() == 2
    assert states(office) == {"sending": 1, "sent": 1}
    await office.wait(seconds=61)
    assert states(office) == {"sent": 2}
    assert len(office.maya.messages) + len(office.priya.messages) == 2


async def twelve_queued(sandbox: Sandbox, database_url: str) -> list[str]:
    """Queue three messages for each of four readers; these are the readers."""
    readers = [sandbox.person(name).id for name in ("Priya", "Maya", "Finn", "Sam")]
    db = open_db(database_url)
    await db.run(queue, Moment(now_utc(), new_id), readers * 3)
    await db.close()
    return readers


def environment(sandbox: Sandbox, database_url: str) -> dict[str, str]:
    """What a process of the bot is started with."""
    return os.environ | {
        "CHECKIN_DATABASE_URL": database_url,
        "CHECKIN_SLACK_BOT_TOKEN": sandbox.bot_token,
        "CHECKIN_SLACK_APP_TOKEN": sandbox.app_token,
        "CHECKIN_SLACK_API_URL": sandbox.api_url,
    }


@only_sqlite
async def test_a_sender_killed_while_it_posts_loses_nothing_and_posts_nothing_twice(
    database_url: str, tmp_path: Path
) -> None:
    async with Sandbox(manifest=manifest_of(manifest(Mode.SOCKET, "http://127.0.0.1:1"))) as sandbox:
        readers = await twelve_queued(sandbox, database_url)
        sandbox.fail("chat.postMessage", slow_seconds=0.3, times=3)  # of four that leave at once
        serving = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", "serve", env=environment(sandbox, database_url)
        )
        while sandbox.faults.calls:  # noqa: ASYNC110 - a fault that is used up tells nobody
            await asyncio.sleep(0.01)
        serving.send_signal(signal.SIGKILL)
        await serving.wait()
        await asyncio.sleep(0.4)
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        later = timedelta()
        async with running_bot(settings, lambda: now_utc() + later, loops=False, pace=UNPACED) as bot:
            for _ in range(2):  # what is not found is looked for twice
                later += timedelta(seconds=61)
                await bot.settle()
        seen = Counter(message.text for reader in readers for message in sandbox.workspace.im(reader).messages)
        assert seen == {f"Number {number}.": 1 for number in range(12)}
