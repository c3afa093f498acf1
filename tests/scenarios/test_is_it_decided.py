"""U11 and U13: what the text itself leaves open, and what helps most until it is decided."""

import pytest

from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_right_question import HOURS_OK, check_in, send

pytestmark = on_one_database

INPUTS = "Estimate the inputs:\n- price\n- demand – TBD\n- churn"
HELPS = "Which helps most while this is open?"
BRITTLE = "If one of these is far off, is the result useless?"


async def answer(office: Office, decided: str) -> None:
    """Maya opens the card and calls the rest clear."""
    maya = office.maya
    await check_in(office, INPUTS, hours=HOURS_OK, purpose="to set the price")
    maya.fill("price", "Clear")
    maya.fill("churn", "Clear")
    maya.fill("Is demand decided?", decided)
    maya.fill(BRITTLE, "Only some matter")
    await maya.submit()


async def test_an_item_the_text_leaves_open_is_asked_whether_it_is_decided_and_nothing_else(office: Office) -> None:
    maya = office.maya
    await check_in(office, INPUTS, hours=HOURS_OK, purpose="to set the price")
    assert "Is demand decided?" in maya.fields and "demand" not in maya.fields
    assert {"price", "churn"} < set(maya.fields)
    assert not any(field.startswith("demand") for field in maya.fields)


@pytest.mark.parametrize(
    ("decided", "state", "told"),
    [
        ("Yes, and I know what", "clear", ""),
        ("Yes, but I do not know what", "unclear", "I'm uncertain about 1 of the 3 items."),
        ("Not decided yet", "not decided", "I can't do this yet, because demand isn't decided."),
        ("Do not know", "unclear", "I'm uncertain about 1 of the 3 items."),
    ],
)
async def test_all_but_the_first_answer_open_a_point(office: Office, decided: str, state: str, told: str) -> None:
    await answer(office, decided)
    case = office.bot.db.read_now(office.case)
    assert str(case.checkin.items[1].answer) == state
    assert [str(point.answer) for point in case.checkin.points] == ([state] if told else [])
    await office.close_form(office.maya)
    assert told in office.maya.seen


async def test_without_room_the_item_is_asked_like_the_others(office: Office) -> None:
    maya = office.maya
    await check_in(office, INPUTS, hours=HOURS_OK, brittle="Yes, all parts must be right")
    assert "Chance that all 3 are right with what you know now?" in maya.fields
    assert ("Is demand decided?" in maya.fields) != ("demand" in maya.fields)
    assert "price" in maya.fields


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("I list options, estimate each", "Not decided. I can list the options and estimate each."),
        ("Priya names the top ones", "Not decided. If you name the top ones, I estimate those."),
        ("Hold until decided", "Not decided. I'd hold it until it is decided."),
        ("Cannot do it", "Not decided. Until then I can't do it."),
    ],
)
async def test_what_helps_most_goes_to_the_manager_in_the_words_of_the_message(
    office: Office, choice: str, told: str
) -> None:
    maya = office.maya
    await office.give(office.priya, maya, INPUTS)
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("More")
    await maya.press("Not decided")
    maya.fill("What is not decided? One line.", "whether demand counts returns")
    maya.fill(HELPS, choice)
    await maya.submit()
    assert told in maya.modal_text
    await send(office)
    assert "because whether demand counts returns isn't decided." in office.priya.seen
    assert told in office.priya.seen


async def test_what_helps_most_can_be_left_out(office: Office) -> None:
    maya = office.maya
    await office.give(office.priya, maya, INPUTS)
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("More")
    await maya.press("Not decided")
    maya.fill("What is not decided? One line.", "whether demand counts returns")
    await maya.submit()
    await send(office)
    assert "Not decided." in office.priya.seen


async def test_of_an_item_that_is_not_decided_no_definition_is_asked_but_what_helps(office: Office) -> None:
    maya = office.maya
    await answer(office, "Not decided yet")
    assert maya.fields == [f"demand: {HELPS}"]
    maya.fill(f"demand: {HELPS}", "I list options, estimate each")
    await maya.submit()
    await send(office)
    assert "Not decided. I can list the options and estimate each." in office.priya.seen


async def test_open_points_of_a_text_are_asked_about_where_items_are_not_asked_one_by_one(office: Office) -> None:
    maya = office.maya
    text = "Write the newsletter for our donors, 400 words. Sections:\n- thanks\n- numbers (TBD)\n- events"
    await check_in(office, text, hours=HOURS_OK, purpose="to keep donors")
    assert "Is numbers decided?" in maya.fields and "thanks" not in maya.fields
