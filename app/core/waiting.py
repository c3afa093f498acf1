"""Rules: what happens while whoever decides has not answered, or is away."""

from datetime import datetime, timedelta
from typing import Any

from app.core.alarms import checked_in
from app.core.caps import LEEWAY, Cost
from app.core.checkin import Case, CheckIn, drafted, with_decider
from app.core.events import Acknowledged, Listed, ManagerAsked, PlanChosen, SilenceSkipped
from app.core.messages import Message
from app.core.preferences import Reminders
from app.core.record import Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import sending
from app.core.wording import waiting as words
from app.core.wording.plans import away_until, plan_of, stand_in
from app.core.worktime import add_working_days, default_due, is_late, next_open

CHASE_AFTER, PLAN_AFTER, FADE_AFTER = 1, 2, 5  # working days
CHASE_AT_SHARE, PLAN_AT_SHARE = 0.25, 0.50
CLEARED: dict[str, Any] = dict.fromkeys(
    (
        "sent_at",
        "last_sent_at",
        "listed_at",
        "acknowledged_at",
        "back_at",
        "chase_at",
        "plan_at",
        "fade_at",
        "delegate_id",
    )
)


def plan_time(case: Case, start: datetime) -> datetime:
    """Return when the assignee's plan runs if a message of `start` stays unanswered: two working days, or half.

    It is theirs: where whoever decides is away beyond half of the time, it runs in the assignee's own hours.
    """
    due = case.checkin.due_at
    at = _after(case, start, PLAN_AFTER, PLAN_AT_SHARE)
    if due is None or at <= due or due <= start:
        return at
    return min(next_open(start + (due - start) * PLAN_AT_SHARE, case.assignee.schedule), due)


def _after(case: Case, start: datetime, days: int, share: float) -> datetime:
    checkin, decides = case.checkin, case.decider or case.assignee
    due = checkin.due_at or default_due(checkin.registered_at, case.assignee.schedule)
    left = max(due - start, timedelta(0))
    full = add_working_days(start, days, decides.schedule)
    return min(full, next_open(start + left * share, decides.schedule)) if left else full


def set_steps(step: Step) -> None:
    """Set the steps of an unanswered message as it goes. One that joins another waits as long, from its own time on."""
    case, checkin, decides = step.case, step.checkin, step.case.decider
    assert decides is not None
    joins = checkin.sent_at is not None and checkin.faded_at is None
    chase_at = _after(case, step.now, CHASE_AFTER, CHASE_AT_SHARE)
    step.note(
        EntryName.WAITING,
        sent_at=checkin.sent_at if joins else step.now,
        last_sent_at=step.now,
        chase_at=(checkin.chase_at or chase_at) if joins else chase_at,
        plan_at=(checkin.plan_at if joins else None) or _plan_as_sent(step),
        fade_at=add_working_days(step.now, FADE_AFTER, decides.schedule),
        faded_at=None,
    )


def _plan_as_sent(step: Step) -> datetime:
    """Return the time that was shown, or a later one where the message leaves so much later than it was thought to."""
    shown, anew = step.checkin.plan_at, plan_time(step.case, step.now)
    return shown if shown and anew - shown <= LEEWAY else anew


def hand_over(step: Step) -> None:
    """Put what was sent and is still open to whoever decides now."""
    open_ones = {point.batch for point in with_decider(step.checkin) if point.batch}
    if not open_ones:
        return
    step.note(EntryName.WAITING_OVER, **{**CLEARED, "delegate_id": step.checkin.delegate_id})
    set_steps(step)
    for batch in sorted(open_ones):
        step.say(*asked_anew(step, batch), cost=Cost.INTERRUPTION, not_before=step.room())


def asked_anew(step: Step, batch: int) -> tuple[Message, ...]:
    """Return the manager's message about a batch as it stands now; none where it stood in a digest only."""
    if batch in step.checkin.digested:
        return ()
    return (*sending.ask(step.case, step.now, batch), *sending.ask_other(step.case, step.now, batch))


def answered(step: Step) -> None:
    """Stop every reminder as soon as nothing waits for whoever decides. A draft to somebody meanwhile stays theirs."""
    if step.checkin.sent_at is not None and not with_decider(step.checkin):
        step.withdraw(*step.checkin.deciders)
        meanwhile = step.checkin.delegate_id if drafted(step.checkin) else None
        step.note(EntryName.WAITING_OVER, **{**CLEARED, "delegate_id": meanwhile})


def chase(step: Step) -> None:
    """One direct message, in hours and when they can be interrupted; none to who wants fewer.

    What somebody said they would answer later comes back to them, whatever they want.
    """
    checkin = step.checkin
    waits = bool(with_decider(checkin))
    if waits and _handed_over(step):
        return
    stale = checkin.plan_at is not None and checkin.plan_at <= step.now
    if not waits or stale or _wants_none(step):
        step.note(EntryName.DROPPED, detail="reminder to whoever decides", chase_at=None)
        return
    if (at := step.room()) > step.now:
        step.note(EntryName.PUT_OFF, detail="reminder to whoever decides", chase_at=at)
        return
    step.note(EntryName.CHASED, chase_at=None, shown=f"chase:{checkin.assignment_id}:{len(checkin.openings)}")
    step.say(words.chase(step.case, step.now), cost=Cost.INTERRUPTION)


def _wants_none(step: Step) -> bool:
    decides = step.case.decider
    fewer = decides is not None and decides.preferences.reminders is Reminders.FEWER
    return decides is None or (fewer and step.checkin.acknowledged_at is None)


def give_back(step: Step) -> bool:
    """Let the manager decide again in place of whoever did meanwhile; False where nobody did."""
    if step.checkin.delegate_id is None:
        return False
    step.withdraw(step.checkin.delegate_id)
    step.note(EntryName.MANAGER_BACK, delegate_id=None)
    return True


def delegate(step: Step) -> bool:
    """Let whoever was named decide, where the manager is away and they are here; False where nothing changes."""
    case, instead = step.case, stand_in(step.case, step.now)
    if case.checkin.delegate_id or instead is None or away_until(case, step.now) is None:
        return False
    step.withdraw(case.checkin.manager_id)
    step.note(EntryName.DELEGATED, delegate_id=instead.id)
    return True


def _handed_over(step: Step) -> bool:
    changed = delegate(step)
    if changed:
        hand_over(step)
    return changed


def run_plan(step: Step) -> None:
    """Let the assignee's plan run, and say so to both. The bot holds nothing by itself: it offers to.

    Days late, as after an outage, it runs and is recorded; what waits stands in the digest anyway. Who said they answer
    later is not told by a message: it comes back to them by itself.
    """
    if not with_decider(step.checkin):
        step.note(EntryName.DROPPED, detail="plan", plan_at=None)
        return
    if _handed_over(step):
        return
    later = step.checkin.back_at is not None
    late = step.checkin.plan_at is not None and is_late(step.checkin.plan_at, step.now, step.case.assignee.schedule)
    step.note(EntryName.PLAN_RAN, detail=plan_of(step.checkin).value, plan_at=None, chase_at=None)
    if not late:
        step.say(words.plan_ran(step.case))
    if not late and not later:
        step.say(words.plan_told(step.case, step.now), cost=Cost.INTERRUPTION, not_before=step.room())


def fade(step: Step) -> None:
    """After five working days: one last line in the weekly note, then silence. Nobody else is ever told.

    Days that became free after the message left do not count.
    """
    decides, sent_at = step.case.decider, step.checkin.last_sent_at or step.checkin.sent_at
    if decides is not None and sent_at is not None:
        at = add_working_days(sent_at, FADE_AFTER, decides.schedule)
        if at > step.now:
            step.note(EntryName.PUT_OFF, detail="the last line about it", fade_at=at)
            return
    step.note(EntryName.FADED, fade_at=None, faded_at=step.now)


def come_back(step: Step) -> None:
    """Bring back what was acknowledged and then forgotten: with the next digest, or where there is none by itself."""
    decides = step.case.decider
    wait = decides is not None and bool(decides.digests)
    step.note(EntryName.CAME_BACK, back_at=None, chase_at=None if wait else step.now)


def acknowledge(step: Step, _event: Acknowledged) -> None:
    """Stop reminding at once; it comes back after a working day, with its age."""
    if not with_decider(step.checkin):
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    decides = step.case.decider or step.case.assignee
    back_at = add_working_days(step.now, 1, decides.schedule)
    step.note(EntryName.ACKNOWLEDGED, acknowledged_at=step.now, back_at=back_at, chase_at=None)
    step.say(words.acknowledged(step.case, step.now))


def choose_plan(step: Step, event: PlanChosen) -> None:
    """Keep what the assignee does if nobody answers by then. It does not hold anything: people do."""
    if step.checkin.plan is event.plan:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.PLANNED, detail=event.plan.value, plan=event.plan)
    step.say(words.planned(step.case, step.now))


def tell_silence(step: Step) -> None:
    """Let whoever decides see, in one line and without a reason, that the questions are not answered yet."""
    decides = step.case.manager
    if decides is None or not _may_hear(step.checkin) or checked_in(step.checkin):
        step.note(EntryName.DROPPED, audience=Audience.ASSIGNEE, detail="line to whoever decides", silence_at=None)
        return
    step.note(EntryName.SILENCE_TOLD, silence_at=None, silent_since=step.now)
    if not decides.digests:
        step.say(words.silence_line(step.case))


def skip_silence(step: Step, _event: SilenceSkipped) -> None:
    """Leave it at that: the manager does not need the questions answered."""
    if step.checkin.silent_since is None or not _may_hear(step.checkin):
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.SILENCE_SKIPPED, silent_since=None)
    step.say(words.skipped(step.case))


def ask_in_person(step: Step, event: ManagerAsked) -> None:
    """Carry the manager's own words to the assignee, also after they had left it at that."""
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    if checked_in(step.checkin) or not _may_hear(step.checkin):
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.ASKED_BY_MANAGER, silent_since=None, manager_asked=step.write(event.words))
    step.say(words.asked_by_manager(step.case))


def _may_hear(checkin: CheckIn) -> bool:
    """Whether anything of the assignee's may go to whoever decides."""
    return checkin.manager_accepted and not checkin.private


def listed(step: Step, _event: Listed) -> None:
    """Note that a digest holds it."""
    changes: dict[str, Any] = (
        {} if step.checkin.listed_at or not with_decider(step.checkin) else {"listed_at": step.now}
    )
    step.note(EntryName.LISTED, **changes)
