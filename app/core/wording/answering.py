"""What is said when answers come back, when work is held, and when a task ends."""

from collections.abc import Sequence
from datetime import datetime

from app.core.assignment import Ruling, Topic
from app.core.bank import BANK
from app.core.checkin import Case, Point, PointState, TaskState, point_state, readiness, task_state, with_decider
from app.core.messages import Action, Choice, Message, MessageKind, PointLine, Style, paged
from app.core.wording.asking import EXITS, START, notice, with_exits
from app.core.wording.drafting import replied, said, thing
from app.core.wording.phrases import about, bin_of, shorten, title, when

SHARE_LEFT_TO_ASK = 0.5


def answers(case: Case, batch: int) -> tuple[Message, ...]:
    """Carry the manager's answers of one batch to the assignee, each with its before and after."""
    checkin = case.checkin
    points = [point for point in checkin.points if point.batch == batch]
    answered = [point for point in points if point.ruling is not None]
    left = len(points) - len(answered)
    return paged(
        Message(
            kind=MessageKind.ANSWERS,
            key=f"answers:{checkin.assignment_id}:{batch}",
            to=checkin.assignee_id,
            about=str(checkin.assignment_id),
            head=f"{case.manager_name} answered {len(answered)} of {len(points)} on {checkin.ref}",
            points=tuple(_answer(case, point) for point in answered),
            after=(f"{left} still with {case.manager_name}.",) if left else (),
            choices=EXITS,
        )
    )


def _answer(case: Case, point: Point) -> PointLine:
    name = thing(case, point)
    before = said(case, point)
    changed = point.ruling is Ruling.CORRECTED
    return PointLine(
        number=point.number,
        name=name if point.topic is Topic.ITEM else name[0].upper() + name[1:],
        said=f"before: {before}\nafter: {case.read(point.reply)}" if changed else before,
        reply="" if changed else replied(case, point),
        choices=_replies(point),
    )


def _replies(point: Point) -> tuple[Choice, ...]:
    about = str(point.number)
    if point_state(point) is PointState.TO_CHOOSE:
        return (Choice(action=Action.CHOOSE, label="Write what you choose", style=Style.PRIMARY, about=about),)
    if point.understood or point.ruling is not Ruling.CORRECTED:
        return ()
    return (
        Choice(action=Action.UNDERSTOOD, label="Understood", about=about),
        Choice(action=Action.STILL_UNCLEAR, label="Still unclear", about=about),
    )


def standing(case: Case, now: datetime, *, held_since: datetime | None) -> Message | None:
    """Tell the assignee that all is answered, how ready the task is and how much time is left."""
    checkin = case.checkin
    state = task_state(checkin)
    if state not in {TaskState.CONFIRMED, TaskState.ASSUMED}:
        return None
    share = _share_left(case, now) if held_since else 1.0
    late = share < SHARE_LEFT_TO_ASK and checkin.due_at is not None
    due = f"Due {when(checkin.due_at, now, case.assignee.zone)}." if checkin.due_at else ""
    return notice(
        case,
        f"standing:{checkin.assignment_id}:{checkin.batch}:{len(checkin.openings)}",
        f"{checkin.ref}: {label(case)}.",
        *(["The hold has ended."] if held_since else []),
        due,
        f"Less than half of the time is left; ask {case.manager_name} for a new date if you need one." if late else "",
        choices=with_exits(
            Choice(action=Action.DONE, label="Hand in", style=Style.PRIMARY),
            *(() if checkin.started_at else (START,)),
            Choice(action=Action.RECORD, label="Record"),
        ),
    )


def label(case: Case) -> str:
    """Return the state of the task with its count: "Confirmed 10/10"."""
    checkin = case.checkin
    state = task_state(checkin)
    ready, total = readiness(checkin)
    counts = f" {ready}/{total}" if total and state in {TaskState.CONFIRMED, TaskState.ASSUMED} else ""
    return f"{state[0].upper()}{state[1:]}{counts}"


def _share_left(case: Case, now: datetime) -> float:
    checkin = case.checkin
    if checkin.due_at is None:
        return 1.0
    return (checkin.due_at - now) / (checkin.due_at - checkin.registered_at)


def vague(case: Case, points: Sequence[Point]) -> Message | None:
    """M8: ask whether guesses are fine, once."""
    checkin = case.checkin
    if case.told is None:
        return None
    matters = f"{len(points)} points open. If one is wrong, does it matter?"
    said = case.read(points[0].reply) or "Do your best"
    fine, answer, drop = BANK["M8"].options
    return Message(
        kind=MessageKind.UPDATE,
        key=f"vague:{checkin.assignment_id}",
        to=case.told,
        about=str(checkin.assignment_id),
        head=f"“{shorten(said, 60)}” leaves {matters}" if len(points) > 1 else _ONE_OPEN.format(said=shorten(said, 60)),
        paragraphs=("You are not asked this again.",),
        choices=(
            Choice(action=Action.GUESSES_FINE, label=fine),
            Choice(action=Action.LET_ME_ANSWER, label=answer, style=Style.PRIMARY),
            Choice(action=Action.CANCEL, label=drop, style=Style.DANGER),
        ),
    )


_ONE_OPEN = "“{said}” leaves 1 point open. If it is wrong, does it matter?"


def vague_settled(case: Case) -> Message | None:
    """Close the question; where every part had to be right, ask whether that still holds."""
    checkin = case.checkin
    if case.told is None:
        return None
    brittle = checkin.brittle is True
    return Message(
        kind=MessageKind.UPDATE,
        key=f"vague:{checkin.assignment_id}",
        to=case.told,
        about=str(checkin.assignment_id),
        head=f"Guesses are fine on {checkin.ref}. {case.assignee.name} goes on, and lists them at hand-in.",
        paragraphs=("You marked it as all-or-nothing: one wrong part, and the result is useless. Remove that?",)
        if brittle
        else (),
        choices=(Choice(action=Action.NOT_BRITTLE, label="Remove it"),) if brittle else (),
    )


def chose(case: Case, point: Point) -> Message | None:
    """Show the manager what the assignee chose, as settled."""
    checkin = case.checkin
    if case.told is None:
        return None
    return Message(
        kind=MessageKind.UPDATE,
        key=f"chose:{checkin.assignment_id}:{point.number}",
        to=case.told,
        about=str(checkin.assignment_id),
        head=f"Settled on {checkin.ref}: {thing(case, point)}",
        paragraphs=(f"{case.assignee.name} chose: {case.read(point.definition)}",),
    )


def hold(case: Case, now: datetime, by: str) -> tuple[Message, ...]:
    """Tell both that the task is on hold, what that means and how it ends."""
    checkin = case.checkin
    due = f"The deadline is unchanged: due {when(checkin.due_at, now, case.assignee.zone)}." if checkin.due_at else ""
    reason = case.read(checkin.hold_reason)
    ends = "It ends by the answers, by Resume, or by cancelling. You are asked nothing meanwhile."
    resume = with_exits(Choice(action=Action.RESUME, label="Resume", style=Style.PRIMARY))
    key = f"hold:{checkin.assignment_id}:{checkin.hold_at:%Y%m%d%H%M%S}"
    mine = notice(case, f"{key}:a", f"{title(case)} is on hold ({by}).", reason, due, ends, choices=resume)
    if case.told is None:
        return (mine,)
    ahead = f"{bin_of(checkin.hours)} of work ahead." if checkin.hours else ""
    theirs = notice(
        case,
        f"{key}:m",
        f"{title(case)} is on hold ({by}).",
        reason if by == case.manager_name else "",
        f"{ahead} {due}".strip(),
        to=case.told,
        choices=(Choice(action=Action.RESUME, label="Go on", style=Style.PRIMARY),),
    )
    return mine, theirs


def resumed(case: Case, by: str) -> tuple[Message, ...]:
    """Tell both that the hold has ended."""
    checkin = case.checkin
    key = f"resumed:{checkin.assignment_id}:{len(checkin.openings)}"
    mine = notice(case, f"{key}:a", f"{title(case)} goes on ({by} ended the hold).")
    if case.told is None:
        return (mine,)
    return mine, notice(case, f"{key}:m", f"{title(case)} goes on ({by} ended the hold).", to=case.told)


def cancelled(case: Case, by: str, *, dropped: bool) -> tuple[Message, ...]:
    """Tell both that the task is cancelled, and what it saved."""
    checkin = case.checkin
    what = f"Dropped by {by}: not needed." if dropped else f"Cancelled by {by}."
    saved = f"{about(checkin.hours).capitalize()} not spent." if checkin.hours else ""
    head = f"{title(case)}: {what} {saved}".strip()
    key = f"cancelled:{checkin.assignment_id}"
    rest = "Reminders and timers have ended. To take it up again, give it again."
    mine = notice(case, f"{key}:a", head, rest)
    if case.told is None:
        return (mine,)
    return mine, notice(case, f"{key}:m", head, rest, to=case.told)


def closed(case: Case) -> tuple[Message, ...]:
    """Tell both that the figure is not needed, and what that saved."""
    checkin = case.checkin
    saved = f"This saved {about(checkin.hours)}." if checkin.hours else ""
    head = f"{title(case)}: not needed, closed by {case.manager_name}. {saved}".strip()
    key = f"closed:{checkin.assignment_id}"
    return tuple(
        notice(case, f"{key}:{side}", head, to=to) for side, to in (("a", checkin.assignee_id), ("m", case.told)) if to
    )


def handed_in(case: Case, guesses: tuple[str, ...]) -> tuple[Message, ...]:
    """Tell both that the task is handed in, with the guesses that remain at the top."""
    checkin = case.checkin
    head = f"{title(case)} is handed in."
    rest = f"Assumptions, not confirmed: {', '.join(guesses)}." if guesses else "Nothing in it is still a guess."
    key = f"handed-in:{checkin.assignment_id}"
    mine = notice(case, f"{key}:a", head, rest)
    if case.told is None:
        return (mine,)
    return mine, notice(case, f"{key}:m", head, rest, to=case.told)


def talk(case: Case, point: Point) -> tuple[Message, ...]:
    """Propose ten minutes together instead of a third round in writing."""
    checkin = case.checkin
    head = f"{checkin.ref}, {thing(case, point)}: ten minutes together?"
    body = "Two rounds in writing did not settle it. A short talk will. Note the outcome here afterwards."
    key = f"talk:{checkin.assignment_id}:{point.number}"
    return tuple(
        notice(case, f"{key}:{side}", head, body, to=to)
        for side, to in (("a", checkin.assignee_id), ("m", case.told))
        if to
    )


def versions(case: Case) -> Message:
    """Show the assignee the versions the manager named, side by side in words, and ask for the figures."""
    checkin = case.checkin
    return Message(
        kind=MessageKind.ANSWERS,
        key=f"versions:{checkin.assignment_id}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{case.manager_name} named {len(checkin.versions)} version{'s' if len(checkin.versions) > 1 else ''}"
        f" to estimate on {checkin.ref}",
        points=tuple(
            PointLine(
                number=number,
                name=f"Version {number}",
                said=" → ".join(case.read(stage) for stage in version),
            )
            for number, version in enumerate(checkin.versions, 1)
        ),
        after=("For each stage: how many, and how many minutes each?",),
        choices=with_exits(Choice(action=Action.FIGURES, label="Fill in the stages", style=Style.PRIMARY)),
    )


def figures(case: Case) -> Message:
    """Show the assignee the table of stages with what is known, and the hours of each version."""
    checkin = case.checkin
    rows = iter(checkin.figures)
    lines = []
    for number, version in enumerate(checkin.versions, 1):
        cells = [(stage, *next(rows)) for stage in version]
        told = "; ".join(f"{case.read(s)}: {_cell(n)} × {_cell(m)} min" for s, n, m in cells)
        known = [n * m for _, n, m in cells if n is not None and m is not None]
        total = f" = {sum(known) / 60:.1f} h" if len(known) == len(cells) else " (numbers missing)"
        lines.append(PointLine(number=number, name=f"Version {number}", said=told + total))
    return Message(
        kind=MessageKind.NOTICE,
        key=f"figures:{checkin.assignment_id}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{checkin.ref}: stages, numbers and minutes",
        points=tuple(lines),
        choices=with_exits(Choice(action=Action.FIGURES, label="Change the figures")),
    )


def _cell(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def no_assignee(case: Case, *, kept: bool = False) -> Message | None:
    """Tell the manager that nobody does the task now, and what of it they have seen. Unsent words stay unshown."""
    checkin = case.checkin
    if case.told is None:
        return None
    waiting = len(with_decider(checkin))
    seen = f" {waiting} open points you have seen." if waiting != 1 else " 1 open point you have seen."
    return notice(
        case,
        f"no-assignee:{checkin.assignment_id}",
        f"{title(case)} has no assignee now.{seen if waiting else ''}",
        "Kept as it is. Nothing is asked or sent until it is given to somebody." if kept else "All timers are stopped.",
        to=case.told,
        choices=(
            Choice(action=Action.REASSIGN, label="Reassign", style=Style.PRIMARY),
            Choice(action=Action.CANCEL, label="Cancel"),
            *(() if kept else (Choice(action=Action.KEEP_ON, label="Keep"),)),
        ),
    )


def no_manager(case: Case) -> Message:
    """Ask the assignee who decides now that the manager's account is gone."""
    return notice(
        case,
        f"no-manager:{case.checkin.assignment_id}",
        f"{title(case)}: {case.manager_name} can't be reached, the account is deactivated.",
        "Who decides about it now? Timers are stopped until you name somebody.",
        choices=with_exits(Choice(action=Action.NAME_MANAGER, label="Name someone", style=Style.PRIMARY)),
    )
