"""What is said when somebody who decides moves the day on which a task is due."""

from datetime import datetime

from app.core.checkin import Case
from app.core.extraction.normal import normalise
from app.core.extraction.times import moments
from app.core.forms import Field, FieldKind, FormName, Part, Sheet
from app.core.wording.forms import about
from app.core.wording.phrases import plain, title, when
from app.core.worktime import zone_of

NO_DAY = "“{given}” is no day. Write it as 2026-12-24 or 24.12.2026, or `none`."
DAY_OVER = "This day is over. Pick today or later, or leave it empty."
THE_SAME = "It is due then already."
NONE = "none"


def due_form(case: Case) -> Sheet:
    """Ask when a task is due."""
    checkin = case.checkin
    day = checkin.due_at.astimezone(zone_of(case.assignee.zone)).date().isoformat() if checkin.due_at else None
    return Sheet(
        name=FormName.DUE,
        title=f"Due date of {checkin.ref}",
        submit="Keep",
        about=about(case),
        parts=(Part(text=title(case)),),
        fields=(Field(name="due", kind=FieldKind.DAY, label="Due", starts_as=day, optional=True),),
    )


def moved(case: Case, now: datetime) -> str:
    """Say when it is due now, to whoever moved it."""
    checkin = case.checkin
    at = f"due {when(checkin.due_at, now, case.assignee.zone)}" if checkin.due_at else "due on no day"
    return f"{checkin.ref} is {at} now. {case.assignee.name} is told."


def still_due(case: Case, before: str, now: datetime) -> str:
    """Say that the due date stands, where the text names other days than `before`; nothing where it does not."""
    checkin = case.checkin
    if _days(before) == _days(case.read(checkin.text)):
        return ""
    zone = case.decider.zone if case.decider else case.assignee.zone
    stands = f"is still due {when(checkin.due_at, now, zone)}" if checkin.due_at else "still has no due date"
    return f"The text names other days; {checkin.ref} {stands}. To change that: /checkin due {checkin.ref}"


def _days(text: str) -> list[str]:
    read = normalise(plain(text)).text
    return sorted(read[one.span.start : one.span.end].casefold() for one in moments(read))
