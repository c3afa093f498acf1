"""S2: hours are asked for a process whose stages nobody has decided."""

from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

PURPOSE = "In one line: what will Priya do with the result?"
STAGES = "Are the stages decided?"
CRUX = "Will the hours figure decide what the process looks like?"
OFFER = "What should I offer Priya?"


async def answer_card(office: Office, stages: str) -> None:
    """Maya answers the card: she does not know the purpose, and says what she knows of the stages."""
    maya = office.maya
    await office.give(office.priya, maya, ESSAY_2, hours="4-10")
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    assert PURPOSE in maya.modal_text
    assert not any("how many" in question.casefold() for question in maya.fields)
    maya.fill(STAGES, stages)
    maya.fill(CRUX, "Not sure")
    maya.fill(OFFER, "Priya names the top versions")
    await maya.submit()


async def send(office: Office) -> None:
    """Maya sends her message by hand; it is her first."""
    await office.maya.press("Send now")
    await office.close_form(office.maya)


@on_both_databases
async def test_the_manager_names_two_versions_and_what_the_figure_is_for(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await answer_card(office, "Not decided")
    assert (
        "I can't do this yet, because the stages aren't decided. If the hours matter for what you decide, "
        "I can sketch 2-3 versions and estimate each, or you name the top ones and I estimate those."
    ) in maya.modal_text
    assert "What will you use the figure for?" in maya.modal_text
    await send(office)
    assert "I can't do this yet, because the stages aren't decided." in priya.seen
    await priya.press("I'll name them")
    priya.fill("The stages are not decided. Which should be estimated?", "CV, test, interview, or CV, test, trial day")
    priya.fill("What will you use the figure for?", "to choose between them")
    await priya.submit()
    await office.settle()
    assert "Version 1 \nCV → test → interview" in maya.seen
    assert "Version 2 \nCV → test → trial day" in maya.seen
    assert "to choose between them" in maya.seen
    await maya.press("Fill in the stages")
    maya.fill("Version 1, CV: minutes each?", "5")
    maya.fill("Version 1, interview: how many?", "8")
    maya.fill("Version 1, interview: minutes each?", "45")
    await maya.submit()
    assert "Who has last year's count?" in maya.modal_text
    await send(office)
    assert "Sent to Priya (10:00); it arrives at 12:00" in maya.seen
    assert "Who has last year's count?" not in priya.seen
    await office.wait(hours=2)
    assert "Who has last year's count?" in priya.seen
    names = office.record_names()
    assert "versions named" in names and "purpose filled" in names and "figures given" in names


async def test_not_needed_closes_the_task_and_says_what_it_saved(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.priya.press("More")
    await office.priya.press("Not needed")
    await office.close_form(office.priya)
    assert office.state() == "closed"
    assert "not needed, closed by Priya. This saved about 4-10 h." in office.maya.seen
    office.record_names()


async def test_stages_that_maya_does_not_know_are_asked_for_not_decided(office: Office) -> None:
    await answer_card(office, "Yes, I do not know them")
    assert "please tell me what they are" in office.maya.modal_text
    assert "aren't decided" not in office.maya.modal_text
    await send(office)
    await office.priya.press("Here they are")
    office.priya.fill("Which stages are there?", "CV, test, interview")
    await office.priya.submit()
    await office.settle()
    assert "CV → test → interview" in office.maya.seen


async def test_hold_keeps_the_point_open_and_stops_the_work(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.priya.press("Hold")
    await office.settle()
    assert office.state() == "on hold"
    assert "is on hold (Priya)." in office.maya.seen
    await office.priya.press("Go on")
    await office.settle()
    assert office.state() == "open points"
