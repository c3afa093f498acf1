"""What the words of labelled texts say about the kind of work: naive Bayes, each kind against the rest.

The counts are in `learnt_counts`, which `python -m bench.words_of_work` writes from the labelled texts.
"""

import math
import re

from app.core.assignment import Archetype
from app.core.extraction.learnt_counts import TEXTS, WORDS

PSEUDO = 0.3  # how many texts each word is thought to have been in, and not in, before any was read
_WORD = re.compile(r"[a-z]+")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a plain text."""
    return frozenset(_WORD.findall(text.casefold()))


def _weights() -> dict[str, dict[Archetype, float]]:
    """Return how much each word speaks for each kind of work: the logarithm of a ratio of shares of texts."""
    counts: dict[str, dict[Archetype, int]] = {}
    for name, row in WORDS.items():
        for entry in row.split():
            word, _, count = entry.partition(":")
            counts.setdefault(word, {})[Archetype(name)] = int(count)
    kinds = {Archetype(name): texts for name, texts in TEXTS.items()}
    return {word: _of_word(found, kinds) for word, found in counts.items()}


def _of_word(found: dict[Archetype, int], kinds: dict[Archetype, int]) -> dict[Archetype, float]:
    everywhere, texts = sum(found.values()), sum(kinds.values())
    shares = {}
    for kind, size in kinds.items():
        here = found.get(kind, 0)
        inside = (here + PSEUDO) / (size + 2 * PSEUDO)
        outside = (everywhere - here + PSEUDO) / (texts - size + 2 * PSEUDO)
        shares[kind] = round(math.log(inside / outside), 3)
    return shares


_WEIGHTS = _weights()


def learnt_scores(text: str) -> dict[Archetype, float]:
    """Return how much the words of a plain text speak for each kind of work."""
    scores = dict.fromkeys((Archetype(name) for name in TEXTS), 0.0)
    for word in words_of(text):
        for kind, weight in _WEIGHTS.get(word, {}).items():
            scores[kind] += weight
    return scores
