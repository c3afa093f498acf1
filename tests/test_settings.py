"""Settings and the command line: what is wrong is named, with the way out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.__main__ import cli
from app.sandbox.server import PortInUseError, Sandbox
from app.settings import Settings, SettingsError, read_settings, require_slack
from app.wiring import running_bot
from tests.databases import on_one_database

pytestmark = on_one_database

TOKENS = {"CHECKIN_SLACK_BOT_TOKEN": "xoxb-1", "CHECKIN_SLACK_APP_TOKEN": "xapp-1"}


def checkin(*words: str, **environment: str) -> Result:
    """Type a command line, with these settings alone."""
    unset = {name: None for name in os.environ if name.startswith("CHECKIN_")}
    return CliRunner().invoke(cli, words, env=unset | environment)


def test_nothing_needs_to_be_set_for_the_sandbox() -> None:
    assert read_settings({}).database_url.startswith("sqlite:///")


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"CHECKIN_SLACK_BOT_TOKEN": "xapp-wrong"}, "CHECKIN_SLACK_BOT_TOKEN: a bot token begins with xoxb-"),
        ({"CHECKIN_SLACK_APP_TOKEN": "xoxb-wrong"}, "CHECKIN_SLACK_APP_TOKEN: an app-level token begins with xapp-"),
        ({"CHECKIN_SLACK_API_URL": "slack.com"}, "CHECKIN_SLACK_API_URL: write the whole address"),
        ({"CHECKIN_PORT": "99999"}, "CHECKIN_PORT: Input should be less than or equal to 65535"),
        ({"CHECKIN_PORT": "http"}, "CHECKIN_PORT: Input should be a valid integer"),
        ({"CHECKIN_LOG_LEVEL": "loud"}, "CHECKIN_LOG_LEVEL: "),
        ({"CHECKIN_SECRET_KEY": "secret"}, "CHECKIN_SECRET_KEY: a key is 32 bytes in base64; make one with"),
        (
            {"CHECKIN_WEBHOOK_SECRETS": "secret"},
            "CHECKIN_WEBHOOK_SECRETS: a webhook secret is whsec_ and 24 to 64 bytes",
        ),
        ({"CHECKIN_WEBHOOK_SECRETS": ","}, "CHECKIN_WEBHOOK_SECRETS: a webhook secret is"),
        ({"CHECKIN_PUBLIC_URL": "checkin.example"}, "CHECKIN_PUBLIC_URL: write the whole address at which others"),
        ({"CHECKIN_PUBLIC_URL": "https://checkin.example/?a=b"}, "CHECKIN_PUBLIC_URL: write the whole address"),
        ({"CHECKIN_API_PORT": "api"}, "CHECKIN_API_PORT: Input should be a valid integer"),
        ({"CHECKIN_ALLOW_PRIVATE_ADDRESSES": "perhaps"}, "CHECKIN_ALLOW_PRIVATE_ADDRESSES: "),
        ({"CHECKIN_DATABASE_URI": "x"}, "CHECKIN_DATABASE_URI: no such setting."),
        ({"CHECKIN_SLACK_BOT_TOKEN_FILE": "no/such/file"}, "CHECKIN_SLACK_BOT_TOKEN_FILE: no/such/file cannot be read"),
    ],
)
def test_a_wrong_setting_is_named_with_its_fix(environment: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(environment)
    assert told in str(raised.value)
    assert "wrong" not in str(raised.value)


def test_every_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings({"CHECKIN_SLACK_BOT_TOKEN": "a", "CHECKIN_LOG_LEVEL": "b"})
    assert len(str(raised.value).splitlines()) == 2


def test_a_secret_can_stand_in_a_file_and_is_never_printed(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("xoxb-secret\n")
    settings = read_settings({"CHECKIN_SLACK_BOT_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.slack_bot_token.get_secret_value() == "xoxb-secret"
    assert "xoxb-secret" not in repr(settings)


def test_serving_without_tokens_names_both() -> None:
    with pytest.raises(SettingsError) as raised:
        require_slack(Settings())
    assert "CHECKIN_SLACK_BOT_TOKEN is not set" in str(raised.value)
    assert "CHECKIN_SLACK_APP_TOKEN is not set" in str(raised.value)
    assert "checkin sandbox" in str(raised.value)


def test_two_ways_for_slack_to_come_are_refused() -> None:
    with pytest.raises(SettingsError, match="Slack sends over one way only"):
        require_slack(Settings(slack_bot_token="xoxb-1", slack_app_token="xapp-1", slack_signing_secret="s"))
    require_slack(Settings(slack_bot_token="xoxb-1", slack_signing_secret="s"))
    with pytest.raises(SettingsError, match="Over HTTP the API is served beside Slack, at CHECKIN_PORT"):
        require_slack(Settings(slack_bot_token="xoxb-1", slack_signing_secret="s", api_port=1))


async def test_a_port_for_slack_that_is_taken_is_named(database_url: str) -> None:
    async with Sandbox() as sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_signing_secret=sandbox.app.signing_secret,
            slack_api_url=sandbox.api_url,
            host="127.0.0.1",
            port=int(sandbox.url.rpartition(":")[2]),
        )
        with pytest.raises(SettingsError, match=r"CHECKIN_PORT: 127.0.0.1:\d+ cannot be used \(Address already in use"):
            async with running_bot(settings):
                pass


async def test_a_token_that_slack_refuses_is_named(database_url: str) -> None:
    async with Sandbox() as sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token="xoxb-old",
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        with pytest.raises(SettingsError, match=r"CHECKIN_SLACK_BOT_TOKEN: Slack refuses it \(invalid_auth\)"):
            async with running_bot(settings):
                pass


async def test_a_slack_that_fails_just_then_is_not_blamed_on_the_token(database_url: str) -> None:
    async with Sandbox() as sandbox:
        settings = Settings(
            database_url=database_url,
            slack_bot_token=sandbox.bot_token,
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        sandbox.fail("auth.test", error="fatal_error", status=500)
        with pytest.raises(SettingsError, match=r"Slack cannot say now whose .* \(fatal_error\)\. Start again"):
            async with running_bot(settings):
                pass


async def test_a_slack_that_cannot_be_reached_is_named(database_url: str) -> None:
    settings = Settings(database_url=database_url, slack_bot_token="xoxb-1", slack_api_url="http://127.0.0.1:9/api/")
    with pytest.raises(SettingsError, match=r"CHECKIN_SLACK_API_URL: http://127.0.0.1:9/api/ cannot be reached"):
        async with running_bot(settings):
            pass


def test_the_command_line_says_what_there_is() -> None:
    shown = subprocess.run([sys.executable, "-m", "app", "--help"], capture_output=True, text=True, check=True).stdout
    assert all(command in shown for command in ("serve", "migrate", "sandbox"))


def test_serve_refuses_an_empty_database_and_names_the_command(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'checkin.db'}"
    refused = checkin("serve", CHECKIN_DATABASE_URL=url, **TOKENS)
    assert refused.exit_code == 2
    assert "Run: checkin migrate" in refused.stderr
    assert checkin("migrate", CHECKIN_DATABASE_URL=url).stdout == "The database is up to date.\n"


def test_a_database_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = checkin("migrate", CHECKIN_DATABASE_URL=f"sqlite:///{tmp_path / 'file' / 'checkin.db'}")
    assert refused.exit_code == 2


async def test_a_port_that_is_taken_is_named_with_the_way_out() -> None:
    async with Sandbox() as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(
            PortInUseError, match=f"Port {port} is taken by another program. Choose another with --port."
        ):
            async with Sandbox(port=port):
                pass
