"""A digest is put before its reader, and kept true. Shared by use cases, inside their transaction."""

from datetime import datetime, timedelta

from app.core.checkin import Case
from app.core.digest import MOST_LINES, decides, lines
from app.core.events import Listed
from app.core.people import Person
from app.core.wording import digest as words
from app.store import checkins, duties, outbox, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._duties import digest_of
from app.usecases.world import Moment

LOOK_BACK = timedelta(days=7)


def put_digest(tx: Tx, moment: Moment, workspace_id: str, reader: Person) -> bool:
    """Queue the digest of this moment and let it be known to what it lists; False when nothing waits.

    What it lists is locked in one order for all, and read again once it is.
    """
    waits = lines(checkins.unfinished(tx, workspace_id, reader.id), reader, moment.now)
    cases = {line.case.checkin.assignment_id: line.case for line in waits}
    for assignment_id in sorted(line.case.checkin.assignment_id for line in waits[:MOST_LINES]):
        outcome = advance(tx, moment, workspace_id, assignment_id, Listed())
        cases[assignment_id] = outcome.case or cases[assignment_id]
    waits = lines(cases.values(), reader, moment.now)
    if not waits:
        return False
    since = duties.last(tx, digest_of(workspace_id, reader.id)) or moment.now - LOOK_BACK
    ended = _ended(tx, workspace_id, reader, max(since, moment.now - LOOK_BACK))
    message = words.digest(reader, waits, ended, moment.now)
    outbox.enqueue(
        tx, workspace_id=workspace_id, assignment_id=None, messages=[(moment.new_id(), message)], now=moment.now
    )
    return True


def _ended(tx: Tx, workspace_id: str, reader: Person, since: datetime) -> list[Case]:
    found = checkins.ended_since(tx, workspace_id, reader.id, since)
    return [case for case in found if decides(case.checkin, reader.id) and not case.checkin.undone]


def refresh_digest(tx: Tx, moment: Moment, case: Case, reader_id: str | None) -> None:
    """Let the newest digest of who acted on `case` show how its line stands now."""
    checkin = case.checkin
    if reader_id is None or not decides(checkin, reader_id):
        return
    people.take_turns(tx, checkin.workspace_id, {reader_id})  # two answers at once change the same message
    at = duties.last(tx, digest_of(checkin.workspace_id, reader_id))
    before = outbox.newest(tx, checkin.workspace_id, words.key(reader_id, at), reader_id) if at else None
    reader = people.find(tx, checkin.workspace_id, reader_id)
    if before is None or reader is None:
        return
    after = words.updated(before, case, reader, moment.now)
    if after != before:
        outbox.enqueue(
            tx,
            workspace_id=checkin.workspace_id,
            assignment_id=None,
            messages=[(moment.new_id(), after)],
            now=moment.now,
        )
