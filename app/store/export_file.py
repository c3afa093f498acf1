"""An export: lines of JSON, compressed. A head, the rows of each table, an end with the sum of each.

    {"checkin_export":1,"made_at":"...","schema":"0008","tables":{"people":["workspace_id",...],...}}
    {"table":"people","row":{"name":"Maya",...}}
    {"end":{"people":{"rows":1,"sha256":"..."},...}}

The hash is over the lines of the table as they stand there, each with its line end.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from app.core.exports import FORMAT, Contents, ExportError, ExportFault, Sum
from app.store.lines import BATCH, NAMES, columns, prefix

LEVEL = 6
_HEAD, _ROW, _END = b'{"checkin_export":', b'{"table":"', b'{"end":'


class Summing:
    """Counts and hashes the lines of one table as they go by."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = hashlib.sha256()

    def take(self, line: bytes) -> None:
        """Take in the next line."""
        self.rows += 1
        self._hash.update(line)

    def sum(self) -> Sum:
        """Return the sum of what went by."""
        return Sum(rows=self.rows, sha256=self._hash.hexdigest())


def write(
    file: BinaryIO,
    schema: str,
    made_at: datetime,
    lines_of: Callable[[str], Iterable[bytes]],
    tell: Callable[[int], None],
) -> Contents:
    """Write every table to `file`, as `lines_of` gives its lines. `tell` hears now and then how many rows there are."""
    sums, done = {}, 0
    with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=file, mtime=0) as packed:
        head = {"checkin_export": FORMAT, "made_at": made_at.isoformat(), "schema": schema}
        packed.write(_line(head | {"tables": {name: columns(name) for name in NAMES}}))
        for name in NAMES:
            summing = Summing()
            for line in lines_of(name):
                packed.write(line)
                summing.take(line)
                done += 1
                if done % BATCH == 0:
                    tell(done)
            sums[name] = summing.sum()
        packed.write(_line({"end": {name: asdict(one) for name, one in sums.items()}}))
    tell(done)
    return Contents(schema=schema, made_at=made_at, tables=sums)


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def examine(path: Path, schema: str, tell: Callable[[int, int], None]) -> Contents:
    """Read all of the file and return what it holds, where each table has the sum that stands at its end.

    `tell` hears how many of how many bytes were read. Raises `ExportError` for a file that is not whole, or that is not
    of `schema`, and `OSError`.
    """
    summing = {name: Summing() for name in NAMES}
    with path.open("rb") as file:
        size, lines = path.stat().st_size, enumerate(_lines(file), 1)
        made_at = _head(next(lines, (1, b""))[1], schema)
        for number, line in lines:
            if not line.endswith(b"\n"):
                break
            if line.startswith(_END):
                told = _sums(line, number)
                if next(lines, None) is not None:
                    raise ExportError(ExportFault.BROKEN)
                _compare(told, {name: one.sum() for name, one in summing.items()})
                return Contents(schema=schema, made_at=made_at, tables=told)
            summing[_table(line, number)].take(line)
            if number % BATCH == 0:
                tell(file.tell(), size)
    raise ExportError(ExportFault.CUT_OFF)


def batches(path: Path) -> Iterator[tuple[str, int, list[bytes]]]:
    """Yield the rows of a file that was examined, a few hundred at a time: table, number of the first line, lines."""
    with path.open("rb") as file:
        held: list[bytes] = []
        for number, (line, following) in enumerate(pairwise(_lines(file)), 1):
            if not line.startswith(_ROW):
                continue
            held.append(line)
            name = _table(line, number)
            if len(held) == BATCH or not following.startswith(prefix(name)):
                yield name, number - len(held) + 1, held
                held = []


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of an export, compressed or not."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    try:
        yield from cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
    except EOFError:
        raise ExportError(ExportFault.CUT_OFF) from None
    except (gzip.BadGzipFile, zlib.error):
        raise ExportError(ExportFault.BROKEN) from None


def _head(line: bytes, schema: str) -> datetime:
    """Return when an export was made whose first line is this."""
    if not line.startswith(_HEAD):
        raise ExportError(ExportFault.NO_EXPORT)
    try:
        head: dict[str, Any] = json.loads(line)
        found, of, made_at = head["checkin_export"], str(head["schema"]), datetime.fromisoformat(head["made_at"])
    except (ValueError, KeyError, TypeError):
        raise ExportError(ExportFault.CUT_OFF if not line.endswith(b"\n") else ExportFault.BROKEN) from None
    if found != FORMAT:
        raise ExportError(ExportFault.OTHER_FORMAT, detail=str(found))
    if of != schema:
        raise ExportError(ExportFault.OTHER_SCHEMA, detail=of)
    return made_at


def _table(line: bytes, number: int) -> str:
    name = line[len(_ROW) : line.find(b'"', len(_ROW))].decode("ascii", "replace")
    if name not in NAMES or not line.startswith(prefix(name)):
        raise ExportError(ExportFault.NO_ROW, line=number)
    return name


def _sums(line: bytes, number: int) -> dict[str, Sum]:
    try:
        told = json.loads(line)["end"]
        return {name: Sum(rows=told[name]["rows"], sha256=told[name]["sha256"]) for name in NAMES}
    except (ValueError, KeyError, TypeError):
        raise ExportError(ExportFault.NO_ROW, line=number) from None


def _compare(told: dict[str, Sum], found: dict[str, Sum]) -> None:
    for name in NAMES:
        if told[name].rows != found[name].rows:
            raise ExportError(ExportFault.OTHER_COUNT, table=name, detail=f"{found[name].rows} {told[name].rows}")
        if told[name] != found[name]:
            raise ExportError(ExportFault.OTHER_HASH, table=name)
