"""The words of the comments that holds and answers are written to a task with, where it came from."""

from app.core.assignment import Ruling
from app.core.checkin import Case, CheckIn, Point
from app.core.wording.drafting import thing

HELD = "On hold until it is clear how this is to be done."
GOES_ON = "No longer on hold."
ANSWERED = {
    Ruling.RIGHT: "{thing}: confirmed. {definition}",
    Ruling.CORRECTED: "{thing}: {reply}",
    Ruling.YOU_CHOOSE: "{thing}: {name} chooses.",
    Ruling.NOT_NEEDED: "{thing}: not needed.",
    Ruling.WAIVED: "{thing}: go on as planned.",
}


def comment(before: CheckIn, case: Case) -> str:
    """Return what is written to the task about what changed since `before`; empty where that is nothing."""
    after, lines = case.checkin, list[str]()
    if (before.hold_at is None) != (after.hold_at is None):
        lines.append(HELD if after.hold_at else GOES_ON)
    ruled = {point.number for point in before.points if point.ruling is not None}
    lines += [_answer(case, point) for point in after.points if point.number not in ruled and point.ruling in ANSWERED]
    return "\n".join(lines)


def _answer(case: Case, point: Point) -> str:
    assert point.ruling is not None
    told = ANSWERED[point.ruling].format(
        thing=thing(case, point),
        definition=case.read(point.definition),
        reply=case.read(point.reply),
        name=case.assignee.name,
    )
    return told.strip()
