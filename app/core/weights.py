"""How often each answer is wrong, estimated again from what managers put right. How often a manager mends it is not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from app.core.assignment import Ruling
from app.core.checkin import CheckIn
from app.core.worth import Chances, said_as

PRIOR = 20  # what the present value counts for, in items that were looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One chance (0 to 1): as it is, as it would be, and of how many items looked at how many were put right."""

    name: str
    before: float
    after: float
    looked_at: int = 0
    wrong: int = 0


def estimated(checkins: Iterable[CheckIn], present: Chances, prior: int = PRIOR) -> tuple[Estimate, ...]:
    """Estimate each chance again: the present value counts as `prior` items, each item a manager ruled on as one.

    Only items called right or put right count; what was waived, left to choose or not needed says nothing.
    """
    looked_at: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for checkin in checkins:
        for name, was_wrong in _ruled_on(checkin):
            looked_at[name] += 1
            wrong[name] += was_wrong
    return tuple(
        Estimate(
            name=name,
            before=before,
            after=(prior * before + wrong[name]) / (prior + looked_at[name]),
            looked_at=looked_at[name],
            wrong=wrong[name],
        )
        for name, before in ((field.name, getattr(present, field.name)) for field in fields(Chances))
    )


def _ruled_on(checkin: CheckIn) -> Iterable[tuple[str, bool]]:
    """Yield, of each item a manager called right or put right, the name of its chance and whether it was wrong."""
    rulings = {point.item: point.ruling for point in checkin.points if point.item is not None}
    for item in checkin.items:
        if (ruling := rulings.get(item.number)) in {Ruling.RIGHT, Ruling.CORRECTED}:
            undefined = checkin.brittle is True and not item.defined
            yield said_as(item.answer, undefined=undefined), ruling is Ruling.CORRECTED


def chances_from(estimates: Iterable[Estimate]) -> Chances:
    """Return the chances as they would be."""
    return Chances(**{one.name: one.after for one in estimates})
