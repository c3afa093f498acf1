"""Manifest, listeners, sandbox and documentation say the same of commands, shortcuts, events and scopes."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from app.core.forms import FormName
from app.core.messages import Action
from app.core.wording import about, steps
from app.core.wording.help import COMMANDS
from app.sandbox.dispatch import EVENT_SCOPES
from app.sandbox.manifest import manifest_of
from app.sandbox.web_api.call import METHODS
from app.settings import NAMES
from app.slack.manifest import BOT_EVENTS, EVENTS_PATH, STEP, STEP_EVENT, Mode, Shortcut, manifest
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
    documented = readme.partition("| event | why |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z_.]+)` \|", documented, re.MULTILINE) == events
    assert {event.partition(".")[0] for event in events} == set(ROUTES.events) - {STEP_EVENT}


@BOTH
@pytest.mark.parametrize("version", [1, 2])
def test_the_manifest_with_the_step_is_valid_against_slacks_schema(mode: Mode, version: int) -> None:
    path = REFERENCE / f"slack_manifest_v{version}.schema.json"
    if not path.exists():
        pytest.skip("Slack's schemas are not part of this repository")
    schema = json.loads(path.read_text())
    with_step = manifest(mode, URL, step=True)
    if version == 1:
        pytest.skip("parameters are written another way in version 1")
    jsonschema.validators.validator_for(schema)(schema).validate(with_step)


def test_complaint_25_the_step_its_event_and_its_parameters_come_and_go_together() -> None:
    without, with_step = manifest(Mode.SOCKET), manifest(Mode.SOCKET, step=True)
    assert "functions" not in without and without["settings"]["org_deploy_enabled"] is False
    assert STEP_EVENT not in without["settings"]["event_subscriptions"]["bot_events"]
    settings, step = with_step["settings"], with_step["functions"][STEP]
    assert settings["org_deploy_enabled"] is True and settings["function_runtime"] == "remote"
    assert STEP_EVENT in settings["event_subscriptions"]["bot_events"] and STEP_EVENT in ROUTES.events
    assert set(step["input_parameters"]["properties"]) == set(steps.INPUTS)
    assert set(step["output_parameters"]["properties"]) == set(steps.OUTPUTS)
    assert manifest_of(json.loads(json.dumps(with_step))).events == set(settings["event_subscriptions"]["bot_events"])
    assert "checkin manifest --workflow-step" in (ROOT / "README.md").read_text()


def test_complaint_25_every_button_and_form_there_is_has_a_listener_and_no_listener_is_without_one() -> None:
    assert {action.value for action in Action} == {str(name) for name in ROUTES.presses | ROUTES.offers}
    assert not set(ROUTES.presses) & set(ROUTES.offers)
    assert {name.value for name in FormName} == {str(name) for name in ROUTES.forms}


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [name for name in NAMES if f"`{name}`" not in readme] == []
