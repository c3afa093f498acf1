"""Retention: what nobody will tell us of again, or come back to, is forgotten."""

from datetime import datetime, timedelta

from app.core.duties import UPKEEP, Duty, upkeep_of
from app.store import duties, inbox, pastes, trackers
from app.store.tx import Tx
from app.usecases.world import Moment

REQUESTS_FOR = timedelta(days=1)  # Slack repeats one for an hour at most
DELIVERIES_FOR = timedelta(days=30)
PASTES_FOR = timedelta(days=30)


def forget_old(tx: Tx, moment: Moment) -> bool:
    """Forget requests that were done, deliveries that were taken and texts that were pasted, each at its age.

    Returns whether it was still due: another replica may have done it meanwhile.
    """
    due = upkeep_of(Duty.RETENTION)
    if not duties.claim(tx, due, moment.now):
        return False
    _forget(tx, moment.now)
    duties.complete(tx, due, moment.now + UPKEEP[due.duty], done_at=moment.now)
    return True


def _forget(tx: Tx, now: datetime) -> None:
    inbox.forget(tx, now - REQUESTS_FOR)
    pastes.forget(tx, now - PASTES_FOR)
    for connection in trackers.every(tx):
        trackers.forget_deliveries(tx, connection, now - DELIVERIES_FOR)
