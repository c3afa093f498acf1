"""How often somebody's *Clear* held: which were checked, which of those were corrected. Theirs alone to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.assignment import Answer, Ruling
from app.core.checkin import CheckIn, PointState, point_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Counts of items: called clear, of those looked at by whoever decides, of those put right."""

    clear: int = 0
    checked: int = 0
    corrected: int = 0


def calibration(checkins: Iterable[CheckIn]) -> Calibration:
    """Add up what was called clear in `checkins` and what became of it."""
    clear = checked = corrected = 0
    for checkin in checkins:
        about = {point.item: point for point in checkin.points if point.item is not None}
        for item in checkin.items:
            if item.answer is not Answer.CLEAR:
                continue
            clear += 1
            point = about.get(item.number)
            if point is not None and point_state(point) is PointState.ANSWERED:
                checked += 1
                corrected += point.ruling is Ruling.CORRECTED
    return Calibration(clear=clear, checked=checked, corrected=corrected)
