"""A figure beside its baseline of the same run, and beside what it is to be."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Ours over the baseline, both in `unit`. It holds at `target` or above, with `most` at `target` or below."""

    name: str
    ours: float
    baseline: float
    unit: str
    target: float
    most: bool = False

    @property
    def ratio(self) -> float:
        """Ours over the baseline."""
        return self.ours / self.baseline if self.baseline else 0.0

    @property
    def holds(self) -> bool:
        """Whether the ratio is as it is to be."""
        return self.ratio <= self.target if self.most else self.ratio >= self.target

    def line(self) -> str:
        """Return it as a line of the table."""
        sign, kept = "<=" if self.most else ">=", "holds" if self.holds else "MISSED"
        figures = f"{_figure(self.ours):>12}{_figure(self.baseline):>12} {self.unit:<8}"
        return f"{self.name:<66}{figures}{self.ratio:>9.3f}  {sign} {self.target:<7.3g}{kept}"

    def as_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "name": self.name,
            "ours": round(self.ours, 4),
            "baseline": round(self.baseline, 4),
            "unit": self.unit,
            "ratio": round(self.ratio, 4),
            "target": f"{'<=' if self.most else '>='} {self.target:g}",
            "holds": self.holds,
        }


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"


HEAD = f"{'':<66}{'ours':>12}{'baseline':>12} {'':<8}{'ratio':>9}  target"


def write(ratios: Iterable[Ratio], path: Path = RESULTS) -> None:
    """Write the ratios as a list of objects; those of other parts stay as they were measured last."""
    before = json.loads(path.read_text()) if path.exists() else []
    kept = {one["name"]: one for one in before} | {ratio.name: ratio.as_data() for ratio in ratios}
    path.write_text(json.dumps(list(kept.values()), indent=1) + "\n")
