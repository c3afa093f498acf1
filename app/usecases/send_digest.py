"""What waits for whoever decides is put before them: at their times, or when they ask."""

from app.core.duties import next_digest
from app.core.people import Person
from app.core.worktime import is_open
from app.store import duties, people
from app.store.tx import Tx
from app.usecases._digests import put_digest
from app.usecases._duties import digest_of
from app.usecases.world import Moment


def send_digest(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> bool:
    """Send the digest that has become due, if anything waits and it is their working time; plan the next one.

    Returns whether it was still due: another replica may have done it meanwhile.
    """
    due = digest_of(workspace_id, person_id)
    if not duties.claim(tx, due, moment.now):
        return False
    reader = people.find(tx, workspace_id, person_id)
    wanted = reader is not None and _reads(reader) and is_open(moment.now, reader.schedule)
    sent = reader is not None and wanted and put_digest(tx, moment, workspace_id, reader)
    following = next_digest(moment.now, reader) if reader else None
    duties.complete(tx, due, following, done_at=moment.now if sent else None)
    return True


def _reads(reader: Person) -> bool:
    return bool(reader.digests) and not reader.deleted


def show_digest(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> bool:
    """Send the digest of this moment to who asked for it, at whatever hour; False when nothing waits."""
    reader = people.find(tx, workspace_id, person_id)
    if reader is None or not put_digest(tx, moment, workspace_id, reader):
        return False
    duties.note_done(tx, digest_of(workspace_id, person_id), moment.now)
    return True
