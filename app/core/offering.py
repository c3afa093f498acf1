"""Whether a message in a channel looks like a task for somebody it names. Only its author is ever asked about it.

How likely it is was learnt from what people say in channels: by the words, by what is asked for in so many words, by
what is to be made or done near it, and by signs that it takes a while. What is missed costs little, since there are the
command, the shortcut and the reaction.
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
LEAST_WORDS = 6
SURE = 0.9  # how likely a task must be; chosen by sets of messages that were left out of learning
MOST_VERBS, WORDS_A_STEP, MOST_STEPS = 3, 6, 8
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
    return _chance(text) >= SURE


def _said(text: str) -> str:
    """Return what the author says themselves, with a sign for each person it names."""
    return re.sub(r"[ \t]+", " ", normalise(_MENTION.sub(f" {NAMED} ", _QUOTE.sub("", text))).text).strip()


def _chance(text: str) -> float:
    """Return how likely a message is a task by what was learnt."""
    tasks = shipped().tasks
    return tasks.chances(traits_of(text, tasks.weights))[True]


def traits_of(text: str, known: Container[str] | None = None) -> dict[str, float]:
    """Return what tells whether a message gives a task; `known` are the words worth reading, None for all."""
    said = _said(text)
    read = of_words(said.replace(NAMED, SOMEBODY))
    found = [word for word in read if known is None or word in known]
    return dict.fromkeys(found, WORDS_WEIGH / math.sqrt(max(len(found), FEW_WORDS))) | _signs(said)


def _signs(said: str) -> dict[str, float]:
    """Return what the word lists and the form of a message tell."""
    length = len(said.split())
    asked = [_weight(said, one) for one in words.ASKED.finditer(said)]
    told = {
        "any": True,
        f"asked {max(asked, default=-1)}": True,
        "asked": bool(asked),
        "small": bool(words.SMALL.search(said)),
        "hard": min(len(words.HARD.findall(said)), MOST_VERBS),
        "soft": min(len(words.SOFT.findall(said)), MOST_VERBS),
        "made": bool(words.MADE.search(said)),
        "by when": bool(words.BY_WHEN.search(said)),
        "listed": bool(_LISTED.search(said)),
        "quantity": bool(_QUANTITY.search(said)),
        "question": "?" in said,
        "named first": said.find(NAMED) in (0, 1),
        "length": math.log(1 + length) / 2,
        f"length {min(length // WORDS_A_STEP, MOST_STEPS)}": True,
    }
    return {f"={name}": float(value) for name, value in told.items() if value}


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
