"""S12: of many items the riskiest are asked on screens of five; each is kept before the next one is shown."""

import pytest

from app.core.checkin import CheckIn
from app.core.questions import A_MINUTE, questions_for, seconds
from tests.office import Office
from tests.scenarios.test_right_question import check_in, send

ROWS = "\n".join(f"| yield of field {n} | t/ha | {'?' if n > 12 else n} |" for n in range(1, 38))
SYMBOLS = "| k_max | ? | ? |\n| CAC | ? | ? |\n| r_x | ? | ? |"
FORTY = f"Please fill in the inputs.\n| Parameter | Unit | Value |\n|---|---|---|\n{ROWS}\n{SYMBOLS}"
RISKY = ("k_max", "CAC", "r_x")
REGIONS = [f"rate of region {n}" for n in range(1, 29)]
REGION_LIST = "Estimate the inputs:\n" + "\n".join(f"- {name}" for name in REGIONS)
BRITTLE = "Yes, all parts must be right"


def checkin(office: Office) -> CheckIn:
    return office.bot.db.read_now(office.case).checkin


def items_on(office: Office) -> list[str]:
    """The items the open form asks about."""
    named = RISKY, tuple(f"yield of field {n}" for n in range(1, 38)), REGIONS
    return [name for name in office.maya.fields if any(name in names for names in named)]


async def answer_screen(office: Office, unclear: tuple[str, ...] = ()) -> list[str]:
    """Maya answers the items in sight and sends the form."""
    names = items_on(office)
    for name in names:
        office.maya.fill(name, "Unclear" if name in unclear else "Clear")
    await office.maya.submit()
    assert not office.maya.modal or not office.maya.modal.errors, office.maya.errors
    return names


async def test_s12_of_forty_parameters_eight_are_asked_on_two_screens(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await check_in(office, FORTY, hours="Over 10", purpose="to plan the season")
    assert "I found 28 items" in maya.seen
    assert "You are asked about the 8 riskiest one by one, and once about the other 20." in maya.seen
    assert "Screen 1 of 2; each is kept when you send it." in maya.modal_text
    assert set(RISKY) < set(items_on(office)) and "Which part" not in maya.modal_text
    first = await answer_screen(office, RISKY)
    assert "Screen 2 of 2" in maya.modal_text
    maya.fill("Which part are you most likely to get wrong?", "None stands out")
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    second = await answer_screen(office)
    assert (len(first), len(second)) == (5, 3) and not set(first) & set(second)
    await maya.submit()
    await send(office)
    assert "28 items: 8 asked, 3 open; 20 not asked individually" in priya.seen
    assert office.record_names().count("item found") == 28


async def test_the_first_screen_is_kept_before_the_second_is_shown_and_answer_goes_on_where_it_stopped(
    office: Office,
) -> None:
    maya = office.maya
    await check_in(office, FORTY, hours="Over 10", purpose="to plan the season")
    first = await answer_screen(office, RISKY)
    assert sum(item.answer is not None for item in checkin(office).items) == 5
    await office.close_form(maya)
    assert office.state() == "asked"
    assert "What you answered is kept. Answer goes on where you stopped." in maya.seen
    await maya.press("Answer (under a minute)")
    assert "Screen 2 of 2" in maya.modal_text and not set(items_on(office)) & set(first)
    maya.fill("Which part are you most likely to get wrong?", "Something else")
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    await answer_screen(office)
    await maya.submit()
    await send(office)
    assert "28 items: 8 asked, 3 open; 20 not asked individually" in office.priya.seen


async def test_a_screen_that_is_sent_twice_is_kept_once(office: Office) -> None:
    maya = office.maya
    await check_in(office, FORTY, hours="Over 10", purpose="to plan the season")
    await answer_screen(office)
    await office.close_form(maya)
    before = office.record_names()
    await maya.press("Answer (under a minute)")
    second = maya.modal
    await maya.press("Answer (under a minute)", on=next(m for m in maya.messages if "where you stopped" in m.text))
    maya.fill("Which part are you most likely to get wrong?", "Something else")
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    await answer_screen(office)
    answered = office.record_names()
    assert second is not None and answered.count("answered") > before.count("answered")
    while maya.modal and maya.modal is not second:
        await maya.close()
    if maya.modal:
        maya.fill("Which part are you most likely to get wrong?", "Something else")
        maya.fill("If one of these is far off, is the result useless?", "Only some matter")
        await answer_screen(office)
        assert "Nothing was changed." in maya.modal_text
    assert office.record_names() == answered


async def test_a_purpose_nobody_told_is_asked_first_and_stays_open_over_two_screens(office: Office) -> None:
    maya = office.maya
    await check_in(office, FORTY, hours="Over 10")
    assert maya.fields[0] == "In one line: what will Priya do with the result?"
    await answer_screen(office)
    await office.close_form(maya)
    await maya.press("Answer (under a minute)")
    assert "In one line" not in maya.modal_text
    maya.fill("Which part are you most likely to get wrong?", "Something else")
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    await answer_screen(office)
    await send(office)
    assert "What will you use the figure for?" in office.priya.seen


async def test_the_record_says_how_the_eight_were_chosen(office: Office) -> None:
    await check_in(office, FORTY, hours="Over 10", purpose="to plan the season")
    await office.close_form(office.maya)
    await office.maya.run("/checkin record T-1")
    told = office.maya.modal_text
    assert "8 of 28 items are asked one by one, the riskiest: k_max (not defined, a symbol, an abbreviation" in told
    assert office.record_names().count("items chosen") == 1


async def test_ten_items_stay_on_one_screen(office: Office) -> None:
    text = "Estimate the inputs:\n" + "\n".join(f"- {name}" for name in REGIONS[:10])
    await check_in(office, text, hours="Over 10", purpose="to plan")
    assert len(items_on(office)) == 10 and "Screen" not in office.maya.modal_text


@pytest.mark.parametrize("purpose", ["", "to plan the season"])
@pytest.mark.parametrize("brittle", ["", "No", BRITTLE])
@pytest.mark.parametrize("hours", ["1-4", "Over 10"])
async def test_a_card_of_many_items_takes_less_than_a_minute(
    office: Office, purpose: str, brittle: str, hours: str
) -> None:
    fields = {"purpose": purpose, "brittle": brittle, "hours": hours}
    await office.give(office.priya, office.maya, FORTY, **{name: said for name, said in fields.items() if said})
    case = office.bot.db.read_now(office.case)
    questions = questions_for(case)
    assert seconds(case.checkin, questions) < A_MINUTE
    assert {"PE1", "U5"} <= {question.id for question in questions}
