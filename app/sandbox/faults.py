"""Things that go wrong, to order: wrong or no answers to an app's calls, and deliveries that go astray."""

from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase


class Broken(StrEnum):
    """How the connection is lost while a call is answered."""

    NO = "no"
    BEFORE = "before the effect"
    AFTER = "after the effect"


@dataclass(slots=True, kw_only=True)
class Fault:
    """A wrong answer to calls of a method; `method` may hold `*`. With `after_effect` the call does its work first."""

    method: str
    error: str = "internal_error"
    status: int = 200
    retry_after: int | None = None
    after_effect: bool = False
    broken: Broken = Broken.NO
    slow_seconds: float = 0.0
    times: int = 1

    @property
    def told(self) -> str:
        """What it does, for the page."""
        if self.broken is not Broken.NO:
            return f"{self.method}: connection lost {self.broken}"
        if self.slow_seconds:
            return f"{self.method}: {self.slow_seconds:g} s late"
        return f"{self.method}: {self.status} {self.error}"


class Astray(StrEnum):
    """How a delivery goes astray."""

    TWICE = "delivered twice"
    HELD_BACK = "delivered after the next one"
    ACK_LOST = "acknowledgement lost"


@dataclass(slots=True, kw_only=True)
class Faults:
    """What is ordered and has not happened yet."""

    calls: list[Fault] = field(default_factory=list)
    deliveries: list[Astray] = field(default_factory=list)

    def take_call(self, method: str) -> Fault | None:
        """Return the fault of this call, using it up."""
        fault = next((fault for fault in self.calls if fnmatchcase(method, fault.method)), None)
        if fault is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.calls.remove(fault)
        return fault

    def take_delivery(self) -> Astray | None:
        """Return how the next delivery goes astray, using it up."""
        return self.deliveries.pop(0) if self.deliveries else None

    def clear(self) -> None:
        """Order nothing."""
        self.calls.clear()
        self.deliveries.clear()
