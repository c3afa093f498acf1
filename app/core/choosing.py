"""What is filled in about time, by a person or an administrator, read into what is kept, or what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

from app.core.caps import Caps
from app.core.daylists import Closure, read_closures, read_date
from app.core.daysoff import region_of
from app.core.people import Person, Unfit, unfit_to_decide
from app.core.preferences import Preferences, Reminders, Workplace
from app.core.week import read_clocks, read_span, read_week
from app.core.worktime import DAY, Away, AwayBecause, zone_of
from app.core.zones import zone_named

T = TypeVar("T")
Values = Mapping[str, str | None]
FARTHEST = 400 * DAY
LONGEST_PAUSE = 180 * DAY
USUAL_PAUSE = 28 * DAY
LEAST_GRACE, MOST_GRACE = timedelta(minutes=30), timedelta(hours=16)
LEAST_BETWEEN, MOST_BETWEEN = timedelta(minutes=15), timedelta(hours=8)
CAP_BOUNDS: Mapping[str, tuple[int, int]] = {
    "cards_a_task": (1, 10),
    "cards_a_day": (1, 8),
    "cards_a_week": (1, 30),
    "interruptions_a_day": (1, 12),
}


class ChoiceFlaw(StrEnum):
    """What is wrong with something that was chosen."""

    NO_DATE = "no date"
    HALF = "half"
    BACKWARDS = "backwards"
    PAST = "past"
    TOO_FAR = "too far"
    OUT_OF_BOUNDS = "out of bounds"


class ChoiceError(ValueError):
    """Something cannot be chosen. `least` and `most` are the bounds, where there are any."""

    def __init__(self, flaw: ChoiceFlaw, least: object = "", most: object = "") -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.least = least
        self.most = most


class ReactionError(ValueError):
    """There is no reaction of that name."""


class DelegateError(ValueError):
    """Somebody cannot decide in another's place."""

    def __init__(self, unfit: Unfit) -> None:
        super().__init__(unfit)
        self.unfit = unfit


class WrongError(ValueError):
    """Some fields are wrong; `fields` says what at each."""

    def __init__(self, fields: Mapping[str, ValueError]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class _Reading:
    """Reads field after field and collects what is wrong."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.wrong: dict[str, ValueError] = {}

    def text(self, field: str) -> str:
        return (self._values.get(field) or "").strip()

    def read(self, field: str, read: Callable[[str], T], empty: T) -> T:
        """Return what stands in `field`, or `empty` where nothing does or what does is wrong."""
        text = self.text(field)
        if not text:
            return empty
        try:
            return read(text)
        except ValueError as error:
            self.wrong[field] = error
            return empty

    def done(self) -> None:
        """Raise `WrongError` if anything was wrong."""
        if self.wrong:
            raise WrongError(self.wrong)


def midnight(day: date, zone: str) -> datetime:
    """Return when `day` begins in `zone`."""
    return datetime.combine(day, time(0), tzinfo=zone_of(zone))


def day_of(at: datetime, zone: str) -> date:
    """Return which day `at` is in `zone`."""
    return at.astimezone(zone_of(zone)).date()


def absence_shown(chosen: Preferences, now: datetime) -> Away | None:
    """Return the absence that is set by hand and is not over, the first of several."""
    ahead = [span for span in chosen.away if span.end > now]
    return min(ahead, key=lambda span: span.start, default=None)


def choose(values: Values, person: Person, delegate: Person | None, now: datetime) -> Preferences:
    """Return the preferences of `person` as filled in; what is left empty follows platform and workplace again.

    So does what is left as it was when it followed them. `delegate` is whom the form names, None where the platform
    knows nobody of that id. Raises `WrongError` naming every wrong field.
    """
    reading, workplace = _Reading(values), person.workplace
    zone = reading.read("zone", zone_named, "")
    lives_in = zone or person.slack_zone
    week = reading.read("hours", read_week, None)
    holidays = reading.read("holidays", region_of, "")
    digests = reading.read("digests", read_clocks, None)
    chosen = replace(
        person.preferences,
        zone="" if zone == person.slack_zone else zone,
        week=None if week == workplace.week else week,
        holidays="" if holidays == workplace.holidays else holidays,
        digests=None if digests == workplace.digests else digests,
        reminders=reading.read("reminders", Reminders, Reminders.USUAL),
        away=_absences(reading, person, lives_in, now),
        here_until=_here_until(reading, lives_in, now),
        paused_until=reading.read("pause", lambda text: pause_end(text, lives_in, now), None),
        delegate_id=reading.read("delegate", lambda _: _fit(delegate, person), ""),
        first_day=reading.read("first_day", lambda text: _within_a_year(text, day_of(now, lives_in)), None),
    )
    reading.done()
    return chosen


def _fit(delegate: Person | None, person: Person) -> str:
    if (unfit := unfit_to_decide(delegate, person.id)) or delegate is None:
        raise DelegateError(unfit or Unfit.UNKNOWN)
    return delegate.id


def _date(text: str) -> date:
    found = read_date(text)
    if found is None:
        raise ChoiceError(ChoiceFlaw.NO_DATE)
    return found


def _within_a_year(text: str, today: date) -> date:
    found = _date(text)
    if found - today > FARTHEST:
        raise ChoiceError(ChoiceFlaw.TOO_FAR)
    return found


def _absences(reading: _Reading, person: Person, zone: str, now: datetime) -> tuple[Away, ...]:
    """Return the absences set by hand, the one that was shown replaced by the one filled in."""
    shown = absence_shown(person.preferences, now)
    others = tuple(span for span in person.preferences.away if span is not shown and span.end > now)
    first, last = reading.read("away_from", _date, None), reading.read("away_to", _date, None)
    if {"away_from", "away_to"} & set(reading.wrong) or (first is None and last is None):
        return others
    if first is None or last is None:
        reading.wrong["away_to" if last is None else "away_from"] = ChoiceError(ChoiceFlaw.HALF)
        return others
    today = day_of(now, zone)
    if flaw := _wrong_span(first, last, today):
        reading.wrong["away_to"] = ChoiceError(flaw)
        return others
    span = Away(start=midnight(first, zone), end=midnight(last + DAY, zone), because=AwayBecause.SET)
    return (*others, span)


def _wrong_span(first: date, last: date, today: date) -> ChoiceFlaw | None:
    if last < first:
        return ChoiceFlaw.BACKWARDS
    if last < today:
        return ChoiceFlaw.PAST
    return ChoiceFlaw.TOO_FAR if last - today > FARTHEST else None


def _here_until(reading: _Reading, zone: str, now: datetime) -> datetime | None:
    def read(text: str) -> datetime:
        day = _date(text)
        if flaw := _wrong_span(day, day, day_of(now, zone)):
            raise ChoiceError(flaw)
        return midnight(day + DAY, zone)

    return reading.read("here", read, None)


def pause_end(text: str, zone: str, now: datetime) -> datetime:
    """Return the beginning of the day in `text`, on which a pause ends. Raises `ChoiceError`."""
    day, today = _date(text), day_of(now, zone)
    if day <= today:
        raise ChoiceError(ChoiceFlaw.PAST)
    if day - today > LONGEST_PAUSE:
        raise ChoiceError(ChoiceFlaw.TOO_FAR)
    return midnight(day, zone)


def usual_pause_end(zone: str, now: datetime) -> datetime:
    """Return when a pause ends for which nobody said until when: it is never without an end."""
    return midnight(day_of(now, zone) + USUAL_PAUSE, zone)


def choose_workplace(values: Values, before: Workplace, today: date) -> Workplace:
    """Return what holds for everybody as filled in; an empty field takes what Checkin begins with.

    Raises `WrongError` naming every wrong field.
    """
    reading, usual = _Reading(values), Workplace()
    chosen = replace(
        before,
        week=reading.read("hours", read_week, usual.week),
        holidays=reading.read("holidays", region_of, usual.holidays),
        closures=reading.read("closures", lambda text: _still_ahead(read_closures(text), today), ()),
        digests=reading.read("digests", read_clocks, usual.digests),
        grace=reading.read("grace", lambda text: _span_within(text, LEAST_GRACE, MOST_GRACE), usual.grace),
        caps=_caps(reading, usual.caps),
        reaction=reading.read("reaction", reaction_named, ""),
        manager_field=values["manager_field"] or "" if "manager_field" in values else before.manager_field,
    )
    reading.done()
    return chosen


def reaction_named(text: str) -> str:
    """Return the name of the reaction in `text`, empty for none. Raises `ReactionError`.

    >>> reaction_named(":dart:")
    'dart'
    """
    name = text.strip().strip(":").casefold()
    if name in {"off", "none"}:
        return ""
    if not re.fullmatch(r"[a-z0-9_'+-]{1,100}", name):
        raise ReactionError(name)
    return name


def _still_ahead(closures: tuple[Closure, ...], today: date) -> tuple[Closure, ...]:
    return tuple(closure for closure in closures if closure.last > today - FARTHEST)


def _span_within(text: str, least: timedelta, most: timedelta) -> timedelta:
    span = read_span(text)
    if not least <= span <= most:
        raise ChoiceError(ChoiceFlaw.OUT_OF_BOUNDS, least, most)
    return span


def _caps(reading: _Reading, usual: Caps) -> Caps:
    counts = {name: reading.read(name, partial(_count, name), getattr(usual, name)) for name in CAP_BOUNDS}
    every = reading.read(
        "interruption_every", lambda text: _span_within(text, LEAST_BETWEEN, MOST_BETWEEN), usual.interruption_every
    )
    return replace(usual, **counts, interruption_every=every)


def _count(name: str, text: str) -> int:
    least, most = CAP_BOUNDS[name]
    if not text.isdecimal() or not least <= int(text) <= most:
        raise ChoiceError(ChoiceFlaw.OUT_OF_BOUNDS, least, most)
    return int(text)
