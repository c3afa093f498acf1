"""The other ways through: raising things unasked, changing words, second rounds, commands, naming somebody else."""

from tests.core.play import ESSAY_1, ESSAY_2, PARAMETERS
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_stages_not_decided import answer_card, send

pytestmark = on_one_database


async def test_two_taps_from_the_first_message_lead_to_i_cant_do_this_as_stated(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await office.give(priya, maya, ESSAY_2, hours="4-10")
    await maya.press("Cannot do it as stated")
    maya.fill("What would make it possible? One line.", "the list of stages")
    await maya.submit()
    assert "I can't do this as stated. What would make it possible: the list of stages." in maya.modal_text
    await send(office)
    await priya.press("Here is what is missing")
    priya.fill("What Maya should go by", "CV, test, interview")
    await priya.submit()
    await office.settle()
    assert "after: CV, test, interview" in maya.seen


async def test_dropped_in_answer_to_cannot_do(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2, hours="4-10")
    await office.maya.press("Cannot do it as stated")
    office.maya.fill("What would make it possible? One line.", "the list of stages")
    await office.maya.submit()
    await send(office)
    await office.priya.press("Drop it")
    await office.settle()
    assert "Dropped by Priya: not needed." in office.maya.seen
    assert office.state() == "cancelled"


async def test_a_disagreement_is_the_managers_call(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.maya.press("More")
    await office.maya.press("I disagree with the approach")
    office.maya.fill(
        "What is the weakest part of the approach you were given?", "last year's round was unlike this one"
    )
    await office.maya.submit()
    assert "one concern about the approach, your call: last year's round" in office.maya.modal_text
    await send(office)
    await office.priya.press("Change it")
    office.priya.fill("What Maya should go by", "use the last three years")
    await office.priya.submit()
    await office.settle()
    assert "after: use the last three years" in office.maya.seen


async def test_every_word_of_a_draft_can_be_changed_and_arrives_as_changed(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.maya.press("Edit")
    office.maya.fill("Opening", "I need the stages first.")
    office.maya.fill("the purpose", "I would like to know what it is for.")
    await office.maya.submit()
    assert "I need the stages first." in office.maya.modal_text
    await send(office)
    assert "I need the stages first." in office.priya.seen
    assert "I can't do this yet" not in office.priya.seen


async def test_an_answer_that_did_not_help_goes_back_with_what_is_unclear(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.priya.press("I'll name them")
    office.priya.fill("The stages are not decided. Which should be estimated?", "CV, test")
    await office.priya.submit()
    await office.settle()
    await office.maya.press("Still unclear")
    office.maya.fill("the stages: what is still unclear?", "is there no interview?")
    await office.maya.submit()
    await send(office)
    await office.wait(hours=2)
    assert "is there no interview?" in office.priya.seen


async def test_settled_in_person_nothing_is_sent(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.maya.press("Settled already")
    await office.maya.press("Asked in person")
    await office.close_form(office.maya)
    await office.wait(days=3)
    assert "stages" not in office.priya.seen
    assert "settled by assignee" in office.record_names()


async def test_hold_resume_and_hand_in_by_command(office: Office) -> None:
    maya = office.maya
    await answer_card(office, "Yes, I do not know them")
    await send(office)
    await maya.run("/checkin hold T-1")
    assert office.state() == "on hold"
    await maya.run("/checkin hold t-1")
    assert "This is on hold." in maya.seen
    await maya.run("/checkin resume 1")
    assert office.state() == "open points"
    await maya.run("/checkin done T-1")
    assert "Before you hand in: which of these are still your guess?" in maya.modal_text
    maya.fill("the stages", "Still a guess")
    maya.fill("the purpose", "Known")
    await maya.submit()
    await office.settle()
    assert office.state() == "handed in"
    assert "Assumptions, not confirmed: the stages." in office.priya.seen


async def test_somebody_named_can_name_somebody_else(office: Office) -> None:
    maya, sam, finn = office.maya, office.sam, office.finn
    await maya.run(f"/checkin manager {sam.mention}")
    await office.wait(hours=4)
    await sam.press("Ask this person instead")
    sam.fill("Who decides about this?", finn)
    await sam.submit()
    await office.settle()
    assert "Maya named you as the person who decides about their tasks" in finn.seen
    await finn.press("Yes, I decide for Maya")
    await office.settle()
    assert "Finn decides for you." in maya.seen


async def test_all_clear_on_a_brittle_task_can_still_be_checked(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await office.give(priya, maya, ESSAY_1, brittle="Yes, all parts must be right", purpose="the board decides on it")
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    for name in PARAMETERS:
        maya.fill(name, "Clear")
    maya.fill("Chance that all 10 are right with what you know now?", "Over 95%")
    await maya.submit()
    await office.settle()
    assert "nothing open. Go ahead." in maya.seen
    assert office.state() == "assumed, not confirmed"
    await maya.press("Have them checked")
    for name in PARAMETERS:
        maya.fill(name, f"my line on {name}")
    await maya.submit()
    await send(office)
    for _ in PARAMETERS:
        await priya.press("Right")
        await office.settle()
    assert "T-1: Confirmed 10/10." in maya.seen
