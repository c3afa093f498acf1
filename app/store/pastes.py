"""Texts too long for a form, kept for their author until the form is sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select

from app.store.tables import pastes


def keep(tx: Connection, workspace_id: str, paste_id: UUID, *, author_id: str, text: str, now: datetime) -> None:
    """Keep a text that is too long for a form."""
    tx.execute(
        pastes.insert().values(
            workspace_id=workspace_id, paste_id=paste_id, author_id=author_id, pasted_at=now, text=text
        )
    )


def find(tx: Connection, workspace_id: str, paste_id: UUID, author_id: str) -> str | None:
    """Return a kept text to its author, or None."""
    return tx.scalar(
        select(pastes.c.text).where(
            pastes.c.workspace_id == workspace_id, pastes.c.paste_id == paste_id, pastes.c.author_id == author_id
        )
    )


def forget(tx: Connection, before: datetime) -> None:
    """Forget the texts that were kept before then."""
    tx.execute(delete(pastes).where(pastes.c.pasted_at < before))
