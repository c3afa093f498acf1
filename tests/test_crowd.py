"""The copies that the benchmarks are run on are check-ins like any other."""

from app.core.assignment import Answer
from app.core.events import Answered
from app.store import checkins, record
from app.store.db import open_db
from app.usecases.take_event import take_event
from bench.company import world_of
from bench.crowd import A_WORKSPACE, grow, played, workspace


async def test_a_copied_check_in_stands_as_its_record_says_and_takes_its_answer(database_url: str) -> None:
    grow(database_url, await played(), A_WORKSPACE, 2 * A_WORKSPACE, short=False)
    db, team = open_db(database_url), workspace(A_WORKSPACE)
    case = await db.read(checkins.by_number, team, 42)
    assert case is not None
    task = case.checkin.assignment_id
    assert await db.read(record.replay, team, task) == case.checkin
    answers = Answered(by=case.assignee.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="the board")
    outcome = await world_of(db).run(take_event, team, task, answers)
    await db.close()
    assert outcome.refusal is None
