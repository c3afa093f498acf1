"""Runs every measurement, prints each figure beside its baseline of the same run and its target: `make bench`.

The ratios go to bench/results.json as well. Names of parts, such as `doors due`, measure those alone.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from app.wiring import set_up_logging, spare_what_stays
from bench import answers, doors, due, extraction, growth, lanes
from bench.company import databases
from bench.ratio import HEAD, Ratio, write

PARTS: dict[str, Callable[[dict[str, str]], Awaitable[list[Ratio]]]] = {
    "doors": doors.measure,
    "answers": answers.measure,
    "due": due.measure,
    "lanes": lanes.measure,
    "growth": growth.measure,
}


def main(names: list[str]) -> None:
    """Measure, print, and keep the ratios where all were measured."""
    set_up_logging("error")
    print(HEAD, flush=True)
    found: list[Ratio] = []
    for name in names or PARTS:
        with databases() as urls:
            spare_what_stays()  # as a process that serves does
            for ratio in asyncio.run(_measured(name, urls)):
                found.append(ratio)
                print(ratio.line(), flush=True)
        write(found)
    if names:
        return
    print("\nWhat extraction finds, by the scoring rules of the gold set")
    for path in (*extraction.SETS, *extraction.UNSEEN):
        if path.exists():
            extraction.report(path)
    print("\nTime to read a text of each length, beside the shortest")
    for length, took, ratio in extraction.grows():
        print(f"{length:>9,} characters{took * 1000:>9.0f} ms{ratio:>8.1f}")


async def _measured(name: str, urls: dict[str, str]) -> list[Ratio]:
    return await PARTS[name](urls)


if __name__ == "__main__":
    main(sys.argv[1:])
