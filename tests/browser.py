"""A real Chromium on the real page, in a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

# Chromium would otherwise look for its maker's hosts, which a closed network refuses one by one.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STARTS_WITHIN = 60
in_the_browser = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.asyncio(loop_scope="session")]
PATIENCE_MS = 20_000


def chromium_path() -> str:
    """Where Chromium is. Without one the test is skipped; in CI that is a failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: install Debian's package chromium")
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[str]:
    """The address of `checkin sandbox`, running as a user would start it, once for all tests of a session."""
    chromium_path()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app", "sandbox", "--no-browser", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "NICEGUI"))}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/"
    transport = httpx.HTTPTransport(retries=STARTS_WITHIN)
    with httpx.Client(transport=transport, timeout=STARTS_WITHIN, trust_env=False) as client:
        client.get(url).raise_for_status()
    yield url
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture
def sandbox_url(sandbox_process: str) -> str:
    """The address of the sandbox, begun anew: its first Monday at ten, and nothing said or ordered yet."""
    with httpx.Client(timeout=STARTS_WITHIN, trust_env=False) as client:
        client.post(f"{sandbox_process}control/reset").raise_for_status()
    return sandbox_process


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Chromium, started once for all tests of a session."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, sandbox_url: str) -> AsyncIterator[Page]:
    """The page, open in Chromium as it would be for somebody who was never there."""
    context = await chromium.new_context(viewport={"width": 1280, "height": 860})
    opened = await context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    await opened.goto(sandbox_url)
    yield opened
    await context.close()


async def picture(page: Page, name: str) -> None:
    """Keep a picture of the page where CHECKIN_TEST_PICTURES names a folder; elsewhere do nothing."""
    if folder := os.environ.get("CHECKIN_TEST_PICTURES"):
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(folder) / f"{name}.png")
