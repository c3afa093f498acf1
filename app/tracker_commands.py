"""The commands about trackers: choose, connect, say. No logic."""

import re
from pathlib import Path
from typing import Annotated

import typer

from app import connecting
from app.console import fail, run, settings_here
from app.core.connection import Wish
from app.core.tracking import Threshold
from app.core.wording import tracking as words
from app.trackers.table import TRACKERS, flaw_of, limits_without_effect


def connect(
    tracker: Annotated[str, typer.Argument(help=f"One of: {', '.join(TRACKERS)}.")],
    *,
    project: Annotated[
        list[str] | None, typer.Option(help="A project to follow, such as owner/name. Repeatable.")
    ] = None,
    label: Annotated[list[str] | None, typer.Option(help="Follow only tasks with one of these. Repeatable.")] = None,
    hours: Annotated[float | None, typer.Option(help="Leave out tasks estimated at less. Jira only.", min=0)] = None,
    priority: Annotated[list[str] | None, typer.Option(help="Leave out tasks of other priorities. Repeatable.")] = None,
    comments: Annotated[bool, typer.Option(help="Write holds and answers to the tasks.")] = False,
    base_url: Annotated[str, typer.Option(help="The API of a server of your own.")] = "",
    token_file: Annotated[Path | None, typer.Option(help="A file with a token to poll with.")] = None,
    secret_file: Annotated[
        Path | None, typer.Option(help="A file with the secret of the webhook, if you have it.")
    ] = None,
) -> None:
    """Follow tasks in a tracker: who is assigned there is asked here. Prints where its webhook goes."""
    if flaw := flaw_of(tracker, base_url, project or ()):
        fail(flaw)
    if TRACKERS[tracker].needs_token and token_file is None:
        fail(f"--token-file: {words.HAS_TO_ASK}")
    threshold = Threshold(labels=tuple(label or ()), least_hours=hours, priorities=tuple(priority or ()))
    for flaw in limits_without_effect(tracker, threshold).values():
        fail(f"--hours, --priority: {flaw}")
    settings, wish = (
        settings_here(),
        Wish(
            tracker=tracker,
            projects=tuple(project or ()),
            base_url=base_url,
            threshold=threshold,
            comments=comments,
            token=_secret("--token-file", token_file),
            secret=_secret("--secret-file", secret_file),
        ),
    )

    async def work() -> None:
        typer.echo(words.made(*await connecting.connect(settings, wish), settings.public_url))

    run(work())


def _secret(option: str, path: Path | None) -> str:
    if path is None:
        return ""
    try:
        held = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        fail(words.NO_FILE.format(option=option, path=path, why=why))
    if not held or not held.isascii() or not held.isprintable():
        fail(words.NOT_ONE_LINE.format(option=option, path=path))
    return held


def secret(
    connection: Annotated[str, typer.Argument(help="The connection, as checkin connections lists it.")],
    file: Annotated[Path, typer.Argument(help="A file with the secret that the tracker made for its webhook.")],
) -> None:
    """Keep the secret of a webhook, where the tracker makes it."""
    settings, held = settings_here(), _secret("FILE", file)

    async def work() -> None:
        if not await connecting.keep_secret(settings, connection, held):
            fail(words.NO_CONNECTION.format(id=connection))
        typer.echo(words.KEPT)

    run(work())


def connections() -> None:
    """List the trackers that are followed: last delivery, last poll, last error, and whom nobody is known for."""
    settings = settings_here()

    async def work() -> None:
        typer.echo(words.connections(await connecting.connections_of(settings)))

    run(work())


def match(
    connection: Annotated[str, typer.Argument(help="The connection, as checkin connections lists it.")],
    id_there: Annotated[str, typer.Argument(help="The person's id in the tracker, as it is listed.")],
    slack_id: Annotated[str, typer.Argument(help="Their Slack user id, such as U012AB3CD.")],
) -> None:
    """Say who in Slack somebody in a tracker is. What waited for it is taken."""
    if not re.fullmatch("[UW][A-Z0-9]{2,}", slack_id):
        fail(words.WRONG_PERSON.format(person=slack_id))
    settings = settings_here()

    async def work() -> None:
        waited = await connecting.match(settings, connection, id_there, slack_id)
        if waited is None:
            fail(words.NO_CONNECTION.format(id=connection))
        typer.echo(words.matched(slack_id, waited))

    run(work())


TRACKER_COMMANDS = (connect, secret, connections, match)
