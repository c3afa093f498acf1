"""A file of tasks is imported: whole or not at all, once, here or by the process that serves."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.tokens import Right, digest_of
from app.errands import import_here
from app.intake.importing import told
from app.sandbox.clock import SandboxClock
from app.sandbox.faults import Fault
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from app.sandbox.workspace import TEAM_ID
from app.settings import Settings
from app.slack.manifest import Mode, manifest
from app.store import checkins
from app.store.db import open_db
from app.store.tx import Tx
from tests.databases import on_one_database
from tests.office import MONDAY_10, Office, free_port, opened
from tests.programs import program

T = TypeVar("T")
HEAD = "assignee,giver,text,due,hours,all_or_nothing,purpose,external_id,items\n"
GOOD = (
    HEAD
    + 'maya@example.com,priya@example.com,"Estimate price, demand and growth.",2126-12-24,6,yes,The board,e1,\n'
    + "finn@example.com,sam@example.com,=HYPERLINK(1) \x09 Could you write it up?,,,,,e2,a;b\n"
)
WRONG = GOOD + "nobody@example.com,U0GUEST,x,soon,,,,e3,\nU0ROBOT,sam@example.com,y,,,,,e4,\n"


class Desk:
    """Somebody at the command line of the machine Checkin runs on."""

    def __init__(self, sandbox: Sandbox, url: str, folder: Path) -> None:
        self.sandbox = sandbox
        self.url = url
        self.folder = folder

    async def type(self, *words: str) -> Result:
        """Run a command, as another process would."""
        environment = {
            "CHECKIN_DATABASE_URL": self.url,
            "CHECKIN_SLACK_BOT_TOKEN": self.sandbox.bot_token,
            "CHECKIN_SLACK_API_URL": self.sandbox.api_url,
        }
        return await asyncio.to_thread(lambda: CliRunner().invoke(cli, words, env=environment))

    async def bring(self, text: str, *words: str) -> Result:
        """Import a file of that text."""
        file = self.folder / "tasks.csv"
        file.write_text(text)
        return await self.type("import", str(file), *words)

    async def import_at(self, now: datetime, text: str) -> list[str]:
        """Import a file as a process does whose clock shows `now`."""
        settings = Settings(
            database_url=self.url, slack_bot_token=self.sandbox.bot_token, slack_api_url=self.sandbox.api_url
        )
        results = await import_here(settings, text.encode(), dry=False, tell=lambda _done, _of: None, clock=lambda: now)
        return list(map(told, results))

    async def read(self, query: Callable[[Tx], T]) -> T:
        """Read what stands in the database."""
        db = open_db(self.url, serve=False)
        try:
            return await db.read(query)
        finally:
            await db.close()

    async def there(self) -> list[str]:
        """Who has which task."""
        cases = await self.read(lambda tx: [c for n in range(1, 9) if (c := checkins.by_number(tx, TEAM_ID, n))])
        return [f"{case.checkin.ref} {case.assignee.name}: {case.read(case.checkin.text)}" for case in cases]


@pytest.fixture
async def desk(database_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    """A command line beside a workspace in which the bot is installed and not running."""
    clock = SandboxClock(MONDAY_10, frozen=True)
    async with Sandbox(clock=clock, manifest=manifest_of(manifest(Mode.SOCKET))) as sandbox:
        yield Desk(sandbox, database_url, tmp_path)


@contextlib.asynccontextmanager
async def serving(
    database_url: str, folder: Path, *rights: Right
) -> AsyncIterator[tuple[Office, Desk, tuple[str, ...]]]:
    """An office that is served, a command line, and the words that let the office's process import."""
    async with opened(database_url, api_port=free_port()) as office, program(office, frozenset(rights or Right)):
        token = folder / "token.txt"
        token.write_text("checkin_x\n")
        yield (
            office,
            Desk(office.sandbox, database_url, folder),
            ("--to", office.bot.http_url, "--token-file", str(token)),
        )


async def test_a_file_is_given_once_however_often_it_is_imported(desk: Desk) -> None:
    first = await desk.bring(GOOD)
    assert first.exit_code == 0, first.output
    assert "Row 2: T-1 is with Maya: “Estimate price, demand and growth.”, due 2126-12-24" in first.stdout
    assert first.stdout.endswith("2 tasks given.\n")
    assert await desk.there() == [
        "T-1 Maya: Estimate price, demand and growth.",
        "T-2 Finn: =HYPERLINK(1) \t Could you write it up?",
    ]
    again = await desk.bring(GOOD)
    assert again.stdout == (
        "Row 2: given before as T-1.\nRow 3: given before as T-2.\n0 tasks given, 2 given before.\n"
    )
    more = await desk.bring(GOOD + "maya@example.com,U0SAM,Third,,,,,,\n")
    assert more.stdout.endswith("1 task given, 2 given before.\n")
    assert len(await desk.there()) == 3


async def test_a_dry_run_says_what_would_be_given_and_changes_nothing(desk: Desk) -> None:
    shown = await desk.bring(GOOD, "--dry-run")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout == (
        "Row 2: Maya from Priya: “Estimate price, demand and growth.”, due 2126-12-24, 3 items\n"
        "Row 3: Finn from Sam: “=HYPERLINK(1) Could you write it up?”, 2 items\n"
        "2 tasks would be given. Nothing was changed.\n"
    )
    assert await desk.there() == []


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
async def test_one_wrong_row_and_nothing_is_given_and_every_wrong_row_is_named(desk: Desk, words: tuple[str]) -> None:
    shown = await desk.bring(WRONG, *words)
    assert shown.exit_code == 2
    lines = shown.stderr.splitlines()
    assert [line.partition(".")[0] for line in lines] == [
        "Row 4, due: “soon” is no date",
        "Row 4, assignee: Nobody in this workspace is “nobody@example",
        "Row 4, giver: “U0GUEST” is a guest, and guests cannot decide about tasks here",
        "Row 5, assignee: “U0ROBOT” is a bot",
        "2 of 4 rows cannot be given",
    ]
    assert await desk.there() == []


async def test_a_row_given_before_is_not_wrong_for_what_changed_since(desk: Desk) -> None:
    await desk.bring(GOOD)
    changed = GOOD.replace("2126-12-24", "2001-01-01").replace("finn@example.com", "nobody@example.com")
    assert (await desk.bring(changed)).exit_code == 0


@on_one_database
async def test_each_person_is_asked_of_slack_once_and_progress_is_told(desk: Desk) -> None:
    rows = "".join(f"maya@example.com,priya@example.com,Task {n},,,,,,\n" for n in range(120))
    shown = await desk.bring(HEAD + rows)
    assert shown.exit_code == 0, shown.output
    assert len(desk.sandbox.log.calls("users.lookupByEmail")) == 2
    assert shown.stderr.splitlines() == [
        "50 of 120 rows looked at.",
        "100 of 120 rows looked at.",
        "120 of 120 rows looked at.",
    ]


@on_one_database
async def test_where_slack_asks_to_wait_the_import_waits(desk: Desk) -> None:
    slow = Fault(method="users.lookupByEmail", error="ratelimited", status=429, retry_after=1, times=2)
    desk.sandbox.faults.calls.append(slow)
    assert (await desk.bring(GOOD)).exit_code == 0


@on_one_database
async def test_where_slack_cannot_tell_nothing_is_given(desk: Desk) -> None:
    desk.sandbox.faults.calls.append(Fault(method="users.lookupByEmail", error="internal_error"))
    shown = await desk.bring(GOOD)
    assert (shown.exit_code, await desk.there()) == (2, [])
    assert "Slack cannot say now who people are." in shown.stderr


@on_one_database
async def test_an_app_installed_without_the_right_is_told_to_install_it_again(
    database_url: str, tmp_path: Path
) -> None:
    before = manifest(Mode.SOCKET)
    before["oauth_config"]["scopes"]["bot"].remove("users:read.email")
    async with Sandbox(clock=SandboxClock(MONDAY_10, frozen=True), manifest=manifest_of(before)) as sandbox:
        desk = Desk(sandbox, database_url, tmp_path)
        shown = await desk.bring(GOOD)
        assert "lacks the right users:read.email" in shown.stderr
        by_id = HEAD + "U0MAYA,U0PRIYA,Estimate it,,,,,,\n"
        assert (await desk.bring(by_id)).exit_code == 0


@on_one_database
async def test_a_file_that_is_no_table_says_so(desk: Desk) -> None:
    shown = await desk.bring("asignee;giver;text\nx;y;z\n")
    assert shown.exit_code == 2
    assert "There is no column “asignee”".casefold() in shown.stderr.casefold()
    assert "cannot be read (No such file" in (await desk.type("import", "no/such.csv")).stderr
    assert "go together" in (await desk.bring(GOOD, "--to", "http://127.0.0.1:1")).stderr


@on_one_database
async def test_a_day_is_over_by_the_clock_and_ends_with_the_assignees_day(desk: Desk) -> None:
    over = HEAD + "U0FINN,U0PRIYA,Estimate it,2026-11-20,,,,,\n"
    assert await desk.import_at(MONDAY_10, over) == [
        "Row 2, due: This is over already. Name a later day, or leave it empty."
    ]
    await desk.import_at(MONDAY_10, over.replace("2026-11-20", "23.11.2026"))
    case = await desk.read(Office.case)
    assert f"{case.checkin.due_at:%d %H:%M}" == "23 16:30"


async def test_the_serving_process_imports_what_is_sent_to_it(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, words):
        dry = await desk.bring(GOOD, "--dry-run", *words)
        assert "2 tasks would be given. Nothing was changed." in dry.stdout
        shown = await desk.bring(GOOD, *words)
        assert "Row 2: T-1 is with Maya" in shown.stdout
        assert shown.stdout.endswith("2 tasks given.\n")
        await office.settle()
        assert "Priya gave you T-1." in office.maya.seen
        assert "Sam gave you T-2." in office.finn.seen
        assert "0 tasks given, 2 given before." in (await desk.bring(GOOD, *words)).stdout
        wrong = await desk.bring(WRONG, *words)
        assert wrong.exit_code == 2
        assert "Row 4, due: “soon” is no date." in wrong.stderr
        assert "Row 1: there is no column “colour”." in (await desk.bring("colour\nred\n", *words)).stderr


@pytest.mark.databases("sqlite")
async def test_while_an_sqlite_file_is_served_no_other_process_writes(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, _words):
        shown = await desk.bring(GOOD)
        assert shown.exit_code == 2
        assert "Let that process import: checkin import" in shown.stderr
        assert "--to http" in shown.stderr
        assert (await desk.bring(GOOD, "--dry-run")).exit_code == 0
        assert (
            "Another process serves"
            in (await desk.type("token", "new", "--name", "x", "--scope", "imports:write")).stderr
        )
        assert office.maya.messages == []


@pytest.mark.databases("postgresql")
async def test_on_postgresql_a_file_is_imported_beside_the_serving_process(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path) as (office, desk, _words):
        await desk.import_at(office.sandbox.clock.now(), GOOD)
        await office.settle()
        assert "Priya gave you T-1." in office.maya.seen


@on_one_database
async def test_a_server_that_does_not_let_in_or_is_none_is_told(database_url: str, tmp_path: Path) -> None:
    async with serving(database_url, tmp_path, Right.ASSIGNMENTS) as (office, desk, words):
        assert "For this it needs imports:write" in (await desk.bring(GOOD, *words)).stderr
        (tmp_path / "token.txt").write_text("checkin_other")
        assert "unknown or revoked" in (await desk.bring(GOOD, *words)).stderr
        nobody = ("--to", f"http://127.0.0.1:{free_port()}", *words[2:])
        assert "does not answer (ConnectError)" in (await desk.bring(GOOD, *nobody)).stderr
        other = ("--to", office.sandbox.url, *words[2:])
        assert "not as Checkin does" in (await desk.bring(GOOD, *other)).stderr
        nonsense = await desk.bring(GOOD, "--to", "nonsense", *words[2:])
        assert "does not answer (UnsupportedProtocol)" in nonsense.stderr


async def test_a_token_is_shown_once_kept_as_a_hash_listed_and_revoked(desk: Desk) -> None:
    made = await desk.type("token", "new", "--scope", "assignments:write", "--scope", "imports:write", "--name", "ci")
    assert made.exit_code == 0, made.output
    secret = made.stdout.splitlines()[0]
    assert secret.startswith("checkin_")
    assert len(secret) > 50
    listed = (await desk.type("token", "list")).stdout
    assert listed.startswith("ci: assignments:write, imports:write, made 20")
    assert secret not in listed
    rows = await desk.read(lambda tx: tx.exec_driver_sql("SELECT * FROM api_tokens").all())
    assert secret not in str(rows)
    assert digest_of(secret) in str(rows)
    taken = await desk.type("token", "new", "--scope", "imports:write", "--name", "ci")
    assert "a token of this name is let in already" in taken.stderr
    assert (await desk.type("token", "revoke", "ci")).stdout == "Token ci is revoked.\n"
    assert "No token called ci is let in." in (await desk.type("token", "revoke", "ci")).stderr
    assert ", revoked 20" in (await desk.type("token", "list")).stdout
    assert (await desk.type("token", "new", "--scope", "imports:write", "--name", "ci")).exit_code == 0
    assert "is not one of" in (await desk.type("token", "new", "--scope", "everything", "--name", "x")).stderr
