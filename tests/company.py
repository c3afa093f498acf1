"""A company to play long spans with: the real store, use cases, ticker and delivery, and a clock turned by hand."""

import asyncio
import contextlib
import heapq
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from app.auditor import Auditor
from app.core.assignment import Assignment, Source
from app.core.checkin import Case
from app.core.events import Event
from app.core.extraction import extract
from app.core.messages import Claimed, Message
from app.core.naming import names_of
from app.core.pacing import UNPACED
from app.core.people import Consent, Person
from app.core.worktime import is_open
from app.delivery import Delivery
from app.store import checkins, people
from app.store.db import Db, open_db
from app.store.tx import Tx
from app.ticker import Ticker
from app.usecases.change_settings import Filling, change_settings
from app.usecases.claim_messages import next_message
from app.usecases.register_assignment import register_assignment
from app.usecases.settle_messages import Permanent, Result, Sent
from app.usecases.take_event import take_event
from app.usecases.wake_due import next_wake
from app.usecases.wake_duties import next_duty
from app.usecases.world import Outcome, World
from app.wiring import new_id

WORKSPACE = "T0COMPANY"
NEVER = datetime.max.replace(tzinfo=UTC)
Act = Callable[[], Awaitable[None]]
Due = tuple[datetime, datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message as it reached somebody: `fresh` unless it replaced one that stood there.

    `own` when its reader did something at that very instant; `in_hours` when it was their working time.
    """

    at: datetime
    to: str
    message: Message
    task: UUID | None
    fresh: bool
    own: bool
    in_hours: bool
    zone: str
    failed: bool = False

    @property
    def what(self) -> str:
        """The part of its key that says what it is."""
        return self.message.key.partition(":")[0]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.to} {self.message.key}: {self.message.head}"


class Company:
    """Its people are known by name; whoever has `gone` cannot be written to any more."""

    def __init__(self, db: Db, now: datetime) -> None:
        self.now = now
        self.db = db
        self.world = World(db=db, clock=lambda: self.now, new_id=new_id)
        self.ticker = Ticker(self.world)
        self.delivery = Delivery(self.world, self._send, asyncio.Event(), UNPACED)
        self.auditor = Auditor(self.world)
        self.posts: list[Post] = []
        self.people: dict[str, Person] = {}
        self.gone: set[str] = set()
        self._filled: dict[str, dict[str, str]] = {}
        self._acts: set[tuple[str, datetime]] = set()
        self._plans: list[tuple[datetime, int, str, Act]] = []
        self._order = itertools.count()

    # people

    async def hire(self, name: str, zone: str, **filled: str) -> None:
        """Somebody begins: known by the platform, with settings as they filled them in."""
        self.people[name] = Person(id=name, name=name, slack_zone=zone, consent=Consent.NOT_ASKED)
        await self.set(name, **filled)

    async def set(self, name: str, **filled: str) -> None:
        """Somebody changes some of their settings."""
        kept = self._filled.setdefault(name, {})
        kept.update(filled)
        filling = Filling(values=kept, delegate=self.people.get(kept.get("delegate", "")))
        settled = await self.world.run(change_settings, WORKSPACE, self.people[name], filling)
        assert not settled.wrong, settled.wrong
        self.learn(settled.person)

    def learn(self, person: Person) -> None:
        """Take somebody as the store describes them now."""
        self.people[person.id] = person

    def prefer(self, name: str) -> None:
        """Read somebody's settings again."""
        found = self.db.read_now(lambda tx: people.find(tx, WORKSPACE, name))
        assert found is not None
        self.learn(found)

    # tasks

    async def give(self, giver: str, to: str, text: str, **fields: object) -> Case:
        """Somebody gives a task."""
        self.acts(giver)
        found = extract(text)
        assignment = Assignment(
            workspace_id=WORKSPACE,
            source=Source.COMMAND,
            external_id=str(new_id()),
            giver_id=giver,
            assignee_id=to,
            text=text,
            item_names=names_of(found),
        )
        registered = await self.world.run(
            register_assignment,
            replace(assignment, **fields),  # type: ignore[arg-type]  # fields of an assignment
            assignee=self.people[to],
            giver=self.people[giver],
            found=found,
        )
        assert registered.case is not None, (registered.flaws, registered.unfit)
        return registered.case

    async def do(self, task: UUID, event: Event) -> Outcome:
        """Somebody does something to a task."""
        assert event.by is not None
        self.acts(event.by)
        return await self.world.run(take_event, WORKSPACE, task, event)

    def case(self, task: UUID) -> Case:
        """Return a task as the store holds it."""
        case = self.db.read_now(lambda tx: checkins.load(tx, WORKSPACE, task))
        assert case is not None
        return case

    def by_number(self, number: int) -> Case:
        """Return a task by its short number."""
        case = self.db.read_now(lambda tx: checkins.by_number(tx, WORKSPACE, number))
        assert case is not None
        return case

    def acts(self, name: str) -> None:
        """Note that somebody did something at this instant: what answers it may come at once."""
        self._acts.add((name, self.now))

    # time

    def plan(self, at: datetime, who: str, act: Act) -> None:
        """Let somebody do something then."""
        heapq.heappush(self._plans, (max(at, self.now), next(self._order), who, act))

    async def settle(self) -> None:
        """Do and send everything that is due."""
        while await self._round(self.db.read_now(_due)):
            pass

    async def _round(self, due: Due) -> int:
        wake, duty, message = due
        done = await self.ticker.tick() if min(wake, duty) <= self.now else 0
        return done + (await self.delivery.send_batch() if message <= self.now else 0)

    async def wait_until(self, until: datetime) -> None:
        """Turn the clock to `until`, stopping wherever somebody, or the bot by itself, has something to do."""
        while True:
            due = self.db.read_now(_due)
            if (at := min(self._plans[0][0] if self._plans else NEVER, *due)) > until:
                break
            self.now = max(at, self.now)
            acts = 0
            while self._plans and self._plans[0][0] <= self.now:
                await heapq.heappop(self._plans)[-1]()
                acts += 1
            assert await self._round(due) + acts, "something is due and nobody does it"
        self.now = max(until, self.now)

    async def _send(self, claimed: Claimed) -> Result:
        message = claimed.message
        self._note(claimed)
        if message.to in self.gone:
            return Permanent(reason="deactivated", deactivated=True)
        self.receives(self.posts[-1])
        return Sent(channel=message.to, ts=claimed.ts or f"{len(self.posts)}")

    def _note(self, claimed: Claimed) -> None:
        message = claimed.message
        self.posts.append(
            Post(
                at=self.now,
                to=message.to,
                message=message,
                task=claimed.assignment_id,
                fresh=claimed.ts is None,
                own=(message.to, self.now) in self._acts,
                in_hours=is_open(self.now, self.people[message.to].schedule),
                zone=self.people[message.to].zone,
                failed=message.to in self.gone,
            )
        )

    def receives(self, post: Post) -> None:
        """A message is before somebody's eyes; what they make of it is planned here."""

    def to(self, name: str) -> list[Post]:
        """Return what reached somebody."""
        return [post for post in self.posts if post.to == name]


def _due(tx: Tx) -> Due:
    return next_wake(tx) or NEVER, next_duty(tx) or NEVER, next_message(tx) or NEVER


@contextlib.asynccontextmanager
async def opened(database_url: str, now: datetime, kind: type[Company] = Company) -> AsyncIterator[Company]:
    """Open a company on a fresh migrated database."""
    db = open_db(database_url)
    try:
        yield kind(db, now)
    finally:
        await db.close()
