"""The whole database is moved, saved while the bot goes on, and brought back; a played task goes on behind it."""

import asyncio
import contextlib
import gzip
import shutil
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.connection import Wish
from app.core.pacing import UNPACED
from app.core.tokens import Right
from app.sandbox.clock import SandboxClock
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from app.sandbox.workspace import TEAM_ID
from app.settings import Settings
from app.slack.manifest import Mode, manifest
from app.store.db import open_db
from app.store.tx import Tx
from app.usecases.connect_tracker import connect_tracker, connection_made
from app.usecases.issue_token import issue_token
from app.wiring import running_bot
from tests.core.play import ESSAY_1, ESSAY_2
from tests.databases import on_one_database
from tests.office import MONDAY_10, Office
from tests.scenarios.test_ten_parameters import answer_card

only_postgres = pytest.mark.databases("postgresql")


async def checkin(url: str, *words: str) -> Result:
    """Run a command on the database at `url`, as another process would."""
    return await asyncio.to_thread(lambda: CliRunner().invoke(cli, words, env={"CHECKIN_DATABASE_URL": url}))


async def done(url: str, *words: str) -> str:
    """Run a command that works, and return what it says."""
    result = await checkin(url, *words)
    assert result.exit_code == 0, result.output
    return result.output


@contextlib.asynccontextmanager
async def working(sandbox: Sandbox, url: str) -> AsyncIterator[Office]:
    """The office, its bot on the database at `url` for as long as the context lasts."""
    settings = Settings(
        database_url=url,
        slack_bot_token=sandbox.bot_token,
        slack_app_token=sandbox.app_token,
        slack_api_url=sandbox.api_url,
    )
    async with running_bot(settings, sandbox.clock.now, loops=False, pace=UNPACED) as bot:
        await sandbox.app.transport.connected()
        office = Office(sandbox, bot)
        yield office
        await sandbox.dispatch.quiet()
        assert (await bot.auditor.look())[1] == []
        office.check_every_record()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A pretend Slack that goes on while the bot changes its database."""
    clock = SandboxClock(MONDAY_10, frozen=True)
    async with Sandbox(clock=clock, ack_seconds=10, manifest=manifest_of(manifest(Mode.SOCKET))) as sandbox:
        yield sandbox


@pytest.fixture
def files(sqlite_template: Path, tmp_path: Path) -> tuple[str, str]:
    """The URLs of two fresh SQLite databases."""
    paths = tmp_path / "first.db", tmp_path / "second.db"
    for path in paths:
        shutil.copy(sqlite_template, path)
    first, second = (f"sqlite:///{path}" for path in paths)
    return first, second


async def until_priya_is_asked(office: Office) -> None:
    """Play until four points of T-1 wait for Priya; a token and a tracker's connection are made on the way."""
    maya = office.maya
    await office.give(office.priya, maya, ESSAY_1, hours="Over 10", brittle="Yes, all parts must be right")
    await answer_card(office)
    for name in ("elasticity", "r_adopt", "doubling time"):
        maya.fill(name, f"my line on {name}")
    maya.fill("Which message should go?", "Please check these definitions")
    await maya.submit()
    await maya.press("Send unless I stop it")
    await office.close_form(maya)
    await office.wait_until(datetime(2026, 11, 23, 12, 10, tzinfo=UTC))
    assert "Maya checks in on T-1" in office.priya.seen
    world = office.bot.world
    await world.run(issue_token, TEAM_ID, name="ci", rights=frozenset(Right), secret="checkin_x")
    wish = Wish(tracker="github", projects=("harbour/model",), token="t", secret="s")
    connection = connection_made(
        wish, connection_id="c1", workspace_id=TEAM_ID, seal=lambda text: f"sealed {text}", now=world.clock()
    )
    await world.run(connect_tracker, connection)


def lines(path: Path) -> list[bytes]:
    """Every line of an export but the first, which says when it was made."""
    return gzip.decompress(path.read_bytes()).splitlines()[1:]


@only_postgres
async def test_a_played_task_goes_on_in_postgresql_and_back_in_sqlite(
    database_url: str, files: tuple[str, str], sandbox: Sandbox, tmp_path: Path
) -> None:
    first, second = files
    there, back, again = (tmp_path / name for name in ("there.gz", "back.gz", "again.gz"))
    async with working(sandbox, first) as office:
        await until_priya_is_asked(office)
    assert "CHECKIN_SECRET_KEY has to move along" in await done(first, "export", str(there))
    assert "would be imported, written on" in await done(database_url, "import", str(there), "--dry-run")
    told = await done(database_url, "import", str(there))
    assert "Counts and hashes are those of the file." in told
    assert "1 record looked at. Every chain is whole." in told

    await done(database_url, "export", str(again))
    assert lines(again) == lines(there)
    async with working(sandbox, database_url) as office:
        await office.priya.press("Right")
        await office.settle()
        assert "corrected" not in office.record_names()
        await office.give(office.priya, office.maya, ESSAY_2)
        assert "Priya gave you T-2." in office.maya.seen

    await done(database_url, "export", str(back))
    assert "2 records looked at. Every chain is whole." in await done(second, "import", str(back))
    async with working(sandbox, second) as office:
        for _ in range(3):
            await office.priya.press("Right")
            await office.settle()
        await office.priya.press("Go on")
        await office.settle()
        assert office.record_names().count("manager answered") == 4
        assert "Priya answered 5 of 5 on T-1" in office.maya.seen


async def test_a_backup_made_while_the_bot_writes_is_brought_back_and_the_task_goes_on(
    files: tuple[str, str], sandbox: Sandbox, tmp_path: Path
) -> None:
    url, saved = files[0], tmp_path / "saved.db"
    async with working(sandbox, url) as office:
        await until_priya_is_asked(office)
        going_on = asyncio.create_task(office.give(office.priya, office.finn, ESSAY_2))
        assert "the copy is whole" in await done(url, "backup", str(saved))
        await going_on
        await office.priya.press("Right")
        await office.settle()
        before = office.record_names()
        refused = await checkin(url, "restore", str(saved))
        assert refused.exit_code == 2
        assert "Another process serves" in refused.stderr
    (tmp_path / "first.db").chmod(0o640)
    told = await done(url, "restore", str(saved))
    assert "Every chain is whole." in told
    (kept,) = tmp_path.glob("first.db.before-*Z")
    assert str(kept) in told
    assert (tmp_path / "first.db").stat().st_mode & 0o777 == 0o640
    assert saved.stat().st_mode & 0o777 == 0o600
    with contextlib.closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT count(*) FROM record WHERE name = 'manager answered'").fetchone() == (1,)
    assert sorted(path.name for path in tmp_path.glob("first.db*")) == ["first.db", kept.name, "first.db.lock"]
    async with working(sandbox, url) as office:
        assert office.record_names() == before[: len(office.record_names())]
        assert len(office.record_names()) < len(before)
        await office.priya.press("Right")
        await office.settle()
        assert office.record_names().count("manager answered") == 1


def paste(tx: Tx, start: int, count: int) -> None:
    """Keep so many pastes in each of two workspaces."""
    for n in range(start, start + count):
        for workspace in ("one", "two"):
            row = (workspace, f"{n:032}", "x" * 400)
            tx.exec_driver_sql("INSERT INTO pastes VALUES (?, ?, 'U1', 0, ?)", row)


async def test_writers_go_on_while_the_database_is_copied_and_the_copy_is_of_one_instant(
    files: tuple[str, str], tmp_path: Path
) -> None:
    db = open_db(files[0])
    await db.run(paste, 0, 5000)
    copying = asyncio.create_task(done(files[0], "backup", str(tmp_path / "saved.db")))
    written = 5000
    while not copying.done():
        await db.run(paste, written, 10)
        written += 10
    await copying
    await db.close()
    assert written > 5000
    with contextlib.closing(sqlite3.connect(tmp_path / "saved.db")) as copy:
        counts = copy.execute("SELECT workspace_id, count(*) FROM pastes GROUP BY 1 ORDER BY 1").fetchall()
    assert counts[0][1] == counts[1][1]
    assert counts[0][1] % 10 == 0
    assert not list(tmp_path.glob("saved.db?*"))


@only_postgres
async def test_postgresql_is_saved_by_its_own_tools_which_are_named(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "saved.db").write_bytes(b"anything")
    for words, tool in (("backup", "pg_dump --format=custom --file="), ("restore", "pg_restore --clean --if-exists")):
        refused = await checkin(database_url, words, str(tmp_path / "saved.db"))
        assert refused.exit_code == 2
        assert tool in refused.stderr
        assert '"postgresql://' in refused.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "{table}"), "is there already. Name another file; nothing is overwritten."),
        (("backup", "{table}"), "is there already"),
        (("export", "no/such/file.gz"), "cannot be used (No such file or directory)"),
        (("restore", "no/such/file.db"), "cannot be used (No such file or directory)"),
        (("import", "no/such/file.gz"), "cannot be read (No such file or directory)"),
        (("import", "{backup}"), "is a backup, not an export. Bring it back with: checkin restore"),
        (("restore", "{export}"), "is an export, not a backup. Put it into an empty database with: checkin import"),
        (("restore", "{table}"), "holds no database of Checkin"),
        (("restore", "{foreign}"), "holds no database of Checkin"),
        (("restore", "{damaged}"), "is damaged"),
        (("restore", "{newer}"), "which this program does not know"),
        (("restore", "{itself}"), "is the database itself"),
        (("import", "{export}", "--to", "http://127.0.0.1:1", "--token-file", "x"), "Leave it out, with --token-file"),
    ],
)
async def test_what_cannot_be_done_is_said_and_nothing_changes(
    words: tuple[str, ...], told: str, files: tuple[str, str], tmp_path: Path
) -> None:
    url, itself = files[0], tmp_path / "first.db"
    named = {name: tmp_path / name for name in ("table", "backup", "export", "foreign", "damaged", "newer")}
    named["table"].write_text("assignee,giver,text\n")
    await done(files[1], "export", str(named["export"]))
    await done(files[1], "backup", str(named["backup"]))
    sqlite3.connect(named["foreign"]).execute("CREATE TABLE t (a)").connection.close()
    whole = named["backup"].read_bytes()
    named["damaged"].write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    named["newer"].write_bytes(whole)
    with contextlib.closing(sqlite3.connect(named["newer"])) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999', oldest = '9998'")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    paths = {f"{{{name}}}": str(path) for name, path in {**named, "itself": itself}.items()}
    refused = await checkin(url, *(paths.get(word, word) for word in words))
    assert refused.exit_code == 2, refused.output
    assert told in refused.stderr
    after = {path: path.read_bytes() for path in tmp_path.iterdir() if path.name != "first.db.lock"}
    assert after == before


async def test_a_backup_of_an_older_version_comes_back_and_wants_to_be_migrated(
    files: tuple[str, str], tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "second.db")) as older, older:
        older.execute("UPDATE alembic_version SET version_num = '0007'")
    await done(files[1], "backup", str(tmp_path / "saved.db"))
    assert "Run: checkin migrate" in await done(
        f"sqlite:///{tmp_path / 'third.db'}", "restore", str(tmp_path / "saved.db")
    )


@on_one_database
async def test_a_record_that_was_changed_comes_along_and_is_named(
    database_url: str, files: tuple[str, str], sandbox: Sandbox, tmp_path: Path
) -> None:
    async with working(sandbox, files[0]) as office:
        await office.give(office.priya, office.maya, ESSAY_2)
    with contextlib.closing(sqlite3.connect(tmp_path / "first.db")) as changed, changed:
        changed.execute("DROP TRIGGER record_refuses_update")
        changed.execute("UPDATE record SET actor = 'U0FINN' WHERE seq = 1")
    await done(files[0], "export", str(tmp_path / "1.gz"))
    result = await checkin(database_url, "import", str(tmp_path / "1.gz"))
    assert result.exit_code == 1
    assert "The chain is broken in: T-1." in result.stdout


async def test_a_bar_is_drawn_in_a_terminal_and_nowhere_else(files: tuple[str, str], tmp_path: Path) -> None:
    db = open_db(files[0])
    await db.run(paste, 0, 1000)
    await db.close()
    words = ("export", str(tmp_path / "1.gz"))
    drawn = await asyncio.to_thread(
        lambda: CliRunner().invoke(cli, words, env={"CHECKIN_DATABASE_URL": files[0], "TTY_COMPATIBLE": "1"})
    )
    assert "Writing rows" in drawn.stderr
    assert "100%" in drawn.stderr
    assert drawn.stdout.startswith("2000 rows of")
    assert (await checkin(files[0], "export", str(tmp_path / "2.gz"))).stderr == ""
