"""Orders in a file of comma-separated values. Every mistake is told by its row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.core.assignment import Hours, Source
from app.core.daylists import read_date
from app.core.naming import unique
from app.core.orders import MOST_HOURS, NEEDED, Mistake, Order, Part, Wrong, derived_id, hours_in, mistakes_in
from app.core.table import read_table

YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si"})
NO = frozenset({"no", "n", "false", "0", "nein", "non"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file. `number` is what a spreadsheet shows beside it: the header is row 1."""

    number: int
    order: Order
    mistakes: tuple[Mistake, ...] = ()


def read_rows(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a file, each with what is wrong with it as it is written. Raises `TableError`."""
    return _told_apart([_row(number, cells) for number, cells in read_table(data, tuple(Part), NEEDED)])


def _row(number: int, cells: Mapping[str, str]) -> Row:
    said = {part: cells.get(part, "") for part in Part}
    mistakes: list[Mistake] = []
    order = Order(
        source=Source.FILE,
        external_id=said[Part.EXTERNAL_ID],
        assignee=said[Part.ASSIGNEE],
        giver=said[Part.GIVER],
        text=said[Part.TEXT],
        due=_due(said[Part.DUE], mistakes),
        hours=_hours(said[Part.HOURS], mistakes),
        brittle=_brittle(said[Part.ALL_OR_NOTHING], mistakes),
        purpose=said[Part.PURPOSE] or None,
        items=unique(re.split(r"[;\n]", said[Part.ITEMS])) or None,
    )
    return _identified(Row(number=number, order=order, mistakes=tuple(mistakes)))


def _identified(row: Row) -> Row:
    order = row.order
    if not order.external_id:
        order = replace(order, external_id=derived_id(order))
    return replace(row, order=order, mistakes=(*row.mistakes, *mistakes_in(order)))


def _due(said: str, mistakes: list[Mistake]) -> date | None:
    due = read_date(said) if said else None
    if said and due is None:
        mistakes.append(Mistake(part=Part.DUE, why=Wrong.NO_DATE, given=said))
    return due


def _hours(said: str, mistakes: list[Mistake]) -> Hours | None:
    if not said:
        return None
    if found := next((hours for hours in Hours if hours.value.casefold() == said.casefold()), None):
        return found
    if re.fullmatch(r"\d{1,6}([.,]\d{1,3})?", said) and 0 < (number := float(said.replace(",", "."))) <= MOST_HOURS:
        return hours_in(number)
    mistakes.append(Mistake(part=Part.HOURS, why=Wrong.NO_HOURS, given=said))
    return None


def _brittle(said: str, mistakes: list[Mistake]) -> bool | None:
    if said.casefold() in YES | NO:
        return said.casefold() in YES
    if said:
        mistakes.append(Mistake(part=Part.ALL_OR_NOTHING, why=Wrong.NO_YES_OR_NO, given=said))
    return None


def _told_apart(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows, those that another one says already with that mistake."""
    first: dict[str, int] = {}
    return tuple(_marked(row, first.setdefault(row.order.external_id, row.number)) for row in rows)


def _marked(row: Row, first: int) -> Row:
    if first == row.number:
        return row
    twice = Mistake(part=Part.EXTERNAL_ID, why=Wrong.TWICE, given=str(first))
    return replace(row, mistakes=(*row.mistakes, twice))
