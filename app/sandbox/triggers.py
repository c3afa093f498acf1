"""What lets an app open a form: for one person, for three real seconds, once."""

import secrets
import time
from dataclasses import dataclass, field

from app.sandbox.apps import App

TRIGGER_SECONDS = 3


class TriggerError(Exception):
    """A trigger is no good; the message is the platform's word for why."""


@dataclass(slots=True, kw_only=True)
class Trigger:
    """One trigger. `view_id` is set where it came of an open form."""

    app: App
    person_id: str
    made_at: float = field(default_factory=time.monotonic)
    used: bool = False


class Triggers:
    """Every trigger that was handed out."""

    def __init__(self) -> None:
        self.given: dict[str, Trigger] = {}

    def new(self, app: App, person_id: str) -> str:
        """Return a trigger id for that person's act."""
        trigger_id = f"{time.time_ns()}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.given[trigger_id] = Trigger(app=app, person_id=person_id)
        return trigger_id

    def use(self, app: App, trigger_id: str) -> str:
        """Return whose trigger that is, and use it up. Raises `TriggerError`."""
        trigger = self.given.get(trigger_id)
        if trigger is None or trigger.app is not app:
            raise TriggerError("invalid_trigger_id")
        if trigger.used:
            raise TriggerError("exchanged_trigger_id")
        if time.monotonic() - trigger.made_at > TRIGGER_SECONDS:
            raise TriggerError("expired_trigger_id")
        trigger.used = True
        return trigger.person_id
