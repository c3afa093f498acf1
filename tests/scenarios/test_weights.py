"""`checkin weights` and CHECKIN_WEIGHTS: from what managers put right to what new tasks are weighed by."""

import asyncio
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from app.core.extraction import extract
from app.core.policy import Policy
from app.core.worth import Chances
from app.sandbox.workspace import TEAM_ID
from app.settings import SettingsError, read_settings
from app.usecases.register_assignment import register_assignment
from tests.core.play import MAYA, PRIYA, task
from tests.databases import on_one_database
from tests.office import Office
from tests.scenarios.test_right_question import FOUR, HOURS_OK, check_in, send
from tests.test_settings import checkin

USED = asdict(Chances(guess=0.5))


async def one_guess_put_right(office: Office) -> None:
    """Maya guesses one of four, and Priya puts it right."""
    await check_in(office, FOUR, hours=HOURS_OK, purpose="a rough picture", brittle="No")
    for name, said in (("r_adopt", "My guess"), ("k_max", "Clear"), ("doubling time", "Clear"), ("friction", "Clear")):
        office.maya.fill(name, said)
    await office.maya.submit()
    await office.close_form(office.maya)
    await send(office)
    await office.priya.press("Define it")
    office.priya.fill("What Maya should go by", "share of all firms, per quarter")
    await office.priya.submit()
    await office.settle()


@on_one_database
async def test_the_command_prints_before_and_after_with_what_they_rest_on(office: Office, database_url: str) -> None:
    await one_guess_put_right(office)
    shown = await asyncio.to_thread(checkin, "weights", CHECKIN_DATABASE_URL=database_url)
    assert "My guess" in shown.stdout and "35.0% -> 38.1%  (1 of 1 item put right)" in shown.stdout, shown.stderr
    printed = json.loads(
        (await asyncio.to_thread(checkin, "weights", "--json", CHECKIN_DATABASE_URL=database_url)).stdout
    )
    assert printed["before"] == asdict(Chances())
    assert printed["after"] == asdict(Chances()) | {"guess": 0.381}
    assert (printed["looked_at"]["guess"], printed["wrong"]["guess"]) == (1, 1)


def test_without_a_database_the_command_says_so(tmp_path: Path) -> None:
    refused = checkin("weights", CHECKIN_DATABASE_URL=f"sqlite:///{tmp_path / 'none' / 'checkin.db'}")
    assert refused.exit_code == 2 and refused.stderr.strip()


def test_what_the_command_prints_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(USED))
    assert read_settings({"CHECKIN_WEIGHTS": str(file)}).weights == Chances(guess=0.5)
    assert read_settings({}).weights == Chances()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "cannot be read (No such file or directory)"),
        ("{", "is not JSON (line 1"),
        ("[0.1]", "must hold an object with clear, undefined, guess, unclear, not_decided, no_answer"),
        (json.dumps({"guess": 0.5}), "must hold an object with clear"),
        (json.dumps(USED | {"sure": 0.1}), "and nothing else"),
        (json.dumps(USED | {"guess": 1.5}), "guess must be a number between 0 and 1, such as 0.35"),
        (json.dumps(USED | {"guess": "a lot", "clear": True}), "clear, guess must be a number"),
        (json.dumps(USED | {"guess": float("nan")}), "guess must be a number"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_is_wrong(written: str | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    if written is not None:
        file.write_text(written)
    with pytest.raises(SettingsError, match="CHECKIN_WEIGHTS: ") as raised:
        read_settings({"CHECKIN_WEIGHTS": str(file)})
    assert told in str(raised.value)


async def test_other_chances_reach_new_tasks_and_no_open_one(office: Office) -> None:
    await office.give(office.priya, office.maya, FOUR)
    given = replace(task(FOUR), workspace_id=TEAM_ID, giver_id=office.priya.id, assignee_id=office.maya.id)
    registered = await office.bot.world.run(
        register_assignment,
        given,
        assignee=replace(MAYA, id=office.maya.id),
        giver=replace(PRIYA, id=office.priya.id),
        found=extract(FOUR),
        policy=Policy(chances=Chances(guess=0.5)),
    )
    assert registered.case is not None
    kept = [office.bot.db.read_now(lambda tx, n=n: office.case(tx, n)).checkin.policy.chances for n in (1, 2)]
    assert kept == [Chances(), Chances(guess=0.5)]
