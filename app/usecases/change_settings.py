"""Somebody says how they work; an administrator says what holds for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.core.choosing import Values, WrongError, choose, choose_workplace, day_of
from app.core.people import Person, Unfit, unfit_to_decide
from app.core.preferences import Feed, Learned, Workplace
from app.core.worktime import AwayBecause
from app.store import people
from app.store.tx import Tx
from app.usecases._meeting import meet
from app.usecases._replan import Held, replan
from app.usecases.world import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A calendar's address as it is kept: sealed, and the host that may be shown. Empty: it is forgotten."""

    sealed: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What somebody filled in, with whom they named to decide as the platform describes them.

    `calendar` None leaves theirs as it is.
    """

    values: Values
    delegate: Person | None = None
    calendar: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of it: the person as they stand now and what is kept for them, or what is wrong at each field."""

    person: Person
    held: Held = field(default_factory=Held)
    wrong: Mapping[str, ValueError] = field(default_factory=dict)


def show_settings(tx: Tx, workspace_id: str, looked_up: Person) -> Person:
    """Return somebody with everything they chose; `admin` is the platform's word."""
    known = people.find(tx, workspace_id, looked_up.id)
    if known is None:
        return replace(looked_up, workplace=people.workplace(tx, workspace_id))
    return replace(known, admin=looked_up.admin, slack_zone=looked_up.slack_zone)


def change_settings(tx: Tx, moment: Moment, workspace_id: str, looked_up: Person, filled: Filling) -> Settled:
    """Keep what `looked_up` filled in about themselves, or say what is wrong with it and keep nothing."""
    person = _known(tx, workspace_id, looked_up)
    try:
        chosen = choose(filled.values, person, filled.delegate, moment.now)
    except WrongError as error:
        return Settled(person=person, wrong=error.fields)
    if filled.delegate is not None:
        meet(tx, moment, workspace_id, filled.delegate)
    if filled.calendar is not None:
        chosen = replace(chosen, calendar=filled.calendar.sealed, calendar_host=filled.calendar.host)
        people.learn(tx, workspace_id, person.id, _without_calendar(person.learned, moment.now, filled.calendar))
    people.prefer(tx, workspace_id, person.id, chosen)
    return _settled(tx, moment, workspace_id, person.id)


def _without_calendar(learned: Learned, now: datetime, calendar: Address) -> Learned:
    """Forget what the calendar before said; one that was named now is read at once."""
    away = tuple(span for span in learned.away if span.because is not AwayBecause.CALENDAR)
    return replace(learned, away=away, feed=Feed(next_at=now if calendar.sealed else None))


def pause(tx: Tx, moment: Moment, workspace_id: str, looked_up: Person, until: datetime | None) -> Settled | None:
    """Leave somebody alone until then, or no longer; None when there was no pause to end."""
    person = _known(tx, workspace_id, looked_up)
    before = person.preferences.paused_until
    if until is None and (before is None or before <= moment.now):
        return None
    people.prefer(tx, workspace_id, person.id, replace(person.preferences, paused_until=until))
    return _settled(tx, moment, workspace_id, person.id)


def name_delegate(
    tx: Tx, moment: Moment, workspace_id: str, looked_up: Person, delegate: Person | None
) -> Unfit | None:
    """Let `delegate` decide while somebody is away, None for nobody; return why they cannot."""
    person = _known(tx, workspace_id, looked_up)
    if delegate is not None:
        if unfit := unfit_to_decide(delegate, person.id):
            return unfit
        meet(tx, moment, workspace_id, delegate)
    chosen = replace(person.preferences, delegate_id=delegate.id if delegate else "")
    people.prefer(tx, workspace_id, person.id, chosen)
    return None


def _known(tx: Tx, workspace_id: str, looked_up: Person) -> Person:
    people.remember(tx, workspace_id, looked_up)
    people.take_turns(tx, workspace_id, {looked_up.id})
    person = people.find(tx, workspace_id, looked_up.id)
    assert person is not None
    return person


def _settled(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> Settled:
    held = replan(tx, moment, workspace_id, person_id)
    person = people.find(tx, workspace_id, person_id)
    assert person is not None
    return Settled(person=person, held=held)


def show_workplace(tx: Tx, workspace_id: str) -> Workplace:
    """Return what holds for everybody."""
    return people.workplace(tx, workspace_id)


def change_workplace(tx: Tx, moment: Moment, workspace_id: str, by: Person, values: Values) -> Mapping[str, ValueError]:
    """Keep what an administrator filled in for everybody; return what is wrong at each field, nothing if it is kept."""
    try:
        chosen = choose_workplace(values, people.workplace(tx, workspace_id), day_of(moment.now, by.zone))
    except WrongError as error:
        return error.fields
    people.settle_workplace(tx, workspace_id, chosen)
    for person_id in people.everybody(tx, workspace_id):
        replan(tx, moment, workspace_id, person_id)
    return {}
