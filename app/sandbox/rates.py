"""Rate limits: a bucket a method, and one for posts to each conversation. docs.slack.dev/apis/web-api/rate-limits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

# Calls a minute. Tier 5 is "special"; only the limit on posts to a conversation is documented for it.
PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}
POSTS_PER_SECOND = 1.0
POST_BURST = 20


@dataclass(slots=True, kw_only=True)
class _Bucket:
    left: float
    at: datetime


@dataclass(slots=True, kw_only=True)
class Rates:
    """Says how long a call has to wait. Time is the sandbox's, so that Retry-After can be waited out by the clock."""

    now: Callable[[], datetime]
    enabled: bool = True
    post_burst: int = POST_BURST
    _buckets: dict[tuple[str, ...], _Bucket] = field(default_factory=dict)

    def call(self, app: str, method: str, tier: int) -> int:
        """Return the seconds to wait before this call may be made; 0 takes it."""
        per_minute = PER_MINUTE[tier]
        return self._take((app, method), per_minute, per_minute / 60)

    def post(self, app: str, channel: str) -> int:
        """Return the seconds to wait before posting to that conversation; 0 takes it."""
        return self._take((app, "post", channel), self.post_burst, POSTS_PER_SECOND)

    def _take(self, key: tuple[str, ...], most: int, per_second: float) -> int:
        if not self.enabled:
            return 0
        now = self.now()
        bucket = self._buckets.setdefault(key, _Bucket(left=most, at=now))
        bucket.left = min(most, bucket.left + (now - bucket.at).total_seconds() * per_second)
        bucket.at = now
        if bucket.left < 1:
            return max(1, ceil((1 - bucket.left) / per_second))
        bucket.left -= 1
        return 0

    def clear(self) -> None:
        """Begin anew."""
        self._buckets.clear()
