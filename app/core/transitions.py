"""The transition table, total over state and event, and `decide`, which is the only way through it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core import (
    asking,
    changing,
    deadlines,
    defining,
    drafting,
    holding,
    later,
    nudging,
    reassigning,
    releasing,
    ruling,
    waiting,
)
from app.core import events as happened
from app.core.checkin import FINISHED, Case, TaskState, task_state
from app.core.events import EVENTS, Event, Role
from app.core.record import BOT
from app.core.step import Decision, Refusal, RefusedError, Step

S = TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an event does in a state, and the states it may lead to."""

    apply: Callable[[Step, Any], None]
    to: frozenset[TaskState]


WORKING = (S.OPEN_POINTS, S.CONFIRMED, S.ASSUMED)
UNHELD = (S.REGISTERED, S.ASKED, *WORKING)
ALIVE = (*UNHELD, S.ON_HOLD)
DRAFTING = (S.OPEN_POINTS, S.ON_HOLD)
SETTLED = (S.REGISTERED, S.ASKED, S.CONFIRMED, S.ASSUMED)
GOES_ON = (*SETTLED, S.OPEN_POINTS)  # a hold ends while a concern is still open
HELD = (S.ON_HOLD,)
STAYS = ()

Row = tuple[type[Event], tuple[TaskState, ...], Callable[[Step, Any], None], tuple[TaskState, ...]]

# event, in which states, by which rule, to which further states (it may always stay where it is)
ROWS: tuple[Row, ...] = (
    (happened.LookedAt, (S.REGISTERED,), asking.look, (S.ASKED,)),
    (happened.LookedAt, (S.OPEN_POINTS,), asking.look, STAYS),
    (happened.ItemsChanged, (S.ASKED, S.OPEN_POINTS, S.ON_HOLD), asking.change_items, STAYS),
    (happened.Answered, (S.ASKED, S.OPEN_POINTS), asking.answer, (S.ASKED, *WORKING)),
    (happened.Answered, HELD, asking.answer, STAYS),
    (happened.PointRaised, UNHELD, drafting.raise_point, (S.OPEN_POINTS, S.ASSUMED)),
    (happened.PointRaised, HELD, drafting.raise_point, STAYS),
    (happened.ItemsAdded, WORKING, drafting.add_items, (S.OPEN_POINTS,)),
    (happened.ItemsAdded, HELD, drafting.add_items, STAYS),
    (happened.Defined, DRAFTING, drafting.define, STAYS),
    (happened.Defined, (S.CONFIRMED, S.ASSUMED), drafting.define, (S.OPEN_POINTS,)),
    (happened.DraftEdited, DRAFTING, drafting.edit, STAYS),
    (happened.TalkOffered, DRAFTING, drafting.offer_talk, STAYS),
    (happened.ConsentGiven, DRAFTING, drafting.consent, STAYS),
    (happened.Shown, DRAFTING, drafting.shown, STAYS),
    (happened.SendChosen, DRAFTING, releasing.send_by_hand, STAYS),
    (happened.Withheld, (S.OPEN_POINTS,), drafting.withhold, SETTLED),
    (happened.Withheld, HELD, drafting.withhold, STAYS),
    (happened.SendAnyway, WORKING, drafting.send_anyway, (S.OPEN_POINTS,)),
    (happened.SendAnyway, HELD, drafting.send_anyway, STAYS),
    (happened.SettledAlready, (S.OPEN_POINTS,), drafting.settle, SETTLED),
    (happened.SettledAlready, HELD, drafting.settle, STAYS),
    (happened.Ruled, DRAFTING, ruling.rule, (*GOES_ON, S.CLOSED)),
    (happened.Ruled, SETTLED, ruling.rule, (S.OPEN_POINTS,)),
    (happened.Finalised, DRAFTING, ruling.finalise, (*GOES_ON, S.CLOSED)),
    (happened.Chose, DRAFTING, ruling.choose, GOES_ON),
    (happened.Understood, ALIVE, ruling.understood, STAYS),
    (happened.StillUnclear, UNHELD, ruling.still_unclear, (S.OPEN_POINTS,)),
    (happened.StillUnclear, HELD, ruling.still_unclear, STAYS),
    (happened.FiguresGiven, UNHELD, ruling.give_figures, (S.OPEN_POINTS,)),
    (happened.FiguresGiven, HELD, ruling.give_figures, STAYS),
    (happened.Held, UNHELD, holding.hold, (S.ON_HOLD,)),
    (happened.Resumed, HELD, holding.resume, UNHELD),
    (happened.Cancelled, ALIVE, holding.cancel, (S.CANCELLED,)),
    (happened.HandedIn, ALIVE, holding.hand_in, (S.HANDED_IN,)),
    (happened.ManagerNamed, ALIVE, holding.name_manager, STAYS),
    (happened.ManagerReplied, ALIVE, holding.manager_replied, STAYS),
    (happened.KeptPrivate, (S.REGISTERED,), holding.keep_private, STAYS),
    (happened.DeadlinePassed, (S.REGISTERED,), deadlines.deadline, (S.ASKED,)),
    (happened.DeadlinePassed, (S.ASKED, S.CONFIRMED, S.ASSUMED), deadlines.deadline, STAYS),
    (happened.DeadlinePassed, DRAFTING, deadlines.deadline, (*GOES_ON, S.CLOSED)),
    (happened.Nudged, ALIVE, nudging.nudge, STAYS),
    (happened.NudgeAnswered, UNHELD, nudging.answer, (S.OPEN_POINTS,)),
    (happened.NudgeAnswered, HELD, nudging.answer, STAYS),
    (happened.GuessesWaived, DRAFTING, ruling.waive_guesses, GOES_ON),
    (happened.NotBrittle, ALIVE, ruling.not_brittle, SETTLED),
    (happened.Started, UNHELD, later.start, STAYS),
    (happened.LookedAgain, UNHELD, later.look_again, (S.OPEN_POINTS,)),
    (happened.LookedAgain, HELD, later.look_again, STAYS),
    (happened.Quieted, ALIVE, later.quiet, STAYS),
    (happened.PlanChosen, DRAFTING, waiting.choose_plan, STAYS),
    (happened.Acknowledged, DRAFTING, waiting.acknowledge, STAYS),
    (happened.WentAway, DRAFTING, holding.went_away, STAYS),
    (happened.SilenceSkipped, (S.ASKED, S.OPEN_POINTS, S.ON_HOLD), waiting.skip_silence, STAYS),
    (happened.ManagerAsked, (S.ASKED, S.OPEN_POINTS, S.ON_HOLD), waiting.ask_in_person, STAYS),
    (happened.Listed, ALIVE, waiting.listed, STAYS),
    (happened.Mended, ALIVE, holding.mended, STAYS),
    (happened.KeptOn, ALIVE, holding.keep_on, STAYS),
    (happened.ItemsDefined, (S.REGISTERED, S.ASKED, S.OPEN_POINTS, S.ON_HOLD), defining.define, STAYS),
    (happened.ItemsDefined, (S.CONFIRMED, S.ASSUMED), defining.define, (S.CONFIRMED, S.ASSUMED)),
    (happened.MeetingProposed, ALIVE, defining.meet, STAYS),
    (happened.AskAllChosen, (S.REGISTERED, S.ASKED, S.OPEN_POINTS, S.ON_HOLD), defining.ask_all, STAYS),
    (happened.NotDelivered, ALIVE, holding.not_delivered, STAYS),
    (happened.TextChanged, (S.REGISTERED,), changing.change_text, STAYS),
    (happened.TextChanged, (S.ASKED, *WORKING), changing.change_text, (S.ASKED, *WORKING)),
    (happened.TextChanged, HELD, changing.change_text, STAYS),
    (happened.RequirementAdded, (S.REGISTERED,), changing.add_requirement, STAYS),
    (happened.RequirementAdded, (S.ASKED, *WORKING), changing.add_requirement, (S.ASKED, *WORKING)),
    (happened.RequirementAdded, HELD, changing.add_requirement, STAYS),
    (happened.ChangeAnswered, WORKING, changing.answer_change, WORKING),
    (happened.ChangeAnswered, HELD, changing.answer_change, STAYS),
    (happened.DueChanged, ALIVE, changing.change_due, STAYS),
    (happened.EndedAtSource, ALIVE, changing.end_at_source, (S.CLOSED,)),
    (happened.Undone, ALIVE, changing.undo, (S.CANCELLED,)),
    (happened.Reassigned, ALIVE, reassigning.leave, (S.REASSIGNED,)),
    (happened.PassedOn, ALIVE, reassigning.pass_on, STAYS),
)

# pairs refused for a reason of their own
REFUSALS: dict[tuple[TaskState, type[Event]], Refusal] = {
    **{(state, happened.Resumed): Refusal.NOT_ON_HOLD for state in UNHELD},
    **{(state, happened.Finalised): Refusal.ALREADY_ANSWERED for state in SETTLED},
    **{(state, happened.Chose): Refusal.ALREADY_ANSWERED for state in SETTLED},
    **{
        (state, event): Refusal.ALREADY_SENT
        for state in SETTLED
        for event in (happened.SendChosen, happened.Withheld, happened.SettledAlready, happened.DraftEdited)
    },
    (S.ON_HOLD, happened.Held): Refusal.ON_HOLD,
    (S.ON_HOLD, happened.LookedAt): Refusal.ON_HOLD,
    (S.ASKED, happened.LookedAt): Refusal.ALREADY_ANSWERED,
    (S.CONFIRMED, happened.ItemsChanged): Refusal.ALREADY_ANSWERED,
    (S.ASSUMED, happened.ItemsChanged): Refusal.ALREADY_ANSWERED,
    (S.CONFIRMED, happened.AskAllChosen): Refusal.ALREADY_ANSWERED,
    (S.ASSUMED, happened.AskAllChosen): Refusal.ALREADY_ANSWERED,
    (S.CONFIRMED, happened.Answered): Refusal.ALREADY_ANSWERED,
    (S.ASKED, happened.ChangeAnswered): Refusal.ALREADY_ANSWERED,
    (S.ASSUMED, happened.Answered): Refusal.ALREADY_ANSWERED,
}


def _total(rows: Iterable[Row]) -> dict[tuple[TaskState, type[Event]], Rule | Refusal]:
    """Fill every pair of state and event: with its rule, or with the reason it is refused."""
    table: dict[tuple[TaskState, type[Event]], Rule | Refusal] = {
        (state, event): REFUSALS.get((state, event), _why_not(state)) for state in TaskState for event in EVENTS
    }
    for event, states, apply, to in rows:
        for state in states:
            table[state, event] = Rule(apply=apply, to=frozenset({state, *to}))
    return table


def _why_not(state: TaskState) -> Refusal:
    if state is S.CANCELLED:
        return Refusal.CANCELLED
    return Refusal.FINISHED if state in FINISHED else Refusal.NOT_NOW


TRANSITIONS = _total(ROWS)


def decide(case: Case, event: Event, now: datetime) -> Decision:
    """Return what follows from `event` at `now`. A pair the table refuses, or a foreign hand, changes nothing."""
    if not _may(case, event):
        return Decision(case=case, refusal=Refusal.NOT_YOURS)
    rule = TRANSITIONS[task_state(case.checkin), type(event)]
    if isinstance(rule, Refusal):
        return Decision(case=case, refusal=rule)
    step = Step(case=case, now=now, actor=event.by or BOT)
    try:
        rule.apply(step, event)
    except RefusedError as refused:
        return Decision(case=case, refusal=refused.refusal)
    assert task_state(step.checkin) in rule.to, f"{type(event).__name__} led to {task_state(step.checkin)}"
    return step.decision()


def _may(case: Case, event: Event) -> bool:
    checkin = case.checkin
    match event.role:
        case Role.BOT:
            return event.by is None
        case Role.SOURCE:
            return event.by is None or event.by in {*checkin.deciders, checkin.giver_id}
        case Role.ANYBODY:
            return event.by is not None and event.by != checkin.assignee_id
        case Role.ASSIGNEE:
            return event.by == checkin.assignee_id
        case Role.MANAGER:
            return event.by in checkin.deciders
        case Role.EITHER:
            return event.by in {checkin.assignee_id, *checkin.deciders}
