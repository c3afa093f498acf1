"""What is said while whoever decides has not answered, or is away."""

from datetime import datetime

from app.core.assignment import Plan
from app.core.checkin import Case, with_decider
from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.wording.asking import notice, with_exits
from app.core.wording.drafting import thing
from app.core.wording.many_items import undefined
from app.core.wording.phrases import about as roughly
from app.core.wording.phrases import capital, counted, listing, title, when
from app.core.wording.plans import LATER, RUNS, away, plan_of, plan_question, plans


def _to_decider(case: Case, key: str, head: str, *paragraphs: str, choices: tuple[Choice, ...]) -> Message:
    assert case.decider is not None
    return Message(
        kind=MessageKind.UPDATE,
        key=key,
        to=case.decider.id,
        about=str(case.checkin.assignment_id),
        head=head,
        paragraphs=paragraphs,
        choices=choices,
    )


RECORD = Choice(action=Action.RECORD, label="Record")


def _answer(case: Case) -> Choice:
    """Return the button that answers everything that waits, in one text."""
    batch = max((point.batch or 0 for point in with_decider(case.checkin)), default=0)
    return Choice(action=Action.ANSWER_ALL, label="Answer in one text", style=Style.PRIMARY, about=str(batch))


def chase(case: Case, now: datetime) -> Message:
    """Remind whoever decides, once and directly: what rests on their answers and how little they cost."""
    points = with_decider(case.checkin)
    hours = f"{roughly(case.checkin.hours)} of work" if case.checkin.hours else "work"
    holds = "is holding" if case.checkin.hold_at else "has"
    rest = "on" if case.checkin.hold_at else "that rests on"
    since = when(case.checkin.sent_at or now, now, case.decider.zone if case.decider else "UTC")
    minutes = counted(max(1, len(points)), "minute")
    return _to_decider(
        case,
        f"chase:{case.checkin.assignment_id}:{len(case.checkin.openings)}",
        f"{case.assignee.name} {holds} {hours} {rest} {counted(len(points), 'answer')} (about {minutes}).",
        f"{title(case)}, with you since {since}: {listing([thing(case, point) for point in points])}.",
        choices=(_answer(case), LATER, RECORD),
    )


def acknowledged(case: Case, now: datetime) -> Message:
    """Confirm to the manager that nobody reminds them, and when it comes back."""
    zone = case.decider.zone if case.decider else "UTC"
    at = when(case.checkin.back_at, now, zone) if case.checkin.back_at else "later"
    return _to_decider(
        case,
        f"later:{case.checkin.assignment_id}:{len(case.checkin.openings)}",
        f"{case.checkin.ref}: you answer later.",
        f"No reminders until then. It comes back on {at} if it is still open.",
        choices=(_answer(case), RECORD),
    )


def away_since(case: Case, back: datetime, now: datetime) -> Message:
    """Tell the assignee that whoever was to answer has gone away, and what happens meanwhile."""
    return notice(
        case,
        f"away:{case.checkin.assignment_id}:{back:%Y%m%d}",
        f"{title(case)}: {away(case, back, now)}",
        plan_question(case, now),
        choices=with_exits(*plans(case)),
    )


def planned(case: Case, now: datetime) -> Message:
    """Confirm what the assignee does if nobody answers."""
    at = when(case.checkin.plan_at, now, case.assignee.zone) if case.checkin.plan_at else "then"
    return notice(
        case,
        f"plan:{case.checkin.assignment_id}",
        f"{case.checkin.ref}: if {case.manager_name} has not answered by {at}, you {_yours(plan_of(case.checkin))}.",
        choices=with_exits(*plans(case)),
    )


def _yours(plan: Plan) -> str:
    return RUNS[plan].replace("my", "your")


def plan_ran(case: Case) -> Message:
    """Tell the assignee that their plan runs. On a brittle task nothing may be guessed: it stays open."""
    checkin, plan = case.checkin, plan_of(case.checkin)
    names = listing([thing(case, point) for point in with_decider(case.checkin)])
    brittle = checkin.brittle is True
    free = "It is fine to stop and take the next task. " if brittle else ""
    hold = () if checkin.hold_at else (Choice(action=Action.HOLD, label="Put on hold", style=Style.PRIMARY),)
    return notice(
        case,
        f"plan-ran:{checkin.assignment_id}:{len(checkin.openings)}",
        f"{title(case)}: no answer from {case.manager_name} so far. Your plan: {_yours(plan)}.",
        f"{free}Still with {case.manager_name}: {names}. The answer comes to you whenever it is given.",
        choices=with_exits(*(hold if brittle or plan is Plan.WAIT else ()), RECORD),
    )


def plan_told(case: Case, now: datetime) -> Message:
    """Tell whoever decides that the assignee's plan runs, and that an answer still counts."""
    checkin = case.checkin
    hold = " It is on hold." if checkin.hold_at else ""
    since = when(checkin.sent_at or now, now, case.decider.zone if case.decider else "UTC")
    return _to_decider(
        case,
        f"plan-told:{checkin.assignment_id}:{len(checkin.openings)}",
        f"{title(case)}: without an answer {case.assignee.name} goes on with the plan: {_theirs(plan_of(checkin))}.",
        f"{capital(listing([thing(case, point) for point in with_decider(case.checkin)]))}: open since {since}.{hold} "
        "An answer still counts whenever it comes.",
        choices=(_answer(case), LATER, RECORD),
    )


def _theirs(plan: Plan) -> str:
    return RUNS[plan].replace("my", "their")


def if_silent(case: Case, task: str = "") -> tuple[Choice, ...]:
    """Return what whoever decides can do about questions that are not answered."""
    define = Choice(action=Action.DEFINE_ITEMS, label="Define the items myself", task=task)
    return (
        Choice(action=Action.ASK_THEM, label=f"Ask {case.assignee.name}", task=task),
        Choice(action=Action.SKIP_SILENCE, label="Fine, skip", task=task),
        *((define,) if undefined(case) else ()),
    )


def silence_line(case: Case) -> Message | None:
    """Tell the manager, in one line and without a reason, that the check-in was not done yet."""
    if case.checkin.manager_id is None:
        return None
    return _to_decider(
        case,
        f"silence:{case.checkin.assignment_id}",
        f"Check-in on {case.checkin.ref} not done yet.",
        title(case),
        choices=(*if_silent(case), RECORD),
    )


def skipped(case: Case) -> Message:
    """Confirm to the manager that it is left at that, with the way back."""
    key = f"silence:{case.checkin.assignment_id}"
    after_all = Choice(action=Action.ASK_THEM, label=f"Ask {case.assignee.name} after all")
    head = f"Check-in on {case.checkin.ref}: skipped."
    return _to_decider(case, key, head, title(case), choices=(after_all, RECORD))


def asked_by_manager(case: Case) -> Message:
    """Carry the manager's question to the assignee."""
    return notice(
        case,
        f"asked:{case.checkin.assignment_id}:{case.checkin.manager_asked}",
        f"{case.manager_name} asks about {title(case)}:",
        case.read(case.checkin.manager_asked),
        choices=with_exits(
            Choice(action=Action.OPEN_CARD, label="Answer (under a minute)", style=Style.PRIMARY),
        ),
    )
