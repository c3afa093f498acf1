"""Working time: when a person may be written to, and when a span of it ends. Zones by name, never by offset."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.daysoff import NONE, public_holidays

DAY = timedelta(days=1)
NOON = time(12)
HORIZON = 800  # days; who has no working hours within them is taken to work as most people do


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Working hours that begin on one day; ending no later than they start, they run over midnight."""

    start: time
    end: time


Week = tuple[tuple[Shift, ...], ...]
USUAL_DAY = (Shift(start=time(9), end=time(17, 30)),)
USUAL_WEEK: Week = (USUAL_DAY,) * 5 + ((),) * 2


class AwayBecause(StrEnum):
    """Where an absence is known from."""

    SET = "set here"
    PAUSED = "paused"
    STATUS = "Slack status"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A time somebody is not at work, half-open."""

    start: datetime
    end: datetime
    because: AwayBecause


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When somebody works: zone (IANA name), hours of the seven days from Monday, days off, absences.

    `holidays` is a code such as `DE-BY`, or `none`; `first_day` is the first working day, on which nothing is sent.
    """

    zone: str = "UTC"
    week: Week = USUAL_WEEK
    holidays: str = NONE
    days_off: frozenset[date] = frozenset()
    away: tuple[Away, ...] = ()
    first_day: date | None = None


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """Return the zone called `name`; UTC for one that is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def is_day_off(day: date, schedule: Schedule) -> bool:
    """Whether `day` is a holiday or a company's day off, or before somebody's second working day."""
    begins = schedule.first_day is not None and day <= schedule.first_day
    return begins or day in schedule.days_off or day in public_holidays(schedule.holidays, day.year)


def _shifts(first: date, schedule: Schedule) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield day, start and end (UTC) of every shift from that day on, holidays left out, absences not."""
    zone, day = zone_of(schedule.zone), first
    for _ in range(HORIZON):
        if _exists(day, zone) and not is_day_off(day, schedule):
            for shift in schedule.week[day.weekday()]:
                start = _at(day, shift.start, zone)
                end = _at(day if shift.end > shift.start else day + DAY, shift.end, zone)
                if end > start:
                    yield day, start, end
        day += DAY
    yield from _shifts(day, Schedule(zone=schedule.zone))


@lru_cache(maxsize=4096)
def _exists(day: date, zone: ZoneInfo) -> bool:
    """Whether there is such a day in `zone`: a place that moves across the date line leaves one out."""
    return _at(day, NOON, zone).astimezone(zone).date() == day


@lru_cache(maxsize=16384)
def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _openings(at: datetime, schedule: Schedule) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield day, start and end (UTC) of each piece of working time that ends after `at`."""
    first = at.astimezone(zone_of(schedule.zone)).date() - DAY
    away = sorted(schedule.away, key=lambda span: span.start)
    for day, start, end in _shifts(first, schedule):
        for begin, until in _without(start, end, away):
            if until > at:
                yield day, begin, until


def _without(start: datetime, end: datetime, away: Iterable[Away]) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is left of a shift when the absences, sorted, are taken out."""
    for span in away:
        if span.end <= start or span.start >= end:
            continue
        if span.start > start:
            yield start, span.start
        start = max(start, span.end)
        if start >= end:
            return
    yield start, end


def next_open(at: datetime, schedule: Schedule) -> datetime:
    """Return `at` if it falls in working hours, else the next instant that does (UTC)."""
    _, start, _ = next(_openings(at, schedule))
    return max(at, start)


def back_at(at: datetime, schedule: Schedule) -> datetime | None:
    """Return when somebody is back who is away at that instant for a day or longer; None where they are not."""
    back, otherwise = next_open(at, schedule), next_open(at, replace(schedule, away=()))
    return back if back - otherwise >= DAY else None


def working_day(at: datetime, schedule: Schedule) -> date:
    """Return the day to which `at` belongs: that of the calendar, or the one on which a shift over midnight began."""
    zone = zone_of(schedule.zone)
    today = at.astimezone(zone).date()
    before = today - DAY
    over = (shift for shift in schedule.week[before.weekday()] if shift.end <= shift.start)
    return (
        before
        if any(at < _at(today, shift.end, zone) for shift in over) and not is_day_off(before, schedule)
        else today
    )


def is_open(at: datetime, schedule: Schedule) -> bool:
    """Tell whether `at` falls in working hours."""
    return next_open(at, schedule) == at


def add_working(at: datetime, span: timedelta, schedule: Schedule) -> datetime:
    """Return the instant at which `span` of working time has passed since `at` (UTC).

    A span that ends with a shift ends at that shift's end, not at the next one's start.
    """
    for _, start, end in _openings(at, schedule):
        begin = max(at, start)
        if end - begin >= span:
            return begin + span
        span -= end - begin
    raise AssertionError("working time never runs out")


def worked(since: datetime, until: datetime, schedule: Schedule) -> timedelta:
    """Return how much working time lies between the two."""
    total = timedelta(0)
    for _, start, end in _openings(since, schedule):
        if start >= until:
            return total
        total += max(min(end, until) - max(start, since), timedelta(0))
    raise AssertionError("working time never runs out")


def is_late(due_at: datetime, now: datetime, schedule: Schedule) -> bool:
    """Whether something is more than a working day past its time, as after an outage or an absence."""
    return worked(due_at, now, schedule) > day_length(schedule)


def day_length(schedule: Schedule) -> timedelta:
    """Return how long an average working day of somebody is."""
    days = [shifts for shifts in schedule.week if shifts] or [USUAL_DAY]
    return sum((length(shift) for shifts in days for shift in shifts), timedelta(0)) / len(days)


def length(shift: Shift) -> timedelta:
    """Return how long a shift is by the clock on the wall."""
    start, end = (timedelta(hours=clock.hour, minutes=clock.minute) for clock in (shift.start, shift.end))
    return end - start + (DAY if end <= start else timedelta(0))


def _days(at: datetime, schedule: Schedule) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield each working day from that of `at` on, with its first start and its last end (UTC)."""
    for day, pieces in groupby(_openings(at, schedule), key=lambda piece: piece[0]):
        spans = list(pieces)
        yield day, spans[0][1], spans[-1][2]


def next_morning(at: datetime, schedule: Schedule) -> datetime:
    """Return the start of the first working time on a later working day than that of `at` (UTC)."""
    today = working_day(at, schedule)
    return next(start for day, start, _ in _days(at, schedule) if day > today)


def add_working_days(at: datetime, days: int, schedule: Schedule) -> datetime:
    """Return the same hour on the `days`-th working day after that of `at` (UTC), drawn into that day's hours."""
    zone, today = zone_of(schedule.zone), working_day(at, schedule)
    local = at.astimezone(zone)
    later = (found for found in _days(at, schedule) if found[0] > today)
    day, start, end = next(islice(later, days - 1, None))
    return min(max(_at(day + (local.date() - today), local.time(), zone), start), end)


BEFORE_THE_END = timedelta(minutes=15)


def next_at(at: datetime, clocks: Iterable[time], schedule: Schedule) -> datetime:
    """Return the next instant after `at` (UTC) at which one of `clocks` comes round on a working day.

    A clock outside that day's hours is drawn into them: who stops at 13:00 is written to at 12:45, not at 15:00.
    There is at least one clock.
    """
    zone, wanted = zone_of(schedule.zone), tuple(clocks)
    assert wanted, "no time of day comes round"
    for day, start, end in _days(at - DAY, schedule):
        last = max(start, end - BEFORE_THE_END)
        drawn = sorted(_drawn(day, clock, start, last, zone) for clock in wanted)
        for moment in (next_open(one, schedule) for one in drawn):
            if moment > at:
                return moment
    raise AssertionError("working days never run out")


def _drawn(day: date, clock: time, start: datetime, last: datetime, zone: ZoneInfo) -> datetime:
    """Return when `clock` is on a working day from `start` to `last`, drawn into it; a night has it after midnight."""
    before, after = _at(day, clock, zone), _at(day + DAY, clock, zone)
    return after if before < start < after <= last else min(max(before, start), last)


def end_of_day(day: date, schedule: Schedule) -> datetime:
    """Return the end of the working day `day` (UTC): what a due date without an hour means."""
    shifts = schedule.week[day.weekday()] or USUAL_DAY
    last = max(shifts, key=lambda shift: shift.start)
    return _at(day if last.end > last.start else day + DAY, last.end, zone_of(schedule.zone))


def default_due(at: datetime, schedule: Schedule) -> datetime:
    """Return the end of the fifth working day from `at` (UTC): the span of a task without a due date."""
    _, _, end = next(islice(_days(at, schedule), 4, None))
    return end
