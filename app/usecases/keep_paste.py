"""A text too long for a form is kept before the form is shown, so that nothing is lost."""

from uuid import UUID

from app.store import pastes
from app.store.tx import Tx
from app.usecases.world import Moment


def keep_paste(tx: Tx, moment: Moment, workspace_id: str, author_id: str, text: str) -> UUID:
    """Keep `text` and return the id to find it by."""
    paste_id = moment.new_id()
    pastes.keep(tx, workspace_id, paste_id, author_id=author_id, text=text, now=moment.now)
    return paste_id


def read_paste(tx: Tx, workspace_id: str, paste_id: UUID, author_id: str) -> str | None:
    """Return a kept text to its author."""
    return pastes.find(tx, workspace_id, paste_id, author_id)
