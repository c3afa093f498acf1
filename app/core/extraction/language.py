"""Which language a text is in, guessed from its small words. It chooses nothing by itself; it is kept with the task."""

import re
from collections import Counter

from app.core.extraction.lexicon import unmarked

_SMALL = {
    "en": "the and to of for is are we you it that this with by on in please can need what how",
    "de": "der die das und zu für ist sind wir du sie es dass mit bis bitte kannst brauche was wie ein eine nicht",
    "es": "el la los las y de para es son que con por en un una necesito puedes cuánto cómo no del al",
    "fr": "le la les et de pour est sont que avec par en un une nous vous il faut peux combien pas du au",
}
_WORDS = {language: frozenset(unmarked(words).split()) for language, words in _SMALL.items()}
READ = 2000
LEAST = 2


def language_of(text: str) -> str:
    """Return `en`, `de`, `es`, `fr`, or nothing where no language has two small words more than the next."""
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text[:READ].casefold()):
        counts.update(language for language, words in _WORDS.items() if word in words)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
