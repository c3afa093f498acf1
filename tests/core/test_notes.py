"""What the weekly note says, and of what it keeps silent."""

from dataclasses import replace
from datetime import timedelta

from app.core import events as happened
from app.core.assignment import Answer, Hours, Ruling
from app.core.calibration import Calibration
from app.core.checkin import Case
from app.core.messages import Message
from app.core.notes import Lately, assignees_week, hours_saved, managers_week
from app.core.wording import notes as words
from app.slack.views.message import message_blocks
from tests.core.play import MAYA, MONDAY_10, PRIYA, Play, task

SINCE, FRIDAY = MONDAY_10 - timedelta(days=3), MONDAY_10 + timedelta(days=4, hours=5)


def played(ruling: Ruling | None = None, **fields: object) -> Case:
    """Two points of four were sent; with a ruling the first has it."""
    play = Play.of(task(**({"items": ("a", "b", "c", "d"), "hours": Hours.FROM_4} | fields)))
    for item in (1, 2):
        play.do(happened.PointRaised(by=MAYA.id, answer=Answer.UNCLEAR, words="?", item=item))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    if ruling:
        play.do(happened.Ruled(by=PRIYA.id, rulings={1: (ruling, "per year, all firms")}))
    return play.case


def changed(case: Case, **changes: object) -> Case:
    return replace(case, checkin=replace(case.checkin, **changes))


def lately(case: Case, sent: set[int] | None = None, answered: set[int] | None = None) -> Lately:
    return Lately(case=case, sent=frozenset({1, 2} if sent is None else sent), answered=frozenset(answered or set()))


def managers(*weeks: Lately) -> Message | None:
    return words.to_manager(managers_week(weeks, PRIYA.id, SINCE, FRIDAY), PRIYA.id, FRIDAY)


def test_a_corrected_item_saved_its_share_and_on_a_brittle_task_all_of_it_once_nothing_waits() -> None:
    share = managers_week([lately(played(Ruling.CORRECTED), answered={1})], PRIYA.id, SINCE, FRIDAY)
    whole = managers_week([lately(played(Ruling.CORRECTED, brittle=True), answered={1})], PRIYA.id, SINCE, FRIDAY)
    still = [point for point in whole[0].case.checkin.points if point.ruling is None]
    assert still and hours_saved(whole[0]) == 0.0
    settled = tuple(replace(point, ruling=Ruling.RIGHT) if point in still else point for point in
                    whole[0].case.checkin.points)  # fmt: skip
    closed = replace(whole[0], case=changed(whole[0].case, points=settled))
    right = managers_week([lately(played(Ruling.RIGHT), answered={1})], PRIYA.id, SINCE, FRIDAY)
    assert [hours_saved(week) for week in (share[0], closed, right[0])] == [7 / 4, 7.0, 0.0]


def test_what_came_up_after_work_began_was_not_caught_before_and_saved_nothing() -> None:
    case = changed(played(Ruling.CORRECTED), started_at=MONDAY_10 - timedelta(hours=1))
    (week,) = managers_week([lately(case, answered={1})], PRIYA.id, SINCE, FRIDAY)
    assert week.caught == ()
    assert hours_saved(week) == 0


def test_the_manager_reads_of_tasks_and_of_nobody() -> None:
    note = managers(lately(played(Ruling.CORRECTED, undecided="the audience"), answered={1}))
    assert note is not None
    assert "Caught before work started: 2 points on 1 task, with about 7 h still ahead." in note.text
    assert "Your answers took about 6 minutes." in note.text
    assert "this check saved about 2 h" in note.text
    assert "Still open with you:\n• T-1 “Can you estimate" in note.text
    assert "Marked as not decided when given:\n• T-1 " in note.text and ": the audience" in note.text
    assert "Maya" not in note.text and "!" not in note.text


def test_what_is_older_than_five_working_days_has_its_last_line_with_a_button() -> None:
    for change in ({"fade_at": FRIDAY}, {"faded_at": FRIDAY - timedelta(days=1)}):
        note = managers(lately(changed(played(), **change), sent=set()))
        assert note is not None
        (line,) = note.points
        assert line.name.startswith("T-1 ") and line.name.endswith(": a and b")
        assert line.said == "This is the last line about it. It stays open, and an answer still counts."
        assert [choice.label for choice in line.choices] == ["Answer"]
        assert message_blocks(note)
    assert managers(lately(changed(played(), faded_at=SINCE - timedelta(days=1)), sent=set())) is None


def test_drafts_do_not_reach_the_managers_note_and_do_their_authors() -> None:
    play = Play.of(task(items=("a", "b")))
    play.do(happened.PointRaised(by=MAYA.id, answer=Answer.UNCLEAR, words="?", item=1))
    week = lately(play.case, sent=set())
    assert managers(week) is None
    note = words.to_assignee(assignees_week([week], MAYA.id, SINCE), Calibration(), MAYA.id, FRIDAY)
    assert note is not None
    assert "Caught before work started: 1 point on 1 task" in note.text
    assert "Still open:\n• T-1 " in note.text


def test_how_often_clear_held_is_told_to_the_assignee_alone() -> None:
    held = Calibration(clear=12, checked=5, corrected=1)
    note = words.to_assignee(assignees_week([lately(played())], MAYA.id, SINCE), held, MAYA.id, FRIDAY)
    assert note is not None
    told = "Of 12 items you called clear so far, 5 came to be checked and 1 of these was put right."
    assert told in note.text
    assert note.to == MAYA.id
    assert note.text.endswith("Only you see this note.")


def test_a_week_without_anything_is_not_told_of_even_with_old_figures() -> None:
    quiet = Lately(case=Play.of(task()).case)
    assert managers(quiet) is None
    held = Calibration(clear=12, checked=5, corrected=1)
    assert words.to_assignee(assignees_week([quiet], MAYA.id, SINCE), held, MAYA.id, FRIDAY) is None


def test_seven_tasks_are_named_and_the_rest_counted() -> None:
    note = managers(*(lately(changed(played(), number=number)) for number in range(1, 11)))
    assert note is not None
    assert note.text.count("• T-") == 7
    assert "• 3 more" in note.text
    assert len(message_blocks(note)) < 10
