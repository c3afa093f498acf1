"""Picking what to send: a workspace that has much to send beside one that has little, and many workspaces at once."""

import asyncio
import time
from datetime import timedelta

from app.core.messages import Claimed
from app.core.pacing import A_MINUTE, MOST_A_MINUTE, UNPACED, Pace
from app.delivery import Delivery
from app.usecases.claim_messages import claim_messages
from app.usecases.settle_messages import Result, Sent
from app.usecases.world import Moment
from bench.company import fresh, new_id, now, open_at, queued, world_of
from bench.ratio import Ratio

FEW, MANY, READERS, PICKS = 1_000, 200_000, 500, 60
MINUTES = 2
SENT = 400
A_SECOND = 5


async def measure(urls: dict[str, str]) -> list[Ratio]:
    """Return the ratios of sending."""
    ratios = []
    for name, url in urls.items():
        took = {rows: await _pick(fresh(url, f"lanes_{rows}"), rows) for rows in (FEW, MANY)}
        reached, per_second = await _full_speed(fresh(url, "speed")), await _settled(fresh(url, "settled"))
        ratios += [
            Ratio(name=f"pick with {MANY:,} / {FEW:,} queued in one workspace, {name}", ours=took[MANY],
                  baseline=took[FEW], unit="ms", target=2.0, most=True),
            Ratio(name=f"full speed of one workspace / what the platform takes a minute, {name}", ours=reached,
                  baseline=MOST_A_MINUTE, unit="/min", target=0.95),
            Ratio(name=f"claimed and settled by one replica / one workspace's limit, {name}", ours=per_second,
                  baseline=A_SECOND, unit="/s", target=500),
        ]  # fmt: skip
    return ratios


async def _pick(url: str, rows: int) -> float:
    """Return how many milliseconds one pick takes, the pace kept."""
    await asyncio.to_thread(queued, url, rows, READERS)
    db, begins, spans = open_at(url), now(), []
    for place in range(PICKS):
        moment = Moment(begins + timedelta(seconds=place), new_id)
        begun = time.perf_counter()
        assert await db.run(claim_messages, moment, Pace())
        spans.append(time.perf_counter() - begun)
    await db.close()
    return 1000 * sorted(spans)[PICKS // 2]


async def _full_speed(url: str) -> float:
    """Return how many messages a minute leave a workspace that always has some, looked at five times a second."""
    await asyncio.to_thread(queued, url, MINUTES * MOST_A_MINUTE * 2, MINUTES * MOST_A_MINUTE * 2)
    db, begins, sent = open_at(url), now(), 0
    for place in range(int(MINUTES * A_MINUTE / timedelta(milliseconds=200))):
        moment = Moment(begins + timedelta(milliseconds=200 * place), new_id)
        sent += len(await db.run(claim_messages, moment, Pace()))
    await db.close()
    return sent / MINUTES


async def _settled(url: str) -> float:
    """Return how many messages a second a replica claims and notes as sent, with a platform that takes no time."""
    await asyncio.to_thread(queued, url, SENT, SENT)

    async def send(claimed: Claimed) -> Result:
        return Sent(channel="D1", ts=claimed.id.hex)

    db = open_at(url)
    delivery = Delivery(world_of(db), send, asyncio.Event(), UNPACED)
    begun, done = time.perf_counter(), 0
    while sent := await delivery.send_batch():
        done += sent
    per_second = done / (time.perf_counter() - begun)
    await db.close()
    assert done == SENT
    return per_second
