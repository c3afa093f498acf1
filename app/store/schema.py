"""The schema's version: bringing a database up to it, and refusing to serve from one that does not fit.

A migration only adds, so that the version before works on while replicas are replaced one by one. Each names in
`works_from` the oldest revision whose program works with what it makes.
"""

from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, column, create_engine, event, inspect, select, table, text, update
from sqlalchemy.exc import OperationalError

from app.store.db import Db, parse_url
from app.store.errors import DatabaseError, DatabaseUnavailableError, SchemaOutOfDateError, SchemaTooNewError
from app.store.sqlite import explained
from app.store.tx import Tx

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
VERSIONS = table("alembic_version", column("version_num"), column("oldest"))
LOCK = 20_261_125  # any number of this program's own: who migrates holds it


def config_for(url: str, scripts: Path = MIGRATIONS) -> Config:
    """Return what Alembic needs to work on the database at `url` with the migrations in `scripts`."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["url"] = parse_url(url)
    return config


def migrate(url: str, revision: str = "head", scripts: Path = MIGRATIONS) -> None:
    """Bring the database at `url` to `revision`, making its file or tables where there are none: whole or not at all.

    Afterwards the database says which is the oldest program that still works with it. Several may migrate at once.
    Raises `DatabaseUnavailableError` when it cannot be opened.
    """
    config = config_for(url, scripts)
    target = config.attributes["url"]
    if target.get_backend_name() == "sqlite":
        with explained(Path(target.database)):
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(target)
    try:
        with engine.begin() as tx:
            if tx.dialect.name == "postgresql":
                tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            config.attributes["connection"] = tx
            if revision == "head" or not revision.startswith(("-", "base")):
                command.upgrade(config, revision)
            else:
                command.downgrade(config, revision)
            _note_oldest(tx, ScriptDirectory(str(scripts)))
    except OperationalError as error:
        raise DatabaseUnavailableError(f"The database cannot be migrated: {error.orig}") from error
    finally:
        engine.dispose()


def _engine(url: URL) -> Engine:
    """Return an engine whose transactions hold changes of tables too, which SQLite's driver would commit one by one."""
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":

        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: object) -> None:
            connection.isolation_level = None

        @event.listens_for(engine, "begin")
        def begin(tx: Tx) -> None:
            tx.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _note_oldest(tx: Tx, scripts: ScriptDirectory) -> None:
    if not _says_oldest(tx):
        return
    found = current_revision(tx)
    oldest = getattr(scripts.get_revision(found).module, "works_from", found) if found else None
    tx.execute(update(VERSIONS).values(oldest=oldest))


def _says_oldest(tx: Tx) -> bool:
    return any(one["name"] == VERSIONS.c.oldest.name for one in inspect(tx).get_columns(VERSIONS.name))


def current_revision(tx: Tx) -> str | None:
    """Return the revision the database is at, or None for an empty one."""
    return MigrationContext.configure(tx).get_current_revision()


def _oldest(tx: Tx) -> str | None:
    """Return the revision of the oldest program that works with the database, or None where it does not say."""
    if not _says_oldest(tx):
        return None
    oldest: str | None = tx.scalar(select(VERSIONS.c.oldest))
    return oldest


def touch(tx: Tx) -> None:
    """Write what stands there already, to see whether the database can be written to."""
    tx.execute(update(VERSIONS).values(version_num=VERSIONS.c.version_num))


@cache
def _revisions(scripts: Path) -> tuple[str, frozenset[str]]:
    """Return the newest revision of this program and all it knows."""
    directory = ScriptDirectory(str(scripts))
    head = directory.get_current_head()
    assert head is not None
    return head, frozenset(script.revision for script in directory.walk_revisions())


def flaw_of_schema(tx: Tx, scripts: Path = MIGRATIONS) -> str:
    """Return why this program cannot work with the database's schema, or nothing."""
    error = _flaw(tx, scripts)
    return str(error) if error else ""


def check_schema(db: Db, scripts: Path = MIGRATIONS) -> None:
    """Refuse a database whose schema is neither this program's nor one that says it works with this program.

    Raises `SchemaOutOfDateError` for an older one, naming the command, `SchemaTooNewError` for one too new.
    """
    if error := db.read_now(lambda tx: _flaw(tx, scripts)):
        raise error


def _flaw(tx: Tx, scripts: Path) -> DatabaseError | None:
    found, (expected, known) = current_revision(tx), _revisions(scripts)
    if found == expected:
        return None
    if found is None or found in known:
        return SchemaOutOfDateError(
            f"The database is at schema {found or 'none'}, this program needs {expected}. Run: checkin migrate"
        )
    if _oldest(tx) in known:
        return None
    return SchemaTooNewError(
        f"The database is at schema {found}, which this program does not know (it needs {expected}), and which does "
        "not work with it. Install the newer version of Checkin."
    )
