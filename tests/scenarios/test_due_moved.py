"""The day on which a task is due is moved by who decides about it; an edited text that names other days says how."""

from tests.core.play import ESSAY_1
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_text_changed import CHANGED, edit


async def due_on(office: Office) -> str:
    """The day and hour the first task is due on, in UTC."""
    at = office.bot.db.read_now(office.case).checkin.due_at
    return f"{at:%Y-%m-%d %H:%M}" if at else "none"


async def test_who_decides_moves_the_day_by_command_and_who_does_it_is_told(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_1, due="2026-11-26")
    await office.priya.run("/checkin due T-1 2026-12-03")
    await office.settle()
    assert await due_on(office) == "2026-12-03 17:30"
    assert "T-1 is due Thu 3 Dec 17:30 now. Maya is told." in office.priya.seen
    assert "is due Thu 3 Dec 17:30 now; it was Thu 17:30." in office.maya.seen
    await office.priya.run("/checkin due T-1 none")
    await office.settle()
    assert await due_on(office) == "none"


@on_one_database
async def test_without_a_day_a_form_asks_and_says_what_is_wrong_at_the_field(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_1, due="2026-11-26")
    await office.priya.run("/checkin due T-1")
    office.priya.fill("Due", "2026-11-20")
    await office.priya.submit()
    assert "This day is over." in office.priya.modal_text
    office.priya.fill("Due", "2026-12-03")
    await office.priya.submit()
    await office.close_form(office.priya)
    assert await due_on(office) == "2026-12-03 17:30"


@on_one_database
async def test_what_cannot_be_a_day_or_is_not_theirs_to_move_is_said_and_changes_nothing(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_1, due="2026-11-26")
    for person, line, answer in (
        (office.priya, "/checkin due", "Say which task"),
        (office.priya, "/checkin due T-1 next Tuesday", "“next Tuesday” is no day. Write it as 2026-12-24"),
        (office.priya, "/checkin due T-1 2026-11-20", "This day is over."),
        (office.priya, "/checkin due T-1 2026-11-26", "It is due then already."),
        (office.priya, "/checkin due T-9 2026-12-03", "There is no T-9 of yours."),
        (office.maya, "/checkin due T-1 2026-12-03", "This is not yours to answer."),
        (office.finn, "/checkin due T-1 2026-12-03", "There is no T-1 of yours."),
    ):
        await person.run(line)
        assert answer in person.seen, line
    assert await due_on(office) == "2026-11-26 17:30"


@on_one_database
async def test_s7_a_text_that_names_other_days_says_that_the_due_date_stands_and_how_to_move_it(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_1, due="2026-11-26")
    task = office.bot.db.read_now(office.case).checkin.assignment_id
    await edit(office, task, CHANGED)
    told = "The text names other days; T-1 is still due Thu 17:30. To change that: /checkin due T-1"
    assert told in office.priya.seen
    await edit(office, task, CHANGED.replace("energy price", "energy price, subsidy"))
    assert told not in office.priya.seen
