"""What was spent on people and promised to them, known while several decisions are made one after another."""

from collections.abc import Collection, Sequence
from uuid import UUID

from app.core.alarms import promised_at
from app.core.caps import COUNTED, Cost, Spent
from app.core.checkin import Case
from app.core.step import Decision
from app.store import checkins, outbox, people
from app.store.tx import Tx
from app.usecases.world import Moment


class Spending:
    """What was spent on the people of some cases of one workspace, for whom nobody else plans until the commit."""

    def __init__(self, tx: Tx, moment: Moment, workspace_id: str, cases: Sequence[Case]) -> None:
        concerned = {person_id for case in cases for person_id in _concerned(case)}
        self._now = moment.now
        people.take_turns(tx, workspace_id, concerned)
        self._sent = outbox.spent(tx, workspace_id, concerned, moment.now - COUNTED)
        self._promised = checkins.promised(tx, workspace_id, concerned)

    def on(self, case: Case) -> dict[str, Spent]:
        """Return what was spent on each of a case's people, without what the case itself promised."""
        return {person_id: self._spent_on(person_id, case.checkin.assignment_id) for person_id in _concerned(case)}

    def _spent_on(self, person_id: str, but: UUID) -> Spent:
        sent = self._sent[person_id]
        promised = (at for assignment_id, at in self._promised[person_id].items() if assignment_id != but)
        return Spent(cards=tuple(sent[Cost.CARD]), interruptions=(*sent[Cost.INTERRUPTION], *promised))

    def add(self, decision: Decision) -> None:
        """Count what a decision says and promises, before the next one is made."""
        for message in decision.messages:
            if message.cost in (sent := self._sent.get(message.to, {})):
                sent[message.cost].append(max(self._now, message.not_before or self._now))
        checkin = decision.case.checkin
        for promised in self._promised.values():
            promised.pop(checkin.assignment_id, None)
        at, decider_id = promised_at(checkin), checkin.delegate_id or checkin.manager_id
        if at is not None and decider_id in self._promised:
            self._promised[decider_id][checkin.assignment_id] = at


def _concerned(case: Case) -> Collection[str]:
    checkin = case.checkin
    delegate_id = case.delegate.id if case.delegate else None
    return set(filter(None, (checkin.assignee_id, checkin.manager_id, delegate_id, checkin.other_id)))
