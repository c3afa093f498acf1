"""Which points of a task a reply in its thread may answer, by who wrote it."""

from dataclasses import dataclass

from app.core.checkin import Case, Point, PointState, point_state, with_decider
from app.core.digest import decides

MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Replying:
    """A point that waits for whoever wrote a reply: for their answer, for what they choose, or with their draft."""

    number: int
    point: Point
    chooses: bool = False
    drafted: bool = False


def replying(case: Case, person_id: str) -> tuple[Replying, ...]:
    """Return the points that wait for that person, at most four."""
    checkin = case.checkin
    if decides(checkin, person_id):
        return tuple(Replying(number=point.number, point=point) for point in with_decider(checkin)[:MOST])
    if person_id != checkin.assignee_id:
        return ()
    states = {point.number: point_state(point) for point in checkin.points}
    return tuple(
        Replying(
            number=point.number,
            point=point,
            chooses=states[point.number] is PointState.TO_CHOOSE,
            drafted=states[point.number] is PointState.DRAFT,
        )
        for point in checkin.points
        if states[point.number] in {PointState.TO_CHOOSE, PointState.DRAFT}
    )[:MOST]
