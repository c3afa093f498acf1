"""The schema's version: bringing a database up to it, and refusing to serve from any other."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from app.store.db import Db, parse_url
from app.store.errors import DatabaseUnavailableError, SchemaOutOfDateError, SchemaTooNewError
from app.store.sqlite import explained
from app.store.tx import Tx

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def config_for(url: str) -> Config:
    """Return what Alembic needs to work on the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = parse_url(url)
    return config


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`, making its file or tables where there are none.

    Raises `DatabaseUnavailableError` when it cannot be opened.
    """
    config = config_for(url)
    target = config.attributes["url"]
    if target.get_backend_name() == "sqlite":
        with explained(Path(target.database)):
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(target)
    try:
        with engine.begin() as tx:
            config.attributes["connection"] = tx
            if revision == "head" or not revision.startswith(("-", "base")):
                command.upgrade(config, revision)
            else:
                command.downgrade(config, revision)
    except OperationalError as error:
        raise DatabaseUnavailableError(f"The database cannot be migrated: {error.orig}") from error
    finally:
        engine.dispose()


def current_revision(tx: Tx) -> str | None:
    """Return the revision the database is at, or None for an empty one."""
    return MigrationContext.configure(tx).get_current_revision()


def newest_revision() -> str:
    """Return the revision this program needs."""
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert newest is not None
    return newest


def check_schema(db: Db) -> None:
    """Refuse a database whose schema is not this program's. Raises the errors of `check_revision`."""
    check_revision(db.read_now(current_revision))


def check_revision(found: str | None) -> None:
    """Refuse a schema that is not this program's, None for no schema at all.

    Raises `SchemaOutOfDateError` for an older one, naming the command, `SchemaTooNewError` for one it does not know.
    """
    scripts = ScriptDirectory(str(MIGRATIONS))
    expected = scripts.get_current_head()
    if found == expected:
        return
    known = {script.revision for script in scripts.walk_revisions()}
    if found is None or found in known:
        raise SchemaOutOfDateError(
            f"The database is at schema {found or 'none'}, this program needs {expected}. Run: checkin migrate"
        )
    raise SchemaTooNewError(
        f"The database is at schema {found}, which this program does not know (it needs {expected}). "
        "Install the newer version of Checkin."
    )
