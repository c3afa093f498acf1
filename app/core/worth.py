"""Is this check-in worth its cost? For now: how likely is a wrong result (domain, section 4.5)."""

from collections.abc import Sequence
from math import prod

from app.core.assignment import Answer

# Chance that an item is wrong, by what its assignee said of it. To be re-estimated from corrections.
WRONG_IF = {
    Answer.CLEAR: 0.05,
    Answer.GUESS: 0.35,
    Answer.UNCLEAR: 0.60,
    Answer.NOT_DECIDED: 0.70,
    None: 0.20,
}
WRONG_IF_CLEAR_BUT_UNDEFINED = 0.10
MANAGER_FIXES = 0.85
TOO_LIKELY_WRONG = 0.20


def chance_wrong(items: Sequence[tuple[Answer | None, bool]], *, brittle: bool) -> float:
    """Return the chance (0 to 1) that the result is wrong, given each item's answer and whether it is sent.

    On a brittle task one wrong item spoils the result: 1 - product(1 - q). Otherwise errors average out.
    """
    if not items:
        return 0.0
    wrong = [_wrong(answer, brittle) * (1 - MANAGER_FIXES if sent else 1) for answer, sent in items]
    return 1 - prod(1 - q for q in wrong) if brittle else sum(wrong) / len(wrong)


def _wrong(answer: Answer | None, brittle: bool) -> float:
    if brittle and answer is Answer.CLEAR:
        return WRONG_IF_CLEAR_BUT_UNDEFINED
    return WRONG_IF[answer]


def all_right_at_ninety(count: int) -> int:
    """Return, in per cent, the chance that `count` items are all right if each is at 90%."""
    return round(100 * 0.9**count)
