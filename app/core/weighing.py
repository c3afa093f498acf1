"""What a check-in is worth, as its case stands."""

from app.core.assignment import Answer, Hours, Topic
from app.core.checkin import Case, Point
from app.core.worth import Worth, weigh, wrong_if

# What is never filtered: it is not about a guess that may be wrong but about the task itself.
ALWAYS = frozenset({Answer.CANNOT_DO, Answer.WRONG_TASK, Answer.CONCERN, Answer.NOT_DECIDED})
HOURS_UNKNOWN = Hours.FROM_4


def worth_of(case: Case, points: tuple[Point, ...]) -> Worth:
    """Weigh sending `points`, of all that could be wrong with the task."""
    checkin = case.checkin
    sent = {point.item for point in points if point.item is not None}
    chances = [
        (wrong_if(item.answer, brittle=checkin.brittle is True), item.number in sent)
        for item in checkin.items
        if not item.confirmed and (item.answer is not None or item.number in sent)
    ]
    chances += [(wrong_if(point.answer, brittle=False), True) for point in points if point.item is None]
    return weigh(
        chances,
        brittle=checkin.brittle is True,
        hours=(checkin.hours or HOURS_UNKNOWN).value_h,
        holding=checkin.hold_at is not None,
    )


def filtered(case: Case, points: tuple[Point, ...]) -> bool:
    """Whether the rule may keep `points` back: only guesses about items, on a task whose hours are known."""
    return case.checkin.hours is not None and all(
        point.answer not in ALWAYS and point.topic is Topic.ITEM for point in points
    )
