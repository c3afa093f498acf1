"""The duties about the installation: when they begin, who does them, what becomes of one that fails."""

from datetime import datetime

from app.core.audit import SOON
from app.core.duties import UPKEEP, Due, Duty, upkeep_of
from app.store import duties
from app.store.tx import Tx
from app.usecases.world import Moment


def plan_upkeep(tx: Tx, moment: Moment) -> None:
    """Begin the duties about the installation, each a span of its own from now; what was begun before stays."""
    duties.take_on(tx, [(upkeep_of(duty), moment.now + every) for duty, every in UPKEEP.items()])


def find_upkeep(tx: Tx, now: datetime) -> list[Due]:
    """Return the duties about the installation that are due."""
    return duties.due(tx, now, len(UPKEEP), UPKEEP.keys())


def begin_audit(tx: Tx, moment: Moment) -> bool:
    """Take the audit from all other processes and plan the next one. Returns whether to look.

    One that is more than ten minutes late is left out: no worker ran, everything is late, and is done first.
    """
    due = upkeep_of(Duty.AUDIT)
    if not duties.claim(tx, due, moment.now):
        return False
    missed = duties.claim(tx, due, moment.now - SOON)
    duties.lease(tx, due, moment.now + UPKEEP[due.duty])
    return not missed


def end_audit(tx: Tx, moment: Moment) -> None:
    """Keep that an audit went through to its end."""
    duties.settle(tx, upkeep_of(Duty.AUDIT), moment.now)


def postpone_upkeep(tx: Tx, moment: Moment, due: Due) -> int:
    """Put off what failed, however often that was. Returns how often it failed."""
    return duties.postpone(tx, due, moment.now)
