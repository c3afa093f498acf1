"""What a digest holds, in what order, and what it never says."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from app.core import events as happened
from app.core.assignment import Answer, Hours, Ruling
from app.core.checkin import Case, Point
from app.core.digest import MOST_LINES, Line, lines, score
from app.core.duties import next_digest, next_note
from app.core.messages import Action, Message
from app.core.people import Person
from app.core.preferences import Preferences
from app.core.wording import digest as words
from app.core.wording.buttons import answers_to
from app.core.worktime import USUAL_DAY, Away, AwayBecause, day_length
from app.slack.views.form import modal
from app.slack.views.message import message_blocks
from tests.core.play import MAYA, MONDAY_10, PRIYA, Play, task

FRIDAY_15 = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
NEVER = ("ignored", "still haven't", "reminder", "overdue", "!", "just checking", "sorry", "score")


def sent(number: int = 1, items: int = 1, **fields: object) -> Case:
    """A task on which Maya sent a message at ten on Monday."""
    play = Play.of(task(items=tuple(f"part {n}" for n in range(1, items + 1)), **fields))
    for item in range(1, items + 1):
        play.do(happened.PointRaised(by=MAYA.id, answer=Answer.UNCLEAR, words=f"about part {item}", item=item))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    return changed(play.case, number=number, assignment_id=UUID(int=number), sent_at=MONDAY_10)


def silent(**changes: object) -> Case:
    """A task whose questions were asked and not answered."""
    play = Play.of(task())
    play.do(happened.LookedAt(by=MAYA.id))
    return changed(play.case, silent_since=MONDAY_10, **changes)


def changed(case: Case, **changes: object) -> Case:
    return replace(case, checkin=replace(case.checkin, **changes))


def waits(*cases: Case, now: datetime = MONDAY_10, reader: Person = PRIYA) -> tuple[Line, ...]:
    return lines(cases, reader, now)


def digest(*cases: Case, now: datetime = MONDAY_10) -> Message:
    return words.digest(PRIYA, waits(*cases, now=now), (), now)


def test_the_score_is_hours_times_brittleness_times_age() -> None:
    brittle = score(hours=12, brittleness=3, days=1, on_hold=False)
    held = score(hours=5, brittleness=2, days=3, on_hold=True)
    ordinary = score(hours=30, brittleness=1, days=0, on_hold=False)
    assert (brittle, held, ordinary) == (54, 37.5, 30)
    assert score(hours=1, brittleness=1, days=100, on_hold=False) == 4


def test_the_most_pressing_comes_first() -> None:
    tuesday = MONDAY_10 + timedelta(days=1)
    ordinary = sent(1, hours=Hours.OVER_10, brittle=False)
    some = sent(2, hours=Hours.OVER_10)
    brittle = sent(3, hours=Hours.OVER_10, brittle=True)
    held = changed(sent(4, hours=Hours.OVER_10, brittle=True), hold_at=MONDAY_10)
    order = [line.case.checkin.number for line in waits(ordinary, some, brittle, held, now=tuesday)]
    assert order == [4, 3, 2, 1]


def test_age_counts_working_days_of_the_reader_alone() -> None:
    friday = replace(sent().checkin, sent_at=datetime(2026, 11, 20, 17, 0, tzinfo=UTC))
    (line,) = waits(replace(sent(), checkin=friday), now=MONDAY_10)
    assert line.hours == pytest.approx(1.5)
    assert line.days == pytest.approx(1.5 / (day_length(PRIYA.schedule) / timedelta(hours=1)))


def test_a_line_says_what_rests_on_it_how_long_it_takes_and_how_old_it_is() -> None:
    (line,) = waits(sent(items=2, hours=Hours.FROM_4, brittle=True), now=MONDAY_10 + timedelta(days=2))
    assert (
        words.facts(line) == "Maya · 4-10 h ahead · all parts must be right · about 2 minutes · open for 2 working days"
    )
    (fresh,) = waits(sent(hours=None))
    assert words.facts(fresh) == "Maya · about 1 minute · new"


def test_complaint_3_what_was_put_off_is_hidden_and_comes_back_with_its_age_in_hours() -> None:
    back_at = MONDAY_10 + timedelta(days=1)
    case = changed(sent(), acknowledged_at=MONDAY_10 + timedelta(hours=1), back_at=back_at)
    assert waits(case, now=back_at - timedelta(hours=1)) == ()
    (line,) = waits(case, now=back_at)
    assert words.age(line) == "back, open for 8 working hours"


def test_what_had_its_last_line_is_not_listed_again() -> None:
    assert waits(changed(sent(), faded_at=MONDAY_10)) == ()


def test_nothing_is_listed_that_its_reader_may_not_see() -> None:
    draft = Play.of(task(items=("price",)))
    draft.do(happened.PointRaised(by=MAYA.id, answer=Answer.UNCLEAR, words="secret", item=1))
    assert waits(draft.case) == ()
    assert waits(changed(sent(), private=True)) == ()
    assert waits(changed(sent(), manager_accepted=False)) == ()
    assert waits(changed(sent(), cancelled_at=MONDAY_10)) == ()
    assert waits(sent(), reader=MAYA) == ()


def test_who_decides_meanwhile_has_the_line_too() -> None:
    sam = Person(id="U0SAM", name="Sam")
    assert waits(sent(), reader=sam) == ()
    assert len(waits(changed(sent(), delegate_id=sam.id), reader=sam)) == 1


def test_a_check_in_that_is_not_done_is_one_line_without_a_reason() -> None:
    message = digest(silent())
    (line,) = message.points
    assert line.name.startswith("Check-in on T-1 “") and line.name.endswith("not done yet.")
    assert line.said == ""
    assert [choice.label for choice in line.choices] == ["Ask Maya", "Fine, skip", "Define the items myself"]


def test_silence_is_listed_from_the_promised_time_on_and_not_on_hold_nor_when_quiet() -> None:
    promised = changed(silent(), silent_since=None, silence_at=MONDAY_10)
    assert len(waits(promised)) == 1
    assert waits(promised, now=MONDAY_10 - timedelta(minutes=1)) == ()
    assert waits(silent(quiet=True)) == waits(silent(hold_at=MONDAY_10)) == waits(silent(answered_at=MONDAY_10)) == ()


def test_silence_leaves_the_digest_after_five_of_the_readers_working_days() -> None:
    since = silent()
    assert len(waits(since, now=MONDAY_10 + timedelta(days=6, hours=23))) == 1
    assert waits(since, now=MONDAY_10 + timedelta(days=7)) == ()


def test_one_point_is_answered_where_it_stands_and_several_in_a_form() -> None:
    one, several = digest(sent(1), sent(2, items=2)).points
    if len(one.choices) == 2:
        one, several = several, one
    assert [choice.label for choice in one.choices][:3] == ["Right", "Wrong: fix it", "You choose"]
    assert [choice.label for choice in several.choices] == ["Answer", "I'll answer later"]
    assert {choice.task for choice in one.choices} | {choice.task for choice in several.choices} == {
        str(UUID(int=1)),
        str(UUID(int=2)),
    }


def test_seven_lines_then_how_many_more() -> None:
    cases = [sent(number) for number in range(1, 11)]
    message = digest(*cases)
    assert len(message.points) == MOST_LINES
    assert [choice.label for choice in message.choices] == ["3 more"]
    assert message.head == "10 tasks wait for you, about 10 minutes"
    blocks = message_blocks(message)
    assert len(blocks) <= 50
    assert len(words.everything(waits(*cases)).lines) == 10


def test_sixty_lines_and_sixty_points_keep_the_limits_of_a_form() -> None:
    many = waits(*(sent(number) for number in range(1, 61)))
    assert len(modal(words.everything(many))["blocks"]) <= 100
    assert "20 more follow when these are answered" in words.everything(many).parts[0].text
    sheet = words.answer_points(sent(items=60))
    assert sheet is not None
    assert len(modal(sheet)["blocks"]) <= 100
    assert "40 more points can be answered after these" in sheet.parts[1].text


def test_it_ends_with_what_came_to_an_end() -> None:
    ended = changed(sent(2), cancelled_at=MONDAY_10)
    message = words.digest(PRIYA, waits(sent()), [ended], MONDAY_10)
    assert message.after[0] == "Closed since the last digest:"
    assert message.after[1].startswith("• T-2 ") and message.after[1].endswith(": cancelled")


def test_an_answered_line_says_so_and_the_others_stay() -> None:
    play = Play.of(task(items=("price",)))
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.UNCLEAR, words="per unit", item=1))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    before = digest(play.case, sent(2))
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)}))
    after = words.updated(before, play.case, PRIYA, MONDAY_10)
    told = next(point for point in after.points if point.name.startswith("T-1"))
    assert (told.said, told.choices) == ("Answered.", ())
    assert after.key == before.key
    assert [p for p in after.points if p.name.startswith("T-2")] == [
        p for p in before.points if p.name.startswith("T-2")
    ]


def test_an_answer_form_offers_each_answer_once_and_nothing_is_preselected() -> None:
    sheet = words.answer_points(sent(items=2))
    assert sheet is not None
    choices = [field for field in sheet.fields if field.name.startswith("answer-")]
    assert [label for _, label in choices[0].options] == ["Right", "Wrong: fix it", "You choose", "Not needed", "Talk"]
    assert not any(field.starts_as for field in sheet.fields)
    assert choices[0].above == "Maya: about part 1"
    assert words.answer_points(silent()) is None


@pytest.mark.parametrize("case", [sent(items=3, brittle=True), silent()])
def test_it_never_blames_and_never_counts_reminders(case: Case) -> None:
    text = digest(case, now=MONDAY_10 + timedelta(days=9)).text.casefold()
    assert not [word for word in NEVER if word in text]


def test_every_answer_of_a_button_has_a_place_in_the_form_or_is_no_answer() -> None:
    others = {Action.DROP, Action.HOLD}

    points = [point for answer in Answer for point in _points(answer)]
    assert {choice.action for point in points for choice in answers_to(point)} - set(words.RULINGS) <= others


def _points(answer: Answer) -> tuple[Point, ...]:
    return tuple(replace(point, answer=answer) for point in sent().checkin.points)


def person(**chosen: object) -> Person:
    return replace(PRIYA, preferences=Preferences(**chosen))


def test_a_digest_comes_at_ten_and_at_three_on_working_days() -> None:
    assert next_digest(MONDAY_10, PRIYA) == MONDAY_10.replace(hour=15)
    assert next_digest(FRIDAY_15, PRIYA) == datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
    assert next_digest(MONDAY_10, person(digests=())) is None
    assert next_digest(MONDAY_10, person(digests=(time(11, 30),))) == MONDAY_10.replace(hour=11, minute=30)


def test_the_weekly_note_comes_with_the_last_digest_of_the_week() -> None:
    assert next_note(MONDAY_10, PRIYA) == FRIDAY_15
    assert next_note(FRIDAY_15, PRIYA) == FRIDAY_15 + timedelta(days=7)
    assert next_note(MONDAY_10, person(digests=())) == FRIDAY_15
    assert next_note(MONDAY_10, person(week=(USUAL_DAY,) * 3 + ((),) * 4)) == FRIDAY_15 - timedelta(days=2)


def test_somebody_away_on_friday_has_the_note_on_thursday() -> None:
    friday = Away(
        start=datetime(2026, 11, 27, tzinfo=UTC), end=datetime(2026, 11, 28, tzinfo=UTC), because=AwayBecause.SET
    )
    assert next_note(MONDAY_10, person(away=(friday,))) == FRIDAY_15 - timedelta(days=1)


def test_times_are_the_readers_own_across_a_change_to_summer_time() -> None:
    berlin = person(zone="Europe/Berlin")
    friday = datetime(2027, 3, 26, 14, 0, tzinfo=UTC)  # 15:00 there
    assert next_digest(friday, berlin) == datetime(2027, 3, 29, 8, 0, tzinfo=UTC)
    assert next_note(friday, berlin) == datetime(2027, 4, 2, 13, 0, tzinfo=UTC)
