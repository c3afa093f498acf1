"""What is said when a task goes over to somebody else."""

from dataclasses import replace
from datetime import datetime

from app.core.checkin import Case
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, PointLine
from app.core.wording import sending
from app.core.wording.asking import notice
from app.core.wording.forms import about
from app.core.wording.phrases import counted, title

NOT_SENT = "Not sent: {name} does the task now. This stays with you"
THEIRS_ALREADY = "{name} does it already. Pick somebody else."
DECIDES = "{name} decides about it. Pick somebody else, or cancel it."
USAGE = "Say which task and who does it now: `{command} reassign T-12 @person`."
DONE = "{ref} is with {name} now, as {new}. Due date, hours and what you confirmed are kept."
PASSED = "Passed on. Only {name} sees it."
WORDS_LENGTH = 1000


def opening(case: Case, old: Case, moved: int) -> str:
    """Return the first paragraph of what is put anew to whoever decides."""
    before, points = old.assignee.name, counted(moved, "point")
    return (
        f"{title(case)}: {case.assignee.name} takes this over from {before} ({old.checkin.ref}). "
        f"{points} {'is' if moved == 1 else 'are'} still open with you, in {before}'s words."
    )


def moved(case: Case, now: datetime, batch: int, ref: str) -> tuple[Message, ...]:
    """Leave the message to whoever decides where it stands, without buttons, and say where it went on."""
    if case.decider is None:
        return ()
    return tuple(
        replace(message, points=tuple(map(_closed, message.points)), choices=(), after=(f"Goes on as {ref}.",))
        for message in sending.ask(case, now, batch)
    )


def _closed(line: PointLine) -> PointLine:
    return replace(line, choices=())


def left(case: Case, name: str) -> Message:
    """Tell who did it until now who does it, and that nothing they kept back went along."""
    checkin = case.checkin
    return notice(
        case,
        f"left:{checkin.assignment_id}",
        f"{title(case)} is with {name} now ({checkin.followed_by}).",
        "Nothing you kept back was passed on. Your record of it stays as it is.",
        choices=(
            Choice(action=Action.TELL_NEXT, label="Pass on one thing", about=str(checkin.followed_by_id)),
            Choice(action=Action.RECORD, label="Record"),
        ),
    )


def passed_on(case: Case, name: str) -> Message:
    """Carry one thing to who does the task now."""
    checkin = case.checkin
    return notice(
        case,
        f"passed-on:{checkin.assignment_id}",
        f"{name}, who had {title(case)} before you, passes on one thing:",
        f"“{case.read(checkin.passed_on)}”",
        "Only you see this.",
    )


def reassign_form(case: Case) -> Sheet:
    """Ask who does it from now on."""
    checkin = case.checkin
    return Sheet(
        name=FormName.REASSIGN,
        title=f"Reassign {checkin.ref}",
        submit="Give it",
        about=about(case),
        parts=(
            Part(text=title(case), strong=True),
            Part(text="Due date, hours and what you confirmed go along; what was kept back does not."),
        ),
        fields=(Field(name="assignee", kind=FieldKind.PERSON, label="Who does it?"),),
    )


def pass_on_form(case: Case, to: str) -> Sheet:
    """Ask for the one thing that is passed on; `to` is the assignment that takes up this one."""
    return Sheet(
        name=FormName.TELL_NEXT,
        title="Pass on one thing",
        submit="Pass it on",
        about=FormFor(assignment_id=to),
        parts=(
            Part(text=f"It goes to whoever does {case.checkin.followed_by} now, with your name, and to nobody else."),
        ),
        fields=(Field(name="words", kind=FieldKind.TEXT, label="What should they know?"),),
    )
