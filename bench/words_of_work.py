"""Counts, in the labelled texts, which words go with which kind of work, and writes them where extraction reads them.

`python -m bench.words_of_work [file ...]` counts these files, or all in `tests/core/data`.
"""

import json
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from app.core.extraction.learnt import words_of
from app.core.extraction.normal import normalise

ROOT = Path(__file__).resolve().parents[1]
LABELLED = ROOT / "tests" / "core" / "data"
WRITTEN = ROOT / "app" / "core" / "extraction" / "learnt_counts.py"
LEAST_TEXTS = 2
_HEAD = '''"""In how many labelled texts of each kind of work a word was. Written by `python -m bench.words_of_work`."""

# ruff: noqa: E501 - rows of counts
'''


def examples(paths: list[Path]) -> list[dict[str, Any]]:
    """Return the labelled texts that ask for something."""
    found = [one for path in paths for one in json.loads(path.read_text())["examples"]]
    return [one for one in found if one["archetype"] != "none"]


def counted(texts: list[dict[str, Any]]) -> tuple[dict[str, int], dict[str, Counter[str]]]:
    """Return how many texts each kind of work has, and in how many of them each word is that is not in one only."""
    sizes: Counter[str] = Counter()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for one in texts:
        sizes[one["archetype"]] += 1
        words[one["archetype"]].update(words_of(normalise(one["text"]).text))
    everywhere = sum(words.values(), Counter[str]())
    kept = {
        kind: Counter({word: n for word, n in found.items() if everywhere[word] >= LEAST_TEXTS})
        for kind, found in words.items()
    }
    return dict(sorted(sizes.items())), dict(sorted(kept.items()))


def as_module(sizes: dict[str, int], words: dict[str, Counter[str]]) -> str:
    """Return the counts as a Python module."""
    lines = [_HEAD, f"TEXTS = {json.dumps(sizes, indent=4)}", "WORDS = {"]
    for kind, found in words.items():
        row = " ".join(f"{word}:{count}" for word, count in sorted(found.items()))
        wrapped = textwrap.fill(row, 112, break_long_words=False, break_on_hyphens=False)
        lines += [f'    "{kind}": """', textwrap.indent(wrapped, "        "), '    """,']
    return "\n".join([*lines, "}\n"]).replace("\n}\nWORDS", ",\n}\nWORDS")


if __name__ == "__main__":
    chosen = [Path(one) for one in sys.argv[1:] if not one.startswith("-")] or sorted(LABELLED.glob("*.json"))
    WRITTEN.write_text(as_module(*counted(examples(chosen))))
