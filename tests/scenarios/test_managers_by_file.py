"""A company lists who decides for whom: from a file, here or by the process that serves."""

from pathlib import Path

from app.core.tokens import Right
from tests.core.play import ESSAY_2
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_orders_by_file import Desk, desk, serving
from tests.scenarios.test_whose_manager import own_task, pick

__all__ = ["desk"]
STAFF = "person,manager\nmaya@example.com,finn@example.com\nU0PRIYA,\n"


async def listed(office: Office, desk: Desk, to: tuple[str, ...], text: str = STAFF) -> str:
    """What is said when the file is listed."""
    file = desk.folder / "staff.csv"
    file.write_text(text)
    result = await desk.type("managers", str(file), *to)
    await office.settle()
    return result.output


async def test_whom_the_list_names_is_offered_before_whom_the_profile_names(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, to):
        assert await listed(office, desk, to) == (
            "Row 2: Finn decides for Maya.\nRow 3: nobody is listed for Priya.\n2 rows kept.\n"
        )
        await pick(office)
        await own_task(office)
        assert "Ask Finn" in office.maya.buttons and "Ask Priya" not in office.maya.buttons
        assert ESSAY_2 not in office.finn.seen
        await office.maya.press("Ask Finn")
        await office.settle()
        assert "Yes, I decide for Maya" in office.finn.buttons


@on_one_database
async def test_whom_somebody_named_themselves_is_offered_before_the_list(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, to):
        await office.maya.run("/checkin manager @Priya")
        await office.settle()
        await office.priya.press("Yes, I decide for Maya")
        await office.settle()
        await listed(office, desk, to)
        await own_task(office)
        assert "Ask Priya" in office.maya.buttons and "Ask Finn" not in office.maya.buttons


@on_one_database
async def test_an_empty_cell_takes_somebody_off_the_list(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, to):
        await listed(office, desk, to)
        await listed(office, desk, to, "person,manager\nmaya@example.com,\n")
        await own_task(office)
        assert not any(label.startswith("Ask ") for label in office.maya.buttons)


@on_one_database
async def test_one_wrong_row_and_nothing_is_kept(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, to):
        said = await listed(office, desk, to, STAFF + "finn@example.com,nobody@example.com\n")
        assert "Row 4, manager: Nobody in this workspace is “nobody@example.com”." in said
        await own_task(office)
        assert not any(label.startswith("Ask ") for label in office.maya.buttons)


@on_one_database
async def test_a_token_for_tasks_alone_lists_nobody(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path, Right.ASSIGNMENTS) as (office, desk, to):
        assert "imports:write" in await listed(office, desk, to)


@on_one_database
async def test_a_list_is_taken_where_nothing_serves_and_a_dry_run_keeps_nothing(desk: Desk) -> None:
    file = desk.folder / "staff.csv"
    file.write_text(STAFF)
    shown = await desk.type("managers", str(file), "--dry-run")
    assert shown.stdout.endswith("2 rows would be kept. Nothing was changed.\n")
    kept = await desk.type("managers", str(file))
    assert (kept.exit_code, kept.stdout.splitlines()[-1]) == (0, "2 rows kept.")
    file.write_text("person,manager\nmaya@example.com,maya@example.com\n")
    refused = await desk.type("managers", str(file))
    assert refused.exit_code == 2
    assert "1 of 1 rows cannot be kept." in refused.output
    assert (await desk.type("managers", str(file), "--to", "http://127.0.0.1:1")).exit_code == 2
    assert "cannot be read" in (await desk.type("managers", str(file.with_name("gone.csv")))).output
