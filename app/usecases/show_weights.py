"""Somebody wants to know how often each answer is wrong. Reads only."""

from app.core.weights import Estimate, estimated
from app.core.worth import Chances
from app.store import checkins
from app.store.tx import Tx


def show_weights(tx: Tx, present: Chances) -> tuple[Estimate, ...]:
    """Return the chances by answer, before and after every ruling in the database."""
    return estimated(checkins.every(tx), present)
