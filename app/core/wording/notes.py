"""The weekly note: what a week of check-ins came to. About tasks, never about people."""

from collections.abc import Sequence
from datetime import datetime

from app.core.calibration import Calibration
from app.core.messages import Message, MessageKind, PointLine
from app.core.notes import (
    Task,
    assignees_minutes,
    hours_ahead,
    hours_saved,
    managers_minutes,
    undecided,
)
from app.core.wording.digest import answer_button
from app.core.wording.drafting import thing
from app.core.wording.phrases import counted, listing, shorten, title

LISTED = 7
NAMES_LENGTH = 120
MODELLED = "Hours and minutes are estimates from the record. Nothing here counts or compares people."
SAVED = "Saved, as far as it can be estimated:"
ONLY_YOU = "Only you see this note."
LAST_LINE = "This is the last line about it. It stays open, and an answer still counts."


def to_manager(tasks: Sequence[Task], reader_id: str, now: datetime) -> Message | None:
    """Return the note to whoever decides; None where there is nothing to say."""
    fading = [task for task in tasks if task.fading]
    marked = [(task.case, undecided(task.case)) for task in tasks if undecided(task.case)]
    return _note(
        "This week's tasks",
        f"note:manager:{reader_id}:{now:%Y%m%d}",
        reader_id,
        (
            _caught(tasks),
            _took(managers_minutes(tasks), "Your answers took"),
            _listed(SAVED, _saved(tasks)),
            _listed("Still open with you:", [_open(task) for task in tasks if task.open and not task.fading]),
            _listed("Marked as not decided when given:", [f"{title(case)}: {_short(what)}" for case, what in marked]),
        ),
        tuple(_last(task, place) for place, task in enumerate(fading[:LISTED], 1)),
        foot=MODELLED,
    )


def to_assignee(tasks: Sequence[Task], held: Calibration, reader_id: str, now: datetime) -> Message | None:
    """Return the note to who does the tasks, with how often their *Clear* held; None where there is nothing to say."""
    told = (
        _caught(tasks),
        _took(assignees_minutes(tasks), "Saying so took"),
        _listed(SAVED, _saved(tasks)),
        _listed("Still open:", [_open(task) for task in tasks if task.open]),
    )
    if not any(told):
        return None
    key = f"note:assignee:{reader_id}:{now:%Y%m%d}"
    return _note("Your week", key, reader_id, (*told, _held(held)), foot=ONLY_YOU)


def _note(
    head: str, key: str, to: str, paragraphs: Sequence[str], lines: tuple[PointLine, ...] = (), *, foot: str
) -> Message | None:
    told = tuple(part for part in paragraphs if part)
    if not told and not lines:
        return None
    return Message(kind=MessageKind.NOTE, key=key, to=to, about="", head=head, paragraphs=told, points=lines, foot=foot)


def _caught(tasks: Sequence[Task]) -> str:
    with_some = [task for task in tasks if task.caught]
    if not with_some:
        return ""
    points = sum(len(task.caught) for task in with_some)
    hours = hours_ahead(tasks)
    ahead = f", with about {_rounded(hours)} h still ahead" if hours else ""
    return f"Caught before work started: {counted(points, 'point')} on {counted(len(with_some), 'task')}{ahead}."


def _took(minutes: float, what: str) -> str:
    return f"{what} about {counted(round(minutes), 'minute')}." if minutes else ""


def _rounded(hours: float) -> str:
    return f"{max(0.5, round(hours * 2) / 2):g}"


def _saved(tasks: Sequence[Task]) -> list[str]:
    return [
        f"{title(task.case)}: this check saved about {_rounded(hours)} h"
        for task in tasks
        if (hours := hours_saved(task))
    ]


def _open(task: Task) -> str:
    names = listing([thing(task.case, point) for point in task.open])
    return f"{title(task.case)}: {_short(names)}"


def _short(text: str) -> str:
    return shorten(text, NAMES_LENGTH)


def _listed(heading: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    rest = len(lines) - LISTED
    more = [f"• {rest} more"] if rest > 0 else []
    return "\n".join([heading, *(f"• {line}" for line in lines[:LISTED]), *more])


def _held(held: Calibration) -> str:
    if not held.checked:
        return ""
    return (
        f"Of {counted(held.clear, 'item')} you called clear so far, {held.checked} came to be checked "
        f"and {held.corrected} of these {'was' if held.corrected == 1 else 'were'} put right."
    )


def _last(task: Task, place: int) -> PointLine:
    return PointLine(number=place, name=_open(task), said=LAST_LINE, choices=(answer_button(task.case),))
