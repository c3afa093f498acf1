"""S6: a task goes over to somebody else midway."""

from app.core.extraction import extract
from app.core.step import Refusal
from app.sandbox.workspace import TEAM_ID
from app.usecases.change_task import close_task
from app.usecases.reassign_task import reopen_task
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

TEXT = "Estimate the parameters by Thursday: churn, uplift, retention, k_max, tau_lag and growth."
NAMES = ("churn", "uplift", "retention", "k_max", "tau_lag", "growth")


async def midway(office: Office) -> None:
    """Maya had four Clear, one confirmed, and one draft she keeps back."""
    maya = office.maya
    await office.give(office.priya, maya, TEXT, due="2026-11-26", hours="4-10", brittle="Yes, all parts must be right")
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    maya.fill("In one line: what will Priya do with the result?", "Plan the year")
    for name in NAMES:
        maya.fill(name, "My guess" if name == "churn" else "Clear")
    maya.fill("Chance that all 6 are right with what you know now?", "50-80%")
    await maya.submit()
    maya.fill("churn", "customers lost per month")
    await maya.submit()
    await maya.press("Send now")
    await office.close_form(maya)
    await office.priya.press("Right")
    await office.settle()
    await maya.press("More")
    await maya.press("Not decided")
    maya.fill("What is not decided? One line.", "whether uplift counts refunds")
    await maya.submit()
    await maya.press("Don't send")
    await maya.press("Too early")
    await office.close_form(maya)


@on_both_databases
async def test_s6_the_next_one_gets_what_was_confirmed_and_nothing_that_was_kept_back(office: Office) -> None:
    priya, maya, finn = office.priya, office.maya, office.finn
    await midway(office)
    await priya.run("/checkin reassign T-1 @Finn")
    await office.settle()
    assert "T-1 is with Finn now, as T-2." in priya.seen
    assert "Priya gave you T-2." in finn.seen
    assert "Settled: churn: customers lost per month" in finn.seen
    assert "worth 4-10 h" in finn.seen
    before, after = (office.bot.db.read_now(lambda tx, n=n: office.case(tx, n)).checkin for n in (1, 2))
    assert after.due_at == before.due_at is not None and after.brittle is True
    assert "refunds" not in finn.seen and "refunds" not in priya.seen
    assert "is with Finn now (T-2)." in maya.seen
    assert "Nothing you kept back was passed on." in maya.seen
    assert office.state() == "reassigned" and office.state(2) == "registered"
    await finn.press("Looked at it")
    await office.settle()
    await finn.press("Answer (under a minute)")
    assert "uplift" in finn.modal_text and "churn: " not in finn.modal_text
    await office.close_form(finn)
    assert office.record_names()[-1] == "reassigned"
    assert "taken over" in office.record_names(2)
    await maya.run("/checkin record T-1")
    assert "refunds" in maya.modal_text
    await office.close_form(maya)
    posted = len(maya.messages)
    await office.wait(days=4)
    assert len(maya.messages) == posted


async def test_s6_one_thing_is_passed_on_once_and_only_the_next_one_sees_it(office: Office) -> None:
    maya, finn = office.maya, office.finn
    await midway(office)
    await office.priya.run("/checkin reassign T-1 @Finn")
    await office.settle()
    await maya.press("Pass on one thing")
    maya.fill("What should they know?", "Refunds are not settled.")
    await maya.submit()
    assert "Passed on. Only Finn sees it." in maya.modal_text
    await office.close_form(maya)
    assert "“Refunds are not settled.”" in finn.seen
    assert "Refunds are not settled." not in office.priya.seen
    await maya.press("Pass on one thing")
    maya.fill("What should they know?", "And another thing.")
    await maya.submit()
    assert "This has left already." in maya.modal_text
    await office.close_form(maya)


async def test_s6_points_that_are_open_with_the_manager_move_to_the_next_one(office: Office) -> None:
    priya, maya, finn = office.priya, office.maya, office.finn
    await office.give(priya, maya, TEXT, due="2026-11-26", hours="4-10", brittle="Yes, all parts must be right")
    await maya.press("Not decided")
    maya.fill("What is not decided? One line.", "whether uplift counts refunds")
    await maya.submit()
    await maya.press("Send now")
    await office.close_form(maya)
    await priya.run("/checkin reassign T-1 @Finn")
    await office.settle()
    assert "Finn takes this over from Maya (T-1). 1 point is still open with you" in priya.seen
    assert "Goes on as T-2." in priya.seen
    await priya.press("Decide it")
    priya.fill("What Finn should go by", "They do not.")
    await priya.submit()
    await office.settle()
    assert "They do not." in finn.seen
    assert "They do not." not in maya.seen
    assert office.state(2) == "registered" or office.state(2) == "asked"


async def test_a_task_cannot_go_to_whoever_has_it_or_decides_about_it_nor_by_a_foreign_hand(office: Office) -> None:
    priya, maya = office.priya, office.maya
    await office.give(priya, maya, TEXT)
    for line, answer in (
        ("/checkin reassign", "Say which task and who does it now"),
        ("/checkin reassign T-1 @Finn @Sam", "Say which task and who does it now"),
        ("/checkin reassign T-77 @Finn", "There is no T-77 of yours."),
        ("/checkin reassign T-1 @Maya", "Maya does it already."),
        ("/checkin reassign T-1 @Priya", "Priya decides about it."),
        ("/checkin reassign T-1 <@U0NOBODY>", "Nobody here has this name."),
        ("/checkin reassign T-1 <@USLACKBOT>", "This is a bot."),
    ):
        await priya.run(line)
        assert answer in priya.seen, line
    await maya.run("/checkin reassign T-1 @Finn")
    assert "This is not yours to answer." in maya.seen
    await office.sam.run("/checkin reassign T-1 @Finn")
    assert "There is no T-1 of yours." in office.sam.seen
    assert office.state() == "registered"
    await priya.run("/checkin reassign T-1")
    priya.fill("Who does it?", office.maya)
    await priya.submit()
    assert "Maya does it already." in str(priya.errors)
    await office.close_form(priya)
    await priya.run("/checkin cancel T-1")
    await priya.run("/checkin reassign T-1 @Finn")
    assert "This task was cancelled." in priya.seen


async def test_what_was_closed_where_it_came_from_is_taken_up_again_with_what_was_confirmed(office: Office) -> None:
    await midway(office)
    world, task = office.bot.world, office.bot.db.read_now(office.case).checkin.assignment_id
    early = await world.run(reopen_task, TEAM_ID, task, found=extract(TEXT))
    assert early.refusal is Refusal.NOT_NOW
    assert (await world.run(close_task, TEAM_ID, task)).refusal is None
    await office.settle()
    assert "was closed where it came from." in office.maya.seen
    assert office.state() == "closed"
    posted = len(office.maya.messages)
    await office.wait(days=3)
    assert len(office.maya.messages) == posted
    again = await world.run(reopen_task, TEAM_ID, task, found=extract(TEXT))
    await office.settle()
    assert again.case is not None and again.case.checkin.follows == "T-1"
    assert "It takes up T-1." in office.maya.seen
    assert "Settled: churn: customers lost per month" in office.maya.seen
