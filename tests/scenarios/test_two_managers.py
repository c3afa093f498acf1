"""S10: two people decide about one task."""

from datetime import timedelta

from sqlalchemy import select

from app.sandbox.messages import Message
from app.slack.manifest import Shortcut
from app.store.tables import outbox
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

TEXT = "@Maya Estimate the parameters by Thursday: churn, uplift and growth."


async def given(office: Office) -> Message:
    """Priya's message is a task of Maya's, and Sam writes into its thread what he wants; his reply is returned."""
    channel = office.sandbox.workspace.channels["C0RESEARCH"]
    message = await office.priya.write(channel, TEXT)
    await office.priya.message_shortcut(Shortcut.CHECK_IN, message)
    await office.priya.submit()
    await office.close_form(office.priya)
    return await office.sam.write(channel, "price, net of tax", thread=message)


async def two(office: Office) -> None:
    """Priya makes Sam's reply part of the task; Maya asks about price."""
    maya = office.maya
    reply = await given(office)
    await office.priya.message_shortcut(Shortcut.CHECK_IN, reply)
    assert "Sam decides about it" in office.priya.modal_text
    await office.priya.submit()
    await office.close_form(office.priya)
    await office.wait(hours=5)
    assert "“price, net of tax” is part of it now." in office.sam.seen
    await maya.press("Answer (under a minute)")
    maya.fill("In one line: what will Priya do with the result?", "Plan the year")
    for name in ("churn", "uplift", "growth"):
        maya.fill(name, "My guess" if name == "churn" else "Clear")
    maya.fill("price, net of tax", "My guess")
    maya.fill("If one of these is far off, is the result useless?", "Yes, all must be right")
    await maya.submit()
    maya.fill("churn", "customers lost per month")
    maya.fill("price, net of tax", "list price less discounts, per unit")
    await maya.submit()
    await maya.press("Send now")
    await office.close_form(maya)


@on_both_databases
async def test_s10_each_point_goes_to_whoever_wrote_it_and_the_other_gets_a_copy_with_the_digest(
    office: Office,
) -> None:
    priya, sam = office.priya, office.sam
    await two(office)
    assert "customers lost per month" in priya.seen and "less discounts" not in priya.seen
    assert "less discounts" in sam.seen and "customers lost per month" not in sam.seen
    await sam.press("Right")
    await office.settle()
    assert "✓ Right." in office.maya.seen
    assert "Copy: Sam answered Maya" not in priya.seen
    await office.wait(hours=20)
    assert "Copy: Sam answered Maya" in priya.seen
    assert "Nothing to do if you agree." in priya.seen


async def differ(office: Office) -> None:
    """Sam says Right, Priya says something else."""
    await two(office)
    await office.sam.press("Right")
    await office.wait(hours=20)
    copy = next(message for message in office.priya.messages if "Copy: Sam" in message.text)
    await office.priya.press("Wrong: fix it", on=copy)
    office.priya.fill("What Maya should go by", "gross, per unit")
    await office.priya.submit()
    await office.close_form(office.priya)


@on_both_databases
async def test_s10_answers_that_differ_are_put_side_by_side_to_both_and_never_to_the_assignee(office: Office) -> None:
    priya, maya, sam = office.priya, office.maya, office.sam
    await differ(office)
    await office.wait(hours=5)
    for reader in (priya, sam):
        assert "two answers differ. Which is final?" in reader.seen
        assert "“gross, per unit”" in reader.seen and "right as it stands" in reader.seen
        assert "Without a choice Priya's counts" in reader.seen
    assert "Which is final?" not in maya.seen
    assert "Two answers differ; those who gave them settle it." in maya.seen
    assert office.state() == "open points"
    await sam.press("Priya's")
    await office.settle()
    assert "after: gross, per unit" in maya.seen
    assert "Priya's answer is final (chosen by one of you)" in priya.seen
    names = office.record_names()
    assert names.index("conflict") < names.index("made final")


@on_both_databases
async def test_s10_without_a_choice_the_answer_of_whoever_gave_the_task_counts_after_a_working_day(
    office: Office,
) -> None:
    await differ(office)
    final_at = office.bot.db.read_now(office.case).checkin.final_at
    assert final_at is not None
    await office.wait_until(final_at - timedelta(minutes=1))
    assert "answer is final" not in office.priya.seen
    await office.wait_until(final_at)
    assert "Priya's answer is final (nobody chose in time)" in office.priya.seen
    assert "after: gross, per unit" in office.maya.seen


async def test_a_reply_is_made_part_of_a_task_by_whoever_decides_about_it_and_by_nobody_else(office: Office) -> None:
    reply = await given(office)
    await office.sam.message_shortcut(Shortcut.CHECK_IN, reply)
    assert "Give a task" in str(office.sam.open_form.content["title"])
    await office.close_form(office.sam)
    await office.priya.message_shortcut(Shortcut.CHECK_IN, reply)
    await office.priya.submit()
    await office.close_form(office.priya)
    third = await office.finn.write(
        office.sandbox.workspace.channels["C0RESEARCH"],
        "and the margin",
        thread=reply,
    )
    await office.priya.message_shortcut(Shortcut.CHECK_IN, third)
    await office.priya.submit()
    assert "Two people decide about this already." in office.priya.modal_text
    await office.close_form(office.priya)


async def test_who_decides_beside_the_manager_is_interrupted_no_oftener_than_anybody(office: Office) -> None:
    for number in range(3):
        await office.give(office.sam, office.finn, f"Estimate the rent and the heating of house {number}.")
    await two(office)
    await office.wait(hours=8)
    rows = office.bot.db.read_now(
        lambda tx: tx.execute(
            select(outbox.c.kind, outbox.c.cost).where(outbox.c.recipient_id == office.sam.id, outbox.c.kind == "ask")
        ).all()
    )
    assert rows == [("ask", "interruption")]
