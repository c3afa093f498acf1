"""What a pure decision cannot know: the database, the clock, new ids, and whom to wake afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from app.core.checkin import Case
from app.core.messages import Message
from app.core.policy import Policy
from app.core.step import Refusal
from app.store.errors import DatabaseUnavailableError

T = TypeVar("T")
P = ParamSpec("P")


OutageError = DatabaseUnavailableError
"""The database cannot be reached or written to now. It tells of that itself, once; loops wait for its end."""


class Database(Protocol):
    """Runs synchronous functions over an open transaction. See `app.store.db`."""

    async def run(self, use_case: Callable[..., T], *args: Any) -> T:
        """Run `use_case(tx, *args)` in a transaction of its own and return what it returns, after the commit."""

    async def read(self, query: Callable[..., T], *args: Any) -> T:
        """Run `query(tx, *args)` on a snapshot that cannot be written to."""


class Vault(Protocol):
    """Seals what nobody who reads the database alone is to know."""

    def seal(self, text: str) -> str:
        """Return `text` sealed."""

    def unseal(self, sealed: str) -> str | None:
        """Return what was sealed; None where it cannot be opened any more."""


class Moment:
    """The time and the new ids of one use case, taken before its transaction starts: a retry decides the same."""

    def __init__(self, now: datetime, new_id: Callable[[], UUID]) -> None:
        self.now = now
        self._draw = new_id
        self._drawn: list[UUID] = []
        self._place = 0

    def new_id(self) -> UUID:
        """Return the next new id of this use case."""
        if self._place == len(self._drawn):
            self._drawn.append(self._draw())
        self._place += 1
        return self._drawn[self._place - 1]

    def restart(self) -> "Moment":
        """Begin again for another attempt: the same ids come in the same order."""
        self._place = 0
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an event: the case as it stands now, what was said, or why nothing changed."""

    case: Case | None
    messages: tuple[Message, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Handed to every door. `wake` tells the delivery that there may be something to send; new tasks take `policy`.

    Without a `vault` nothing that has to be sealed is kept. `new_secret` gives what nobody can guess; empty: none.
    `public_url` is where others reach Checkin over HTTP, without a slash at its end; empty where nobody said it.
    """

    db: Database
    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    policy: Policy = field(default_factory=Policy)
    wake: Callable[[], None] = field(default=lambda: None)
    vault: Vault | None = None
    new_secret: Callable[[], str] = field(default=lambda: "")
    public_url: str = ""

    async def run(self, use_case: Callable[Concatenate[Any, Moment, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `use_case(tx, moment, ...)` in one transaction and return what it returns, after the commit."""
        moment = Moment(self.clock(), self.new_id)
        result = await self.db.run(lambda tx: use_case(tx, moment.restart(), *args, **kwargs))
        self.wake()
        return result

    async def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(tx, ...)` on a read-only snapshot."""
        return await self.db.read(lambda tx: query(tx, *args, **kwargs))
