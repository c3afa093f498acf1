"""How well extraction finds what is missing in a set when the weights were learnt from the other sets only.

`python -m bench.cross_validation`. What was not learnt but written by hand was written with all sets but the last in
sight, and a part of it with the last too: the last row is the one to believe, and still too good.
"""

import json

from bench.extraction import SETS, Score, score
from bench.slot_weights import learnt, rows_of


def held_out() -> dict[str, Score]:
    """Return the figures of each set, with weights learnt from the others."""
    paths = [path for path in SETS if path.exists()]
    rows = {path: rows_of(path) for path in paths}
    found = {}
    for path in paths:
        weights = learnt(row for other in paths if other != path for row in rows[other])
        found[path.stem] = score(json.loads(path.read_text())["examples"], weights=weights)
    return found


def main() -> None:
    """Measure, and print."""
    for name, total in held_out().items():
        print("{:<16} slots precision {:.2f}  recall {:.2f}  F1 {:.2f}".format(name, *total.figures("slots")))


if __name__ == "__main__":
    main()
