"""What goes wrong in a run, and when: each at a share of the messages sent."""

import asyncio
import contextlib
import random
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from bench.soak.clock import Clock
from bench.soak.database import Database
from bench.soak.network import Network
from bench.soak.replicas import Replica, Replicas
from bench.soak.slack import FAIR, Slack, Weather

CAUGHT = 3  # messages under way at once
MOMENT = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that can go wrong."""

    slack: Slack
    network: Network
    replicas: Replicas
    database: Database
    clock: Clock
    chance: random.Random

    async def one(self) -> Replica:
        """Return one of the replicas that serve, as soon as there is one."""
        while not self.replicas.serving:  # noqa: ASYNC110 - it is a list, and tells nobody
            await asyncio.sleep(MOMENT)
        return self.chance.choice(self.replicas.serving)

    async def wait(self, seconds: float) -> None:
        """Let the clock of the run count so many seconds."""
        await asyncio.sleep(self.clock.real(seconds))

    async def until_posting(self) -> None:
        """Wait until several messages are under way, a while at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                while self.slack.posting < CAUGHT:  # noqa: ASYNC110 - it is a number, and tells nobody
                    await asyncio.sleep(MOMENT)

    @contextlib.asynccontextmanager
    async def under(self, weather: Weather) -> AsyncIterator[None]:
        """Have that weather until the context ends."""
        self.slack.weather = weather
        try:
            yield
        finally:
            self.slack.weather = FAIR


async def kill_in_mid_send(scene: Scene) -> None:
    """Kill a replica while it posts."""
    await scene.until_posting()
    await scene.replicas.replace(await scene.one())


async def kill_all_in_mid_send(scene: Scene) -> None:
    """Kill every replica while they post."""
    await scene.until_posting()
    await asyncio.gather(*(scene.replicas.replace(one) for one in tuple(scene.replicas.serving)))


async def kill_in_a_transaction(scene: Scene) -> None:
    """Kill a replica that has claimed messages and not committed."""
    one = await scene.one()
    one.tell("perish")
    await scene.replicas.replace(one, kill=False)


async def cut_the_network(scene: Scene) -> None:
    """Lose every connection to Slack, and have no network for twenty seconds."""
    await scene.until_posting()
    await scene.network.cut()
    await scene.wait(20)
    await scene.network.mend()


async def too_many(scene: Scene) -> None:
    """Tell nine posts of ten to wait a second, for half a minute."""
    async with scene.under(Weather(methods="chat.*", limited=0.9)):
        await scene.wait(30)


async def too_many_of_everything(scene: Scene) -> None:
    """Tell half of all calls to wait three seconds, history as well, for twenty seconds."""
    async with scene.under(Weather(limited=0.5, retry_after=3)):
        await scene.wait(20)


async def errors(scene: Scene) -> None:
    """Let a third of all calls fail, and another third although they were done, for twenty seconds."""
    async with scene.under(Weather(failing=1 / 3, failing_after=1 / 3)):
        await scene.wait(20)


async def slow_and_killed(scene: Scene) -> None:
    """Let every call take six seconds, and kill a replica after twenty."""
    async with scene.under(Weather(slow=6)):
        await scene.wait(20)
        await kill_in_mid_send(scene)


async def stand_still(scene: Scene) -> None:
    """Stop a replica while it posts, past its leases, and let it go on."""
    one = await scene.one()
    await scene.until_posting()
    one.signal(signal.SIGSTOP)
    await scene.wait(75)
    one.signal(signal.SIGCONT)


async def clock_ahead(scene: Scene) -> None:
    """Let the clock of a replica jump ahead by a minute and a half and, after a while, back."""
    await _wrong(scene, 90)


async def clock_behind(scene: Scene) -> None:
    """Let the clock of a replica jump back by forty seconds and, after a while, ahead again."""
    await _wrong(scene, -40)


async def _wrong(scene: Scene, seconds: float) -> None:
    """Posts take three seconds meanwhile, so that some are under way whenever anybody looks."""
    one = await scene.one()
    async with scene.under(Weather(methods="chat.*", slow=3)):
        await scene.until_posting()
        one.tell(f"wrong {seconds}")
        await scene.wait(20)
        one.tell("wrong 0")


async def break_database(scene: Scene) -> None:
    """Restart PostgreSQL as after a crash; on SQLite have a full disk for five seconds."""
    await scene.until_posting()
    if scene.database.restart is not None:
        await scene.database.restart()
        return
    (await scene.one()).tell(f"full {scene.clock.real(5)}")
    await scene.wait(6)


Fault = Callable[[Scene], Awaitable[None]]
FULL: tuple[Fault, ...] = (
    kill_in_mid_send,
    too_many,
    kill_in_a_transaction,
    cut_the_network,
    errors,
    kill_all_in_mid_send,
    break_database,
    clock_behind,
    slow_and_killed,
    too_many_of_everything,
    clock_ahead,
    break_database,
    kill_all_in_mid_send,
    stand_still,
)
SHORT: tuple[Fault, ...] = (kill_in_mid_send, too_many, kill_in_a_transaction, break_database, errors)
