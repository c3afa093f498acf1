"""How fast messages leave: so many a minute for a workspace, one a second for a reader. What the platform allows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

A_MINUTE, MOST_A_MINUTE, BURST = timedelta(minutes=1), 300, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A lane may send `burst` messages at once and then one each `step`; to one reader they are `gap` apart.

    A lane keeps one instant, `free_at`: until then what it sent is not paid for yet. However the messages fall, no
    minute holds more than a minute's steps and a burst.
    """

    burst: int = BURST
    step: timedelta = A_MINUTE / (MOST_A_MINUTE - BURST)
    gap: timedelta = timedelta(seconds=1)

    @property
    def ahead(self) -> timedelta:
        """How far before `free_at` a lane opens again."""
        return self.step * (self.burst - 1)

    def room(self, free_at: datetime | None, now: datetime) -> int:
        """Return how many messages may leave now."""
        if free_at is None or free_at <= now:
            return self.burst
        unpaid = free_at - now
        return max(0, int((self.step * self.burst - unpaid) / self.step)) if self.step else 0

    def after(self, free_at: datetime | None, now: datetime, sent: int) -> datetime:
        """Return when a lane is free that sends so many now."""
        return max(free_at or now, now) + self.step * sent

    def held(self, now: datetime, wait: timedelta) -> datetime:
        """Return when a lane is free that was told to wait: nothing leaves before that is over."""
        return now + wait + self.ahead


# For a pretend platform, which allows everything at once.
UNPACED = Pace(burst=50, step=timedelta(0), gap=timedelta(0))
