"""Tokens of other programs, kept as hashes; a revoked one stays, so that what it did can be told."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.core.tokens import Right, Token
from app.store.tables import api_tokens


def add(tx: Connection, workspace_id: str, token: Token, digest: str) -> None:
    """Keep a new token."""
    tx.execute(
        api_tokens.insert().values(
            workspace_id=workspace_id,
            token_id=token.id,
            name=token.name,
            rights=sorted(token.rights),
            digest=digest,
            made_at=token.made_at,
        )
    )


def by_digest(tx: Connection, workspace_id: str, digest: str) -> Token | None:
    """Return the token of that hash, unless it is revoked."""
    row = tx.execute(
        select(api_tokens).where(
            api_tokens.c.workspace_id == workspace_id,
            api_tokens.c.digest == digest,
            api_tokens.c.revoked_at.is_(None),
        )
    ).one_or_none()
    return _token(row) if row else None


def every(tx: Connection, workspace_id: str) -> Iterator[Token]:
    """Yield every token there was, oldest first."""
    mine = select(api_tokens).where(api_tokens.c.workspace_id == workspace_id)
    for row in tx.execute(mine.order_by(api_tokens.c.made_at, api_tokens.c.token_id)):
        yield _token(row)


def revoke(tx: Connection, workspace_id: str, name: str, now: datetime) -> bool:
    """Let the token of that name in no more; False where there is none that is let in."""
    done = tx.execute(
        update(api_tokens)
        .where(api_tokens.c.workspace_id == workspace_id, api_tokens.c.name == name, api_tokens.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return bool(done.rowcount)


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.token_id,
        name=row.name,
        rights=frozenset(map(Right, row.rights)),
        made_at=row.made_at,
        revoked_at=row.revoked_at,
    )
