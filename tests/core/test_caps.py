"""How often somebody is written to: every row of the table of caps."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.core.caps import LEEWAY, Caps, Spent, next_card, next_interruption
from app.core.worktime import Schedule, Shift, add_working_days, is_open, next_at, next_morning

LONDON = Schedule(zone="Europe/London")
CAPS = Caps()
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def local_day(at: datetime) -> object:
    return at.astimezone(ZoneInfo(LONDON.zone)).date()


def test_two_cards_a_day_and_the_third_waits_for_the_morning() -> None:
    spent = Spent(cards=(MONDAY, MONDAY + timedelta(hours=1)))
    assert next_card(MONDAY + timedelta(hours=2), spent, CAPS, LONDON) == MONDAY + timedelta(days=1)


def test_six_cards_a_week_and_the_seventh_waits_until_the_first_is_a_week_old() -> None:
    spent = Spent(cards=tuple(MONDAY + timedelta(days=day, hours=hour) for day in range(3) for hour in (0, 1)))
    assert next_card(MONDAY + timedelta(days=3), spent, CAPS, LONDON) == MONDAY + timedelta(days=7)


def test_two_hours_between_interruptions() -> None:
    spent = Spent(interruptions=(MONDAY,))
    assert next_interruption(MONDAY + timedelta(minutes=5), spent, CAPS, LONDON) == MONDAY + timedelta(hours=2)


def test_a_promise_keeps_its_distance_in_both_directions() -> None:
    spent = Spent(interruptions=(MONDAY + timedelta(hours=3),))
    assert next_interruption(MONDAY, spent, CAPS, LONDON) == MONDAY
    assert next_interruption(MONDAY + timedelta(hours=2), spent, CAPS, LONDON) == MONDAY + timedelta(hours=5)


def test_a_promise_kept_a_tick_late_is_not_put_off_by_the_next_one() -> None:
    tick = timedelta(seconds=15)
    promised = Spent(interruptions=(MONDAY + timedelta(hours=2),))
    assert next_interruption(MONDAY + tick, promised, CAPS, LONDON) == MONDAY + tick
    kept = Spent(interruptions=(MONDAY + tick,))
    assert next_interruption(MONDAY + timedelta(hours=2), kept, CAPS, LONDON) == MONDAY + timedelta(hours=2)


def test_four_interruptions_a_day() -> None:
    spent = Spent(interruptions=tuple(MONDAY + timedelta(hours=2 * n) for n in range(4)))
    assert next_interruption(MONDAY + timedelta(hours=8), spent, CAPS, LONDON) == MONDAY + timedelta(days=1)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=60)), min_size=1, max_size=120))
def test_whatever_is_wanted_over_two_months_no_cap_is_broken_and_nothing_leaves_the_hours(
    wanted: list[timedelta],
) -> None:
    cards: list[datetime] = []
    pings: list[datetime] = []
    for after in sorted(wanted):
        cards.append(next_card(MONDAY + after, Spent(cards=tuple(cards)), CAPS, LONDON))
        pings.append(next_interruption(MONDAY + after, Spent(interruptions=tuple(pings)), CAPS, LONDON))
    assert all(is_open(at, LONDON) for at in (*cards, *pings))
    for at in cards:
        assert sum(local_day(other) == local_day(at) for other in cards) <= CAPS.cards_a_day
        week = [other for other in cards if timedelta(0) <= local_day(at) - local_day(other) < timedelta(days=7)]
        assert len(week) <= CAPS.cards_a_week
    for at in pings:
        assert sum(local_day(other) == local_day(at) for other in pings) <= CAPS.interruptions_a_day
    apart = [later - earlier for earlier, later in zip(sorted(pings), sorted(pings)[1:], strict=False)]
    assert all(gap >= CAPS.interruption_every - LEEWAY for gap in apart)


NIGHTS = Schedule(zone="Europe/London", week=((Shift(start=time(22), end=time(6)),),) * 5 + ((),) * 2)


def test_the_night_of_one_shift_is_one_day() -> None:
    at_eleven, at_two = MONDAY.replace(hour=23), MONDAY.replace(hour=2) + timedelta(days=1)
    spent = Spent(cards=(at_eleven, at_two))
    tuesday_night = MONDAY.replace(hour=22) + timedelta(days=1)
    assert next_card(at_two + timedelta(hours=1), spent, CAPS, NIGHTS) == tuesday_night
    assert next_card(tuesday_night, spent, CAPS, NIGHTS) == tuesday_night


def test_the_morning_after_a_night_is_the_next_night() -> None:
    at_two = MONDAY.replace(hour=2) + timedelta(days=1)
    assert next_morning(at_two, NIGHTS) == MONDAY.replace(hour=22) + timedelta(days=1)
    assert add_working_days(at_two, 1, NIGHTS) == at_two + timedelta(days=1)


def test_a_digest_of_two_in_the_morning_comes_at_two_to_who_works_at_night() -> None:
    at_ten = MONDAY.replace(hour=22, minute=30)
    two, eleven = MONDAY.replace(hour=2) + timedelta(days=1), MONDAY.replace(hour=23)
    assert next_at(at_ten, (time(2),), NIGHTS) == two
    assert next_at(at_ten, (time(2), time(23)), NIGHTS) == eleven
    assert next_at(eleven, (time(2), time(23)), NIGHTS) == two
