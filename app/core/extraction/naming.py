"""Finding items in a text. Bullets, numbered lists and "Label: a, b and c"; it proposes, people decide."""

import re

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, Archetype

_BULLET = re.compile(r"^\s*(?:[-*•–◦→]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?P<item>\S.*)$")
_LABEL = re.compile(
    r"\b(?:parameters?|params|inputs|variables|assumptions|metrics|numbers|stages|steps|phases|rounds|sections|"
    r"topics|deliverables|questions|criteria|requirements|options|items)\s*(?::|\bare\b)\s*(?P<list>[^.\n]+)",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(r"\s+[-–]\s+|:\s|\s[(\[]|;|→")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:(?:and|or|&)\s+)?|\s+(?:and|or|&)\s+")
_STATED = re.compile(r"(?:about|around|~|roughly)?\s*\b(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|"
                     r"eleven|twelve)\s+(?:\w+\s+)?(?:parameters|inputs|variables|numbers|items|stages|steps)\b",
                     re.IGNORECASE)  # fmt: skip
_NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_PROCESS = re.compile(
    r"\bhow (?:long|many (?:\w+ )?(?:hours|days|weeks))\b|\bestimate\b.{0,40}\b(?:hours|effort|time)\b",
    re.IGNORECASE | re.DOTALL,
)
_ESTIMATE = re.compile(r"\b(?:estimat\w*|parameters?|forecast\w*|guess(?:es)?)\b", re.IGNORECASE)
_ITEM_WORDS_LIMIT = 9


def find_items(text: str) -> tuple[str, ...]:
    """Return the names of the items `text` lists, in order, each once, at most 60."""
    listed = [_head(match["item"]) for line in text.splitlines() if (match := _BULLET.match(line))]
    labelled = [part for match in _LABEL.finditer(text) for part in _split(match["list"])]
    return unique(listed if len(listed) > 1 else labelled)[:MAX_ITEMS]


def _head(item: str) -> str:
    return _HEAD_ENDS.split(item.strip(), maxsplit=1)[0].strip(" .;,*_`")[:MAX_ITEM_NAME]


def _split(run: str) -> list[str]:
    parts = [part.strip(" .;,*_`") for part in _BETWEEN.split(run)]
    kept = [part for part in parts if part and part.casefold() not in {"etc", "so on"}]
    short = all(len(part.split()) <= _ITEM_WORDS_LIMIT for part in kept)
    return kept if len(kept) > 1 and short else []


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


def stated_count(text: str) -> int | None:
    """Return how many items `text` says there are ("ten parameters", "~10 inputs"), or None."""
    if not (match := _STATED.search(text)):
        return None
    word = match["count"].casefold()
    return int(word) if word.isdigit() else _NUMBER_WORDS.index(word)


def archetype_of(text: str, item_count: int) -> Archetype:
    """Return the kind of work `text` asks for; unsure means OTHER, which brings only the universal questions."""
    if item_count > 1 and _ESTIMATE.search(text):
        return Archetype.PARAMETERS
    return Archetype.PROCESS if item_count <= 1 and _PROCESS.search(text) else Archetype.OTHER


def versions_from(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the versions of a process a manager named: one a line, or split at "or"; stages split at commas.

    >>> versions_from("CV, test, interview, or CV, test, trial day")
    (('CV', 'test', 'interview'), ('CV', 'test', 'trial day'))
    """
    runs = [run for line in text.splitlines() for run in re.split(r"[;,]?\s+or\s+|;", line)]
    versions = (unique(re.split(r"\s*(?:,|→|->|>)\s*", run.strip(" .,"))) for run in runs)
    return tuple(version for version in versions if version)
