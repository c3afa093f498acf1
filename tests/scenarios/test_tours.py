"""The guided tours of the page, walked through without a browser."""

from pathlib import Path

import pytest

from app.playground import DEMO_ZONE, Playground, stage
from app.sandbox.acts import ActError
from app.sandbox.clock import SandboxClock, monday_morning
from app.sandbox.manifest import manifest_of
from app.sandbox.page.stage import Stage, Tour
from app.sandbox.page.tour import take
from app.sandbox.server import Sandbox
from app.slack.manifest import Mode, manifest


async def walk(sandbox: Sandbox, tour: Tour) -> None:
    await sandbox.follower.begin_anew()
    for step in tour.steps:
        await take(sandbox, step)


@pytest.fixture
async def sandbox():
    async with Sandbox(
        clock=SandboxClock(monday_morning(DEMO_ZONE)), manifest=manifest_of(manifest(Mode.SOCKET))
    ) as one:
        yield one


@pytest.fixture
async def played(sandbox: Sandbox, tmp_path: Path):
    playground = sandbox.follower = Playground(sandbox, tmp_path)
    await playground.start()
    yield stage(playground)
    await playground.stop()


async def test_each_tour_can_be_walked_to_its_end_one_after_the_other(sandbox: Sandbox, played: Stage) -> None:
    ten, hours = played.tours
    await walk(sandbox, ten)
    maya = sandbox.person("Maya")
    assert "T-1: Confirmed 10/10." in maya.seen
    assert "the chain is intact" in maya.seen
    assert maya.seen.count("Priya gave you T-1.") == 1
    await walk(sandbox, hours)
    assert "Confirmed 10/10" not in maya.seen
    assert "Version 2 \nCV → test → trial day" in maya.seen
    assert not sandbox.log.problems


async def test_a_step_that_cannot_be_done_says_why(sandbox: Sandbox, played: Stage) -> None:
    with pytest.raises(ActError, match="no button 'Looked at it'"):
        await take(sandbox, played.tours[0].steps[2])


async def test_the_bot_can_be_restarted_in_the_middle_of_everything(sandbox: Sandbox, played: Stage) -> None:
    ten = played.tours[0]
    await sandbox.follower.begin_anew()
    restart = played.restarts["Restart the app and its database"]
    for step in ten.steps:
        await restart()
        await take(sandbox, step)
    assert "T-1: Confirmed 10/10." in sandbox.person("Maya").seen
