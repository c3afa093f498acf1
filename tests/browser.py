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
from playwright.async_api import Page, async_playwright, expect

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
PATIENCE_MS = 20_000


def chromium_path() -> str:
    """Where Chromium is. Without one the test is skipped; in CI that is a failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: install Debian's package chromium")
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture
def sandbox_url() -> Iterator[str]:
    """The address of `checkin sandbox`, running as a user would start it."""
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
async def page(sandbox_url: str) -> AsyncIterator[Page]:
    """The page, open in Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        opened = await browser.new_page(viewport={"width": 1280, "height": 860})
        opened.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        await opened.goto(sandbox_url)
        yield opened
        await browser.close()


async def picture(page: Page, name: str) -> None:
    """Keep a picture of the page where CHECKIN_TEST_PICTURES names a folder; elsewhere do nothing."""
    if folder := os.environ.get("CHECKIN_TEST_PICTURES"):
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(folder) / f"{name}.png")
