"""Learns, from the labelled texts, by which features a slot is missing, and writes the weights for extraction.

A logistic regression with a penalty on every weight. `python -m bench.slot_weights` learns from all sets.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.core.assignment import Archetype
from app.core.extraction import evidence_for
from app.core.extraction.slots import REQUIRED, chance_missing, features_of
from bench.extraction import SETS

WRITTEN = Path(__file__).resolve().parents[1] / "app" / "core" / "extraction" / "slot_weights.py"
PENALTY, STEPS, STRIDE = 2.0, 200, 0.5
# The words of the rules were chosen before this set was looked at, so it shows best how often they err.
UNSEEN, UNSEEN_COUNTS = "set_d", 3.0

Row = tuple[dict[str, float], bool, float]


def rows_of(path: Path) -> list[Row]:
    """Return, for every slot each text of a set should say, its features, whether it is missing, and what it counts."""
    counts = UNSEEN_COUNTS if path.stem == UNSEEN else 1.0
    return [(*row, counts) for one in json.loads(path.read_text())["examples"] for row in _of_text(one)]


def _of_text(example: dict[str, Any]) -> Iterable[tuple[dict[str, float], bool]]:
    archetype = Archetype(example["archetype"])
    reading = evidence_for(example["text"], archetype)
    for slot in REQUIRED[archetype]:
        yield features_of(reading, slot, archetype), slot in example["gold"]["slots_missing"]


def learnt(rows: Iterable[Row]) -> dict[str, float]:
    """Return the weights that tell the missing slots from the others, by gradient descent."""
    rows = list(rows)
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(float)
    for _ in range(STEPS):
        for name, slope in _slopes(rows, weights).items():
            squares[name] += slope * slope
            weights[name] -= STRIDE * slope / (math.sqrt(squares[name]) + 1e-9)
    return {name: round(value, 2) for name, value in sorted(weights.items())}


def _slopes(rows: list[Row], weights: Mapping[str, float]) -> dict[str, float]:
    slopes = {name: PENALTY * weight for name, weight in weights.items()}
    for features, missing, counts in rows:
        error = (chance_missing(features, weights) - missing) * counts
        for name, value in features.items():
            slopes[name] = slopes.get(name, 0.0) + error * value
    return slopes


def as_module(weights: Mapping[str, float]) -> str:
    """Return the weights as a Python module."""
    rows = "\n".join(f'    "{name}": {weight},' for name, weight in weights.items() if weight)
    return (
        '"""By which features a slot is missing. Written by `python -m bench.slot_weights`, not by hand."""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{rows}\n}}\n"
    )


if __name__ == "__main__":
    WRITTEN.write_text(as_module(learnt(row for path in SETS if path.exists() for row in rows_of(path))))
