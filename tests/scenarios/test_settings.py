"""How somebody works: shown, changed, wrong values explained where they stand, and what was held back."""

import pytest

from app.sandbox.person import Person
from app.sandbox.workspace import TEAM_ID
from app.store import people
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

TASK = "Estimate the inputs: r_adopt, k_max and friction."


async def settings(person: Person, **fields: str) -> None:
    """Open one's settings and fill something in."""
    await person.run("/checkin settings")
    for label, value in fields.items():
        person.fill(LABELS[label], value)
    await person.submit()


LABELS = {
    "zone": "Time zone",
    "hours": "Working days and hours",
    "holidays": "Public holidays",
    "away_from": "Away from",
    "away_to": "Away to",
    "here": "At work until",
    "digests": "Digests at",
    "reminders": "Reminders",
    "pause": "Pause until",
    "delegate": "Who decides while you are away?",
    "first_day": "First working day",
}


def standing(person: Person) -> dict[str, str]:
    """What stands in the fields of the open form."""
    return {
        label: next(iter(found), "")
        for label in LABELS.values()
        if (found := [str(value) for value in person.open_form.values[BY_LABEL[label]]["input"].values()][1:2])
    }


BY_LABEL = {label: name for name, label in LABELS.items()}


async def test_settings_show_what_is_assumed_and_keep_what_is_changed(office: Office) -> None:
    maya = office.maya
    await maya.run("/checkin settings")
    assert "Mon-Fri 9:00-17:30, Europe/London" in maya.modal_text
    assert standing(maya)["Time zone"] == "Europe/London"
    maya.fill("Working days and hours", "Mon-Thu 9-15, Fri 9-13")
    maya.fill("Public holidays", "gb-eng")
    await maya.submit()
    assert "You are written to Mon-Thu 9:00-15:00, Fri 9:00-13:00, Europe/London." in maya.modal_text
    await office.close_form(maya)
    await maya.run("/checkin settings")
    assert standing(maya)["Working days and hours"] == "Mon-Thu 9:00-15:00, Fri 9:00-13:00"
    assert standing(maya)["Public holidays"] == "GB-ENG"


WRONG = {
    "zone": [
        ("Europe/Berln", "Did you mean Europe/Berlin"),
        ("UTC+2", "An offset is wrong when clocks change."),
        ("Mars/Olympus", "There is no such zone."),
    ],
    "hours": [
        ("Mon-Fri 17-9", "longer than 14 hours"),
        ("Mon-Fri 9-25", "no time of day"),
        ("9-17", "Name at least one working day"),
        ("Mon-Fri", "Mon-Fri has no hours"),
        ("Mon-Fri 9-17, Wed 12-13", "Hours of Wed overlap"),
        ("whenever", "“whenever” cannot be read"),
    ],
    "holidays": [("DE-XX", "DE-BY"), ("XX", "There is no such country or region.")],
    "digests": [("tea time", "“tea” is no time of day"), ("9, 10, 11, 12, 13", "At most 4 times a day")],
    "away_to": [("2026-11-30", "Fill in both")],
    "pause": [("2026-11-23", "This day is over"), ("2027-11-23", "too far ahead")],
    "first_day": [("9026-11-23", "too far ahead"), ("soon", "Write a date")],
    "delegate": [("U0GUEST", "Guests cannot decide"), ("U0MAYA", "You cannot decide about your own")],
}


@pytest.mark.parametrize("field", WRONG)
async def test_a_wrong_value_is_explained_at_its_field_and_nothing_typed_is_lost(office: Office, field: str) -> None:
    maya = office.maya
    await maya.run("/checkin settings")
    maya.fill("Working days and hours", "Tue-Sat 10-18")
    for value, told in WRONG[field]:
        maya.fill(LABELS[field], value)
        await maya.submit()
        shown = dict(maya.open_form.errors)
        assert told in " ".join(shown.values()), (value, shown)
        assert set(shown) <= {field, "away_from"}
        if field != "hours":
            assert standing(maya)["Working days and hours"] == "Tue-Sat 10-18"
    kept = office.bot.db.read_now(lambda tx: people.find(tx, TEAM_ID, maya.id))
    assert kept is not None
    assert kept.preferences.week is None


async def test_what_is_left_as_it_was_goes_on_following_slack(office: Office) -> None:
    maya = office.maya
    await settings(maya, reminders="Fewer")
    await office.close_form(maya)
    await office.sandbox.change("Maya", tz="Asia/Kolkata")
    await maya.run("/checkin settings")
    assert "Asia/Kolkata" in maya.modal_text


async def test_no_digest_is_a_choice(office: Office) -> None:
    await settings(office.priya, digests="off")
    await office.close_form(office.priya)
    await office.priya.run("/checkin settings")
    assert standing(office.priya)["Digests at"] == "off"


async def test_a_pause_holds_everything_back_and_tells_how_much_when_it_ends(office: Office) -> None:
    maya = office.maya
    await maya.run("/checkin pause until 2026-12-07")
    assert "Paused until Mon 7 Dec." in maya.seen
    await office.give(office.priya, maya, TASK)
    assert maya.messages == []
    await office.wait(days=3)
    assert maya.messages == []
    await maya.run("/checkin pause off")
    assert "1 message waits for you" in maya.seen
    await office.settle()
    assert "Priya gave you T-1." in maya.seen
    await maya.run("/checkin pause off")
    assert "You are not paused." in maya.seen


@on_both_databases
async def test_what_a_pause_held_back_comes_on_the_day_it_ends(office: Office) -> None:
    maya = office.maya
    await settings(maya, pause="2026-11-26")
    await office.close_form(maya)
    await office.give(office.priya, maya, TASK)
    await office.wait(days=2, hours=22)  # Thursday, 8:00
    assert maya.messages == []
    await office.wait(hours=1, minutes=1)
    assert "Priya gave you T-1." in maya.seen


async def test_a_pause_without_an_end_has_one(office: Office) -> None:
    await office.maya.run("/checkin pause")
    assert "Paused until Mon 21 Dec." in office.maya.seen


@pytest.mark.parametrize("typed", ["until yesterday", "until 2020-01-01", "for ever"])
async def test_a_pause_that_cannot_be_read_says_what_to_write(office: Office, typed: str) -> None:
    await office.maya.run(f"/checkin pause {typed}")
    assert "/checkin pause until 2026-12-24" in office.maya.seen


async def test_other_hours_move_what_is_kept(office: Office) -> None:
    maya = office.maya
    await office.wait(hours=10)  # Monday, 20:00
    await office.give(office.priya, maya, TASK)
    assert maya.messages == []
    await settings(maya, hours="Mon-Fri 19-23")
    assert "1 message waits for you" in maya.modal_text
    await office.close_form(maya)
    assert "Priya gave you T-1." in maya.seen


@on_both_databases
async def test_what_holds_for_everybody_is_changed_by_administrators_alone(office: Office) -> None:
    await office.maya.run("/checkin settings workspace")
    assert "changed by the workspace's administrators" in office.maya.seen
    priya = office.priya
    await priya.run("/checkin settings workspace")
    priya.fill("Company days off, one a line", "2026-11-24 - 2026-11-25 Moving house")
    priya.fill("Working time before a draft leaves", "5 min")
    priya.fill("Cards to one person a day, at most", "99")
    await priya.submit()
    assert priya.open_form.errors == {
        "grace": "From 30 min to 16 h. Write a value within.",
        "cards_a_day": "From 1 to 8. Write a value within.",
    }
    priya.fill("Working time before a draft leaves", "999999999999 h")
    await priya.submit()
    assert "cannot be read" in priya.open_form.errors["grace"]
    priya.fill("Working time before a draft leaves", "1 day")
    priya.fill("Cards to one person a day, at most", "3")
    await priya.submit()
    await office.close_form(priya)
    await priya.run("/checkin settings workspace")
    assert "2026-11-24 - 2026-11-25 Moving house" in str(priya.open_form.values)
    workplace = office.bot.db.read_now(lambda tx: people.workplace(tx, TEAM_ID))
    assert (workplace.grace.total_seconds() / 3600, workplace.caps.cards_a_day) == (8, 3)
    await office.close_form(priya)
    await office.wait(hours=8)  # Monday, 18:00
    await office.give(priya, office.maya, TASK)
    await office.wait(days=2)
    assert office.maya.messages == []
    await office.wait(hours=15, minutes=1)  # Thursday, 9:01
    assert "Priya gave you T-1." in office.maya.seen


async def test_a_task_is_due_at_the_end_of_the_day_its_assignee_set(office: Office) -> None:
    await settings(office.maya, zone="Berlin", hours="Mon-Fri 8-16")
    await office.close_form(office.maya)
    await office.priya.run(f"/checkin assign <@{office.maya.id}> {TASK}")
    office.priya.fill("Due", "2026-12-03")
    await office.priya.submit()
    await office.settle()
    assert "Due Thu 3 Dec 16:00" in office.maya.seen
    assert "Due Thu 3 Dec 15:00" in office.priya.seen
