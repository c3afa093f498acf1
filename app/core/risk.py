"""Which of many items are asked one by one: the riskiest, and what makes each of them risky."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.checkin import Case, CheckIn, Item

MOST_ITEMS_ASKED = 8
FEW = MOST_ITEMS_ASKED + 2  # as many as are asked all: asking eight of nine would save nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An item with its name, and the words that several names share: those say little about any one of them."""

    item: Item
    name: str
    common: frozenset[str]


Sign = Callable[[Looked], bool]

# What makes an item risky, and how much.
SIGNS: tuple[tuple[str, int, Sign], ...] = (
    ("left open", 8, lambda seen: seen.item.open),
    ("not defined", 4, lambda seen: not seen.item.defined and seen.item.definition is None),
    ("a symbol", 3, lambda seen: any(sign in seen.name for sign in "_^/%")),
    ("an abbreviation", 2, lambda seen: _short(seen.name) or (seen.name.isupper() and len(seen.name) > 1)),
    ("a rare word", 1, lambda seen: not set(seen.name.casefold().split()) & seen.common),
)


def _short(name: str) -> bool:
    return len(name) <= 5 and " " not in name


def to_ask(checkin: CheckIn) -> tuple[Item, ...]:
    """Return the items their assignee can be asked about: all but those whoever decides has defined."""
    return tuple(item for item in checkin.items if not item.confirmed)


def many(checkin: CheckIn) -> bool:
    """Where there are more items than are asked one by one."""
    return len(to_ask(checkin)) > FEW


def asked_items(case: Case) -> tuple[Item, ...]:
    """Return the items that are asked about one by one, in the order they are.

    All of a few; of many the eight riskiest, the riskiest first; then the others where whoever decides wants all asked.
    """
    checkin, found = case.checkin, to_ask(case.checkin)
    if not many(checkin):
        return found
    places = {number: place for place, (number, _) in enumerate(checkin.riskiest or riskiest(case))}
    first = tuple(sorted((item for item in found if item.number in places), key=lambda item: places[item.number]))
    return (*first, *(item for item in found if item.number not in places)) if checkin.ask_all else first


def not_asked(case: Case) -> tuple[Item, ...]:
    """Return the items that nobody answers for one by one."""
    asked = {item.number for item in asked_items(case)}
    return tuple(item for item in to_ask(case.checkin) if item.number not in asked)


def riskiest(case: Case) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the numbers of the eight riskiest items with what makes each so, the riskiest first."""
    return tuple((item.number, signs(case, item)) for item in by_risk(case)[:MOST_ITEMS_ASKED])


def signs(case: Case, item: Item) -> tuple[str, ...]:
    """Return what makes `item` risky."""
    seen = Looked(item=item, name=case.read(item.name), common=_common_words(case))
    return tuple(name for name, _, holds in SIGNS if holds(seen))


def by_risk(case: Case) -> list[Item]:
    """Return the items to ask about, the one most likely to be misread first; of equals the first and the last last."""
    common = _common_words(case)
    ends = {1, len(case.checkin.items)}
    return sorted(to_ask(case.checkin), key=lambda item: (-_risk(case, item, common), item.number in ends, item.number))


def _risk(case: Case, item: Item, common: frozenset[str]) -> int:
    seen = Looked(item=item, name=case.read(item.name), common=common)
    return sum(weight for _, weight, holds in SIGNS if holds(seen))


def _common_words(case: Case) -> frozenset[str]:
    counts: dict[str, int] = {}
    for item in case.checkin.items:
        for word in set(case.read(item.name).casefold().split()):
            counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count > 1)
