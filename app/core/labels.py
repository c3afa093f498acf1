"""The states of items and points in a word or two, as record and status name them. Derived; never stored."""

from app.core.assignment import Answer, Route, Ruling
from app.core.checkin import CheckIn, Item, Point


def item_label(checkin: CheckIn, item: Item) -> str:
    """Return the state of `item` as the record and the status name it."""
    point = next((point for point in checkin.points if point.item == item.number), None)
    if point is None and item.confirmed:
        return "defined"
    if point is None or (point.answer is Answer.CLEAR and point.route is Route.DRAFT):
        return {None: "not asked", Answer.CLEAR: "clear (self-reported)"}.get(item.answer, str(item.answer))
    return point_label(point)


def point_label(point: Point) -> str:
    """Return the state of `point` in one word: its ruling if there is one, else its route, else its answer."""
    if point.ruling is Ruling.YOU_CHOOSE:
        return "assignee chose" if point.chosen else "assignee chooses"
    if point.ruling is not None:
        return str(point.ruling)
    return f"{point.answer}, {point.route}"
