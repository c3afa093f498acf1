"""Somebody's hours have changed: what is kept for them comes at other times now."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.core.caps import COUNTED, Caps, Cost, Spent, next_card, next_interruption
from app.core.messages import Claimed
from app.core.people import Person
from app.core.worktime import Schedule, is_open, next_open
from app.store import checkins, outbox, people
from app.store.tx import Tx
from app.usecases._duties import plan_duties
from app.usecases.world import Moment

LATE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many messages are kept for somebody, and when the first of them comes."""

    count: int = 0
    comes_at: datetime | None = None


def replan(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> Held:
    """Give what is kept for somebody, and what is due about them, the time it comes at by their hours and caps now."""
    person = people.find(tx, workspace_id, person_id)
    if person is not None:
        plan_duties(tx, moment, workspace_id, person)
    kept = outbox.kept(tx, workspace_id, person_id, moment.now)
    if person is None or not kept:
        return Held()
    people.take_turns(tx, workspace_id, {person_id})
    times = _move(tx, moment, workspace_id, person, kept)
    return Held(count=len(times), comes_at=min(times))


def catch_up(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> None:
    """Give what should have reached somebody long ago, as after an outage, times within their hours and caps."""
    people.take_turns(tx, workspace_id, {person_id})
    if person := people.find(tx, workspace_id, person_id):
        _move(tx, moment, workspace_id, person, outbox.late_for(tx, workspace_id, person_id, moment.now - LATE))


def _move(tx: Tx, moment: Moment, workspace_id: str, person: Person, rows: Sequence[outbox.Kept]) -> list[datetime]:
    """Give `rows` the times at which they come, one after another, around what was spent and promised."""
    spent = _spent(tx, moment, workspace_id, person, [row.id for row in rows])
    times = []
    for row in rows:
        at = _next(moment.now, row.cost, _as_spent(spent), person.workplace.caps, person.schedule)
        if row.cost in spent:
            spent[row.cost].append(at)
        outbox.move(tx, row.id, at)
        times.append(at)
    return times


def time_for(tx: Tx, moment: Moment, claimed: Claimed, at: datetime) -> datetime:
    """Return when a claimed message goes that cannot go before `at`: in its reader's hours, and by their caps.

    What replies to an act of theirs, and what only replaces a message that stands there, waits for neither.
    """
    message = claimed.message
    waits = not message.replies and claimed.ts is None
    person = people.find(tx, claimed.workspace_id, message.to) if waits else None
    if person is None or (at - claimed.maybe_since <= LATE and is_open(at, person.schedule)):
        return at
    spent = _spent(tx, moment, claimed.workspace_id, person, [claimed.id])
    return _next(at, message.cost, _as_spent(spent), person.workplace.caps, person.schedule)


def _spent(
    tx: Tx, moment: Moment, workspace_id: str, person: Person, but: Container[UUID]
) -> dict[Cost, list[datetime]]:
    """Return what was spent on and promised to somebody, without the messages of the ids in `but`."""
    spent = outbox.spent(tx, workspace_id, {person.id}, moment.now - COUNTED, but=but)[person.id]
    spent[Cost.INTERRUPTION] += checkins.promised(tx, workspace_id, {person.id})[person.id].values()
    return spent


def _as_spent(spent: dict[Cost, list[datetime]]) -> Spent:
    return Spent(cards=tuple(spent[Cost.CARD]), interruptions=tuple(spent[Cost.INTERRUPTION]))


def _next(at: datetime, cost: Cost, spent: Spent, caps: Caps, schedule: Schedule) -> datetime:
    match cost:
        case Cost.CARD:
            return next_card(at, spent, caps, schedule)
        case Cost.INTERRUPTION:
            return next_interruption(at, spent, caps, schedule)
        case Cost.NOTHING:
            return next_open(at, schedule)
