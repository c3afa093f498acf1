"""How well extraction finds items, undecided points and missing slots, by the scoring rules of the gold set."""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app.core.extraction import extract
from app.core.extraction.learnt import Learnt
from app.core.extraction.report import as_data

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "data" / "extraction_gold.json"
# Written and labelled by people who had not seen the rules; all have since been looked at.
DATA = ROOT / "tests" / "core" / "data"
VOICES = DATA / "voices.json"
SETS = (GOLD, VOICES, *(DATA / f"set_{letter}.json" for letter in "abcdefghjmnpqrstuvw"))
# By three more authors; nobody looked at them, and nothing is learnt from them.
UNSEEN = tuple(DATA / "unseen" / f"set_{letter}.json" for letter in "xyz")
_ARTICLES = {"a", "an", "the", "der", "die", "das", "den", "el", "la", "los", "las", "le", "les", "un", "une", "una"}


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in _ARTICLES]


def same(one: str, other: str) -> bool:
    """Whether two item texts match: the same normalised, or token F1 of at least 0.6."""
    a, b = Counter(_tokens(one)), Counter(_tokens(other))
    common = sum((a & b).values())
    return bool(common) and 2 * common / (sum(a.values()) + sum(b.values())) >= 0.6


def matched(found: list[Any], gold: list[Any], match: Any) -> list[tuple[Any, Any]]:
    """Pair each gold entry with at most one found one."""
    left, pairs = list(found), []
    for want in gold:
        hit = next((one for one in left if match(one, want)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((hit, want))
    return pairs


def _overlaps(one: dict[str, Any], other: dict[str, Any]) -> bool:
    start, end = (
        max(one["start"], other["start"]),
        min(one["start"] + len(one["text"]), other["start"] + len(other["text"])),
    )
    shorter = min(len(one["text"]), len(other["text"]))
    return shorter > 0 and end - start >= 0.5 * shorter


class Score:
    """Adds up hits, finds and wants over texts."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, name: str, hits: int, found: int, wanted: int) -> None:
        self.counts.update({f"{name} hit": hits, f"{name} found": found, f"{name} wanted": wanted})

    def figures(self, name: str) -> tuple[float, float, float]:
        """Return precision, recall and F1."""
        hit, found, wanted = (self.counts[f"{name} {what}"] for what in ("hit", "found", "wanted"))
        precision, recall = hit / found if found else 1.0, hit / wanted if wanted else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(examples: list[dict[str, Any]], *, verbose: bool = False, learnt: Learnt | None = None) -> Score:
    """Score every text, by what was `learnt` in place of what the program came with."""
    total = Score()
    for example in examples:
        gold, found = example["gold"], as_data(extract(example["text"], learnt=learnt))
        items = matched(found["items"], gold["items"], lambda a, b: same(a["text"], b["text"]))
        total.add("items", len(items), len(found["items"]), len(gold["items"]))
        total.add("kind", sum(a["kind"] == b["kind"] for a, b in items), len(items), len(items))
        opens = matched(found["undecided"], gold["undecided"], _overlaps)
        total.add("undecided", len(opens), len(found["undecided"]), len(gold["undecided"]))
        total.add("cue", sum(a["cue"] == b["cue"] for a, b in opens), len(opens), len(opens))
        traps = sum(any(same(i["text"], t) for t in gold["not_items"]) for i in found["items"])
        for trap in gold["not_undecided"]:
            span = {"text": trap, "start": example["text"].find(trap)}
            traps += sum(_overlaps(p, span) for p in found["undecided"])
        total.counts["traps"] += traps
        missing, wanted = set(found["slots_missing"]), set(gold["slots_missing"])
        total.add("slots", len(missing & wanted), len(missing), len(wanted))
        right = found["archetype"] == example["archetype"]
        total.add("archetype", right, 1, 1)
        if verbose:
            _tell(example, found, items, opens, traps)
    return total


def _tell(example: dict[str, Any], found: dict[str, Any], items: list[Any], opens: list[Any], traps: int) -> None:
    gold = example["gold"]
    lines = []
    lines += [f"  - item missed   {i['text']!r}" for i in gold["items"] if i not in [b for _, b in items]]
    lines += [f"  + item extra    {i['text']!r}" for i in found["items"] if i not in [a for a, _ in items]]
    lines += [
        f"  - open missed   {p['text']!r} {p['cue']}" for p in gold["undecided"] if p not in [b for _, b in opens]
    ]
    lines += [
        f"  + open extra    {p['text']!r} {p['cue']}" for p in found["undecided"] if p not in [a for a, _ in opens]
    ]
    if found["archetype"] != example["archetype"]:
        lines.append(f"  archetype {found['archetype']}, wanted {example['archetype']}")
    elif set(found["slots_missing"]) != set(gold["slots_missing"]):
        lines.append(f"  slots missing {found['slots_missing']}, wanted {gold['slots_missing']}")
    if traps:
        lines.append(f"  traps {traps}")
    if lines:
        print(example["id"], example["style"], *lines, sep="\n")


def grows() -> list[tuple[int, float, float]]:
    """Return lengths, the best of three times to read such a text, and each time beside the first."""
    texts = "\n\n".join(one["text"] for one in json.loads(VOICES.read_text())["examples"])
    rows: list[tuple[int, float, float]] = []
    for length in (25_000, 50_000, 100_000, 200_000, 1_000_000):
        text = (texts * (length // len(texts) + 1))[:length]
        took = min(_timed(text) for _ in range(3))
        rows.append((length, took, took / rows[0][1] if rows else 1.0))
    return rows


def _timed(text: str) -> float:
    began = time.perf_counter()
    extract(text)
    return time.perf_counter() - began


def report(path: Path, *, verbose: bool = False) -> None:
    """Print the figures of one set."""
    examples = json.loads(path.read_text())["examples"]
    total = score(examples, verbose=verbose)
    print(f"{path.name}: {len(examples)} texts")
    for name in ("items", "undecided", "slots"):
        print("  {:<10} precision {:.2f}  recall {:.2f}  F1 {:.2f}".format(name, *total.figures(name)))
    for name in ("kind", "cue", "archetype"):
        print(f"  {name:<10} accuracy {total.figures(name)[0]:.2f}")
    print(f"  traps      {total.counts['traps']}")


if __name__ == "__main__":
    paths = [Path(one) for one in sys.argv[1:] if not one.startswith("-")] or [path for path in SETS if path.exists()]
    for one in paths:
        report(one, verbose="-v" in sys.argv)
