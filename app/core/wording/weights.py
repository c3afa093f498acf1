"""The chances by answer, as the command line prints them."""

from collections.abc import Sequence
from typing import Any

from app.core.weights import Estimate
from app.core.wording.phrases import counted

NAMES = {
    "clear": "Clear",
    "undefined": "Clear, all must be right and the text does not define it",
    "guess": "My guess",
    "unclear": "Unclear",
    "not_decided": "Not decided",
    "no_answer": "No answer",
}
WIDTH = max(map(len, NAMES.values()))
USE = 'To use them, save what --json prints under "after" and name the file in CHECKIN_WEIGHTS; open tasks keep theirs.'


def told(estimates: Sequence[Estimate]) -> str:
    """Return the chances before and after, with what they rest on."""
    lines = [
        f"{NAMES[one.name]:{WIDTH}}  {one.before:5.1%} -> {one.after:5.1%}"
        f"  ({one.wrong} of {counted(one.looked_at, 'item')} put right)"
        for one in estimates
    ]
    return "\n".join(["Chance that an item is wrong, by what was said of it:", *lines, USE])


def as_data(estimates: Sequence[Estimate]) -> dict[str, Any]:
    """Return the same as plain values, by answer."""
    return {
        "before": {one.name: one.before for one in estimates},
        "after": {one.name: round(one.after, 4) for one in estimates},
        "looked_at": {one.name: one.looked_at for one in estimates},
        "wrong": {one.name: one.wrong for one in estimates},
    }
