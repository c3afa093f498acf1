"""What a calendar feed says of absences, and what it cannot be made to do."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.feed import FeedError, absences_in

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def feed(*events: str) -> bytes:
    """A calendar of these events."""
    body = "\n".join(f"BEGIN:VEVENT\nUID:{place}\n{event.strip()}\nEND:VEVENT" for place, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//t//EN\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(*events: str, zone: str = BERLIN, now: datetime = NOW) -> list[tuple[str, str]]:
    """The absences as their reader's clock shows them."""
    place = ZoneInfo(zone)
    spans = absences_in(feed(*events), zone, now)
    return [
        (f"{span.start.astimezone(place):%m-%d %H:%M}", f"{span.end.astimezone(place):%m-%d %H:%M}") for span in spans
    ]


def day(summary: str, more: str = "", first: str = "20261130", after: str = "20261202") -> str:
    return f"SUMMARY:{summary}\nDTSTART;VALUE=DATE:{first}\nDTEND;VALUE=DATE:{after}\n{more}"


@pytest.mark.parametrize(
    "summary",
    ["Vacation", "Maya OOO", "Annual leave", "Parental leave", "Urlaub", "Maya krank", "Vacaciones", "Congé parental"],
)
def test_a_day_that_is_called_an_absence_is_one_in_the_persons_zone(summary: str) -> None:
    assert read(day(summary)) == [("11-30 00:00", "12-02 00:00")]


@pytest.mark.parametrize(
    "event",
    [
        day("Release 2.0"),
        day("Vacation", "TRANSP:TRANSPARENT"),
        day("Vacation", "STATUS:CANCELLED"),
        day("Planning the holiday party"),
        "SUMMARY:Talk about leave\nDTSTART:20261130T100000Z\nDTEND:20261130T110000Z",
        day("Vacation", first="20261101", after="20261103"),
        day("Vacation", first="20270401", after="20270403"),
    ],
    ids=["no absence", "free", "cancelled", "planning", "an hour's talk", "over", "far ahead"],
)
def test_nothing_else_is_an_absence(event: str) -> None:
    assert read(event) == []


def test_out_of_office_counts_whatever_it_is_called_and_however_short() -> None:
    out = "SUMMARY:Dentist\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nDTSTART;TZID=Europe/Berlin:20261130T100000\nDURATION:PT2H"
    assert read(out) == [("11-30 10:00", "11-30 12:00")]


def test_zones_that_outlook_names_its_own_way_are_understood() -> None:
    out = (
        "SUMMARY:Away\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n"
        "DTSTART;TZID=W. Europe Standard Time:20261130T100000\nDTEND;TZID=W. Europe Standard Time:20261130T180000"
    )
    assert read(out) == [("11-30 10:00", "11-30 18:00")]


def test_repetitions_and_their_exceptions_are_followed() -> None:
    weekly = (
        "SUMMARY:Parental leave\nDTSTART;VALUE=DATE:20261120\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20261127\n"
    )
    assert read(weekly) == [("12-04 00:00", "12-05 00:00"), ("12-11 00:00", "12-12 00:00")]


def test_one_occurrence_that_was_changed_counts_as_changed() -> None:
    weekly = "UID:a\nSUMMARY:Leave\nDTSTART;VALUE=DATE:20261127\nRRULE:FREQ=WEEKLY;COUNT=2"
    moved = "UID:a\nRECURRENCE-ID;VALUE=DATE:20261204\nSUMMARY:At work\nDTSTART;VALUE=DATE:20261204"
    events = "\n".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in (weekly, moved))
    text = f"BEGIN:VCALENDAR\n{events}\nEND:VCALENDAR".encode()
    assert [span.start.date().isoformat() for span in absences_in(text, BERLIN, NOW)] == ["2026-11-27"]


def test_what_overlaps_is_one_absence() -> None:
    assert read(day("Urlaub"), day("Out of office", first="20261201", after="20261205")) == [
        ("11-30 00:00", "12-05 00:00")
    ]


def test_a_day_without_an_end_is_a_day() -> None:
    assert read("SUMMARY:Holiday\nDTSTART;VALUE=DATE:20261130") == [("11-30 00:00", "12-01 00:00")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2;BYSECOND=0,1,2,3",
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=NEVER",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=YEARLY;BYDAY=54MO",
    ],
)
def test_a_bomb_of_repetitions_goes_off_in_a_moment(rule: str) -> None:
    began = time.process_time()
    bomb = f"SUMMARY:Vacation\nDTSTART:00010101T000000Z\nDTEND:00010101T090000Z\nRRULE:{rule}"
    later = f"SUMMARY:Vacation\nDTSTART:19900101T000000Z\nDTEND:19900101T090000Z\nRRULE:{rule}"
    read(*[bomb] * 50, *[later] * 50)
    assert time.process_time() - began < 30


def test_a_feed_at_the_limit_is_read_in_a_moment() -> None:
    began = time.process_time()
    events = [day("Vacation", f"DESCRIPTION:{'x' * 60}"), *[day("Meeting", f"DESCRIPTION:{'x' * 60}")] * 30_000]
    text = feed(*events)
    assert len(text) > 4_500_000
    assert len(absences_in(text, BERLIN, NOW)) == 1
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "text",
    [b"", b"<html>Sign in</html>", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Vac", b"\xff\xfe\x00", b"BEGIN:VCARD"],
)
def test_what_is_no_calendar_or_only_half_of_one_says_so(text: bytes) -> None:
    with pytest.raises(FeedError) as error:
        absences_in(text, BERLIN, NOW)
    assert error.value.problem == "garbage"


@pytest.mark.parametrize(
    "event",
    [
        "SUMMARY:Vacation",
        "SUMMARY:Vacation\nDTSTART:yesterday",
        "SUMMARY:Vacation\nDTSTART;VALUE=DATE:20261130\nDTEND:20261201T100000Z",
        "SUMMARY:Vacation\nDTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261130",
        "SUMMARY:Vacation\nDTSTART;VALUE=DATE:20261130\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
        "SUMMARY:Vacation\nDTSTART;TZID=Nowhere/Land:20261130T100000\nDURATION:-PT2H",
    ],
)
def test_one_odd_event_never_hides_the_others(event: str) -> None:
    assert ("12-10 00:00", "12-11 00:00") in read(event, day("Urlaub", first="20261210", after="20261211"))


@given(st.text(max_size=200))
def test_whatever_an_event_holds_the_feed_is_read(text: str) -> None:
    spans = absences_in(feed(f"SUMMARY:Vacation\n{text}"), BERLIN, NOW)
    assert all(span.end > NOW - timedelta(days=1) for span in spans)
