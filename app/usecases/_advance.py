"""Load, decide, save, record, enqueue: the path every event takes, inside the caller's transaction."""

from uuid import UUID

from app.core.checkin import CheckIn
from app.core.events import Event
from app.core.step import Decision, Refusal
from app.core.transitions import decide
from app.store import checkins, outbox, record
from app.store.tx import Tx
from app.usecases.world import Moment, Outcome


def advance(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, event: Event) -> Outcome:
    """Let `event` happen to that assignment. A refused one changes nothing and is not recorded."""
    case = checkins.load(tx, workspace_id, assignment_id, lock=True)
    if case is None:
        return Outcome(case=None, refusal=Refusal.NOTHING_THERE)
    decision = decide(case, event, moment.now)
    if decision.refusal is not None:
        return Outcome(case=case, refusal=decision.refusal)
    if decision.entries:
        checkins.save(tx, decision.case.checkin)
        keep(tx, moment, case.checkin, decision)
    return Outcome(case=decision.case, messages=decision.messages)


def keep(tx: Tx, moment: Moment, before: CheckIn | None, decision: Decision) -> None:
    """Keep the words, the record and the messages of a decision whose state is saved."""
    after = decision.case.checkin
    new_words = [(word, moment.new_id().hex) for word in decision.words]
    checkins.write(tx, after, new_words, moment.now)
    record.append(tx, before=before, after=after, entries=decision.entries, new_words=new_words, now=moment.now)
    outbox.enqueue(
        tx,
        workspace_id=after.workspace_id,
        assignment_id=after.assignment_id,
        messages=[(moment.new_id(), message) for message in decision.messages],
        now=moment.now,
    )
