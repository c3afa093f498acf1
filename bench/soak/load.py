"""How much a run does, and the messages that are queued when it begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import create_engine, insert

from app.core.messages import Message, MessageKind
from app.store.codec import to_json
from app.store.db import parse_url
from app.store.tables import outbox
from bench.company import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much a run does. Every reader of every workspace gets as many messages."""

    workspaces: int
    readers: int
    messages: int
    tasks: int
    faster: float = 1.0
    lag: float = 30.0
    patience: float = 1200.0

    @property
    def notices(self) -> int:
        """How many messages are queued from the start."""
        return self.workspaces * self.readers * self.messages


def queue_notices(url: str, size: Size, now: datetime) -> list[str]:
    """Put the messages into a database that nobody serves. Returns their ids."""
    rows = list(_rows(size, now))
    engine = create_engine(parse_url(url))
    with engine.begin() as tx:
        for first in range(0, len(rows), 5_000):
            tx.execute(insert(outbox), rows[first : first + 5_000])
    engine.dispose()
    return [str(row["id"]) for row in rows]


def _rows(size: Size, now: datetime) -> Iterator[dict[str, object]]:
    for place in range(size.messages):
        for workspace in range(size.workspaces):
            for reader in range(size.readers):
                to = f"U{workspace:03}R{reader:03}"
                message = Message(kind=MessageKind.NOTICE, key=f"n{place}", to=to, about="", head=f"Number {place}.")
                yield {
                    "id": new_id(),
                    "workspace_id": f"T{workspace:04}",
                    "recipient_id": to,
                    "key": message.key,
                    "kind": message.kind.value,
                    "body": to_json(message),
                    "state": "new",
                    "created_at": now,
                    "due_at": now,
                }
