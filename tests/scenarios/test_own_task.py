"""S4: somebody gives a task to themselves."""

from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database


async def answer(office: Office) -> None:
    """Maya answers the questions of her own task."""
    maya = office.maya
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    maya.fill("Are the stages decided?", "Not decided")
    maya.fill("Will the hours figure decide what the process looks like?", "Yes")
    maya.fill("What should I offer your manager?", "Wait until decided")
    await maya.submit()
    await office.close_form(maya)


async def test_kept_private_the_same_questions_are_asked_and_nothing_leaves(office: Office) -> None:
    maya = office.maya
    await office.give(maya, maya, ESSAY_2)
    assert "Keep this as a private checklist, or name someone to check it?" in maya.seen
    assert "Looked at it" not in maya.buttons
    await maya.press("Keep it private")
    await office.settle()
    await answer(office)
    assert "A private checklist: nothing here leaves." in maya.seen
    await office.wait(days=7)
    assert all(not person.messages for person in (office.priya, office.finn, office.sam))
    office.record_names()


async def test_whoever_is_named_is_asked_first_and_gets_nothing_before_a_yes(office: Office) -> None:
    maya, sam = office.maya, office.sam
    await office.give(maya, maya, ESSAY_2)
    await maya.press("Keep it private")
    await office.settle()
    await answer(office)
    await maya.press("Name someone")
    maya.fill("Who decides about this?", sam)
    await maya.submit()
    await office.close_form(maya)
    await office.wait(hours=4)
    assert "Maya named you as the person who decides about their tasks" in sam.seen
    assert "stages" not in sam.seen
    assert "Nothing of yours goes to them before a yes." in maya.seen
    await sam.press("Yes, I decide for Maya")
    await office.settle()
    assert "Sam decides for you." in maya.seen
    await maya.press("Send now")
    await office.settle()
    assert "Maya checks in on T-1" in sam.seen
    assert "the stages aren't decided" in sam.seen
    office.record_names()


@on_both_databases
async def test_a_no_leaves_the_task_waiting_for_another_name(office: Office) -> None:
    maya, sam = office.maya, office.sam
    await maya.run(f"/checkin manager {sam.mention}")
    await office.wait(hours=4)
    await sam.press("Not me")
    await office.settle()
    assert "Sam does not decide for you." in maya.seen
    await sam.press("Not me") if "Not me" in sam.buttons else None
    assert "checks in" not in sam.seen


async def test_a_person_can_name_a_few_managers_a_day_not_fifty(office: Office) -> None:
    maya = office.maya
    for name in ("Priya", "Sam", "Finn"):
        await maya.run(f"/checkin manager {office.sandbox.person(name).mention}")
    await maya.run(f"/checkin manager {office.sandbox.person('Noah').mention}")
    assert "You named several people today already." in maya.seen


async def test_naming_a_manager_for_the_future_opens_nothing_that_is_kept_private(office: Office) -> None:
    maya, sam = office.maya, office.sam
    await office.give(maya, maya, ESSAY_2)
    await maya.press("Keep it private")
    await office.settle()
    await answer(office)
    await maya.run(f"/checkin manager {sam.mention}")
    await office.wait(hours=4)
    await sam.press("Yes, I decide for Maya")
    await office.settle()
    await office.wait(days=3)
    assert "stages" not in sam.seen
    assert "T-1" not in sam.seen
