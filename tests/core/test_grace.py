"""When a draft leaves by itself, and when it waits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core import events as happened
from app.core.alarms import next_due
from app.core.assignment import Answer
from app.core.events import DeadlinePassed, Shown
from app.core.messages import MessageKind
from app.core.people import Consent, Person
from app.core.record import EntryName
from app.core.transitions import decide
from tests.core.play import MAYA, MONDAY_10, PRIYA, Play, task


def drafted(assignee: Person = MAYA, manager: Person = PRIYA, **fields: object) -> Play:
    play = Play.of(task(items=("price", "demand"), **fields), assignee, manager)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    return play


def leaves(play: Play) -> datetime | None:
    return play.checkin.release_at


def asked(play: Play) -> bool:
    return any(message.kind is MessageKind.ASK for message in play.to(PRIYA))


def test_two_working_hours_after_it_was_shown() -> None:
    assert leaves(drafted()) == MONDAY_10 + timedelta(hours=2)


def test_the_first_draft_of_a_person_waits_for_a_tap_and_asks_how_it_should_be() -> None:
    play = drafted(replace(MAYA, consent=Consent.NOT_ASKED))
    assert leaves(play) is None
    draft = play.last(MAYA, MessageKind.DRAFT)
    assert "How should your messages leave from now on?" in draft.text
    play.wait(days=10)
    assert not asked(play)


def test_choosing_the_grace_period_starts_it() -> None:
    play = drafted(replace(MAYA, consent=Consent.NOT_ASKED))
    play.case = replace(play.case, assignee=MAYA)
    play.do(happened.ConsentGiven(by=MAYA.id, after_grace=True))
    play.wait(hours=2)
    assert asked(play)


def test_always_wait_waits() -> None:
    play = drafted(replace(MAYA, consent=Consent.ALWAYS_WAIT))
    play.wait(days=10)
    assert not asked(play)
    assert "This waits for you." in play.last(MAYA, MessageKind.DRAFT).text


def test_it_never_ends_with_under_a_tenth_of_the_time_left() -> None:
    play = drafted(due_at=MONDAY_10 + timedelta(hours=2, minutes=5))
    assert leaves(play) is None
    assert "There is too little time left to wait. Send it now?" in play.last(MAYA, MessageKind.DRAFT).text


def test_the_promised_time_is_within_the_managers_hours() -> None:
    play = drafted(manager=replace(PRIYA, slack_zone="America/New_York"))
    assert leaves(play) == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    assert "This goes to Priya at 14:00" in play.last(MAYA, MessageKind.DRAFT).text


def test_a_draft_that_was_not_delivered_has_no_running_clock() -> None:
    play = Play.of(task(items=("price", "demand")))
    play.do(happened.LookedAt(by=MAYA.id))
    answers = happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan")
    play._take(decide(play.case, answers, play.now))
    assert play.checkin.release_at is not None
    assert next_due(play.checkin) != play.checkin.release_at
    play.now += timedelta(days=3)
    play.do(DeadlinePassed())
    assert not asked(play)


def test_a_draft_delivered_late_gets_its_whole_time_and_says_so() -> None:
    play = Play.of(task(items=("price", "demand"), due_at=None))
    play.do(happened.LookedAt(by=MAYA.id))
    answers = happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan")
    play._take(decide(play.case, answers, play.now))
    play.now += timedelta(hours=4)
    play.do(Shown(version=play.checkin.draft_version))
    assert leaves(play) == MONDAY_10 + timedelta(hours=6)
    assert "This goes to Priya at 16:00" in play.last(MAYA, MessageKind.DRAFT).text


def test_editing_restarts_nothing() -> None:
    play = drafted()
    play.wait(hours=1)
    play.do(happened.DraftEdited(by=MAYA.id, opening="In my own words.", definitions={1: "price per unit, 2027"}))
    assert leaves(play) == MONDAY_10 + timedelta(hours=2)
    play.wait(hours=1)
    text = play.last(PRIYA, MessageKind.ASK).text
    assert "In my own words." in text
    assert "price per unit, 2027" in text


def test_a_task_opens_once_with_its_policy_and_keeps_it() -> None:
    play = drafted()
    assert [entry.name for entry in play.record].count(EntryName.REGISTERED) == 1
    assert play.checkin.policy.grace == timedelta(hours=2)
    assert play.record[0].changes["policy"] == play.checkin.policy


def drafted_unseen(**fields: object) -> Play:
    """A draft that has not arrived yet."""
    play = Play.of(task(items=("price", "demand"), **fields))
    play.do(happened.LookedAt(by=MAYA.id))
    answers = happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan")
    play._take(decide(play.case, answers, play.now))
    return play


def test_a_draft_delivered_an_hour_late_gets_its_two_hours_too() -> None:
    play = drafted_unseen(due_at=None)
    play.now += timedelta(hours=1)
    play.do(Shown(version=play.checkin.draft_version))
    assert leaves(play) == MONDAY_10 + timedelta(hours=3)


def test_an_edit_that_arrives_late_restarts_nothing() -> None:
    play = drafted(due_at=None)
    play.wait(hours=1)
    edited = happened.DraftEdited(by=MAYA.id, opening="In my own words.", definitions={})
    play._take(decide(play.case, edited, play.now))
    play.now += timedelta(minutes=20)
    play.do(Shown(version=play.checkin.draft_version))
    assert leaves(play) == MONDAY_10 + timedelta(hours=2)


def test_a_draft_that_arrives_with_too_little_time_left_waits_for_a_tap() -> None:
    play = drafted_unseen(due_at=MONDAY_10 + timedelta(hours=4))
    assert leaves(play) == MONDAY_10 + timedelta(hours=2)
    play.now += timedelta(hours=1, minutes=50)
    play.do(Shown(version=play.checkin.draft_version))
    assert leaves(play) is None
    assert "There is too little time left to wait. Send it now?" in play.last(MAYA, MessageKind.DRAFT).text


def test_what_is_kept_back_leaves_no_clock_of_its_draft_behind() -> None:
    play = drafted(due_at=None)
    play.do(happened.Withheld(by=MAYA.id, why=happened.WhyNot.NOT_WORTH_IT))
    checkin = play.checkin
    assert (checkin.release_at, checkin.drafted_at, checkin.shown_at, checkin.grace_from) == (None, None, None, None)
