"""Somebody's account is gone: nothing is sent to them any more, and each of their check-ins is told. Shared."""

from dataclasses import replace

from app.core.events import NotDelivered
from app.store import checkins, outbox, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._meeting import meet
from app.usecases.world import Moment

EVERY_CASE = 10_000


def leave(tx: Tx, moment: Moment, workspace_id: str, person_id: str, key: str) -> None:
    """Keep that somebody's account is gone, known by the message or event called `key`."""
    person = people.find(tx, workspace_id, person_id)
    if person is not None:
        meet(tx, moment, workspace_id, replace(person, deleted=True))
    outbox.drop(tx, workspace_id, person_id)
    gone = NotDelivered(key=key, reader_id=person_id, deactivated=True)
    for case in checkins.of_person(tx, workspace_id, person_id, EVERY_CASE):
        advance(tx, moment, workspace_id, case.checkin.assignment_id, gone)
