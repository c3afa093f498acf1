"""S9: a task is dropped while it is on hold."""

from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import Office
from tests.scenarios.test_stages_not_decided import answer_card, send

pytestmark = on_one_database


@on_both_databases
async def test_dropped_in_answer_to_the_message_everything_about_it_ends(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await answer_card(office, "Not decided")
    await send(office)
    await maya.press("Put on hold")
    await office.settle()
    await priya.press("Drop the task")
    await office.settle()
    assert "Dropped by Priya: not needed. About 4-10 h not spent." in maya.seen
    said = len(maya.messages), len(priya.messages)
    await office.wait(days=14)
    assert [message.text.splitlines()[0] for message in maya.messages[said[0] :]] == ["Your week"]
    assert [message.text.splitlines()[0] for message in priya.messages[said[1] :]] == ["This week's tasks"]
    assert office.state() == "cancelled"
    assert office.record_names()[-1] == "cancelled"


async def test_answers_to_a_cancelled_task_say_so_and_change_nothing(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await answer_card(office, "Not decided")
    await send(office)
    stale = priya.newest
    await maya.run("/checkin cancel T-1")
    await office.settle()
    before = office.record_names()
    await priya.press("I'll name them", on=stale)
    if priya.modal:
        priya.fill("The stages are not decided. Which should be estimated?", "CV, test")
        await priya.submit()
    assert "This task was cancelled. Nothing was changed" in priya.seen
    assert office.record_names() == before


async def test_a_cancelled_draft_is_never_sent(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.close_form(office.maya)
    await office.maya.run("/checkin cancel T-1")
    await office.settle()
    await office.wait(days=3)
    assert "checks in" not in office.priya.seen
    assert ESSAY_2 not in [message.text for message in office.priya.messages]
