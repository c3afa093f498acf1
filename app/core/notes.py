"""What a week of check-ins came to, for a manager and for an assignee: about tasks, modelled where it is a guess."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.assignment import Answer, Ruling
from app.core.checkin import FINISHED, Case, Point, open_points, task_state, with_decider
from app.core.digest import decides
from app.core.worth import Weights

# Answers that say something else than the assignee had.
CHANGING = frozenset({Ruling.CORRECTED, Ruling.NOT_NEEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """A case with what the record says of the week: the numbers of the points that were sent, and answered."""

    case: Case
    sent: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the week was for one task, as one of its two people may know it.

    `caught` were found before work started. `fading` says that this is the last word about what is still open.
    """

    case: Case
    caught: tuple[Point, ...]
    answered: tuple[Point, ...]
    open: tuple[Point, ...]
    fading: bool = False


def managers_week(lately: Iterable[Lately], reader_id: str, since: datetime, now: datetime) -> tuple[Task, ...]:
    """Return the tasks of which `reader_id` is to know something: from what was sent alone, never from drafts."""
    return _with_something(_managers(week, since, now) for week in lately if decides(week.case.checkin, reader_id))


def _managers(week: Lately, since: datetime, now: datetime) -> Task:
    checkin = week.case.checkin
    ended = task_state(checkin) in FINISHED
    faded = checkin.faded_at
    due = checkin.fade_at is not None and checkin.fade_at <= now
    still = () if ended or _silent(week.case, since) else with_decider(checkin)
    return Task(
        case=week.case,
        caught=tuple(point for point in checkin.points if point.number in week.sent and _in_time(week.case, point)),
        answered=tuple(point for point in checkin.points if point.number in week.answered),
        open=still,
        fading=bool(still) and (due or faded is not None),
    )


def assignees_week(lately: Iterable[Lately], reader_id: str, since: datetime) -> tuple[Task, ...]:
    """Return what the week was for the tasks of `reader_id`, drafts and all: it is theirs."""
    return _with_something(_assignees(week, since) for week in lately if week.case.checkin.assignee_id == reader_id)


def _assignees(week: Lately, since: datetime) -> Task:
    checkin = week.case.checkin
    return Task(
        case=week.case,
        caught=tuple(
            point
            for point in checkin.points
            if point.raised_at >= since and point.answer is not Answer.CLEAR and _in_time(week.case, point)
        ),
        answered=tuple(point for point in checkin.points if point.number in week.answered),
        open=() if task_state(checkin) in FINISHED or _silent(week.case, since) else open_points(checkin),
    )


def _silent(case: Case, since: datetime) -> bool:
    """Whether it had its last line before this week: then nothing more is said of it."""
    return case.checkin.faded_at is not None and case.checkin.faded_at <= since


def _with_something(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(task for task in tasks if task.caught or task.answered or task.open or undecided(task.case))


def _in_time(case: Case, point: Point) -> bool:
    started_at = case.checkin.started_at
    return started_at is None or point.raised_at <= started_at


def undecided(case: Case) -> str:
    """Return what the manager marked as not decided when the task was given, while the task goes on."""
    checkin = case.checkin
    return "" if task_state(checkin) in FINISHED else case.read(checkin.undecided)


def hours_ahead(tasks: Iterable[Task]) -> float:
    """Return the hours that still lay ahead of what was caught, of the tasks whose hours are known."""
    return sum(task.case.checkin.hours.value_h for task in tasks if task.caught and task.case.checkin.hours)


def hours_saved(task: Task) -> float:
    """Return the hours that would have gone into something else than was wanted, as modelled.

    All of the task where every part must be right or it turned out not to be needed; else the share of its items that
    an answer changed. Nothing while one of them waits where all must be right, once work had begun, or where the hours
    are not known.
    """
    checkin = task.case.checkin
    changed = [point for point in task.answered if point.ruling in CHANGING and _in_time(task.case, point)]
    if not changed or checkin.hours is None:
        return 0.0
    if checkin.brittle is True and with_decider(checkin):
        return 0.0
    whole = checkin.brittle is True or checkin.closed_at is not None
    share = 1.0 if whole else min(1.0, len(changed) / max(1, len(checkin.items)))
    return checkin.hours.value_h * share


def managers_minutes(tasks: Iterable[Task], weights: Weights | None = None) -> float:
    """Return the minutes the answers took: so many a message, so many an item."""
    by = weights or Weights()
    return sum(
        by.minutes_a_message * len({point.batch for point in task.answered}) + by.minutes_an_item * len(task.answered)
        for task in tasks
    )


def assignees_minutes(tasks: Iterable[Task], weights: Weights | None = None) -> float:
    """Return the minutes that saying what is unclear took: so many a task, so many an item."""
    by = weights or Weights()
    return sum(by.assignee_minutes + by.minutes_an_item * len(task.caught) for task in tasks if task.caught)
