"""A whole database as a file: what such a file says of itself, and what can keep it from being taken in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FORMAT = 1


class Stage(StrEnum):
    """What is being done, where it takes long enough to say how far it is."""

    WRITING = "writing"
    READING = "reading"
    PUTTING = "putting in"
    COMPARING = "comparing"
    CHAINS = "records"
    COPYING = "copying"


Tell = Callable[[Stage, int, int], None]
"""Hears how much of how much is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many rows a table has, and the SHA-256 of its lines, one after another."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a file holds: of which schema, from when, and the sum of each table in the order they come in."""

    schema: str
    made_at: datetime
    tables: Mapping[str, Sum]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(table.rows for table in self.tables.values())


class FileKind(StrEnum):
    """What a file is by its first bytes."""

    EXPORT = "export"
    BACKUP = "backup"
    OTHER = "other"


def kind_of(beginning: bytes) -> FileKind:
    """Tell what begins like this; sixteen bytes and more are enough. An export may be decompressed."""
    if beginning.startswith((b"\x1f\x8b", b'{"checkin_export"')):
        return FileKind.EXPORT
    return FileKind.BACKUP if beginning.startswith(b"SQLite format 3\0") else FileKind.OTHER


class ExportFault(StrEnum):
    """What keeps an export from being taken in."""

    NO_EXPORT = "no export"
    OTHER_FORMAT = "other format"
    OTHER_SCHEMA = "other schema"
    CUT_OFF = "cut off"
    BROKEN = "broken"
    NO_ROW = "no row"
    OTHER_COUNT = "other count"
    OTHER_HASH = "other hash"
    NOT_EMPTY = "not empty"
    NOT_TAKEN = "not taken"
    CAME_BACK_OTHERWISE = "came back otherwise"


class ExportError(Exception):
    """An export cannot be taken in, and the database is as it was. `table`, `line` and `detail` say where and why."""

    def __init__(self, fault: ExportFault, *, table: str = "", line: int = 0, detail: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.table = table
        self.line = line
        self.detail = detail


class CopyFault(StrEnum):
    """What keeps a file from being written, or a backup from being brought back."""

    THERE = "there already"
    NOT_OURS = "no database of ours"
    BROKEN = "broken"
    UNUSABLE = "unusable"
    ITSELF = "the database itself"
    SAVED_OTHERWISE = "saved otherwise"
    RESTORED_OTHERWISE = "restored otherwise"


class CopyError(Exception):
    """A file cannot be written or brought back, and everything is as it was."""

    def __init__(self, fault: CopyFault, *, detail: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail
