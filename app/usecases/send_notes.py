"""Once a week each person is told what the check-ins of their tasks came to."""

from datetime import datetime, timedelta

from app.core.calibration import calibration
from app.core.checkin import Case
from app.core.duties import next_note
from app.core.messages import in_hours
from app.core.notes import Lately, assignees_week, managers_week
from app.core.people import Person
from app.core.record import EntryName
from app.core.wording import notes as words
from app.store import checkins, duties, outbox, people, record
from app.store.tx import Tx
from app.usecases._duties import note_of
from app.usecases.world import Moment

WEEK, LONGEST = timedelta(days=7), timedelta(days=14)
EARLIER_TASKS = 200
SENT = frozenset({EntryName.SENT, EntryName.SENT_BY_DEFAULT})


def send_notes(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> bool:
    """Send the notes that have become due, of what happened since the last ones; plan the next.

    Woken late they still go, at the next working time. Returns whether they were still due.
    """
    due, now = note_of(workspace_id, person_id), moment.now
    if not duties.claim(tx, due, now):
        return False
    since = max(duties.last(tx, due) or now - WEEK, now - LONGEST)
    reader = people.find(tx, workspace_id, person_id)
    if reader is not None and not reader.deleted:
        _put(tx, moment, workspace_id, reader, since)
    duties.complete(tx, due, next_note(now, reader) if reader else None, done_at=now)
    return True


def _put(tx: Tx, moment: Moment, workspace_id: str, reader: Person, since: datetime) -> None:
    now = moment.now
    cases = checkins.unfinished(tx, workspace_id, reader.id) + checkins.ended_since(tx, workspace_id, reader.id, since)
    lately = [_lately(tx, case, since) for case in cases]
    held = calibration(case.checkin for case in checkins.done_by(tx, workspace_id, reader.id, EARLIER_TASKS))
    notes = (
        words.to_manager(managers_week(lately, reader.id, since, now), reader.id, now),
        words.to_assignee(assignees_week(lately, reader.id, since), held, reader.id, now),
    )
    outbox.enqueue(
        tx,
        workspace_id=workspace_id,
        assignment_id=None,
        messages=[(moment.new_id(), in_hours(note, reader.schedule, now)) for note in notes if note],
        now=now,
    )


def _lately(tx: Tx, case: Case, since: datetime) -> Lately:
    checkin = case.checkin
    sent, answered = set(), set()
    for entry in record.told_since(tx, checkin.workspace_id, checkin.assignment_id, since):
        if entry.target[0] != "point":
            continue
        if entry.name in SENT:
            sent.add(int(entry.target[1]))
        if entry.changes.get("ruling"):
            answered.add(int(entry.target[1]))
    return Lately(case=case, sent=frozenset(sent), answered=frozenset(answered))
