"""How fast messages leave: never more in a minute than the platform takes, however they fall."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.core.pacing import A_MINUTE, MOST_A_MINUTE, UNPACED, Pace

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PACE = Pace()


def sent_by(looks: list[datetime], pace: Pace = PACE) -> list[datetime]:
    """When each message leaves of a workspace that always has more to send, looked at at these instants."""
    free_at, times = None, list[datetime]()
    for now in looks:
        if room := pace.room(free_at, now):
            free_at = pace.after(free_at, now, room)
            times += [now] * room
    return times


@given(st.lists(st.floats(min_value=0.0, max_value=5.0), min_size=1, max_size=300))
def test_no_minute_holds_more_than_three_hundred(pauses: list[float]) -> None:
    looks, at = [], START
    for pause in pauses:
        at += timedelta(seconds=pause)
        looks.append(at)
    times = sent_by(looks)
    for place, begins in enumerate(times):
        within = [one for one in times[place:] if one < begins + A_MINUTE]
        assert len(within) <= MOST_A_MINUTE


def test_a_workspace_that_is_looked_at_often_sends_almost_as_much_as_it_may() -> None:
    times = sent_by([START + timedelta(milliseconds=200) * place for place in range(1500)])
    assert len(times) / 5 >= 0.95 * MOST_A_MINUTE


def test_who_was_told_to_wait_sends_nothing_until_that_is_over() -> None:
    held = PACE.held(START, timedelta(seconds=20))
    assert PACE.room(held, START + timedelta(seconds=19.9)) == 0
    assert PACE.room(held, START + timedelta(seconds=20)) == 1


def test_a_pretend_platform_takes_everything_at_once_but_is_waited_for_too() -> None:
    assert UNPACED.room(UNPACED.after(None, START, 50), START) == 50
    assert UNPACED.room(UNPACED.held(START, timedelta(seconds=20)), START + timedelta(seconds=19)) == 0
