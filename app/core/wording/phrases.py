"""Small turns of phrase that the sentences share: names of tasks, times, spans, lists."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from app.core.assignment import Hours
from app.core.checkin import Case
from app.core.worktime import zone_of

TITLE_LENGTH = 60
_MARKUP = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


def plain(text: str) -> str:
    """Return `text` with the platform's marks for people, channels and links replaced by readable names."""
    return _MARKUP.sub(_readable, text)


def _readable(match: re.Match[str]) -> str:
    name = match["label"] or match["target"]
    return {"@": "@", "#": "#", "!": "@"}.get(match["sign"], "") + name


def shorten(text: str, length: int) -> str:
    """Return `text` on one line, cut at a word to at most `length` characters and marked where cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def title(case: Case) -> str:
    """Return how messages name the task: its short name and the beginning of its text."""
    return f"{case.checkin.ref} “{shorten(plain(case.read(case.checkin.text)), TITLE_LENGTH)}”"


def when(at: datetime, now: datetime, zone: str) -> str:
    """Return `at` as a person in `zone` says it: the hour today, else with the weekday, else with the date."""
    local, today = at.astimezone(zone_of(zone)), now.astimezone(zone_of(zone))
    if local.date() == today.date():
        return f"{local:%H:%M}"
    if timedelta(0) < local.date() - today.date() < timedelta(days=7):
        return f"{local:%a %H:%M}"
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def at_when(at: datetime, now: datetime, zone: str) -> str:
    """Return `at` as it stands in a sentence: "at 14:00", "on Tue 09:00"."""
    said = when(at, now, zone)
    return f"on {said}" if " " in said else f"at {said}"


def dated(at: datetime, zone: str) -> str:
    """Return `at` with its date, whatever day it is read."""
    return when(at, at + timedelta(days=8), zone)


def day(at: datetime, zone: str) -> str:
    """Return the day of `at` as a person in `zone` says it."""
    local = at.astimezone(zone_of(zone))
    return f"{local:%a} {local.day} {local:%b}"


def bin_of(hours: Hours | None) -> str:
    """Return hours at stake as their bin, with the unit; empty when nobody said."""
    return "" if hours is None else f"{hours[0].lower()}{hours[1:]} h"


def about(hours: Hours) -> str:
    """Return hours at stake as an estimate in words: "about 4-10 h", "over 10 h"."""
    return bin_of(hours) if hours in {Hours.UNDER_1, Hours.OVER_10} else f"about {bin_of(hours)}"


def listing(names: Sequence[str]) -> str:
    """Return `names` as "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def capital(name: str) -> str:
    """Return `name` as it begins a line: names of variables stay as they are."""
    return name if "_" in name else name[:1].upper() + name[1:]


def counted(count: int, noun: str) -> str:
    """Return "1 item", "2 items"."""
    return f"{count} {noun}" + ("" if count == 1 else "s")
