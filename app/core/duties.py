"""What is done about a person, a tracker or the installation at a time of its own, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.core.people import Person
from app.core.preferences import DIGESTS
from app.core.worktime import back_at, next_at, zone_of


class Duty(StrEnum):
    """What is to be done. The value is stored."""

    DIGEST = "digest"
    NOTE = "weekly note"
    ABSENCE = "absence"
    POLL = "poll"
    AUDIT = "audit"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One duty that has become due."""

    workspace_id: str
    duty: Duty
    subject_id: str


UPKEEP: Mapping[Duty, timedelta] = MappingProxyType(
    {Duty.AUDIT: timedelta(minutes=5), Duty.RETENTION: timedelta(hours=1)}
)
"""What is done about the installation, and how often. It is put off where it fails and never parked.

Nobody else would see to it that it goes on: what is parked is put back by the audit.
"""


def upkeep_of(duty: Duty) -> Due:
    """Return a duty about the installation: of no workspace, about nobody."""
    return Due(workspace_id="", duty=duty, subject_id="")


def next_digest(at: datetime, person: Person) -> datetime | None:
    """Return when `person` gets their next digest after `at`; None where they want none or have no account any more."""
    wanted = person.digests and not person.deleted
    return next_at(at, person.digests, person.schedule) if wanted else None


def next_absence(at: datetime, person: Person) -> datetime | None:
    """Return when `person` is next away for a day or longer, `at` where they are now; None where nothing is known."""
    spans = sorted((span for span in person.schedule.away if span.end > at), key=lambda span: span.start)
    starts = (max(at, span.start) for span in spans)
    return None if person.deleted else next((start for start in starts if back_at(start, person.schedule)), None)


def next_note(at: datetime, person: Person) -> datetime | None:
    """Return when `person` gets their next weekly note: with the last digest of their last working day of a week.

    Who wants no digests still gets the note, at the usual time; who has no account any more gets none.
    """
    if person.deleted:
        return None
    clock = (max(person.digests or person.workplace.digests or DIGESTS),)
    found = next_at(at, clock, person.schedule)
    while _week(following := next_at(found, clock, person.schedule), person) == _week(found, person):
        found = following
    return found


def _week(at: datetime, person: Person) -> tuple[int, int]:
    year, week, _ = at.astimezone(zone_of(person.zone)).isocalendar()
    return year, week
