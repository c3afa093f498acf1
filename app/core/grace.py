"""When a draft leaves by itself: its grace, and what lengthens it."""

from datetime import datetime, timedelta

from app.core.caps import next_interruption
from app.core.checkin import Case, drafted
from app.core.people import Consent
from app.core.policy import Policy
from app.core.step import Step
from app.core.weighing import filtered, worth_of
from app.core.worktime import add_working, next_at, worked
from app.core.worth import Verdict

LATE = timedelta(minutes=1)


def release_time(case: Case, start: datetime, grace: timedelta | None = None) -> datetime | None:
    """Return when the draft leaves by itself if shown at `start`; None when it waits for a tap.

    It ends within the hours of both and when its reader can be interrupted, or with their next digest where it goes by
    one, since that is when it is really sent, and with at least a tenth of the time left. `grace` is how much working
    time it has, where that is not what the policy says.
    """
    checkin, policy, decides = case.checkin, case.checkin.policy, case.decider
    if case.assignee.consent is not Consent.AFTER_GRACE or checkin.private or decides is None:
        return None
    if decides.id in checkin.unreachable:
        return None
    ends = add_working(start, grace_of(policy) if grace is None else grace, case.assignee.schedule)
    if by_digest(case):
        at = next_at(ends, decides.digests, decides.schedule)
    else:
        at = next_interruption(ends, case.spent_on(decides), policy.caps, decides.schedule)
    if checkin.due_at is None:
        return at
    latest = checkin.due_at - (checkin.due_at - checkin.registered_at) * policy.span_kept_free
    return at if at <= latest else None


def grace_of(policy: Policy) -> timedelta:
    """Return how much working time a draft has before it leaves by itself."""
    return max(policy.grace, policy.grace_at_least)


def grace_left(step: Step) -> datetime | None:
    """Return when the draft leaves after all, whose author was away in its grace; None where they were not."""
    checkin = step.checkin
    since = max(filter(None, (checkin.grace_from, checkin.drafted_at)), default=step.now)
    left = grace_of(checkin.policy) - worked(since, step.now, step.case.assignee.schedule)
    return release_time(step.case, step.now, left) if left > LATE else None


def by_digest(case: Case) -> bool:
    """Whether the draft is worth a line in its reader's digest, and no interruption."""
    points, decides = drafted(case.checkin), case.decider
    if decides is None or not decides.digests or case.checkin.private or not points:
        return False
    return filtered(case, points) and worth_of(case, points).verdict is Verdict.DIGEST


def with_time_for_new(step: Step) -> datetime | None:
    """Return the promised time, put off where points joined the draft so late that nobody could look at them."""
    checkin = step.checkin
    joined = any(point.raised_at == step.now for point in drafted(checkin))
    if checkin.release_at is None or not joined:
        return checkin.release_at
    soonest = release_time(step.case, step.now, checkin.policy.grace_at_least)
    return None if soonest is None else max(checkin.release_at, soonest)


def renewed(step: Step) -> datetime | None:
    """Return the promised time as it stands once the draft arrived; None where too little time is left for the grace.

    A version that only takes an edit restarts nothing, unless its promise passed before it arrived.
    """
    checkin = step.checkin
    promised, drafted_at = checkin.release_at, checkin.drafted_at
    in_time = drafted_at is None or step.now - drafted_at <= LATE
    if promised is None or in_time or (checkin.grace_from is not None and step.now < promised):
        return promised
    anew = release_time(step.case, step.now)
    return None if anew is None else max(promised, anew)
