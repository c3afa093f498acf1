"""What is said on the cards after the first, and when somebody wants none of them."""

from datetime import datetime

from app.core.assignment import Route, Trigger
from app.core.bank import BANK
from app.core.checkin import Case, Point, PointState, point_state
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.risk import by_risk
from app.core.wording.asking import EXITS, notice, with_exits
from app.core.wording.drafting import at_the_start, thing
from app.core.wording.phrases import listing, title, when

_ASKS = {
    Trigger.INVESTMENT: "Before you put hours into {task}",
    Trigger.STILL_OPEN: "Still open on {task}",
    Trigger.HALFWAY: "Half of the time for {task} has passed",
}
ANSWER = Choice(action=Action.LOOK_AGAIN, label="Answer (half a minute)", style=Style.PRIMARY)
METHOD_UNKNOWN = "none"


def still_open(case: Case) -> tuple[Point, ...]:
    """Return the points that wait for somebody, and on a brittle task those that were kept back."""
    return tuple(
        point
        for point in case.checkin.points
        if point_state(point) in {PointState.SENT, PointState.DRAFT, PointState.TO_CHOOSE}
        or (case.checkin.brittle is True and point.route is Route.WITHHELD)
    )


def card(case: Case, now: datetime, trigger: Trigger) -> Message:
    """Return the card of that moment; the one at a quarter asks nothing, it lists."""
    lists = trigger is Trigger.STILL_OPEN
    kept = any(point.route is Route.WITHHELD for point in still_open(case))
    offers = (Choice(action=Action.SEND_ANYWAY, label="Send what was kept"),) if lists and kept else ()
    return Message(
        kind=MessageKind.CARD,
        key=f"card:{case.checkin.assignment_id}:{trigger}",
        to=case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=_ASKS[trigger].format(task=title(case)) + ("." if lists else ": two short questions."),
        paragraphs=tuple(_where(case, point, now) for point in still_open(case)) if lists else _changed(case, trigger),
        choices=with_exits(*offers) if lists else with_exits(_about(ANSWER, trigger)),
    )


def _about(choice: Choice, trigger: Trigger) -> Choice:
    return Choice(action=choice.action, label=choice.label, style=choice.style, about=trigger.value)


def _changed(case: Case, trigger: Trigger) -> tuple[str, ...]:
    names = listing([thing(case, point) for point in still_open(case)])
    return (f"Open so far: {names}.",) if names and trigger is Trigger.HALFWAY else ()


def _where(case: Case, point: Point, now: datetime) -> str:
    name = at_the_start(case, point)
    match point_state(point):
        case PointState.SENT:
            since = case.checkin.sent_at
            return f"{name}: with {case.manager_name}" + (
                f" since {when(since, now, case.assignee.zone)}" if since else ""
            )
        case PointState.TO_CHOOSE:
            return f"{name}: yours to choose"
        case PointState.WITHHELD:
            return f"{name}: kept with you, not confirmed"
        case _:
            return f"{name}: in a message that has not left"


def card_answered(case: Case, trigger: Trigger) -> Message:
    """Leave the card where it stands, without questions."""
    return Message(
        kind=MessageKind.CARD,
        key=f"card:{case.checkin.assignment_id}:{trigger}",
        to=case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=_ASKS[trigger].format(task=title(case)) + ": answered.",
        choices=EXITS,
    )


def form(case: Case, trigger: Trigger) -> Sheet | None:
    """Return the form of a later card: U4 and U6 before an investment, U6 and what has changed halfway."""
    risky = next(iter(by_risk(case)), None)
    method = Field(
        name="method",
        kind=FieldKind.LINE,
        label=BANK["U6"].text.format(item=case.read(risky.name) if risky else "the result"),
        hint=f"Leave it empty for “{BANK['U6'].options[0]}”.",
        optional=True,
    )
    first = (
        Field(name="settles", kind=FieldKind.LINE, label=BANK["U4"].text.format(mgr=case.manager_name), optional=True)
        if trigger is Trigger.INVESTMENT
        else Field(
            name="changed",
            kind=FieldKind.LINE,
            label="Has anything you assumed changed? What?",
            hint="Leave it empty for no.",
            optional=True,
        )
    )
    return Sheet(
        name=FormName.LOOK_AGAIN,
        title=f"Check-in {case.checkin.ref}",
        submit="Answer",
        about=FormFor(assignment_id=str(case.checkin.assignment_id), detail=trigger.value),
        parts=(Part(text=title(case), strong=True),),
        fields=(first, method),
    )


def started(case: Case) -> Message:
    """Note that work begins; there is nothing to ask."""
    key = f"started:{case.checkin.assignment_id}"
    return notice(case, key, f"{title(case)}: started.", "Nothing to ask before you begin.", choices=EXITS)


def quieted(case: Case) -> Message:
    """Say that nothing more is asked, and what still comes."""
    return notice(
        case,
        f"quiet:{case.checkin.assignment_id}",
        f"{title(case)}: no more questions.",
        "Answers to what you sent still come. Everything else is a tap away when you want it.",
        choices=EXITS,
    )
