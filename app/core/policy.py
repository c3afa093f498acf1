"""The rules a check-in plays by."""

from dataclasses import dataclass, field
from datetime import timedelta

from app.core.caps import Caps
from app.core.worth import Chances


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules a check-in plays by, copied into it when it opens, so that later changes do not reach it."""

    grace: timedelta = timedelta(hours=2)
    grace_at_least: timedelta = timedelta(minutes=30)
    span_kept_free: float = 0.10
    ask_after: timedelta = timedelta(minutes=30)
    ask_brittle_after: timedelta = timedelta(hours=2)
    ask_at_share: float = 0.10
    rounds_before_talk: int = 2
    caps: Caps = field(default_factory=Caps)
    chances: Chances = field(default_factory=Chances)
