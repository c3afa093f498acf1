"""What a check-in begins with, as the workspace and the assignee's other tasks say. Shared, inside a transaction."""

from dataclasses import replace

from app.core.asking import Basis
from app.core.assignment import Assignment
from app.core.extraction import Extraction
from app.core.history import known
from app.core.people import Person, unfit_to_decide
from app.core.policy import Policy
from app.core.preferences import Learned
from app.core.question_set import read_question_set
from app.store import checkins, people, question_sets
from app.store.tx import Tx


def basis_for(tx: Tx, assignment: Assignment, found: Extraction, policy: Policy, number: int) -> Basis:
    """Return what the check-in begins with: the workspace's questions, and what the assignee's other tasks say."""
    version, text = question_sets.newest(tx, assignment.workspace_id)
    earlier = checkins.done_by(tx, assignment.workspace_id, assignment.assignee_id)
    workplace = people.workplace(tx, assignment.workspace_id)
    return Basis(
        policy=replace(policy, grace=workplace.grace, caps=workplace.caps),
        found=found,
        questions=read_question_set(text, version),
        suggested=_suggested(tx, assignment),
        known=known(
            earlier,
            text=assignment.text,
            archetype=found.archetype,
            number=number,
            brittle=assignment.brittle is True,
        ),
    )


def _suggested(tx: Tx, assignment: Assignment) -> Person | None:
    """Return who may decide about a task somebody gives themselves.

    Who said yes before; else whom the company's list names; else whom their profile names. Nobody who is gone, a guest,
    or themselves.
    """
    if assignment.giver_id != assignment.assignee_id:
        return None
    workspace_id, person_id = assignment.workspace_id, assignment.assignee_id
    person = people.find(tx, workspace_id, person_id)
    learned = person.learned if person else Learned()
    for named in (people.accepted(tx, workspace_id, person_id), learned.listed_manager_id, learned.manager_id):
        manager = people.find(tx, workspace_id, named or None)
        if manager is not None and unfit_to_decide(manager, person_id) is None:
            return manager
    return None
