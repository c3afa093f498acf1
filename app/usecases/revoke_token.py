"""Whoever runs Checkin lets a program in no more."""

from app.store import tokens
from app.store.tx import Tx
from app.usecases.world import Moment


def revoke_token(tx: Tx, moment: Moment, workspace_id: str, name: str) -> bool:
    """Revoke the token of that name; False where there is none to revoke."""
    return tokens.revoke(tx, workspace_id, name, moment.now)
