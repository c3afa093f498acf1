"""When the duties about people begin, and when they are due next. Shared by use cases, inside their transaction."""

from app.core.checkin import Case, CheckIn
from app.core.duties import Due, Duty, next_absence, next_digest, next_note
from app.core.people import Person
from app.store import duties, people
from app.store.tx import Tx
from app.usecases.world import Moment


def digest_of(workspace_id: str, person_id: str) -> Due:
    """Return the digest of a person as a duty."""
    return Due(workspace_id=workspace_id, duty=Duty.DIGEST, subject_id=person_id)


def note_of(workspace_id: str, person_id: str) -> Due:
    """Return the weekly note of a person as a duty."""
    return Due(workspace_id=workspace_id, duty=Duty.NOTE, subject_id=person_id)


def absence_of(workspace_id: str, person_id: str) -> Due:
    """Return as a duty what is done when a person goes away."""
    return Due(workspace_id=workspace_id, duty=Duty.ABSENCE, subject_id=person_id)


def begin_duties(tx: Tx, moment: Moment, before: CheckIn | None, case: Case) -> None:
    """Begin the duties about who came to a check-in: a digest for who decides, a weekly note for each of the two."""
    after, now = case.checkin, moment.now
    planned = []
    for person_id in _deciders(after) - _deciders(before):
        decider = case.manager if person_id == after.manager_id else None
        decider = decider or people.find(tx, after.workspace_id, person_id)
        if decider is not None:
            planned.append((digest_of(after.workspace_id, person_id), next_digest(now, decider)))
            planned.append((note_of(after.workspace_id, person_id), next_note(now, decider)))
            planned.append((absence_of(after.workspace_id, person_id), next_absence(now, decider)))
    if before is None:
        planned.append((note_of(after.workspace_id, after.assignee_id), next_note(now, case.assignee)))
    duties.take_on(tx, planned)


def _deciders(checkin: CheckIn | None) -> set[str]:
    return set() if checkin is None else set(checkin.deciders)


def plan_duties(tx: Tx, moment: Moment, workspace_id: str, person: Person) -> None:
    """Let a changed time, zone or absence of `person` hold for everything that is done about them."""
    duties.plan(tx, digest_of(workspace_id, person.id), next_digest(moment.now, person))
    duties.plan(tx, note_of(workspace_id, person.id), next_note(moment.now, person))
    duties.plan(tx, absence_of(workspace_id, person.id), next_absence(moment.now, person))
