"""Duties about people become due, each done in a transaction of its own."""

from datetime import datetime

from app.core.duties import Due, Duty
from app.store import duties
from app.store.tx import Tx
from app.usecases.world import Moment

BATCH = 200
ABOUT_PEOPLE = (Duty.DIGEST, Duty.NOTE, Duty.ABSENCE)


def find_duties(tx: Tx, now: datetime) -> list[Due]:
    """Return the duties about people that are due, at most 200."""
    return duties.due(tx, now, BATCH, ABOUT_PEOPLE)


def next_duty(tx: Tx) -> datetime | None:
    """Return when a duty about people or trackers becomes due, or None."""
    return duties.earliest(tx)


def postpone_duty(tx: Tx, moment: Moment, due: Due) -> int:
    """Put off a duty that failed, so that it holds up no other. Returns how often it failed."""
    return duties.postpone(tx, due, moment.now)
