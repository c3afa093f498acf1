"""Public holidays of a country or one of its regions, from the `holidays` library."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

NONE = "none"


class UnknownRegionError(ValueError):
    """There is no such country, or no such region of it. `known` are the codes that may have been meant."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(code)
        self.known = known


@cache
def regions() -> Mapping[str, tuple[str, ...]]:
    """Return every known country's code (ISO 3166-1) with the codes of its regions."""
    return {country: tuple(parts) for country, parts in holidays.list_supported_countries().items()}


def region_of(code: str) -> str:
    """Return `code` as it is kept: `DE`, `DE-BY`, or `none`. Raises `UnknownRegionError`."""
    country, _, region = code.strip().upper().replace("_", "-").partition("-")
    if country in {"", NONE.upper()}:
        return NONE
    if country not in regions():
        near = tuple(sorted(known for known in regions() if known.startswith(country[:1])))
        raise UnknownRegionError(code, near)
    if region and region not in regions()[country]:
        raise UnknownRegionError(code, tuple(f"{country}-{part}" for part in regions()[country]))
    return f"{country}-{region}" if region else country


@cache
def public_holidays(code: str, year: int) -> Mapping[date, str]:
    """Return the holidays of that year with their names; none for a code nobody knows."""
    country, _, region = code.partition("-")
    if country not in regions() or (region and region not in regions()[country]):
        return {}
    return dict(holidays.country_holidays(country, subdiv=region or None, years=year))
