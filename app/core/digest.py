"""What belongs in a manager's digest, and in what order. The rule of `domain.md` 4.9."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.alarms import checked_in
from app.core.checkin import (
    FINISHED,
    Case,
    CheckIn,
    Point,
    task_state,
    with_decider,
)
from app.core.people import Person
from app.core.weighing import HOURS_UNKNOWN
from app.core.worktime import day_length, worked

MOST_LINES = 7
MOST_AGE = 4.0
ON_HOLD = 1.5
SILENCE_LISTED = 5  # working days; as long as an open point waits before its last line
# All must be right; only some must, or nobody said; errors average out.
BRITTLENESS = {True: 3.0, None: 2.0, False: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A task that waits for its reader: with its open points, or with none because its questions are not answered.

    `days` and `hours` are working time since it was sent, by the reader's schedule; `back` says that they
    acknowledged it and it came back.
    """

    case: Case
    points: tuple[Point, ...]
    days: float
    hours: float
    back: bool
    score: float


def score(*, hours: float, brittleness: float, days: float, on_hold: bool) -> float:
    """Return hours at stake x brittleness x age, with age 1 + working days open / 2, at most 4; on hold x 1.5."""
    return hours * brittleness * min(1 + days / 2, MOST_AGE) * (ON_HOLD if on_hold else 1)


def decides(checkin: CheckIn, person_id: str) -> bool:
    """Whether what was sent waits for that person: the manager, who decides meanwhile, or who added to the task."""
    return person_id in checkin.deciders and checkin.manager_accepted and not checkin.private


def lines(cases: Iterable[Case], reader: Person, now: datetime) -> tuple[Line, ...]:
    """Return what waits for `reader`, the most pressing first."""
    found = [_line(case, reader, now) for case in cases if _belongs(case.checkin, reader, now)]
    return tuple(sorted(found, key=lambda line: (-line.score, line.case.checkin.number)))


def _belongs(checkin: CheckIn, reader: Person, now: datetime) -> bool:
    """Not what is finished, what they answer later, what had its last line, or has been silent for a week of work."""
    if task_state(checkin) in FINISHED or not decides(checkin, reader.id):
        return False
    later = checkin.back_at is not None and checkin.back_at > now
    if with_decider(checkin):
        return not later and checkin.faded_at is None
    since = silent_since(checkin, now)
    return since is not None and worked(since, now, reader.schedule) < SILENCE_LISTED * day_length(reader.schedule)


def silent_since(checkin: CheckIn, now: datetime) -> datetime | None:
    """Return since when the manager is shown that the questions are not answered; None while they are not."""
    if checked_in(checkin) or checkin.quiet or checkin.hold_at is not None:
        return None
    promised = checkin.silence_at if checkin.silence_at is not None and checkin.silence_at <= now else None
    return checkin.silent_since or promised


def _line(case: Case, reader: Person, now: datetime) -> Line:
    checkin, points = case.checkin, with_decider(case.checkin)
    since = sent_at(checkin, points) if points else silent_since(checkin, now) or now
    open_for = worked(since, now, reader.schedule)
    days = open_for / day_length(reader.schedule)
    return Line(
        case=case,
        points=points,
        days=days,
        hours=open_for / timedelta(hours=1),
        back=checkin.acknowledged_at is not None,
        score=score(
            hours=(checkin.hours or HOURS_UNKNOWN).value_h,
            brittleness=BRITTLENESS[checkin.brittle],
            days=days,
            on_hold=checkin.hold_at is not None,
        ),
    )


def sent_at(checkin: CheckIn, points: tuple[Point, ...]) -> datetime:
    """Return when the oldest of the open points went, or, where that is not known, came up."""
    return checkin.sent_at or min(point.raised_at for point in points)


def ended_at(checkin: CheckIn) -> datetime | None:
    """Return when the task came to its end, or None."""
    return checkin.cancelled_at or checkin.closed_at or checkin.handed_in_at
