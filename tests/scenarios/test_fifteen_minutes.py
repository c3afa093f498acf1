"""Section 4.5: where even messages about everything leave too much wrong, 15 minutes together are proposed."""

from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_right_question import FOUR, check_in, send

pytestmark = on_one_database

NAMES = ("r_adopt", "k_max", "doubling time", "friction")
BRITTLE = {"hours": "Over 10", "brittle": "Yes, all parts must be right", "purpose": "the board decides"}


async def mark(office: Office, unclear: int) -> None:
    """Maya marks that many of the four parameters unclear and the others clear."""
    maya = office.maya
    await check_in(office, FOUR, **BRITTLE)
    for place, name in enumerate(NAMES):
        maya.fill(name, "Unclear" if place < unclear else "Clear")
    maya.fill("Chance that all 4 are right with what you know now?", "50-80%")
    await maya.submit()
    await maya.submit()


async def test_too_many_for_messages_are_proposed_to_be_gone_through_together(office: Office) -> None:
    maya = office.maya
    await mark(office, unclear=4)
    assert "31% risk stays that one of 4 is wrong. You can propose 15 minutes together." in maya.modal_text
    await maya.press("Propose 15 minutes")
    await office.close_form(maya)
    await maya.run("/checkin why T-1")
    told = "Chance of a wrong result: about 97%, and 31% once checked. That is too many for messages alone: propose 15"
    assert told in maya.seen
    await send(office)
    assert "I'd rather go through it together: 15 minutes on the model?" in office.priya.seen


async def test_two_of_four_are_worth_a_message_and_no_more(office: Office) -> None:
    maya = office.maya
    await mark(office, unclear=2)
    await office.close_form(maya)
    await maya.run("/checkin why T-1")
    assert "Asking is worth it now." in maya.seen and "together as well" not in maya.seen


async def test_where_all_would_have_to_be_checked_the_reason_says_so(office: Office) -> None:
    maya = office.maya
    await mark(office, unclear=3)
    await office.close_form(maya)
    await maya.run("/checkin why T-1")
    assert "Even with every item checked about 26% stays: propose 15 minutes together as well." in maya.seen
