"""What went over the wire: every request of an app and every delivery to one, with its answer and its timing."""

import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

KEPT = 2000


class Way(StrEnum):
    """Which way a request went, and by which door."""

    API = "api"
    HOOK = "response_url"
    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    EVENT = "events_api"
    VERIFY = "url_verification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer. `answer` is None where none came; no token is ever in here."""

    number: int
    at: datetime
    way: Way
    app: str
    name: str
    request: dict[str, Any]
    answer: dict[str, Any] | None
    seconds: float
    note: str = ""
    retry: int = 0

    @property
    def ok(self) -> bool:
        """Whether it went as it should."""
        return self.answer is not None and self.answer.get("ok", True) is not False


@dataclass(slots=True, kw_only=True)
class Log:
    """The newest exchanges, and what the platform would have refused in silence."""

    exchanges: deque[Exchange] = field(default_factory=lambda: deque(maxlen=KEPT))
    problems: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, **what: Any) -> Exchange:
        """Note one exchange."""
        exchange = Exchange(number=next(self._numbers), **what)
        self.exchanges.append(exchange)
        return exchange

    def problem(self, text: str) -> None:
        """Note something an app did that the platform takes without a word, and that people would trip over."""
        if text not in self.problems:
            self.problems.append(text)

    def calls(self, method: str) -> list[Exchange]:
        """Return the calls of one Web API method, oldest first."""
        return [exchange for exchange in self.exchanges if exchange.way is Way.API and exchange.name == method]

    def clear(self) -> None:
        """Forget everything."""
        self.exchanges.clear()
        self.problems.clear()
