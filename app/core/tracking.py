"""What trackers say of tasks, one shape whatever the tracker, and what of it is new."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.core.events import Ending

# How far a tracker's clock and ours may be apart.
APART = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerPerson:
    """Somebody as a tracker knows them: its own id, the name it shows, and an e-mail address where it gives one."""

    id: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How somebody came to a task: who assigned them, and when. Nobody where the tracker does not say."""

    assignee: TrackerPerson
    giver: TrackerPerson | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A task as a tracker showed it at `updated_at`, by a webhook or in a poll.

    `assignees` are all it has; `given` says how they came to it, of as many as the tracker tells. `actor` did what was
    shown, where the tracker says so. `hours` is what it is estimated at, and `priority` its name, where the tracker has
    such. `title` and `text` are as the tracker has them, with its markup. `ending` is how one ended that is `closed`.
    """

    external_id: str
    project: str
    title: str
    url: str
    updated_at: datetime
    text: str = ""
    closed: bool = False
    ending: Ending = Ending.CLOSED
    due: date | None = None
    labels: tuple[str, ...] = ()
    hours: float | None = None
    priority: str = ""
    assignees: tuple[TrackerPerson, ...] = ()
    given: tuple[Given, ...] = ()
    actor: TrackerPerson | None = None


class Change(StrEnum):
    """What can happen to a task in a tracker. The value is stored."""

    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    TEXT = "text changed"
    DUE = "due changed"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerEvent:
    """Something that is new about a task. `assignee_id` is whom it is about; `given` how they came to it."""

    change: Change
    assignee_id: str
    given: Given | None = None


class Limit(StrEnum):
    """What a threshold can go by besides labels, where a tracker says it of its tasks."""

    HOURS = "hours"
    PRIORITIES = "priorities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Which tasks are worth a check-in: with one of `labels`, where there are any; of `least_hours`; of `priorities`.

    A task of which the tracker says neither hours nor priority is not left out for them.
    """

    labels: tuple[str, ...] = ()
    least_hours: float | None = None
    priorities: tuple[str, ...] = ()

    @property
    def limits(self) -> frozenset[Limit]:
        """What it goes by besides labels."""
        by = {Limit.HOURS: self.least_hours is not None, Limit.PRIORITIES: bool(self.priorities)}
        return frozenset(limit for limit, so in by.items() if so)

    def passes(self, sighting: Sighting) -> bool:
        """Whether a task is to be followed."""
        if self.least_hours is not None and sighting.hours is not None and sighting.hours < self.least_hours:
            return False
        if self.priorities and sighting.priority and not _among((sighting.priority,), self.priorities):
            return False
        return not self.labels or _among(sighting.labels, self.labels)


def _among(found: Collection[str], wanted: Collection[str]) -> bool:
    return not {one.casefold() for one in wanted}.isdisjoint(one.casefold() for one in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was last seen of a task. `followed` are the assignees taken over, `waiting` those who could not be yet.

    `left` did it and are not assigned any more, while nobody has taken it over from them. `names` are the external ids
    of assignments that are called otherwise than their assignee, since theirs was taken up again.
    """

    updated_at: datetime
    digest: str = ""
    due: date | None = None
    closed: bool = False
    followed: tuple[str, ...] = ()
    waiting: tuple[Given, ...] = ()
    left: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    project: str = ""
    url: str = ""

    def ended(self) -> "Seen":
        """Return what is remembered of a task that is gone. If it comes back as it was, that is news."""
        return replace(self, closed=True, waiting=(), left=())


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskThere:
    """A task that is looked for: what its tracker calls it, and where it was when it was last seen."""

    external_id: str
    project: str
    url: str


def is_stale(seen: Seen | None, sighting: Sighting) -> bool:
    """Whether something later was seen already: deliveries overtake each other."""
    return seen is not None and sighting.updated_at < seen.updated_at


def news(
    seen: Seen | None, sighting: Sighting, *, threshold: Threshold, connected_at: datetime
) -> tuple[TrackerEvent, ...]:
    """Return what `sighting` adds to what was `seen`. The same sighting twice, or by two ways, adds nothing twice.

    Nobody is asked about what they were given before the tracker was connected.
    """
    if is_stale(seen, sighting):
        return ()
    found = [] if sighting.closed or not threshold.passes(sighting) else _assigned(seen, sighting, connected_at)
    if seen is None:
        return tuple(found)
    present, changes = {person.id for person in sighting.assignees}, _changes(seen, sighting)
    staying = [one for one in seen.followed if one in present]
    leaving = [one for one in seen.followed if one not in present]
    if Change.CLOSED in changes:  # for who left it too: nobody takes it over from them any more
        found += [TrackerEvent(change=Change.CLOSED, assignee_id=one) for one in (*seen.left, *leaving)]
    else:
        found += [TrackerEvent(change=Change.UNASSIGNED, assignee_id=one) for one in leaving]
    return (*found, *(TrackerEvent(change=change, assignee_id=one) for change in changes for one in staying))


def _assigned(seen: Seen | None, sighting: Sighting, connected_at: datetime) -> list[TrackerEvent]:
    followed = seen.followed if seen else ()
    return [
        TrackerEvent(change=Change.ASSIGNED, assignee_id=given.assignee.id, given=given)
        for given in _known_to_be_given(seen, sighting, connected_at)
        if given.assignee.id not in followed
    ]


def _known_to_be_given(seen: Seen | None, sighting: Sighting, connected_at: datetime) -> list[Given]:
    """What is known of how the present assignees came to it, by this sighting or an earlier one."""
    known = {given.assignee.id: given for given in (*(seen.waiting if seen else ()), *sighting.given)}
    found = [known[person.id] for person in sighting.assignees if person.id in known]
    return [given for given in found if (given.at or sighting.updated_at) >= connected_at - APART]


def _changes(seen: Seen, sighting: Sighting) -> list[Change]:
    differs = {
        Change.REOPENED: seen.closed and not sighting.closed,
        Change.TEXT: digest_of(sighting) != seen.digest,
        Change.DUE: sighting.due != seen.due,
        Change.CLOSED: sighting.closed and not seen.closed,
    }
    return [change for change, so in differs.items() if so]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a sighting: who is followed from now on, from whom they took it over, and new external ids."""

    by: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def seen_after(seen: Seen | None, sighting: Sighting, taken: Taken, *, connected_at: datetime) -> Seen:
    """Return what is remembered of a task: who took it is followed from now on, others who were given it wait."""
    present = {person.id for person in sighting.assignees}
    before = seen.followed if seen else ()
    followed = tuple(one for one in dict.fromkeys((*before, *taken.by)) if one in present)
    gone = (*(seen.left if seen else ()), *(one for one in before if one not in present))
    known = _known_to_be_given(seen, sighting, connected_at)
    return Seen(
        updated_at=sighting.updated_at,
        digest=digest_of(sighting),
        due=sighting.due,
        closed=sighting.closed,
        followed=followed,
        waiting=tuple(given for given in known if given.assignee.id not in followed),
        left=()
        if sighting.closed
        else tuple(one for one in dict.fromkeys(gone) if one not in present and one not in taken.passed_on),
        names={**(seen.names if seen else {}), **taken.names},
        project=sighting.project,
        url=sighting.url,
    )


def digest_of(sighting: Sighting) -> str:
    """Return by what a changed text is told from the same one; white space does not count."""
    said = " ".join(f"{sighting.title}\n{sighting.text}".split())
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


class Unfollowed(StrEnum):
    """Why something a tracker said is only listed. The value is stored."""

    ASSIGNEE = "assignee not matched"
    GIVER = "giver not matched"
    NO_GIVER = "giver not known"
    SELF = "given to oneself"
    UNFIT = "cannot take part"
    NOT_YET = "not followed yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Something a tracker said that nothing follows from until somebody does something about it."""

    why: Unfollowed
    change: Change
    sighting: Sighting
    assignee_id: str
    given: Given | None = None
    at: datetime

    @property
    def unmatched(self) -> TrackerPerson | None:
        """Who is not matched with anybody of the workspace, if that is why."""
        if self.given is None:
            return None
        return {Unfollowed.ASSIGNEE: self.given.assignee, Unfollowed.GIVER: self.given.giver}.get(self.why)
