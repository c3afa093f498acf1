"""Learns from the labelled texts by which traits their labels are told, and writes the weights for extraction.

Logistic regression with a penalty on every weight, in plain Python. `python -m bench.learning` learns from all sets.
"""

import json
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.core.assignment import Archetype
from app.core.extraction import Parts, evidence_for, parts_of, work_traits
from app.core.extraction.learnt import SCALE, WORK, Learnt, from_data
from app.core.extraction.slots import REQUIRED, traits_of
from app.core.extraction.traits import of_words
from app.core.offering import traits_of as message_traits
from bench.descent import lowest
from bench.extraction import DATA, SETS

WRITTEN = Path(__file__).resolve().parents[1] / "app" / "core" / "extraction" / "weights.json"
WORK_PENALTY, SLOTS_PENALTY, TASKS_PENALTY = 0.1, 1.0, 1.0
KNOWN_FROM = 4  # texts a word stands in before it is learnt
REQUESTS = DATA / "requests.json"
CHANNELS = DATA / "channels"  # what people say in channels, tasks and ordinary messages
HELD_OUT = "held_out.json"
BEGINNING, OTHER_TEXTS_WEIGH = 400, 0.3

Answer = TypeVar("Answer", bound=Hashable)
Written = dict[str, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The traits of one case, the place of its right answer, and how much it weighs."""

    traits: Mapping[str, float]
    answer: int
    weighs: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text taken apart, with its labels."""

    example: dict[str, Any]
    parts: Parts


def labelled(path: Path) -> list[Labelled]:
    """Return the texts of a set."""
    examples = json.loads(path.read_text())["examples"]
    return [Labelled(example=one, parts=parts_of(one["text"])) for one in examples]


def requests() -> list[Labelled]:
    """Return brief requests of which only the kind of work is labelled."""
    told = json.loads(REQUESTS.read_text())["requests"]
    return [
        Labelled(example={"archetype": name}, parts=parts_of(text))
        for name, languages in told.items()
        for texts in languages.values()
        for text in texts
    ]


def learn(texts: Sequence[Labelled]) -> Mapping[str, Written]:
    """Return what `texts` teach, as it is written."""
    return {
        "work": weights_of(list(_work([*texts, *requests()])), len(WORK), WORK_PENALTY),
        "slots": weights_of(list(_slots(texts)), 2, SLOTS_PENALTY),
        "tasks": weights_of(list(_tasks(texts)), 2, TASKS_PENALTY),
    }


def learnt_from(texts: Sequence[Labelled]) -> Learnt:
    """Return the models that `texts` teach."""
    return from_data(learn(texts))


def _work(texts: Sequence[Labelled]) -> Iterator[Row]:
    stands_in = Counter(word for one in texts for word in of_words(one.parts.normal.text))
    known = {word for word, count in stands_in.items() if count >= KNOWN_FROM}
    for one in texts:
        if (archetype := Archetype(one.example["archetype"])) in WORK:
            yield Row(traits=work_traits(one.parts, known), answer=WORK.index(archetype))


def _slots(texts: Sequence[Labelled]) -> Iterator[Row]:
    for one in texts:
        archetype = Archetype(one.example["archetype"])
        reading = evidence_for(one.parts, archetype)
        for slot in REQUIRED[archetype]:
            missing = slot in one.example["gold"]["slots_missing"]
            yield Row(traits=traits_of(reading, slot, archetype), answer=missing)


def _tasks(texts: Sequence[Labelled]) -> Iterator[Row]:
    """Return messages of channels, and texts and brief requests as if they were said there to somebody."""
    messages = [(text, task, 1.0) for path in channels() for text, task in said_in(path)]
    for one in (*texts, *requests()):
        text = f"@somebody {one.parts.normal.text[:BEGINNING]}"
        messages.append((text, one.example["archetype"] != Archetype.NONE, OTHER_TEXTS_WEIGH))
    stands_in = Counter(trait for text, _, _ in messages for trait in message_traits(text))
    known = {trait for trait, count in stands_in.items() if count >= KNOWN_FROM}
    for text, task, weighs in messages:
        yield Row(traits=message_traits(text, known), answer=task, weighs=weighs)


def channels() -> list[Path]:
    """Return the files of channel messages that are learnt from."""
    return sorted(path for path in CHANNELS.glob("*.json") if path.name != HELD_OUT)


def said_in(path: Path) -> list[tuple[str, bool]]:
    """Return the messages of a file, and whether each gives a task."""
    told = json.loads(path.read_text())
    return [(one["text"], name == "tasks") for name in ("ordinary", "tasks") for one in told[name]]


def weights_of(rows: Sequence[Row], answers: int, penalty: float) -> Written:
    """Return, in parts of `SCALE`, one weight an answer for every trait: those by which the labels are likeliest."""
    names = sorted({name for row in rows for name in row.traits})
    places = {name: place * answers for place, name in enumerate(names)}
    cases = [([(places[name], value) for name, value in row.traits.items()], row.answer, row.weighs) for row in rows]

    def loss(weights: list[float]) -> tuple[float, list[float]]:
        value = penalty / 2 * sum(one * one for one in weights)
        slopes = [penalty * one for one in weights]
        for traits, answer, weighs in cases:
            value += weighs * _slope(weights, slopes, traits, [float(place == answer) for place in range(answers)], weighs)
        return value, slopes

    found = lowest(loss, [0.0] * (len(names) * answers))
    return {name: [round(SCALE * one) for one in found[place : place + answers]] for name, place in places.items()}


def _slope(
    weights: list[float], slopes: list[float], traits: list[tuple[int, float]], right: list[float], weighs: float
) -> float:
    """Add what one case that weighs so much pulls at the weights to `slopes`; return how unlikely its right answer is."""
    answers = len(right)
    totals = [0.0] * answers
    for start, value in traits:
        totals = [total + value * one for total, one in zip(totals, weights[start : start + answers], strict=True)]
    most = max(totals)
    odds = [math.exp(total - most) for total in totals]
    whole = sum(odds)
    errors = [weighs * (one / whole - wanted) for one, wanted in zip(odds, right, strict=True)]
    for start, value in traits:
        for place, error in enumerate(errors, start):
            slopes[place] += error * value
    return -math.log(max(odds[right.index(1.0)] / whole, 1e-12))


def as_text(told: Mapping[str, Written]) -> str:
    """Return what was learnt as JSON, one trait a line."""
    models = (json.dumps(name) + ": {\n" + ",\n".join(_lines(weights)) + "\n}" for name, weights in told.items())
    return "{" + ",\n".join(models) + "}\n"


def _lines(weights: Written) -> Iterable[str]:
    return (
        f"{json.dumps(trait)}:{json.dumps(row, separators=(',', ':'))}" for trait, row in weights.items() if any(row)
    )


if __name__ == "__main__":
    WRITTEN.write_text(as_text(learn([one for path in SETS if path.exists() for one in labelled(path)])))
