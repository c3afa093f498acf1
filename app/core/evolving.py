"""One change made to the state of a check-in: how it moves on, and how it is recomputed from its record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, TypeVar

from app.core.checkin import CheckIn, Item, Point

Target = tuple[Literal["task"]] | tuple[Literal["item", "point"], int]
TASK: Target = ("task",)


def before(checkin: CheckIn, target: Target, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `changes` would change at `target`, as it stands; nothing of a row that is not there yet."""
    row: CheckIn | Item | Point | None
    match target:
        case ("item", int(number)):
            row = next((item for item in checkin.items if item.number == number), None)
        case ("point", int(number)):
            row = next((point for point in checkin.points if point.number == number), None)
        case _:
            row = checkin
    return {} if row is None else {name: getattr(row, name) for name in changes}


def evolve(checkin: CheckIn, target: Target, changes: Mapping[str, Any]) -> CheckIn:
    """Return `checkin` with `changes` (field name to new value) made at `target`; a new number adds a row."""
    match target:
        case ("item", int(number)):
            return replace(checkin, items=_put(checkin.items, Item, number, changes))
        case ("point", int(number)):
            return replace(checkin, points=_put(checkin.points, Point, number, changes))
        case _:
            return replace(checkin, **changes)


_Row = TypeVar("_Row", Item, Point)


def _put(rows: tuple[_Row, ...], kind: type[_Row], number: int, changes: Mapping[str, Any]) -> tuple[_Row, ...]:
    if all(row.number != number for row in rows):
        new: _Row = kind(number=number, **changes)
        return rows + (new,)  # noqa: RUF005 - mypy cannot follow the spread of a constrained type
    return tuple(replace(row, **changes) if row.number == number else row for row in rows)
