"""Manifest, listeners, sandbox and documentation say the same of commands, shortcuts, events and scopes."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from app.core.wording import about
from app.core.wording.help import COMMANDS
from app.sandbox.dispatch import EVENT_SCOPES
from app.sandbox.manifest import manifest_of
from app.sandbox.web_api.call import METHODS
from app.settings import NAMES
from app.slack.manifest import BOT_EVENTS, EVENTS_PATH, Mode, Shortcut, manifest
from app.wiring import ROUTES

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "reference"
URL = "https://checkin.example"
BOTH = pytest.mark.parametrize("mode", list(Mode))


@BOTH
@pytest.mark.parametrize("version", [1, 2])
def test_the_manifest_is_valid_against_slacks_schema(mode: Mode, version: int) -> None:
    path = REFERENCE / f"slack_manifest_v{version}.schema.json"
    if not path.exists():
        pytest.skip("Slack's schemas are not part of this repository")
    schema = json.loads(path.read_text())
    jsonschema.validators.validator_for(schema)(schema).validate(manifest(mode, URL))


@BOTH
def test_the_manifest_is_one_the_sandbox_takes(mode: Mode) -> None:
    read = manifest_of(json.loads(json.dumps(manifest(mode, URL))))
    assert read.settings.socket_mode_enabled is (mode is Mode.SOCKET)


def test_over_http_every_address_is_the_one_that_is_served() -> None:
    text = json.dumps(manifest(Mode.HTTP, URL + "/"))
    assert set(re.findall(r'"(?:request_)?url": "([^"]+)"', text)) == {f"{URL}{EVENTS_PATH}"}
    assert URL not in json.dumps(manifest(Mode.SOCKET))


def called_methods() -> set[str]:
    """The Web API methods that the bot's code calls on a client, such as `chat.postMessage`."""
    named = {name.replace(".", "_"): name for name in METHODS}
    return {
        named[call.func.attr]
        for path in [*(ROOT / "app" / "slack").rglob("*.py"), ROOT / "app" / "wiring.py"]
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in named
    }


def scopes_used() -> Iterator[str]:
    yield from (METHODS[name].scope for name in called_methods() if METHODS[name].scope)
    yield from (EVENT_SCOPES[event] for event in BOT_EVENTS)
    if ROUTES.commands or ROUTES.shortcuts:
        yield "commands"


def test_the_methods_the_bot_calls_are_found_in_its_code() -> None:
    assert {"chat.postMessage", "chat.update", "views.open", "conversations.open"} <= called_methods()


def test_complaint_25_the_bot_asks_for_the_rights_it_uses_and_documents_each_of_them() -> None:
    asked = set(manifest(Mode.SOCKET)["oauth_config"]["scopes"]["bot"])
    # What opens a conversation or reads one has a scope for each kind; the bot is only ever in direct messages.
    assert asked == set(scopes_used())
    readme = (ROOT / "README.md").read_text()
    for scope, why in about.SCOPES.items():
        assert f"| `{scope}` | {why} |" in readme


def test_complaint_25_commands_shortcuts_and_events_of_manifest_routes_and_documentation_are_the_same() -> None:
    features = manifest(Mode.SOCKET)["features"]
    readme = (ROOT / "README.md").read_text()
    assert [command["command"] for command in features["slash_commands"]] == [about.COMMAND]
    assert set(COMMANDS) == {word for word in ROUTES.commands if word}
    for word in COMMANDS:
        assert re.search(rf"`{about.COMMAND} [a-z\\|]*\b{word}\b", readme), word
    shortcuts = {one["callback_id"]: one["name"] for one in features["shortcuts"]}
    assert set(shortcuts) == set(ROUTES.shortcuts) == {one.value for one in Shortcut}
    for name in shortcuts.values():
        assert f"**{name}**" in readme
    events = manifest(Mode.SOCKET)["settings"]["event_subscriptions"]["bot_events"]
    assert re.findall(r"^\| `(message\.\w+|user_\w+)` \|", readme, re.MULTILINE) == events


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [name for name in NAMES if f"`{name}`" not in readme] == []
