"""What is said when a message leaves: to the manager, each point with its answers, and to its author."""

from dataclasses import replace
from datetime import datetime

from app.core.assignment import Answer, Route
from app.core.checkin import Case, Point
from app.core.messages import Action, Choice, Message, MessageKind, Style, paged
from app.core.risk import to_ask
from app.core.screens import left_out
from app.core.wording.asking import facts, with_exits
from app.core.wording.drafting import FOOT, blank, closing, lines_of
from app.core.wording.phrases import at_when, bin_of, counted, when
from app.core.wording.plans import LATER, plan_question, plans


def sent(case: Case, *, by_hand: bool) -> str:
    """Say that the draft has left."""
    return f"{'Sent to' if by_hand else 'Sent as shown to'} {case.manager_name}"


def arrives(case: Case, now: datetime, at: datetime) -> str:
    """Say when it arrives, where its reader does not work now or was just written to."""
    return f"; it arrives {at_when(at, now, case.assignee.zone)}" if at > now else ""


def listed(case: Case) -> str:
    """Say that the draft has left by the digest."""
    return f"Sent as shown to {case.manager_name}, in the digest"


def draft_gone(
    case: Case, now: datetime, how: str, *, points: tuple[Point, ...], words: str = "", then: str = ""
) -> Message:
    """Leave the draft where it stands, without buttons, saying what became of it and what `then`, with its `words`."""
    return replace(
        blank(case),
        head=f"{how} ({when(now, now, case.assignee.zone)}){then}",
        paragraphs=(words,) if words else (),
        points=lines_of(case, points, ask=False),
        after=tuple(part for part in (plan_question(case, now),) if part and points),
        choices=_after(case),
    )


def _after(case: Case) -> tuple[Choice, ...]:
    resume, put = Choice(action=Action.RESUME, label="Resume"), Choice(action=Action.HOLD, label="Put on hold")
    hold = resume if case.checkin.hold_at else put
    asked = plans(case) if case.checkin.sent_at and case.checkin.plan_at else ()
    return with_exits(hold, *asked, Choice(action=Action.RECORD, label="Record"))


def ask(case: Case, now: datetime, batch: int) -> tuple[Message, ...]:
    """Put the points of one sent batch to the manager, in the assignee's words, each with its answers."""
    checkin = case.checkin
    assert case.decider is not None
    points = tuple(point for point in _sent(case, batch) if not _theirs(case, point))
    if not points:
        return ()
    lines = lines_of(case, points, ask=True)
    at_the_end = (
        Choice(action=Action.ANSWER_ALL, label="Answer in one text", about=str(batch)),
        LATER,
        Choice(action=Action.CANCEL, label="Drop the task", style=Style.DANGER),
        Choice(action=Action.RECORD, label="Record"),
    )
    return paged(
        Message(
            kind=MessageKind.ASK,
            key=f"ask:{checkin.assignment_id}:{batch}",
            to=case.decider.id,
            about=str(checkin.assignment_id),
            head=f"{case.assignee.name} checks in on {checkin.ref}",
            paragraphs=(_stake(case, now, points), case.read(checkin.openings[batch - 1])),
            points=lines,
            after=closing(case, points, now, case.decider.zone),
            choices=at_the_end if any(line.choices for line in lines) else (),
            foot=FOOT.format(assignee=case.assignee.name),
        )
    )


def _sent(case: Case, batch: int) -> tuple[Point, ...]:
    return tuple(point for point in case.checkin.points if point.batch == batch and point.route is Route.SENT)


def _theirs(case: Case, point: Point) -> bool:
    """Whether the point is about something that who decides beside the manager added."""
    items = (*case.checkin.items, *case.checkin.gone)
    return case.other is not None and any(item.number == point.item and item.by == case.other.id for item in items)


def ask_other(case: Case, now: datetime, batch: int) -> tuple[Message, ...]:
    """Put the points of one sent batch that are about what somebody added to the task to that person."""
    points = tuple(point for point in _sent(case, batch) if _theirs(case, point))
    if not points or case.other is None:
        return ()
    checkin = case.checkin
    return paged(
        Message(
            kind=MessageKind.ASK,
            key=f"ask:{checkin.assignment_id}:{batch}:{case.other.id}",
            to=case.other.id,
            about=str(checkin.assignment_id),
            head=f"{case.assignee.name} checks in on {checkin.ref}, about what you added to it",
            paragraphs=(_stake(case, now, points),),
            points=lines_of(case, points, ask=True),
            choices=(Choice(action=Action.RECORD, label="Record"),),
            foot=FOOT.format(assignee=case.assignee.name),
        )
    )


def _stake(case: Case, now: datetime, points: tuple[Point, ...]) -> str:
    checkin = case.checkin
    zone = case.manager.zone if case.manager else "UTC"
    open_items = sum(1 for p in points if p.item is not None and p.answer is not Answer.CLEAR)
    about = f"{open_items} of {len(checkin.items)} not defined in the task" if open_items else ""
    hold = f"on hold, {bin_of(checkin.hours)} ahead" if checkin.hold_at and checkin.hours else ""
    hold = hold or ("on hold" if checkin.hold_at else "")
    minutes = counted(max(1, len(points)), "minute")
    rest = len(left_out(case))
    if rest:
        asked = len(to_ask(checkin)) - rest
        defined = len(checkin.items) - asked - rest
        yours = f"{defined} defined by you, " if defined else ""
        about = f"{yours}{asked} asked, {open_items} open; {rest} not asked individually"
    return " · ".join(part for part in (facts(case, now, zone), about, hold, f"about {minutes} of yours") if part)
