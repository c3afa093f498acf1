"""Of several processes one does what has to be done every so often, whichever comes first."""

from datetime import timedelta

from app.store import inbox
from app.store.tx import Tx
from app.usecases.world import Moment

NOBODYS = ""  # a round is of no workspace


def take_round(tx: Tx, moment: Moment, name: str, every: timedelta) -> bool:
    """Whether the round of that name, one in each span of `every`, is this process's to do."""
    number = int(moment.now.timestamp() // every.total_seconds())
    return inbox.take(tx, NOBODYS, f"round:{name}:{number}", moment.now)
