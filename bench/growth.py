"""What a thousand to a million open check-ins cost. `python -m bench.growth [MOST]` draws docs/pictures/cost.svg.

The databases grow: each size is measured by a process of its own before the next rows come.
"""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from bench.company import databases, fresh
from bench.crowd import grow, played
from bench.ratio import Ratio

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "cost.svg"
FIGURES = Path(__file__).with_name("growth.json")
# What is measured, what it is called, its unit, and the most that a million may cost in times of what a thousand does.
KINDS = {
    "look": ("look that finds nothing due", "ms", 1.5),
    "answer": ("committed answer", "ms", 1.54),
    "pick_few": ("pick of 50 messages, 10 workspaces wait", "ms", 2.0),
    "pick_all": ("pick of 50 messages, every workspace waits", "ms", 2.0),
    "memory": ("memory of the process", "MB", 1.2),
}
COLOURS = {"look": "#1b6ca8", "answer": "#b5452c", "pick_few": "#2f7d4f", "pick_all": "#7d4fa3", "memory": "#555555"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process pays on one database with so many open check-ins."""

    database: str
    rows: int
    found: dict[str, float]


async def measure(urls: dict[str, str]) -> list[Ratio]:
    """Return the cost of the largest database over that of the smallest."""
    found = await measured(urls, SIZES)
    return [ratio for name in urls for ratio in ratios([one for one in found if one.database == name])]


def ratios(found: list[Cost]) -> list[Ratio]:
    """Return what the largest costs over what the smallest does, on one database."""
    small, large = found[0], found[-1]
    return [
        Ratio(name=f"{text}, {large.rows:,} / {small.rows:,} open, {small.database}", ours=large.found[kind],
              baseline=small.found[kind], unit=unit, target=most, most=True)
        for kind, (text, unit, most) in KINDS.items()
    ]  # fmt: skip


async def measured(urls: dict[str, str], sizes: tuple[int, ...]) -> list[Cost]:
    """Return the costs of every size on every database."""
    case, found = await played(), []
    for name, url in urls.items():
        made, first = fresh(url, "growth"), 0
        for rows in sizes:
            begun = time.perf_counter()
            await asyncio.to_thread(grow, made, case, first, rows)
            filled, first = time.perf_counter() - begun, rows
            found.append(Cost(database=name, rows=rows, found=_in_its_own_process(made)))
            figures = "  ".join(f"{kind} {value:.3f}" for kind, value in found[-1].found.items())
            print(f"{name:<11}{rows:>10,}  filled in {filled:.0f} s  {figures}", file=sys.stderr, flush=True)
    return found


def _in_its_own_process(url: str) -> dict[str, float]:
    ran = subprocess.run([sys.executable, "-m", "bench.costs", url], check=True, stdout=subprocess.PIPE, text=True)
    return {name: float(value) for name, value in json.loads(ran.stdout).items()}


def draw(found: list[Cost], path: Path = PICTURE) -> None:
    """Draw all of it in one picture: SQLite in full lines, PostgreSQL in broken ones, memory on an axis of its own."""
    mpl.rcParams.update({"svg.hashsalt": "cost", "svg.fonttype": "path", "font.size": 10})
    figure = Figure(figsize=(9, 5.6), facecolor="white", layout="constrained")
    axes = figure.subplots()
    memory = axes.twinx()
    for kind, (text, unit, _) in KINDS.items():
        for name, style, mark in (("SQLite", "-", "o"), ("PostgreSQL", "--", "s")):
            mine = [one for one in found if one.database == name]
            on, where = (memory, " (right)") if unit == "MB" else (axes, "")
            on.plot([one.rows for one in mine], [one.found[kind] for one in mine], style, marker=mark, markersize=4,
                    color=COLOURS[kind], label=f"{text}{where}, {name}", linewidth=1.6)  # fmt: skip
    for one, label in ((axes, "milliseconds (median)"), (memory, "megabytes")):
        one.set_xscale("log")
        one.set_yscale("log")
        one.set_ylabel(label)
    axes.set_xlabel("open check-ins")
    axes.set_title("Cost against open check-ins, both axes logarithmic", fontsize=11)
    axes.set_xticks(sorted({one.rows for one in found}), [f"{rows:,}" for rows in sorted({one.rows for one in found})])
    axes.set_xticks([], minor=True)
    axes.set_ylim(0.05, 500)
    memory.set_ylim(5, 50_000)  # as many decades, so that one grid serves both
    axes.grid(visible=True, which="major", color="#dddddd", linewidth=0.6)
    lines = [*axes.get_lines(), *memory.get_lines()]
    figure.legend(
        lines, [line.get_label() for line in lines], loc="outside lower center", ncols=2, fontsize=8, frameon=False
    )
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, metadata={"Date": None})


def main(most: int) -> None:
    """Measure up to `most` open check-ins, print the table, keep the figures, draw the picture."""
    with databases() as urls:
        found = asyncio.run(measured(urls, tuple(size for size in SIZES if size <= most)))
    told = [{"database": one.database, "rows": one.rows, **one.found} for one in found]
    FIGURES.write_text(json.dumps(told, indent=1) + "\n")
    draw(found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
