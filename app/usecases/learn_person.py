"""Slack says that somebody changed: their name, their zone, their status, or that they are gone."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.core.people import Person
from app.store import people
from app.store.tx import Tx
from app.usecases._leaving import leave
from app.usecases._meeting import meet
from app.usecases._once import take_request
from app.usecases.world import Moment

BATCH = 50
LOOK_AGAIN = timedelta(minutes=15)
KEY = "user_change"


def is_known(tx: Tx, workspace_id: str, person_id: str) -> bool:
    """Whether anything is kept of that person; of nobody else anything is learned."""
    return people.find(tx, workspace_id, person_id) is not None


def learn_person(tx: Tx, moment: Moment, workspace_id: str, described: Person, *, request: str = "") -> None:
    """Keep how somebody known is described now. When their account is gone, each of their check-ins is told.

    Where the same `request` said so before, something later may be known: nothing changes.
    """
    known = people.find(tx, workspace_id, described.id)
    if known is None or not take_request(tx, moment, workspace_id, request, "learn"):
        return
    known = meet(tx, moment, workspace_id, described)
    if not described.deleted:
        return
    unwatched = replace(known.learned, look_at=None, feed=replace(known.learned.feed, next_at=None))
    people.learn(tx, workspace_id, described.id, unwatched)
    leave(tx, moment, workspace_id, described.id, KEY)


def find_watched(tx: Tx, now: datetime) -> list[tuple[str, str]]:
    """Return workspace and person of those whose status or calendar is to be looked at again, at most 50."""
    return people.watched(tx, now, BATCH)


def next_watch(tx: Tx) -> datetime | None:
    """Return when somebody's status or calendar is to be looked at next, or None."""
    return people.next_watch(tx)


def find_known(tx: Tx, workspace_id: str, person_id: str) -> Person | None:
    """Return somebody with what they set and what is learned of them; None for whom nothing is kept."""
    return people.find(tx, workspace_id, person_id)


def look_later(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> None:
    """Put off what was to be looked at and could not be."""
    person = people.find(tx, workspace_id, person_id)
    if person is None:
        return
    later, learned = moment.now + LOOK_AGAIN, person.learned
    look_at = _later(learned.look_at, later)
    feed = replace(learned.feed, next_at=_later(learned.feed.next_at, later))
    people.learn(tx, workspace_id, person_id, replace(learned, look_at=look_at, feed=feed))


def _later(at: datetime | None, later: datetime) -> datetime | None:
    return None if at is None else max(at, later)
