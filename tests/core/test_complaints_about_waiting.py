"""What people complain of in tools that remind: each by its number in the list of peers."""

from dataclasses import replace
from datetime import UTC, datetime

from app.core import events as happened
from app.core.assignment import Answer, Hours, Ruling
from app.core.digest import lines
from app.core.preferences import Preferences
from app.core.record import EntryName
from tests.core.play import MAYA, PRIYA, Play, task
from tests.core.test_waiting import FAR, about_waiting, at, sent


def test_complaint_02_what_a_pause_puts_off_comes_when_the_pause_ends() -> None:
    play = sent()
    paused = replace(PRIYA, preferences=Preferences(paused_until=datetime(2026, 11, 26, tzinfo=UTC)))
    play.case = replace(play.case, manager=paused)
    play.wait_until(at(24, 17))
    assert not about_waiting(play, PRIYA)
    assert play.checkin.chase_at is not None or play.checkin.plan_at is not None
    play.wait_until(at(26, 9))
    assert [message.not_before or play.now for message in about_waiting(play, PRIYA)] == [at(26, 9)]


def test_complaint_17_what_waits_for_a_decision_is_put_on_hold_and_asks_nothing_meanwhile() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Held(by=MAYA.id, reason="the board decides on Friday"))
    said = len(play.said)
    play.wait_until(at(26, 17))
    assert not [message for message in play.said[said:] if message.to == MAYA.id]
    play.do(happened.Resumed(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    assert play.checkin.answered_at == at(26, 17)


def test_complaint_18_it_reminds_until_it_is_acknowledged_and_the_record_says_by_whom() -> None:
    play = sent()
    play.wait_until(at(24, 10))
    assert about_waiting(play, PRIYA)
    play.do(happened.Acknowledged(by=PRIYA.id))
    [entry] = [entry for entry in play.record if entry.name is EntryName.ACKNOWLEDGED]
    assert entry.actor == PRIYA.id
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)}))
    assert play.checkin.back_at is None


def test_complaint_19_what_is_on_hold_is_not_silent_it_stands_in_the_digest() -> None:
    play = sent()
    play.do(happened.Held(by=MAYA.id, reason="waiting"))
    [line] = lines((play.case,), PRIYA, at(25, 10))
    assert line.case.checkin.hold_at is not None
    assert line.points
