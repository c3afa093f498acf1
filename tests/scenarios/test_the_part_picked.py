"""U5 and U7: one typed line on the part that somebody is most likely to get wrong."""

import pytest

from app.core.checkin import Item
from tests.office import Office
from tests.scenarios.test_many_items import FORTY, answer_screen
from tests.scenarios.test_right_question import HOURS_OK, check_in, send

SORT_OUT = "Please do the badges, the signage and the parking for Tuesday."
WHICH = "Which part are you most likely to get wrong?"
LINE = "Define signage so exactly that a stranger would end up with the same thing."


async def all_clear_but_pick(office: Office, part: str) -> None:
    """Maya calls every part clear and picks the one she is most likely to get wrong."""
    maya = office.maya
    await check_in(office, SORT_OUT, hours=HOURS_OK, purpose="the open day", brittle="No")
    for name in ("badges", "signage", "parking"):
        maya.fill(name, "Clear")
    maya.fill(WHICH, part)
    await maya.submit()


def item(office: Office, name: str) -> Item:
    case = office.bot.db.read_now(office.case)
    return next(item for item in case.checkin.items if case.read(item.name) == name)


def definition(office: Office, name: str) -> str:
    return office.bot.db.read_now(office.case).read(item(office, name).definition)


async def test_a_task_of_no_known_kind_gets_the_default_questions(office: Office) -> None:
    maya = office.maya
    await check_in(office, SORT_OUT, hours=HOURS_OK)
    assert maya.fields == [
        "In one line: what will Priya do with the result?",
        "badges",
        "signage",
        "parking",
        WHICH,
        "Before you put hours in: which point would a 2-minute reply from Priya settle?",
    ]


async def test_the_part_picked_gets_one_line_and_it_stands_with_that_part(office: Office) -> None:
    maya = office.maya
    await all_clear_but_pick(office, "signage")
    assert LINE in maya.modal_text and maya.fields == [LINE]
    maya.fill(LINE, "ok")
    await maya.submit()
    assert "Some lines say too little" in maya.modal_text
    maya.fill(LINE, "12 signs, A3, at every door")
    await maya.submit()
    await office.close_form(maya)
    assert definition(office, "signage") == "12 signs, A3, at every door"
    assert "checks in" not in office.priya.seen and office.state() == "confirmed"
    await maya.run("/checkin record T-1")
    assert "Maya wrote a definition of signage: “12 signs, A3, at every door”" in maya.modal_text


async def test_a_part_nobody_can_define_yet_becomes_a_point(office: Office) -> None:
    maya = office.maya
    await all_clear_but_pick(office, "signage")
    await maya.submit()
    assert "I'm uncertain about 1 of the 3 items." in maya.modal_text
    await send(office)
    assert "1. signage" in office.priya.seen


@pytest.mark.parametrize("part", ["Something else", "None stands out"])
async def test_where_no_part_stands_out_nothing_follows(office: Office, part: str) -> None:
    await all_clear_but_pick(office, part)
    assert not office.maya.modal
    await office.settle()
    assert "nothing open. Go ahead." in office.maya.seen and office.state() == "confirmed"


async def test_of_many_items_the_line_is_about_one_that_was_not_asked(office: Office) -> None:
    maya = office.maya
    await check_in(office, FORTY, hours="Over 10", purpose="to plan the season")
    await answer_screen(office)
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    maya.fill(WHICH, "yield of field 30")
    await answer_screen(office)
    maya.fill("Define yield of field 30", "dry weight in t/ha, harvest 2026")
    await maya.submit()
    await office.close_form(maya)
    assert definition(office, "yield of field 30") == "dry weight in t/ha, harvest 2026"
    assert item(office, "yield of field 30").answer is None


async def test_closing_the_form_of_the_line_loses_only_the_line(office: Office) -> None:
    maya = office.maya
    await all_clear_but_pick(office, "signage")
    await office.close_form(maya)
    assert "nothing open. Go ahead." in maya.seen
    assert definition(office, "signage") == ""
