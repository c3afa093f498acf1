"""A tracker showed tasks, by a webhook or in a poll: what is new in them happens here, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from app.core.assignment import MAX_TEXT, Assignment, Source
from app.core.checkin import Case
from app.core.connection import Connection, Mark, Proof, SignatureProblem
from app.core.events import Cancelled
from app.core.extraction import Extraction
from app.core.markup import plain_text, plain_title
from app.core.naming import names_of
from app.core.people import Person
from app.core.policy import Policy
from app.core.tracking import (
    Change,
    Given,
    Listed,
    Sighting,
    TrackerEvent,
    TrackerPerson,
    Unfollowed,
    is_stale,
    news,
    seen_after,
)
from app.core.worktime import end_of_day
from app.store import checkins, trackers
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._registering import register
from app.usecases.world import Moment


class Outcome(StrEnum):
    """What came of what a tracker showed. The value is stored."""

    TAKEN = "taken"
    NOTHING_NEW = "nothing new"
    AGAIN = "seen before"
    NOT_CONNECTED = "not connected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a tracker showed at once, and what had to be found out about it before.

    `people` are who in Slack its people are, by their id in the tracker; `found` what extraction makes of the texts, by
    task. `proof` is there for a delivery, `mark` for what a poll read of a project.
    """

    connection_id: str
    sightings: tuple[Sighting, ...]
    proof: Proof | None = None
    mark: tuple[str, Mark] | None = None
    people: Mapping[str, Person] = field(default_factory=dict)
    found: Mapping[str, Extraction] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What has to be found out before a batch is taken: who people are, and what new texts ask for.

    `matched` are Slack's ids of people somebody matched, `unmatched` the others, to be found by their address.
    """

    matched: Mapping[str, str]
    unmatched: tuple[TrackerPerson, ...]
    new: tuple[Sighting, ...]


def text_of(sighting: Sighting) -> str:
    """Return a task's text, plain: its title, and its description below."""
    title = plain_title(sighting.title) or sighting.url
    return f"{title}\n\n{plain_text(sighting.text)}".strip()[:MAX_TEXT]


def show_wanted(tx: Tx, connection_id: str, sightings: tuple[Sighting, ...]) -> Wanted:
    """Return what has to be found out about `sightings`; of what is not new, nothing."""
    connection = trackers.find(tx, connection_id)
    people: dict[str, TrackerPerson] = {}
    new: list[Sighting] = []
    for sighting in sightings if connection else ():
        assert connection is not None
        found = _news(tx, connection, sighting)
        concerned = [person for event in found if event.given for person in (event.given.assignee, event.given.giver)]
        if any(event.change is Change.CLOSED for event in found):
            concerned.append(sighting.actor)
        people |= {person.id: person for person in concerned if person}
        if any(event.change is Change.ASSIGNED for event in found):
            new.append(sighting)
    matched = _matches(tx, connection, people) if connection else {}
    return Wanted(
        matched=matched,
        unmatched=tuple(person for person in people.values() if person.id not in matched),
        new=tuple(new),
    )


def _matches(tx: Tx, connection: Connection, people: Mapping[str, TrackerPerson]) -> dict[str, str]:
    return trackers.matches(tx, connection.workspace_id, connection.place, people.values()) if people else {}


def _news(tx: Tx, connection: Connection, sighting: Sighting) -> tuple[TrackerEvent, ...]:
    if not connection.follows(sighting):
        return ()
    seen = trackers.seen(tx, connection.workspace_id, connection.tracker, _identity(connection, sighting))
    return news(seen, sighting, threshold=connection.threshold, connected_at=connection.made_at)


def _identity(connection: Connection, sighting: Sighting) -> str:
    """A task is the same whatever connection it is seen by: its server and what that calls it."""
    return f"{connection.place}/{sighting.external_id}"


def take_tracker_event(tx: Tx, moment: Moment, batch: Batch) -> Outcome:
    """Let happen what is new in a batch. A delivery that was taken before, and a task seen as it is, change nothing."""
    connection = trackers.find(tx, batch.connection_id, lock=True)
    if connection is None:
        return Outcome.NOT_CONNECTED
    if batch.proof and not trackers.remember(tx, connection, batch.proof, moment.now):
        return Outcome.AGAIN
    checkins.take_turn(tx, connection.workspace_id)
    scenes = [_Scene(connection=connection, batch=batch, sighting=sighting) for sighting in batch.sightings]
    happened = [_take(tx, moment, scene) for scene in scenes]
    outcome = Outcome.TAKEN if any(happened) else Outcome.NOTHING_NEW
    if batch.proof:
        trackers.settle(tx, connection, batch.proof, outcome.value)
    trackers.save(tx, _after(connection, batch, moment.now))
    return outcome


def _after(connection: Connection, batch: Batch, now: datetime) -> Connection:
    if batch.mark:
        project, mark = batch.mark
        connection = replace(connection, marks={**connection.marks, project: mark})
    if batch.proof is None:
        return connection
    signed_again = connection.last_error in set(SignatureProblem)
    return replace(connection, last_delivery_at=now, last_error="" if signed_again else connection.last_error)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One task of a batch, and where it was seen."""

    connection: Connection
    batch: Batch
    sighting: Sighting

    @property
    def identity(self) -> str:
        """The task, whatever connection it is seen by."""
        return _identity(self.connection, self.sighting)

    def assignment_of(self, assignee_id: str) -> str:
        """Return the external id of what one of its assignees was given."""
        return f"{self.identity}:{assignee_id}"

    def person(self, somebody: TrackerPerson | None) -> Person | None:
        """Return who in Slack somebody in the tracker is, or None."""
        return self.batch.people.get(somebody.id) if somebody else None


def _take(tx: Tx, moment: Moment, scene: _Scene) -> bool:
    """Let happen what is new about one task; what nothing follows from is listed. Returns whether anything was new."""
    connection, sighting = scene.connection, scene.sighting
    key = connection.workspace_id, connection.tracker, scene.identity
    seen = trackers.seen(tx, *key)
    if not connection.follows(sighting) or is_stale(seen, sighting):
        return False
    events = _news(tx, connection, sighting)
    trackers.strike(tx, connection, sighting.external_id, Change.ASSIGNED)
    taken = []
    for event in events:
        why = _follow(tx, moment, scene, event)
        if why is None and event.change is Change.ASSIGNED:
            taken.append(event.assignee_id)
        elif why is not None:
            trackers.list_up(tx, connection, _listed(event, sighting, why, moment.now))
    trackers.see(tx, *key, seen_after(seen, sighting, taken, connected_at=connection.made_at))
    return bool(events)


def _listed(event: TrackerEvent, sighting: Sighting, why: Unfollowed, now: datetime) -> Listed:
    return Listed(
        why=why, change=event.change, sighting=sighting, assignee_id=event.assignee_id, given=event.given, at=now
    )


def _follow(tx: Tx, moment: Moment, scene: _Scene, event: TrackerEvent) -> Unfollowed | None:
    """Let `event` happen. Returns why not, if not."""
    match event.change:
        case Change.ASSIGNED:
            assert event.given is not None
            return _assign(tx, moment, scene, event.given)
        case Change.CLOSED:
            return _close(tx, moment, scene, event.assignee_id)
    return Unfollowed.NOT_YET


def _assign(tx: Tx, moment: Moment, scene: _Scene, given: Given) -> Unfollowed | None:
    """Open a check-in where everybody is known; who gave the task decides about it."""
    assignee, giver = scene.person(given.assignee), scene.person(given.giver)
    found = scene.batch.found.get(scene.sighting.external_id)
    if assignee is None:
        return Unfollowed.ASSIGNEE
    if giver is None or found is None:
        return Unfollowed.GIVER if given.giver else Unfollowed.NO_GIVER
    if giver.id == assignee.id:
        return Unfollowed.SELF
    assignment = Assignment(
        workspace_id=scene.connection.workspace_id,
        source=Source(scene.connection.tracker),
        external_id=scene.assignment_of(given.assignee.id),
        giver_id=giver.id,
        assignee_id=assignee.id,
        text=text_of(scene.sighting),
        item_names=names_of(found),
        due_at=_due(scene.sighting.due, assignee, moment.now),
        link=_link(scene.sighting.url),
    )
    registered = register(
        tx, moment, assignment, assignee=assignee, giver=giver, found=found, policy=scene.batch.policy
    )
    return Unfollowed.UNFIT if registered.case is None else None


def _due(day: date | None, assignee: Person, now: datetime) -> datetime | None:
    """A day ends with the assignee's working day. One that is over already says nothing of when this is due."""
    at = end_of_day(day, assignee.schedule) if day else None
    return at if at is None or at > now else None


def _link(url: str) -> str:
    return url if urlsplit(url).scheme in {"http", "https"} and not set(url) & set('<>|" \n') else ""


def _close(tx: Tx, moment: Moment, scene: _Scene, assignee_id: str) -> Unfollowed | None:
    """Cancel the check-in of a closed task, if whoever closed it does it or decides about it."""
    connection = scene.connection
    case = checkins.by_identity(tx, connection.workspace_id, connection.tracker, scene.assignment_of(assignee_id))
    actor = scene.person(scene.sighting.actor)
    if case is None:
        return Unfollowed.NOT_YET
    if actor is None or actor.id not in _entitled(case):
        return Unfollowed.BYSTANDER
    advance(tx, moment, connection.workspace_id, case.checkin.assignment_id, Cancelled(by=actor.id))
    return None


def _entitled(case: Case) -> set[str | None]:
    return {case.checkin.assignee_id, case.checkin.manager_id, case.checkin.delegate_id}
