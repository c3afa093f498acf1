"""Working hours: when a person may be written to, and when a span of working time ends.

For now everybody works Monday to Friday, 9:00 to 17:30 in their own zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_STARTS = time(9, 0)
DAY_ENDS = time(17, 30)
WORKING_DAYS = frozenset(range(5))
DIGEST_TIME = time(15, 0)


def zone_of(name: str) -> ZoneInfo:
    """Return the zone called `name`; UTC for one that is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _openings(at: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end (UTC) of each working day that ends after `at`."""
    day = at.astimezone(zone).date()
    while True:
        if day.weekday() in WORKING_DAYS:
            start, end = _at(day, DAY_STARTS, zone), _at(day, DAY_ENDS, zone)
            if end > at:
                yield start, end
        day += timedelta(days=1)


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def next_open(at: datetime, zone: str) -> datetime:
    """Return `at` if it falls in working hours, else the start of the next working day (UTC)."""
    start, _ = next(_openings(at, zone_of(zone)))
    return max(at, start)


def is_open(at: datetime, zone: str) -> bool:
    """Tell whether `at` falls in working hours."""
    return next_open(at, zone) == at


def add_working(at: datetime, span: timedelta, zone: str) -> datetime:
    """Return the instant at which `span` of working time has passed since `at` (UTC).

    A span that ends with the working day ends at that day's end, not at the next day's start.
    """
    for start, end in _openings(at, zone_of(zone)):
        begin = max(at, start)
        if end - begin >= span:
            return begin + span
        span -= end - begin
    raise AssertionError("working days never run out")


def next_morning(at: datetime, zone: str) -> datetime:
    """Return the start of the first working day after the day of `at` (UTC)."""
    place = zone_of(zone)
    today = at.astimezone(place).date()
    return next(start for start, _ in _openings(at, place) if start.astimezone(place).date() > today)


def next_digest(at: datetime, zone: str) -> datetime:
    """Return the first working day's 15:00 after `at` (UTC)."""
    place = zone_of(zone)
    return next(
        moment
        for start, _ in _openings(at, place)
        if (moment := _at(start.astimezone(place).date(), DIGEST_TIME, place)) > at
    )


def end_of_day(day: date, zone: str) -> datetime:
    """Return the end of the working day `day` (UTC): what a due date without an hour means."""
    return _at(day, DAY_ENDS, zone_of(zone))


def default_due(at: datetime, zone: str) -> datetime:
    """Return the end of the fifth working day from `at` (UTC): the span of a task without a due date."""
    openings = _openings(at, zone_of(zone))
    return [next(openings) for _ in range(5)][-1][1]
