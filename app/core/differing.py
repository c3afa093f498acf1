"""Rules: two people decide about a task, and their answers may differ."""

from app.core.assignment import Route, Ruling
from app.core.checkin import Point, PointState, point_state
from app.core.record import EntryName
from app.core.step import Step
from app.core.wording import answering
from app.core.wording import differing as words
from app.core.worktime import add_working_days, next_at, next_open

FINAL_AFTER = 1  # working days
ANSWERED = frozenset({PointState.ANSWERED, PointState.TO_CHOOSE})


def may_differ(step: Step, point: Point) -> bool:
    """Whether the actor may still answer a point that somebody else who decides has answered."""
    two = step.checkin.other_id is not None and point.ruled_by not in {"", step.actor}
    settled = point.route is Route.SENT and point_state(point) in ANSWERED
    return two and settled and not point.rivals and point.ruling is not Ruling.REMOVED


def differ(step: Step, point: Point, ruling: Ruling, text: str | None) -> None:
    """Take a second answer. One that says the same is noted; one that differs makes the point wait for one of both."""
    assert point.ruling is not None
    said = (text or "").strip()
    if ruling is point.ruling and said in {"", step.case.read(point.reply)}:
        step.note(EntryName.AGREED, ("point", point.number), detail=ruling.value)
        return
    step.note(
        EntryName.CONFLICT,
        ("point", point.number),
        ruling=Ruling.CONFLICT,
        rivals=((point.ruled_by, point.ruling, point.reply), (step.actor, ruling, step.write(text))),
        understood=False,
        chosen=False,
    )
    decides = step.case.manager or step.case.assignee
    step.note(EntryName.CONFLICT, final_at=add_working_days(step.now, FINAL_AFTER, decides.schedule))
    step.say(*words.conflict(step.case, point.number, step.now))
    if point.batch:
        step.say(*answering.answers(step.case, point.batch))


def copy(step: Step, number: int) -> None:
    """Let the other one who decides see an answer with their next digest; they can differ from there."""
    checkin = step.checkin
    if checkin.other_id is None:
        return
    for reader in (step.case.decider, step.case.other):
        if reader is not None and reader.id != step.actor:
            at = next_at(step.now, reader.digests, reader.schedule) if reader.digests else step.now
            step.say(words.copied(step.case, number, reader), not_before=next_open(at, reader.schedule))
