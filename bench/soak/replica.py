"""One replica in a process of its own: `python -m bench.soak.replica EPOCH FASTER`, with Checkin's settings.

It begins at the first line of its standard input, tells its address, then obeys: `wrong SECONDS` sets its clock wrong,
`full SECONDS` lets nothing be written to any file for so long, `perish` kills it in the middle of a transaction.
It ends in good order with its standard input.
"""

import asyncio
import os
import resource
import signal
import sys
from datetime import timedelta

import structlog

from app.core.pacing import Pace
from app.settings import environment_settings
from app.store.tx import Tx
from app.usecases.claim_messages import claim_messages
from app.usecases.world import Moment
from app.wiring import Bot, new_id, running_bot, set_up_logging
from bench.soak.clock import Clock


async def _lines() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


async def _fill_disk(seconds: float) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    await asyncio.sleep(seconds)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _perish(tx: Tx, moment: Moment) -> None:
    claim_messages(tx, moment, Pace())
    os.kill(os.getpid(), signal.SIGKILL)


async def _obey(bot: Bot, clock: Clock, words: list[str]) -> None:
    match words:
        case ["wrong", seconds]:
            clock.wrong_by = timedelta(seconds=float(seconds))
        case ["full", seconds]:
            await _fill_disk(float(seconds))
        case ["perish"]:
            await bot.db.run(_perish, Moment(clock.now(), new_id))


async def _serve(clock: Clock) -> None:
    lines = await _lines()
    if not await lines.readline():
        return
    async with running_bot(environment_settings(), clock.now) as bot:
        print(f"ready {bot.http_url}", flush=True)
        while line := (await lines.readline()).decode():
            await _obey(bot, clock, line.split())


if __name__ == "__main__":
    set_up_logging("warning")
    structlog.configure(processors=[structlog.processors.KeyValueRenderer(key_order=["event"])])
    asyncio.run(_serve(Clock(float(sys.argv[1]), float(sys.argv[2]))))
