"""S12: of many items the riskiest are asked on screens of five; each is kept before the next one is shown."""

import pytest

from app.core.checkin import CheckIn
from app.core.questions import A_MINUTE, questions_for, seconds
from tests.databases import on_both_databases, on_one_database
from tests.office import Office
from tests.scenarios.test_right_question import check_in, send

pytestmark = on_one_database

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


@on_both_databases
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
    assert "28 items · 8 asked, 3 open; 20 not asked individually" in priya.seen
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
    assert "28 items · 8 asked, 3 open; 20 not asked individually" in office.priya.seen


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


async def give_28(office: Office, names: list[str] = REGIONS) -> None:
    """Priya gives Maya an all-or-nothing task with many items."""
    text = "Estimate the inputs:\n" + "\n".join(f"- {name}" for name in names)
    await office.give(office.priya, office.maya, text, brittle=BRITTLE, hours="Over 10", purpose="the board decides")


async def look(office: Office) -> None:
    await office.maya.press("Looked at it")
    await office.settle()


async def test_whoever_gives_many_all_or_nothing_items_can_define_them_meet_or_have_all_asked(office: Office) -> None:
    await give_28(office)
    told = "28 all-or-nothing items: a definitions column or 15 minutes together would cost less than asking."
    assert told in office.priya.seen
    assert {"I'll add definitions", "Meet", "Ask all, in 4 cards"} <= set(office.priya.buttons)
    assert not {"I'll add definitions", "Meet", "Ask all, in 4 cards"} & set(office.maya.buttons)


async def test_what_the_manager_defines_is_confirmed_and_not_asked(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await give_28(office)
    await priya.press("I'll add definitions")
    assert "Then 7 more." in priya.modal_text
    priya.fill("Item: definition, one a line", "rate of region 1: % a year\nrate of Mars: none")
    await priya.submit()
    assert "No item is called “rate of Mars”." in priya.modal_text
    lines = "\n".join(f"{name}: new customers in % a year, 2026" for name in REGIONS[:20])
    priya.fill("Item: definition, one a line", lines)
    await priya.submit()
    assert sum(item.confirmed for item in checkin(office).items) == 20
    assert "rate of region 22: " in str(priya.modal.content if priya.modal else "")
    await office.close_form(priya)
    assert "20 of 28 are defined by you and not asked." in priya.seen
    assert "Priya defined 20 items of T-1" in maya.seen and "new customers in % a year, 2026" in maya.seen
    await look(office)
    await maya.press("Answer (under a minute)")
    assert items_on(office) == REGIONS[20:]
    for name in REGIONS[20:]:
        maya.fill(name, "Clear")
    maya.fill("Chance that all 28 are right with what you know now?", "Over 95%")
    await maya.submit()
    await office.close_form(maya)
    assert office.state() == "assumed, not confirmed"
    assert office.record_names().count("defined by manager") == 20


async def test_definitions_for_names_too_long_for_one_field_come_on_pages(office: Office) -> None:
    priya = office.priya
    names = [f"{'quarterly adoption rate among midsized firms in the region of ' * 1}number {n}" for n in range(28)]
    await give_28(office, names)
    await priya.press("I'll add definitions")
    pages, seen = 0, []
    while priya.modal:
        block = next(block for block in priya.modal.content["blocks"] if block["type"] == "input")
        lines = block["element"]["initial_value"].splitlines()
        seen += [line.partition(":")[0] for line in lines]
        priya.fill("Item: definition, one a line", "\n".join(f"{line} share of firms, per quarter" for line in lines))
        await priya.submit()
        pages += 1
    assert pages > 1 and len(seen) == len(set(seen)) == 28
    assert all(item.confirmed for item in checkin(office).items)


async def test_whoever_would_rather_meet_is_carried_to_the_assignee_once(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await give_28(office)
    await priya.press("Meet")
    await office.settle()
    assert "Priya proposes 15 minutes together on T-1" in maya.seen
    assert "You proposed 15 minutes together." in priya.seen and "Meet" not in priya.buttons
    assert "meeting proposed" in office.record_names()


async def test_all_are_asked_in_as_many_cards_as_it_takes(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await give_28(office)
    await priya.press("Ask all, in 4 cards")
    await office.settle()
    assert "All 28 are asked, in 4 cards." in priya.seen and "Ask all, in 4 cards" not in priya.buttons
    await look(office)
    asked: list[str] = []
    for card, sizes in enumerate(((5, 3), (5, 3), (5, 3), (4,)), 1):
        assert f"Questions {card} of 4, about T-1" in maya.seen
        await maya.press("Answer (under a minute)")
        for place, size in enumerate(sizes, 1):
            assert f"Card {card} of 4." in maya.modal_text
            if card == 4 and place == len(sizes):
                maya.fill("Chance that all 28 are right with what you know now?", "50-80%")
            names = await answer_screen(office, ("rate of region 9",))
            assert len(names) == size
            asked += names
        await office.close_form(maya)
        assert f"Questions {card} of 4, about" in maya.seen and "answered." in maya.seen
    assert sorted(asked) == sorted(REGIONS)
    assert all(item.answer for item in checkin(office).items) and checkin(office).answered_at
    await send(office)
    assert "1 of 28 not defined in the task" in priya.seen
    assert "all asked" in office.record_names()


async def test_what_a_card_left_open_is_drafted_when_that_card_ends(office: Office) -> None:
    await give_28(office)
    await office.priya.press("Ask all, in 4 cards")
    await look(office)
    await office.maya.press("Answer (under a minute)")
    marked = await answer_screen(office, tuple(REGIONS))
    await answer_screen(office)
    assert "your best one-line definition" in office.maya.modal_text
    await office.close_form(office.maya)
    assert "Message to Priya about T-1" in office.maya.seen and marked[0] in office.maya.seen
    assert "Questions 2 of 4, about T-1" in office.maya.seen
    await send(office)
    assert "5 of 28 not defined in the task" in office.priya.seen
