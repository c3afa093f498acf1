"""The people of the pretend workspace, with all that trips bots up: guests, deactivated, no time zone, empty names."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MANAGER_FIELD = "Xf0MANAGER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in the workspace. `quiet` are the hours of do-not-disturb, local, such as (22, 8)."""

    id: str
    name: str
    tz: str | None = "Europe/London"
    hint: str = ""
    deleted: bool = False
    is_bot: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    display_name: str | None = None
    title: str = ""
    locale: str = "en-GB"
    email: str = ""
    manager_id: str = ""
    status: str = ""
    status_emoji: str = ""
    status_until: int = 0
    quiet: tuple[int, int] | None = None
    away: bool = False
    fields: Any = field(default_factory=dict)

    @property
    def handle(self) -> str:
        """The short name after the @."""
        return self.name.split()[0].casefold()

    @property
    def shown(self) -> str:
        """What people see: the display name where there is one, else the name."""
        return self.display_name if self.display_name is not None else self.name.split()[0]

    @property
    def address(self) -> str:
        """Their email."""
        return self.email or f"{self.handle}@example.com"

    def offset(self, now: datetime) -> int:
        """Return the seconds their clocks are ahead of UTC at `now`."""
        away = now.astimezone(ZoneInfo(self.tz)).utcoffset() if self.tz else None
        return int((away or timedelta(0)).total_seconds())

    def quiet_window(self, now: datetime) -> tuple[int, int] | None:
        """Return start and end of the running or next do-not-disturb, as seconds since 1970; None without one."""
        if self.quiet is None:
            return None
        start_hour, end_hour = self.quiet
        local = now.astimezone(ZoneInfo(self.tz or "UTC"))
        start = local.replace(hour=start_hour, minute=0, second=0, microsecond=0) - timedelta(days=1)
        while True:
            end = start.replace(hour=end_hour) + timedelta(days=0 if end_hour > start_hour else 1)
            if end > local:
                return int(start.timestamp()), int(end.timestamp())
            start += timedelta(days=1)

    def is_quiet(self, now: datetime) -> bool:
        """Whether do-not-disturb is on at `now`."""
        window = self.quiet_window(now)
        return window is not None and window[0] <= now.timestamp() < window[1]

    def works_at(self, now: datetime) -> bool:
        """Whether `now` is within plain office hours where they are."""
        local = now.astimezone(ZoneInfo(self.tz or "UTC"))
        return local.weekday() < 5 and 9 <= local.hour + local.minute / 60 < 17.5


CAST = (
    Member(id="U0PRIYA", name="Priya", hint="manager", title="Head of research", is_admin=True),
    Member(id="U0MAYA", name="Maya", hint="does the task", title="Analyst", manager_id="U0PRIYA", quiet=(22, 7)),
    Member(id="U0FINN", name="Finn", hint="a friend", title="Engineer", tz="Europe/Berlin", manager_id="U0SAM"),
    Member(id="U0SAM", name="Sam", hint="another manager", title="Head of operations", tz="America/New_York"),
)
EXTRAS = (
    Member(id="U0GUEST", name="Gus Guest", is_restricted=True),
    Member(id="U0ONLY", name="Olive Only", is_restricted=True, is_ultra_restricted=True),
    Member(id="U0STRANGER", name="Stella Stranger", is_stranger=True),
    Member(id="U0GONE", name="Gone Gwen", deleted=True),
    Member(id="U0ROBOT", name="Robo", is_bot=True),
    Member(id="U0NOTZ", name="Noah", tz=None),
    Member(id="U0BLANK", name="Blanca Blank", display_name="", fields=[]),
    Member(id="W0WANDA", name="Wanda", tz="Asia/Kolkata", fields=None),
    Member(
        id="U0HOLIDAY",
        name="Hal Holiday",
        tz="Australia/Lord_Howe",
        status="On holiday",
        status_emoji=":palm_tree:",
        away=True,
    ),
    Member(id="USLACKBOT", name="Slackbot", tz=None),
)
