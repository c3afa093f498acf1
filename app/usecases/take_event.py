"""Somebody does something to a check-in."""

from uuid import UUID

from app.core.events import ConsentGiven, Event, RequirementAdded
from app.core.people import Consent
from app.store import checkins, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._digests import refresh_digest
from app.usecases._meeting import meet
from app.usecases._once import give_back, take_request
from app.usecases.world import Moment, Outcome


def take_event(
    tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, event: Event, *, request: str = ""
) -> Outcome:
    """Let `event` happen to that assignment; consent is kept with the person, and their digest shows it.

    Where the same `request` made it happen before nothing does, and the outcome is the case as it stands. A refused one
    may be made again.
    """
    act = type(event).__name__
    if not take_request(tx, moment, workspace_id, request, act):
        return Outcome(case=checkins.load(tx, workspace_id, assignment_id))
    outcome = _happen(tx, moment, workspace_id, assignment_id, event)
    if outcome.refusal is not None:
        give_back(tx, workspace_id, request, act)
    return outcome


def _happen(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, event: Event) -> Outcome:
    if isinstance(event, ConsentGiven):
        case = checkins.load(tx, workspace_id, assignment_id, lock=True)
        if case is not None and event.by == case.assignee.id:
            consent = Consent.AFTER_GRACE if event.after_grace else Consent.ALWAYS_WAIT
            people.set_consent(tx, workspace_id, case.assignee.id, consent)
    if isinstance(event, RequirementAdded):
        meet(tx, moment, workspace_id, event.author)
    outcome = advance(tx, moment, workspace_id, assignment_id, event)
    if outcome.refusal is None and outcome.case is not None:
        refresh_digest(tx, moment, outcome.case, event.by)
    return outcome
