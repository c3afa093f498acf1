"""A device that is full: what cannot be kept is not acknowledged, it is told, and it goes on when there is room."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.slack.manifest import Mode
from app.store.schema import migrate
from tests.core.play import ESSAY_2
from tests.office import opened

SIZE = 16 * 1024 * 1024
PIECE = b"x" * 65536


@contextlib.contextmanager
def device(at: Path) -> Iterator[Path]:
    """A device of its own that holds little; the test is left out where none may be mounted."""
    at.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(at)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no device may be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(path: Path) -> None:
    """Write until there is no room left."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(PIECE)


async def test_a_full_disk_is_told_and_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    with device(tmp_path / "small") as small:
        url = f"sqlite:///{small / 'checkin.db'}"
        migrate(url)
        async with opened(url, Mode.HTTP) as office:
            await office.give(office.priya, office.maya, ESSAY_2)
            fill(small / "filler")
            async with httpx.AsyncClient(base_url=office.bot.http_url, trust_env=False) as anybody:
                answer = await anybody.get("/readyz")
                assert answer.status_code == 503
                assert "disk is full" in answer.json()["problems"]["database"]
                with contextlib.suppress(AssertionError):
                    await office.maya.press("Looked at it")
                assert office.maya.toasts
                (small / "filler").unlink()
                assert (await anybody.get("/readyz")).status_code == 200
            office.maya.toasts.clear()
            await office.maya.press("Looked at it")
            await office.settle()
            assert "Answer (under a minute)" in office.maya.buttons
