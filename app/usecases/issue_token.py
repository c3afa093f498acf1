"""Whoever runs Checkin lets another program in."""

from app.core.tokens import MOST_NAME, Right, Token, digest_of
from app.store import tokens
from app.store.tx import Tx
from app.usecases.world import Moment


class TokenNameError(ValueError):
    """A token cannot have that name: it is taken, empty, or too long."""


def issue_token(tx: Tx, moment: Moment, workspace_id: str, *, name: str, rights: frozenset[Right], secret: str) -> None:
    """Keep the hash of `secret` with what it may do. Raises `TokenNameError`."""
    taken = {token.name for token in tokens.every(tx, workspace_id) if token.revoked_at is None}
    if not name.strip() or len(name) > MOST_NAME or name in taken:
        raise TokenNameError(name)
    token = Token(id=moment.new_id(), name=name, rights=rights, made_at=moment.now)
    tokens.add(tx, workspace_id, token, digest_of(secret))
