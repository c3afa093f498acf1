"""The one command for a laptop: two replicas, PostgreSQL and a pretend Slack, played with while one is killed."""

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

import httpx
import pytest
import yaml

from app.sandbox.client import SandboxClient
from tests.core.play import ESSAY_2
from tests.office import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"


def give(slack: SandboxClient, number: int) -> None:
    """Let Priya give Maya a task and see its receipt."""
    priya = slack.person("Priya")
    priya.does("run", line=f"/checkin assign @Maya {ESSAY_2} For round {number}.")
    assert f"T-{number}" in priya.does("submit")["form"]["text"]
    priya.does("close")
    priya.sees(f"T-{number}", within=20)
    priya.does("run", line="/checkin help")  # by its answer, that the receipt arrived is noted as well
    priya.sees("Rule of thumb", within=20)


@pytest.mark.databases("postgresql")
async def test_two_replicas_serve_and_one_that_is_killed_is_missed_by_nobody(database_url: str) -> None:
    port = free_port()
    environment = os.environ | {"CHECKIN_DATABASE_URL": database_url}
    words = (sys.executable, str(DEPLOY / "replicas.py"), "--port", str(port), "--no-browser")
    process = await asyncio.create_subprocess_exec(*words, env=environment, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        told = (await process.stdout.readuntil(b"replicas serve a pretend Slack")).decode()
        first, second = map(int, re.findall(r"Replica \d is process (\d+)", told))
        assert first != second
        with SandboxClient(f"http://127.0.0.1:{port}") as slack:
            await asyncio.to_thread(give, slack, 1)
            os.kill(first, signal.SIGKILL)
            await process.stdout.readuntil(b"Replica 1 ended (-9). It is started again.")
            await asyncio.to_thread(give, slack, 2)
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"http://127.0.0.1:{port + 2}/readyz")).json()["ready"]
    finally:
        process.send_signal(signal.SIGTERM)
        await process.stdout.read()
        assert await process.wait() == 0


def test_the_compose_file_starts_the_same() -> None:
    services = yaml.safe_load((DEPLOY / "compose.replicas.yaml").read_text())["services"]
    assert services["replica"]["deploy"]["replicas"] == 2
    assert services["replica"]["command"] == ["checkin", "serve"]
    assert set(services) == {"database", "slack", "migrate", "replica"}
