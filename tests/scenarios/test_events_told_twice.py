"""Slack tells of an event twice: it is known by its id, and changes things once, whatever happened in between."""

import copy
from dataclasses import replace

from sqlalchemy import text

from app.core.people import Bond
from app.core.people import Person as Somebody
from app.sandbox.log import Exchange, Way
from app.sandbox.messages import Channel, Message
from app.sandbox.workspace import TEAM_ID
from app.slack.manifest import Mode
from app.store import checkins, inbox, people
from app.store.tx import Tx
from app.usecases.follow_message import delete_message
from app.usecases.learn_manager import learn_manager
from app.usecases.learn_person import learn_person
from tests.core.play import ESSAY_1, ESSAY_2
from tests.databases import on_one_database
from tests.office import Office, opened
from tests.scenarios.test_channels import TASK, agree, channel_of, react, run_step, taken


def told(office: Office, kind: str) -> Exchange:
    """The last event of that kind that the bot was told of."""
    return next(one for one in reversed(office.sandbox.log.exchanges) if one.way is Way.EVENT and one.name == kind)


async def tell_again(office: Office, kind: str) -> None:
    """Slack tells of the last event of that kind again."""
    payload = copy.deepcopy(told(office, kind).request)
    await office.sandbox.dispatch.deliver(office.sandbox.app, Way.EVENT, kind, payload, retry=1)
    await office.settle()


async def begun(office: Office) -> tuple[Channel, Message]:
    """Priya's message is a task of Maya's by the agreed reaction."""
    channel = await channel_of(office)
    await agree(office)
    message = await office.priya.write(channel, TASK)
    await react(office, office.priya, message)
    return channel, message


async def for_finn(office: Office, message: Message) -> None:
    """Priya's message names Finn now."""
    await office.priya.edit(message, TASK.replace("@Maya", "@Finn"))
    await office.settle()


def numbers(office: Office) -> list[int]:
    """The numbers of all tasks."""
    return office.bot.db.read_now(lambda tx: list(tx.scalars(text("SELECT number FROM checkins ORDER BY number"))))


async def test_a_reaction_told_again_after_it_was_undone_and_the_message_names_another_gives_no_task(
    office: Office,
) -> None:
    _, message = await begun(office)
    await office.maya.press("Undo, not a task")
    await office.settle()
    await for_finn(office, message)
    await tell_again(office, "reaction_added")
    assert (numbers(office), office.state()) == ([1], "cancelled")


@on_one_database
async def test_a_reaction_taken_back_and_told_again_leaves_the_task_that_was_made_since(office: Office) -> None:
    _, message = await begun(office)
    await react(office, office.priya, message)
    await for_finn(office, message)
    await react(office, office.priya, message)
    assert (office.state(1), numbers(office)) == ("cancelled", [1, 2])
    await tell_again(office, "reaction_removed")
    assert office.state(2) != "cancelled"


@on_one_database
async def test_a_reaction_whose_author_could_not_be_asked_asks_when_it_is_told_again_and_once(office: Office) -> None:
    channel = await channel_of(office)
    await agree(office)
    message = await office.priya.write(channel, TASK)
    await react(office, office.maya, message)
    stamp = f"event {told(office, 'reaction_added').request['event_id']} name"

    def forget(tx: Tx) -> None:
        tx.execute(text("DELETE FROM bonds"))

    def bond(tx: Tx) -> Bond | None:
        return people.bond_between(tx, TEAM_ID, office.maya.id, office.priya.id)

    await office.bot.db.run(forget)
    await office.bot.db.run(lambda tx: inbox.give_back(tx, TEAM_ID, stamp))
    await tell_again(office, "reaction_added")
    assert office.bot.db.read_now(bond) is Bond.PROPOSED
    await office.bot.db.run(forget)
    await tell_again(office, "reaction_added")
    assert office.bot.db.read_now(bond) is None
    assert numbers(office) == [1]


@on_one_database
async def test_an_edit_told_again_after_the_text_was_put_back_changes_nothing(office: Office) -> None:
    _, message = await taken(office)
    await office.priya.edit(message, TASK.replace("k_max", "k_min"))
    await office.settle()
    first = office.record_names()
    await office.bot.db.run(lambda tx: tx.execute(text("DELETE FROM inbox WHERE stamp LIKE 'edited %'")).close())
    await tell_again(office, "message.message_changed")
    assert office.record_names() == first
    assert told(office, "message.message_changed").retry == 1


@on_one_database
async def test_a_deletion_told_again_leaves_what_was_taken_from_there_since(office: Office) -> None:
    channel, message = await taken(office)
    await office.priya.remove(message)
    await office.settle()
    assert office.state() == "closed"
    await office.give(office.priya, office.maya, ESSAY_2)

    def move(tx: Tx) -> None:
        place = {"source": "message", "name": f"{channel.id}:{message.ts}:again"}
        tx.execute(text("UPDATE checkins SET source = :source, external_id = :name WHERE number = 2"), place)

    await office.bot.db.run(move)
    at = f"{channel.id}:{message.ts}"
    assert len(office.bot.db.read_now(lambda tx: checkins.from_place(tx, TEAM_ID, "message", at))) == 1
    await tell_again(office, "message.message_deleted")
    assert office.state(2) != "closed"
    assert len(await office.bot.world.run(delete_message, TEAM_ID, at, by=office.priya.id, request="event Other")) == 1


def known(office: Office, person_id: str) -> Somebody:
    found = office.bot.db.read_now(lambda tx: people.find(tx, TEAM_ID, person_id))
    assert found is not None
    return found


@on_one_database
async def test_how_somebody_was_described_and_told_again_does_not_undo_what_was_learned_since(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.sandbox.change("Maya", status="Writing")
    await office.sandbox.dispatch.quiet()
    described = known(office, office.maya.id)
    await office.bot.world.run(learn_person, TEAM_ID, replace(described, name="Maya Since"))
    await tell_again(office, "user_change")
    assert known(office, office.maya.id).name == "Maya Since"


@on_one_database
async def test_a_changed_profile_told_again_does_not_forget_what_was_read_since(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    maya, priya = known(office, office.maya.id), known(office, office.priya.id)
    await office.bot.world.run(learn_manager, TEAM_ID, maya, priya)
    await office.sandbox.change("Maya", manager_id="U0FINN")
    await office.sandbox.dispatch.quiet()
    assert known(office, maya.id).learned.manager_id == ""
    await office.bot.world.run(learn_manager, TEAM_ID, maya, priya)
    await tell_again(office, "user_profile_changed")
    assert known(office, maya.id).learned.manager_id == priya.id


@on_one_database
async def test_a_step_told_again_gives_its_task_once_and_is_taken_though_it_has_ended(stepping: Office) -> None:
    ended = await run_step(stepping, assignee=stepping.maya.id, giver=stepping.priya.id, task=ESSAY_1)
    await tell_again(stepping, "function_executed")
    assert told(stepping, "function_executed").ok
    assert (ended["outputs"]["task"], numbers(stepping)) == ("T-1", [1])


@on_one_database
async def test_what_failed_is_done_when_it_is_told_again(database_url: str) -> None:
    async with opened(database_url, Mode.HTTP) as office:
        channel = await channel_of(office)
        await agree(office)
        await office.give(office.priya, office.maya, ESSAY_2)
        whole = office.bot.db.read_now(
            lambda tx: tx.scalar(text("SELECT preferences FROM people WHERE person_id = 'U0PRIYA'"))
        )

        async def spoil(value: str) -> None:
            change = f"UPDATE people SET preferences = '{value}' WHERE person_id = 'U0PRIYA'"
            await office.bot.db.run(lambda tx: tx.execute(text(change)).close())

        await spoil('{"zone": [1]}')
        office.sandbox.dispatch.retry_seconds = (0,)
        await react(office, office.priya, await office.priya.write(channel, TASK))
        assert (told(office, "reaction_added").retry, numbers(office)) == (3, [1])
        await spoil(whole)
        await tell_again(office, "reaction_added")
        assert numbers(office) == [1, 2]
