"""Hours as people type them: a week on one line, times of the day, a span. Reading and writing are inverse."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from itertools import groupby

from app.core.worktime import DAY, Shift, Week, length

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NO_CLOCKS = "off"
LONGEST_SHIFT = timedelta(hours=14)
MOST_CLOCKS = 4

_FULL = (
    ("monday", "montag"),
    ("tuesday", "dienstag"),
    ("wednesday", "mittwoch"),
    ("thursday", "donnerstag"),
    ("friday", "freitag"),
    ("saturday", "samstag"),
    ("sunday", "sonntag"),
)
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?h?\s*(am|pm)?"
_HOURS = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}", re.IGNORECASE)
_DAYS = re.compile(r"([^\W\d_]{2,})\.?(?:\s*-\s*([^\W\d_]{2,})\.?)?")
_ONE_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_DASHES = re.compile(r"[–—−]|\b(?:to|until|bis)\b")
_BETWEEN = re.compile(r"[\s,;:+/&]*")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|min|minutes?|h|hours?|d|days?)", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(hours=8)}


class WeekFlaw(StrEnum):
    """What is wrong with hours that were typed."""

    UNREAD = "unread"
    NO_CLOCK = "no clock"
    NO_SPAN = "no span"
    NO_DAY = "no day"
    NO_HOURS = "no hours"
    NO_SUCH_HOUR = "no such hour"
    TOO_LONG = "too long"
    OVERLAP = "overlap"
    TOO_MANY = "too many"


class WeekError(ValueError):
    """Hours cannot be read. `at` is the piece of the text that is meant."""

    def __init__(self, flaw: WeekFlaw, at: str = "") -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.at = at.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A part of the text: the days it names, or the hours."""

    text: str
    days: tuple[int, ...] = ()
    shift: Shift | None = None


def read_week(text: str) -> Week:
    """Return the week that `text` describes, such as `Mon-Thu 9:00-17:30, Fri 9-13` or `Mon-Fri 22-6`.

    Days apply to all the hours after them, until other days are named. Raises `WeekError`.
    """
    week: list[list[Shift]] = [[] for _ in DAY_NAMES]
    days: list[int] = []
    named, filled = "", True
    for piece in _pieces(text):
        if piece.shift is None:
            days = [*([] if filled else days), *piece.days]
            named, filled = piece.text, False
        elif not days:
            raise WeekError(WeekFlaw.NO_DAY, piece.text)
        else:
            filled = True
            for day in dict.fromkeys(days):
                week[day].append(piece.shift)
    if not filled:
        raise WeekError(WeekFlaw.NO_HOURS, named)
    if not any(week):
        raise WeekError(WeekFlaw.NO_DAY)
    return _checked(tuple(tuple(sorted(shifts, key=lambda shift: shift.start)) for shifts in week))


def _pieces(text: str) -> Iterator[_Piece]:
    """Take the text apart from left to right; whatever is no day and no hours is an error."""
    line = _DASHES.sub("-", text)
    place = _end(_BETWEEN.match(line))
    while place < len(line):
        if hours := _HOURS.match(line, place):
            yield _Piece(text=hours[0], shift=_shift(hours))
        elif days := _DAYS.match(line, place):
            yield _Piece(text=days[0], days=_span_of_days(days))
        else:
            raise WeekError(WeekFlaw.UNREAD, re.split(r"[,;\n]", line[place:])[0])
        place = _end(_BETWEEN.match(line, _end(hours or days)))


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _span_of_days(match: re.Match[str]) -> tuple[int, ...]:
    first = _day(match[1], match[0])
    last = first if match[2] is None else _day(match[2], match[0])
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _day(name: str, piece: str) -> int:
    for number, names in enumerate(_FULL):
        if any(full.startswith(name.casefold()) for full in names):
            return number
    raise WeekError(WeekFlaw.UNREAD, piece)


def _shift(match: re.Match[str]) -> Shift:
    start, end = _clock(*match.group(1, 2, 3), piece=match[0]), _clock(*match.group(4, 5, 6), piece=match[0])
    if start == end:
        raise WeekError(WeekFlaw.NO_SUCH_HOUR, match[0])
    made = Shift(start=start, end=end)
    if length(made) > LONGEST_SHIFT:
        raise WeekError(WeekFlaw.TOO_LONG, match[0])
    return made


def _clock(hour: str, minute: str | None, half: str | None, *, piece: str) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            raise WeekError(WeekFlaw.NO_SUCH_HOUR, piece)
        hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
    if hours == 24 and minutes == 0:
        return time(0)
    if hours > 23 or minutes > 59:
        raise WeekError(WeekFlaw.NO_SUCH_HOUR, piece)
    return time(hours, minutes)


def _checked(week: Week) -> Week:
    """Return `week` if no two of its shifts overlap; one that runs over midnight reaches into the next day."""
    spans = sorted(
        (number * DAY + _since_midnight(shift), number * DAY + _since_midnight(shift) + length(shift), number)
        for number, shifts in enumerate(week)
        for shift in shifts
    )
    first, last = spans[0], spans[-1]
    around = (first[0] + 7 * DAY, first[1] + 7 * DAY, first[2])
    for before, after in zip(spans, [*spans[1:], around], strict=True):
        if before[1] > after[0]:
            raise WeekError(WeekFlaw.OVERLAP, DAY_NAMES[after[2]] if before is not last else DAY_NAMES[first[2]])
    return week


def _since_midnight(shift: Shift) -> timedelta:
    return timedelta(hours=shift.start.hour, minutes=shift.start.minute)


def write_week(week: Week) -> str:
    """Return `week` on one line, as `read_week` reads it."""
    parts = []
    for shifts, days in groupby(range(7), key=lambda day: week[day]):
        numbers = list(days)
        if shifts:
            names = DAY_NAMES[numbers[0]] + (f"-{DAY_NAMES[numbers[-1]]}" if len(numbers) > 1 else "")
            parts.append(f"{names} {' '.join(_write_shift(shift) for shift in shifts)}")
    return ", ".join(parts)


def _write_shift(shift: Shift) -> str:
    return f"{_write_clock(shift.start)}-{_write_clock(shift.end)}"


def _write_clock(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02}"


def read_clocks(text: str) -> tuple[time, ...]:
    """Return the times of day in `text`, such as `10:00, 15:00`; none for `off`. Raises `WeekError`."""
    if text.strip().casefold() in {NO_CLOCKS, "none", "no"}:
        return ()
    found = []
    for part in re.split(r"[,;\s]+(?!(?:am|pm)\b)", text.strip(), flags=re.IGNORECASE):
        match = _ONE_CLOCK.fullmatch(part)
        if match is None:
            raise WeekError(WeekFlaw.NO_CLOCK, part)
        found.append(_clock(*match.group(1, 2, 3), piece=part))
    if len(found) > MOST_CLOCKS:
        raise WeekError(WeekFlaw.TOO_MANY)
    return tuple(sorted(set(found)))


def write_clocks(clocks: Sequence[time]) -> str:
    """Return times of day as `read_clocks` reads them."""
    return ", ".join(_write_clock(clock) for clock in clocks) or NO_CLOCKS


def read_span(text: str) -> timedelta:
    """Return the working time in `text`, such as `30 min`, `2 h` or `1 day` (8 hours). Raises `WeekError`."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise WeekError(WeekFlaw.NO_SPAN, text)
    try:
        return _UNITS[match[2][0].casefold()] * float(match[1].replace(",", "."))
    except OverflowError:
        raise WeekError(WeekFlaw.NO_SPAN, text) from None


def write_span(span: timedelta) -> str:
    """Return working time as `read_span` reads it."""
    minutes = round(span / timedelta(minutes=1))
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
