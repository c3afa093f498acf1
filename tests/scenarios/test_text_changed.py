"""S7: the text of a task changes after it was answered."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.core.extraction import extract
from app.core.step import Refusal
from app.sandbox.workspace import TEAM_ID
from app.usecases.change_task import change_due, change_text
from app.usecases.world import Outcome
from tests.core.play import ESSAY_1
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_ten_parameters import answer_card

CHANGED = ESSAY_1.replace(" and price decline", " and energy price").replace("Thursday", "Wednesday")


async def answered(office: Office) -> UUID:
    """Maya's ten answers are with Priya, who answered all of them; this is the assignment."""
    priya, maya = office.priya, office.maya
    await office.give(priya, maya, ESSAY_1, due="2026-11-26", hours="Over 10", brittle="Yes, all parts must be right")
    await answer_card(office)
    for name in ("elasticity", "r_adopt", "doubling time"):
        maya.fill(name, f"my line on {name}")
    maya.fill("Which message should go?", "Please check these definitions")
    await maya.submit()
    await maya.press("Send unless I stop it")
    await office.close_form(maya)
    await office.wait(hours=3)
    return office.bot.db.read_now(office.case).checkin.assignment_id


async def edit(office: Office, task: UUID, text: str) -> Outcome:
    """Priya's message reads differently now."""
    outcome = await office.bot.world.run(change_text, TEAM_ID, task, text=text, found=extract(text), by=office.priya.id)
    await office.settle()
    return outcome


async def test_s7_only_the_new_item_is_asked_and_what_was_confirmed_stays_confirmed(office: Office) -> None:
    maya = office.maya
    task = await answered(office)
    await office.priya.press("Right")
    await office.settle()
    outcome = await edit(office, task, CHANGED)
    assert outcome.refusal is None
    assert "New: “energy price”." in maya.seen
    assert "Removed from the task: “price decline”." in maya.seen
    assert "Was “Thursday?”, now “Wednesday?”" in maya.seen
    await maya.press("Answer")
    assert "energy price: could you define it" in maya.modal_text
    assert "k_max: could you" not in maya.modal_text
    maya.fill("energy price: could you define it", "Unclear")
    maya.fill("Does the change of the text change your plan?", "Yes")
    maya.fill("Which part changes? One line.", "the price chapter")
    await maya.submit()
    await office.close_form(maya)
    assert "I expect to get some wrong: energy price" in maya.seen
    case = office.bot.db.read_now(office.case)
    names = [case.read(item.name) for item in case.checkin.items]
    assert "price decline" not in names and names[-1] == "energy price"
    assert case.checkin.text_version == 2
    assert sum(1 for point in case.checkin.points if point.ruling == "right") == 1
    record = office.record_names()
    assert "text changed" in record and "change answered" in record
    await maya.run("/checkin record T-1")
    assert "Priya changed the text, version 2" in maya.modal_text


@on_one_database
async def test_s7_white_space_and_pictures_change_nothing(office: Office) -> None:
    task = await answered(office)
    before = office.record_names()
    outcome = await edit(office, task, ESSAY_1.replace(" by ", "   by ").replace("Can", "\n*Can*") + " :wink: 🙏")
    assert outcome.refusal is Refusal.SAME
    assert office.record_names() == before
    assert "the text changed" not in office.maya.seen


@on_one_database
@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
async def test_a_text_that_is_emptied_is_not_taken(office: Office, text: str) -> None:
    task = await answered(office)
    assert (await edit(office, task, text)).refusal is Refusal.SAME


@on_one_database
async def test_a_change_that_is_taken_back_leaves_nothing_to_answer(office: Office) -> None:
    task = await answered(office)
    await edit(office, task, ESSAY_1 + " Please keep it short.")
    assert "Added: “Please keep it short.”" in office.maya.seen
    await edit(office, task, ESSAY_1)
    assert "the text reads as before. Nothing to answer." in office.maya.seen


@on_one_database
async def test_nothing_is_asked_while_the_task_is_on_hold_and_the_change_comes_with_the_end_of_it(
    office: Office,
) -> None:
    task = await answered(office)
    await office.maya.run("/checkin hold T-1")
    await edit(office, task, CHANGED)
    assert "Does that change your plan?" not in office.maya.seen
    await office.maya.run("/checkin resume T-1")
    await office.settle()
    assert "Does that change your plan?" in office.maya.seen


@on_one_database
async def test_a_definition_that_changes_after_it_was_confirmed_opens_the_item_for_both(office: Office) -> None:
    text = "Estimate these parameters by Thursday:\n- churn: customers lost per month\n- uplift: extra sales per year"
    await office.give(office.priya, office.maya, text, hours="4-10", brittle="Yes, all parts must be right")
    await office.maya.press("Looked at it")
    await office.settle()
    await office.maya.press("Answer (under a minute)")
    office.maya.fill("In one line: what will Priya do with the result?", "Plan the year")
    office.maya.fill("churn", "My guess")
    office.maya.fill("uplift", "Clear")
    office.maya.fill("Chance that all 2 are right with what you know now?", "80-95%")
    await office.maya.submit()
    office.maya.fill("churn", "customers lost per month")
    await office.maya.submit()
    await office.maya.press("Send now")
    await office.close_form(office.maya)
    await office.priya.press("Right")
    await office.settle()
    task = office.bot.db.read_now(office.case).checkin.assignment_id
    await edit(office, task, text.replace("customers lost per month", "revenue lost per quarter"))
    assert "Defined differently: “churn”." in office.maya.seen
    await office.maya.press("Answer")
    assert "churn: could you define it" in office.maya.modal_text


@on_one_database
async def test_the_due_date_moves_and_both_hear_it(office: Office) -> None:
    task = await answered(office)
    at = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
    outcome = await office.bot.world.run(change_due, TEAM_ID, task, due_at=at)
    await office.settle()
    assert outcome.refusal is None
    assert "is due Wed 17:30 now; it was Thu 17:30." in office.maya.seen
    assert "is due Wed 17:30 now; it was Thu 17:30." in office.priya.seen
    assert (await office.bot.world.run(change_due, TEAM_ID, task, due_at=at)).refusal is Refusal.SAME
