"""Which language a text is in, guessed from its small words: it chooses between words that two languages share."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.core.extraction.lexicon import said, unmarked

_SMALL = {
    "en": "the and to of for is are we you it that this with by on in please can need what how",
    "de": "der die das und zu für ist sind wir du sie es dass mit bis bitte kannst brauche was wie ein eine nicht",
    "es": "el la los las y de para es son que con por en un una necesito puedes cuánto cómo no del al",
    "fr": "le la les et de pour est sont que avec par en un une nous vous il faut peux combien pas du au",
}
_WORDS = {language: frozenset(unmarked(words).split()) for language, words in _SMALL.items()}
READ = 2000
LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of four languages, each looked for in texts of its own: *was* is a verb in one, a question in another."""

    of_each: Mapping[str, re.Pattern[str]]
    of_any: re.Pattern[str]

    def within(self, text: str) -> re.Pattern[str]:
        """Return the words to look for in a text: those of its language, of all where that is not clear."""
        return self.of_each.get(language_of(text), self.of_any)


def spoken(alternatives: str = "", *, en: str, de: str, es: str, fr: str) -> Spoken:
    """Return words to be looked for in unmarked text by its language."""
    each = {"en": en, "de": de, "es": es, "fr": fr}
    return Spoken(
        of_each={name: said(" | ".join(one for one in (alternatives, words) if one)) for name, words in each.items()},
        of_any=said(alternatives, **each),
    )


def language_of(text: str) -> str:
    """Return `en`, `de`, `es`, `fr`, or nothing where no language has two small words more than the next."""
    return _language_of(text[:READ])


@lru_cache(maxsize=64)
def _language_of(beginning: str) -> str:
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", beginning.casefold()):
        counts.update(language for language, words in _WORDS.items() if word in words)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
