"""What the command line does with the database as a whole: export, import, backup, restore."""

import contextlib
import os
import stat
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path

from app.core.exports import Contents, CopyError, CopyFault, Stage, Tell
from app.settings import Settings
from app.store import copies
from app.store.db import Db, open_db, parse_url, without_password
from app.store.errors import SchemaOutOfDateError
from app.store.schema import check_schema, current_revision, exact_revision
from app.store.sqlite import take
from app.usecases.audit import audit_chains
from app.usecases.export_everything import export_everything
from app.usecases.import_everything import import_everything, look_at_export
from app.wiring import now_utc

Clock = Callable[[], datetime]


class _StoppedError(Exception):
    """Nobody waits any more for what a thread is doing."""


@contextlib.asynccontextmanager
async def _opened(settings: Settings, tell: Tell, *, serve: bool = False) -> AsyncIterator[tuple[Db, Tell]]:
    """Open the database, and a `tell` that ends whatever still runs in a thread when the context ends."""
    stopped = threading.Event()

    def tell_on(stage: Stage, done: int, of: int) -> None:
        if stopped.is_set():
            raise _StoppedError
        tell(stage, done, of)

    db = open_db(settings.database_url, serve=serve)
    try:
        yield db, tell_on
    finally:
        stopped.set()
        await db.close()


@contextlib.contextmanager
def _written(path: Path) -> Iterator[Path]:
    """Hand out a file to write to, which bears the name `path` once it is whole and gone if it never is.

    Only its owner may read it. Raises `CopyError` where there is something of that name, and `OSError`.
    """
    if path.exists():
        raise CopyError(CopyFault.THERE)
    with _draft(path) as draft:
        yield draft
        _keep(draft)
        draft.rename(path)
    _keep(path.absolute().parent)


@contextlib.contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """Hand out an empty file beside `path`, taken away in the end if it is still there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _keep(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlast a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _own_alike(path: Path, other: Path) -> None:
    """Let `path` belong to whom `other` belongs, if it is there: whoever brings a backup back may not be who serves."""
    if other.exists():
        found = other.stat()
        path.chmod(stat.S_IMODE(found.st_mode))
        if (found.st_uid, found.st_gid) != (path.stat().st_uid, path.stat().st_gid):
            os.chown(path, found.st_uid, found.st_gid)


async def export_to(settings: Settings, path: Path, tell: Tell, *, clock: Clock = now_utc) -> Contents:
    """Write everything in the database to `path`; another process may be serving from it.

    Raises `DatabaseError`, `CopyError` and `OSError`.
    """
    with _written(path) as draft:
        async with _opened(settings, tell) as (db, tell_on):
            schema = exact_revision(db)
            with draft.open("wb") as file:
                return await db.read(export_everything, file, schema, clock(), tell_on)


async def import_from(settings: Settings, path: Path, tell: Tell, *, dry: bool) -> Contents:
    """Put everything in an export into the empty database, or, in a `dry` run, say what would be put there.

    Raises `DatabaseError`, `ExportError` and `OSError`, and has then changed nothing.
    """
    async with _opened(settings, tell, serve=not dry) as (db, tell_on):
        schema = exact_revision(db)
        if dry:
            return await db.read(look_at_export, path, schema, tell_on)
        return await db.run(import_everything, path, schema, tell_on)


async def chains_of(settings: Settings, tell: Tell) -> tuple[int, tuple[str, ...]]:
    """Look at the record of every task; return how many there are and which of them do not hold together.

    Raises `DatabaseError`.
    """
    looked_at, after = 0, None
    broken: tuple[str, ...] = ()
    async with _opened(settings, tell) as (db, tell_on):
        check_schema(db)
        while True:
            page = await db.read(audit_chains, after)
            looked_at, broken, after = looked_at + page.looked_at, broken + page.broken, page.last
            tell_on(Stage.CHAINS, looked_at, 0)
            if after is None:
                return looked_at, broken


def _sqlite_file(settings: Settings, otherwise: CopyFault) -> Path:
    url = parse_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        raise CopyError(otherwise, detail=without_password(url))
    return Path(url.database or "")


async def backup_to(settings: Settings, path: Path, tell: Tell) -> None:
    """Copy the SQLite database to `path` while it may be served, and look whether the copy is whole.

    Raises `DatabaseError`, `CopyError` and `OSError`.
    """
    database = _sqlite_file(settings, CopyFault.SAVED_OTHERWISE)
    database.stat()
    with _written(path) as draft:
        async with _opened(settings, tell) as (db, tell_on):
            if db.read_now(current_revision) is None:
                raise CopyError(CopyFault.NOT_OURS)
            await db.read(copies.copy_to, draft, lambda done, of: tell_on(Stage.COPYING, done, of))


async def restore_from(settings: Settings, file: Path, tell: Tell, *, clock: Clock = now_utc) -> Path | None:
    """Put a backup where the SQLite database is, which nobody may be serving.

    Returns where the one before is kept, if there was one. The one that is back may have an older schema. Raises
    `DatabaseError`, `CopyError` and `OSError`, and has then changed nothing.
    """
    named = _sqlite_file(settings, CopyFault.RESTORED_OTHERWISE)
    _refuse_itself(file, named)
    lock = take(named)
    try:
        database = named.resolve()  # the lock stands beside the name, the database's own files beside the file
        kept = database.with_name(f"{database.name}.before-{clock():%Y%m%dT%H%M%SZ}")
        if kept.exists():
            raise CopyError(CopyFault.THERE)
        with _draft(database) as draft:
            copies.copy_file(file, draft, lambda done, of: tell(Stage.COPYING, done, of))
            await _known(settings, draft)
            _own_alike(draft, database)
            _keep(draft)
            there = copies.put_in_place(draft, database, kept)
            _keep(database.parent)
        return kept if there else None
    finally:
        lock.release()


def _refuse_itself(file: Path, database: Path) -> None:
    if database.exists() and file.samefile(database):
        raise CopyError(CopyFault.ITSELF)


async def _known(settings: Settings, copy: Path) -> None:
    """Refuse a copy that holds no database of ours, or one too new for this program. An older one is migrated later."""
    there = settings.model_copy(update={"database_url": f"sqlite:///{copy}"})
    async with _opened(there, lambda _stage, _done, _of: None) as (db, _):
        if db.read_now(current_revision) is None:
            raise CopyError(CopyFault.NOT_OURS)
        with contextlib.suppress(SchemaOutOfDateError):
            check_schema(db)
