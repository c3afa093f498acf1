"""Lanes: fair between workspaces, in order to each reader, no faster than the platform allows; on both databases."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from app.core.messages import Claimed, Message, MessageKind
from app.core.pacing import Pace
from app.store import outbox
from app.store.db import Db, open_db
from app.store.tx import Tx
from app.usecases.claim_messages import LANES, claim_messages
from app.usecases.settle_messages import RetryLater, Sent, settle_message
from app.usecases.world import Moment
from app.wiring import new_id

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PACE = Pace()
SECOND = timedelta(seconds=1)


async def queue(
    db: Db,
    workspace_id: str,
    *readers: str,
    kind: MessageKind = MessageKind.NOTICE,
    not_before: datetime | None = None,
) -> None:
    """Queue one message for each reader named, in that order."""

    def enqueue(tx: Tx) -> None:
        for reader_id in readers:
            row_id = new_id()
            message = Message(
                kind=kind, key=str(row_id), to=reader_id, about="", head=f"{kind} {row_id}", not_before=not_before
            )
            outbox.enqueue(tx, workspace_id=workspace_id, assignment_id=None, messages=[(row_id, message)], now=NOW)

    await db.run(enqueue)


async def claim(db: Db, now: datetime = NOW) -> list[Claimed]:
    """What leaves at that instant."""
    return await db.run(claim_messages, Moment(now, new_id), PACE)


async def send(db: Db, now: datetime = NOW) -> list[Claimed]:
    """What leaves at that instant, and arrives."""
    claimed = await claim(db, now)
    for one in claimed:
        await db.run(settle_message, Moment(now, new_id), one, Sent(channel="D1", ts=one.id.hex), PACE)
    return claimed


async def test_a_reader_is_written_to_once_a_second_and_in_order(db: Db) -> None:
    await queue(db, "T1", *["U1"] * 3)
    assert len(first := await send(db)) == 1
    assert not await send(db, NOW + SECOND * 0.9)
    assert len(second := await send(db, NOW + SECOND)) == 1
    assert len(third := await send(db, NOW + SECOND * 2)) == 1
    assert first[0].id < second[0].id < third[0].id


async def test_a_workspace_sends_five_at_once_and_then_five_a_second(db: Db) -> None:
    await queue(db, "T1", *(f"U{number}" for number in range(40)))
    assert len(await send(db)) == 5
    assert not await send(db)
    later = [await send(db, NOW + SECOND * 0.21 * place) for place in range(1, 11)]
    assert [len(sent) for sent in later] == [1] * 10


async def test_one_workspace_with_much_to_send_holds_up_no_other(db: Db) -> None:
    await queue(db, "T1", *(f"U{number}" for number in range(100)))
    assert len(await send(db)) == 5
    await queue(db, "T2", "U1")
    assert [one.workspace_id for one in await send(db, NOW + SECOND * 0.3)] == ["T2", "T1"]


async def test_a_message_that_nobody_knows_of_holds_up_its_reader_alone(db: Db) -> None:
    await queue(db, "T1", "U1", "U1", "U2")
    stuck = await claim(db)
    assert [one.message.to for one in stuck] == ["U1", "U2"]
    await queue(db, "T1", "U3", "U2")
    assert [one.message.to for one in await send(db, NOW + SECOND)] == ["U3"]
    again = await send(db, NOW + outbox.LEASE)
    assert [(one.message.to, one.doubtful) for one in again] == [("U1", True), ("U2", True)]


async def test_what_was_kept_for_a_reader_waits_while_another_message_to_them_is_being_sent(db: Db) -> None:
    await queue(db, "T1", "U1", not_before=NOW + SECOND)
    await queue(db, "T1", "U1")
    (first,) = await claim(db)
    assert not await claim(db, NOW + SECOND * 2)
    await db.run(settle_message, Moment(NOW + SECOND * 2, new_id), first, Sent(channel="D1", ts="1"), PACE)
    assert not await claim(db, NOW + SECOND * 2.5)
    (second,) = await send(db, NOW + SECOND * 3)
    assert second.id < first.id


@pytest.mark.parametrize("kept", [True, False])
async def test_workspaces_in_which_nothing_may_leave_hold_up_no_other(db: Db, kept: bool) -> None:
    for number in range(LANES + 5):
        await queue(db, f"T{number:02}", "U1", not_before=NOW + SECOND * 3600 if kept else None)
    stuck = [*await claim(db), *await claim(db, NOW + SECOND)]
    assert len(stuck) == (0 if kept else LANES + 5)
    for number in (0, LANES + 4):
        await queue(db, f"T{number:02}", "U2")
    sent = [one for place in range(2, 5) for one in await send(db, NOW + SECOND * place)]
    assert sorted(one.workspace_id for one in sent) == ["T00", f"T{LANES + 4}"]


async def test_who_is_told_to_wait_waits_as_a_workspace_and_no_other_does(db: Db) -> None:
    await queue(db, "T1", "U1")
    (told,) = await claim(db)
    wait = RetryLater(after=SECOND * 20, reason="ratelimited", told_to_wait=True)
    await db.run(settle_message, Moment(NOW, new_id), told, wait, PACE)
    await queue(db, "T1", "U2")
    await queue(db, "T2", "U1")
    assert [one.workspace_id for one in await send(db, NOW + SECOND * 19)] == ["T2"]
    assert await db.read(outbox.earliest) >= NOW + SECOND * 20
    assert {one.message.to for one in await send(db, NOW + SECOND * 22)} == {"U1", "U2"}


async def test_what_somebody_waits_for_leaves_before_digests(db: Db) -> None:
    await queue(db, "T1", *(f"U{number}" for number in range(8)), kind=MessageKind.DIGEST)
    await queue(db, "T1", "U9", "U8")
    assert [one.message.kind for one in await send(db)] == [MessageKind.NOTICE] * 2 + [MessageKind.DIGEST] * 3


@pytest.mark.databases("postgresql")
async def test_two_replicas_together_keep_the_pace_of_one(database_url: str, db: Db) -> None:
    other = open_db(database_url)
    await queue(db, "T1", *(f"U{number % 60}" for number in range(240)))
    sent: list[tuple[datetime, Claimed]] = []
    for place in range(100):
        now = NOW + SECOND * 0.1 * place
        for claimed in await asyncio.gather(send(db, now), send(other, now)):
            sent += [(now, one) for one in claimed]
    await other.close()
    assert len({one.id for _, one in sent}) == len(sent) == 5 + int(9.9 / PACE.step.total_seconds())
    assert max(Counter((now, one.message.to) for now, one in sent).values()) == 1
