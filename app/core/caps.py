"""How often somebody may be written to, and when next. The numbers of `domain.md` 4.4."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.core.worktime import DAY, Schedule, next_morning, next_open, working_day

# What is due leaves at the next tick, so a little late: without this, one promise kept would put off the next by hours.
LEEWAY = timedelta(minutes=1)


COUNTED = 8 * DAY  # how far back what somebody was sent is counted


class Cost(StrEnum):
    """What a message costs its reader: nothing that is counted, one of their cards, or one of their interruptions."""

    NOTHING = ""
    CARD = "card"
    INTERRUPTION = "interruption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """The most of each. A digest is not an interruption, and an answer somebody waits for is neither."""

    cards_a_task: int = 5
    cards_a_day: int = 2
    cards_a_week: int = 6
    interruptions_a_day: int = 4
    interruption_every: timedelta = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """When somebody was last written to, and when it is promised: cards of seven days, interruptions of two."""

    cards: tuple[datetime, ...] = ()
    interruptions: tuple[datetime, ...] = ()


def next_card(at: datetime, spent: Spent, caps: Caps, schedule: Schedule) -> datetime:
    """Return the first instant from `at` on, in working hours, at which one more card breaks no cap."""
    at = next_open(at, schedule)
    while _too_many(at, spent.cards, caps.cards_a_day, 1, schedule) or _too_many(
        at, spent.cards, caps.cards_a_week, 7, schedule
    ):
        at = next_morning(at, schedule)
    return at


def next_interruption(at: datetime, spent: Spent, caps: Caps, schedule: Schedule) -> datetime:
    """Return the first instant from `at` on, in working hours, at which one more interruption breaks no cap.

    The time between two of them may fall short by `LEEWAY`.
    """
    at = next_open(at, schedule)
    while True:
        near = [one for one in spent.interruptions if abs(at - one) < caps.interruption_every - LEEWAY]
        if near:
            at = next_open(max(near) + caps.interruption_every, schedule)
        elif _too_many(at, spent.interruptions, caps.interruptions_a_day, 1, schedule):
            at = next_morning(at, schedule)
        else:
            return at


def _too_many(at: datetime, spent: Sequence[datetime], most: int, days: int, schedule: Schedule) -> bool:
    """Whether the day of `at`, or the `days` days that end with it, already hold the most."""
    today = working_day(at, schedule)
    return sum(today - days * DAY < working_day(one, schedule) <= today for one in spent) >= most
