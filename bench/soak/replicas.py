"""The replicas of a run: started, killed, started again, told what to do."""

import asyncio
import contextlib
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from bench.serve import SECRET
from bench.soak.clock import Clock

PATIENCE = 60.0


@dataclass(slots=True, kw_only=True)
class Replica:
    """A process, and where it takes Slack's requests once it serves."""

    process: asyncio.subprocess.Process
    url: asyncio.Future[str]
    reading: asyncio.Task[None]

    def tell(self, line: str) -> None:
        """Write a line to its standard input."""
        assert self.process.stdin is not None
        with contextlib.suppress(ConnectionError):
            self.process.stdin.write(f"{line}\n".encode())

    async def end(self) -> None:
        """Close its standard input and wait for it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        await self.process.wait()


class Replicas:
    """So many replicas, and one that stands by with everything imported, so that a killed one is replaced at once."""

    def __init__(self, settings: Mapping[str, str], clock: Clock, count: int) -> None:
        self._settings = settings
        self._clock = clock
        self._count = count
        self._spare: Replica | None = None
        self._one_at_a_time = asyncio.Lock()
        self.serving: list[Replica] = []
        self.told: Counter[str] = Counter()
        self.kills = 0

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve until the context ends, then let each end in good order."""
        self._spare = await self._begin()
        try:
            for _ in range(self._count):
                await self.add()
            yield
            await asyncio.gather(*(one.end() for one in self.serving))
        finally:
            for one in (*self.serving, self._spare):
                await self._kill(one)

    async def add(self) -> None:
        """Let the one that stands by serve, and another one stand by."""
        replica = await self._take_spare()
        replica.tell("go")
        async with asyncio.timeout(PATIENCE):
            await replica.url
        self.serving.append(replica)

    async def _take_spare(self) -> Replica:
        async with self._one_at_a_time:
            assert self._spare is not None
            replica, self._spare = self._spare, await self._begin()
        return replica

    async def replace(self, replica: Replica, *, kill: bool = True) -> None:
        """Kill one with -9, or wait until it dies by itself, and let another serve."""
        self.serving.remove(replica)
        if kill:
            await self._kill(replica)
        else:
            async with asyncio.timeout(PATIENCE):
                await replica.process.wait()
        self.kills += 1
        await self.add()

    async def _kill(self, replica: Replica) -> None:
        if replica.process.returncode is None:
            replica.process.send_signal(signal.SIGKILL)
        await replica.process.wait()
        await replica.reading

    async def _begin(self) -> Replica:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.soak.replica", str(self._clock.epoch), str(self._clock.faster)),
            env=_without_proxy(os.environ) | self._settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        url = asyncio.get_running_loop().create_future()
        return Replica(process=process, url=url, reading=asyncio.create_task(self._read(process, url)))

    async def _read(self, process: asyncio.subprocess.Process, url: asyncio.Future[str]) -> None:
        """Take its address, and count what it logs by the name of the event."""
        assert process.stdout is not None
        last = b""
        while line := await process.stdout.readline():
            last = line
            if line.startswith(b"ready "):
                url.set_result(line.split()[1].decode())
            elif line.startswith(b"event="):
                self.told[line.split()[0].decode().removeprefix("event=").strip("'")] += 1
        if not url.done():
            url.set_exception(RuntimeError(last.decode().strip()))
            url.exception()  # a spare that is killed at the end is asked by nobody


def _without_proxy(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.lower().endswith("_proxy")}


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
