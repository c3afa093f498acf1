"""How well extraction does on a set when what is learnt was learnt from the other sets only.

`python -m bench.cross_validation`. What was not learnt but written by hand was written with some of the sets in sight:
the last rows are the ones to believe.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.extraction import SETS, Score, score
from bench.learning import labelled, learnt_from

WORKERS = 2


def held_out(path: Path) -> Score:
    """Return the figures of one set, with weights learnt from the others."""
    others = [one for other in SETS if other.exists() and other != path for one in labelled(other)]
    return score(json.loads(path.read_text())["examples"], learnt=learnt_from(others))


def main() -> None:
    """Measure, and print."""
    paths = [path for path in SETS if path.exists() and (not sys.argv[1:] or path.stem in sys.argv[1:])]
    with ProcessPoolExecutor(WORKERS) as pool:
        for path, total in zip(paths, pool.map(held_out, paths), strict=True):
            figures = (f"{name} {'/'.join(f'{one:.2f}' for one in total.figures(name))}" for name in NAMES)
            print(
                f"{path.stem:<16}", *figures, f"kind of work {total.figures('archetype')[0]:.2f}", sep="  ", flush=True
            )


NAMES = ("items", "undecided", "slots")

if __name__ == "__main__":
    main()
