"""Absences in a calendar feed (RFC 5545). Nothing in it is trusted: what is costly or odd is left out."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]  # ships no types
from icalendar import Calendar, Event

from app.core.absence import says_absent
from app.core.worktime import DAY, Away, AwayBecause, zone_of

AHEAD = 90 * DAY
HALF_A_DAY = timedelta(hours=4)
MOST_EVENTS = 500
MOST_SERIES = 20
MOST_SPANS = 200
OLDEST_SERIES = date(1990, 1, 1)
_FOLD = re.compile(r"\r?\n[ \t]")
_SUMMARY = re.compile(r"^SUMMARY[^:\n]*:(.*)$", re.MULTILINE)
_UID = re.compile(r"^UID[^:\n]*:(.*)$", re.MULTILINE)
_OUT = re.compile(r"^X-MICROSOFT-CDO-(?:BUSYSTATUS|INTENDEDSTATUS):OOF\s*$", re.MULTILINE)
_COARSE = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
# With these a rule can name a day that never comes, such as 30 February, and the search for it does not end soon.
_SPARSE = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND", "BYEASTER"}
_EVERY_MONTH = range(1, 29)
_MONTHS = range(1, 13)
_ODD = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


class FeedProblem(StrEnum):
    """Why a calendar cannot be read."""

    ADDRESS = "address"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    LARGE = "large"
    REFUSED = "refused"
    TURNS = "turns"
    GARBAGE = "garbage"
    SEALED = "sealed"


class FeedError(Exception):
    """A calendar cannot be read."""

    def __init__(self, problem: FeedProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def absences_in(feed: bytes, zone: str, now: datetime) -> tuple[Away, ...]:
    """Return the absences of the next 90 days in a feed, in order, joined where they overlap.

    All-day events count in `zone`. Raises `FeedError` when it is no calendar, or not a whole one.
    """
    text = _FOLD.sub("", feed.decode("utf-8", errors="replace")).replace("\r\n", "\n")
    if not text.lstrip("\ufeff \n").startswith("BEGIN:VCALENDAR") or not text.rstrip().endswith("END:VCALENDAR"):
        raise FeedError(FeedProblem.GARBAGE)
    place = zone_of(zone)
    spans = (span for series in _series(text) for span in _occurrences(series, place, now))
    return tuple(_joined(sorted(spans)[:MOST_SPANS]))


def _series(text: str) -> Iterator[list[Event]]:
    """Yield the events that may mean an absence, with those that change one of their occurrences."""
    blocks = list(_blocks(text))
    wanted = [block for block in blocks if _may_mean_absence(block)][:MOST_EVENTS]
    uids = dict.fromkeys(_uid(block) for block in wanted)
    by_uid: dict[str, list[Event]] = {uid: [] for uid in uids}
    for block in blocks:
        same = by_uid.get(_uid(block))
        if same is not None and len(same) < MOST_EVENTS and (event := _event(block)) is not None:
            same.append(event)
    recurring = 0
    for events in by_uid.values():
        recurring += any("RRULE" in event for event in events)
        if recurring <= MOST_SERIES:
            yield events


def _blocks(text: str) -> Iterator[str]:
    """Yield the events of a feed as text, each line looked at once; one that has no end is none."""
    begun: list[str] | None = None
    for line in text.splitlines():
        match line.strip():
            case "BEGIN:VEVENT":
                begun = []
            case "END:VEVENT" if begun is not None:
                yield "\n".join(("BEGIN:VEVENT", *begun, "END:VEVENT"))
                begun = None
            case _ if begun is not None:
                begun.append(line)


def _may_mean_absence(block: str) -> bool:
    summary = _SUMMARY.search(block)
    return bool(_OUT.search(block)) or (summary is not None and says_absent(summary[1]))


def _uid(block: str) -> str:
    uid = _UID.search(block)
    return uid[1].strip() if uid else block


def _event(block: str) -> Event | None:
    """Return the event that a block of text is; None for one that cannot be read or would cost too much."""
    try:
        event: Any = Event.from_ical(block)
        return event if isinstance(event, Event) and _is_cheap(event) else None
    except _ODD:
        return None


def _is_cheap(event: Any) -> bool:
    """Whether the occurrences of an event are found soon. Raises what an odd rule raises."""
    rule = event.get("RRULE")
    if rule is None:
        return True
    if isinstance(rule, list) or _day(event["DTSTART"].dt) < OLDEST_SERIES:
        return False
    kind, parts = str(rule["FREQ"][0]).upper(), {str(part).upper() for part in rule}
    steps = all(int(step) >= 1 for step in rule.get("INTERVAL", [1]))
    months = all(int(month) in _MONTHS for month in rule.get("BYMONTH", []))
    if not (kind in _COARSE and steps and months):
        return False
    if "BYDAY" in parts and (
        (kind == "DAILY" and "INTERVAL" in parts) or (kind == "YEARLY" and "BYMONTH" not in parts)
    ):
        return False
    return _comes_soon(kind, parts & _SPARSE, rule.get("BYMONTHDAY", []))


def _comes_soon(kind: str, sparse: set[str], days: list[Any]) -> bool:
    """Whether a rule that names days of the month, and nothing else that is sparse, names one that every month has."""
    if not sparse:
        return True
    return kind in {"MONTHLY", "YEARLY"} and sparse == {"BYMONTHDAY"} and all(int(day) in _EVERY_MONTH for day in days)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _occurrences(events: list[Event], place: ZoneInfo, now: datetime) -> list[tuple[datetime, datetime]]:
    """Return when the events of a series mean an absence; nothing where they make no sense together."""
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    try:
        found = recurring_ical_events.of(calendar).between(now - DAY, now + AHEAD)
        spans = [_span(event, place) for event in found[:MOST_EVENTS] if _means_absence(event)]
    except _ODD:
        return []
    return [(start, end) for start, end in spans if end > max(start, now)]


def _means_absence(event: Any) -> bool:
    """Whether an occurrence means not being at work: out of office, or a day or half of one that is called so."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return False
    if "OOF" in {str(event.get(f"X-MICROSOFT-CDO-{name}", "")).upper() for name in ("BUSYSTATUS", "INTENDEDSTATUS")}:
        return True
    opaque = str(event.get("TRANSP", "OPAQUE")).upper() == "OPAQUE"
    return opaque and says_absent(str(event.get("SUMMARY", ""))) and _is_long(event)


def _is_long(event: Any) -> bool:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return not isinstance(start, datetime) or end - start >= HALF_A_DAY


def _span(event: Any, place: ZoneInfo) -> tuple[datetime, datetime]:
    return _instant(event["DTSTART"].dt, place), _instant(event["DTEND"].dt, place)


def _instant(at: date, place: ZoneInfo) -> datetime:
    """Return a day's beginning, a floating time, or an instant as an instant."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time(0), tzinfo=place)
    return at if at.tzinfo is not None else at.replace(tzinfo=place)


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> Iterator[Away]:
    """Yield sorted spans as absences, those that touch as one."""
    begun: tuple[datetime, datetime] | None = None
    for start, end in spans:
        if begun is not None and start <= begun[1]:
            begun = begun[0], max(begun[1], end)
            continue
        if begun is not None:
            yield Away(start=begun[0], end=begun[1], because=AwayBecause.CALENDAR)
        begun = start, end
    if begun is not None:
        yield Away(start=begun[0], end=begun[1], because=AwayBecause.CALENDAR)
