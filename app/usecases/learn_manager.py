"""Whom somebody's profile names to decide for them: kept for a day, or until their profile changes."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.core.people import Person, unfit_to_decide
from app.store import people
from app.store.tx import Tx
from app.usecases._meeting import meet
from app.usecases._once import take_request
from app.usecases.world import Moment

FRESH = timedelta(days=1)


def needs_manager(tx: Tx, workspace_id: str, person_id: str, now: datetime) -> bool:
    """Whether somebody's profile is to be read again."""
    person = people.find(tx, workspace_id, person_id)
    read_at = person.learned.manager_read_at if person else None
    return read_at is None or now - read_at > FRESH


def learn_manager(tx: Tx, moment: Moment, workspace_id: str, person: Person, manager: Person | None) -> None:
    """Keep whom the profile of `person` names; nobody where that is themselves, gone, a guest or a program."""
    known = meet(tx, moment, workspace_id, person)
    fit = manager if manager is not None and unfit_to_decide(manager, person.id) is None else None
    if fit is not None:
        meet(tx, moment, workspace_id, fit)
    learned = replace(known.learned, manager_id=fit.id if fit else "", manager_read_at=moment.now)
    people.learn(tx, workspace_id, person.id, learned)


def forget_manager(tx: Tx, moment: Moment, workspace_id: str, person_id: str, *, request: str = "") -> None:
    """Let the profile of somebody known be read anew, once however often the platform tells of that `request`."""
    if not take_request(tx, moment, workspace_id, request, "forget manager"):
        return
    person = people.find(tx, workspace_id, person_id)
    if person is not None and person.learned.manager_read_at is not None:
        people.learn(tx, workspace_id, person_id, replace(person.learned, manager_id="", manager_read_at=None))
