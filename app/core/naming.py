"""Names people type or that were found: items one a line, versions of a process."""

import re
from collections.abc import Mapping

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS
from app.core.extraction import Extraction


def names_of(found: Extraction) -> tuple[str, ...]:
    """Return what the items found are called, in order, each once, at most 60."""
    return unique([item.text.replace("*", "")[:MAX_ITEM_NAME] for item in found.items])[:MAX_ITEMS]


def unique(names: list[str]) -> tuple[str, ...]:
    """Return `names` without blanks and without a second one that differs only in case or spacing."""
    seen: dict[str, str] = {}
    for name in names:
        if key := " ".join(name.split()).casefold():
            seen.setdefault(key, " ".join(name.split()))
    return tuple(seen.values())


def items_from_lines(lines: str) -> tuple[str, ...]:
    """Return the items a person typed or left in a form, one a line."""
    return unique([re.sub(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", "", line) for line in lines.splitlines()])


def definitions_from(lines: str, names: Mapping[int, str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return what lines such as "price: net, per year" define, by the number of the item, and what names no item.

    A name may hold colons itself; a line without a definition defines nothing.

    >>> definitions_from("Price: net, per year\\nk: v:\\nrent: 3", {1: "price", 2: "k: v"})
    ({1: 'net, per year'}, ('rent',))
    """
    known = sorted(((name.casefold(), number) for number, name in names.items()), key=lambda pair: -len(pair[0]))
    found: dict[int, str] = {}
    unknown = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        match = next(((name, n) for name, n in known if re.match(rf"{re.escape(name)}\s*:", line.casefold())), None)
        if match is None:
            unknown.append(line.partition(":")[0].strip())
        elif definition := line[len(match[0]) :].lstrip().removeprefix(":").strip():
            found[match[1]] = definition
    return found, tuple(unknown)


def versions_from(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the versions of a process a manager named: one a line, or split at "or"; stages split at commas.

    >>> versions_from("CV, test, interview, or CV, test, trial day")
    (('CV', 'test', 'interview'), ('CV', 'test', 'trial day'))
    """
    runs = [run for line in text.splitlines() for run in re.split(r"[;,]?\s+or\s+|;", line)]
    versions = (unique(re.split(r"\s*(?:,|→|->|>)\s*", run.strip(" .,"))) for run in runs)
    return tuple(version for version in versions if version)
