"""S5 and S8: whoever decides is away; an account is gone."""

from datetime import UTC, datetime, timedelta

from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import Office
from tests.scenarios.test_stages_not_decided import answer_card, send

pytestmark = on_one_database


async def away(office: Office, **more: str) -> None:
    """Priya sets two weeks off, from today on."""
    await office.priya.run("/checkin settings")
    office.priya.fill("Away from", "2026-11-23")
    office.priya.fill("Away to", "2026-12-04")
    for label, value in more.items():
        office.priya.fill(label, value)
    await office.priya.submit()
    await office.close_form(office.priya)


@on_both_databases
async def test_s5_maya_hears_at_once_until_when_and_nothing_reaches_priya_while_she_is_away(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2, hours="4-10")
    await away(office)
    posted = len(office.priya.messages)
    await office.maya.press("Looked at it")
    await office.settle()
    await office.maya.press("Answer (under a minute)")
    office.maya.fill("Are the stages decided?", "Not decided")
    office.maya.fill("Will the hours figure decide what the process looks like?", "Not sure")
    office.maya.fill("What should I offer Priya?", "Priya names the top versions")
    await office.maya.submit()
    await office.close_form(office.maya)
    assert "Priya is away until Mon 7 Dec 09:00. Nobody is named to decide meanwhile." in office.maya.seen
    assert "If Priya has not answered by" in office.maya.seen
    await office.wait_until(datetime(2026, 12, 5, 12, tzinfo=UTC))
    assert len(office.priya.messages) == posted
    office.record_names()


async def test_s8_a_draft_in_its_grace_is_not_sent_and_the_task_is_given_to_somebody_else(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.maya.press("Send unless I stop it")
    await office.close_form(office.maya)
    await office.sandbox.change("Maya", deleted=True)
    await office.wait(days=2)
    assert "the stages aren't decided" not in office.priya.seen
    assert "has no assignee now." in office.priya.seen
    await office.priya.press("Keep")
    await office.settle()
    assert "Kept as it is." in office.priya.seen
    await office.priya.press("Reassign")
    office.priya.fill("Who does it?", office.finn)
    await office.priya.submit()
    await office.close_form(office.priya)
    assert office.state() == "reassigned"
    assert office.state(2) == "registered"
    assert "Priya gave you T-2." in office.finn.seen


@on_both_databases
async def test_s8_when_whoever_decides_is_gone_the_assignee_names_somebody_and_the_points_go_there(
    office: Office,
) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.sandbox.change("Priya", deleted=True)
    await office.settle()
    assert "Who decides about it now?" in office.maya.seen
    await office.maya.press("Name someone")
    office.maya.fill("Who decides about this?", office.finn)
    await office.maya.submit()
    await office.close_form(office.maya)
    await office.finn.press("Yes, I decide for Maya")
    await office.settle()
    await office.wait(hours=3)
    assert "the stages aren't decided" in office.finn.seen


async def test_who_answers_later_is_left_alone_until_it_comes_back_with_its_age(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await office.priya.press("More")
    await office.priya.press("I'll answer later")
    await office.close_form(office.priya)
    assert "No reminders until then." in office.priya.seen
    started = office.sandbox.clock.now()
    posted = len(office.priya.messages)
    await office.wait_until(started + timedelta(hours=20))
    assert len(office.priya.messages) == posted
    await office.wait(days=1)
    digest = [message for message in office.priya.messages if "waits for you" in message.text]
    assert "h ago" in digest[0].text or " h " in digest[0].text


async def test_s5_what_waits_for_who_goes_away_is_handed_over_as_the_absence_begins(office: Office) -> None:
    await answer_card(office, "Not decided")
    await send(office)
    await away(office, **{"Away from": "2026-11-24", "Who decides while you are away?": office.sam})
    await office.settle()
    assert "the stages aren't decided" not in office.sam.seen
    begins = datetime(2026, 11, 24, tzinfo=UTC)
    await office.wait_until(begins.replace(hour=18))
    assert "the stages aren't decided" in office.sam.seen
    await office.wait(days=3)
    assert [post for post in office.priya.messages if float(post.ts) >= begins.timestamp()] == []
