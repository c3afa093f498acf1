"""Who somebody is, and what they agreed to."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from app.core.absence import Status
from app.core.preferences import Learned, Preferences, Workplace, schedule_of
from app.core.worktime import Schedule


class Consent(StrEnum):
    """How a person wants their drafts to leave, asked with their first draft."""

    NOT_ASKED = "not asked"
    AFTER_GRACE = "after grace"
    ALWAYS_WAIT = "always wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of one workspace. `slack_zone` is the IANA name the platform gives; an unknown one is read as UTC.

    `status` is what they show at the moment they were looked up; it is not kept, only what follows from it.
    `preferences` are what they set here, `learned` what was learned of them, `workplace` what holds for everybody.
    """

    id: str
    name: str
    slack_zone: str = "UTC"
    deleted: bool = False
    bot: bool = False
    guest: bool = False
    stranger: bool = False
    admin: bool = False
    consent: Consent = Consent.NOT_ASKED
    preferences: Preferences = field(default_factory=Preferences)
    learned: Learned = field(default_factory=Learned)
    workplace: Workplace = field(default_factory=Workplace)
    status: Status = field(default_factory=Status)

    @property
    def zone(self) -> str:
        """The zone they live by: their own choice before the platform's word."""
        return self.preferences.zone or self.slack_zone

    @property
    def schedule(self) -> Schedule:
        """When they work, by everything that is known."""
        return schedule_of(self.zone, self.preferences, self.learned, self.workplace)

    @property
    def digests(self) -> tuple[time, ...]:
        """At which times of a working day they get a digest; none where they want none."""
        return self.workplace.digests if self.preferences.digests is None else self.preferences.digests

    @property
    def mention(self) -> str:
        """How the platform writes this person in a message."""
        return f"<@{self.id}>"


class DirectoryError(Exception):
    """Nobody can tell now who somebody is. Nothing is known of them, not even that they do not exist.

    `after` are the seconds the platform asks to wait, where it does; `scope` the right it says is missing.
    """

    def __init__(self, *, after: float | None = None, scope: str = "") -> None:
        super().__init__(scope or "unreachable")
        self.after = after
        self.scope = scope


class Unfit(StrEnum):
    """Why a person cannot be given a task, or cannot decide about one."""

    UNKNOWN = "unknown"
    DEACTIVATED = "deactivated"
    BOT = "bot"
    GUEST = "guest"
    STRANGER = "stranger"
    SELF = "self"


def unfit_to_do(person: Person | None) -> Unfit | None:
    """Say why `person` cannot be an assignee, or None. Guests can: they do work too."""
    if person is None:
        return Unfit.UNKNOWN
    if person.deleted:
        return Unfit.DEACTIVATED
    if person.bot:
        return Unfit.BOT
    return Unfit.STRANGER if person.stranger else None


def unfit_to_decide(person: Person | None, assignee_id: str) -> Unfit | None:
    """Say why `person` cannot be the manager of `assignee_id`, or None."""
    if unfit := unfit_to_do(person):
        return unfit
    assert person is not None
    if person.guest:
        return Unfit.GUEST
    return Unfit.SELF if person.id == assignee_id else None


class Bond(StrEnum):
    """Whether a manager said yes to deciding for somebody."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
