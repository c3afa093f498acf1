"""The trackers that are followed: deliveries come in by the web's door, and polls are made when they are due.

Who people are is asked of Slack and texts are read before a transaction begins; a delivery is answered after it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import httpx
import structlog

from app.core.connection import (
    WEBHOOKS_EVERY,
    Comment,
    Connection,
    MalformedError,
    Mark,
    PollError,
    PollProblem,
    Proof,
    UnverifiedError,
    comment_after,
    lacks_webhooks,
)
from app.core.duties import Due
from app.core.messages import Claimed
from app.core.orders import is_email
from app.core.people import DirectoryError, Person
from app.core.reading import read_task
from app.core.tracking import APART, Sighting, TrackerPerson
from app.core.wording import tracking as words
from app.trackers.client import client_of
from app.trackers.table import TRACKERS
from app.trackers.tracker import Tracker
from app.trackers.webhooks import renew, take_away, target_of
from app.usecases.connect_tracker import SEALS, add_secret, find_connection, forget_tracker, keep_webhooks
from app.usecases.look_for_tasks import end_look, show_look
from app.usecases.poll_tracker import (
    begin_poll,
    end_poll,
    find_comment,
    find_polls,
    find_ready,
    hasten_poll,
    note_refused,
    settle_ready,
)
from app.usecases.settle_messages import Permanent, Result, RetryLater, Sent
from app.usecases.take_tracker_event import Batch, Outcome, show_wanted, take_tracker_event, text_of
from app.usecases.world import OutageError, World

log = structlog.get_logger()
EVERY = 5.0
POLL_SECONDS = 300.0
COMMENT_SECONDS = 45.0  # of a lease of 60, so that no other takes it meanwhile
AGAIN = frozenset({PollProblem.LIMITED, PollProblem.UNREACHABLE, PollProblem.SLOW})

LookUp = Callable[[str], Awaitable[Person | None]]
Reply = tuple[int, str, Mapping[str, str]]


class Following:
    """Takes deliveries, and polls the trackers that have a token."""

    def __init__(
        self,
        world: World,
        *,
        look_up: LookUp,
        find: LookUp,
        transport: Callable[[], httpx.AsyncBaseTransport],
    ) -> None:
        self._world = world
        self._look_up, self._find = look_up, find
        self._transport = transport

    async def run(self) -> None:
        """Poll until cancelled. A failing round is logged and tried again."""
        while True:
            try:
                await self.round()
            except OutageError:
                pass
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("following.round_failed", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def round(self) -> int:
        """Poll every tracker that is due, and take what waited for somebody to be matched. Returns how many."""
        due = await self._world.read(find_polls, self._world.clock())
        polled = await asyncio.gather(*(self._poll(one) for one in due))
        ready = await self._world.read(find_ready)
        for connection_id, listed in ready:
            await self._take(connection_id, (listed.sighting,))
            await self._world.run(settle_ready, connection_id, listed)
        return sum(polled) + len(ready)

    # deliveries

    async def take(self, name: str, connection_id: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Take a delivery and return status, sentence and headers; 200 once what it says is kept."""
        connection = await self._world.read(find_connection, connection_id)
        if connection is None or connection.tracker != name or name not in TRACKERS:
            return 404, words.NOT_CONNECTED, {}
        if offered := TRACKERS[name].greet(headers):
            return await self._keep_offered(connection, offered)
        secret = self._open_all(connection.sealed_secret)
        if not secret:
            return 503, words.NO_KEY, {}
        try:
            proof = TRACKERS[name].verify(headers, body, secret, self._world.clock())
        except UnverifiedError as error:
            log.warning("delivery.refused", connection=connection_id, problem=error.problem.value)
            await self._world.run(note_refused, connection_id, error.problem)
            return 401, words.SIGNATURE[error.problem], {}
        return await self._take_proven(connection, headers, body, proof)

    async def _keep_offered(self, connection: Connection, offered: str) -> Reply:
        """Keep the secret of a new webhook, sealed, and give it back as its tracker expects."""
        if self._world.vault is None:
            return 503, words.NO_KEY, {}
        sealed = self._world.vault.seal(offered)
        await self._world.run(add_secret, connection.id, sealed)
        log.info("delivery.greeted", connection=connection.id)
        return 200, "", {"X-Hook-Secret": offered}

    async def _take_proven(
        self, connection: Connection, headers: Mapping[str, str], body: bytes, proof: Proof
    ) -> Reply:
        try:
            sightings = TRACKERS[connection.tracker].parse(headers, body)
        except MalformedError:
            log.warning("delivery.unreadable", connection=connection.id, delivery=proof.delivery_id)
            return 400, words.UNREADABLE, {}
        try:
            outcome = await self._take(connection.id, sightings, proof=proof)
            if outcome is not Outcome.AGAIN and TRACKERS[connection.tracker].stirs(body):
                await self._world.run(hasten_poll, connection.id, TRACKERS[connection.tracker].doubts(body))
        except Exception as error:  # noqa: BLE001 - the tracker is told to send it again
            log.error("delivery.failed", connection=connection.id, error=type(error).__name__)
            return 503, words.NOT_NOW, {}
        log.info("delivery.taken", connection=connection.id, delivery=proof.delivery_id, outcome=outcome.value)
        return 200, outcome.value, {}

    # polls

    async def _poll(self, due: Due) -> bool:
        connection = await self._world.run(begin_poll, due)
        if connection is None:
            return False
        if connection.ended:
            await self._end(connection, due)
            return True
        problem = None
        try:
            async with asyncio.timeout(POLL_SECONDS):
                problem = await self._poll_projects(connection)
        except PollError as error:
            problem = error
        except TimeoutError:
            problem = PollError(PollProblem.SLOW)
        except Exception as error:  # noqa: BLE001 - one failing tracker never stops the rest
            log.error("poll.failed", connection=connection.id, error=type(error).__name__)
            problem = PollError(PollProblem.STRANGE)
        if problem:
            log.warning("poll.stopped", connection=connection.id, problem=problem.problem.value)
        await self._world.run(end_poll, due, problem)
        return True

    async def _end(self, connection: Connection, due: Due) -> None:
        """Take away the webhooks of a connection that has ended, then forget it; later where that cannot be done now.

        What is not done within an hour is given up: deliveries to no connection are refused.
        """
        tracker, now, problem = TRACKERS[connection.tracker], self._world.clock(), None
        try:
            async with asyncio.timeout(POLL_SECONDS), self._client(connection, tracker) as client:
                await take_away(client, tracker, connection.webhooks)
        except PollError as error:
            problem = error
        except TimeoutError:
            problem = PollError(PollProblem.SLOW)
        if problem:
            log.warning("webhooks.stay", connection=connection.id, problem=problem.problem.value)
        if problem and problem.problem in AGAIN and now - (connection.failing_since or now) < WEBHOOKS_EVERY:
            await self._world.run(end_poll, due, problem)
        else:
            await self._world.run(forget_tracker, connection.id)

    async def _keep_webhooks(self, connection: Connection, client: httpx.AsyncClient) -> None:
        """Make the webhooks that a connection lacks, where others can reach us."""
        tracker, url = TRACKERS[connection.tracker], self._world.public_url
        target = target_of(connection, url)
        if not (tracker.make_webhook and url and lacks_webhooks(connection, target, self._world.clock())):
            return
        webhooks = await renew(client, tracker, connection, target)
        if webhooks.problem:
            log.warning("webhooks.refused", connection=connection.id)
        await self._world.run(keep_webhooks, connection.id, webhooks)

    async def _poll_projects(self, connection: Connection) -> PollError | None:
        """Read every project; what one of them cannot give does not keep the next from being read."""
        tracker = TRACKERS[connection.tracker]
        problem, readable = None, tuple[str, ...]()
        async with self._client(connection, tracker) as client:
            await self._keep_webhooks(connection, client)
            for project in connection.projects:
                found = await tracker.fetch(client, project, connection.mark_of(project), self._world.clock())
                await self._take(connection.id, found.sightings, mark=(project, found.mark))
                problem = problem or found.stopped
                readable += () if found.stopped else (project,)
            if problem is None or problem.problem is PollProblem.NOT_FOUND:
                problem = await self._look_for_tasks(connection, client, readable) or problem
        return problem

    async def _look_for_tasks(
        self, connection: Connection, client: httpx.AsyncClient, readable: tuple[str, ...]
    ) -> PollError | None:
        """Find out which tasks are gone, in projects that can be read: elsewhere nothing follows from their absence."""
        look = await self._world.read(show_look, connection.id, readable, self._world.clock())
        if look is None:
            return None
        tracker = TRACKERS[connection.tracker]
        try:
            for project in dict.fromkeys(task.project for task in look.tasks):
                await tracker.find_project(client, project)
            gone = await tracker.find_gone(client, look.tasks, look.projects) if look.tasks else {}
        except PollError as error:
            return error
        ended = await self._world.run(end_look, connection.id, look, gone)
        if ended:
            log.info("poll.tasks_gone", connection=connection.id, count=ended)
        return None

    def _client(self, connection: Connection, tracker: Tracker) -> httpx.AsyncClient:
        return client_of(connection, tracker, self._open(connection.sealed_token), self._transport())

    def _open_all(self, sealed: str) -> str:
        """Return the secrets that were sealed one by one, one a line."""
        return "\n".join(filter(None, map(self._open, sealed.split(SEALS))))

    def _open(self, sealed: str) -> str | None:
        return self._world.vault.unseal(sealed) if self._world.vault and sealed else None

    # comments

    async def comment(self, claimed: Claimed) -> Result:
        """Write a comment to a task. One that was tried before is looked for first: it may stand there already."""
        assert claimed.assignment_id is not None
        found = await self._world.read(find_comment, claimed.workspace_id, claimed.assignment_id, claimed.message.to)
        if found is None:
            return Permanent(reason=words.NOT_CONNECTED)
        connection, task_id = found
        comment = Comment(
            task_id=task_id,
            link=claimed.message.link,
            text=claimed.message.head,
            key=claimed.id,
            since=(claimed.planned_at or claimed.maybe_since) - APART,
        )
        try:
            await self._write(connection, comment, look_first=claimed.attempts > 1)
        except PollError as error:
            log.warning("comment.refused", connection=connection.id, problem=error.problem.value)
            if error.problem in AGAIN:
                after = comment_after(error, claimed.attempts, self._world.clock())
                return RetryLater(after=after, reason=error.problem.value)
            return Permanent(reason=error.problem.value)
        return Sent(channel=connection.id, ts=claimed.id.hex)

    async def _write(self, connection: Connection, comment: Comment, *, look_first: bool) -> None:
        tracker = TRACKERS[connection.tracker]
        try:
            async with asyncio.timeout(COMMENT_SECONDS), self._client(connection, tracker) as client:
                if not (look_first and await tracker.has_comment(client, comment)):
                    await tracker.comment(client, comment)
        except TimeoutError:
            raise PollError(PollProblem.SLOW) from None

    # both

    async def _take(
        self,
        connection_id: str,
        sightings: tuple[Sighting, ...],
        *,
        proof: Proof | None = None,
        mark: tuple[str, Mark] | None = None,
    ) -> Outcome:
        """Find out what has to be known, then take it in one transaction."""
        wanted = await self._world.read(show_wanted, connection_id, sightings)
        people = {one: await self._look_up(person_id) for one, person_id in wanted.matched.items()}
        people |= {one.id: await self._by_address(one) for one in wanted.unmatched}
        found = {one.external_id: await asyncio.to_thread(read_task, text_of(one)) for one in wanted.new}
        batch = Batch(
            connection_id=connection_id,
            sightings=sightings,
            proof=proof,
            mark=mark,
            people={one: person for one, person in people.items() if person},
            found=found,
            policy=self._world.policy,
        )
        return await self._world.run(take_tracker_event, batch)

    async def _by_address(self, person: TrackerPerson) -> Person | None:
        """Return whose address that is; nobody's where the right to ask was not granted. Raises `DirectoryError`."""
        if not is_email(person.email):
            return None
        try:
            return await self._find(person.email)
        except DirectoryError as error:
            if error.scope:
                return None
            raise
