"""Answers that answer nothing, and lines that define nothing."""

import re

from app.core.extraction.lexicon import any_of

_VAGUE = any_of(
    r"""
    (?:just )?do (?:your|the) best(?: you can)? | (?:it'?s |that'?s )?up to you |
    whatever(?: you (?:like|think|want))? |
    you decide | your (?:call|choice) | use your (?:best )?judge?ment | as you (?:like|see fit|think best) |
    don'?t worry(?: about it)? | not important | doesn'?t matter | any(?:thing)? is fine | (?:i )?don'?t know |
    sounds? good | makes? sense | fine | ok(?:ay)? | yes | sure | great | thanks | cool | good |
    mach (?:einfach )?(?:dein bestes|mal) | wie du (?:meinst|willst) | egal | passt(?: schon)? | überlass ich dir |
    haz lo que puedas | como (?:quieras|veas) | lo que (?:quieras|veas) | da igual | vale |
    fais (?:au mieux|de ton mieux) | comme tu veux | peu importe | d'accord
    """
)
_FILLERS = frozenset(
    re.findall(r"\w+", "just please really honestly i you it s is that the a and so then trust think for now me")
)
_SAYS_SOMETHING = 5
NOTHING = frozenset({"ok", "okay", "yes", "same", "sure", "fine", "idem", "ditto", "ja", "sí", "oui", "vale", "?", "-"})
COPIED = 0.8


def is_vague(text: str) -> bool:
    """Whether an answer leaves everything open: a stock phrase with hardly a word besides, or signs alone."""
    words = re.findall(r"\w+", text)
    if not words:
        return True
    rest = re.findall(r"\w+", _VAGUE.sub(" ", text).casefold())
    return len(rest) < len(words) and all(word in _FILLERS for word in rest)


def says_nothing(line: str, text: str) -> bool:
    """Whether a definition is one in form only: a stock word, a single word, or a copy of the task's own words."""
    words = [word.casefold() for word in re.findall(r"\w+", line)]
    if len(words) < 2 or all(word in NOTHING for word in words):
        return True
    own = {word.casefold() for word in re.findall(r"\w+", text)}
    return len(words) >= _SAYS_SOMETHING and sum(word in own for word in words) / len(words) >= COPIED
