"""What a check-in has to do by itself, and when next."""

from datetime import datetime
from typing import Any

from app.core.assignment import Route
from app.core.checkin import FINISHED, CheckIn, task_state

# What is due by itself. What is said to the assignee waits while the task is on hold.
ASSIGNEES_ALARMS = ("ask_at", "remind_at", "silence_at", "invest_at", "still_open_at", "halfway_at")
MANAGERS_ALARMS = ("chase_at", "plan_at", "back_at", "fade_at", "final_at")
STOPPED: dict[str, Any] = dict.fromkeys(("release_at", *ASSIGNEES_ALARMS, *MANAGERS_ALARMS))


def next_due(checkin: CheckIn) -> datetime | None:
    """Return the next instant at which `checkin` has something to do by itself, or None."""
    if task_state(checkin) in FINISHED:
        return None
    release = checkin.release_at if checkin.manager_accepted and checkin.shown_at else None
    names = MANAGERS_ALARMS if checkin.hold_at is not None else (*ASSIGNEES_ALARMS, *MANAGERS_ALARMS)
    return min((at for at in (release, *(getattr(checkin, name) for name in names)) if at is not None), default=None)


def promised_at(checkin: CheckIn) -> datetime | None:
    """Return when a draft is promised to interrupt whoever decides, or None."""
    return None if task_state(checkin) in FINISHED or checkin.by_digest else checkin.release_at


def checked_in(checkin: CheckIn) -> bool:
    """Whether the questions are answered, or a point that the assignee raised by themselves was sent."""
    return checkin.answered_at is not None or any(point.route is Route.SENT for point in checkin.points)
