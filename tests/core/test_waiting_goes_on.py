"""Waiting that takes a turn: somebody gone, a second message, words that are not sent yet, quiet."""

from dataclasses import replace
from datetime import UTC, datetime

from app.core import events as happened
from app.core.alarms import next_due
from app.core.assignment import Answer, Hours, Ruling
from app.core.checkin import open_points, waits_for
from app.core.record import Audience, EntryName
from tests.core.play import MAYA, PRIYA, Play, task
from tests.core.test_waiting import FAR, SAM, at, away, sent


def test_s5_when_who_decides_meanwhile_is_gone_the_manager_decides_again() -> None:
    play = sent()
    play.case = replace(play.case, manager=away(datetime(2026, 12, 5, tzinfo=UTC), delegate_id=SAM.id), delegate=SAM)
    play.wait_until(at(24, 10))
    assert play.checkin.delegate_id == SAM.id
    play.do(happened.NotDelivered(key="ask", reader_id=SAM.id, deactivated=True))
    assert play.checkin.delegate_id is None
    assert waits_for(play.checkin, open_points(play.checkin)[0]) == PRIYA.id
    assert next_due(play.checkin) is not None


def test_a_message_after_one_that_had_its_last_line_is_waited_for_anew() -> None:
    play = sent()
    play.wait_until(at(30, 12))
    assert play.checkin.faded_at is not None
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="the currency"))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    assert play.checkin.faded_at is None
    assert play.checkin.chase_at is not None and play.checkin.fade_at is not None


def test_what_is_still_unclear_is_the_assignees_until_it_is_sent() -> None:
    play = sent()
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.CORRECTED, "per year, all firms")}))
    play.do(happened.StillUnclear(by=MAYA.id, point=1, words="which firms"))
    kept = [entry for entry in play.record if "definition" in entry.changes and entry.name is not EntryName.RAISED]
    assert kept and all(entry.audience is Audience.ASSIGNEE for entry in kept)


def test_quiet_stays_quiet_after_a_look() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10))
    play.do(happened.Quieted(by=MAYA.id, why=happened.QuietBecause.KNOW_ENOUGH))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    assert next_due(play.checkin) is None
