"""Tables of comma-separated values, as spreadsheets save them: which cells stand in which row.

Every mistake is told by its row.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

MOST_ROWS = 1000
DELIMITERS = ",;\t|"


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
    """One thing that keeps a file from being read: at which row, about which column, with what may be meant.

    `columns` are those there may be, or have to be.
    """

    why: TableFault
    row: int = 1
    column: str = ""
    near: str = ""
    columns: tuple[str, ...] = ()


class TableError(ValueError):
    """A file cannot be read. Every fault is in it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__([fault.why for fault in faults])
        self.faults = faults


def read_table(data: bytes, known: Sequence[str], needed: Sequence[str]) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Return every row that says something: its number (the header is row 1) and its cells by column.

    `known` are the columns there may be, `needed` those that have to be there. Raises `TableError`.
    """
    text = _decoded(data)
    delimiter = _delimiter(text, known)
    lines = _lines(re.sub(r"\Asep=.\r?\n", "", text), delimiter)
    if not lines:
        raise TableError(Fault(why=TableFault.EMPTY))
    columns = _columns(lines[0], known, needed)
    filled = [(number, cells) for number, cells in enumerate(lines[1:], 2) if any(map(str.strip, cells))]
    wide = [Fault(why=TableFault.WIDE, row=n) for n, cells in filled if any(map(str.strip, cells[len(columns) :]))]
    if wide:
        raise TableError(*wide)
    if not filled or len(filled) > MOST_ROWS:
        raise TableError(Fault(why=TableFault.TOO_MANY if filled else TableFault.NO_ROWS, row=len(lines)))
    return tuple(
        (number, {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}) for number, cells in filled
    )


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                row = data[: error.start].count(b"\n") + 1
                raise TableError(Fault(why=TableFault.ENCODING, row=row)) from None
    raise AssertionError


def _delimiter(text: str, known: Sequence[str]) -> str:
    """Return what parts the cells: what a spreadsheet says itself, else what makes the most of the first line."""
    if match := re.match(r"sep=(.)\r?\n", text):
        return match[1]
    head = next(iter(text.lstrip("\r\n").splitlines()), "")
    return max(DELIMITERS, key=lambda mark: sum(name in known for name in map(_plain, head.split(mark))))


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


def _columns(head: list[str], known: Sequence[str], needed: Sequence[str]) -> list[str]:
    """Return what each column holds; one without a name is passed over where nothing stands in it."""
    names = [_plain(name) for name in head]
    while names and not names[-1]:
        names.pop()
    faults = [
        Fault(why=TableFault.UNKNOWN, column=name, near=_nearest(name, known), columns=tuple(known))
        for name in names
        if name not in known
    ]
    faults += [Fault(why=TableFault.TWICE, column=name) for name in known if names.count(name) > 1]
    faults += [
        Fault(why=TableFault.MISSING, column=name, columns=tuple(needed)) for name in needed if name not in names
    ]
    if faults:
        raise TableError(*faults)
    return names


def _nearest(name: str, known: Sequence[str]) -> str:
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), "")
