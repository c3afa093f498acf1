"""A feed is read in time that grows with its length, whatever it leaves unfinished."""

from datetime import UTC, datetime

from app.core.feed import absences_in

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_five_megabytes_of_events_that_never_end_are_no_absence() -> None:
    feed = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 350_000 + b"END:VCALENDAR\n"
    assert absences_in(feed, "UTC", NOW) == ()
