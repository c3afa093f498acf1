"""An export holds every row of every table; what is not whole is not taken in, and the database stays as it was."""

import asyncio
import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, Uuid, insert, select, text

from app.core.exports import Contents, CopyError, ExportError, ExportFault, Stage
from app.core.wording.moving import export_fault
from app.moving import export_to, import_from
from app.settings import Settings
from app.store.db import open_db
from app.store.errors import SchemaTooNewError
from app.store.export_file import examine
from app.store.tables import metadata
from app.store.tx import Tx
from app.store.types import EPOCH, UtcDateTime
from app.usecases.keep_up import plan_upkeep
from app.usecases.world import Moment
from tests.databases import on_one_database

TEXTS = ("a", "B", "é", "_", "漢 😀 'quoted' \"\\")
NUMBERS: list[object] = [0, -3, 0.1, 1e-07, 2.0, 123456789.123, True, None, "", "12\u2028\n\t"]
Lines = list[bytes]


def value(column: Column[Any], n: int) -> object:
    """Return a value for the column in row `n`: what databases, sorting and JSON like to disagree about."""
    if column.nullable and n == 0:
        return None
    if column.name == "state" and isinstance(column.type, String):
        return "new"  # the one column with a closed list
    if isinstance(column.type, UtcDateTime):
        return EPOCH + timedelta(days=20_000 * n - 10_000, microseconds=n)
    if isinstance(column.type, JSON):
        return {"z": NUMBERS, "é": {"b": [], "a": {}}, "n": n}
    kinds: dict[type, object] = {Boolean: n % 2 == 0, Integer: 2**31 - 1 - n, Uuid: UUID(int=(37 * n + 11) << 100)}
    return next((made for kind, made in kinds.items() if isinstance(column.type, kind)), TEXTS[n])


def fill(tx: Tx) -> None:
    """Put a few rows into every table."""
    for table in metadata.sorted_tables:
        tx.execute(insert(table), [{c.name: value(c, n) for c in table.columns} for n in range(len(TEXTS))])


def rows(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    return {table.name: sorted((tuple(row) for row in tx.execute(select(table))), key=repr) for table in tables()}


def tables() -> list[Table]:
    return metadata.sorted_tables


async def of(url: str, work: Callable[[Tx], Any]) -> Any:
    """Do something in the database at `url`."""
    db = open_db(url)
    try:
        return await db.run(work)
    finally:
        await db.close()


def silent(_stage: Stage, _done: int, _of: int) -> None:
    """Look away."""


async def export(url: str, path: Path) -> Contents:
    return await export_to(Settings(database_url=url), path, silent, clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))


async def take(url: str, path: Path) -> Contents:
    return await import_from(Settings(database_url=url), path, silent, dry=False)


@pytest.fixture
def files(sqlite_template: Path, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty SQLite database beside the one of the test."""
    shutil.copy(sqlite_template, tmp_path / "other.db")
    yield f"sqlite:///{tmp_path / 'other.db'}"


async def test_every_row_comes_back_from_the_other_database_and_both_write_the_same_file(
    database_url: str, files: str, tmp_path: Path
) -> None:
    await of(database_url, fill)
    first = await export(database_url, tmp_path / "1.gz")
    assert await take(files, tmp_path / "1.gz") == first
    assert await of(files, rows) == await of(database_url, rows)
    assert first.rows == len(TEXTS) * len(tables())
    await export(files, tmp_path / "2.gz")
    assert (tmp_path / "1.gz").read_bytes() == (tmp_path / "2.gz").read_bytes()


@pytest.mark.databases("postgresql")
async def test_postgresql_takes_what_sqlite_wrote(database_url: str, files: str, tmp_path: Path) -> None:
    await of(files, fill)
    await export(files, tmp_path / "1.gz")
    await take(database_url, tmp_path / "1.gz")
    assert await of(database_url, rows) == await of(files, rows)


def test_no_table_counts_its_rows_by_itself() -> None:
    numbering = [t.name for t in tables() if t.autoincrement_column is not None or any(c.identity for c in t.columns)]
    assert not numbering, "an import has to move their sequences on"


@pytest.fixture(scope="module")
def packed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export of a filled database."""
    folder = tmp_path_factory.mktemp("packed")
    url = f"sqlite:///{shutil.copy(sqlite_template, folder / 'checkin.db')}"
    asyncio.run(of(url, fill))
    asyncio.run(export(url, folder / "1.gz"))
    return (folder / "1.gz").read_bytes()


@pytest.fixture
def written(packed: bytes, tmp_path: Path) -> Path:
    """The export, not compressed, so that it can be cut."""
    path = tmp_path / "1.jsonl"
    path.write_bytes(gzip.decompress(packed))
    return path


def test_the_hashes_are_of_the_lines_that_begin_with_the_name_of_the_table(written: Path) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    for name, told in json.loads(lines[-1])["end"].items():
        mine = [line for line in lines if line.startswith(b'{"table":"%s",' % name.encode())]
        assert told == {"rows": len(mine), "sha256": hashlib.sha256(b"".join(mine)).hexdigest()}


def swapped(lines: Lines) -> Lines:
    return [*lines[:3], lines[4], lines[3], *lines[5:]]


def wider(lines: Lines) -> Lines:
    """A row has a column too many, and the end knows of it."""
    changed = lines[1].replace(b'"row":{', b'"row":{"x":1,')
    return _summed([lines[0], changed, *lines[2:]])


def _summed(lines: Lines) -> Lines:
    end = json.loads(lines[-1])["end"]
    for name in end:
        mine = [line for line in lines if line.startswith(b'{"table":"%s",' % name.encode())]
        end[name] = {"rows": len(mine), "sha256": hashlib.sha256(b"".join(mine)).hexdigest()}
    return [*lines[:-1], json.dumps({"end": end}).encode() + b"\n"]


@on_one_database
@pytest.mark.parametrize(
    ("change", "fault", "told"),
    [
        (lambda lines: lines[:-1], ExportFault.CUT_OFF, "ends before its end"),
        (lambda lines: [*lines[:-1], lines[-1][:-9]], ExportFault.CUT_OFF, "ends before its end"),
        (lambda lines: lines[:1], ExportFault.CUT_OFF, "ends before its end"),
        (lambda lines: [*lines, lines[-1]], ExportFault.BROKEN, "is damaged"),
        (lambda lines: lines[1:], ExportFault.NO_EXPORT, "`checkin export` writes one"),
        (lambda lines: [*lines[:3], *lines[4:]], ExportFault.OTHER_COUNT, "it holds 4 rows and should hold 5"),
        (lambda lines: [*lines[:3], lines[4], *lines[4:]], ExportFault.OTHER_HASH, "is not the one that was written"),
        (swapped, ExportFault.OTHER_HASH, "is not the one that was written"),
        (lambda lines: _summed(swapped(lines)), ExportFault.CAME_BACK_OTHERWISE, "does not come back"),
        (wider, ExportFault.NO_ROW, "line 2 is no row of a table"),
        (lambda lines: [*lines[:2], b"\n", *lines[2:]], ExportFault.NO_ROW, "line 3 is no row of a table"),
        (
            lambda lines: [lines[0].replace(b'"schema":"0', b'"schema":"9'), *lines[1:]],
            ExportFault.OTHER_SCHEMA,
            "Import it with the version that wrote it",
        ),
        (
            lambda lines: [lines[0].replace(b'export":1', b'export":2'), *lines[1:]],
            ExportFault.OTHER_FORMAT,
            "is written in a format (2)",
        ),
        (
            lambda lines: _summed([*lines[:1], *(line for line in lines[1:] if b'"checkins"' not in line[:20])]),
            ExportFault.NOT_TAKEN,
            "does not take a row of table words",
        ),
    ],
)
async def test_what_is_not_whole_is_refused_and_nothing_changes(
    change: Callable[[Lines], Lines], fault: ExportFault, told: str, database_url: str, written: Path
) -> None:
    written.write_bytes(b"".join(change(written.read_bytes().splitlines(keepends=True))))
    with pytest.raises(ExportError) as raised:
        await take(database_url, written)
    assert raised.value.fault is fault
    said = export_fault(raised.value, "f.gz")
    assert told in said
    assert said.endswith("\nNothing was changed.")
    assert not any((await of(database_url, rows)).values())


def test_a_byte_that_changed_is_noticed_wherever_it_is_and_a_file_that_ends_early_too(
    packed: bytes, written: Path
) -> None:
    read: list[int] = []
    schema = json.loads(written.read_bytes().partition(b"\n")[0])["schema"]
    for place in range(10, len(packed), len(packed) // 40):
        changed = bytearray(packed)
        changed[place] ^= 0x10
        written.write_bytes(changed)
        with pytest.raises(ExportError):
            examine(written, schema, lambda done, _of: read.append(done))
    for length in range(20, len(packed), len(packed) // 20):
        written.write_bytes(packed[:length])
        with pytest.raises(ExportError) as raised:
            examine(written, schema, lambda done, _of: read.append(done))
        assert raised.value.fault is ExportFault.CUT_OFF


@on_one_database
async def test_a_worker_that_ran_already_keeps_its_upkeep_and_takes_everything_else(
    database_url: str, files: str, tmp_path: Path
) -> None:
    def begin(tx: Tx) -> None:
        plan_upkeep(tx, Moment(EPOCH, lambda: UUID(int=0)))

    for url in (database_url, files):
        await of(url, begin)
    await of(files, fill)
    told = await export(files, tmp_path / "1.gz")
    assert await take(database_url, tmp_path / "1.gz") == told
    assert told.rows == len(TEXTS) * len(tables())
    assert await of(database_url, rows) == await of(files, rows)


async def test_a_database_with_rows_in_it_is_refused(database_url: str, written: Path) -> None:
    await of(database_url, fill)
    before = await of(database_url, rows)
    with pytest.raises(ExportError) as raised:
        await take(database_url, written)
    assert raised.value.fault is ExportFault.NOT_EMPTY
    assert "in table api_tokens" in export_fault(raised.value, "f.gz")
    assert await of(database_url, rows) == before


@on_one_database
async def test_a_newer_schema_that_this_program_may_serve_is_not_moved_by_it(
    database_url: str, written: Path, tmp_path: Path
) -> None:
    await of(database_url, lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999'")).close())
    for moved in (export(database_url, tmp_path / "1.gz"), take(database_url, written)):
        with pytest.raises(SchemaTooNewError, match="Do this with the newer version"):
            await moved


@pytest.mark.databases("postgresql")
@pytest.mark.parametrize("odd", ["a\0b", "half a \ud83d"], ids=["zero", "half"])
async def test_what_postgresql_cannot_keep_is_told_and_nothing_of_it_stays(
    database_url: str, files: str, sqlite_template: Path, tmp_path: Path, odd: str
) -> None:
    def plant(tx: Tx) -> None:
        fill(tx)
        row = {c.name: value(c, 1) for c in metadata.tables["workspaces"].columns}
        tx.execute(insert(metadata.tables["workspaces"]), [row | {"workspace_id": "T1", "settings": {"odd": odd}}])

    await of(files, plant)
    await export(files, tmp_path / "1.gz")
    with pytest.raises(ExportError) as raised:
        await take(database_url, tmp_path / "1.gz")
    assert "does not take a row of table workspaces" in export_fault(raised.value, "f.gz")
    assert not any((await of(database_url, rows)).values())
    third = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'third.db')}"
    await take(third, tmp_path / "1.gz")
    assert await of(third, rows) == await of(files, rows)


@on_one_database
async def test_an_export_or_import_that_is_broken_off_leaves_nothing(
    database_url: str, written: Path, tmp_path: Path
) -> None:
    class EnoughError(Exception):
        """The person at the terminal has seen enough."""

    def enough(at: Stage) -> Callable[[Stage, int, int], None]:
        def tell(stage: Stage, _done: int, _of: int) -> None:
            if stage is at:
                raise EnoughError

        return tell

    before = sorted(tmp_path.iterdir())
    for stage in (Stage.PUTTING, Stage.COMPARING):
        with pytest.raises(EnoughError):
            await import_from(Settings(database_url=database_url), written, enough(stage), dry=False)
        assert not any((await of(database_url, rows)).values())
    with pytest.raises(EnoughError):
        await export_to(Settings(database_url=database_url), tmp_path / "2.gz", enough(Stage.WRITING))
    with pytest.raises(CopyError):
        await export_to(Settings(database_url=database_url), written, silent)
    assert {path.name for path in tmp_path.iterdir()} <= {path.name for path in before} | {"checkin.db.lock"}
