"""The command line: choose, build, run. No logic."""

import asyncio
import json
import sys
import tempfile
import webbrowser
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.connecting import trackers_now
from app.console import fail as _fail
from app.console import run as _run
from app.console import settings_here as _settings
from app.console import until_stopped
from app.core.extraction import extract as extract_from
from app.core.extraction.report import as_data
from app.core.question_set import QuestionSetError, read_question_set
from app.core.tokens import Right
from app.core.wording import audit as audit_words
from app.core.wording import tokens as token_words
from app.core.wording import tracking as tracking_words
from app.core.wording.found import told
from app.core.wording.weights import as_data as weights_as_data
from app.core.wording.weights import told as weights_told
from app.errands import end_token, make_token, tokens_of
from app.file_commands import import_tasks, managers
from app.moving_commands import MOVING_COMMANDS
from app.playground import running_sandbox, running_sandbox_for
from app.sandbox import terminal
from app.sandbox.manifest import Manifest, ManifestError, read_manifest
from app.sandbox.server import HOST
from app.settings import NAMES, Role, Settings, require_slack
from app.slack.manifest import EVENTS_PATH, Mode
from app.slack.manifest import manifest as app_manifest
from app.store.errors import DatabaseError
from app.store.schema import migrate as migrate_database
from app.tracker_commands import TRACKER_COMMANDS
from app.usecases.issue_token import TokenNameError
from app.wiring import look_over, running_bot, set_up_logging, spare_what_stays, weights_of

EXTRACT_MOST = 10_000_000

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
token_cli = typer.Typer(no_args_is_help=True, help="Let other programs use the API, or no more.")
cli.add_typer(token_cli, name="token")
cli.command("import")(import_tasks)
for command in (managers, *TRACKER_COMMANDS, *MOVING_COMMANDS):
    cli.command()(command)


@cli.command(epilog=f"Settings, each from the environment or from the file that ..._FILE names: {', '.join(NAMES)}")
def serve(
    roles: Annotated[
        str | None, typer.Option(help="What this process does: web (requests), worker (what is due), or both.")
    ] = None,
) -> None:
    """Serve a Slack workspace until stopped: over HTTP with a signing secret, over Socket Mode with an app token.

    On PostgreSQL any number may serve at once. The README lists the settings.
    """
    settings = _settings(roles)
    set_up_logging(settings.log_level)

    async def work() -> None:
        require_slack(settings)
        async with running_bot(settings) as bot:
            spare_what_stays()
            typer.echo(_served(settings, bot.http_url))
            await until_stopped()

    _run(work())


def _served(settings: Settings, url: str) -> str:
    """Say what a process does and where it is reached."""
    if Role.WEB not in settings.roles:
        return "Checkin does what is due and sends messages; it takes no requests. Stop it with Ctrl-C."
    where = f"at {url}{EVENTS_PATH}" if settings.over_http else "over Socket Mode"
    api = f"; its API at {url}/api" if url else ""
    alone = "" if Role.WORKER in settings.roles else " It takes requests alone: another process has to be the worker."
    return f"Checkin serves {where}{api}.{alone} Stop it with Ctrl-C."


@cli.command()
def manifest(
    mode: Annotated[Mode, typer.Option(help="How Slack reaches the bot.")] = Mode.SOCKET,
    url: Annotated[
        str, typer.Option(help="Over HTTP: the bot's public address, such as https://checkin.example.")
    ] = "",
    workflow_step: Annotated[
        bool, typer.Option(help="Offer the step of Workflow Builder; Slack then deploys the app to an organisation.")
    ] = False,
) -> None:
    """Print the manifest to create the Slack app from: api.slack.com/apps, Create New App, From a manifest."""
    if mode is Mode.HTTP and not url.startswith("https://"):
        _fail("--url: say where Slack reaches the bot, such as --url https://checkin.example (Slack wants https).")
    if mode is Mode.SOCKET and url:
        _fail("--url: over Socket Mode the bot has no address. Leave it out, or add --mode http.")
    typer.echo(json.dumps(app_manifest(mode, url, step=workflow_step), indent=2))


@cli.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    try:
        migrate_database(_settings().database_url)
    except DatabaseError as error:
        _fail(str(error))
    typer.echo("The database is up to date.")


@cli.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print what is stuck as JSON.")] = False,
) -> None:
    """Look whether anything is stuck, and ask each tracker. Changes nothing; ends with 1 where something is wrong."""
    settings = _settings()

    async def work() -> None:
        looked_at, found = await look_over(settings)
        trackers = tracking_words.troubles(await trackers_now(settings))
        if as_json:
            rows = [{**asdict(one), "fault": one.fault.value} for one in found]
            typer.echo(
                json.dumps({"looked_at": looked_at, "findings": rows, "trackers": trackers}, indent=2, default=str)
            )
        else:
            for one in found:
                typer.echo(audit_words.line(one))
            for line in trackers:
                typer.echo(line)
            typer.echo(audit_words.verdict(looked_at, len(found)))
        if found or trackers:
            raise typer.Exit(1)

    _run(work())


@cli.command()
def extract(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with places counted in code points.")] = False,
) -> None:
    """Read a task on standard input and print what is found in it. Nothing is kept or sent."""
    try:
        found = extract_from(sys.stdin.buffer.read(EXTRACT_MOST + 1).decode("utf-8"))
    except UnicodeDecodeError:
        _fail("Standard input is not text in UTF-8.")
    typer.echo(json.dumps(as_data(found), indent=2, ensure_ascii=False) if as_json else told(found))


@cli.command()
def weights(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, by answer.")] = False,
) -> None:
    """Estimate again how often each answer is wrong, from what managers put right. Prints it and changes nothing."""
    settings = _settings()

    async def work() -> None:
        found = await weights_of(settings)
        typer.echo(json.dumps(weights_as_data(found), indent=2) if as_json else weights_told(found))

    _run(work())


@cli.command()
def questions(
    file: Annotated[Path, typer.Argument(help="A set of questions, YAML, as /checkin questions takes it.")],
) -> None:
    """Check a file of questions, and name each line that is wrong."""
    try:
        found = read_question_set(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"{file} cannot be read ({getattr(error, 'strerror', None) or 'it is not text'}).")
    except QuestionSetError as error:
        _fail(str(error))
    typer.echo(f"{len(found.added)} of your own, {len(found.off)} switched off. Paste it into /checkin questions.")


@token_cli.command("new")
def new_token(
    name: Annotated[str, typer.Option(help="What you call the program that shows it.")],
    scope: Annotated[list[Right], typer.Option(help="What it may do; several times for several.")],
) -> None:
    """Make a token and print it, once. On SQLite, stop the serving process meanwhile."""

    async def work() -> None:
        try:
            secret = await make_token(_settings(), name, frozenset(scope))
        except TokenNameError:
            _fail(token_words.NAME_TAKEN)
        typer.echo(token_words.made(name, secret))

    _run(work())


@token_cli.command("list")
def list_tokens() -> None:
    """List every token there was, never their secrets."""

    async def work() -> None:
        typer.echo("\n".join(map(token_words.listed, await tokens_of(_settings()))) or token_words.NONE)

    _run(work())


@token_cli.command("revoke")
def revoke_token(name: Annotated[str, typer.Argument(help="The name it was made with.")]) -> None:
    """Let a program in no more. On SQLite, stop the serving process meanwhile."""

    async def work() -> None:
        if not await end_token(_settings(), name):
            _fail(token_words.unknown(name))
        typer.echo(token_words.revoked(name))

    _run(work())


@cli.command()
def sandbox(
    *,
    port: Annotated[int, typer.Option(help="Port of the page and of the pretend Slack.")] = 8765,
    host: Annotated[str, typer.Option(help="With an app of your own: where to listen; 0.0.0.0 in a container.")] = HOST,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    manifest: Annotated[
        Path | None, typer.Option(help="An app of your own instead of Checkin: its manifest, JSON or YAML.")
    ] = None,
    app_url: Annotated[str, typer.Option(help="Your app's address for Slack's requests over HTTP.")] = "",
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="Your app connects over Socket Mode.")] = False,
) -> None:
    """Play with a pretend Slack in a browser, Checkin or any app in it. Everything is gone when it stops."""
    set_up_logging("warning")
    if app_url and socket_mode:
        _fail("--app-url and --socket-mode: an app is reached by one of them. Leave one out.")
    if manifest or app_url or socket_mode:
        _run(_sandbox_for(_read(manifest), app_url, socket_mode, host=host, port=port, browser=browser))
        return

    async def work() -> None:
        with tempfile.TemporaryDirectory(prefix="checkin-") as folder:
            async with running_sandbox(Path(folder), port) as url:
                typer.echo(f"A pretend Slack with Checkin in it: {url}\nStop it with Ctrl-C.")
                if browser:
                    webbrowser.open(url)
                await until_stopped()

    _run(work())


def _read(path: Path | None) -> Manifest | None:
    if path is None:
        return None
    try:
        return read_manifest(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"--manifest: {path} cannot be read ({getattr(error, 'strerror', None) or 'it is not text'}).")
    except ManifestError as error:
        _fail(f"--manifest: {path} is not a manifest Slack takes.\n{error}")


async def _sandbox_for(
    app: Manifest | None, app_url: str, socket_mode: bool, *, host: str, port: int, browser: bool
) -> None:
    if app is not None and not app_url and not socket_mode and not app.settings.socket_mode_enabled:
        _fail(
            "--app-url: say where the app takes Slack's requests, such as --app-url http://127.0.0.1:3000/slack/events"
        )
    if app_url and not app_url.startswith(("http://", "https://")):
        _fail(f"--app-url: {app_url} is no address. Write it whole, such as http://127.0.0.1:3000/slack/events")
    async with running_sandbox_for(app, app_url or None, host, port) as slack:
        typer.echo(terminal.doors(slack))
        if browser:
            webbrowser.open(slack.url)
        waiting = asyncio.create_task(terminal.tell_when_there(slack, typer.echo))
        await until_stopped()
        waiting.cancel()


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
