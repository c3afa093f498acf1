"""Somebody gives a task."""

from app.core.assignment import Assignment
from app.core.extraction import Extraction
from app.core.people import Person
from app.core.policy import Policy
from app.store.tx import Tx
from app.usecases._registering import Registered, register
from app.usecases.world import Moment

__all__ = ["Registered", "register_assignment"]


def register_assignment(
    tx: Tx,
    moment: Moment,
    assignment: Assignment,
    *,
    assignee: Person | None,
    giver: Person,
    found: Extraction,
    policy: Policy | None = None,
) -> Registered:
    """Open the check-in of `assignment`, once: the same identity a second time gives the same case."""
    return register(tx, moment, assignment, assignee=assignee, giver=giver, found=found, policy=policy)
