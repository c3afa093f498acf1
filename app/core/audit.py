"""Is anything stuck? Every open point has a next deadline or somebody it waits for; this finds what has neither."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.core.alarms import next_due
from app.core.checkin import FINISHED, CheckIn, open_points, task_state, waits_for
from app.core.duties import Due

SOON = timedelta(minutes=10)  # how long after its time something may still be about to be done


class Fault(StrEnum):
    """What is wrong with something that waits."""

    LEFT = "its time came and went"
    PARKED = "given up after it failed again and again"
    FORGOTTEN = "its next time is not on the list"
    NOBODY = "it waits for nobody"
    UNSENT = "a message should have left long ago"
    UNDELIVERED = "a message was given up"
    NO_DUTY = "something due about a person was not done"
    FAILING = "it failed again and again and goes on being tried"


MENDABLE = frozenset({Fault.LEFT, Fault.PARKED, Fault.FORGOTTEN, Fault.NO_DUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is stuck: where, and what is wrong. `assignment_id` is None where it is about no assignment.

    `due` is the duty that was not done, where it is one.
    """

    workspace_id: str
    fault: Fault
    assignment_id: UUID | None = None
    ref: str = ""
    since: datetime | None = None
    person_id: str = ""
    due: Due | None = None


def faults(checkin: CheckIn, listed_at: datetime | None, attempts: int, now: datetime) -> tuple[Fault, ...]:
    """Return what is wrong with a check-in whose next time stands on the list as `listed_at`."""
    if task_state(checkin) in FINISHED:
        return ()
    found = []
    if any(waits_for(checkin, point) is None for point in open_points(checkin)):
        found.append(Fault.NOBODY)
    wanted = next_due(checkin)
    if listed_at is not None and listed_at < now - SOON:
        found.append(Fault.LEFT)
    elif wanted is not None and listed_at is None:
        found.append(Fault.PARKED if attempts else Fault.FORGOTTEN)
    elif wanted is not None and listed_at is not None and not attempts and listed_at > wanted:
        found.append(Fault.FORGOTTEN)
    return tuple(found)
