"""Whose manager? Who said yes before, whom the profile names; a delegate; S4."""

import pytest

from tests.core.play import ESSAY_2
from tests.databases import on_one_database
from tests.office import Office


async def pick(office: Office) -> None:
    """An administrator picks the profile field that names who decides."""
    await office.priya.run("/checkin settings workspace")
    office.priya.fill("Profile field that names who decides for somebody", "Manager")
    await office.priya.submit()
    await office.close_form(office.priya)


async def own_task(office: Office) -> None:
    """Maya gives herself a task."""
    await office.give(office.maya, office.maya, ESSAY_2)


async def test_s4_whom_the_profile_names_is_offered_and_nothing_goes_there_before_a_yes(office: Office) -> None:
    await pick(office)
    await own_task(office)
    assert "Keep it private" in office.maya.buttons and "Ask Priya" in office.maya.buttons
    before = len(office.priya.messages)
    await office.settle()
    assert len(office.priya.messages) == before
    await office.maya.press("Ask Priya")
    await office.settle()
    assert "Priya is asked whether they decide for you." in office.maya.seen
    assert ESSAY_2 not in office.priya.seen
    await office.priya.press("Yes, I decide for Maya")
    await office.settle()
    assert office.bot.db.read_now(office.case).checkin.manager_accepted


@on_one_database
async def test_nobody_is_offered_before_a_field_is_picked(office: Office) -> None:
    await own_task(office)
    assert not any(label.startswith("Ask ") for label in office.maya.buttons)


@on_one_database
async def test_who_said_yes_before_is_offered_before_whom_the_profile_names(office: Office) -> None:
    await pick(office)
    await office.maya.run("/checkin manager @Finn")
    await office.settle()
    await office.finn.press("Yes, I decide for Maya")
    await office.settle()
    await own_task(office)
    assert "Ask Finn" in office.maya.buttons and "Ask Priya" not in office.maya.buttons


@on_one_database
@pytest.mark.parametrize("named", ["", "U0MAYA", "U0NOBODY", "USLACKBOT"])
async def test_a_profile_that_names_nobody_fit_to_decide_offers_nobody(office: Office, named: str) -> None:
    await pick(office)
    await office.sandbox.change("Maya", manager_id=named)
    await own_task(office)
    assert not any(label.startswith("Ask ") for label in office.maya.buttons)


@on_one_database
async def test_s8_whom_the_profile_names_is_not_offered_once_their_account_is_gone(office: Office) -> None:
    await pick(office)
    await own_task(office)
    await office.sandbox.change("Priya", deleted=True)
    await office.settle()
    await office.give(office.maya, office.maya, f"{ESSAY_2} Again.")
    assert not any("Ask Priya" in str(message.blocks) for message in office.maya.messages[-1:])


@on_one_database
async def test_a_profile_is_read_once_and_anew_when_it_changes(office: Office) -> None:
    await pick(office)
    await own_task(office)
    await office.give(office.maya, office.maya, f"{ESSAY_2} Again.")
    read = [one for one in office.sandbox.log.exchanges if one.name == "users.profile.get"]
    assert len(read) == 1
    await office.sandbox.change("Maya", manager_id="U0FINN")
    await office.give(office.maya, office.maya, f"{ESSAY_2} Once more.")
    assert "Ask Finn" in office.maya.buttons


@on_one_database
async def test_two_who_name_each_other_each_decide_for_the_other(office: Office) -> None:
    await pick(office)
    await office.sandbox.change("Priya", manager_id="U0MAYA")
    await own_task(office)
    await office.give(office.priya, office.priya, ESSAY_2)
    assert "Ask Priya" in office.maya.buttons and "Ask Maya" in office.priya.buttons


@on_one_database
async def test_a_delegate_is_named_and_unnamed_by_command_and_has_to_be_fit(office: Office) -> None:
    for line, answer in (
        ("/checkin delegate", "Name one person"),
        ("/checkin delegate @Finn @Sam", "Name one person"),
        ("/checkin delegate @Priya", "You cannot decide about your own tasks."),
        ("/checkin delegate <@USLACKBOT>", "This is a bot."),
        ("/checkin delegate <@U0NOBODY>", "Nobody here has this name."),
        ("/checkin delegate @Sam", "Sam decides while you are away."),
        ("/checkin delegate off", "Nobody decides while you are away."),
    ):
        await office.priya.run(line)
        assert answer in office.priya.seen, line


@on_one_database
async def test_a_task_is_quietened_by_command_by_who_does_it_and_nobody_else(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.priya.run("/checkin quiet T-1")
    assert "This is not yours to answer." in office.priya.seen
    await office.finn.run("/checkin quiet T-1")
    assert "There is no T-1 of yours." in office.finn.seen
    await office.maya.run("/checkin quiet")
    assert "Say which task" in office.maya.seen
    await office.maya.run("/checkin quiet T-1")
    await office.maya.press("I know enough")
    await office.close_form(office.maya)
    assert office.bot.db.read_now(office.case).checkin.quiet
