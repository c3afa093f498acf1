"""Days as people type them: a date, and the days on which a company is closed, one a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_DOTTED = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
_DATE = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})"
_LINE = re.compile(rf"({_DATE})(?:\s*(?:-|–|to|until|\.\.)\s*({_DATE}))?[\s:,]*(.*)", re.IGNORECASE)
LONGEST = timedelta(days=60)


class DaysError(ValueError):
    """A line of days cannot be read: `turned` when it ends before it starts, `long` when it is over 60 days."""

    def __init__(self, line: str, *, turned: bool = False, long: bool = False) -> None:
        super().__init__(line)
        self.line = line
        self.turned = turned
        self.long = long


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days on which nobody in a company works, both ends included."""

    first: date
    last: date
    name: str = ""

    @property
    def days(self) -> Iterable[date]:
        """Every day of it."""
        return (self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1))


def read_date(text: str) -> date | None:
    """Return the date in `text`, written 2026-12-24 or 24.12.2026; None for anything else."""
    try:
        if match := re.fullmatch(_ISO, text.strip()):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(_DOTTED, text.strip()):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def read_closures(text: str) -> tuple[Closure, ...]:
    """Return the closures in `text`, one a line: `2026-12-24 - 2026-12-31 Christmas`. Raises `DaysError`."""
    found = [_closure(line) for line in text.splitlines() if line.strip()]
    return tuple(sorted(found, key=lambda closure: closure.first))


def _closure(line: str) -> Closure:
    match = _LINE.fullmatch(line.strip())
    first = read_date(match[1]) if match else None
    last = read_date(match[2]) if match and match[2] else first
    if match is None or first is None or last is None:
        raise DaysError(line.strip())
    if last < first:
        raise DaysError(line.strip(), turned=True)
    if last - first > LONGEST:
        raise DaysError(line.strip(), long=True)
    return Closure(first=first, last=last, name=match[3].strip())


def write_closures(closures: Iterable[Closure]) -> str:
    """Return closures as `read_closures` reads them."""
    return "\n".join(
        f"{closure.first}{f' - {closure.last}' if closure.last > closure.first else ''} {closure.name}".strip()
        for closure in closures
    )
