"""Somebody names their calendar: absences in it hold, its address stays secret, and failing to read it is told."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from app.sandbox.workspace import TEAM_ID
from app.store import people
from tests.calendars.test_feed import day, feed
from tests.calendars.test_fetch import OLD, serving
from tests.databases import on_one_database
from tests.office import Office, opened

pytestmark = on_one_database

TASK = "Estimate the inputs: r_adopt, k_max and friction."


class Calendar:
    """A server with a calendar on it that can be changed."""

    def __init__(self) -> None:
        self.holds: bytes | None = feed()
        self.asked = 0

    async def answer(self, _request: str, writer: asyncio.StreamWriter) -> None:
        self.asked += 1
        body = self.holds
        head = "404 Not Found" if body is None else "200 OK"
        writer.write(f"HTTP/1.1 {head}\r\nContent-Length: {len(body or b'')}\r\n\r\n".encode() + (body or b""))


@contextlib.asynccontextmanager
async def with_calendar(database_url: str) -> AsyncIterator[tuple[Office, Calendar, str]]:
    """An office that can seal and may fetch from this machine, and a calendar with its address."""
    calendar = Calendar()
    async with (
        serving(calendar.answer) as port,
        opened(database_url, secret_key=OLD, allow_private_addresses=True) as office,
    ):
        yield office, calendar, f"http://127.0.0.1:{port}/private-8842/basic.ics"


async def name_calendar(office: Office, typed: str) -> None:
    await office.maya.run("/checkin settings")
    office.maya.fill("Calendar", typed)
    await office.maya.submit()
    await office.close_form(office.maya)


async def test_absences_in_a_calendar_hold_and_follow_it(database_url: str) -> None:
    async with with_calendar(database_url) as (office, calendar, url):
        calendar.holds = feed(day("Vacation", first="20261123", after="20261128"))
        await name_calendar(office, url)
        await office.give(office.priya, office.maya, TASK)
        await office.wait(days=2)
        assert office.maya.messages == []
        calendar.holds = feed()
        await office.wait(minutes=31)
        assert "Priya gave you T-1." in office.maya.seen


async def test_the_address_is_kept_sealed_and_never_shown_again(database_url: str) -> None:
    async with with_calendar(database_url) as (office, _, url):
        await name_calendar(office, url)
        person = office.bot.db.read_now(lambda tx: people.find(tx, TEAM_ID, office.maya.id))
        assert person is not None
        assert "8842" not in str(person)
        await office.maya.run("/checkin settings")
        shown = str(office.maya.open_form.content)
        assert "The calendar at 127.0.0.1 is read, last at Mon 23 Nov 10:00." in shown
        assert "8842" not in shown


async def test_a_calendar_that_cannot_be_read_says_since_when_and_its_last_word_stands(database_url: str) -> None:
    async with with_calendar(database_url) as (office, calendar, url):
        calendar.holds = feed(day("Vacation", first="20261124", after="20261203"))
        await name_calendar(office, url)
        calendar.holds = b"<html>Sign in</html>"
        await office.wait(hours=9)
        await office.maya.run("/checkin settings")
        shown = str(office.maya.open_form.content)
        assert "could not be read since Mon 23 Nov 10:30. What is there is no calendar." in shown
        await office.close_form(office.maya)
        await office.give(office.priya, office.maya, TASK)
        asked = calendar.asked
        await office.wait(days=8)
        assert calendar.asked - asked < 40
        assert office.maya.messages == []


async def test_none_forgets_the_calendar_and_what_it_said(database_url: str) -> None:
    async with with_calendar(database_url) as (office, calendar, url):
        calendar.holds = feed(day("Vacation", first="20261123", after="20261128"))
        await name_calendar(office, url)
        await office.give(office.priya, office.maya, TASK)
        assert office.maya.messages == []
        await name_calendar(office, "none")
        assert "Priya gave you T-1." in office.maya.seen
        asked = calendar.asked
        await office.wait(days=1)
        assert calendar.asked == asked


async def test_what_is_set_by_hand_wins_over_a_calendar(database_url: str) -> None:
    async with with_calendar(database_url) as (office, calendar, url):
        calendar.holds = feed(day("Vacation", first="20261123", after="20261128"))
        await name_calendar(office, url)
        await office.give(office.priya, office.maya, TASK)
        await office.maya.run("/checkin settings")
        office.maya.fill("At work until", "2026-11-27")
        await office.maya.submit()
        await office.close_form(office.maya)
        assert "Priya gave you T-1." in office.maya.seen


async def test_what_is_no_address_is_refused_at_its_field(database_url: str) -> None:
    async with with_calendar(database_url) as (office, _, _url):
        await office.maya.run("/checkin settings")
        office.maya.fill("Calendar", "ftp://calendar.example/basic.ics")
        await office.maya.submit()
        assert "Write the whole address" in office.maya.open_form.errors["calendar"]


async def test_without_a_key_the_field_says_what_the_installer_has_to_set(office: Office) -> None:
    await office.maya.run("/checkin settings")
    assert "CHECKIN_SECRET_KEY" in str(office.maya.open_form.content)
    office.maya.fill("Calendar", "https://calendar.example/basic.ics")
    await office.maya.submit()
    assert "CHECKIN_SECRET_KEY" in office.maya.open_form.errors["calendar"]
