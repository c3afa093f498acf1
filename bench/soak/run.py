"""One run on one database: replicas send what is queued and take requests while faults happen, until all is done."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.store.db import open_db
from bench.soak.clock import Clock
from bench.soak.count import Count, count, doubles, left, most_a_minute
from bench.soak.database import Database
from bench.soak.faults import Fault, Scene
from bench.soak.load import Size, queue_notices
from bench.soak.network import Network
from bench.soak.replicas import Replicas, settings_for
from bench.soak.requests import Task, give_tasks, tell_all
from bench.soak.slack import Slack

LOOK = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a run on the database of that name."""

    name: str
    count: Count
    seconds: float
    kills: int
    requests: int
    looked_up: int
    most_a_minute: int
    told: Counter[str]
    finished: bool
    twice: tuple[str, ...]


async def soak(
    database: Database, size: Size, faults: Sequence[Fault], seed: int, tell: Callable[[str], None] = print
) -> Report:
    """Send, take requests, let the faults happen in turn, wait until nothing is left, and count."""
    clock, chance = Clock(time.time(), size.faster), random.Random(seed)
    tasks = await give_tasks(database.url, size.tasks)
    queued = await asyncio.to_thread(queue_notices, database.url, size, clock.now())
    slack = Slack(clock=clock, lag=size.lag, chance=chance)
    network = Network(slack)
    begun = time.monotonic()
    async with network.up():
        replicas = Replicas(settings_for(database.url, network.url), clock, database.replicas)
        scene = Scene(slack=slack, network=network, replicas=replicas, database=database, clock=clock, chance=chance)
        async with replicas.running():
            finished, requests = await _played(scene, size, faults, tasks, tell)
    return Report(
        name=database.name,
        count=await count(database.url, clock, slack, queued, tasks),
        seconds=time.monotonic() - begun,
        kills=replicas.kills,
        requests=requests,
        looked_up=slack.calls.get("conversations.history", 0),
        most_a_minute=most_a_minute(slack.all_posts()),
        told=replicas.told,
        finished=finished,
        twice=tuple(doubles(slack, clock)),
    )


async def _played(
    scene: Scene,
    size: Size,
    faults: Sequence[Fault],
    tasks: Sequence[Task],
    tell: Callable[[str], None],
) -> tuple[bool, int]:
    """Play until all is done, or patience is over. Returns whether it was done, and how many requests were told."""
    telling = asyncio.create_task(_tell(scene, tasks))
    try:
        async with asyncio.timeout(size.patience):
            for place, fault in enumerate(faults, 1):
                await _until_sent(scene.slack, size.notices * place // (len(faults) + 2))
                tell(_line(scene, fault.__name__.replace("_", " ")))
                await fault(scene)
            requests = await telling
            tell(_line(scene, "nothing more goes wrong"))
            await _until_nothing_is_left(scene)
            return True, requests
    except TimeoutError:
        telling.cancel()
        return False, 0


def _line(scene: Scene, what: str) -> str:
    passed = scene.clock.seconds() - scene.clock.epoch
    return f"{scene.database.name}  {passed:>7.0f} s{scene.slack.posts:>8,} posted  {what}"


async def _tell(scene: Scene, tasks: Sequence[Task]) -> int:
    def urls() -> list[str]:
        return [one.url.result() for one in scene.replicas.serving]

    return await tell_all(tasks, urls, scene.chance)


async def _until_sent(slack: Slack, posts: int) -> None:
    while slack.posts < posts:  # noqa: ASYNC110 - it is a number, and tells nobody
        await asyncio.sleep(LOOK / 5)


async def _until_nothing_is_left(scene: Scene) -> None:
    db = open_db(scene.database.url, serve=False)
    try:
        while await db.read(left, scene.clock.now() + timedelta(seconds=1)):  # noqa: ASYNC110 - a table tells nobody
            await asyncio.sleep(LOOK)
    finally:
        await db.close()
