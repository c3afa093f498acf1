"""What earlier tasks of the same person say about how much to ask now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.assignment import Answer, Archetype, Ruling
from app.core.checkin import Case, CheckIn

CLEAR_IN_A_ROW = 5
ONE_IN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`same_as`: the task of the same words that was answered and stood. `spared`: no spot check this time."""

    same_as: str = ""
    spared: bool = False


def known(history: Sequence[Case], *, text: str, archetype: Archetype, number: int, brittle: bool) -> Known:
    """Look at somebody's earlier tasks, the newest first. On a brittle task nothing is ever left out."""
    if brittle:
        return Known()
    same = next((case for case in history if _plain(case.read(case.checkin.text)) == _plain(text)), None)
    if same is not None and _stood(same.checkin):
        return Known(same_as=same.checkin.ref)
    alike = [case.checkin for case in history if case.checkin.archetype is archetype][:CLEAR_IN_A_ROW]
    steady = len(alike) == CLEAR_IN_A_ROW and all(_all_clear(checkin) for checkin in alike)
    return Known(spared=steady and number % ONE_IN != 0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _stood(checkin: CheckIn) -> bool:
    """Whether it was answered, and nothing of it was put right or is still open."""
    settled = all(point.ruling in (Ruling.RIGHT, Ruling.NOT_NEEDED, Ruling.WAIVED) for point in checkin.points)
    return checkin.answered_at is not None and checkin.cancelled_at is None and settled


def _all_clear(checkin: CheckIn) -> bool:
    answered = checkin.answered_at is not None and checkin.cancelled_at is None
    right = all(point.ruling is not Ruling.CORRECTED for point in checkin.points)
    return answered and right and all(item.answer in (Answer.CLEAR, None) for item in checkin.items)
