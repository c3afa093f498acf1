"""Messages in channels: the reaction, edits and deletions, private offers, replies, the step of a workflow. S9, S14."""

from typing import Any

import pytest

from app.core.people import Unfit
from app.core.wording.assign_form import UNFIT
from app.sandbox.messages import Channel, Message
from app.sandbox.person import Person
from app.sandbox.server import Astray
from app.slack.manifest import STEP, Shortcut
from tests.core.play import ESSAY_1
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

TASK = f"@Maya {ESSAY_1}"
JOKE = "someone please estimate how many coffees Dan has had today, parameters: regret, caffeine, shame 😂"


async def channel_of(office: Office) -> Channel:
    """A channel Checkin was invited into."""
    channel = office.sandbox.workspace.channels["C0RESEARCH"]
    await office.sandbox.invite(channel, office.sandbox.app.bot_user_id)
    return channel


async def agree(office: Office, reaction: str = ":dart:") -> None:
    """An administrator sets the reaction that makes a message a task."""
    await office.priya.run("/checkin settings workspace")
    office.priya.fill("Reaction that makes a message a task", reaction)
    await office.priya.submit()
    await office.close_form(office.priya)


async def watched(office: Office) -> Channel:
    """A channel in which offers are on."""
    channel = await channel_of(office)
    await office.priya.run("/checkin watch on", channel.id)
    assert "Offers are on in this channel." in office.priya.seen
    return channel


def tasks(office: Office) -> int:
    """How many tasks there are."""
    return sum("gave you T-" in person.seen or "is yours" in person.seen for person in (office.maya, office.finn))


async def react(office: Office, person: Person, message: Message, name: str = "dart") -> None:
    """Somebody puts a reaction on a message, or takes it back."""
    await person.react(message, name)
    await office.sandbox.dispatch.quiet()
    await office.settle()


async def test_the_agreed_reaction_of_the_author_makes_a_message_a_task_that_both_can_undo(office: Office) -> None:
    channel = await channel_of(office)
    await agree(office)
    message = await office.priya.write(channel, TASK)
    await react(office, office.priya, message)
    assert "Priya gave you T-1." in office.maya.seen
    assert "Until 10:10 it can be undone" in office.maya.seen and "Until 10:10" in office.priya.seen
    assert "Undo, not a task" in office.priya.buttons
    await office.wait(minutes=9)
    assert "A few questions" not in office.maya.seen
    await office.maya.press("Undo, not a task")
    await office.settle()
    for reader in (office.maya, office.priya):
        assert "T-1: not a task after all. Nothing was asked." in reader.seen
    assert office.state() == "cancelled"
    assert office.record_names()[-1] == "undone"
    posted = len(office.maya.messages)
    await office.wait(days=3)
    assert len(office.maya.messages) == posted
    await react(office, office.priya, message)
    await react(office, office.priya, message)
    assert office.state() == "cancelled"


async def test_taking_the_reaction_back_undoes_it_and_after_ten_minutes_nothing_does(office: Office) -> None:
    channel = await channel_of(office)
    await agree(office)
    first, second = await office.priya.write(channel, TASK), await office.priya.write(channel, f"{TASK} Again, please.")
    await react(office, office.priya, first)
    await react(office, office.priya, first)
    assert office.state() == "cancelled"
    await react(office, office.priya, second)
    await office.wait(minutes=11)
    await office.priya.press("Undo, not a task")
    assert "The ten minutes are over. Cancel the task instead." in office.priya.seen
    await react(office, office.priya, second)
    assert office.state(2) != "cancelled"


async def test_whoever_is_named_takes_it_by_the_reaction_and_its_author_is_asked_first(office: Office) -> None:
    channel = await channel_of(office)
    await agree(office, "dart")
    message = await office.priya.write(channel, TASK)
    await react(office, office.maya, message)
    assert "is yours." in office.maya.seen
    assert "Yes, I decide for Maya" in office.priya.buttons


@pytest.mark.parametrize(
    ("reactor", "text", "name"),
    [
        ("Finn", TASK, "dart"),
        ("Priya", TASK, "tada"),
        ("Priya", f"@Maya @Finn {ESSAY_1}", "dart"),
        ("Priya", ESSAY_1, "dart"),
        ("Priya", f"@Slackbot {ESSAY_1}", "dart"),
        ("Sam", JOKE, "dart"),
    ],
)
async def test_nothing_becomes_a_task_by_a_foreign_hand_another_reaction_or_guesswork(
    office: Office, reactor: str, text: str, name: str
) -> None:
    channel = await channel_of(office)
    await agree(office)
    message = await office.priya.write(channel, text)
    await react(office, office.sandbox.person(reactor), message, name)
    assert tasks(office) == 0
    assert not office.maya.messages and not office.finn.messages


async def test_no_reaction_counts_before_one_is_agreed_on_nor_a_name_that_is_none(office: Office) -> None:
    channel = await channel_of(office)
    message = await office.priya.write(channel, TASK)
    await react(office, office.priya, message)
    assert tasks(office) == 0
    await office.priya.run("/checkin settings workspace")
    office.priya.fill("Reaction that makes a message a task", "two words?")
    await office.priya.submit()
    assert "A name of letters, digits" in str(office.priya.errors)
    await office.close_form(office.priya)


async def taken(office: Office) -> tuple[Channel, Message]:
    """Priya's message in a channel of Checkin's is a task of Maya's."""
    channel = await channel_of(office)
    message = await office.priya.write(channel, TASK)
    await office.priya.message_shortcut(Shortcut.CHECK_IN, message)
    await office.priya.submit()
    await office.close_form(office.priya)
    return channel, message


@on_both_databases
async def test_s7_an_edit_of_the_message_reaches_the_task_and_a_smile_does_not(office: Office) -> None:
    _, message = await taken(office)
    before = office.record_names()
    await office.priya.edit(message, f"{TASK}   :wink: 😂")
    await office.settle()
    assert office.record_names() == before
    await office.priya.edit(message, TASK.replace("k_max", "k_min"))
    await office.settle()
    assert "text changed" in office.record_names()
    assert "k_min" in office.maya.seen and "k_max" not in office.maya.seen
    assert "is taken as it reads now (version 2)." in office.priya.seen


async def test_an_edit_that_is_told_after_a_later_one_or_again_changes_nothing(office: Office) -> None:
    _, message = await taken(office)
    office.sandbox.faults.deliveries += [Astray.HELD_BACK, Astray.TWICE]
    await office.priya.edit(message, TASK.replace("k_max", "k_min"))
    await office.priya.edit(message, TASK.replace("k_max", "k_mean"))
    await office.settle()
    assert office.record_names().count("text changed") == 1
    assert "k_mean" in office.maya.seen and "k_min" not in office.maya.seen


@on_both_databases
async def test_s9_a_deleted_message_ends_its_task_and_nothing_revives_it(office: Office) -> None:
    await agree(office)
    _, message = await taken(office)
    await office.priya.remove(message)
    await office.settle()
    assert "was deleted where it came from." in office.maya.seen
    assert office.state() == "closed"
    posted = len(office.maya.messages)
    await react(office, office.priya, message)
    await office.wait(days=3)
    assert len(office.maya.messages) == posted


@on_both_databases
async def test_s14_a_joke_with_offers_off_and_with_offers_on_reaches_nobody_but_its_author(office: Office) -> None:
    channel = await channel_of(office)
    await office.priya.write(channel, JOKE)
    await office.priya.write(channel, TASK)
    assert not office.priya.ephemerals
    await watched(office)
    seen = len(office.priya.ephemerals)
    await office.priya.write(channel, JOKE)
    assert len(office.priya.ephemerals) == seen
    await office.priya.write(channel, f"@Maya {JOKE}")
    for person in (office.maya, office.finn, office.sam):
        assert not person.messages and not person.ephemerals
    assert tasks(office) == 0


@on_both_databases
async def test_s14_what_looks_like_a_task_is_offered_to_its_author_alone_and_yes_makes_it_one(office: Office) -> None:
    channel = await watched(office)
    await office.priya.write(channel, TASK)
    assert "Make this a task for Maya? Only you see this." in office.priya.seen
    assert not office.maya.messages and not office.maya.ephemerals
    await office.priya.press("Yes")
    await office.settle()
    assert "T-1 is with Maya." in office.priya.seen
    assert "Make this a task" not in office.priya.seen
    assert "Priya gave you T-1." in office.maya.seen


async def test_no_leaves_it_and_never_here_is_kept_until_it_is_taken_back(office: Office) -> None:
    channel = await watched(office)
    await office.priya.write(channel, TASK)
    await office.priya.press("No")
    assert "Left as it is." in office.priya.seen
    await office.priya.write(channel, TASK)
    await office.priya.press("Never here")
    assert "Nothing is offered to you in this channel any more." in office.priya.seen
    await office.priya.write(channel, TASK)
    assert "Make this a task" not in office.priya.seen
    await office.priya.run("/checkin watch me", channel.id)
    await office.priya.write(channel, TASK)
    assert "Make this a task" in office.priya.seen
    await office.priya.run("/checkin watch off", channel.id)
    seen = len(office.priya.ephemerals)
    await office.priya.write(channel, TASK)
    assert len(office.priya.ephemerals) == seen
    assert tasks(office) == 0


async def test_offers_are_switched_on_by_administrators_and_only_with_on_or_off(office: Office) -> None:
    channel = await channel_of(office)
    await office.finn.run("/checkin watch on", channel.id)
    assert "Only an administrator of the workspace" in office.finn.seen
    await office.priya.run("/checkin watch maybe", channel.id)
    assert "Type `/checkin watch on`" in office.priya.seen
    await office.priya.write(channel, TASK)
    assert "Make this a task" not in office.priya.seen


async def test_an_offer_whose_message_changed_meanwhile_makes_no_task(office: Office) -> None:
    channel = await watched(office)
    message = await office.priya.write(channel, TASK)
    await office.priya.remove(message)
    await office.priya.press("Yes")
    assert "This message is no longer as it was offered." in office.priya.seen
    assert tasks(office) == 0


async def asked(office: Office) -> tuple[Channel, Message]:
    """Maya's question about Priya's message is with Priya."""
    channel, message = await taken(office)
    await office.maya.press("Not decided")
    office.maya.fill("What is not decided? One line.", "Gross or net prices")
    await office.maya.submit()
    await office.maya.press("Send now")
    await office.close_form(office.maya)
    return channel, message


async def test_a_reply_in_the_thread_answers_an_open_point_with_one_tap(office: Office) -> None:
    channel, message = await asked(office)
    await office.finn.write(channel, "No idea, sorry", thread=message)
    assert not office.finn.ephemerals
    await office.priya.write(channel, "Net of tax, please", thread=message)
    assert "Is this your answer to Maya on T-1? Only you see this." in office.priya.seen
    assert "Net of tax" not in office.maya.seen
    await office.priya.press("Gross or net prices")
    await office.settle()
    assert "Taken as your answer." in office.priya.seen
    assert "Net of tax, please" in office.maya.seen


async def test_a_reply_of_the_assignees_settles_what_they_had_drafted(office: Office) -> None:
    channel, message = await taken(office)
    await office.maya.press("Not decided")
    office.maya.fill("What is not decided? One line.", "Gross or net prices")
    await office.maya.submit()
    await office.close_form(office.maya)
    await office.maya.write(channel, "Settled with Priya at lunch: net", thread=message)
    assert "Does this settle a point of yours on T-1?" in office.maya.seen
    await office.maya.press("Gross or net prices")
    await office.settle()
    assert "settled by assignee" in office.record_names()
    assert "Gross or net" not in office.priya.seen


async def run_step(office: Office, **inputs: Any) -> dict[str, Any]:
    """A workflow runs the step; return how it ended."""
    execution = await office.sandbox.run_step(STEP, inputs)
    await office.sandbox.dispatch.quiet()
    await office.settle()
    ended: dict[str, Any] = office.sandbox.workspace.executions[execution]
    return ended


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"task": " "}, "Fill in: task."),
        ({"assignee": None}, "Fill in: assignee."),
        ({"due": "next week"}, "“next week” is no day."),
        ({"due": "2026-01-01"}, "This day is over."),
        ({"assignee": "U0NOBODY"}, UNFIT[Unfit.UNKNOWN]),
        ({"giver": "USLACKBOT"}, UNFIT[Unfit.BOT]),
    ],
)
async def test_a_step_that_was_filled_in_wrongly_ends_with_what_is_wrong(
    stepping: Office, wrong: dict[str, Any], told: str
) -> None:
    right = {"assignee": stepping.maya.id, "giver": stepping.priya.id, "task": ESSAY_1}
    ended = await run_step(stepping, **{**right, **wrong})
    assert ended["status"] == "failed" and told in ended["error"]
    assert tasks(stepping) == 0


async def test_the_step_of_a_workflow_gives_a_task_and_says_its_number(stepping: Office) -> None:
    ended = await run_step(stepping, assignee=stepping.maya.id, giver=stepping.priya.id, task=ESSAY_1, due="2026-12-01")
    assert ended["status"] == "completed"
    assert ended["outputs"] == {"task": "T-1", "assignee": stepping.maya.id}
    assert "Priya gave you T-1." in stepping.maya.seen and "Due Tue 1 Dec" in stepping.maya.seen
