"""What the platform tells of is done once, however often it tells. Shared by use cases, inside their transaction."""

from app.store import inbox
from app.store.tx import Tx
from app.usecases.world import Moment


def take_request(tx: Tx, moment: Moment, workspace_id: str, request: str, act: str) -> bool:
    """Note that `act` is done because of `request`; False where it was done before. Without a request: always new.

    Call it before anything is changed, so that who tells the same at the same instant waits for how this transaction
    ends: one that fails leaves no note.
    """
    return not request or inbox.take(tx, workspace_id, f"{request} {act}", moment.now)


def give_back(tx: Tx, workspace_id: str, request: str, act: str) -> None:
    """Note that nothing was done after all, so that it can be asked for again."""
    if request:
        inbox.give_back(tx, workspace_id, f"{request} {act}")
