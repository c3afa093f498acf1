"""What a person, or a workspace, has chosen about time; and what was learned of somebody's absences."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from app.core.caps import Caps
from app.core.daylists import Closure
from app.core.daysoff import NONE
from app.core.worktime import USUAL_WEEK, Away, AwayBecause, Schedule, Week

DIGESTS = (time(10), time(15))
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Reminders(StrEnum):
    """How much somebody wants to be reminded."""

    USUAL = "usual"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a person set for themselves; an empty value leaves it to the platform or to the workplace.

    `digests` of no times means none. `here_until` outranks status and calendar: what is set by hand wins.
    `calendar` is the sealed address of a feed, `calendar_host` the part of it that may be shown. In the channels
    `never_in` nothing is offered to them.
    """

    zone: str = ""
    week: Week | None = None
    holidays: str = ""
    away: tuple[Away, ...] = ()
    paused_until: datetime | None = None
    here_until: datetime | None = None
    first_day: date | None = None
    digests: tuple[time, ...] | None = None
    reminders: Reminders = Reminders.USUAL
    delegate_id: str = ""
    calendar: str = ""
    calendar_host: str = ""
    never_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """How reading somebody's calendar goes: when next, what its server calls the version read, since when it fails.

    `parsed_at` is when it was last read as a whole, `zone` the one its days were counted in. `problem` names why it
    fails; empty while it does not.
    """

    read_at: datetime | None = None
    parsed_at: datetime | None = None
    zone: str = ""
    next_at: datetime | None = None
    etag: str = ""
    modified: str = ""
    failing_since: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Absences that were learned from somebody's status and calendar, and when to look again.

    `look_at` is when a status that names no end is looked at again. `introduced` is the key of the message
    that showed them their hours; no other one does. `listed_manager_id` is who decides for them by the company's list,
    `manager_id` whom their profile names, as of `manager_read_at`.
    """

    away: tuple[Away, ...] = ()
    look_at: datetime | None = None
    introduced: str = ""
    listed_manager_id: str = ""
    manager_id: str = ""
    manager_read_at: datetime | None = None
    feed: Feed = field(default_factory=Feed)

    @property
    def watch_at(self) -> datetime | None:
        """When somebody's status or calendar is to be looked at next, or None."""
        return min(filter(None, (self.look_at, self.feed.next_at)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """What holds for everybody in a workspace who set nothing else.

    `reaction` is the name of the one that makes a message a task, `manager_field` the profile field that names who
    decides for somebody; empty for none. In the channels `watched` what looks like a task is offered to its author.
    """

    week: Week = USUAL_WEEK
    holidays: str = NONE
    closures: tuple[Closure, ...] = ()
    digests: tuple[time, ...] = DIGESTS
    grace: timedelta = timedelta(hours=2)
    caps: Caps = field(default_factory=Caps)
    reaction: str = ""
    manager_field: str = ""
    watched: tuple[str, ...] = ()

    @property
    def days_off(self) -> frozenset[date]:
        """The days on which the company is closed."""
        return frozenset(day for closure in self.closures for day in closure.days)


@lru_cache(maxsize=4096)
def schedule_of(zone: str, chosen: Preferences, learned: Learned, workplace: Workplace) -> Schedule:
    """Return when somebody works. A pause counts as an absence; what was learned does not count before `here_until`."""
    here = chosen.here_until
    others = tuple(
        span if here is None or span.start >= here else Away(start=here, end=span.end, because=span.because)
        for span in learned.away
        if here is None or span.end > here
    )
    paused = (Away(start=LONG_AGO, end=chosen.paused_until, because=AwayBecause.PAUSED),) if chosen.paused_until else ()
    return Schedule(
        zone=zone,
        week=chosen.week if chosen.week is not None else workplace.week,
        holidays=chosen.holidays or workplace.holidays,
        days_off=workplace.days_off,
        away=(*chosen.away, *paused, *others),
        first_day=chosen.first_day,
    )
