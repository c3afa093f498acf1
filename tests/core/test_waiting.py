"""What happens while whoever decides has not answered, and what is asked after the first card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core import events as happened
from app.core.alarms import next_due
from app.core.assignment import Answer, Hours, Plan, Ruling, Trigger
from app.core.caps import Cost, Spent
from app.core.checkin import TaskState, open_points, waits_for
from app.core.messages import Action, Message
from app.core.people import Consent, Person
from app.core.preferences import Preferences, Reminders
from app.core.record import EntryName
from app.core.step import Refusal
from app.core.worktime import Away, AwayBecause
from tests.core.play import MAYA, MONDAY_10, PRIYA, Play, task

SAM = Person(id="U0SAM", name="Sam", slack_zone="Europe/London")
FAR = datetime(2026, 12, 11, 17, 30, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def sent(manager: Person = PRIYA, **fields: object) -> Play:
    """Maya marked one of two items unclear and sent it on Monday at ten."""
    fields = {"items": ("price", "demand"), "due_at": FAR, "hours": Hours.FROM_4} | fields
    play = Play.of(task("Estimate these two", **fields), manager=manager)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    assert play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version)) is None
    return play


def drafted_by_who_was_not_asked_yet() -> Play:
    """Maya's first message ever stands on Monday at ten, and waits for her."""
    fields = {"items": ("price", "demand"), "due_at": FAR, "hours": Hours.FROM_4}
    play = Play.of(task("Estimate these two", **fields), assignee=replace(MAYA, consent=Consent.NOT_ASKED))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    assert play.checkin.plan_at == at(25, 10)
    return play


def test_the_time_of_the_plan_counts_from_when_the_first_message_is_to_leave() -> None:
    play = drafted_by_who_was_not_asked_yet()
    play.case = replace(play.case, assignee=replace(play.case.assignee, consent=Consent.AFTER_GRACE))
    play.do(happened.ConsentGiven(by=MAYA.id, after_grace=True))
    assert play.checkin.release_at == at(23, 12)
    assert play.checkin.plan_at == at(25, 12)


def test_a_message_sent_days_after_it_was_shown_leaves_its_reader_two_working_days() -> None:
    play = drafted_by_who_was_not_asked_yet()
    play.wait_until(at(25, 11))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    assert play.checkin.plan_at == at(27, 11)


def test_who_sent_a_point_of_their_own_is_not_reminded_and_no_line_says_they_did_not_check_in() -> None:
    play = Play.of(task("Draft the section on risks", items=(), due_at=FAR, hours=Hours.FROM_4))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.NOT_DECIDED, words="how long it may be"))
    play.wait_until(at(25, 16))
    names = [entry.name for entry in play.record]
    assert EntryName.SENT_BY_DEFAULT in names
    assert EntryName.REMINDED not in names and EntryName.SILENCE_TOLD not in names
    assert play.checkin.silent_since is None


def test_five_working_days_are_those_whoever_decides_works() -> None:
    play = sent()
    absence = Away(start=at(24, 0), end=at(28, 0), because=AwayBecause.SET)
    play.case = replace(play.case, manager=replace(PRIYA, preferences=Preferences(away=(absence,))))
    play.wait_until(at(30, 16))
    assert play.checkin.faded_at is None
    play.wait_until(at(30, 16) + timedelta(days=7))
    assert play.checkin.faded_at is not None


def about_waiting(play: Play, person: Person) -> list[Message]:
    return [message for message in play.to(person) if message.key.startswith(("chase", "plan", "later"))]


def test_one_direct_message_after_a_working_day_then_the_plan_then_a_last_line_then_silence() -> None:
    play = sent()
    play.wait_until(at(24, 10))
    [chase] = about_waiting(play, PRIYA)
    assert chase.head == "Maya has about 4-10 h of work that rests on 1 answer (about 1 minute)."
    assert chase.cost is Cost.INTERRUPTION
    play.wait_until(at(25, 12))
    assert "Your plan: use your guess, marked as a guess." in about_waiting(play, MAYA)[-1].head
    assert "goes on with the plan" in about_waiting(play, PRIYA)[-1].head
    assert play.checkin.faded_at is None
    play.wait_until(at(30, 10))
    assert play.checkin.faded_at == at(30, 10)
    said = len([message for message in play.said if message.to == PRIYA.id])
    play.wait(days=60)
    assert len([message for message in play.said if message.to == PRIYA.id]) == said
    assert {message.to for message in play.said} == {MAYA.id, PRIYA.id}
    assert all(waits_for(play.checkin, point) == PRIYA.id for point in open_points(play.checkin))


def test_with_little_time_left_the_steps_come_at_a_quarter_and_at_half_of_it() -> None:
    play = sent(due_at=at(23, 16, 40))
    assert play.checkin.chase_at == at(23, 11, 40)
    assert play.checkin.plan_at == at(23, 14, 20)


def test_a_message_sent_early_keeps_the_time_that_was_shown() -> None:
    play = sent()
    assert play.checkin.plan_at == at(25, 12)
    assert play.checkin.chase_at == at(24, 10)


def test_the_message_says_itself_what_no_answer_means() -> None:
    assert "No answer by Wed 12:00: I'll use my guess, marked." in sent().to(PRIYA)[-1].after
    brittle = sent(brittle=True)
    assert "No answer by Wed 12:00: I'll stop and wait." in brittle.to(PRIYA)[-1].after


def test_complaint_01_acknowledged_is_not_reminded_any_more() -> None:
    play = sent()
    assert play.do(happened.Acknowledged(by=PRIYA.id)) is None
    assert play.checkin.chase_at is None
    play.wait_until(at(24, 9, 59))
    assert not [message for message in about_waiting(play, PRIYA) if message.key.startswith("chase")]


def test_complaint_03_what_was_acknowledged_and_forgotten_comes_back() -> None:
    play = sent(manager=replace(PRIYA, preferences=Preferences(digests=())))
    play.do(happened.Acknowledged(by=PRIYA.id))
    play.wait_until(at(24, 10))
    assert EntryName.CAME_BACK in [entry.name for entry in play.record]
    assert any(message.key.startswith("chase") for message in about_waiting(play, PRIYA))


def test_complaint_04_nothing_months_old_wakes_anybody() -> None:
    play = sent()
    play.wait(days=200)
    last = max(message.not_before or MONDAY_10 for message in play.said)
    assert last < at(30, 23)
    assert next_due(play.checkin) is None


def test_an_answer_ends_every_reminder_at_once() -> None:
    play = sent()
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)}))
    assert not any((play.checkin.chase_at, play.checkin.plan_at, play.checkin.fade_at, play.checkin.sent_at))
    said = len(play.said)
    play.wait_until(at(30, 12))
    assert not [message for message in play.said[said:] if message.to == PRIYA.id]


def test_who_wants_fewer_reminders_gets_no_direct_one() -> None:
    play = sent(manager=replace(PRIYA, preferences=Preferences(reminders=Reminders.FEWER)))
    play.wait_until(at(24, 17))
    assert not about_waiting(play, PRIYA)


def test_a_reminder_waits_for_room_between_interruptions() -> None:
    play = sent()
    play.case = replace(play.case, spent={PRIYA.id: Spent(interruptions=(at(24, 9, 30),))})
    play.wait_until(at(24, 11, 29))
    assert not about_waiting(play, PRIYA)
    play.wait_until(at(24, 11, 30))
    assert about_waiting(play, PRIYA)


def test_a_reminder_keeps_its_distance_from_what_the_same_task_has_promised() -> None:
    play = sent()
    promised = at(24, 10, 30)
    play.case = replace(play.case, checkin=replace(play.checkin, release_at=promised, shown_at=MONDAY_10))
    play.now = at(24, 10)
    play.do(happened.DeadlinePassed())
    assert play.checkin.chase_at == promised + timedelta(hours=2)


def test_the_assignee_says_what_they_do_if_nobody_answers() -> None:
    play = sent()
    assert play.do(happened.PlanChosen(by=MAYA.id, plan=Plan.OTHER_PART)) is None
    assert play.do(happened.PlanChosen(by=MAYA.id, plan=Plan.OTHER_PART)) is Refusal.ALREADY_ANSWERED
    play.wait_until(at(25, 12))
    assert "Your plan: work on another part." in about_waiting(play, MAYA)[-1].head


def test_on_a_brittle_task_nothing_is_guessed_and_the_bot_holds_nothing_by_itself() -> None:
    play = sent(brittle=True)
    play.wait_until(at(25, 12))
    ran = about_waiting(play, MAYA)[-1]
    assert "It is fine to stop and take the next task." in ran.text
    assert Action.HOLD in [choice.action for choice in ran.choices]
    assert play.checkin.hold_at is None


def away(until: datetime, **chosen: object) -> Person:
    span = Away(start=at(23, 9), end=until, because=AwayBecause.SET)
    return replace(PRIYA, preferences=Preferences(away=(span,), **chosen))


def test_s5_the_one_who_decides_meanwhile_gets_it_with_one_tap() -> None:
    play = Play.of(
        task("Estimate these two", items=("price", "demand"), due_at=at(27, 17), brittle=True),
        manager=away(datetime(2026, 12, 5, tzinfo=UTC), delegate_id=SAM.id),
    )
    play.case = replace(play.case, delegate=SAM)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.UNCLEAR}, purpose="to plan"))
    draft = play.to(MAYA)[-1]
    assert "Priya is away until Mon 7 Dec 09:00. Sam decides meanwhile." in draft.text
    assert draft.choices[0].label == "Send to Sam"
    version = play.checkin.draft_version
    assert play.do(happened.SendChosen(by=MAYA.id, version=version, delegate=True)) is None
    assert "Maya checks in on T-1" in play.to(SAM)[-1].head
    assert not [message for message in play.to(PRIYA) if message.key.startswith("ask")]
    assert play.do(happened.Ruled(by=SAM.id, rulings={1: (Ruling.RIGHT, None)})) is None
    assert "Sam answered 1 of 2" in play.to(MAYA)[-1].head


def test_s5_who_decides_meanwhile_is_not_written_to_more_often_than_who_always_does() -> None:
    manager = away(datetime(2026, 12, 7, 9, tzinfo=UTC), delegate_id=SAM.id)
    play = Play.of(
        task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.FROM_4), manager=manager
    )
    play.case = replace(play.case, delegate=SAM, spent={SAM.id: Spent(interruptions=(MONDAY_10,))})
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version, delegate=True))
    assert play.to(SAM)[-1].not_before == at(23, 12)


def test_s5_with_nobody_named_the_assignee_hears_until_when_and_chooses_a_plan() -> None:
    play = Play.of(
        task("Estimate these two", items=("price", "demand"), due_at=at(27, 17), brittle=True),
        manager=away(datetime(2026, 12, 5, tzinfo=UTC)),
    )
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.UNCLEAR}, purpose="to plan"))
    draft = play.to(MAYA)[-1]
    assert "Priya is away until Mon 7 Dec 09:00. Nobody is named to decide meanwhile." in draft.text
    assert {Action.PLAN, Action.HOLD} <= {choice.action for choice in draft.choices}
    play.wait_until(datetime(2026, 12, 6, tzinfo=UTC))
    assert not [m for m in play.to(PRIYA) if m.not_before is None and not m.key.startswith("receipt")]


def test_large_work_is_asked_about_once_more_before_it_begins() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    play.wait_until(at(24, 9))
    assert play.checkin.cards == (Trigger.FIRST_LOOK, Trigger.INVESTMENT)
    play.do(happened.LookedAgain(by=MAYA.id, trigger=Trigger.INVESTMENT, settles="which year", method_unknown=True))
    assert [point.answer for point in play.checkin.points] == [Answer.UNCLEAR, Answer.UNCLEAR]
    assert play.do(happened.Started(by=MAYA.id)) is None
    assert play.checkin.cards.count(Trigger.INVESTMENT) == 1


def test_halfway_a_large_task_is_asked_about_and_a_small_one_is_not() -> None:
    large = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10))
    small = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.FROM_4))
    for play in (large, small):
        play.do(happened.LookedAt(by=MAYA.id))
        play.do(happened.Answered(by=MAYA.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="to plan"))
        play.wait_until(at(30, 23))
        play.wait_until(datetime(2026, 12, 4, tzinfo=UTC))
    assert Trigger.HALFWAY in large.checkin.cards
    assert small.checkin.cards == (Trigger.FIRST_LOOK,)


def test_at_a_quarter_only_what_is_open_is_listed_and_nothing_if_nothing_is() -> None:
    play = sent()
    play.wait_until(at(30, 9))
    listed = [message for message in play.to(MAYA) if message.head.startswith("Still open on")]
    assert [message.paragraphs for message in listed] == [("price: with Priya since Mon 23 Nov 10:00",)]


def test_quiet_ends_every_question_and_leaves_what_was_sent() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10))
    play.do(happened.Quieted(by=MAYA.id, why=happened.QuietBecause.KNOW_ENOUGH))
    assert next_due(play.checkin) is None
    play.wait(days=30)
    assert not play.checkin.cards
    assert "know enough" not in " ".join(message.text for message in play.to(PRIYA)).casefold()


@pytest.mark.parametrize(("hours", "text", "asked"), [(Hours.UNDER_1, "Estimate these two", False),
                                                      (Hours.FROM_4, "Estimate these two", True)])  # fmt: skip
def test_under_an_hour_nobody_is_asked_unless_they_tap(hours: Hours, text: str, asked: bool) -> None:
    play = Play.of(task(text, items=("price", "demand"), due_at=FAR, hours=hours))
    play.wait_until(at(23, 17))
    assert bool(play.checkin.cards) is asked


def test_after_the_due_date_the_manager_is_asked_once_whether_it_is_still_needed() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=at(23, 10, 10)))
    play.now = at(24, 9)
    play.do(happened.DeadlinePassed())
    assert "Still needed?" in play.to(PRIYA)[-1].head
    assert not play.checkin.cards
    play.wait(days=30)
    assert sum("Still needed?" in message.head for message in play.said) == 1


def test_the_sixth_card_of_a_week_is_put_off_and_the_record_says_so() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR))
    cards = tuple(at(23, 9) - timedelta(days=n) for n in (4, 5, 6) for _ in (0, 1))
    play.case = replace(play.case, spent={MAYA.id: Spent(cards=cards)})
    play.wait_until(at(23, 11))
    assert not play.checkin.cards
    assert EntryName.PUT_OFF in [entry.name for entry in play.record]
    play.wait_until(at(25, 9))
    assert play.checkin.cards == (Trigger.FIRST_LOOK,)


def test_an_answer_ends_the_hold_while_a_concern_is_still_open() -> None:
    play = Play.of(task("Estimate these two", items=("price", "demand"), due_at=FAR))
    play.do(happened.LookedAt(by=MAYA.id))
    answers = {1: Answer.UNCLEAR, 2: Answer.CLEAR}
    play.do(happened.Answered(by=MAYA.id, items=answers, purpose="to plan", concern="the model has no lag"))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    play.do(happened.Held(by=MAYA.id))
    assert play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)})) is None
    assert play.checkin.hold_at is None
    assert play.state is TaskState.OPEN_POINTS


def test_cards_that_have_fallen_due_together_do_not_come_together() -> None:
    """After weeks away three of one task are due at once: one comes, and the other place is for first questions."""
    play = sent(hours=Hours.OVER_10)
    play.now = at(30, 9)
    late = {"invest_at": at(24, 9), "still_open_at": at(25, 9), "halfway_at": at(26, 9)}
    play.case = replace(play.case, checkin=replace(play.checkin, **late))
    play.do(happened.DeadlinePassed())
    assert len([message for message in play.said if message.cost is Cost.CARD]) == 2
    assert play.checkin.still_open_at == play.checkin.halfway_at == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert EntryName.PUT_OFF in [entry.name for entry in play.record]


def test_s8_when_the_assignee_is_gone_the_manager_chooses_what_becomes_of_it() -> None:
    play = sent()
    play.do(happened.NotDelivered(key="look", reader_id=MAYA.id, deactivated=True))
    told = play.to(PRIYA)[-1]
    assert told.head.endswith("has no assignee now. 1 open point you have seen.")
    assert [choice.label for choice in told.choices] == ["Reassign", "Cancel", "Keep"]
    assert next_due(play.checkin) is None
    assert play.do(happened.KeptOn(by=PRIYA.id)) is None
    assert "Kept as it is." in play.to(PRIYA)[-1].text


def test_s8_when_the_manager_is_gone_the_assignee_names_somebody_else() -> None:
    play = sent()
    play.do(happened.NotDelivered(key="ask", reader_id=PRIYA.id, deactivated=True))
    assert "Who decides about it now?" in play.to(MAYA)[-1].text
    assert play.do(happened.ManagerNamed(by=MAYA.id, manager=SAM, accepted=True)) is None
    assert play.checkin.manager_id == SAM.id


def test_s5_when_the_manager_goes_away_after_it_was_sent_the_one_who_decides_meanwhile_gets_it() -> None:
    play = sent()
    gone = away(datetime(2026, 12, 5, tzinfo=UTC), delegate_id=SAM.id)
    play.case = replace(play.case, manager=gone, delegate=SAM)
    play.wait_until(at(24, 10))
    assert "Maya checks in on T-1" in play.to(SAM)[-1].head
    assert not about_waiting(play, PRIYA)
    assert play.do(happened.Ruled(by=SAM.id, rulings={1: (Ruling.RIGHT, None)})) is None


def test_a_later_card_leaves_a_place_to_first_questions() -> None:
    first = task("Estimate these two", items=("price", "demand"), due_at=FAR, hours=Hours.OVER_10)
    for_first, for_later = Play.of(first), Play.of(first)
    for_later.do(happened.LookedAt(by=MAYA.id))
    for_later.do(happened.Answered(by=MAYA.id, items={1: Answer.CLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    for play in (for_first, for_later):
        play.case = replace(play.case, spent={MAYA.id: Spent(cards=(at(24, 9),))})
        play.now = at(24, 9, 30)
        play.do(happened.DeadlinePassed())
    assert for_first.checkin.cards == (Trigger.FIRST_LOOK,)
    assert for_later.checkin.cards == (Trigger.FIRST_LOOK,)
    assert for_later.checkin.invest_at == at(25, 9)
