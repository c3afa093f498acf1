"""What people get wrong, and what must never happen: a clear message, nothing lost, nothing sent twice."""

import asyncio

import pytest

from tests.core.play import ESSAY_1, ESSAY_2, PARAMETERS
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_stages_not_decided import answer_card, send

pytestmark = on_one_database


async def test_help_lists_every_command(office: Office) -> None:
    await office.maya.run("/checkin help")
    for word in ("assign", "status", "record", "hold", "resume", "cancel", "done", "manager"):
        assert f"`/checkin {word}" in office.maya.seen
    assert "<" not in office.maya.seen


async def test_an_unknown_word_is_answered_with_the_nearest_command(office: Office) -> None:
    await office.maya.run("/checkin asign @Maya something")
    assert "There is no `asign` here. Did you mean `/checkin assign`?" in office.maya.seen


async def test_no_argument_shows_what_waits(office: Office) -> None:
    await office.maya.run("/checkin")
    assert "Nothing waits for you." in office.maya.seen
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.maya.run("/checkin")
    assert "T-1 “Could you estimate how many hours" in office.maya.seen


@pytest.mark.parametrize("word", ["record", "hold", "resume", "cancel", "done"])
async def test_a_command_without_its_task_says_which_is_missing(office: Office, word: str) -> None:
    await office.maya.run(f"/checkin {word}")
    assert f"Say which task: `/checkin {word} T-12`." in office.maya.seen


async def test_somebody_elses_task_reads_like_one_that_is_not_there(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.finn.run("/checkin record T-1")
    await office.finn.run("/checkin cancel T-1")
    await office.finn.run("/checkin record T-99")
    assert office.finn.seen.count("There is no T-1 of yours.") == 2
    assert "There is no T-99 of yours." in office.finn.seen
    assert office.state() == "registered"


async def test_an_empty_task_is_asked_for(office: Office) -> None:
    await office.priya.run(f"/checkin assign {office.maya.mention}")
    await office.priya.submit()
    assert "Task" in office.priya.errors
    assert office.maya.messages == []


async def test_40_000_characters_are_kept_whole(office: Office) -> None:
    text = "Estimate these. " + "word " * 8000
    await office.give(office.priya, office.maya, text.strip())
    assert "Priya gave you T-1." in office.maya.seen
    kept = office.bot.db.read_now(lambda tx: office.case(tx).words[1])
    assert kept == text.strip()


async def test_several_people_are_several_tasks_and_the_text_stays(office: Office) -> None:
    await office.priya.run(f"/checkin assign {office.maya.mention} {office.finn.mention} count the chairs")
    assert "Several people are several tasks." in office.priya.modal_text
    office.priya.fill("Who does it?", office.maya)
    await office.priya.submit()
    await office.settle()
    assert "count the chairs" in office.maya.seen
    assert office.finn.messages == []


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Robo", "This is a bot. Pick a person."),
        ("Gone", "This account is deactivated. Pick somebody else."),
    ],
)
async def test_a_task_goes_only_to_somebody_who_can_do_it(office: Office, who: str, told: str) -> None:
    await office.priya.run("/checkin assign count the chairs")
    office.priya.fill("Who does it?", office.sandbox.person(who))
    await office.priya.submit()
    assert office.priya.errors == {"Who does it?": told}
    office.priya.fill("Who does it?", office.maya)
    await office.priya.submit()
    await office.settle()
    assert "count the chairs" in office.maya.seen


async def test_an_unknown_person_is_nobody(office: Office) -> None:
    await office.priya.run("/checkin assign count the chairs")
    view = office.priya.modal
    assert view is not None
    view.values["assignee"]["input"]["selected_user"] = "U0NOBODY"
    await office.priya.submit()
    assert office.priya.errors == {"Who does it?": "Nobody here has this name. Pick a person from the list."}


async def test_a_guest_cannot_decide(office: Office) -> None:
    guest = office.sandbox.person("Gus")
    await office.maya.run(f"/checkin manager {guest.mention}")
    assert "Guests cannot decide about tasks here." in office.maya.seen
    await guest.run(f"/checkin assign {office.maya.mention} count the chairs")
    await guest.submit()
    assert guest.errors == {"Who does it?": "Guests cannot decide about tasks here. Pick a member."}
    assert guest.messages == []


async def test_naming_yourself_or_nobody_is_explained(office: Office) -> None:
    await office.maya.run(f"/checkin manager {office.maya.mention}")
    await office.maya.run("/checkin manager")
    assert "You cannot decide about your own tasks." in office.maya.seen
    assert "Name one person: `/checkin manager @person`." in office.maya.seen


async def test_a_due_day_that_is_over_is_said_at_its_field(office: Office) -> None:
    await office.priya.run(f"/checkin assign {office.maya.mention} count the chairs")
    office.priya.fill("Due", "2026-11-20")
    await office.priya.submit()
    assert office.priya.errors == {"Due": "This day is over. Pick today or later, or leave it empty."}


async def test_nothing_in_a_text_pings_or_links(office: Office) -> None:
    nasty = "Estimate <!channel> and <https://example.com|this> *now* & `soon` <script>"
    await office.give(office.priya, office.maya, nasty)
    notice = office.maya.newest
    assert notice is not None
    assert "@channel" in notice.blocks[1]["elements"][0]["elements"][0]["text"]
    assert all(block["type"] in {"rich_text", "actions", "context"} for block in notice.blocks)
    assert "<!channel>" not in notice.text
    assert "<" not in notice.text


async def test_of_forty_items_with_doubles_eight_are_asked_once_each_and_none_is_lost(office: Office) -> None:
    maya = office.maya
    items = "\n".join(f"- item {number % 40}" for number in range(45))
    await office.give(office.priya, maya, f"Estimate these:\n{items}")
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    maya.fill("In one line: what will Priya do with the result?", "order chairs for the hall")
    asked = []
    for last in (False, True):
        here = [field for field in maya.fields if field.startswith("item ") and ":" not in field]
        asked += here
        for name in here:
            maya.fill(name, "My guess")
        if last:
            maya.fill("Which part are you most likely to get wrong?", "item 39")
            maya.fill("If one of these is far off, is the result useless?", "No, errors average out")
        await maya.submit()
    assert len(asked) == len(set(asked)) == 8
    await office.close_form(maya)
    await maya.press("Send now")
    await office.settle()
    assert "40 items · 8 asked, 8 open; 32 not asked individually" in office.priya.seen
    assert office.priya.seen.count("I can't define it yet.") == 8


async def test_two_clicks_at_once_send_once(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.close_form(office.maya)
    draft = office.maya.newest
    await asyncio.gather(*(office.maya.press("Send now", on=draft) for _ in range(5)))
    await office.settle()
    assert sum("checks in on T-1" in message.text for message in office.priya.messages) == 1
    assert "This has left already. Nothing was changed." in office.maya.seen


async def test_a_form_sent_twice_registers_once(office: Office) -> None:
    priya = office.priya
    await priya.run(f"/checkin assign {office.maya.mention} {ESSAY_1}")
    await asyncio.gather(priya.submit(), priya.submit())
    await office.settle()
    assert sum("Priya gave you" in message.text for message in office.maya.messages) == 1
    assert "trouble" not in priya.seen


async def test_a_card_sent_twice_keeps_the_first_answer(office: Office) -> None:
    maya = office.maya
    await office.give(office.priya, maya, ESSAY_1)
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    for name in PARAMETERS:
        maya.fill(name, "Clear")
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    await asyncio.gather(maya.submit(), maya.submit())
    await office.settle()
    assert office.record_names().count("answered") == 11


async def test_a_button_of_somebody_elses_says_so_privately(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.finn.press("Looked at it", on=office.maya.newest)
    assert "This is not yours to answer. Nothing was changed." in office.finn.seen
    assert office.state() == "registered"


async def test_a_text_for_all_points_answers_every_one(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.priya.press("Answer in one text")
    office.priya.fill("Your answer", "CV, test, interview")
    await office.priya.submit()
    await office.settle()
    assert "Priya answered 2 of 2 on T-1" in office.maya.seen


async def test_what_maya_keeps_back_her_manager_never_sees(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.close_form(office.maya)
    await office.maya.press("Don't send")
    await office.maya.press("Too early")
    await office.close_form(office.maya)
    await office.wait(days=7)
    assert "stages" not in office.priya.seen
    await office.priya.run("/checkin record T-1")
    assert "Too early" not in office.priya.seen
    assert "too early" not in office.priya.seen
    await office.maya.run("/checkin record T-1")
    assert "kept back T-1 (too early) (only you see this)" in office.maya.seen


async def test_an_answer_to_the_bot_in_words_shows_what_waits(office: Office) -> None:
    await office.maya.say("hello?")
    assert "Nothing waits for you." in office.maya.seen


async def test_a_form_closed_before_its_answer_came_loses_nothing(office: Office) -> None:
    await answer_card(office, "Not decided")
    form = office.maya.modal
    assert form is not None
    sending = asyncio.create_task(office.maya.press("Send now"))
    await asyncio.sleep(0)
    await office.maya.close()
    await sending
    await office.settle()
    assert "Maya checks in on T-1" in office.priya.seen
    assert "trouble" not in office.maya.seen


async def test_a_form_that_opens_too_late_says_so(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    office.sandbox.fail("views.open", error="expired_trigger_id")
    await office.maya.press("Cannot do it as stated")
    assert "That took too long to open. Please press again." in office.maya.seen
    await office.maya.press("Cannot do it as stated")
    assert office.maya.modal is not None


async def test_a_draft_opens_for_its_author_alone(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.close_form(office.maya)
    for other in (office.priya, office.finn):
        await other.press("Edit", on=office.maya.newest)
        assert other.modal is None
        assert "This is not yours to answer. Nothing was changed." in other.seen


async def test_a_card_that_came_by_itself_leaves_no_stale_button_behind(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.wait(hours=1)
    assert "A few questions about T-1" in office.maya.seen
    assert "Looked at it" not in office.maya.buttons


async def test_items_too_long_to_change_in_a_form_are_all_kept(office: Office) -> None:
    names = [f"{number} {'long name ' * 10}".strip() for number in range(50)]
    text = "Estimate these:\n" + "\n".join(f"- {name}" for name in names)
    await office.priya.run(f"/checkin assign {office.maya.mention} {text}")
    assert "50 items were found, too long to change here." in office.priya.modal_text
    await office.priya.submit()
    await office.settle()
    assert office.record_names().count("item found") == 50
