"""What nobody will tell us of again is forgotten."""

from datetime import timedelta

from app.store import inbox
from app.store.tx import Tx
from app.usecases.world import Moment

A_DAY = timedelta(days=1)


def forget_requests(tx: Tx, moment: Moment) -> int:
    """Forget which requests of more than a day ago were done: Slack repeats one for an hour at most."""
    return inbox.forget(tx, moment.now - A_DAY)
