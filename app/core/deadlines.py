"""What a check-in does by itself, in what order, once it is due."""

from collections.abc import Callable

from app.core import asking, drafting, grace, later, releasing, ruling, waiting
from app.core.alarms import ASSIGNEES_ALARMS
from app.core.events import DeadlinePassed
from app.core.record import Audience, EntryName
from app.core.step import Step


def release(step: Step) -> None:
    """Send the draft as it was shown, once its reader said yes and its author has seen it, who was there meanwhile.

    Where the manager has gone away it is shown anew instead, to whoever decides now.
    """
    if not (step.checkin.manager_accepted and step.checkin.shown_at):
        return
    if waiting.delegate(step):
        drafting.readdress(step)
    elif (at := grace.grace_left(step)) is not None:
        step.note(EntryName.PUT_OFF, audience=Audience.ASSIGNEE, detail="the draft", release_at=at)
        drafting.show(step)
    else:
        releasing.send(step, EntryName.SENT_BY_DEFAULT)


# What comes due, in the order in which it is done when several things are. The first six wait for a hold to end.
DUE: tuple[tuple[str, Callable[[Step], None]], ...] = (
    ("ask_at", asking.ask_by_clock),
    ("remind_at", asking.remind),
    ("silence_at", waiting.tell_silence),
    ("invest_at", later.before_investment),
    ("still_open_at", later.at_a_quarter),
    ("halfway_at", later.halfway),
    ("release_at", release),
    ("back_at", waiting.come_back),
    ("chase_at", waiting.chase),
    ("plan_at", waiting.run_plan),
    ("fade_at", waiting.fade),
    ("final_at", ruling.finalise_by_clock),
)


def deadline(step: Step, _event: DeadlinePassed) -> None:
    """Do whatever has become due."""
    for name, rule in DUE:
        at = getattr(step.checkin, name)
        held = step.checkin.hold_at is not None and name in ASSIGNEES_ALARMS
        if at is not None and at <= step.now and not held:
            rule(step)
