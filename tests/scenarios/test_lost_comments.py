"""Comments that get lost on the way to a tracker, or whose answer does: each stands there once."""

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from app.core.messages import MessageKind
from app.core.pacing import UNPACED
from app.store.tables import outbox
from app.store.tx import Tx
from app.usecases.claim_messages import claim_messages
from app.usecases.settle_messages import TRIES
from tests.databases import on_both_databases, on_one_database
from tests.trackers.boards import Answer, Board, github
from tests.trackers.deliveries import from_github, sample
from tests.trackers.offices import SECRET, Tracked, tracked
from tests.trackers.servers import Asked, HangUpError, serving

pytestmark = on_one_database

Trouble = Callable[[], Answer]


def hung_up() -> Answer:
    """The connection ends without an answer."""
    raise HangUpError


def failed() -> Answer:
    """Something between us and the tracker gave up."""
    return 504, {}, {"message": "Gateway timeout"}


def spent() -> Answer:
    """Enough was asked for now."""
    return 429, {"Retry-After": "600"}, {"message": "API rate limit exceeded"}


def with_a_task(board: Board, asked: Asked) -> Answer:
    """A repository whose only news come by webhook, and one of its issues."""
    return github(board, asked) if asked.path.endswith("/comments") else (200, {}, [])


@contextlib.asynccontextmanager
async def commented(database_url: str) -> AsyncIterator[tuple[Tracked, Board]]:
    """An office that writes comments, a task in it, and where they stand."""
    board = Board(answer=with_a_task)
    async with (
        serving(board.server) as url,
        tracked(database_url, "github", "harbour/model", base_url=url, token="token-1", comments=True) as hub,
    ):
        await hub.match("4101", hub.office.priya)
        await hub.match("4102", hub.office.maya)
        await hub.deliver(*from_github(sample("github", "assigned"), SECRET))
        yield hub, board


async def hold(hub: Tracked) -> None:
    """Priya puts the task on hold, which is told there."""
    await hub.office.priya.run("/checkin hold T-1")
    await hub.office.settle()


def states(hub: Tracked) -> list[Any]:
    """What became of each comment."""
    wanted = select(outbox.c.state).where(outbox.c.kind == MessageKind.COMMENT.value).order_by(outbox.c.id)
    return hub.office.bot.db.read_now(lambda tx: list(tx.scalars(wanted)))


def _tried_seven_times(tx: Tx) -> None:
    tx.execute(update(outbox).where(outbox.c.kind == MessageKind.COMMENT.value).values(attempts=TRIES - 1))


@pytest.mark.parametrize("trouble", [hung_up, failed])
async def test_a_comment_whose_answer_was_lost_is_not_written_again(database_url: str, trouble: Trouble) -> None:
    async with commented(database_url) as (hub, board):
        board.after = trouble
        await hold(hub)
        assert states(hub) == ["new"]
        await hub.office.wait(hours=1)
        assert (len(board.writes), states(hub)) == (1, ["sent"])


@pytest.mark.parametrize("trouble", [hung_up, failed, spent])
async def test_a_comment_that_did_not_arrive_is_written_later(database_url: str, trouble: Trouble) -> None:
    async with commented(database_url) as (hub, board):
        board.before = trouble
        await hold(hub)
        assert board.kept == []
        board.before = None
        await hub.office.wait(hours=1)
        assert (len(board.kept), states(hub)) == (1, ["sent"])


@pytest.mark.parametrize("arrives", [True, False])
@on_both_databases
async def test_a_process_that_dies_while_it_writes_leaves_one_comment(database_url: str, arrives: bool) -> None:
    async with commented(database_url) as (hub, board):
        await hub.office.priya.run("/checkin hold T-1")
        claimed = await hub.office.bot.world.run(claim_messages, UNPACED)
        for one in claimed:
            if one.message.kind is MessageKind.COMMENT and arrives:
                await hub.office.bot.following.comment(one)
        assert len(board.kept) == arrives
        await hub.office.wait(minutes=5)
        assert (len(board.kept), states(hub)) == (1, ["sent"])


async def test_a_tracker_that_stays_down_costs_the_comment_and_not_the_next(database_url: str) -> None:
    async with commented(database_url) as (hub, board):
        board.before = failed
        await hold(hub)
        await hub.office.bot.db.run(_tried_seven_times)
        await hub.office.wait(minutes=5)
        assert (len(board.writes), states(hub)) == (2, ["failed"])
        board.before = None
        await hub.office.priya.run("/checkin resume T-1")
        await hub.office.settle()
        assert (len(board.kept), states(hub)) == (1, ["failed", "sent"])
