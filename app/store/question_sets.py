"""What each workspace changed about the questions: every version is kept."""

from datetime import datetime

from sqlalchemy import Connection, select

from app.store.tables import question_sets


def newest(tx: Connection, workspace_id: str) -> tuple[int, str]:
    """Return number and text of the newest version; 0 and nothing where there is none."""
    row = tx.execute(
        select(question_sets.c.version, question_sets.c.text)
        .where(question_sets.c.workspace_id == workspace_id)
        .order_by(question_sets.c.version.desc())
        .limit(1)
    ).one_or_none()
    return (row.version, row.text) if row else (0, "")


def add(tx: Connection, workspace_id: str, version: int, *, text: str, by_id: str, now: datetime) -> None:
    """Keep a new version."""
    tx.execute(
        question_sets.insert().values(workspace_id=workspace_id, version=version, text=text, by_id=by_id, at=now)
    )
