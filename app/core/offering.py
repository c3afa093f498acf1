"""Whether a message in a channel looks like a task for somebody it names. Only its author is ever asked about it.

Something has to be asked for in so many words. Then narrow rules tell, by what is to be made or done near it and by
signs that it takes a while; or, where they do not, what was learnt from requests and from what people say in channels.
What is missed costs little, since there are the command, the shortcut and the reaction.
"""

import math
import re
from collections.abc import Container
from itertools import pairwise

from app.core import offering_words as words
from app.core.extraction.learnt import shipped
from app.core.extraction.normal import normalise
from app.core.extraction.traits import of_words

NAMED = "§"
NEAR, NEAR_AT_THE_END, VERB_WITHIN = 9, 18, 5
LONG, VERY_LONG = 13, 26
LEAST_WORDS, ENOUGH = 6, 4
SURE = 0.85  # how likely a task must be by what was learnt
SOMEBODY = "atsomebody"
WORDS_WEIGH, FEW_WORDS = 6.0, 40
_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>|(?<![\w.@])@[^\W\d][\w-]*", re.IGNORECASE)
_QUOTE = re.compile(r"^\s*(?:>|&gt;).*$", re.MULTILINE)
_ENDS = re.compile(r"[.!?](?=\s|$)|\n+")
_WORD = re.compile(r"[\w'’-]+")
_LISTED = re.compile(
    r"(?:^|\n)\s*(?:[-*•–]|\d{1,2}[.)])\s+\S|[^,\n]{2,40},[^,\n]{2,40}(?:,| and | und | y | et )", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"\b\d[\d.,]*\s?(?:k|h|%|€|\$|£|[a-zäöüéèñ]{3,})\b|\b(?:one|two|three|four|five)[ -]page", re.IGNORECASE
)


def looks_like_a_task(text: str) -> bool:
    """Whether `text` asks somebody it names for a piece of work.

    >>> looks_like_a_task("<@U0MAYA> could you draft the budget for the offsite by Friday?")
    True
    >>> looks_like_a_task("<@U0MAYA> could you send me the link?")
    False
    """
    said = _said(text)
    if NAMED not in said or len(said.split()) < LEAST_WORDS:
        return False
    if words.JOKE.search(text) or words.NOT_TO.search(said):
        return False
    weights = [_weight(said, asked) for asked in words.ASKED.finditer(said)]
    return bool(weights) and (max(weights) >= ENOUGH or _chance(text) >= SURE)


def _said(text: str) -> str:
    """Return what the author says themselves, with a sign for each person it names."""
    return re.sub(r"[ \t]+", " ", normalise(_MENTION.sub(f" {NAMED} ", _QUOTE.sub("", text))).text).strip()


def _chance(text: str) -> float:
    """Return how likely a message is a task by what was learnt."""
    tasks = shipped().tasks
    return tasks.chances(traits_of(text, tasks.weights))[True]


def traits_of(text: str, known: Container[str] | None = None) -> dict[str, float]:
    """Return what tells whether a message gives a task; `known` are the words worth reading, None for all."""
    read = of_words(_said(text).replace(NAMED, SOMEBODY))
    found = [word for word in read if known is None or word in known]
    return dict.fromkeys(found, WORDS_WEIGH / math.sqrt(max(len(found), FEW_WORDS))) | {"=any": 1.0}


def _weight(said: str, asked: re.Match[str]) -> int:
    """Return how much speaks for work in what is asked for; nothing where it names neither what to do nor what to make.

    >>> said = "§ please draft the budget by Friday"
    >>> _weight(said, next(words.ASKED.finditer(said)))
    4
    """
    sentence = _sentence(said, asked.end() - 1)
    if words.SMALL.search(sentence):
        return 0
    at_the_end = bool(words.VERB_LAST.search(asked[0]))
    near = " ".join(_WORD.findall(said[asked.end() :])[: NEAR_AT_THE_END if at_the_end else NEAR])
    first = near if at_the_end else " ".join(near.split()[:VERB_WITHIN])
    told = NAMED in asked[0]  # no more than a name before it: what follows must be an imperative
    hard, soft = (verbs.match(first) if told else verbs.search(first) for verbs in (words.HARD, words.SOFT))
    made = words.MADE.search(near)
    if told and not (hard or soft):
        return 0
    if not (hard or soft or made):
        return 0
    verbs = len(words.HARD.findall(said)) + len(words.SOFT.findall(said))
    signs = (
        made,
        words.BY_WHEN.search(said),
        _LISTED.search(said),
        _QUANTITY.search(said),
        verbs > 1,
        len(said.split()) >= LONG,
        len(said.split()) >= VERY_LONG,
    )
    return (2 if hard else 1 if soft else 0) + sum(map(bool, signs))


def _sentence(said: str, at: int) -> str:
    """Return the sentence of `said` in which `at` lies."""
    ends = [0, *(match.end() for match in _ENDS.finditer(said)), len(said)]
    return next((said[start:end] for start, end in pairwise(ends) if start <= at < end), said)
