"""Fixtures for the tests of any Slack app: `pytest -p app.sandbox.pytest_plugin`. See this folder's README."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.client import SandboxClient
from app.sandbox.control import add_control
from app.sandbox.manifest import read_manifest
from app.sandbox.server import Sandbox

STARTS_WITHIN = 20


@pytest.fixture
def slack_manifest() -> Path | None:
    """The app's manifest file. Override it; without one the app may do everything."""
    return None


@pytest.fixture
def slack_app_url() -> str | None:
    """Where the app takes Slack's requests over HTTP. Override it; without one the app connects over Socket Mode."""
    return None


@pytest.fixture
def slack_sandbox(slack_manifest: Path | None, slack_app_url: str | None) -> Iterator[SandboxClient]:
    """A pretend Slack of the test's own, in a thread, so that any kind of test can use it."""
    manifest = read_manifest(slack_manifest.read_text()) if slack_manifest else None
    sandbox = Sandbox(manifest=manifest, app_url=slack_app_url)
    add_control(sandbox)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(sandbox.__aenter__(), loop).result(STARTS_WITHIN)
        app = sandbox.app
        with SandboxClient(
            sandbox.url, bot_token=app.bot_token, app_token=app.app_token, signing_secret=app.signing_secret
        ) as client:
            yield client
        asyncio.run_coroutine_threadsafe(sandbox.__aexit__(None, None, None), loop).result(STARTS_WITHIN)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
