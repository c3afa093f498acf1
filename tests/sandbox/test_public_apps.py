"""Apps that know nothing of this project, in Python and Node, over Socket Mode and over HTTP."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from app.sandbox.manifest import read_manifest
from app.sandbox.server import AppUnreachableError, Sandbox
from tests import wire
from tests.office import free_port

HERE = Path(__file__).parent / "plain_apps"
PATIENCE = 20


def node() -> str:
    """Where Node is, with Bolt installed. Without them the test is skipped; in CI that is a failure."""
    found = shutil.which("node")
    installed = (HERE / "node" / "node_modules" / "@slack" / "bolt").is_dir()
    if found and installed:
        return found
    said = "no Node on this machine" if not found else "run npm ci in tests/sandbox/plain_apps/node"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


def python() -> str:
    """The Python that runs the tests."""
    return sys.executable


@contextlib.asynccontextmanager
async def running(program: str, script: Path, *, over_http: bool) -> AsyncIterator[Sandbox]:
    """A pretend Slack, and that app in a process of its own, connected to it."""
    port = free_port()
    manifest = read_manifest((HERE / "manifest.yaml").read_text())
    slack = Sandbox(manifest=manifest, app_url=f"http://127.0.0.1:{port}/slack/events" if over_http else None)
    async with slack:
        environment = {
            **{name: value for name, value in os.environ.items() if "PROXY" not in name.upper()},
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.app.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "PORT": str(port),
            **({} if over_http else {"SLACK_APP_TOKEN": slack.app_token}),
        }
        process = await asyncio.create_subprocess_exec(program, str(script), env=environment)
        try:
            async with asyncio.timeout(PATIENCE):
                await _reached(slack)
            yield slack
        finally:
            process.kill()
            await process.wait()
        wire.check(slack)


async def _reached(slack: Sandbox) -> None:
    await slack.app.transport.connected()
    while True:
        try:
            await slack.verify()
        except AppUnreachableError:
            await asyncio.sleep(0.1)
        else:
            return


async def until(true: Callable[[], object]) -> None:
    """Wait until something is so; an app works on after it has acknowledged."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.02)


async def play(slack: Sandbox) -> None:
    """Use everything the app has."""
    maya = slack.person("Maya")
    await maya.run("/lunch")
    await until(lambda: maya.modal)
    maya.fill("What?", "nothing")
    await maya.submit()
    assert maya.errors == {"What?": "Say something"}
    maya.fill("What?", "soup")
    await maya.submit()
    assert maya.modal is None
    await until(lambda: maya.newest)
    assert "You want *soup*" in maya.seen
    await maya.press("Sure")
    await until(lambda: "Noted" in maya.seen)
    await maya.open_home()
    await until(lambda: maya.home_text == "Welcome home")
    await maya.say("hello")
    await until(lambda: "Hey <@U0MAYA>" in maya.seen)
    assert maya.toasts == []


@pytest.mark.parametrize("over_http", [False, True], ids=["socket", "http"])
async def test_a_plain_python_app_works(over_http: bool) -> None:
    async with running(python(), HERE / "app.py", over_http=over_http) as slack:
        await play(slack)


@pytest.mark.parametrize("over_http", [False, True], ids=["socket", "http"])
async def test_a_plain_node_app_works(over_http: bool) -> None:
    async with running(node(), HERE / "node" / "app.js", over_http=over_http) as slack:
        await play(slack)
