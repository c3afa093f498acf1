"""Load, decide, save, record, enqueue: the path every event takes, inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from app.core.checkin import CheckIn
from app.core.events import Event
from app.core.step import Decision, Refusal
from app.core.transitions import decide
from app.store import checkins, outbox, record
from app.store.statement import together
from app.store.tx import Tx
from app.usecases._commenting import comment_on
from app.usecases._duties import begin_duties
from app.usecases._spending import Spending
from app.usecases.world import Moment, Outcome


def advance(tx: Tx, moment: Moment, workspace_id: str, assignment_id: UUID, event: Event) -> Outcome:
    """Let `event` happen to that assignment. A refused one changes nothing and is not recorded."""
    return advance_all(tx, moment, workspace_id, {assignment_id: event})[assignment_id]


def advance_all(tx: Tx, moment: Moment, workspace_id: str, events: Mapping[UUID, Event]) -> dict[UUID, Outcome]:
    """Let an event happen to each of several assignments, in order; each is decided with the ones before it done."""
    cases = checkins.lock_all(tx, workspace_id, events)
    planning = [case for assignment_id, case in cases.items() if events[assignment_id].plans]
    spending = Spending(tx, moment, workspace_id, planning) if planning else None
    outcomes, made = {}, []
    for assignment_id, event in events.items():
        case = cases.get(assignment_id)
        if case is None:
            outcomes[assignment_id] = Outcome(case=None, refusal=Refusal.NOTHING_THERE)
            continue
        if spending and event.plans:
            case = replace(case, spent=spending.on(case))
        decision = decide(case, event, moment.now)
        outcomes[assignment_id] = Outcome(case=decision.case, messages=decision.messages, refusal=decision.refusal)
        if decision.entries:
            made.append((case.checkin, decision))
            if spending:
                spending.add(decision)
    keep_all(tx, moment, made)
    return outcomes


def keep(tx: Tx, moment: Moment, decision: Decision) -> None:
    """Keep the words, the record and the messages of a decision whose new state was added, and what is due from it."""
    keep_all(tx, moment, [(None, decision)])


def keep_all(tx: Tx, moment: Moment, made: Sequence[tuple[CheckIn | None, Decision]]) -> None:
    """Keep what decisions of one workspace changed, each with the state before it, None where it begins one."""
    for before, decision in made:
        begin_duties(tx, moment, before, decision.case)
    tips = record.tips(tx, [before for before, _ in made if before])
    with together(tx):
        for before, decision in made:
            _write(tx, moment, before, decision, tips)
    for before, decision in made:
        comment_on(tx, moment, before, decision.case)


def _write(tx: Tx, moment: Moment, before: CheckIn | None, decision: Decision, tips: Mapping[UUID, record.Tip]) -> None:
    after = decision.case.checkin
    place = (after.workspace_id, after.assignment_id)
    if before:
        checkins.save(tx, after)
    new_words = [(word, moment.new_id().hex) for word in decision.words]
    checkins.write(tx, after, new_words, moment.now)
    tip = tips.get(after.assignment_id, record.BEGINNING)
    record.append(tx, tip, after, entries=decision.entries, new_words=new_words, now=moment.now)
    outbox.withdraw(tx, *place, decision.withdrawn, costly=True)
    outbox.withdraw(tx, *place, decision.ended)
    messages = [(moment.new_id(), message) for message in decision.messages]
    outbox.enqueue(
        tx, workspace_id=after.workspace_id, assignment_id=after.assignment_id, messages=messages, now=moment.now
    )
