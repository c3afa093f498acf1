"""What two versions of a task's text differ in: its items, and its words. White space and pictures do not count."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.core.checkin import Case
from app.core.extraction import Extraction
from app.core.extraction.normal import normalise
from app.core.naming import names_of

MOST_PIECES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stood there, and the words that stand there now; one of the two may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChanges:
    """What a new text does to the items: names that are new, and numbers of those that left or mean something else."""

    added: tuple[str, ...] = ()
    removed: tuple[int, ...] = ()
    redefined: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.redefined)


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they count: without markup, white space, pictures and invisible signs."""
    plain = "".join(sign for sign in normalise(text).text if unicodedata.category(sign) not in {"So", "Sk", "Cf", "Cn"})
    return plain.split()


def same_text(before: str, after: str) -> bool:
    """Whether two texts say the same.

    >>> same_text("Estimate *price* and demand", "Estimate  price and demand :wink: 😂")
    True
    """
    return words_of(before) == words_of(after)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return where two texts differ, at most five places.

    >>> pieces("price by Thursday", "price by Wednesday")
    (Piece(before='Thursday', after='Wednesday'),)
    """
    old, new = words_of(before), words_of(after)
    codes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    found = [
        Piece(before=" ".join(old[a:b]), after=" ".join(new[c:d])) for kind, a, b, c, d in codes if kind != "equal"
    ]
    return tuple(found[:MOST_PIECES])


def item_changes(case: Case, text: str, old: Extraction, new: Extraction) -> ItemChanges:
    """Return what the new `text` does to the items of `case`. What people added stays, whatever the text says."""
    before, after = _by_key(names_of(old)), _by_key(names_of(new))
    meant, means = _definitions(old), _definitions(new)
    known = {_key(case.read(item.name)): item.number for item in case.checkin.items}
    still = _key(text)
    gone = [number for key, number in known.items() if key in before and key not in after and key not in still]
    return ItemChanges(
        added=tuple(name for key, name in after.items() if key not in before and key not in known),
        removed=tuple(gone),
        redefined=tuple(
            number
            for key, number in known.items()
            if key in before and key in after and meant.get(key, "") != means.get(key, "")
        ),
    )


def _key(name: str) -> str:
    return " ".join(words_of(name)).casefold()


def _by_key(names: Iterable[str]) -> dict[str, str]:
    return {_key(name): name for name in names}


def _definitions(found: Extraction) -> dict[str, str]:
    return {_key(item.text): _key(item.definition) for item in found.items}
