"""Waiting that takes a turn: somebody gone, a second message, words that are not sent yet, quiet."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.core import events as happened
from app.core.alarms import next_due
from app.core.assignment import Answer, Hours, Ruling
from app.core.caps import Cost
from app.core.checkin import open_points, waits_for, with_decider
from app.core.messages import MessageKind
from app.core.people import Person
from app.core.preferences import Preferences, Reminders
from app.core.record import Audience, EntryName
from app.core.step import Refusal
from app.core.transitions import decide
from app.core.worktime import Away, AwayBecause
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


def waits_meanwhile(play: Play, sam: Person = SAM) -> None:
    """Priya is away until Saturday week, and has named Sam."""
    play.case = replace(play.case, manager=away(datetime(2026, 12, 5, tzinfo=UTC), delegate_id=sam.id), delegate=sam)


def test_what_is_queued_for_who_decides_is_taken_back_once_all_is_answered() -> None:
    play = sent()
    taken_back = decide(play.case, happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.WAIVED, None)}), play.now).withdrawn
    assert taken_back == {PRIYA.id}


@pytest.mark.parametrize(
    "event",
    [happened.Cancelled(by=PRIYA.id), happened.HandedIn(by=MAYA.id, guesses=frozenset())],
    ids=["cancelled", "handed in"],
)
def test_when_a_task_ends_nothing_that_is_queued_about_it_comes(event: happened.Event) -> None:
    assert decide(sent().case, event, at(23, 11)).ended == {PRIYA.id, MAYA.id}


def test_quiet_takes_back_the_card_that_is_queued() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR))
    quiet = happened.Quieted(by=MAYA.id, why=happened.QuietBecause.KNOW_ENOUGH)
    assert decide(play.case, quiet, play.now).withdrawn == {MAYA.id}


def test_who_answers_later_is_not_told_that_the_plan_runs() -> None:
    play = sent()
    play.wait_until(at(25, 9, 30))
    play.do(happened.Acknowledged(by=PRIYA.id))
    play.wait_until(at(25, 16))
    assert any(message.key.startswith("plan-ran") for message in play.to(MAYA))
    assert not any(message.key.startswith("plan-told") for message in play.to(PRIYA))


def test_what_somebody_answers_later_comes_back_although_they_want_few_reminders_and_no_digests() -> None:
    rare = Preferences(reminders=Reminders.FEWER, digests=())
    play = sent(manager=replace(PRIYA, preferences=rare))
    play.do(happened.Acknowledged(by=PRIYA.id))
    play.wait_until(at(24, 12))
    assert [message.key.partition(":")[0] for message in play.to(PRIYA) if message.cost is Cost.INTERRUPTION] == [
        "ask",
        "chase",
    ]


def test_s5_who_wants_few_reminders_has_their_delegate_asked_all_the_same() -> None:
    play = sent()
    waits_meanwhile(play)
    manager = play.case.manager
    assert manager is not None
    fewer = replace(manager, preferences=replace(manager.preferences, reminders=Reminders.FEWER))
    play.case = replace(play.case, manager=fewer)
    play.wait_until(at(24, 10))
    assert play.checkin.delegate_id == SAM.id


def test_s5_at_the_time_of_the_plan_the_delegate_is_asked_before_it_runs() -> None:
    play = sent()
    play.wait_until(at(25, 11))
    waits_meanwhile(play)
    play.wait_until(at(25, 12))
    assert play.checkin.delegate_id == SAM.id
    assert EntryName.PLAN_RAN not in [entry.name for entry in play.record]


def test_s5_going_away_puts_what_is_open_to_the_delegate_at_once() -> None:
    play = sent()
    waits_meanwhile(play)
    decision = decide(play.case, happened.WentAway(), at(23, 11))
    assert decision.case.checkin.delegate_id == SAM.id
    assert decision.withdrawn == {PRIYA.id}
    assert [message.to for message in decision.messages if message.cost is Cost.INTERRUPTION] == [SAM.id]


def test_s5_with_nobody_named_the_assignee_is_told_once_until_when() -> None:
    play = sent()
    play.case = replace(play.case, manager=away(datetime(2026, 12, 5, tzinfo=UTC)))
    assert play.do(happened.WentAway()) is None
    assert "Priya is away until Mon 7 Dec 09:00. Nobody is named to decide meanwhile." in play.to(MAYA)[-1].text
    assert play.do(happened.WentAway()) is Refusal.ALREADY_ANSWERED


def test_s5_who_decides_meanwhile_is_named_and_asked_like_the_manager() -> None:
    play = sent(items=("price", "demand"))
    waits_meanwhile(play)
    play.do(happened.WentAway())
    play.do(happened.Held(by=SAM.id, reason=None))
    assert "is on hold (Sam)" in play.to(MAYA)[-1].text
    play.do(happened.Ruled(by=SAM.id, rulings={1: (Ruling.VAGUE, "do your best")}))
    assert any(message.key.startswith("vague") for message in play.to(SAM))
    since = [message for message in play.to(PRIYA) if message.key.startswith(("vague", "hold"))]
    assert since == []


def test_a_task_whose_manager_is_named_late_is_asked_about_by_the_clock() -> None:
    play = Play.of(task("Estimate these two", giver_id=MAYA.id, items=("price", "demand"), due_at=FAR), manager=None)
    assert next_due(play.checkin) is None
    play.do(happened.ManagerNamed(by=MAYA.id, manager=PRIYA, accepted=True))
    assert next_due(play.checkin) is not None
    play.wait_until(at(24, 12))
    assert play.checkin.asked_at is not None


def test_after_the_manager_was_gone_who_did_not_answer_is_reminded_for_the_new_one() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.NotDelivered(key="receipt", reader_id=PRIYA.id, deactivated=True))
    assert next_due(play.checkin) is None
    play.do(happened.ManagerNamed(by=MAYA.id, manager=SAM, accepted=True))
    assert play.checkin.remind_at == at(24, 9)


def test_s5_a_draft_to_who_decides_meanwhile_stays_theirs_when_what_waited_is_answered() -> None:
    play = sent()
    waits_meanwhile(play)
    play.do(happened.WentAway())
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="the currency"))
    assert play.last(MAYA, MessageKind.DRAFT).head == "Message to Sam about T-1"
    open_ones = {point.number: (Ruling.WAIVED, None) for point in with_decider(play.checkin)}
    play.do(happened.Ruled(by=SAM.id, rulings=open_ones))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    assert play.last(SAM, MessageKind.ASK).key.endswith(":2")


def test_s5_a_draft_after_the_manager_is_back_goes_to_the_manager() -> None:
    play = sent()
    waits_meanwhile(play)
    play.do(happened.WentAway())
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="the currency"))
    play.do(happened.Ruled(by=SAM.id, rulings={1: (Ruling.WAIVED, None)}))
    play.do(happened.Withheld(by=MAYA.id, why=happened.WhyNot.TOO_EARLY))
    play.case = replace(play.case, manager=PRIYA)
    play.do(happened.SendAnyway(by=MAYA.id))
    assert play.last(MAYA, MessageKind.DRAFT).head == "Message to Priya about T-1"


def draft_on_its_way(manager: Person = PRIYA, **fields: object) -> Play:
    """Maya's draft of Monday at ten leaves at noon."""
    fields = {"items": ("price", "demand"), "due_at": FAR, "hours": Hours.FROM_4} | fields
    play = Play.of(task("Estimate these two", **fields), manager=manager)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    assert play.checkin.release_at == at(23, 12)
    return play


def test_s5_a_draft_on_its_way_to_who_goes_away_is_shown_anew_to_who_decides_meanwhile() -> None:
    play = draft_on_its_way()
    play.wait_until(at(23, 11))
    waits_meanwhile(play)
    play.do(happened.WentAway())
    draft = play.last(MAYA, MessageKind.DRAFT)
    assert draft.head == "Message to Sam about T-1"
    assert "This goes to Sam at 13:00" in draft.text and "Only Sam will see it." in draft.text
    play.wait_until(at(23, 13))
    assert play.last(SAM, MessageKind.ASK) is not None


def test_s5_a_draft_nobody_shows_anew_in_time_does_not_leave_to_somebody_it_does_not_name() -> None:
    play = draft_on_its_way()
    waits_meanwhile(play)
    play.wait_until(at(23, 12))
    assert not any(message.kind is MessageKind.ASK for message in play.to(SAM))
    assert play.last(MAYA, MessageKind.DRAFT).head == "Message to Sam about T-1"


def test_s5_the_plan_runs_within_the_time_there_is_though_nobody_decides_until_after_it() -> None:
    gone = away(datetime(2026, 12, 5, tzinfo=UTC))
    play = Play.of(task("Estimate these two", items=("price",), due_at=at(27, 17), hours=Hours.FROM_4), manager=gone)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR}, purpose="to plan"))
    assert play.checkin.plan_at is not None and play.checkin.plan_at < at(26, 0)


def test_s5_who_is_away_themselves_does_not_decide_meanwhile() -> None:
    span = Away(start=at(23, 9), end=datetime(2026, 12, 14, tzinfo=UTC), because=AwayBecause.SET)
    play = sent()
    waits_meanwhile(play, replace(SAM, preferences=Preferences(away=(span,))))
    play.do(happened.WentAway())
    assert play.checkin.delegate_id is None
    assert "Nobody is named to decide meanwhile." in play.to(MAYA)[-1].text


def test_s5_when_who_decides_meanwhile_goes_away_too_the_assignee_hears_of_it() -> None:
    play = sent()
    waits_meanwhile(play)
    play.do(happened.WentAway())
    span = Away(start=at(23, 9), end=datetime(2026, 12, 14, tzinfo=UTC), because=AwayBecause.SET)
    play.case = replace(play.case, delegate=replace(SAM, preferences=Preferences(away=(span,))))
    assert play.do(happened.WentAway()) is None
    assert "is away until" in play.to(MAYA)[-1].text


def test_s5_who_decides_meanwhile_goes_away_after_the_manager_is_back_and_it_is_the_managers_again() -> None:
    play = sent()
    waits_meanwhile(play)
    play.do(happened.WentAway())
    span = Away(start=at(23, 9), end=datetime(2026, 12, 14, tzinfo=UTC), because=AwayBecause.SET)
    sam = replace(SAM, preferences=Preferences(away=(span,)))
    play.case = replace(play.case, manager=PRIYA, delegate=sam)
    play.do(happened.WentAway())
    assert play.checkin.delegate_id is None
    assert waits_for(play.checkin, open_points(play.checkin)[0]) == PRIYA.id


def for_the_digest() -> Play:
    """Maya's draft is worth a line in the digest of three o'clock."""
    play = Play.of(task("Estimate it", items=("price",), due_at=FAR, hours=Hours.FROM_1))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.GUESS}, purpose="to plan"))
    assert play.checkin.by_digest
    return play


def test_a_draft_whose_digest_was_turned_off_leaves_as_a_message() -> None:
    play = for_the_digest()
    none = replace(PRIYA, preferences=Preferences(digests=()))
    play.case = replace(play.case, manager=none)
    assert play.do(happened.ConsentGiven(by=MAYA.id, after_grace=True)) is None
    play.wait_until(at(23, 16))
    assert play.last(PRIYA, MessageKind.ASK) is not None


def test_a_draft_already_promised_for_a_digest_that_was_turned_off_leaves_as_a_message() -> None:
    play = for_the_digest()
    play.case = replace(play.case, manager=replace(PRIYA, preferences=Preferences(digests=())))
    play.wait_until(at(23, 16))
    assert play.last(PRIYA, MessageKind.ASK) is not None


def test_points_that_join_a_draft_a_minute_before_it_leaves_have_half_an_hour() -> None:
    play = draft_on_its_way()
    play.wait_until(at(23, 11, 59))
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="the currency"))
    assert play.checkin.release_at == at(23, 12, 29)


def test_who_was_away_in_the_grace_of_their_draft_gets_the_rest_of_it() -> None:
    play = draft_on_its_way()
    span = Away(start=at(23, 10, 30), end=at(23, 14), because=AwayBecause.SET)
    play.case = replace(play.case, assignee=replace(play.case.assignee, preferences=Preferences(away=(span,))))
    play.wait_until(at(23, 15))
    assert not any(message.kind is MessageKind.ASK for message in play.to(PRIYA))
    play.wait_until(at(23, 15, 31))
    assert play.last(PRIYA, MessageKind.ASK) is not None


def test_a_second_message_is_waited_for_as_long_as_the_first() -> None:
    play = sent()
    play.wait_until(at(27, 9))
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="the currency"))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    play.wait_until(at(30, 12))
    assert play.checkin.faded_at is None
    play.wait_until(datetime(2026, 12, 4, 12, tzinfo=UTC))
    assert play.checkin.faded_at is not None


def test_a_new_manager_decides_and_nobody_the_former_one_named() -> None:
    play = sent()
    waits_meanwhile(play)
    play.do(happened.WentAway())
    play.do(happened.NotDelivered(key="ask", reader_id=PRIYA.id, deactivated=True))
    play.do(happened.ManagerNamed(by=MAYA.id, manager=replace(SAM, id="U0NINA", name="Nina"), accepted=True))
    assert waits_for(play.checkin, open_points(play.checkin)[0]) == "U0NINA"
