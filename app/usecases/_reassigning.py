"""A task goes over to somebody else, or is taken up again: a check-in of its own, with what is settled already.

Shared by use cases, inside their transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.core.assignment import Source
from app.core.checkin import FINISHED, Case, TaskState, task_state
from app.core.digest import decides
from app.core.events import Reassigned
from app.core.extraction import Extraction
from app.core.people import Person, Unfit, unfit_to_do
from app.core.policy import Policy
from app.core.reassigning import Successor, assignment_of, take_over
from app.core.step import Refusal
from app.store import checkins, people
from app.store.tx import Tx
from app.usecases._advance import advance, keep
from app.usecases._meeting import introduced, meet
from app.usecases._opening import basis_for
from app.usecases.world import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Where the task is known, and as what, once somebody else does it."""

    source: Source
    external_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """The case that was opened, or why none was. `before` is the one it takes up."""

    case: Case | None = None
    before: Case | None = None
    refusal: Refusal | None = None
    unfit: Unfit | None = None
    theirs_already: bool = False


def reassign_task(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    assignment_id: UUID,
    *,
    assignee: Person | None,
    found: Extraction,
    by: str | None = None,
    identity: Identity | None = None,
    policy: Policy | None = None,
) -> TakenOver:
    """Let `assignee` do it from now on, with everything the giver said about it; what was kept back stays behind.

    `by` must decide about the task; None for where it came from. `found` is what extraction makes of its text.
    Without an `identity` it stays known where it came from.
    """
    checkins.take_turn(tx, workspace_id)
    case = checkins.load(tx, workspace_id, assignment_id, lock=True)
    if case is None or (by is not None and not decides(case.checkin, by)):
        return TakenOver(before=case, refusal=Refusal.NOT_YOURS if case else Refusal.NOTHING_THERE)
    if (state := task_state(case.checkin)) in FINISHED:
        return TakenOver(before=case, refusal=Refusal.CANCELLED if state is TaskState.CANCELLED else Refusal.FINISHED)
    if (unfit := _unfit(case, assignee)) or assignee is None:
        return TakenOver(before=case, unfit=unfit)
    if assignee.id == case.checkin.assignee_id:
        return TakenOver(before=case, theirs_already=True)
    due_at = case.checkin.due_at
    taken = _open(tx, moment, case, assignee, found=found, identity=identity, policy=policy, due_at=due_at)
    assert taken.case is not None
    new = taken.case.checkin
    gone = Reassigned(by=by, to=new.assignment_id, ref=new.ref, name=taken.case.assignee.name)
    outcome = advance(tx, moment, workspace_id, assignment_id, gone)
    assert outcome.refusal is None
    return TakenOver(case=taken.case, before=outcome.case)


def reopen_task(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    assignment_id: UUID,
    *,
    found: Extraction,
    due_at: datetime | None = None,
    identity: Identity | None = None,
    policy: Policy | None = None,
) -> TakenOver:
    """Take up a task again that has ended, for the same person: a check-in of its own, with what was confirmed settled.

    Refused as *not now* for one that has not ended, and for one that somebody else does by now.
    """
    checkins.take_turn(tx, workspace_id)
    case = checkins.load(tx, workspace_id, assignment_id, lock=True)
    if case is None:
        return TakenOver(refusal=Refusal.NOTHING_THERE)
    if (state := task_state(case.checkin)) not in FINISHED or state is TaskState.REASSIGNED:
        return TakenOver(before=case, refusal=Refusal.NOT_NOW)
    if unfit := _unfit(case, case.assignee):
        return TakenOver(before=case, unfit=unfit)
    return _open(tx, moment, case, case.assignee, found=found, identity=identity, policy=policy, due_at=due_at)


def _unfit(case: Case, assignee: Person | None) -> Unfit | None:
    """Say why `assignee` cannot take the task over, or None. Nobody decides about their own work."""
    if unfit := unfit_to_do(assignee):
        return unfit
    assert assignee is not None
    return Unfit.SELF if assignee.id == _giver(case).id else None


def _giver(case: Case) -> Person:
    """Return who decides about it from now on: whoever does now, else whoever gave it."""
    return case.manager or Person(id=case.checkin.giver_id, name=case.checkin.giver_id)


def _open(
    tx: Tx,
    moment: Moment,
    case: Case,
    assignee: Person,
    *,
    found: Extraction,
    identity: Identity | None,
    policy: Policy | None,
    due_at: datetime | None,
) -> TakenOver:
    workspace_id = case.checkin.workspace_id
    known = meet(tx, moment, workspace_id, assignee)
    number = checkins.next_number(tx, workspace_id)
    next_one = Successor(
        assignment_id=moment.new_id(),
        number=number,
        assignee=known,
        due_at=due_at,
        source=identity.source if identity else case.checkin.source,
        external_id=identity.external_id if identity else _renamed(tx, case, number),
    )
    giver = _giver(case)
    basis = basis_for(tx, assignment_of(case, giver.id, next_one), found, policy or case.checkin.policy, number)
    decision = take_over(case, next_one, people.find(tx, workspace_id, giver.id) or giver, moment.now, basis)
    checkins.add(tx, decision.case.checkin, next_one.external_id)
    keep(tx, moment, decision)
    introduced(tx, workspace_id, *decision.messages)
    return TakenOver(case=decision.case, before=case)


def _renamed(tx: Tx, case: Case, number: int) -> str:
    """Return a name of its own at the same source: that of the task before, and the new short number."""
    before = checkins.external_id(tx, case.checkin.workspace_id, case.checkin.assignment_id)
    return f"{before.partition('#')[0]}#{number}"
