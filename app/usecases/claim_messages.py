"""The delivery takes messages to send."""

from datetime import datetime

from app.core.messages import Claimed
from app.store import outbox
from app.store.tx import Tx
from app.usecases.world import Moment

BATCH = 50


def claim_messages(tx: Tx, moment: Moment) -> list[Claimed]:
    """Lease at most 50 messages, one a reader. Committed before anything is sent."""
    return outbox.claim(tx, moment.now, BATCH)


def next_message(tx: Tx) -> datetime | None:
    """Return when the next message may be sent, or None when there is none."""
    return outbox.earliest(tx)
