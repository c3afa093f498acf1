"""Somebody is asked once whether they are a person a tracker names, and says so."""

from dataclasses import replace

from app.core.messages import in_hours
from app.core.people import Person
from app.core.tracking import TrackerPerson
from app.core.wording import who_there as words
from app.store import outbox, trackers
from app.store.tx import Tx
from app.usecases._meeting import meet
from app.usecases.world import Moment


def ask_who(
    tx: Tx, moment: Moment, workspace_id: str, connection_id: str, *, there: TrackerPerson, person: Person
) -> bool:
    """Ask `person` whether they are `there`. False where they were asked before: nobody is asked twice."""
    connection = trackers.find(tx, connection_id)
    if connection is None or connection.workspace_id != workspace_id:
        return False
    if outbox.newest(tx, workspace_id, words.key(connection_id, there.id), person.id) is not None:
        return False
    known = meet(tx, moment, workspace_id, person)
    asked = words.question(connection, there, person.id)
    outbox.enqueue(
        tx,
        workspace_id=workspace_id,
        assignment_id=None,
        messages=[(moment.new_id(), in_hours(asked, known.schedule, moment.now))],
        now=moment.now,
    )
    return True


def answer_who(tx: Tx, moment: Moment, workspace_id: str, person_id: str, about: str, *, yes: bool) -> bool:
    """Take the answer of whoever was asked; after a yes what waited is taken. False where there is no question.

    A second answer changes nothing.
    """
    connection_id, tracker_person_id = words.about_of(about)
    asked = outbox.newest(tx, workspace_id, words.key(connection_id, tracker_person_id), person_id)
    connection = trackers.find(tx, connection_id)
    if asked is None or not asked.choices or connection is None or connection.workspace_id != workspace_id:
        return False
    if yes:
        trackers.match(tx, connection, tracker_person_id, person_id, moment.now)
        trackers.make_ready(tx, connection, tracker_person_id)
    answered = replace(asked, choices=(), foot=words.ANSWERED[yes], not_before=None, replies=True)
    outbox.enqueue(
        tx,
        workspace_id=workspace_id,
        assignment_id=None,
        messages=[(moment.new_id(), answered)],
        now=moment.now,
    )
    return True
