"""Who may come in: one program that shows a secret, or everybody who ever could. Reads only."""

from app.core.tokens import Token, digest_of
from app.store import tokens
from app.store.tx import Tx


def token_of(tx: Tx, workspace_id: str, secret: str) -> Token | None:
    """Return the token whose secret this is, unless it is revoked."""
    return tokens.by_digest(tx, workspace_id, digest_of(secret))


def show_tokens(tx: Tx, workspace_id: str) -> tuple[Token, ...]:
    """Return every token there was, oldest first."""
    return tuple(tokens.every(tx, workspace_id))
