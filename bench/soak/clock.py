"""A clock that runs so many times faster than the real one, and that can be set wrong."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """All processes of a run share `epoch`, the real time at which it began, and `faster`."""

    def __init__(self, epoch: float, faster: float) -> None:
        self.epoch, self.faster = epoch, faster
        self.wrong_by = timedelta()

    def seconds(self) -> float:
        """Return the seconds since 1970 that it shows."""
        return self.epoch + (time.time() - self.epoch) * self.faster + self.wrong_by.total_seconds()

    def now(self) -> datetime:
        """Return the time it shows."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def real(self, seconds: float) -> float:
        """Return how many real seconds go by while it counts `seconds`."""
        return seconds / self.faster
