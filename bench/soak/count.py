"""What came of a run, counted: in the pretend Slack, in the outbox, in the record."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, or_, select

from app.auditor import Auditor
from app.core.record import EntryName
from app.store import checkins, record
from app.store.db import Db, open_db
from app.store.tables import outbox
from app.store.tx import Tx
from app.usecases.world import World
from bench.company import TEAM, new_id
from bench.soak.clock import Clock
from bench.soak.requests import EDITS, Task, text_after
from bench.soak.slack import Post, Slack

A_MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was to be sent, and what is wrong: each of the numbers after `sent` is to be nought."""

    expected: int
    sent: int
    lost: int
    doubled: int
    out_of_order: int
    misnoted: int
    presses_wrong: int
    edits_wrong: int
    chains_broken: int
    stuck: int

    @property
    def faults(self) -> int:
        """How much is wrong."""
        sending = self.lost + self.doubled + self.out_of_order + self.misnoted
        return sending + self.presses_wrong + self.edits_wrong + self.chains_broken + self.stuck

    @property
    def holds(self) -> bool:
        """Whether all was sent once and in order, and the record and the audit agree."""
        return self.sent == self.expected and not self.faults


def left(tx: Tx, now: datetime) -> int:
    """Return how many messages should have left by now, or are on their way."""
    waits = or_(outbox.c.state == "sending", and_(outbox.c.state == "new", outbox.c.due_at <= now))
    return tx.scalar(select(func.count()).select_from(outbox).where(waits)) or 0


async def count(url: str, clock: Clock, slack: Slack, queued: Collection[str], tasks: Sequence[Task]) -> Count:
    """Count everything. `queued` are the ids of the messages that were there from the beginning."""
    db = open_db(url, serve=False)
    try:
        rows = {str(row.id): row for row in await db.read(_rows)}
        posted = Counter(post.id for post in slack.all_posts() if post.id)
        wanted = {id_ for id_, row in rows.items() if _wanted(row, clock.now())} | set(queued)
        arrived = set(posted) | slack.updated
        return Count(
            expected=len(wanted),
            sent=len(wanted & arrived),
            lost=len(wanted - arrived),
            doubled=posted.total() - len(posted),
            out_of_order=sum(_disorder(posts) for posts in slack.channels.values()),
            misnoted=_misnoted(rows, slack),
            presses_wrong=await db.read(_not_once, tasks),
            edits_wrong=await db.read(_not_last, tasks),
            chains_broken=await db.read(_broken, tasks),
            stuck=await _stuck(db, clock),
        )
    finally:
        await db.close()


def _rows(tx: Tx) -> Sequence[Row[Any]]:
    return list(tx.execute(select(outbox.c.id, outbox.c.state, outbox.c.due_at, outbox.c.ts)))


def _wanted(row: Row[Any], now: datetime) -> bool:
    return row.state in {"sent", "sending", "failed"} or (row.state == "new" and row.due_at <= now)


def _disorder(posts: Sequence[Post]) -> int:
    """Return how many messages of a conversation stand before one that was queued earlier."""
    first = list(dict.fromkeys(post.id for post in posts if post.id))
    return sum(later < earlier for earlier, later in pairwise(UUID(id_) for id_ in first))


def _misnoted(rows: Mapping[str, Row[Any]], slack: Slack) -> int:
    """Return how many messages the outbox has elsewhere than where they stand, or in another state than sent."""
    stands = {(post.id, post.ts) for post in slack.all_posts()}
    ids = {id_ for id_, _ in stands if id_}
    return sum(
        row.state != "sent" or (id_ not in slack.updated and (id_, row.ts) not in stands)
        for id_, row in rows.items()
        if id_ in ids
    )


def _not_once(tx: Tx, tasks: Sequence[Task]) -> int:
    """Return of how many tasks the record does not tell once that the press was heard."""
    names = ([entry.name for entry in record.told(tx, TEAM, task.id)] for task in tasks)
    return sum(told.count(EntryName.ASKED) != 1 for told in names)


def _not_last(tx: Tx, tasks: Sequence[Task]) -> int:
    """Return of how many tasks the text is not what the last edit made of it."""
    cases = (checkins.load(tx, TEAM, task.id) for task in tasks)
    return sum(case is None or case.read(case.checkin.text) != text_after(EDITS) for case in cases)


def _broken(tx: Tx, tasks: Sequence[Task]) -> int:
    """Return of how many tasks the record is not whole, or tells another state than the one that is kept."""
    return sum(not _whole(tx, task.id) for task in tasks)


def _whole(tx: Tx, task: UUID) -> bool:
    case = checkins.load(tx, TEAM, task)
    return case is not None and record.is_intact(tx, TEAM, task) and record.replay(tx, TEAM, task) == case.checkin


async def _stuck(db: Db, clock: Clock) -> int:
    _, found = await Auditor(World(db=db, clock=clock.now, new_id=new_id)).look()
    return len(found)


def doubles(slack: Slack, clock: Clock) -> Iterator[str]:
    """Tell of each message that stands somewhere twice when it was posted, and until when history did not show it."""
    stands: dict[str, list[Post]] = {}
    for post in slack.all_posts():
        stands.setdefault(post.id, []).append(post)
    for id_, posts in stands.items():
        if id_ and len(posts) > 1:
            times = (f"{one.at - clock.epoch:.1f} s (shown {one.shown_at - clock.epoch:.1f} s)" for one in posts)
            yield f"{id_} for {posts[0].channel} at " + ", ".join(times)


def most_a_minute(posts: Sequence[Post]) -> int:
    """Return how many messages at most were posted to one workspace in any minute, by the clock of the run."""
    by_workspace: dict[str, list[float]] = {}
    for post in sorted(posts, key=lambda post: post.at):
        by_workspace.setdefault(post.channel[:5], []).append(post.at)
    return max((_most_within(times) for times in by_workspace.values()), default=0)


def _most_within(times: Sequence[float]) -> int:
    most = first = 0
    for place, at in enumerate(times):
        while times[first] <= at - A_MINUTE:
            first += 1
        most = max(most, place - first + 1)
    return most
