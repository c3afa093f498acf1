"""Somebody who decides goes away for a day or longer: what waits for them does not wait alone."""

from app.core.duties import next_absence
from app.core.events import WentAway
from app.core.worktime import back_at
from app.store import checkins, duties, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._duties import absence_of
from app.usecases.world import Moment


def heed_absence(tx: Tx, moment: Moment, workspace_id: str, person_id: str) -> bool:
    """Tell each check-in that somebody decides about that they are away now, and look again when they are back.

    Returns whether it was still due: another replica may have done it meanwhile.
    """
    due = absence_of(workspace_id, person_id)
    if not duties.claim(tx, due, moment.now):
        return False
    person = people.find(tx, workspace_id, person_id)
    back = back_at(moment.now, person.schedule) if person else None
    if back is not None:
        for assignment_id in checkins.decided_by(tx, workspace_id, person_id):
            advance(tx, moment, workspace_id, assignment_id, WentAway())
    duties.complete(tx, due, next_absence(back or moment.now, person) if person else None)
    return True
