"""What is said to two people who decide about the same task: copies of answers, and answers that differ."""

from datetime import datetime

from app.core.assignment import Ruling
from app.core.checkin import Case, Point
from app.core.messages import Action, Choice, Message, MessageKind, PointLine
from app.core.people import Person
from app.core.wording.asking import notice
from app.core.wording.buttons import answers_to
from app.core.wording.drafting import replied, said, thing
from app.core.wording.phrases import at_when, title

SAID = {
    Ruling.RIGHT: "right as it stands",
    Ruling.YOU_CHOOSE: "whoever does it chooses",
    Ruling.NOT_NEEDED: "not needed",
    Ruling.WAIVED: "go on",
    Ruling.TALK: "talk about it",
}


def _point(case: Case, number: int) -> Point:
    return next(point for point in case.checkin.points if point.number == number)


def _name(case: Case, person_id: str) -> str:
    return next((person.name for person in case.people if person.id == person_id), "Somebody")


def copied(case: Case, number: int, reader: Person) -> Message:
    """Show one of two who decide how the other one answered, with the answers that would differ."""
    checkin, point = case.checkin, _point(case, number)
    differently = () if point.ruling is Ruling.CONFLICT else answers_to(point, again=True)
    return Message(
        kind=MessageKind.UPDATE,
        key=f"copy:{checkin.assignment_id}:{number}:{reader.id}",
        to=reader.id,
        about=str(checkin.assignment_id),
        head=f"Copy: {_name(case, point.ruled_by)} answered {case.assignee.name} on {title(case)}",
        points=(
            PointLine(
                number=number,
                name=thing(case, point),
                said=said(case, point),
                reply=replied(case, point),
                choices=tuple(choice for choice in differently if choice.action not in {Action.DROP, Action.HOLD}),
            ),
        ),
        after=("Nothing to do if you agree.",),
    )


def conflict(case: Case, number: int, now: datetime) -> tuple[Message, ...]:
    """Put two answers that differ side by side to both who gave them, and say whose counts if nobody chooses."""
    checkin, point = case.checkin, _point(case, number)
    lines = tuple(
        PointLine(
            number=place,
            name=_name(case, by),
            said=_answer(case, ruling, reply),
            choices=(Choice(action=Action.FINAL, label=f"{_name(case, by)}'s", about=f"{number}:{by}"),),
        )
        for place, (by, ruling, reply) in enumerate(point.rivals, 1)
    )
    return tuple(
        Message(
            kind=MessageKind.UPDATE,
            key=_key(case, number, reader),
            to=reader.id,
            about=str(checkin.assignment_id),
            head=f"{title(case)}, {thing(case, point)}: two answers differ. Which is final?",
            paragraphs=(f"{case.assignee.name} reads it as: {said(case, point)}",),
            points=lines,
            after=tuple(part for part in (_whose(case, reader, now),) if part),
        )
        for reader in case.people
        if reader.id in {by for by, _, _ in point.rivals}
    )


def _answer(case: Case, ruling: Ruling, reply: int | None) -> str:
    return f"“{case.read(reply)}”" if reply is not None else SAID.get(ruling, str(ruling))


def _key(case: Case, number: int, reader: Person) -> str:
    return f"conflict:{case.checkin.assignment_id}:{number}:{reader.id}"


def _whose(case: Case, reader: Person, now: datetime) -> str:
    at = case.checkin.final_at
    if at is None:
        return ""
    counts = f"Without a choice {case.manager_name}'s counts {at_when(at, now, reader.zone)}"
    return f"{counts}, who gave the task. {case.assignee.name} is not asked to choose."


def final(case: Case, number: int, *, by_clock: bool) -> tuple[Message, ...]:
    """Tell both which of their answers counts."""
    point = _point(case, number)
    assert point.ruling is not None
    how = "nobody chose in time" if by_clock else "chosen by one of you"
    whose, told = _name(case, point.ruled_by), _answer(case, point.ruling, point.reply)
    head = f"{title(case)}, {thing(case, point)}: {whose}'s answer is final ({how}): {told}."
    return tuple(
        notice(case, _key(case, number, reader), head, to=reader.id)
        for reader in case.people
        if reader.id in {by for by, _, _ in point.rivals}
    )
