"""Working hours: Monday to Friday, 9:00 to 17:30, in the person's own zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.worktime import (
    Schedule,
    add_working,
    default_due,
    end_of_day,
    is_open,
    next_at,
    next_morning,
    next_open,
)

LONDON = Schedule(zone="Europe/London")
NEW_YORK = Schedule(zone="America/New_York")
NAMES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC", "No/Where")
ZONES = st.sampled_from([Schedule(zone=name) for name in NAMES])
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=1000)).map(lambda since: EPOCH + since)
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(days=3))


def local(*at: int, at_home: Schedule = LONDON) -> datetime:
    return datetime(*at, tzinfo=ZoneInfo(at_home.zone))


def test_two_hours_from_friday_afternoon_end_on_monday_morning() -> None:
    assert add_working(local(2026, 11, 27, 16, 30), timedelta(hours=2), LONDON) == local(2026, 11, 30, 10)


def test_a_span_that_fills_the_day_ends_with_the_day() -> None:
    assert add_working(local(2026, 11, 23, 15, 30), timedelta(hours=2), LONDON) == local(2026, 11, 23, 17, 30)


def test_a_night_counts_nothing() -> None:
    assert add_working(local(2026, 11, 23, 22), timedelta(hours=1), LONDON) == local(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("begin", "end", "zone"),
    [
        (local(2026, 3, 27, 17), local(2026, 3, 30, 9, 30), LONDON),
        (local(2026, 10, 23, 17), local(2026, 10, 26, 9, 30), LONDON),
        (
            local(2026, 3, 6, 17, at_home=NEW_YORK),
            local(2026, 3, 9, 9, 30, at_home=NEW_YORK),
            NEW_YORK,
        ),
    ],
)
def test_the_hour_stays_that_of_the_clock_on_the_wall_when_it_is_changed(
    begin: datetime, end: datetime, zone: Schedule
) -> None:
    assert add_working(begin, timedelta(hours=1), zone) == end


def test_the_next_morning_after_a_friday_is_monday() -> None:
    assert next_morning(local(2026, 11, 27, 8), LONDON) == local(2026, 11, 30, 9)


def test_the_next_digest_is_the_first_three_o_clock_on_a_working_day() -> None:
    assert next_at(local(2026, 11, 27, 14), [time(15)], LONDON) == local(2026, 11, 27, 15)
    assert next_at(local(2026, 11, 27, 15), [time(15)], LONDON) == local(2026, 11, 30, 15)


def test_a_day_ends_with_its_working_hours_and_no_date_means_five_days() -> None:
    assert end_of_day(date(2026, 11, 26), LONDON) == local(2026, 11, 26, 17, 30)
    assert default_due(local(2026, 11, 23, 10), LONDON) == local(2026, 11, 27, 17, 30)


@given(INSTANTS, ZONES)
def test_the_next_opening_is_open_and_never_before(at: datetime, zone: Schedule) -> None:
    opening = next_open(at, zone)
    assert opening >= at
    assert is_open(opening, zone)


@given(
    INSTANTS, ZONES, st.timedeltas(timedelta(minutes=1), timedelta(days=3)), st.timedeltas(timedelta(0), timedelta(1))
)
def test_more_working_time_never_ends_earlier(at: datetime, zone: Schedule, span: timedelta, more: timedelta) -> None:
    assert add_working(at, span, zone) <= add_working(at, span + more, zone)
    assert add_working(at, span, zone) - at >= span
