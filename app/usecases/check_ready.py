"""Somebody asks whether a process can work with its database."""

from app.store.schema import flaw_of_schema, touch
from app.store.tx import Tx
from app.usecases.world import Moment


def check_ready(tx: Tx, _moment: Moment) -> str:
    """Return what is wrong with the database's schema, nothing where this program works with it and may write to it."""
    touch(tx)
    return flaw_of_schema(tx)
