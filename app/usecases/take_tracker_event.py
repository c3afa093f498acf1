"""A tracker showed tasks, by a webhook or in a poll: what is new in them happens here, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from app.core.assignment import MAX_TEXT, Assignment, Source
from app.core.checkin import Case
from app.core.connection import Connection, Mark, Proof, SignatureProblem
from app.core.extraction import Extraction
from app.core.markup import plain_text, plain_title
from app.core.naming import names_of
from app.core.people import Person
from app.core.policy import Policy
from app.core.tracking import (
    Change,
    Given,
    Listed,
    Seen,
    Sighting,
    Taken,
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
from app.usecases._changing import change_due, change_text, close_task
from app.usecases._reassigning import Identity, reassign_task, reopen_task
from app.usecases._registering import register
from app.usecases.world import Moment

# For these, a text has to be read anew.
READ = frozenset({Change.ASSIGNED, Change.TEXT, Change.REOPENED})


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
        if any(event.change is not Change.ASSIGNED for event in found):
            concerned.append(sighting.actor)
        people |= {person.id: person for person in concerned if person}
        if any(event.change in READ for event in found):
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
    name = connection.name_of(sighting.external_id)
    seen = trackers.seen(tx, connection.workspace_id, connection.tracker, name)
    return news(seen, sighting, threshold=connection.threshold, connected_at=connection.made_at)


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
        return self.connection.name_of(self.sighting.external_id)

    @property
    def found(self) -> Extraction | None:
        """What extraction makes of its text, where that was asked for."""
        return self.batch.found.get(self.sighting.external_id)

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
    taking = _Taking(tx, moment, scene, seen)
    for event in sorted(events, key=lambda event: event.change is not Change.UNASSIGNED):
        if why := taking.follow(event):
            trackers.list_up(tx, connection, _listed(event, sighting, why, moment.now))
    trackers.see(tx, *key, seen_after(seen, sighting, taking.taken, connected_at=connection.made_at))
    return bool(events)


def _listed(event: TrackerEvent, sighting: Sighting, why: Unfollowed, now: datetime) -> Listed:
    return Listed(
        why=why, change=event.change, sighting=sighting, assignee_id=event.assignee_id, given=event.given, at=now
    )


class _Taking:
    """What follows from the events of one sighting, one after another."""

    def __init__(self, tx: Tx, moment: Moment, scene: _Scene, seen: Seen | None) -> None:
        self._tx, self._moment, self._scene = tx, moment, scene
        self._leaving = list(seen.left if seen else ())
        self._names = dict(seen.names if seen else {})
        self._by: list[str] = []
        self._passed_on: list[str] = []

    @property
    def taken(self) -> Taken:
        """What is to be remembered of it."""
        return Taken(by=tuple(self._by), passed_on=tuple(self._passed_on), names=self._names)

    def follow(self, event: TrackerEvent) -> Unfollowed | None:
        """Let `event` happen. Returns why not, if not."""
        if event.change is Change.UNASSIGNED:
            self._leaving.append(event.assignee_id)
            return Unfollowed.NOT_YET
        if event.change is not Change.ASSIGNED:
            return self._change(event)
        assert event.given is not None
        if self._pass_on(event.given):
            return None
        why = _assign(self._tx, self._moment, self._scene, event.given)
        if why is None:
            self._by.append(event.assignee_id)
        return why

    def _case(self, assignee_id: str) -> Case | None:
        connection, name = self._scene.connection, self._names.get(assignee_id, self._scene.assignment_of(assignee_id))
        return checkins.by_identity(self._tx, connection.workspace_id, connection.tracker, name)

    def _new_name(self, assignee_id: str) -> Identity:
        """Return what a further assignment of the task to that person is called."""
        name = self._scene.assignment_of(assignee_id)
        if self._case(assignee_id):
            name = f"{name}#{self._scene.sighting.updated_at.timestamp():.0f}"
        self._names[assignee_id] = name
        return Identity(source=Source(self._scene.connection.tracker), external_id=name)

    def _pass_on(self, given: Given) -> bool:
        """Let who was assigned take the task over from who did it until now, if anybody did. False if not."""
        person, found = self._scene.person(given.assignee), self._scene.found
        left = next((one for one in self._leaving if one != given.assignee.id), None)
        case = self._case(left) if left else None
        if person is None or found is None or case is None or left is None:
            return False
        names = dict(self._names)
        checkin = case.checkin
        over = reassign_task(
            self._tx,
            self._moment,
            checkin.workspace_id,
            checkin.assignment_id,
            assignee=person,
            found=found,
            identity=self._new_name(given.assignee.id),
            policy=self._scene.batch.policy,
        )
        if over.case is None:
            self._names = names
            return False
        self._leaving.remove(left)
        self._passed_on.append(left)
        self._by.append(given.assignee.id)
        trackers.strike(self._tx, self._scene.connection, self._scene.sighting.external_id, Change.UNASSIGNED)
        return True

    def _change(self, event: TrackerEvent) -> Unfollowed | None:
        """Let the task's check-in know of a change; where it has ended, nothing follows from that."""
        case, scene = self._case(event.assignee_id), self._scene
        if case is None:
            return Unfollowed.NOT_YET
        place = case.checkin.workspace_id, case.checkin.assignment_id
        actor = scene.person(scene.sighting.actor)
        by = actor.id if actor else None
        due_at = _due(scene.sighting.due, case.assignee, self._moment.now)
        match event.change:
            case Change.TEXT if scene.found:
                change_text(self._tx, self._moment, *place, text=text_of(scene.sighting), found=scene.found, by=by)
            case Change.DUE:
                change_due(self._tx, self._moment, *place, due_at=due_at, by=by)
            case Change.CLOSED:
                close_task(self._tx, self._moment, *place, how=scene.sighting.ending, by=by)
            case Change.REOPENED if scene.found:
                self._reopen(case, event.assignee_id, due_at)
        return None

    def _reopen(self, case: Case, assignee_id: str, due_at: datetime | None) -> None:
        assert self._scene.found is not None
        names = dict(self._names)
        again = reopen_task(
            self._tx,
            self._moment,
            case.checkin.workspace_id,
            case.checkin.assignment_id,
            found=self._scene.found,
            due_at=due_at,
            identity=self._new_name(assignee_id),
            policy=self._scene.batch.policy,
        )
        if again.case is None:
            self._names = names


def _assign(tx: Tx, moment: Moment, scene: _Scene, given: Given) -> Unfollowed | None:
    """Open a check-in where everybody is known; who gave the task decides about it."""
    assignee, giver = scene.person(given.assignee), scene.person(given.giver)
    found = scene.found
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
