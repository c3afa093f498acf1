"""A workspace's own questions: who may change them, from when they hold, and what becomes of their answers."""

from app.core.calibration import Calibration, calibration
from tests.databases import on_both_databases, on_one_database
from tests.office import Office
from tests.scenarios.test_right_question import FOUR, HOURS_OK, check_in, send

pytestmark = on_one_database

SET = """off: [WR1]
add:
  - id: X1
    for: writing
    text: Which brand rules apply? One line.
    about: the brand rules
"""


async def change(office: Office, text: str) -> str:
    await office.priya.run("/checkin questions")
    office.priya.fill("YAML", text)
    await office.priya.submit()
    return office.priya.modal_text


@on_both_databases
async def test_questions_are_added_and_switched_off_from_the_next_task_on(office: Office) -> None:
    maya = office.maya
    await check_in(office, "Write the newsletter for our donors, 400 words.", hours=HOURS_OK, purpose="to thank them")
    assert "Who reads it, and what should they do afterwards? One line." in maya.fields
    await maya.close()
    told = await change(office, SET.replace("WR1", "WR99"))
    assert "line 1: there is no question 'WR99' in the bank." in told
    assert "Version 1: 1 question of your own, 1 question switched off" in await change(office, SET)
    await office.close_form(office.priya)
    await maya.press("Answer (under a minute)")
    assert "Who reads it, and what should they do afterwards? One line." in maya.fields
    await maya.close()
    await check_in(office, "Write the spring letter, two pages.", hours=HOURS_OK, purpose="to invite them")
    assert "Which brand rules apply? One line." in maya.fields
    assert "Who reads it, and what should they do afterwards? One line." not in maya.fields
    await maya.submit()
    await send(office)
    assert "The brand rules" in office.priya.seen


async def test_only_administrators_change_questions(office: Office) -> None:
    await office.maya.run("/checkin questions")
    assert "changed by its administrators" in office.maya.seen
    assert office.maya.modal is None


async def test_what_was_called_clear_and_corrected_is_counted_for_its_author(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await check_in(office, FOUR, hours="Over 10", brittle="Yes, all parts must be right", purpose="the board decides")
    for name in ("r_adopt", "k_max", "doubling time", "friction"):
        maya.fill(name, "Clear")
    maya.fill("Chance that all 4 are right with what you know now?", "Over 95%")
    await maya.submit()
    await office.close_form(maya)
    await maya.press("Have them checked")
    for name in ("r_adopt", "k_max"):
        maya.fill(name, f"what {name} is, per year")
    await maya.submit()
    await send(office)
    await priya.press("Wrong: fix it")
    priya.fill("What Maya should go by", "per quarter, of all firms")
    await priya.submit()
    await office.settle()
    await priya.press("Right")
    await office.settle()
    checkin = office.bot.db.read_now(office.case).checkin
    assert calibration([checkin]) == Calibration(clear=4, checked=2, corrected=1)
    assert "corrected" not in priya.seen.casefold().replace("wrong: fix it", "")


async def test_nothing_is_asked_twice_about_unchanged_text(office: Office) -> None:
    maya = office.maya
    text = "Every Monday update the rota and post it."
    await check_in(office, text, hours=HOURS_OK, purpose="the week's shifts")
    maya.fill("What is different from last time?", "Nothing")
    maya.fill("If the usual step fails, what do you do?", "It is written down")
    await maya.submit()
    await office.close_form(maya)
    await office.give(office.priya, maya, text.replace("rota and", "rota, and"), hours=HOURS_OK)
    assert "Priya gave you T-2, the same as T-1." in maya.seen
    assert "Same as T-1, which Maya answered: nothing is asked again." in office.priya.seen
    await office.wait(hours=30)
    assert office.state(2) == "registered"
    await office.give(office.priya, maya, text, hours=HOURS_OK, brittle="Yes, all parts must be right")
    assert "Priya gave you T-3." in maya.seen


async def test_after_five_clear_tasks_two_spot_checks_of_three_are_left_out(office: Office) -> None:
    """R16: never to nothing, never on brittle tasks."""
    maya = office.maya
    spot_checked = []
    for number in range(1, 10):
        text = f"Estimate the inputs for region {number}: r_adopt, k_max and friction."
        await check_in(office, text, hours="1-4", purpose="the plan", brittle="No")
        spot_checked.append(any("what is counted, in what unit" in field for field in maya.fields))
        for name in ("r_adopt", "k_max", "friction"):
            maya.fill(name, "Clear")
        await maya.submit()
        await office.close_form(maya)
        await office.wait(minutes=1)  # Slack takes a message a second
    assert spot_checked == [True, True, True, True, True, True, False, False, True]


async def test_the_record_keeps_the_language_and_who_found_each_item(office: Office) -> None:
    await office.give(
        office.priya, office.maya, "Bitte schätze die Werte für uns:\n- Absatz\n- Preis", items="Absatz\nKosten"
    )
    checkin = office.bot.db.read_now(office.case).checkin
    assert checkin.language == "de"
    assert [item.found_by for item in checkin.items] == ["rule", "person"]
