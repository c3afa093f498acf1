"""The sandbox's clock: real time plus an offset that only grows, for the pretend Slack and the app together."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

SAME_INSTANT_LIMIT = 20


class TimedApp(Protocol):
    """An app whose time the sandbox moves: it says what it waits for, and does what has become due."""

    async def next_due(self) -> datetime | None:
        """Return when the app next has something to do, or None."""

    async def settle(self) -> None:
        """Do everything that is due now."""


class SandboxClock:
    """Tells the sandbox's time. Frozen, it stands still except when it is moved."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        real = datetime.now(UTC)
        self._frozen_at = (start or real) if frozen else None
        self._offset = (start - real) if start is not None else timedelta(0)

    def now(self) -> datetime:
        """Return the sandbox's time, aware, in UTC."""
        return self._frozen_at or datetime.now(UTC) + self._offset

    def move(self, span: timedelta) -> None:
        """Move forward by `span`. Raises `ValueError` for a step back."""
        if span < timedelta(0):
            raise ValueError("the sandbox's clock only moves forward")
        if self._frozen_at is not None:
            self._frozen_at += span
        self._offset += span

    def restart(self, start: datetime) -> None:
        """Begin anew at `start`, which may lie back: only for a world in which nothing has happened yet."""
        if self._frozen_at is not None:
            self._frozen_at = start
        self._offset = start - datetime.now(UTC)

    async def advance_to(self, target: datetime, app: TimedApp) -> None:
        """Move to `target`, stopping at every instant the app waits for on the way."""
        await app.settle()
        tries = 0
        while (due := await app.next_due()) is not None and due <= target and tries < SAME_INSTANT_LIMIT:
            tries = tries + 1 if due <= self.now() else 0
            self.move(max(due - self.now(), timedelta(0)))
            await app.settle()
        self.move(max(target - self.now(), timedelta(0)))
        await app.settle()


def monday_morning(zone: str) -> datetime:
    """Return the newest Monday's 10:00 in `zone` that is not in the future, in UTC."""
    now = datetime.now(ZoneInfo(zone))
    ten = (now - timedelta(days=now.weekday())).replace(hour=10, minute=0, second=0, microsecond=0)
    return (ten if ten <= now else ten - timedelta(weeks=1)).astimezone(UTC)
