"""Each import contract is shown to break on a planted violation."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "layers": ("app/core/people.py", "import app.store.tx"),
    "core-is-pure": ("app/core/people.py", "import random"),
    "doors-know-no-store": ("app/slack/sender.py", "import app.store.outbox"),
    "use-cases-are-independent": ("app/usecases/wake_due.py", "import app.usecases.take_event"),
    "trackers-are-independent": ("app/trackers/linear.py", "import app.trackers.github"),
    "views-and-parse-are-pure": ("app/slack/parse.py", "import app.usecases.wake_due"),
    "sandbox-stands-alone": ("app/sandbox/clock.py", "import app.core.people"),
    "sqlalchemy-only-in-store": ("app/usecases/wake_due.py", "import sqlalchemy"),
    "slack-only-at-its-door": ("app/delivery.py", "import slack_sdk"),
    "scheduler-only-in-ticker": ("app/delivery.py", "import apscheduler"),
    "settings-for-wiring": ("app/delivery.py", "import app.settings"),
    "tables-for-store": ("app/usecases/wake_due.py", "import app.store.tables"),
    "no-rings": ("app/store/dialect.py", "import app.store.people"),
}


def test_every_contract_has_a_planted_violation() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    contracts = {name.rpartition(":")[2] for name in config.sections() if ":contract:" in name}
    assert contracts == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_the_contract(contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    name, line = PLANTED[contract]
    path = tmp_path / name
    path.write_text(f"{path.read_text()}\n{line}\n")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--contract", contract]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout
