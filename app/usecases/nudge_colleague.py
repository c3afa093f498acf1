"""A friend tells somebody that there seems to be an issue with their task."""

from app.core.checkin import TaskState, task_state
from app.core.events import Nudged
from app.core.messages import in_hours
from app.core.people import Person
from app.core.step import Refusal
from app.core.wording.nudging import nudge_without_task
from app.store import checkins, outbox
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._meeting import meet
from app.usecases.world import Moment


def nudge_colleague(
    tx: Tx, moment: Moment, workspace_id: str, *, friend: Person, colleague: Person, words: str
) -> Refusal | None:
    """Carry a nudge to the newest task of `colleague`, or to them alone; the friend does not learn which.

    Returns why it was refused, None when it goes.
    """
    known = meet(tx, moment, workspace_id, colleague)
    cases = checkins.of_person(tx, workspace_id, colleague.id)
    theirs = [case for case in cases if case.checkin.assignee_id == colleague.id]
    live = [case for case in theirs if task_state(case.checkin) is not TaskState.HANDED_IN]
    if live:
        nudged = Nudged(by=friend.id, name=friend.name, words=words)
        return advance(tx, moment, workspace_id, live[0].checkin.assignment_id, nudged).refusal
    told = in_hours(nudge_without_task(friend.id, friend.name, colleague.id, words), known.schedule, moment.now)
    outbox.enqueue(
        tx,
        workspace_id=workspace_id,
        assignment_id=None,
        messages=[(moment.new_id(), told)],
        now=moment.now,
    )
    return None
