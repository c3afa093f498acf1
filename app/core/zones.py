"""Time zones as people type them: by name or by a city of theirs, never as an offset."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

MOST_NEAR = 3
_AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class ZoneError(ValueError):
    """There is no such zone. `near` are those that may have been meant; `offset` for an offset such as UTC+2."""

    def __init__(self, text: str, near: tuple[str, ...], *, offset: bool) -> None:
        super().__init__(text)
        self.near = near
        self.offset = offset


@cache
def _zones() -> Mapping[str, str]:
    """Return every zone of a place, by its name without case, and UTC."""
    places = sorted(name for name in available_timezones() if name.partition("/")[0] in _AREAS and "/" in name)
    return {name.casefold(): name for name in ("UTC", *places)}


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """Return the zones by the last part of their names."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _zones().values():
        city = name.rpartition("/")[2].replace("_", " ").casefold()
        found[city] = (*found.get(city, ()), name)
    return found


def zone_named(text: str) -> str:
    """Return the name of the zone that was typed: `Europe/Berlin`, `europe/berlin`, `Berlin`. Raises `ZoneError`."""
    typed = " ".join(text.split())
    if exact := _zones().get(typed.replace(" ", "_").casefold()):
        return exact
    city = typed.replace("_", " ").casefold()
    named = _cities().get(city, ())
    if len(named) == 1:
        return named[0]
    offset = bool(re.fullmatch(r"(?:utc|gmt|etc/gmt)?\s*[-+−]\s*\d.*|[A-Za-z]{2,4}T|GMT", typed, re.IGNORECASE))
    close = get_close_matches(city.rpartition("/")[2], _cities(), n=MOST_NEAR)
    near = named or tuple(name for known in close for name in _cities()[known])
    raise ZoneError(text, near[:MOST_NEAR], offset=offset)
