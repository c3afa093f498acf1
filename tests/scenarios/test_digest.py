"""Digests: at the manager's times, answered where they stand, nothing when nothing waits."""

import re
from datetime import UTC, datetime, time, timedelta

from app.core import events as happened
from app.core.assignment import Answer
from app.core.preferences import Preferences
from app.core.worktime import Away, AwayBecause
from app.sandbox.messages import Message
from app.sandbox.person import Person
from app.sandbox.workspace import TEAM_ID
from app.store import people
from app.usecases._duties import plan_duties
from app.usecases.take_event import take_event
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

AT_15 = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


async def gives(office: Office, text: str, *words: str) -> int:
    """Priya gives a task with an item for each of `words`, which Maya says of it and sends. Returns its number."""
    number = len([line for line in office.maya.messages if "gave you" in line.text]) + 1
    items = "\n".join(f"part {place}" for place in range(1, len(words) + 1))
    await office.give(office.priya, office.maya, text, hours="4-10", **({"items": items} if items else {}))
    events = [
        happened.PointRaised(by=office.maya.id, answer=Answer.UNCLEAR, words=said, item=place)
        for place, said in enumerate(words, 1)
    ]
    for event in (*events, *([happened.SendChosen(by=office.maya.id, version=len(events))] if events else [])):
        outcome = await office.bot.world.run(take_event, TEAM_ID, key(office, number), event)
        assert outcome.refusal is None
    await office.settle()
    return number


def key(office: Office, number: int = 1) -> object:
    return office.bot.db.read_now(lambda tx: office.case(tx, number)).checkin.assignment_id


def digests(person: Person) -> list[Message]:
    return [message for message in person.messages if re.match(r"\d+ tasks? waits? for you", message.text)]


async def prefer(office: Office, person: Person, preferences: Preferences) -> None:
    """Keep what somebody chose, as their settings will."""

    def keep(tx, moment) -> None:
        people.prefer(tx, TEAM_ID, person.id, preferences)
        plan_duties(tx, moment, TEAM_ID, people.find(tx, TEAM_ID, person.id))

    await office.bot.world.run(keep)


async def test_what_waits_is_listed_at_three_and_again_the_next_morning_at_ten(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(AT_15 - timedelta(minutes=1))
    assert digests(office.priya) == []
    await office.wait_until(AT_15)
    (digest,) = digests(office.priya)
    assert "1 task waits for you, about 1 minute" in digest.text
    assert "• Part 1: in which rooms" in digest.text
    await office.wait_until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 2
    assert "listed in digest" in office.record_names()


async def test_nothing_comes_over_a_weekend(office: Office) -> None:
    await office.wait_until(datetime(2026, 11, 27, 9, 30, tzinfo=UTC))
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(datetime(2026, 11, 30, 9, 59, tzinfo=UTC))
    assert len(digests(office.priya)) == 2
    await office.wait_until(datetime(2026, 11, 30, 10, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 3


async def test_who_wants_none_has_none_and_can_have_them_again(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await prefer(office, office.priya, Preferences(digests=()))
    await office.wait(days=2)
    assert digests(office.priya) == []
    await prefer(office, office.priya, Preferences(digests=(time(11),)))
    await office.wait_until(datetime(2026, 11, 25, 11, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 1


async def test_nothing_waits_nothing_is_sent(office: Office) -> None:
    await gives(office, "Count the chairs")
    await office.wait(days=1)
    assert digests(office.priya) == []
    await office.priya.run("/checkin digest")
    assert "Nothing waits for you." in office.priya.seen
    await office.finn.run("/checkin digest")
    assert "Nothing waits for you." in office.finn.seen
    assert digests(office.finn) == []


@on_both_databases
async def test_one_point_is_answered_in_the_digest_and_its_line_says_so(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await gives(office, "Count the desks", "standing ones too")
    await office.wait_until(AT_15)
    (digest,) = digests(office.priya)
    await office.priya.press("Right", on=digest)
    await office.settle()
    (digest,) = digests(office.priya)
    assert digest.text.count("Answered.") == 1
    assert "✓ Right." in office.maya.seen
    await office.priya.press("Wrong: fix it", on=digest)
    office.priya.fill("What Maya should go by", "all of them")
    await office.priya.submit()
    await office.settle()
    assert "all of them" in office.maya.seen
    (digest,) = digests(office.priya)
    assert digest.text.count("Answered.") == 2


async def test_an_answer_given_elsewhere_shows_in_the_digest_too(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    asked = next(message for message in office.priya.messages if "checks in on T-1" in message.text)
    await office.wait_until(AT_15)
    await office.priya.press("Right", on=asked)
    await office.settle()
    assert "Answered." in digests(office.priya)[0].text


async def several(office: Office) -> None:
    """Priya has the form for three points before her."""
    await gives(office, "Plan the move", "by van", "on Friday", "with boxes")
    await office.wait_until(AT_15)
    await office.priya.press("Answer", on=digests(office.priya)[0])
    assert "Maya: by van" in office.priya.modal_text


async def test_several_points_are_answered_in_one_form_and_one_event(office: Office) -> None:
    priya = office.priya
    await several(office)
    priya.fill("part 1", "Right")
    priya.fill("part 2", "Wrong: fix it")
    view = priya.modal
    assert view is not None
    view.values["words-2"]["input"]["value"] = "on Monday"
    await priya.submit()
    await office.settle()
    assert priya.modal is None
    assert "✓ Right." in office.maya.seen and "on Monday" in office.maya.seen
    (digest,) = digests(priya)
    assert "• Part 3: with boxes" in digest.text and "Part 1" not in digest.text


async def test_what_is_missing_in_the_form_is_said_at_its_field_and_nothing_is_taken(office: Office) -> None:
    priya = office.priya
    await several(office)
    await priya.submit()
    assert priya.errors == {"part 1": "Choose an answer for at least one of them."}
    priya.fill("part 1", "Right")
    priya.fill("part 2", "Wrong: fix it")
    view = priya.modal
    assert view is not None
    view.values["words-3"]["input"]["value"] = "thirty"
    await priya.submit()
    assert view.errors == {
        "words-2": "Write what to go by, or choose another answer.",
        "answer-3": "Choose an answer for this text, or take the text out.",
    }
    assert "manager answered" not in office.record_names()


async def test_a_form_whose_points_were_answered_meanwhile_changes_nothing(office: Office) -> None:
    priya = office.priya
    await several(office)
    priya.fill("part 1", "Not needed")
    asked = next(message for message in priya.messages if "checks in on T-1" in message.text)
    view = priya.modal
    await priya.press("Right", on=asked)
    await office.settle()
    assert priya.modal is view
    await priya.submit()
    assert "This was answered already. Nothing was changed." in priya.modal_text


async def test_more_than_seven_wait_behind_a_button(office: Office) -> None:
    for number in range(1, 10):
        await gives(office, f"Count the things in room {number}", "big ones")
    await office.wait_until(AT_15)
    (digest,) = digests(office.priya)
    assert "9 tasks wait for you, about 9 minutes" in digest.text
    assert digest.text.count("big ones") == 7
    await office.priya.press("2 more", on=digest)
    assert office.priya.modal_text.count("big ones") == 9
    await office.priya.press("Answer")
    assert office.priya.modal_text.count("big ones") == 1
    office.priya.fill("part 1", "You choose")
    await office.priya.submit()
    await office.settle()
    assert "Write what you choose" in office.maya.buttons


async def test_a_digest_can_be_asked_for_at_any_hour_and_its_buttons_work(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    await office.priya.run("/checkin digest")
    await office.settle()
    assert "It is in our direct messages." in office.priya.seen
    newest = digests(office.priya)[-1]
    assert len(digests(office.priya)) == 2
    await office.priya.press("Right", on=newest)
    await office.settle()
    assert "Answered." in digests(office.priya)[-1].text
    await office.priya.run("/checkin digest")
    assert "Nothing waits for you." in office.priya.seen


async def test_what_is_put_off_leaves_the_digest_and_comes_back(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(AT_15)
    await office.priya.press("More", on=digests(office.priya)[0])
    await office.priya.press("I'll answer later")
    await office.close_form(office.priya)
    assert "You answer later." in digests(office.priya)[0].text
    await office.wait_until(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 1
    await office.wait_until(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    assert "back, open for 14 working hours" in digests(office.priya)[-1].text


async def silence(office: Office) -> Message:
    """Maya looks and does nothing more; on Wednesday at three Priya is shown it."""
    await office.give(office.priya, office.maya, "Count the chairs", hours="4-10")
    await office.maya.press("Looked at it")
    await office.settle()
    await office.wait_until(datetime(2026, 11, 25, 14, 59, tzinfo=UTC))
    assert "not done yet" not in office.priya.seen
    await office.wait_until(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    (shown,) = [message for message in office.priya.messages if "not done yet" in message.text]
    return shown


@on_both_databases
async def test_s3_the_manager_asks_in_words_of_their_own(office: Office) -> None:
    shown = await silence(office)
    assert shown.text.startswith("1 task waits for you\nCheck-in on T-1 “Count the chairs” not done yet.")
    await office.priya.press("Ask Maya", on=shown)
    office.priya.fill("Your question", "   ")
    await office.priya.submit()
    assert office.priya.errors
    office.priya.fill("Your question", "Which rooms do you plan to count?")
    await office.priya.submit()
    await office.settle()
    assert "Which rooms do you plan to count?" in office.maya.seen
    assert sum("T-1 “Count the chairs”: You asked Maya." in message.text for message in office.priya.messages) == 1
    assert "asked by manager" in office.record_names()


@on_both_databases
async def test_s3_the_manager_leaves_it_at_that(office: Office) -> None:
    shown = await silence(office)
    await office.priya.press("Fine, skip", on=shown)
    await office.settle()
    assert "silence skipped" in office.record_names()
    said = len([message for message in office.priya.messages if "not done yet" in message.text])
    await office.wait(days=7)
    assert len([message for message in office.priya.messages if "not done yet" in message.text]) == said == 0
    await office.priya.press("Ask Maya after all")
    office.priya.fill("Your question", "Which rooms do you plan to count?")
    await office.priya.submit()
    await office.settle()
    assert "Which rooms do you plan to count?" in office.maya.seen


async def test_a_strangers_press_on_somebody_elses_task_changes_nothing(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(AT_15)
    before = office.record_names()
    await office.sam.press("Right", on=digests(office.priya)[0])
    assert "This is not yours to answer." in office.sam.seen
    assert office.record_names() == before


async def test_the_weekly_note_tells_each_what_the_week_came_to(office: Office) -> None:
    await gives(office, "Plan the move", "by van", "on Friday")
    await gives(office, "Count the chairs", "in which rooms")
    asked = next(message for message in office.priya.messages if "checks in on T-1" in message.text)
    await office.priya.press("Wrong: fix it", on=asked)
    office.priya.fill("What Maya should go by", "by train")
    await office.priya.submit()
    await office.settle()
    await office.wait_until(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))
    priyas = next(message.text for message in office.priya.messages if message.text.startswith("This week's tasks"))
    assert "Caught before work started: 3 points on 2 tasks, with about 14 h still ahead." in priyas
    assert "Your answers took about 6 minutes." in priyas
    assert "T-1 “Plan the move”: this check saved about 3.5 h" in priyas
    assert "T-2 “Count the chairs”: part 1" in priyas
    assert "Maya" not in priyas
    mayas = next(message.text for message in office.maya.messages if message.text.startswith("Your week"))
    assert "Caught before work started: 3 points on 2 tasks" in mayas
    assert "Only you see this note." in mayas


async def test_a_week_without_anything_has_no_note(office: Office) -> None:
    await gives(office, "Count the chairs")
    await office.wait_until(datetime(2026, 11, 27, 18, 0, tzinfo=UTC))
    assert "Your week" not in office.maya.seen
    assert "This week's tasks" not in office.priya.seen


async def test_after_an_outage_of_a_day_one_digest_comes_and_only_in_hours(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    office.sandbox.clock.move(timedelta(days=1, hours=9))
    await office.settle()
    assert digests(office.priya) == []
    await office.wait_until(datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 1


async def test_after_an_outage_of_a_month_there_is_the_last_line_once_and_then_silence(office: Office) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    office.sandbox.clock.move(timedelta(days=30, hours=9))
    await office.wait(days=30)
    assert digests(office.priya) == []
    assert sum("This is the last line about it." in message.text for message in office.priya.messages) == 1
    await office.priya.press("Answer", on=next(m for m in office.priya.messages if "the last line" in m.text))
    office.priya.fill("part 1", "Right")
    await office.priya.submit()
    await office.wait(days=3)
    assert "✓ Right." in office.maya.seen


async def test_what_is_open_for_five_working_days_leaves_the_digest_with_a_last_line_in_the_note(
    office: Office,
) -> None:
    await gives(office, "Count the chairs", "in which rooms")
    await office.wait_until(datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 9
    await office.wait_until(datetime(2026, 12, 4, 15, 0, tzinfo=UTC))
    assert len(digests(office.priya)) == 9
    assert sum("This is the last line about it." in message.text for message in office.priya.messages) == 1
    await office.wait(days=14)
    assert sum("This is the last line about it." in message.text for message in office.priya.messages) == 1


@on_both_databases
async def test_s5_who_decides_meanwhile_has_it_in_their_digest_and_the_manager_on_return(office: Office) -> None:
    away = Away(start=AT_15.replace(hour=9), end=AT_15 + timedelta(days=3), because=AwayBecause.SET)
    await office.give(office.sam, office.finn, "Count the desks")
    await office.give(office.priya, office.maya, "Count the chairs", hours="4-10")
    await prefer(office, office.priya, Preferences(away=(away,), delegate_id=office.sam.id))
    raised = happened.PointRaised(by=office.maya.id, answer=Answer.NOT_DECIDED, words="the rooms")
    sends = happened.SendChosen(by=office.maya.id, version=1, delegate=True)
    for event in (raised, sends):
        assert (await office.bot.world.run(take_event, TEAM_ID, key(office, 2), event)).refusal is None
    await office.wait_until(AT_15 + timedelta(days=1, hours=6))
    assert digests(office.priya) == []
    assert "Not decided" not in office.priya.seen
    assert "The rooms: Not decided" in digests(office.sam)[0].text
    await office.wait_until(AT_15 + timedelta(days=4))
    assert "The rooms: Not decided" in digests(office.priya)[0].text
