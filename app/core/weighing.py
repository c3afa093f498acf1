"""What a check-in is worth, as its case stands."""

from app.core.assignment import Answer, Hours, Topic
from app.core.checkin import Case, Point
from app.core.risk import to_ask
from app.core.worth import MANAGER_FIXES, TOO_LIKELY_WRONG, Worth, together, weigh

# What is never filtered: it is not about a guess that may be wrong but about the task itself.
ALWAYS = frozenset({Answer.CANNOT_DO, Answer.WRONG_TASK, Answer.CONCERN, Answer.NOT_DECIDED})
HOURS_UNKNOWN = Hours.FROM_4


def worth_of(case: Case, points: tuple[Point, ...]) -> Worth:
    """Weigh sending `points`, of all that could be wrong with the task."""
    checkin = case.checkin
    chance, brittle = checkin.policy.chances, checkin.brittle is True
    sent = {point.item for point in points if point.item is not None}
    chances = [
        (chance.of(item.answer, undefined=brittle and not item.defined), item.number in sent)
        for item in checkin.items
        if not item.confirmed and (item.answer is not None or item.number in sent)
    ]
    chances += [(chance.of(point.answer, undefined=False), True) for point in points if point.item is None]
    return weigh(
        chances,
        brittle=brittle,
        hours=(checkin.hours or HOURS_UNKNOWN).value_h,
        holding=checkin.hold_at is not None,
    )


def filtered(case: Case, points: tuple[Point, ...]) -> bool:
    """Whether the rule may keep `points` back: only guesses about items, on a task whose hours are known."""
    return case.checkin.hours is not None and all(
        point.answer not in ALWAYS and point.topic is Topic.ITEM for point in points
    )


def wrong_with_these_checked(case: Case) -> float | None:
    """Return the chance that one of all-or-nothing items is wrong although those raised are checked.

    None where errors average out, or where that chance is low enough.
    """
    checkin = case.checkin
    if not (checkin.brittle and checkin.items):
        return None
    raised = {point.item for point in checkin.points}
    chance = checkin.policy.chances
    wrong = [
        chance.of(item.answer, undefined=not item.defined) * (1 - MANAGER_FIXES if item.number in raised else 1)
        for item in to_ask(checkin)
    ]
    left = together(wrong, brittle=True)
    return left if left > TOO_LIKELY_WRONG else None
