"""Two people decide: what can be answered again, and what cannot."""

from app.core import events as happened
from app.core.assignment import Answer, Ruling
from app.core.checkin import TaskState
from app.core.people import Person
from app.core.step import Refusal
from tests.core.play import MAYA, PRIYA, Play, task

SAM = Person(id="U0SAM", name="Sam", slack_zone="Europe/London")


def sent() -> Play:
    play = Play.of(task("Estimate price and demand", ("price", "demand"), brittle=True))
    play.do(happened.LookedAt(by=MAYA.id))
    assert play.do(happened.RequirementAdded(by=PRIYA.id, author=SAM, words="tax")) is None
    items = {1: Answer.CLEAR, 2: Answer.CLEAR, 3: Answer.UNCLEAR}
    play.do(happened.Answered(by=MAYA.id, items=items, definitions={3: "per year"}, purpose="to plan"))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    return play


def rule(play: Play, by: Person, ruling: Ruling, text: str | None = None) -> Refusal | None:
    return play.do(happened.Ruled(by=by.id, rulings={1: (ruling, text)}))


def test_the_same_answer_of_both_is_no_conflict() -> None:
    play = sent()
    assert rule(play, SAM, Ruling.RIGHT) is None
    assert rule(play, PRIYA, Ruling.RIGHT) is None
    assert play.checkin.final_at is None and play.checkin.points[0].ruling is Ruling.RIGHT


def test_nobody_answers_the_same_point_twice_and_a_conflict_comes_once() -> None:
    play = sent()
    rule(play, SAM, Ruling.RIGHT)
    assert rule(play, SAM, Ruling.NOT_NEEDED) is Refusal.ALREADY_ANSWERED
    assert rule(play, PRIYA, Ruling.NOT_NEEDED) is None
    assert play.state is TaskState.OPEN_POINTS
    assert rule(play, PRIYA, Ruling.RIGHT) is Refusal.NOT_NOW
    assert play.do(happened.Finalised(by=MAYA.id, point=1, whose=SAM.id)) is Refusal.NOT_YOURS
    assert play.do(happened.Finalised(by=PRIYA.id, point=1, whose="U0FINN")) is Refusal.ALREADY_ANSWERED
    assert play.do(happened.Finalised(by=PRIYA.id, point=1, whose=SAM.id)) is None
    assert play.checkin.points[0].ruling is Ruling.RIGHT
    assert rule(play, PRIYA, Ruling.NOT_NEEDED) is Refusal.ALREADY_ANSWERED
    assert play.do(happened.Finalised(by=PRIYA.id, point=1, whose=PRIYA.id)) is Refusal.ALREADY_ANSWERED


def test_what_differs_is_not_asked_of_the_assignee() -> None:
    play = sent()
    rule(play, SAM, Ruling.RIGHT)
    before = len(play.said)
    rule(play, PRIYA, Ruling.CORRECTED, "per quarter")
    new = play.said[before:]
    assert not any("Which is final?" in message.text for message in new if message.to == MAYA.id)
    assert {message.to for message in new if "Which is final?" in message.text} == {PRIYA.id, SAM.id}


def test_a_requirement_of_nobody_is_refused() -> None:
    play = Play.of(task("Estimate price and demand", ("price", "demand")))
    assert play.do(happened.RequirementAdded(by=PRIYA.id, author=SAM, words="  ")) is Refusal.EMPTY
    assert play.do(happened.RequirementAdded(by=SAM.id, author=SAM, words="tax")) is Refusal.NOT_YOURS
    assert play.do(happened.RequirementAdded(by=MAYA.id, author=SAM, words="tax")) is Refusal.NOT_YOURS
