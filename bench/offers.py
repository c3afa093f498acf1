"""How often a message is offered as a task: of ordinary ones, and of tasks. `python -m bench.offers FILE`.

FILE is JSON: {"ordinary": [{"id", "lang", "text"}, ...], "tasks": [...]}.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.core.offering import looks_like_a_task

MOST_ORDINARY, LEAST_TASKS = 0.01, 0.6
Texts = Sequence[Mapping[str, str]]


def offered(texts: Texts) -> list[Mapping[str, str]]:
    """Return those that are offered."""
    return [one for one in texts if looks_like_a_task(one["text"])]


def _line(name: str, texts: Texts, found: Texts, aim: str) -> str:
    share = len(found) / max(1, len(texts))
    langs, of = Counter(one.get("lang", "?") for one in found), Counter(one.get("lang", "?") for one in texts)
    by = ", ".join(f"{lang} {langs[lang]}/{of[lang]}" for lang in sorted(of))
    return f"{name}: {len(found)} of {len(texts)} offered, {share:.1%} (aim: {aim}); {by}"


def main(path: Path) -> int:
    """Print both rates and what was offered or missed, by id; return 1 where an aim is not reached."""
    texts = json.loads(path.read_text(encoding="utf-8"))
    ordinary, tasks = texts["ordinary"], texts["tasks"]
    wrong, right = offered(ordinary), offered(tasks)
    print(_line("ordinary", ordinary, wrong, f"at most {MOST_ORDINARY:.0%}"))
    print(_line("tasks", tasks, right, f"at least {LEAST_TASKS:.0%}"))
    print("offered, ordinary:", " ".join(str(one["id"]) for one in wrong) or "none")
    print("missed, tasks:", " ".join(str(one["id"]) for one in tasks if one not in right) or "none")
    reached = len(wrong) <= MOST_ORDINARY * len(ordinary) and len(right) >= LEAST_TASKS * len(tasks)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
