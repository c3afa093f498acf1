"""The command line for people who bring an app of their own: what it prints, and what it says of bad input."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from tests.office import free_port

PLAIN = Path(__file__).parent / "sandbox" / "plain_apps"
SOCKET_MANIFEST = "display_information: {name: Lunch}\nsettings: {socket_mode_enabled: true}"


def test_the_manifest_is_printed_as_json_for_either_way() -> None:
    assert json.loads(CliRunner().invoke(cli, ["manifest"]).stdout)["settings"]["socket_mode_enabled"] is True
    words = ["manifest", "--mode", "http", "--url", "https://checkin.example"]
    shown = json.loads(CliRunner().invoke(cli, words).stdout)
    assert shown["settings"]["interactivity"]["request_url"] == "https://checkin.example/slack/events"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("manifest", "--mode", "http"), "--url: say where Slack reaches the bot"),
        (("manifest", "--mode", "http", "--url", "http://checkin.example"), "Slack wants https"),
        (("manifest", "--url", "https://checkin.example"), "add --mode http"),
        (("manifest", "--mode", "pigeon"), "'pigeon' is not one of 'socket', 'http'"),
        (("sandbox", "--app-url", "http://127.0.0.1:1/", "--socket-mode"), "Leave one out"),
        (("sandbox", "--app-url", "127.0.0.1:3000"), "is no address. Write it whole"),
        (("sandbox", "--manifest", "no/such.yaml"), "no/such.yaml cannot be read (No such file or directory)"),
        (("sandbox", "--manifest", "{good}", "--app-url", "http://127.0.0.1:1/"), "/settings/socket_mode_enabled"),
        (("sandbox", "--manifest", "{http}"), "--app-url: say where the app takes Slack's requests"),
        (("sandbox", "--manifest", "{broken}"), "is not a manifest Slack takes"),
        (("sandbox", "--manifest", "{broken}"), "/features/slash_commands/0/command"),
        (("sandbox", "--manifest", "{binary}"), "cannot be read (it is not text)"),
    ],
)
def test_bad_input_is_refused_with_what_to_do(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    files = {
        "good": SOCKET_MANIFEST.encode(),
        "http": b"display_information: {name: Lunch}",
        "broken": b"display_information: {name: x}\nfeatures: {slash_commands: [{command: lunch, description: x}]}",
        "binary": b"\xff\xfe\x00",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    named = {f"{{{name}}}": str(tmp_path / name) for name in files}
    asked = [named.get(word, word) for word in words]
    refused = CliRunner().invoke(cli, [*asked, "--no-browser"] if words[0] == "sandbox" else asked)
    assert refused.exit_code == 2, refused.output
    assert told in re.sub(r"[\s│]+", " ", refused.output)


def test_a_text_on_standard_input_is_read_as_json_or_in_words() -> None:
    text = "Estimate price, demand and growth by Friday. Growth is still open."
    found = json.loads(CliRunner().invoke(cli, ["extract", "--json"], input=text).stdout)
    assert [text[i["start"] :].startswith(i["text"]) for i in found["items"]] == [True] * 3
    assert found["undecided"][0]["cue"] == "undecided_phrase"
    assert set(found) == {
        "archetype", "items", "undecided", "slots_present", "slots_missing", "stated_count", "brittle_cue"
    }  # fmt: skip
    assert "3 items found" in CliRunner().invoke(cli, ["extract"], input=text).stdout
    refused = CliRunner().invoke(cli, ["extract"], input=b"\xff\xfe")
    assert refused.exit_code == 2
    assert "not text in UTF-8" in refused.output


@contextlib.contextmanager
def sandbox(*words: str) -> Iterator["subprocess.Popen[str]"]:
    """`checkin sandbox`, running."""
    command = [sys.executable, "-u", "-m", "app", "sandbox", "--no-browser", *words]
    environment = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout
        process.stdout.close()


def read_until(process: "subprocess.Popen[str]", told: str) -> str:
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if told in line:
            return "".join(lines)
    raise AssertionError(f"{told!r} is not in {''.join(lines)!r}")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("over_http", [False, True], ids=["socket", "http"])
def test_an_app_is_started_with_what_the_terminal_prints(over_http: bool, tmp_path: Path) -> None:
    app_port, port = free_port(), free_port()
    where = ("--app-url", f"http://127.0.0.1:{app_port}/slack/events") if over_http else ("--socket-mode",)
    with sandbox("--port", str(port), "--manifest", str(PLAIN / "manifest.yaml"), *where) as process:
        shown = read_until(process, "not there yet" if over_http else "has not connected yet")
        printed = dict(re.findall(r"(SLACK_[A-Z_]+)=(\S+)", shown))
        assert set(printed) == {"SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET" if over_http else "SLACK_APP_TOKEN"}
        api = re.search(r"(http://\S+/api/)", shown)
        assert api
        environment = {
            **{name: value for name, value in os.environ.items() if "PROXY" not in name.upper()},
            "SLACK_SIGNING_SECRET": "unused over Socket Mode",
            "SLACK_API_URL": api[1],
            "PORT": str(app_port),
            **printed,
        }
        app = subprocess.Popen([sys.executable, str(PLAIN / "app.py")], env=environment)
        try:
            read_until(process, "Lunch is there.")
        finally:
            app.kill()
            app.wait()


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with sandbox("--port", port, "--socket-mode") as refused:
            assert "taken by another program" in read_until(refused, "taken")
