"""Somebody names who decides about their tasks, and that person says yes or no."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from app.core.events import ManagerNamed, ManagerReplied
from app.core.messages import in_hours
from app.core.people import Bond, Person, Unfit, unfit_to_decide
from app.core.wording.introducing import introduction
from app.core.wording.people import contact_answered, first_contact
from app.store import checkins, outbox, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._meeting import introduced, meet
from app.usecases._once import give_back, take_request
from app.usecases.world import Moment

NAMED_A_DAY = 3
DAY = timedelta(days=1)
ACT = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What came of naming somebody."""

    unfit: Unfit | None = None
    too_many: bool = False
    accepted: bool = False


def name_manager(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    *,
    assignee: Person,
    manager: Person | None,
    assignment_id: UUID | None = None,
    request: str = "",
) -> Named:
    """Ask `manager` whether they decide for `assignee`, once however often the platform tells of that `request`.

    With an assignment it is about that one, private or not; without, about all that wait for somebody to decide.
    """
    if not take_request(tx, moment, workspace_id, request, ACT):
        return Named()
    named = _name(tx, moment, workspace_id, assignee=assignee, manager=manager, assignment_id=assignment_id)
    if named.unfit or named.too_many:
        give_back(tx, workspace_id, request, ACT)
    return named


def _name(
    tx: Tx, moment: Moment, workspace_id: str, *, assignee: Person, manager: Person | None, assignment_id: UUID | None
) -> Named:
    if (unfit := unfit_to_decide(manager, assignee.id)) or manager is None:
        return Named(unfit=unfit)
    bond = people.bond_between(tx, workspace_id, assignee.id, manager.id)
    fresh = bond is None
    if fresh and people.named_since(tx, workspace_id, assignee.id, moment.now - DAY) >= NAMED_A_DAY:
        return Named(too_many=True)
    meet(tx, moment, workspace_id, assignee)
    known = meet(tx, moment, workspace_id, manager)
    if bond is not Bond.ACCEPTED:
        people.set_bond(
            tx, workspace_id, assignee_id=assignee.id, manager_id=manager.id, bond=Bond.PROPOSED, now=moment.now
        )
        asked = first_contact(assignee, manager.id)
        asked = replace(asked, points=introduction(known, asked.key))
        introduced(tx, workspace_id, asked)
        outbox.enqueue(
            tx,
            workspace_id=workspace_id,
            assignment_id=None,
            messages=[(moment.new_id(), in_hours(asked, known.schedule, moment.now))],
            now=moment.now,
        )
    accepted = bond is Bond.ACCEPTED
    waiting = [assignment_id] if assignment_id else _open_to_anybody(tx, workspace_id, assignee.id)
    for waiting_id in waiting:
        named = ManagerNamed(by=assignee.id, manager=manager, accepted=accepted)
        advance(tx, moment, workspace_id, waiting_id, named)
    return Named(accepted=accepted)


def _open_to_anybody(tx: Tx, workspace_id: str, assignee_id: str) -> list[UUID]:
    """Return the assignments that wait for somebody to decide; what is kept private waits for nobody."""
    waiting = checkins.without_manager(tx, workspace_id, assignee_id, None)
    cases = [checkins.load(tx, workspace_id, waiting_id) for waiting_id in waiting]
    return [case.checkin.assignment_id for case in cases if case and not case.checkin.private]


def reply_to_naming(tx: Tx, moment: Moment, workspace_id: str, *, manager_id: str, assignee_id: str, yes: bool) -> bool:
    """Keep the yes or no of somebody who was named, and tell the assignee; False when nobody asked."""
    if people.bond_between(tx, workspace_id, assignee_id, manager_id) is not Bond.PROPOSED:
        return False
    bond = Bond.ACCEPTED if yes else Bond.DECLINED
    people.set_bond(tx, workspace_id, assignee_id=assignee_id, manager_id=manager_id, bond=bond, now=moment.now)
    assignee, manager = (people.find(tx, workspace_id, person_id) for person_id in (assignee_id, manager_id))
    assert assignee is not None and manager is not None
    outbox.enqueue(
        tx,
        workspace_id=workspace_id,
        assignment_id=None,
        messages=[
            (moment.new_id(), message if message.to == manager_id else in_hours(message, assignee.schedule, moment.now))
            for message in contact_answered(assignee, manager, yes=yes)
        ],
        now=moment.now,
    )
    for waiting_id in checkins.without_manager(tx, workspace_id, assignee_id, manager_id):
        advance(tx, moment, workspace_id, waiting_id, ManagerReplied(by=manager_id, yes=yes))
    return True
