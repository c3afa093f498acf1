"""An office with a tracker: connected, its people matched, delivered to and polled."""

import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass

import httpx

from app.calendars.vault import FernetVault
from app.core.connection import Connection, Followed
from app.core.tracking import Listed, Threshold
from app.core.wording import tracking as words
from app.sandbox.person import Person
from app.sandbox.workspace import TEAM_ID
from app.slack.manifest import Mode
from app.store import checkins, trackers
from app.trackers.table import TRACKERS
from app.usecases.connect_tracker import connect_tracker, match_person
from tests.calendars.test_fetch import OLD
from tests.office import Office, opened

SECRET = "the secret of the webhook"


@dataclass(slots=True, kw_only=True)
class Tracked:
    """An office and the connection to its tracker."""

    office: Office
    id: str
    tracker: str

    async def deliver(self, headers: Mapping[str, str], body: bytes) -> httpx.Response:
        """Let the tracker deliver, and the bot do what follows."""
        url = f"{self.office.bot.http_url}/trackers/{self.tracker}/{self.id}"
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.post(url, content=body, headers=dict(headers))
        await self.office.settle()
        return answer

    async def deliver_in_pieces(self, pieces: Iterable[bytes]) -> httpx.Response:
        """Deliver a body whose length is not announced."""

        async def body() -> AsyncIterator[bytes]:
            for piece in pieces:
                yield piece

        url = f"{self.office.bot.http_url}/trackers/{self.tracker}/{self.id}"
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.post(url, content=body())

    async def match(self, id_there: str, person: Person) -> None:
        """Say who somebody in the tracker is."""
        await self.office.bot.world.run(match_person, self.id, id_there, person.id)
        await self.office.settle()

    @property
    def connection(self) -> Connection:
        """The connection as it stands."""
        found = self.office.bot.db.read_now(lambda tx: trackers.find(tx, self.id))
        assert found is not None
        return found

    @property
    def listed(self) -> list[Listed]:
        """What is listed."""
        return self.office.bot.db.read_now(lambda tx: trackers.listed(tx, self.connection))

    @property
    def told(self) -> str:
        """What the command line says of it."""
        return words.connections([Followed(connection=self.connection, listed=tuple(self.listed))])

    @property
    def tasks(self) -> int:
        """How many assignments there are."""
        return sum(1 for _ in self.office.bot.db.read_now(lambda tx: list(checkins.every(tx))))


@contextlib.asynccontextmanager
async def tracked(
    database_url: str,
    tracker: str,
    project: str,
    *,
    base_url: str = "",
    token: str = "",
    secret: str = SECRET,
    comments: bool = False,
    labels: tuple[str, ...] = (),
    private: bool = True,
) -> AsyncIterator[Tracked]:
    """Open an office over HTTP with one connected project; polled where there is a token."""
    vault = FernetVault(OLD)
    async with opened(database_url, Mode.HTTP, secret_key=OLD, allow_private_addresses=private) as office:
        connection = Connection(
            id=office.bot.world.new_id().hex,
            workspace_id=TEAM_ID,
            tracker=tracker,
            base_url=base_url or TRACKERS[tracker].base_url,
            projects=(project,),
            threshold=Threshold(labels=labels),
            comments=comments,
            sealed_secret=vault.seal(secret) if secret else "",
            sealed_token=vault.seal(token) if token else "",
            made_at=office.sandbox.clock.now(),
        )
        await office.bot.world.run(connect_tracker, connection)
        yield Tracked(office=office, id=connection.id, tracker=tracker)


async def answer_uncertainty(hub: Tracked) -> None:
    """Maya says what she does not know of the task, and Priya answers it."""
    office, maya, priya = hub.office, hub.office.maya, hub.office.priya
    await office.wait(minutes=10)
    await maya.press("Looked at it")
    await office.settle()
    await maya.press("Answer (under a minute)")
    maya.fill("In one line: what will Priya do with the result?", "Show the board the bottom line")
    maya.fill("k_max: what is counted, in what unit, over what period?", "highest capital share, per year")
    for name, answer in (("r_adopt", "Clear"), ("k_max", "My guess"), ("friction", "Clear")):
        maya.fill(name, answer)
    maya.fill("If one of these is far off, is the result useless?", "Only some matter")
    await maya.submit()
    await maya.press("Send now")
    await office.close_form(maya)
    assert "checks in on T-1" in priya.seen
    assert "highest capital share, per year" in priya.seen
    await priya.press("Right")
    await office.settle()
