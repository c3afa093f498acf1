"""The loop that looks again at what Slack and calendars say of people: ask with no transaction open, then learn."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from app.calendars.fetch import Fetched
from app.core.feed import FeedError, FeedProblem, absences_in
from app.core.people import Person
from app.usecases.learn_calendar import Reading, learn_calendar
from app.usecases.learn_person import find_known, find_watched, learn_person, look_later
from app.usecases.world import OutageError, World

log = structlog.get_logger()
EVERY = 20.0

WHOLE_AFTER = timedelta(days=1)

LookUp = Callable[[str], Awaitable[Person | None]]
Fetch = Callable[[str, str, str], Awaitable[Fetched]]


class Watch:
    """Looks at every status that named no end once its day is over, and reads calendars."""

    def __init__(self, world: World, look_up: LookUp, fetch: Fetch) -> None:
        self._world = world
        self._look_up = look_up
        self._fetch = fetch

    async def run(self) -> None:
        """Look until cancelled. A failing round is logged and tried again."""
        while True:
            try:
                await self.round()
            except OutageError:
                pass
            except Exception as error:  # noqa: BLE001 - the loop outlives any one round
                log.error("watch.round_failed", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def round(self) -> int:
        """Look at everybody who is due, all at once. Returns how many."""
        due = await self._world.read(find_watched, self._world.clock())
        await asyncio.gather(*(self._look(workspace_id, person_id) for workspace_id, person_id in due))
        return len(due)

    async def _look(self, workspace_id: str, person_id: str) -> None:
        try:
            await self._look_at(workspace_id, person_id)
        except Exception as error:  # noqa: BLE001 - one that cannot be seen never stops the rest
            log.warning("watch.unseen", person=person_id, error=type(error).__name__)
            await self._world.run(look_later, workspace_id, person_id)

    async def _look_at(self, workspace_id: str, person_id: str) -> None:
        person = await self._world.read(find_known, workspace_id, person_id)
        if person is None:
            return
        look_at, now = person.learned.look_at, self._world.clock()
        if look_at is not None and look_at <= now:
            described = await self._look_up(person_id)
            known = described or replace(person, deleted=True)
            await self._world.run(learn_person, workspace_id, known)
        next_at = person.learned.feed.next_at
        if next_at is not None and next_at <= now:
            await self._world.run(learn_calendar, workspace_id, person_id, await self._read(person, now))

    async def _read(self, person: Person, now: datetime) -> Reading:
        """Read somebody's calendar. Neither its address nor a word of it is logged."""
        sealed, zone = person.preferences.calendar, person.zone
        address = self._world.vault.unseal(sealed) if self._world.vault else None
        try:
            if address is None:
                raise FeedError(FeedProblem.SEALED)
            fetched = await self._fetch(address, *_marks(person, now))
            if fetched.feed is None:
                return Reading(sealed=sealed)
            absences = await asyncio.to_thread(absences_in, fetched.feed, zone, now)
        except FeedError as error:
            log.warning("calendar.unread", person=person.id, problem=error.problem.value)
            return Reading(sealed=sealed, problem=error.problem)
        return Reading(sealed=sealed, zone=zone, absences=absences, etag=fetched.etag, modified=fetched.modified)


def _marks(person: Person, now: datetime) -> tuple[str, str]:
    """Return the marks of the version that was read; none once a day, since the days ahead of it are others by then."""
    feed = person.learned.feed
    if feed.parsed_at is None or now - feed.parsed_at >= WHOLE_AFTER or feed.zone != person.zone:
        return "", ""
    return feed.etag, feed.modified
