"""Trackers are polled: when, by whom, and how it went."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from app.core.connection import Connection, PollError, SignatureProblem, doubting, polled
from app.core.duties import Due, Duty
from app.core.tracking import Listed
from app.store import checkins, duties, trackers
from app.store.tx import Tx
from app.usecases.world import Moment

BATCH = 50
# While one process polls, no other does; if it dies, this is when another takes over.
LEASE = timedelta(minutes=10)


def find_polls(tx: Tx, now: datetime) -> list[Due]:
    """Return the polls that are due, at most 50."""
    return duties.due(tx, now, BATCH, (Duty.POLL,))


def begin_poll(tx: Tx, moment: Moment, due: Due) -> Connection | None:
    """Take a poll that is due and return what to poll; None where somebody else has it, or it is gone."""
    if not duties.claim(tx, due, moment.now):
        return None
    connection = trackers.find(tx, due.subject_id, ended=True)
    duties.plan(tx, due, moment.now + LEASE if connection else None)
    return connection


def hasten_poll(tx: Tx, moment: Moment, connection_id: str, doubted: tuple[str, ...] = ()) -> None:
    """Something changed in a tracker that says no more: ask it now, and look for tasks that are said to be gone."""
    connection = trackers.find(tx, connection_id, lock=True)
    if connection is not None and connection.sealed_token:
        trackers.save(tx, doubting(connection, doubted))
        due = Due(workspace_id=connection.workspace_id, duty=Duty.POLL, subject_id=connection.id)
        duties.plan(tx, due, moment.now)


def find_comment(tx: Tx, workspace_id: str, assignment_id: UUID, connection_id: str) -> tuple[Connection, str] | None:
    """Return by which connection a comment goes, and what its task is called there; None where it is gone."""
    connection = trackers.find(tx, connection_id)
    if connection is None or connection.workspace_id != workspace_id:
        return None
    name = checkins.external_id(tx, workspace_id, assignment_id).partition("/")[2]
    return connection, name.partition(":")[0]


def end_poll(tx: Tx, moment: Moment, due: Due, problem: PollError | None) -> None:
    """Keep how a poll went and plan the next."""
    connection = trackers.find(tx, due.subject_id, lock=True, ended=True)
    if connection is None:
        return
    after, next_at = polled(connection, moment.now, problem)
    trackers.save(tx, after)
    duties.complete(tx, due, next_at, done_at=None if problem else moment.now)


def note_refused(tx: Tx, _moment: Moment, connection_id: str, problem: SignatureProblem) -> None:
    """Keep that a delivery was refused, so that whoever connected the tracker can see why nothing comes."""
    connection = trackers.find(tx, connection_id, lock=True)
    if connection is not None:
        trackers.save(tx, replace(connection, last_error=problem.value))


def find_ready(tx: Tx, limit: int = BATCH) -> list[tuple[str, Listed]]:
    """Return what waited for somebody to be matched and can be taken now, each with its connection."""
    return trackers.ready(tx, limit)


def settle_ready(tx: Tx, _moment: Moment, connection_id: str, one: Listed) -> None:
    """What was ready was tried; where it is listed still, it waits again."""
    trackers.unready(tx, connection_id, one)
