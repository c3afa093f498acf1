"""The control API and the pytest fixture, used as the tests of somebody else's app would use them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.sandbox.client import ControlError, SandboxClient
from app.sandbox.pytest_plugin import slack_app_url, slack_manifest, slack_sandbox  # noqa: F401 - fixtures

HERE = Path(__file__).parent / "plain_apps"
pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def slack_manifest() -> Path:  # noqa: F811 - overriding it is how it is used
    return HERE / "manifest.yaml"


@pytest.fixture
def lunch(slack_sandbox: SandboxClient) -> Iterator[SandboxClient]:  # noqa: F811 - likewise
    """A sandbox with a plain Bolt app in it, in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if "PROXY" not in name.upper()},
        "SLACK_BOT_TOKEN": slack_sandbox.bot_token,
        "SLACK_APP_TOKEN": slack_sandbox.app_token,
        "SLACK_SIGNING_SECRET": slack_sandbox.signing_secret,
        "SLACK_API_URL": slack_sandbox.api_url,
    }
    process = subprocess.Popen([sys.executable, str(HERE / "app.py")], env=environment)
    yield slack_sandbox
    process.kill()
    process.wait()


def test_an_app_is_used_by_its_people_and_asserted_on(lunch: SandboxClient) -> None:
    maya = lunch.person("Maya")
    maya.does("say", text="hello")
    assert maya.sees("Hey <@U0MAYA>", within=20)["unread"] == 1
    maya.does("run", line="/lunch")
    assert maya.sees("What?")["form"]["title"] == "Lunch"
    assert maya.does("submit")["form"]["errors"] == {"What?": "Please complete this required field."}
    sees = maya.does("fill", label="What?", value="soup")
    assert sees["form"]["fields"]["What?"]["value"] == "soup"
    assert maya.does("submit")["form"] is None
    assert "Sure" in maya.sees("You want *soup*")["buttons"]
    maya.does("press", label="Sure")
    maya.sees("Noted")
    assert [call["answer"]["ok"] for call in lunch.calls("views.open")] == [True]
    assert lunch.calls("views.open")[0]["request"]["trigger_id"]
    assert lunch.problems == []


def test_what_cannot_be_done_is_told_with_what_there_is(slack_sandbox: SandboxClient) -> None:  # noqa: F811 - likewise
    maya = slack_sandbox.person("Maya")
    for do, args, told in (
        ("press", {"label": "Nothing"}, "no button 'Nothing'"),
        ("dance", {}, "there are choose, close"),
        ("press", {}, "'press' does not take nothing"),
        ("write", {"channel": "nowhere", "text": "x"}, "no channel 'nowhere'; there are general"),
        ("submit", {}, "no form is open"),
        ("edit", {"ts": "1.0", "text": "x"}, "no message '1.0' in sight"),
    ):
        with pytest.raises(ControlError, match=told):
            maya.does(do, **args)
    with pytest.raises(ControlError, match="nobody is called 'Nemo'; there are Priya"):
        slack_sandbox.person("Nemo").does("say", text="x")
    with pytest.raises(ControlError, match="Maya did not see 'never' within 0 s"):
        maya.sees("never", within=0)


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        ("POST", "/clock", {"seconds": -1}, "seconds: Input should be greater than or equal to 0"),
        ("POST", "/clock", {"to": "2001-01-01T00:00:00Z"}, "only moves forward"),
        ("POST", "/clock", {"to": "2030-01-01T00:00:00"}, "to: Input should have timezone info"),
        ("POST", "/clock", {"hours": 1}, "hours: Extra inputs"),
        ("POST", "/faults", {}, "either `method` or `delivery`"),
        ("POST", "/faults", {"method": "chat.*", "times": 0}, "times: "),
        ("POST", "/faults", {"delivery": "by pigeon"}, "delivery: "),
        ("POST", "/app", {"do": "dance"}, "there are drop, refresh, reinstall"),
        ("POST", "/people/Maya/acts", {"text": "x"}, "do: Field required"),
        ("PATCH", "/people/Maya", {"mood": "good"}, "mood: Extra inputs"),
        ("GET", "/people/Maya?until=x&seconds=9999", None, "seconds: "),
        ("GET", "/nowhere", None, "Not Found"),
        ("PUT", "/clock", {}, "Method Not Allowed"),
    ],
)
def test_bad_input_is_refused_with_what_to_do(
    slack_sandbox: SandboxClient,  # noqa: F811 - likewise
    method: str,
    path: str,
    body: object,
    told: str,
) -> None:
    with pytest.raises(ControlError) as raised:
        slack_sandbox.ask(method, path, json=body)
    assert told in str(raised.value)


def test_what_is_no_json_is_refused_in_the_same_shape(slack_sandbox: SandboxClient) -> None:  # noqa: F811 - likewise
    answer = httpx.post(f"{slack_sandbox.url}/control/clock", content="{", headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["ok"] is False
    assert "JSON" in answer.json()["error"]


def test_time_moves_and_faults_are_ordered_and_taken_back(slack_sandbox: SandboxClient) -> None:  # noqa: F811 - likewise
    before = slack_sandbox.ask("GET", "/clock")["now"]
    slack_sandbox.wait(3600)
    assert slack_sandbox.ask("GET", "/clock")["now"] > before
    slack_sandbox.fail("chat.*", error="ratelimited", status=429, retry_after=3)
    slack_sandbox.ask("POST", "/faults", json={"delivery": "delivered twice", "times": 2})
    ordered = slack_sandbox.ask("GET", "/faults")
    assert ordered["calls"] == ["chat.*: 429 ratelimited"]
    assert len(ordered["deliveries"]) == 2
    token = {"authorization": f"Bearer {slack_sandbox.bot_token}"}
    answer = httpx.post(f"{slack_sandbox.api_url}chat.postMessage", headers=token, data={"channel": "C0GENERAL"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert slack_sandbox.ask("DELETE", "/faults")["deliveries"] == []
    slack_sandbox.ask("PATCH", "/people/Maya", json={"status": "Away", "status_emoji": ":palm_tree:"})
    assert slack_sandbox.person("Maya").sight["status"] == "Away"
    slack_sandbox.ask("POST", "/app", json={"do": "uninstall"})
    assert httpx.post(f"{slack_sandbox.api_url}auth.test", headers=token).json()["error"] == "account_inactive"
    slack_sandbox.ask("POST", "/reset")
    assert httpx.post(f"{slack_sandbox.api_url}auth.test", headers=token).json()["ok"] is True
