"""How much the word lists say for each kind of work; words weigh most near the beginning."""

import re
from collections.abc import Iterable, Sequence

from app.core.assignment import Archetype
from app.core.extraction.lexicon import pattern, words
from app.core.extraction.quantities import EFFORT, LENGTH, MONEY, PERSONS, VOLUME
from app.core.extraction.spans import Found, Kind
from app.core.extraction.times import Role, moments
from app.core.extraction.work_names import NAMES
from app.core.extraction.work_words import ASKS

ASKED, NAMED = 3.0, 0.7
MOST_NAMED = 4
BEGINNING = 160
LATER = 0.5
# Who begins with when it is to be done, sets a habit.
_HABIT = pattern(
    r"\W*(?:\w+\W+){0,4}?"
    + words(
        r"""
        every | each | whenever | when (?:the | a) | as soon as | after every | jede[nrsm]? | immer | sobald | wenn
        (?:der | die | das) | cada | cuando | todos los | todas las | en cuanto | chaque | tous les | toutes les |
        quand (?:le | la | les) | dès que
    """
    )
)
# What stands after *for the* is what the work is for.
_FOR = pattern(
    r"\b(?:for|fur|furs|para|pour) (?:(?:the|our|my|die|den|das|unser\w*|la|el|los|las|le|les|notre|nuestr\w) )?$"
)
_BY_MEASURE = (
    (LENGTH, Archetype.WRITING, 2.0),
    (EFFORT, Archetype.RESEARCH, 0.7),
    (MONEY, Archetype.PURCHASE, 0.7),
    (MONEY, Archetype.EVENT, 0.5),
    (PERSONS, Archetype.EVENT, 1.0),
    (VOLUME, Archetype.PROCESS, 0.3),
)
_FACTOR = {Archetype.PROCESS: 1.6}
_BY_KIND = (
    (Kind.PARAMETER, Archetype.PARAMETERS, 2.5),
    (Kind.OPTION, Archetype.DECISION, 1.5),
    (Kind.STAGE, Archetype.PROCESS, 1.0),
)


def scores_of(text: str, items: Sequence[Found]) -> dict[Archetype, float]:
    """Return how much speaks for each kind of work."""
    scores = {}
    for name, asked in ASKS.items():
        asking = sorted((_weight(match) for match in asked.finditer(text)), reverse=True)
        named = {match[0].casefold() for match in NAMES[name].finditer(text)}
        scores[name] = ASKED * _sum(asking) + NAMED * min(len(named), MOST_NAMED)
    for name, factor in _FACTOR.items():
        scores[name] *= factor
    for measure, name, weight in _BY_MEASURE:
        if measure.search(text):
            scores[name] += weight
    if _HABIT.match(text) or any(one.role is Role.RECURRING for one in moments(text)):
        scores[Archetype.CHORE] += ASKED * LATER
    kinds = [found.kind for found in items]
    for kind, name, weight in _BY_KIND:
        if kinds.count(kind) > 1:
            scores[name] += weight
    return scores


def _weight(match: re.Match[str]) -> float:
    """Return how much a word counts: fully near the beginning, little where it says what the work is for."""
    if _FOR.search(match.string[max(0, match.start() - 16) : match.start()]):
        return LATER * LATER
    return 1.0 if match.start() < BEGINNING else LATER


def _sum(weights: Iterable[float]) -> float:
    """Add weights, each further one counting half as much as the one before."""
    return sum(weight * 0.5**place for place, weight in enumerate(weights))
