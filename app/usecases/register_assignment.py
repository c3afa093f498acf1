"""Somebody gives a task."""

from app.core.assignment import Assignment
from app.core.extraction import Extraction
from app.core.people import Person
from app.core.policy import Policy
from app.store import checkins
from app.store.tx import Tx
from app.usecases._once import give_back, take_request
from app.usecases._registering import Registered, register
from app.usecases.world import Moment

__all__ = ["Registered", "register_assignment"]

ACT = "register"


def register_assignment(
    tx: Tx,
    moment: Moment,
    assignment: Assignment,
    *,
    assignee: Person | None,
    giver: Person,
    found: Extraction,
    policy: Policy | None = None,
    request: str = "",
) -> Registered:
    """Open the check-in of `assignment`, once: the same identity a second time gives the same case.

    Where the same `request` opened one before nothing is opened, and what is returned is what it opened, as it stands.
    """
    if not take_request(tx, moment, assignment.workspace_id, request, ACT):
        identity = assignment.workspace_id, assignment.source.value, assignment.external_id
        return Registered(case=checkins.by_identity(tx, *identity))
    registered = register(tx, moment, assignment, assignee=assignee, giver=giver, found=found, policy=policy)
    if registered.case is None:
        give_back(tx, assignment.workspace_id, request, ACT)
    return registered
