"""What another program shows to be let in: a token, kept only as its hash, with what it may do."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MARK = "checkin_"
MOST_NAME = 60


class Right(StrEnum):
    """What a token lets a program do; people see it as its scope."""

    ASSIGNMENTS = "assignments:write"
    IMPORTS = "imports:write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as it is kept. Its secret is shown once, to whoever made it, and is nowhere in here."""

    id: UUID
    name: str
    rights: frozenset[Right]
    made_at: datetime
    revoked_at: datetime | None = None


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It is 256 random bits, so one round of SHA-256 without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
