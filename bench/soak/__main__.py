"""`make soak`: everything that can go wrong, on both databases, and what came of it. Ends with 1 where it was wrong.

python -m bench.soak [--messages 24000] [--faster 1] [--only SQLite] [--seed 1]
"""

import argparse
import asyncio
import random
import sys
from collections.abc import Sequence
from functools import partial

from bench.soak.database import DATABASES
from bench.soak.faults import FULL, Fault
from bench.soak.load import Size
from bench.soak.run import Report, soak
from bench.soak.table import table

WORKSPACES, READERS = 100, 20
NAMED = tuple(dict.fromkeys(fault.__name__ for fault in FULL))


def main() -> None:
    """Run on each database and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--messages", type=int, default=24_000, help="how many to send")
    asked.add_argument("--tasks", type=int, default=100, help="how many tasks are pressed and edited meanwhile")
    asked.add_argument("--lag", type=float, default=30.0, help="how many seconds history is late, at most")
    asked.add_argument("--faster", type=float, default=1.0, help="how much faster than real the clock of all runs")
    asked.add_argument("--patience", type=float, default=1200.0, help="real seconds after which a run is given up")
    asked.add_argument("--only", choices=DATABASES, help="run on one database")
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="of chance")
    asked.add_argument("--faults", nargs="*", choices=NAMED, default=list(NAMED), help="only these")
    given = asked.parse_args()
    size = Size(
        workspaces=WORKSPACES,
        readers=READERS,
        messages=max(1, given.messages // (WORKSPACES * READERS)),
        tasks=given.tasks,
        faster=given.faster,
        lag=given.lag,
        patience=given.patience,
    )
    faults = [fault for fault in FULL if fault.__name__ in given.faults]
    print(f"{size.notices:,} messages, chance {given.seed}", flush=True)
    reports = [_ran(name, size, faults, given.seed) for name in DATABASES if given.only in (None, name)]
    print(table(reports))
    sys.exit(not all(report.count.holds and report.finished for report in reports))


def _ran(name: str, size: Size, faults: Sequence[Fault], seed: int) -> Report:
    with DATABASES[name]() as database:
        return asyncio.run(soak(database, size, faults, seed, partial(print, flush=True)))


if __name__ == "__main__":
    main()
