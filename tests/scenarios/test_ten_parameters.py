"""S1: ten parameters of a model, every one of which must be right."""

from datetime import UTC, datetime

from tests.core.play import ESSAY_1, PARAMETERS
from tests.office import Office

MARKED = {
    "r_adopt": "Unclear",
    "elasticity of substitution": "My guess",
    "k_max": "Unclear",
    "doubling time": "My guess",
}


async def answer_card(office: Office) -> None:
    """Maya looks, opens the card and answers it as in the essay."""
    maya = office.maya
    await office.wait(minutes=10)
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    maya.fill("In one line: what will Priya do with the result?", "Show the board the bottom line")
    maya.fill("k_max: what is counted, in what unit, over what period?", "highest capital share, per year")
    for name in PARAMETERS:
        maya.fill(name, MARKED.get(name, "Clear"))
    maya.fill("Chance that all 10 are right with what you know now?", "Under 50%")
    maya.fill("What is the weakest part of the model itself?", "ignores substitution between r_adopt and price")
    await maya.submit()


async def test_ten_parameters_are_checked_before_anybody_guesses(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await office.give(priya, maya, ESSAY_1, due="2026-11-26", hours="Over 10", brittle="Yes, all parts must be right")
    assert "Priya gave you T-1." in maya.seen
    await answer_card(office)
    assert "All 10 must be right. At 90% each that is 35%." in maya.seen
    for name, line in (
        ("elasticity", "CES, per year"),
        ("r_adopt", "share of firms adopting per year"),
        ("doubling time", "months, worldwide average"),
    ):
        maya.fill(name, line)
    maya.fill("Which message should go?", "Please check these definitions")
    await maya.submit()
    assert "I'm uncertain about 4 of the 10 items." in maya.modal_text
    assert "Please check these carefully" in maya.modal_text
    await maya.press("Send unless I stop it")
    assert "This goes to Priya at 12:10" in maya.modal_text
    await office.close_form(maya)
    assert "This goes to Priya at 12:10 unless you change or stop it." in maya.seen
    await maya.press("More")
    await maya.press("Put on hold")
    await office.close_form(maya)
    await maya.press("More", on=next(message for message in maya.messages if "Message to Priya" in message.text))
    await maya.press("Add the 6 others")
    for name in PARAMETERS:
        if name not in MARKED:
            maya.fill(name, f"my line on {name}")
    await maya.submit()
    await office.close_form(maya)
    assert "checks in" not in priya.seen
    await office.wait_until(datetime(2026, 11, 23, 12, 9, tzinfo=UTC))
    assert "checks in" not in priya.seen
    await office.wait_until(datetime(2026, 11, 23, 12, 10, tzinfo=UTC))
    assert "Maya checks in on T-1" in priya.seen
    assert "4 of 10 not defined in the task" in priya.seen
    assert "One concern about the model, your call" in priya.seen
    assert "Under 50%" not in priya.seen
    await rule(office)
    assert office.state() == "confirmed"
    assert "T-1: Confirmed 10/10." in maya.seen
    assert "The hold has ended." in maya.seen
    names = office.record_names()
    assert names.count("item found") == 10
    assert "sent by default" in names and "hold" in names and "resume" in names and "corrected" in names


async def rule(office: Office) -> None:
    """Priya answers: one wrong, one for Maya to choose, the rest right; and waives the concern."""
    priya, maya = office.priya, office.maya
    await priya.press("Wrong: fix it")
    priya.fill("What Maya should go by", "share of all firms, per quarter")
    await priya.submit()
    await office.settle()
    assert "before: share of firms adopting per year" in maya.seen
    assert "after: share of all firms, per quarter" in maya.seen
    await priya.press("You choose")
    await office.settle()
    for _ in range(8):
        await priya.press("Right")
        await office.settle()
    await priya.press("Go on")
    await office.settle()
    await maya.press("Write what you choose")
    await maya.submit()
    await office.settle()
