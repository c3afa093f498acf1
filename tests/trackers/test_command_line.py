"""Trackers on the command line: connected, listed, matched; what is wrong is said with the way out."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.connecting import connect, connections_of, keep_secret, match
from app.core.connection import Wish
from app.core.tracking import Threshold
from app.core.wording import tracking as words
from app.sandbox.server import Sandbox
from app.settings import Settings, SettingsError
from tests.calendars.test_fetch import OLD


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            ("connect", "pigeon", "--project", "a/b"),
            "There is no tracker pigeon. There are: github, linear, jira, asana.",
        ),
        (("connect", "github"), "--project: name at least one, such as --project owner/name"),
        (
            ("connect", "github", "--project", "name"),
            "--project: name is no project of github. Write it as owner/name.",
        ),
        (("connect", "github", "--project", "a/b/../c"), "is no project of github"),
        (("connect", "github", "--project", "a/b", "--base-url", "github.com"), "--base-url: github.com is no address"),
        (
            ("connect", "github", "--project", "a/b", "--base-url", "https://u:p@git.example"),
            "without name and password",
        ),
        (("connect", "github", "--project", "a/b", "--hours", "2"), "GitHub tells no estimates in hours"),
        (("connect", "linear", "--project", "MOD", "--hours", "2"), "Linear tells no estimates in hours"),
        (("connect", "github", "--project", "a/b", "--priority", "High"), "GitHub tells no priorities"),
        (("connect", "jira", "--project", "MOD"), "--base-url: say where your jira is, such as https://harbour"),
        (("connect", "jira", "--project", 'X" OR 1', "--base-url", "https://a.example"), "is no project of jira"),
        (("connect", "github", "--project", "a/b", "--token-file", "no/such"), "--token-file: no/such cannot be read"),
        (("match", "c-1", "4102", "maya"), "maya is no Slack user id."),
        (("secret", "c-1", "no/such"), "FILE: no/such cannot be read (No such file or directory)."),
    ],
)
def test_bad_input_is_refused_with_what_to_do(given: tuple[str, ...], told: str) -> None:
    refused = CliRunner().invoke(cli, list(given))
    assert refused.exit_code == 2, refused.output
    assert told in re.sub(r"\s+", " ", refused.output)


def test_a_file_that_holds_more_than_a_token_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "token"
    for content in (b"", b"one\ntwo", "tökén".encode(), b"\xff"):
        file.write_bytes(content)
        refused = CliRunner().invoke(cli, ["connect", "github", "--project", "a/b", "--token-file", str(file)])
        assert refused.exit_code == 2
        assert "tökén" not in refused.output


async def test_a_tracker_is_connected_listed_and_its_people_matched(database_url: str) -> None:
    async with Sandbox() as sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_api_url=sandbox.api_url,
            secret_key=OLD,
        )
        wish = Wish(
            tracker="github", projects=("harbour/model",), threshold=Threshold(labels=("checkin",)), token="ghp_token"
        )
        connection, secret = await connect(settings, wish)
        assert len(secret) > 30
        told = words.made(connection, secret)
        assert secret in told
        assert f"/trackers/github/{connection.id}" in told
        (followed,) = await connections_of(settings)
        found = followed.connection
        assert (found, followed.listed) == (connection, ())
        assert "ghp_token" not in str(found) and secret not in str(found)
        shown = words.connections([followed])
        assert f"github {connection.id}" in shown
        assert "only with a label of: checkin" in shown
        assert "last delivery never, last poll never" in shown
        assert await match(settings, connection.id, "4102", "U012AB3CD") == 0
        assert await match(settings, "nowhere", "4102", "U012AB3CD") is None


async def test_a_secret_that_the_tracker_makes_is_kept_afterwards(database_url: str) -> None:
    async with Sandbox() as sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_api_url=sandbox.api_url,
            secret_key=OLD,
        )
        connection, secret = await connect(settings, Wish(tracker="linear", projects=("MOD",)))
        assert (secret, connection.sealed_secret) == ("", "")
        assert f"checkin secret {connection.id} FILE" in words.made(connection, secret)
        assert await keep_secret(settings, connection.id, "lin_wh_1")
        assert not await keep_secret(settings, "nowhere", "lin_wh_1")
        (followed,) = await connections_of(settings)
        sealed = followed.connection.sealed_secret
        assert sealed and "lin_wh_1" not in sealed


async def test_without_a_key_nothing_is_connected(database_url: str) -> None:
    with pytest.raises(SettingsError) as refused:
        await connect(Settings(database_url=database_url), Wish(tracker="github", projects=("a/b",)))
    assert "openssl rand -base64 32" in str(refused.value)


def test_where_no_tracker_is_connected_it_says_how(sqlite_template: Path) -> None:
    environment = {"CHECKIN_DATABASE_URL": f"sqlite:///{sqlite_template}"}
    shown = CliRunner().invoke(cli, ["connections"], env=environment)
    assert shown.exit_code == 0
    assert "checkin connect github --project owner/name" in shown.output
