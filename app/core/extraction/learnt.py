"""What was learnt from the labelled texts: how much each trait speaks for each answer, and what follows from it.

`weights.json` is part of the program as a table of words would be; `python -m bench.learning` writes it.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from app.core.assignment import Archetype

Traits = Mapping[str, float]
Answer = TypeVar("Answer")
SCALE = 10
WORK = tuple(name for name in Archetype if name not in (Archetype.OTHER, Archetype.NONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Generic[Answer]):
    """A linear model: for each trait one weight an answer."""

    answers: tuple[Answer, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, traits: Traits) -> dict[Answer, float]:
        """Return how likely each answer is; together they are certain."""
        totals = self.totals(traits)
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = sum(odds)
        return {answer: one / whole for answer, one in zip(self.answers, odds, strict=True)}

    def totals(self, traits: Traits) -> list[float]:
        """Return how much speaks for each answer."""
        totals = [0.0] * len(self.answers)
        for name, value in traits.items():
            for place, weight in enumerate(self.weights.get(name, ())):
                totals[place] += weight * value
        return totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """The models: which kind of work a text asks for, whether it leaves a slot out, whether a message gives a task."""

    work: Model[Archetype]
    slots: Model[bool]
    tasks: Model[bool]


@cache
def shipped() -> Learnt:
    """Return what the program came with, read once."""
    return from_data(json.loads(files(__package__).joinpath("weights.json").read_text("utf-8")))


def from_data(told: Mapping[str, Mapping[str, list[int]]]) -> Learnt:
    """Return the models that were written as `told`."""
    return Learnt(
        work=Model(answers=WORK, weights=_weights(told["work"])),
        slots=Model(answers=(False, True), weights=_weights(told["slots"])),
        tasks=Model(answers=(False, True), weights=_weights(told["tasks"])),
    )


def _weights(told: Mapping[str, list[int]]) -> dict[str, tuple[float, ...]]:
    return {trait: tuple(one / SCALE for one in row) for trait, row in told.items()}
