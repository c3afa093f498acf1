"""What every event has: who did it, and who may."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Role(StrEnum):
    """Who may cause an event. The clock and the delivery act as the bot, and so does where a task came from."""

    ASSIGNEE = "assignee"
    MANAGER = "manager"
    EITHER = "assignee or manager"
    SOURCE = "manager or source"
    ANYBODY = "anybody"
    BOT = "bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something happened. `by` is the id of the person who did it, None for the bot itself.

    `plans` says that it may set when somebody is written to, so that what was spent on them must be known.
    """

    role: ClassVar[Role] = Role.ASSIGNEE
    plans: ClassVar[bool] = False
    by: str | None = None
