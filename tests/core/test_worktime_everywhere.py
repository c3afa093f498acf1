"""Working time held to its laws in zones that trip calendars up, for every kind of week, holidays and absences."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.core.week import WeekError, read_clocks, read_week, write_clocks, write_week
from app.core.worktime import (
    DAY,
    USUAL_WEEK,
    Away,
    AwayBecause,
    Schedule,
    Week,
    add_working,
    add_working_days,
    is_day_off,
    is_open,
    next_at,
    next_morning,
    next_open,
    worked,
    working_day,
)

ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",  # changes by half an hour
    "Pacific/Auckland",
    "America/Sao_Paulo",  # changed at midnight, until 2019
    "Pacific/Apia",  # had no 30 December 2011
    "Asia/Kathmandu",  # is 5:45 ahead
    "Africa/Casablanca",  # goes back for one month a year
    "UTC",
)
WEEKS = tuple(
    read_week(text)
    for text in (
        "Mon-Fri 9:00-17:30",
        "Mon-Thu 9-15, Fri 9-13",
        "Mon-Fri 22-6",
        "Sun-Thu 8-12 13-17",
        "Wed 10-12",
        "Sat-Sun 0-14",
        "Mon-Sun 1:30-2:30",
        "Fri 20-3, Sun 23-0",
    )
)
MOMENTS = (
    datetime(2011, 12, 29, tzinfo=UTC),  # Apia
    datetime(2018, 11, 3, tzinfo=UTC),  # Sao Paulo forward, New York back
    datetime(2019, 2, 15, tzinfo=UTC),  # Sao Paulo back, for good
    datetime(2024, 2, 28, tzinfo=UTC),  # leap day
    datetime(2026, 3, 28, tzinfo=UTC),  # London forward
    datetime(2026, 4, 4, tzinfo=UTC),  # Lord Howe and Auckland back
    datetime(2026, 10, 3, tzinfo=UTC),  # Lord Howe forward
    datetime(2026, 10, 24, tzinfo=UTC),  # London back
    datetime(2026, 12, 24, tzinfo=UTC),
)
INSTANTS = st.builds(
    lambda base, minutes: base + timedelta(minutes=minutes), st.sampled_from(MOMENTS), st.integers(-7200, 7200)
)
SPANS = st.integers(1, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
HALF_HOUR = timedelta(minutes=30)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any schedule: zone, week, holidays, days off, up to three absences."""
    base = draw(st.sampled_from(MOMENTS))
    spans = draw(st.lists(st.tuples(st.integers(-9000, 9000), st.integers(1, 20_000)), max_size=3))
    away = tuple(
        Away(start=start, end=start + timedelta(minutes=lasts), because=AwayBecause.SET)
        for begins, lasts in spans
        for start in [base + timedelta(minutes=begins)]
    )
    return Schedule(
        zone=draw(st.sampled_from(ZONES)),
        week=draw(st.sampled_from(WEEKS)),
        holidays=draw(st.sampled_from(["none", "GB-ENG", "DE-BY", "US"])),
        days_off=frozenset(
            draw(st.lists(st.integers(0, 6), max_size=2).map(lambda days: [base.date() + d * DAY for d in days]))
        ),
        away=away,
    )


def is_working(at: datetime, schedule: Schedule) -> bool:
    """The same said the slow way: the clock on the wall, minute by minute."""
    if any(span.start <= at < span.end for span in schedule.away):
        return False
    zone = ZoneInfo(schedule.zone)
    today = at.astimezone(zone).date()
    for day in (today - DAY, today):
        noon = datetime.combine(day, time(12), tzinfo=zone)
        if is_day_off(day, schedule) or noon.astimezone(UTC).astimezone(zone).date() != day:
            continue
        for shift in schedule.week[day.weekday()]:
            start = datetime.combine(day, shift.start, tzinfo=zone).astimezone(UTC)
            last = day if shift.end > shift.start else day + DAY
            if start <= at < datetime.combine(last, shift.end, tzinfo=zone).astimezone(UTC):
                return True
    return False


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules())
def test_an_opening_is_open_by_the_clock_on_the_wall_and_nothing_before_it_is(at: datetime, schedule: Schedule) -> None:
    opening = next_open(at, schedule)
    assert opening >= at
    assert is_working(opening, schedule)
    assert next_open(opening, schedule) == opening
    if opening > at:
        assert not is_working(opening - timedelta(microseconds=1), schedule)
        between = (opening - at) / 7
        assert not any(is_working(at + step * between, schedule) for step in range(7))


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules(), st.integers(0, 5000))
def test_a_later_moment_never_opens_earlier(at: datetime, schedule: Schedule, minutes: int) -> None:
    assert next_open(at, schedule) <= next_open(at + timedelta(minutes=minutes), schedule)
    assert next_morning(at, schedule) <= next_morning(at + timedelta(minutes=minutes), schedule)


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules(), SPANS)
def test_adding_working_time_and_measuring_it_are_inverse(at: datetime, schedule: Schedule, span: timedelta) -> None:
    end = add_working(at, span, schedule)
    assert worked(at, end, schedule) == span
    assert end - at >= span
    assert is_working(end - timedelta(microseconds=1), schedule)


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules(), SPANS, SPANS)
def test_working_time_adds_up(at: datetime, schedule: Schedule, first: timedelta, then: timedelta) -> None:
    assert add_working(add_working(at, first, schedule), then, schedule) == add_working(at, first + then, schedule)


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules(), st.lists(st.times(), min_size=1, max_size=3))
def test_a_clock_comes_round_at_ever_later_moments_all_of_them_in_hours(
    at: datetime, schedule: Schedule, clocks: list[time]
) -> None:
    moments = [at]
    for _ in range(5):
        moments.append(next_at(moments[-1], clocks, schedule))
    assert all(before < after for before, after in pairwise(moments))
    assert all(is_working(moment, schedule) for moment in moments[1:])


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules(), st.integers(1, 6))
def test_working_days_later_is_on_a_working_day_and_more_days_are_later(
    at: datetime, schedule: Schedule, days: int
) -> None:
    assert add_working_days(at, days, schedule) < add_working_days(at, days + 1, schedule)
    assert add_working_days(at, days, schedule) > at


@settings(max_examples=60, deadline=None)
@given(INSTANTS, schedules())
def test_the_next_morning_is_on_a_later_working_day_and_no_working_day_is_skipped(
    at: datetime, schedule: Schedule
) -> None:
    morning = next_morning(at, schedule)
    assert working_day(morning, schedule) > working_day(at, schedule)
    assert is_working(morning, schedule)
    before = next_open(at, schedule)
    assert before == morning or working_day(before, schedule) == working_day(at, schedule)


@settings(max_examples=60, deadline=None)
@given(schedules(), INSTANTS)
def test_an_absence_never_brings_an_opening_forward(schedule: Schedule, at: datetime) -> None:
    present = Schedule(zone=schedule.zone, week=schedule.week, holidays=schedule.holidays, days_off=schedule.days_off)
    assert next_open(at, present) <= next_open(at, schedule)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/London", date(2026, 3, 28), 7),  # the night the clocks go forward has seven hours
        ("Europe/London", date(2026, 10, 24), 9),
        ("America/New_York", date(2026, 3, 7), 7),
        ("America/New_York", date(2026, 10, 31), 9),
        ("Australia/Lord_Howe", date(2026, 10, 3), 7.5),
        ("Australia/Lord_Howe", date(2026, 4, 4), 8.5),
        ("Asia/Kathmandu", date(2026, 3, 28), 8),
        ("America/Sao_Paulo", date(2018, 11, 3), 7),
        ("America/Sao_Paulo", date(2026, 11, 7), 8),
    ],
)
def test_a_night_shift_is_as_long_as_its_night(zone: str, day: date, hours: float) -> None:
    schedule = Schedule(zone=zone, week=read_week("Mon-Sun 22-6"))
    start = datetime.combine(day, time(22), tzinfo=ZoneInfo(zone))
    end = datetime.combine(day + DAY, time(6), tzinfo=ZoneInfo(zone))
    assert worked(start, end, schedule) == timedelta(hours=hours)


def test_the_day_that_apia_skipped_is_nobodys_working_day() -> None:
    schedule = Schedule(zone="Pacific/Apia")
    apia = ZoneInfo("Pacific/Apia")
    thursday = datetime(2011, 12, 29, 17, 30, tzinfo=apia)
    assert next_open(thursday, schedule) == datetime(2012, 1, 2, 9, tzinfo=apia)
    assert worked(thursday, datetime(2012, 1, 3, tzinfo=apia), schedule) == timedelta(hours=8.5)


def test_nothing_is_sent_up_to_and_on_the_first_day() -> None:
    schedule = Schedule(first_day=date(2026, 11, 30))
    assert next_open(datetime(2026, 11, 20, tzinfo=UTC), schedule) == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_leap_day_is_a_working_day() -> None:
    assert is_open(datetime(2024, 2, 29, 10, tzinfo=UTC), Schedule())


def test_a_night_shift_belongs_to_the_day_it_begins_on() -> None:
    schedule = Schedule(zone="UTC", week=read_week("Mon-Fri 22-6"), days_off=frozenset({date(2026, 11, 24)}))
    assert is_open(datetime(2026, 11, 24, 3, tzinfo=UTC), schedule)  # Monday's
    assert not is_open(datetime(2026, 11, 25, 3, tzinfo=UTC), schedule)  # Tuesday's, a day off
    assert is_open(datetime(2026, 11, 28, 3, tzinfo=UTC), schedule)  # Friday's


@given(st.sampled_from(WEEKS))
def test_a_week_reads_as_it_is_written(week: Week) -> None:
    assert read_week(write_week(week)) == week


SHIFTS = st.tuples(st.integers(0, 47), st.integers(1, 28))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 6), SHIFTS), min_size=1, max_size=8))
def test_whatever_is_read_reads_again_as_it_is_written(shifts: list[tuple[int, tuple[int, int]]]) -> None:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    text = ", ".join(
        f"{names[day]} {start // 2}:{start % 2 * 3}0-{(start + long) // 2 % 24}:{(start + long) % 2 * 3}0"
        for day, (start, long) in shifts
    )
    try:
        week = read_week(text)
    except WeekError:
        assume(False)
    assert read_week(write_week(week)) == week
    assert sum(len(day) for day in week) == len(shifts)


@given(st.text(max_size=60))
def test_hours_are_read_or_refused_whatever_is_typed(text: str) -> None:
    for read in (read_week, read_clocks):
        try:
            read(text)
        except WeekError as error:
            assert len(error.at) <= len(text)


@given(st.sets(st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0)), max_size=4))
def test_clocks_read_as_they_are_written(clocks: set[time]) -> None:
    assert read_clocks(write_clocks(sorted(clocks))) == tuple(sorted(clocks))


def test_the_usual_week_reads_as_people_say_it() -> None:
    assert write_week(USUAL_WEEK) == "Mon-Fri 9:00-17:30"
