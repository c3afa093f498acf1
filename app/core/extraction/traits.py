"""Traits of a text from which the kind of work is learnt: its words and their parts, its form, and the word lists."""

import math
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from app.core.assignment import Archetype
from app.core.extraction import quantities
from app.core.extraction.blocks import Blocks
from app.core.extraction.spans import Found
from app.core.extraction.times import moments

WORDS_READ, FIRST_READ = 4000, 120
FEW_WORDS = 80  # a text of fewer known words and parts of words tells that much less
WORDS_WEIGH, LISTS_WEIGH, FORM_WEIGHS = 6.0, 0.12, 0.5
MOST_LISTED = 8.0
_WORD = re.compile(r"[^\W\d_]+")
_MEASURES = {
    "money": quantities.MONEY,
    "people": quantities.PERSONS,
    "volume": quantities.VOLUME,
    "length": quantities.LENGTH,
    "effort": quantities.EFFORT,
    "limit": quantities.LIMIT,
}


def of_words(text: str) -> set[str]:
    """Return the words of a text, their beginnings and ends, and pairs of neighbours."""
    words = _WORD.findall(text[:WORDS_READ].casefold())
    found = {f"{one} {other}" for one, other in pairwise(words)}
    for word in words:
        found.update(_parts(word))
    for word in _WORD.findall(text[:FIRST_READ].casefold()):
        found.update((f"^{word}", f"^{word[:4]}-"))
    return found


def _parts(word: str) -> Iterator[str]:
    yield word
    yield from (f"{word[:length]}-" for length in (4, 5, 6) if len(word) > length)
    if len(word) > 6:
        yield f"-{word[-5:]}"


def of_work(
    text: str, blocks: Blocks, items: Sequence[Found], listed: Mapping[Archetype, float], known: Container[str]
) -> dict[str, float]:
    """Return what tells the kind of work. `listed` is what the word lists say; `known` are the words worth reading."""
    words = [word for word in of_words(text) if word in known]
    each = WORDS_WEIGH / math.sqrt(max(len(words), FEW_WORDS))
    return dict.fromkeys(words, each) | dict(_of_lists(listed)) | _of_form(text, blocks, items) | {"=any": 1.0}


def _of_lists(listed: Mapping[Archetype, float]) -> Iterator[tuple[str, float]]:
    for name, score in listed.items():
        yield f"=lists {name.value}", min(score, MOST_LISTED) * LISTS_WEIGH
    best = max(listed, key=lambda name: listed[name])
    if listed[best] >= LISTS_WEIGH:
        yield f"=best {best.value}", FORM_WEIGHS


def _of_form(text: str, blocks: Blocks, items: Sequence[Found]) -> dict[str, float]:
    told = {
        "list": bool(blocks.lists),
        "table": bool(blocks.tables),
        "code": bool(blocks.code),
        "asks": "?" in text,
        "loud": "!" in text,
        "joined": "_" in text,
        "items": min(len(items), 8) / 4,
        "length": math.log(len(text) + 1) / 4,
    }
    told |= of_measures(text)
    told |= dict.fromkeys((f"kind {one.kind}" for one in items if one.kind), True)
    return {f"={name}": FORM_WEIGHS * value for name, value in told.items() if value}


def of_measures(text: str) -> dict[str, float]:
    """Return which quantities a text tells and what its moments are for."""
    roles = Counter(f"moment {one.role}" for one in moments(text))
    return {name: 1.0 for name, measure in _MEASURES.items() if measure.search(text)} | dict.fromkeys(roles, 1.0)
