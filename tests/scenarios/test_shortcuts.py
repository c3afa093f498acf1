"""A task is given from anywhere with a shortcut, and taken from a message that was written before."""

from app.sandbox.messages import Message
from app.sandbox.person import Person
from app.slack.manifest import Shortcut
from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database


async def written(office: Office, author: Person, text: str) -> Message:
    """Somebody writes into a channel."""
    return await author.write(office.sandbox.workspace.channels["C0RESEARCH"], text)


async def submit(office: Office, person: Person) -> None:
    """Send the form and say what stands in the one that answers."""
    await person.submit()
    await office.settle()


async def test_a_task_is_given_from_anywhere(office: Office) -> None:
    priya = office.priya
    await priya.shortcut(Shortcut.GIVE)
    assert priya.open_form.content["title"]["text"] == "Give a task"
    priya.fill("Who does it?", office.maya)
    priya.fill("Task", ESSAY_2)
    await submit(office, priya)
    assert "T-1" in priya.modal_text
    await office.close_form(priya)
    assert "Priya gave you T-1." in office.maya.seen


@on_both_databases
async def test_a_managers_message_becomes_a_task_with_a_link_back(office: Office) -> None:
    priya = office.priya
    message = await written(office, priya, f"@Maya {ESSAY_2}")
    await priya.message_shortcut(Shortcut.CHECK_IN, message)
    assert "Priya wrote this and decides about it." in priya.modal_text
    await submit(office, priya)
    await office.close_form(priya)
    link = f"https://sandbox.slack.com/archives/C0RESEARCH/p{message.ts.replace('.', '')}"
    notice = office.maya.newest
    assert notice is not None
    assert link in str(notice.blocks)
    assert link in notice.text
    assert office.record_names()[0] == "registered"


async def test_whoever_is_named_in_a_message_takes_it_and_its_author_is_asked_first(office: Office) -> None:
    maya, priya = office.maya, office.priya
    message = await written(office, priya, f"@Maya {ESSAY_2}")
    await maya.message_shortcut(Shortcut.CHECK_IN, message)
    assert "Priya wrote this and decides about it." in maya.modal_text
    await submit(office, maya)
    assert "Priya is asked whether they decide for you." in maya.modal_text
    await office.close_form(maya)
    assert "Maya named you as the person who decides about their tasks" in priya.seen
    assert "T-1" not in priya.seen
    await priya.press("Yes, I decide for Maya")
    await office.settle()
    await maya.press("Looked at it")
    await office.settle()
    assert "A few questions about T-1" in maya.seen


async def test_the_same_message_is_the_same_task(office: Office) -> None:
    message = await written(office, office.priya, f"@Maya {ESSAY_2}")
    for _ in range(2):
        await office.priya.message_shortcut(Shortcut.CHECK_IN, message)
        await submit(office, office.priya)
        await office.close_form(office.priya)
    await office.maya.run("/checkin status")
    assert "T-1" in office.maya.seen
    assert "T-2" not in office.maya.seen


async def test_somebody_who_neither_wrote_nor_does_it_is_told_who_can(office: Office) -> None:
    finn = office.finn
    message = await written(office, office.priya, f"@Maya {ESSAY_2}")
    await finn.message_shortcut(Shortcut.CHECK_IN, message)
    await submit(office, finn)
    assert "Only Priya, who wrote this, or whoever does it can start this." in finn.modal_text
    assert not office.maya.messages


async def test_an_apps_message_is_given_by_whoever_takes_it(office: Office) -> None:
    bot, priya = office.sandbox.app, office.priya
    channel = office.sandbox.workspace.channels["C0RESEARCH"]
    message = office.sandbox.workspace.post(channel, bot.bot_user_id, ESSAY_2, by=bot)
    await priya.message_shortcut(Shortcut.CHECK_IN, message)
    assert "This was written by an app" in priya.modal_text
    priya.fill("Who does it?", office.maya)
    await submit(office, priya)
    await office.close_form(priya)
    assert "Priya gave you T-1." in office.maya.seen


@on_both_databases
async def test_a_message_too_long_for_the_form_is_kept_whole(office: Office) -> None:
    message = await written(office, office.priya, f"@Maya {'Estimate the hours. ' * 200}")
    await office.priya.message_shortcut(Shortcut.CHECK_IN, message)
    assert "The text is kept whole" in office.priya.modal_text
    await submit(office, office.priya)
    await office.close_form(office.priya)
    assert "gave you T-1." in office.maya.seen
