"""Somebody wants to see everything that waits for them. Reads only."""

from datetime import datetime

from app.core.digest import lines
from app.core.forms import Sheet
from app.core.wording.digest import everything
from app.store import checkins, people
from app.store.tx import Tx


def show_waiting(tx: Tx, workspace_id: str, reader_id: str, now: datetime) -> Sheet | None:
    """Return every line of the digest as a form; None when nothing waits."""
    reader = people.find(tx, workspace_id, reader_id)
    waits = lines(checkins.unfinished(tx, workspace_id, reader_id), reader, now) if reader else ()
    return everything(waits) if waits else None
