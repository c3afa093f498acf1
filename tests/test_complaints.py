"""What people complain of in tools like this one (`peers.md`, by number), each played once and found not to happen."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.sandbox.faults import Fault
from app.sandbox.person import Person
from app.sandbox.workspace import TEAM_ID
from app.store import people
from tests.databases import on_both_databases, on_one_database
from tests.office import Office

pytestmark = on_one_database

TASK = "Estimate the inputs: r_adopt, k_max and friction."


def stamps(person: Person) -> list[datetime]:
    """When each message reached somebody, in their own time."""
    zone = ZoneInfo(person.member.tz or "UTC")
    return [datetime.fromtimestamp(float(message.ts), UTC).astimezone(zone) for message in person.messages]


async def until(office: Office, *at: int, zone: str = "UTC") -> None:
    await office.wait_until(datetime(*at, tzinfo=ZoneInfo(zone)))  # type: ignore[misc,arg-type]  # year to minute


async def fill_settings(person: Person, **fields: str) -> None:
    labels = {"hours": "Working days and hours", "holidays": "Public holidays", "zone": "Time zone"}
    labels |= {"away_from": "Away from", "away_to": "Away to", "here": "At work until"}
    await person.run("/checkin settings")
    for name, value in fields.items():
        person.fill(labels[name], value)
    await person.submit()
    await person.close()


async def test_complaint_07_people_on_holiday_are_not_chased(office: Office) -> None:
    """An absence set by hand: not asked, not reminded; the task waits and comes on the first morning back."""
    await fill_settings(office.maya, away_from="2026-11-23", away_to="2026-12-04")
    await office.give(office.priya, office.maya, TASK)
    await until(office, 2026, 12, 7, 8, 59)
    assert office.maya.messages == []
    await until(office, 2026, 12, 7, 9, 1)
    assert {at.date().isoformat() for at in stamps(office.maya)} == {"2026-12-07"}


@pytest.mark.parametrize(
    ("status", "emoji"), [("On holiday", ":palm_tree:"), ("Im Urlaub bis Freitag", ""), ("", ":face_with_thermometer:")]
)
async def test_complaint_07_nor_are_people_whose_slack_status_says_so(office: Office, status: str, emoji: str) -> None:
    await office.give(office.priya, office.maya, "Write the newsletter, 300 words.")
    heard = len(office.maya.messages)
    friday = int(datetime(2026, 11, 27, 0, 0, tzinfo=UTC).timestamp())
    await office.sandbox.change("Maya", status=status, status_emoji=emoji, status_until=friday)
    await office.give(office.priya, office.maya, TASK)
    await until(office, 2026, 11, 27, 8, 59)
    assert len(office.maya.messages) == heard
    await until(office, 2026, 11, 27, 9, 1)
    assert len(office.maya.messages) > heard


async def test_complaint_07_a_status_that_was_there_before_counts_too(office: Office) -> None:
    friday = int(datetime(2026, 11, 27, 0, 0, tzinfo=UTC).timestamp())
    await office.sandbox.change("Maya", status="Vacaciones", status_until=friday)
    await office.give(office.priya, office.maya, TASK)
    await until(office, 2026, 11, 27, 8, 59)
    assert office.maya.messages == []


@on_both_databases
async def test_complaint_07_a_status_that_is_cleared_ends_the_absence_at_once(office: Office) -> None:
    friday = int(datetime(2026, 11, 27, 0, 0, tzinfo=UTC).timestamp())
    await office.sandbox.change("Maya", status="Out sick", status_until=friday)
    await office.give(office.priya, office.maya, TASK)
    assert office.maya.messages == []
    await office.sandbox.change("Maya", status="", status_until=0)
    await office.settle()
    assert "Priya gave you T-1." in office.maya.seen


async def test_complaint_07_a_status_without_an_end_counts_for_the_day_and_is_looked_at_again(office: Office) -> None:
    await office.sandbox.change("Maya", status="On holiday", status_emoji=":palm_tree:")
    await office.give(office.priya, office.maya, TASK)
    await until(office, 2026, 11, 25, 12, 0)
    assert office.maya.messages == []
    office.sandbox.workspace.change_person(office.maya.id, status="", status_emoji="")  # and nobody says so
    await until(office, 2026, 11, 26, 9, 1)
    assert "Priya gave you T-1." in office.maya.seen


@pytest.mark.parametrize(
    "status", ["In a meeting", "Working remotely", "Back from vacation", "Planning the holiday do"]
)
async def test_complaint_07_other_statuses_keep_nothing_back(office: Office, status: str) -> None:
    await office.sandbox.change("Maya", status=status)
    await office.give(office.priya, office.maya, TASK)
    assert "Priya gave you T-1." in office.maya.seen


async def test_complaint_07_what_is_set_by_hand_wins_over_a_status(office: Office) -> None:
    await office.sandbox.change(
        "Maya", status="On holiday", status_until=int(datetime(2026, 12, 4, tzinfo=UTC).timestamp())
    )
    await office.give(office.priya, office.maya, TASK)
    assert office.maya.messages == []
    await fill_settings(office.maya, here="2026-11-27")
    await office.settle()
    assert "Priya gave you T-1." in office.maya.seen


async def test_complaint_08_bank_holidays_and_company_days_off_are_days_off(office: Office) -> None:
    """In Bavaria 25 and 26 December are holidays; the company is closed until the new year."""
    priya, maya = office.priya, office.maya
    await priya.run("/checkin settings workspace")
    priya.fill("Public holidays", "DE-BY")
    priya.fill("Company days off, one a line", "2026-12-28 - 2026-12-31 Between the years")
    await priya.submit()
    await priya.close()
    await until(office, 2026, 12, 24, 18, 0)
    await office.give(priya, maya, TASK)
    await until(office, 2027, 1, 4, 8, 59)
    assert maya.messages == []
    await until(office, 2027, 1, 4, 9, 1)
    assert "Priya gave you T-1." in maya.seen


@pytest.mark.parametrize(
    ("friday", "monday"),
    [((2027, 3, 26, 18, 0), (2027, 3, 29)), ((2027, 10, 29, 18, 0), (2027, 11, 1))],
    ids=["clocks go forward", "clocks go back"],
)
async def test_complaint_09_after_the_clocks_change_it_is_neither_friday_nor_sunday(
    office: Office, friday: tuple[int, ...], monday: tuple[int, ...]
) -> None:
    await until(office, *friday, zone="Europe/London")
    await office.give(office.priya, office.maya, TASK)
    await until(office, *monday, 8, 59, zone="Europe/London")
    assert office.maya.messages == []
    await until(office, *monday, 9, 1, zone="Europe/London")
    at, *_ = stamps(office.maya)
    assert (at.date().timetuple()[:3], at.hour, at.minute) == (monday, 9, 0)


async def test_complaint_10_hours_are_those_of_the_readers_clock(office: Office) -> None:
    """Ten in London is five in New York: Sam hears of it at nine, his time, and his times are written in it."""
    await office.give(office.priya, office.sam, TASK)
    assert office.sam.messages == []
    await office.wait(hours=3, minutes=59)
    assert office.sam.messages == []
    await office.wait(minutes=2)
    at, *_ = stamps(office.sam)
    assert (at.hour, at.minute) == (9, 0)


async def test_complaint_11_nothing_is_sent_on_a_weekend(office: Office) -> None:
    await until(office, 2026, 11, 27, 18, 0)  # a Friday
    await office.give(office.priya, office.maya, TASK)
    await until(office, 2026, 11, 30, 8, 59)
    assert office.maya.messages == []
    await until(office, 2026, 12, 14, 12, 0)
    assert {at.weekday() for at in stamps(office.maya)} <= set(range(5))


@on_both_databases
async def test_complaint_12_the_day_that_counts_is_the_readers(office: Office) -> None:
    """Sunday evening in London is Monday morning in Auckland; there Friday evening is still Friday elsewhere."""
    await office.sandbox.change("Maya", tz="Pacific/Auckland")
    await until(office, 2026, 11, 29, 21, 0)  # Sunday in London, Monday 10:00 in Auckland
    await office.give(office.finn, office.maya, TASK)
    (at,) = stamps(office.maya)
    assert (at.weekday(), at.hour) == (0, 10)
    await until(office, 2026, 12, 4, 12, 0)  # Friday in London, Saturday 1:00 in Auckland
    heard = len(office.maya.messages)
    await office.give(office.finn, office.maya, "Write the newsletter, 300 words.")
    await until(office, 2026, 12, 6, 19, 59)
    assert len(office.maya.messages) == heard


@pytest.mark.parametrize(
    ("hours", "given_at", "comes_at"),
    [
        ("Mon-Fri 22-6", (2026, 11, 24, 12, 0), (2026, 11, 24, 22, 0)),
        ("Wed 10-12", (2026, 11, 24, 12, 0), (2026, 11, 25, 10, 0)),
        ("Mon-Thu 9-15, Fri 9-13", (2026, 11, 27, 13, 1), (2026, 11, 30, 9, 0)),
        ("Sat-Sun 8-14", (2026, 11, 24, 12, 0), (2026, 11, 28, 8, 0)),
    ],
)
async def test_complaint_13_working_hours_are_each_persons_own(
    office: Office, hours: str, given_at: tuple[int, ...], comes_at: tuple[int, ...]
) -> None:
    await office.sandbox.change("Maya", quiet=None)  # who works at night keeps no quiet nights
    await fill_settings(office.maya, hours=hours)
    await until(office, *given_at)
    await office.give(office.priya, office.maya, TASK)
    await until(office, *comes_at[:3], comes_at[3] - 1, 59)
    assert office.maya.messages == []
    await until(office, *comes_at[:4], 1)
    at, *_ = stamps(office.maya)
    assert at.timetuple()[:5] == comes_at


@on_both_databases
async def test_complaint_14_the_zone_is_slacks_stays_fresh_and_is_shown_with_its_fix(office: Office) -> None:
    maya = office.maya
    await office.give(office.priya, maya, TASK)
    assert "Your hours Mon-Fri 9:00-17:30, Europe/London" in " ".join(maya.seen.split())
    await maya.press("Change hours")
    assert "Time zone" in maya.fields
    await office.close_form(maya)
    await office.sandbox.change("Maya", tz="America/New_York")
    await office.give(office.priya, maya, "Write the newsletter, 300 words.")
    await office.wait(hours=3, minutes=59)  # 8:59 in New York
    assert "T-2" not in maya.seen
    await office.wait(minutes=2)
    assert "Priya gave you T-2." in maya.seen
    assert maya.seen.count("Your hours") == 1


async def test_complaint_14_who_chose_a_zone_keeps_it_when_slack_changes(office: Office) -> None:
    await fill_settings(office.maya, zone="Berlin")
    await office.sandbox.change("Maya", tz="America/New_York", quiet=None)
    await office.give(office.priya, office.maya, TASK)
    assert "Priya gave you T-1." in office.maya.seen


async def test_complaint_15_the_bot_can_be_muted_and_16_it_is_reversible(office: Office) -> None:
    """What waits is still to be seen by whoever looks; nothing is lost when the pause ends."""
    maya = office.maya
    await maya.run("/checkin pause")
    await office.give(office.priya, maya, TASK)
    await office.wait(days=14)
    assert maya.messages == []
    await maya.run("/checkin status")
    assert "T-1" in maya.seen
    await maya.run("/checkin pause off")
    assert "waits for you" in maya.seen
    await office.settle()
    assert "Priya gave you T-1." in maya.seen


@on_both_databases
async def test_a_deactivated_account_is_told_to_every_open_check_in_at_once(office: Office) -> None:
    """S8: no message has to fail first."""
    for text in (TASK, "Write the newsletter, 300 words."):
        await office.give(office.priya, office.maya, text)
    await office.sandbox.change("Maya", deleted=True)
    await office.settle()
    for number in (1, 2):
        assert office.record_names(number)[-2:] == ["not delivered", "clocks stopped"]
    await office.wait(days=10)
    assert office.record_names(1)[-1] == "clocks stopped"


async def test_nothing_is_learned_of_people_who_have_nothing_to_do_with_it(office: Office) -> None:
    await office.sandbox.change("Finn", status="On holiday")
    assert office.bot.db.read_now(lambda tx: people.find(tx, TEAM_ID, office.finn.id)) is None


async def test_a_status_that_slack_cannot_tell_now_is_asked_for_again(office: Office) -> None:
    await office.sandbox.change("Maya", status="On holiday")
    await office.give(office.priya, office.maya, TASK)
    office.sandbox.workspace.change_person(office.maya.id, status="")
    office.sandbox.faults.calls.append(Fault(method="users.info"))
    await until(office, 2026, 11, 24, 9, 1)
    assert "Priya gave you T-1." in office.maya.seen
    assert not office.sandbox.faults.calls


async def test_complaint_14_who_is_named_to_decide_sees_their_hours_too(office: Office) -> None:
    await office.maya.run(f"/checkin manager {office.priya.mention}")
    await office.settle()
    assert "Your hours Mon-Fri 9:00-17:30, Europe/London" in " ".join(office.priya.seen.split())
    await office.priya.press("Change hours")
    assert "Time zone" in office.priya.fields
