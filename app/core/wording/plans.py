"""What the assignee does if nobody answers, and what no answer means, as it stands in messages."""

from datetime import datetime

from app.core.assignment import Plan
from app.core.bank import BANK
from app.core.checkin import Case, CheckIn
from app.core.messages import Action, Choice
from app.core.people import Person
from app.core.wording.phrases import when
from app.core.worktime import back_at

RUNS = {
    Plan.GUESS: "use my guess, marked as a guess",
    Plan.OTHER_PART: "work on another part",
    Plan.WAIT: "stop and wait",
}


def plan_of(checkin: CheckIn) -> Plan:
    """Return what the assignee does if nobody answers: what they chose, else what the task asks for."""
    return checkin.plan or (Plan.WAIT if checkin.brittle else Plan.GUESS)


def plans(case: Case) -> tuple[Choice, ...]:
    """Return the answers to U14 that were not chosen yet."""
    return tuple(
        Choice(action=Action.PLAN, label=plan.value, about=plan.value)
        for plan in Plan
        if plan is not plan_of(case.checkin)
    )


def plan_question(case: Case, now: datetime) -> str:
    """Return U14 with the plan that holds unless another is chosen."""
    if case.checkin.plan_at is None:
        return ""
    at = when(case.checkin.plan_at, now, case.assignee.zone)
    asked = BANK["U14"].text.format(mgr=case.manager_name, time=at)
    return f"{asked} As it stands: {RUNS[plan_of(case.checkin)]}."


def silence_means(case: Case, now: datetime, zone: str) -> str:
    """Say in the message itself what no answer means."""
    if case.checkin.plan_at is None:
        return ""
    plan = plan_of(case.checkin)
    means = {
        Plan.GUESS: "I'll use my guess, marked.",
        Plan.OTHER_PART: "I'll work on another part.",
        Plan.WAIT: "this stays on hold." if case.checkin.hold_at else "I'll stop and wait.",
    }
    return f"No answer by {when(case.checkin.plan_at, now, zone)}: {means[plan]}"


def away(case: Case, back: datetime, now: datetime) -> str:
    """Tell the assignee that whoever decides is away until then, and who decides meanwhile."""
    until = when(back, now, case.assignee.zone)
    instead = stand_in(case, now)
    who = f"{instead.name} decides meanwhile." if instead else "Nobody is named to decide meanwhile."
    return f"{case.manager_name} is away until {until}. {who}"


LATER = Choice(action=Action.LATER, label="I'll answer later")


def stand_in(case: Case, now: datetime) -> Person | None:
    """Return who decides while the manager is away; None where nobody was named who is here themselves."""
    named = case.delegate
    return named if named is not None and back_at(now, named.schedule) is None else None


def away_until(case: Case, now: datetime) -> datetime | None:
    """Return when the manager is back, if they are away for a day or longer; None while they are here."""
    return back_at(now, case.manager.schedule) if case.manager else None
