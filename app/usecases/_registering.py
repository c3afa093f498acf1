"""Opening a check-in for a task, whatever it came by. Shared by use cases, inside their transaction."""

from dataclasses import dataclass

from app.core.asking import open_checkin
from app.core.assignment import Assignment, Flaw, flaws
from app.core.checkin import Case
from app.core.extraction import Extraction
from app.core.people import Person, Unfit, unfit_to_decide, unfit_to_do
from app.core.policy import Policy
from app.store import checkins, people
from app.store.tx import Tx
from app.usecases._advance import keep
from app.usecases._meeting import introduced, meet
from app.usecases._opening import basis_for
from app.usecases.world import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The case that was opened, or what is wrong with the assignment. `again` when it was registered before."""

    case: Case | None = None
    flaws: tuple[Flaw, ...] = ()
    unfit: Unfit | None = None
    again: bool = False


def register(
    tx: Tx,
    moment: Moment,
    assignment: Assignment,
    *,
    assignee: Person | None,
    giver: Person,
    found: Extraction,
    policy: Policy | None = None,
) -> Registered:
    """Open the check-in of `assignment`, once: the same identity a second time gives the same case.

    `found` is what extraction makes of its text; it is made before the transaction begins. The check-in keeps `policy`.
    """
    checkins.take_turn(tx, assignment.workspace_id)
    there = checkins.by_identity(tx, assignment.workspace_id, assignment.source.value, assignment.external_id)
    if there is not None:
        return Registered(case=there, again=True)
    own = assignee is not None and assignee.id == giver.id
    unfit = unfit_to_do(assignee) or (None if own else unfit_to_decide(giver, assignment.assignee_id))
    wrong = flaws(assignment, moment.now)
    if unfit or wrong or assignee is None:
        return Registered(flaws=wrong, unfit=unfit)
    for person in (assignee, giver):
        meet(tx, moment, assignment.workspace_id, person)
    number = checkins.next_number(tx, assignment.workspace_id)
    decision = open_checkin(
        assignment,
        assignment_id=moment.new_id(),
        number=number,
        assignee=people.find(tx, assignment.workspace_id, assignee.id) or assignee,
        manager=people.find(tx, assignment.workspace_id, giver.id),
        now=moment.now,
        basis=basis_for(tx, assignment, found, policy or Policy(), number),
    )
    checkins.add(tx, decision.case.checkin, assignment.external_id)
    keep(tx, moment, decision)
    introduced(tx, assignment.workspace_id, *decision.messages)
    return Registered(case=decision.case)
