"""Somebody's calendar was read, or could not be."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.preferences import Feed, Learned
from app.core.worktime import Away, AwayBecause
from app.store import people
from app.store.tx import Tx
from app.usecases._replan import replan
from app.usecases.world import Moment

EVERY = timedelta(minutes=30)
FIRST_RETRY = timedelta(minutes=15)
LONGEST_RETRY = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a calendar: its absences, None where it has not changed, or the problem.

    `sealed` is the address it was read from, `zone` the one its days were counted in.
    """

    sealed: str
    zone: str = ""
    absences: tuple[Away, ...] | None = None
    etag: str = ""
    modified: str = ""
    problem: str = ""


def learn_calendar(tx: Tx, moment: Moment, workspace_id: str, person_id: str, reading: Reading) -> None:
    """Keep what a calendar says. Where it could not be read, what it said last stays.

    When another address was named meanwhile, nothing is learned from the one before.
    """
    people.take_turns(tx, workspace_id, {person_id})
    person = people.find(tx, workspace_id, person_id)
    if person is None or person.preferences.calendar != reading.sealed:
        return
    learned = (
        _failed(person.learned, reading, moment.now) if reading.problem else _read(person.learned, reading, moment.now)
    )
    people.learn(tx, workspace_id, person_id, learned)
    if learned.away != person.learned.away:
        replan(tx, moment, workspace_id, person_id)


def _read(learned: Learned, reading: Reading, now: datetime) -> Learned:
    if reading.absences is None:
        return replace(
            learned, feed=replace(learned.feed, read_at=now, next_at=now + EVERY, failing_since=None, problem="")
        )
    others = tuple(span for span in learned.away if span.because is not AwayBecause.CALENDAR)
    feed = Feed(
        read_at=now,
        parsed_at=now,
        next_at=now + EVERY,
        zone=reading.zone,
        etag=reading.etag,
        modified=reading.modified,
    )
    return replace(learned, away=(*others, *reading.absences), feed=feed)


def _failed(learned: Learned, reading: Reading, now: datetime) -> Learned:
    """It is tried less and less often."""
    since = learned.feed.failing_since or now
    pause = min(max(FIRST_RETRY, (now - since) / 2), LONGEST_RETRY)
    feed = replace(learned.feed, failing_since=since, problem=reading.problem, next_at=now + pause)
    return replace(learned, feed=feed)
