"""Load, decide, save, record, enqueue: the path every event takes, inside the caller's transaction."""

from dataclasses import replace
from uuid import UUID

from app.core.caps import COUNTED, Cost, Spent
from app.core.checkin import Case, CheckIn
from app.core.events import Event
from app.core.step import Decision, Refusal
from app.core.transitions import decide
from app.store import checkins, outbox, people, record
from app.store.tx import Tx
from app.usecases._commenting import comment_on
from app.usecases._duties import begin_duties
from app.usecases.world import Moment, Outcome


def advance(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, event: Event) -> Outcome:
    """Let `event` happen to that assignment. A refused one changes nothing and is not recorded."""
    case = checkins.load(tx, workspace_id, assignment_id, lock=True)
    if case is None:
        return Outcome(case=None, refusal=Refusal.NOTHING_THERE)
    if event.plans:
        case = _with_spent(tx, moment, case)
    decision = decide(case, event, moment.now)
    if decision.refusal is not None:
        return Outcome(case=case, refusal=decision.refusal)
    if decision.entries:
        checkins.save(tx, decision.case.checkin)
        keep(tx, moment, case.checkin, decision)
    return Outcome(case=decision.case, messages=decision.messages)


def _with_spent(tx: Tx, moment: Moment, case: Case) -> Case:
    """Return `case` with what was spent on its people, for whom nobody else plans until this is committed."""
    checkin = case.checkin
    delegate_id = case.delegate.id if case.delegate else None
    concerned = set(filter(None, (checkin.assignee_id, checkin.manager_id, delegate_id, checkin.other_id)))
    people.take_turns(tx, checkin.workspace_id, concerned)
    return replace(case, spent={person_id: _spent(tx, moment, checkin, person_id) for person_id in concerned})


def _spent(tx: Tx, moment: Moment, checkin: CheckIn, person_id: str) -> Spent:
    sent = outbox.spent(tx, checkin.workspace_id, person_id, moment.now - COUNTED)
    promised = checkins.promised(tx, checkin.workspace_id, person_id, checkin.assignment_id)
    return Spent(cards=tuple(sent[Cost.CARD]), interruptions=(*sent[Cost.INTERRUPTION], *promised))


def keep(tx: Tx, moment: Moment, before: CheckIn | None, decision: Decision) -> None:
    """Keep the words, the record and the messages of a decision whose state is saved, and what is due from it."""
    after = decision.case.checkin
    begin_duties(tx, moment, before, decision.case)
    new_words = [(word, moment.new_id().hex) for word in decision.words]
    checkins.write(tx, after, new_words, moment.now)
    record.append(tx, before=before, after=after, entries=decision.entries, new_words=new_words, now=moment.now)
    outbox.withdraw(tx, after.workspace_id, after.assignment_id, decision.withdrawn, costly=True)
    outbox.withdraw(tx, after.workspace_id, after.assignment_id, decision.ended)
    outbox.enqueue(
        tx,
        workspace_id=after.workspace_id,
        assignment_id=after.assignment_id,
        messages=[(moment.new_id(), message) for message in decision.messages],
        now=moment.now,
    )
    comment_on(tx, moment, before, decision.case)
