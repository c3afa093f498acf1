"""One replica, in a process of its own: Checkin as it serves, by a clock of the run, that does as it is told.

`wrong SECONDS` sets its clock wrong, `full SECONDS` lets nothing be written to any file for so long, `perish` kills it
in the middle of a transaction. It ends in good order when whoever began it hangs up.
"""

import asyncio
import os
import resource
import signal
from collections.abc import Mapping
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any

import structlog

from app.core.pacing import Pace
from app.settings import read_settings
from app.store.tx import Tx
from app.usecases.claim_messages import claim_messages
from app.usecases.world import Moment
from app.wiring import Bot, new_id, running_bot, set_up_logging
from bench.soak.clock import Clock


def begin(epoch: float, faster: float, settings: Mapping[str, str], line: Connection) -> None:
    """Serve until `line` is hung up. Sends its address first, then the name of each event it logs as a warning."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]

    def tell(_logger: object, _method: str, event: Mapping[str, Any]) -> str:
        line.send(event["event"])
        raise structlog.DropEvent

    set_up_logging("warning")
    structlog.configure(processors=[tell])
    asyncio.run(_serve(Clock(epoch, faster), dict(settings), line))


async def _serve(clock: Clock, settings: dict[str, str], line: Connection) -> None:
    orders: asyncio.Queue[str | None] = asyncio.Queue()
    asyncio.get_running_loop().add_reader(line.fileno(), lambda: orders.put_nowait(_heard(line)))
    async with running_bot(read_settings(settings), clock.now) as bot:
        line.send(bot.http_url)
        while order := await orders.get():
            await _obey(bot, clock, order.split())
    asyncio.get_running_loop().remove_reader(line.fileno())


def _heard(line: Connection) -> str | None:
    try:
        return str(line.recv())
    except EOFError:
        return None


async def _obey(bot: Bot, clock: Clock, words: list[str]) -> None:
    match words:
        case ["wrong", seconds]:
            clock.wrong_by = timedelta(seconds=float(seconds))
        case ["full", seconds]:
            await _fill_disk(float(seconds))
        case ["perish"]:
            await bot.db.run(_perish, Moment(clock.now(), new_id))


async def _fill_disk(seconds: float) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    await asyncio.sleep(seconds)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _perish(tx: Tx, moment: Moment) -> None:
    claim_messages(tx, moment, Pace())
    os.kill(os.getpid(), signal.SIGKILL)
