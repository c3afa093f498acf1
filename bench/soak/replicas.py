"""The replicas of a run: begun, killed, begun again, told what to do."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from bench.serve import SECRET
from bench.soak.clock import Clock
from bench.soak.replica import begin

PATIENCE = 60.0
# Each is forked from a process that has imported everything and done nothing else.
_FORKED = multiprocessing.get_context("forkserver")
_FORKED.set_forkserver_preload(["bench.soak.replica"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """A process, and where it takes Slack's requests once it serves."""

    process: ForkServerProcess
    line: Connection
    url: asyncio.Future[str]

    def tell(self, order: str) -> None:
        """Tell it what to do."""
        with contextlib.suppress(OSError):
            self.line.send(order)

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it is there."""
        if self.process.pid is not None and self.process.is_alive():
            os.kill(self.process.pid, number)

    async def ended(self) -> None:
        """Wait until it has ended."""
        await asyncio.to_thread(self.process.join)


class Replicas:
    """So many replicas; for each that is killed another begins."""

    def __init__(self, settings: Mapping[str, str], clock: Clock, count: int) -> None:
        self._settings = settings
        self._clock = clock
        self._count = count
        self._all: list[Replica] = []
        self._beginning: list[asyncio.Task[None]] = []
        self.serving: list[Replica] = []
        self.told: Counter[str] = Counter()
        self.kills = 0

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve until the context ends, then let each end in good order."""
        try:
            await asyncio.gather(*(self._begin() for _ in range(self._count)))
            yield
            await asyncio.gather(*self._beginning)
            for one in self.serving:
                self._hang_up(one)
            await asyncio.gather(*(one.ended() for one in self.serving))
        finally:
            for one in self._all:
                one.signal(signal.SIGKILL)
                await one.ended()
                self._hang_up(one)

    async def replace(self, replica: Replica, *, kill: bool = True) -> None:
        """Kill one with -9, or wait until it dies by itself; another begins meanwhile."""
        self.serving.remove(replica)
        if kill:
            replica.signal(signal.SIGKILL)
        async with asyncio.timeout(PATIENCE):
            await replica.ended()
        self.kills += 1
        self._beginning.append(asyncio.create_task(self._begin()))

    async def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        here, there = _FORKED.Pipe()
        process = _FORKED.Process(
            target=begin, args=(self._clock.epoch, self._clock.faster, self._settings, there), daemon=True
        )
        await asyncio.to_thread(process.start)
        there.close()
        replica = Replica(process=process, line=here, url=loop.create_future())
        self._all.append(replica)
        loop.add_reader(here.fileno(), self._hear, replica)
        async with asyncio.timeout(PATIENCE):
            await replica.url
        self.serving.append(replica)

    def _hear(self, replica: Replica) -> None:
        """Take its address, then count what it tells."""
        try:
            said = str(replica.line.recv())
        except (EOFError, OSError):
            self._hang_up(replica)
            if not replica.url.done():
                replica.url.set_exception(RuntimeError("a replica ended before it served"))
            return
        if replica.url.done() or not said.startswith("http"):
            self.told[said] += 1
        else:
            replica.url.set_result(said)

    def _hang_up(self, replica: Replica) -> None:
        if not replica.line.closed:
            asyncio.get_running_loop().remove_reader(replica.line.fileno())
            replica.line.close()


def settings_for(database_url: str, slack_url: str) -> dict[str, str]:
    """Return Checkin's settings for a replica that listens on a port of its own."""
    return {
        "CHECKIN_DATABASE_URL": database_url,
        "CHECKIN_SLACK_API_URL": slack_url,
        "CHECKIN_SLACK_BOT_TOKEN": "xoxb-soak",
        "CHECKIN_SLACK_SIGNING_SECRET": SECRET,
        "CHECKIN_HOST": "127.0.0.1",
        "CHECKIN_PORT": "0",
    }
