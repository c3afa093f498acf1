"""Orders in a file of comma-separated values, as spreadsheets save them. Every mistake is told by its row."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from app.core.assignment import Hours, Source
from app.core.daylists import read_date
from app.core.naming import unique
from app.core.orders import MOST_HOURS, NEEDED, Mistake, Order, Part, Wrong, derived_id, hours_in, mistakes_in

MOST_ROWS = 1000
DELIMITERS = ",;\t|"
YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si"})
NO = frozenset({"no", "n", "false", "0", "nein", "non"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file. `number` is what a spreadsheet shows beside it: the header is row 1."""

    number: int
    order: Order
    mistakes: tuple[Mistake, ...] = ()


class TableFault(StrEnum):
    """What keeps a file from being read at all."""

    ENCODING = "encoding"
    EMPTY = "empty"
    NO_ROWS = "no rows"
    TOO_MANY = "too many"
    BROKEN = "broken"
    UNKNOWN = "unknown column"
    TWICE = "column twice"
    MISSING = "missing column"
    WIDE = "wide row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that keeps a file from being read: at which row, about which column, with what may be meant."""

    why: TableFault
    row: int = 1
    column: str = ""
    near: str = ""


class TableError(ValueError):
    """A file cannot be read. Every fault is in it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__([fault.why for fault in faults])
        self.faults = faults


def read_rows(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a file, each with what is wrong with it as it is written. Raises `TableError`."""
    text = _decoded(data)
    delimiter = _delimiter(text)
    lines = _lines(re.sub(r"\Asep=.\r?\n", "", text), delimiter)
    if not lines:
        raise TableError(Fault(why=TableFault.EMPTY))
    columns = _columns(lines[0], lines[1:])
    filled = [(number, cells) for number, cells in enumerate(lines[1:], 2) if any(map(str.strip, cells))]
    wide = [Fault(why=TableFault.WIDE, row=n) for n, cells in filled if any(map(str.strip, cells[len(columns) :]))]
    if wide:
        raise TableError(*wide)
    if not filled or len(filled) > MOST_ROWS:
        raise TableError(Fault(why=TableFault.TOO_MANY if filled else TableFault.NO_ROWS, row=len(lines)))
    return _told_apart([_row(number, dict(zip(columns, cells, strict=False))) for number, cells in filled])


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                row = data[: error.start].count(b"\n") + 1
                raise TableError(Fault(why=TableFault.ENCODING, row=row)) from None
    raise AssertionError


def _delimiter(text: str) -> str:
    """Return what parts the cells: what a spreadsheet says itself, else what makes the most of the first line."""
    if match := re.match(r"sep=(.)\r?\n", text):
        return match[1]
    head = next(iter(text.lstrip("\r\n").splitlines()), "")
    return max(DELIMITERS, key=lambda mark: sum(name in set(Part) for name in map(_plain, head.split(mark))))


def _lines(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    try:
        lines.extend(reader)
    except csv.Error:
        raise TableError(Fault(why=TableFault.BROKEN, row=len(lines) + 1)) from None
    return lines


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().strip('"').casefold())


def _columns(head: list[str], rest: list[list[str]]) -> list[str]:
    """Return what each column holds; one without a name is passed over where nothing stands in it."""
    names = [_plain(name) for name in head]
    while names and not names[-1]:
        names.pop()
    known = [part.value for part in Part]
    faults = [
        Fault(why=TableFault.UNKNOWN, column=name, near=next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), ""))
        for name in names
        if name not in known
    ]
    faults += [Fault(why=TableFault.TWICE, column=name) for name in known if names.count(name) > 1]
    faults += [Fault(why=TableFault.MISSING, column=part) for part in NEEDED if part.value not in names]
    if faults:
        raise TableError(*faults)
    return names


def _row(number: int, cells: Mapping[str, str]) -> Row:
    said = {part: cells.get(part, "").strip() for part in Part}
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
