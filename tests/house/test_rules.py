"""Every house rule holds over the tree, and each is shown to find a planted violation."""

import re
import subprocess
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house import rules

ROOT = Path(__file__).resolve().parents[2]
SANDBOX = "app/sandbox/*"
STORE_ENGINES = ("app/store/db.py", "app/store/sqlite.py", "app/store/postgres.py", "app/store/schema.py")

# rule, where it holds, where it does not and why that is right, a good line, a bad line
TABLE: tuple[tuple[rules.Rule, tuple[str, ...], tuple[str, ...], str, str], ...] = (
    (
        rules.clock_or_id,
        ("app/*",),
        ("app/wiring.py", SANDBOX),  # the sandbox is a world of its own, with its own clock and ids
        "now = clock()",
        "now = datetime.now(UTC)",
    ),
    (rules.environment, ("app/*",), ("app/settings.py",), "settings.log_level", "os.environ['X']"),
    (rules.transaction, ("app/*",), STORE_ENGINES, "tx.execute(query)", "tx.commit()"),
    (
        rules.waiting,
        ("app/core/*", "app/store/*", "app/usecases/*"),
        (*STORE_ENGINES, "app/usecases/world.py"),  # where the threads begin
        "def f(): return 1",
        "async def f(): return 1",
    ),
    (
        rules.broad_except,
        ("app/*",),
        (
            "app/auditor.py",
            "app/delivery.py",
            "app/following.py",
            "app/ticker.py",
            "app/upkeep.py",
            "app/watch.py",
            "app/store/sqlite.py",
        ),  # loops that outlive what they carry
        "try: f()\nexcept ValueError: pass",
        "try: f()\nexcept Exception: pass",
    ),
    (rules.long_function, ("app/*", "tests/*", "bench/*"), (), "def f(): pass", "def f():\n" + "    x = 1\n" * 51),
    (rules.long_file, ("app/*", "tests/*", "bench/*"), (), "x = 1\n", "x = 1\n" * 401),
    (
        rules.missing_docstring,
        ("app/*",),
        (SANDBOX,),  # a Web API method is documented by the platform
        '"""A module."""\ndef f():\n    """Do it."""',
        '"""A module."""\ndef f(): pass',
    ),
    (
        rules.loose_dataclass,
        ("app/*",),
        (),
        "@dataclass(frozen=True, slots=True, kw_only=True)\nclass A: pass",
        "@dataclass\nclass A: pass",
    ),
    (rules.bad_name, ("app/*",), (), "class Delivery: pass", "class SlackHandler: pass"),
    (rules.mock, ("tests/*",), ("tests/house/*",), "x = Real()", "x = MagicMock()"),
    (
        rules.unexplained_silence,
        ("app/*", "tests/*", "bench/*", "migrations/*"),
        ("tests/house/*",),
        "x = 1  # noqa: E501 - a link",
        "x = 1  # noqa",
    ),
    (
        rules.sentence,
        ("app/slack/*",),
        (),
        'log.info("press.malformed")',
        'say("This is not yours to answer.")',
    ),
)


def tracked(*patterns: str, but: tuple[str, ...] = ()) -> list[Path]:
    """Return the Python files git knows that match a pattern and none of `but`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return [
        ROOT / name
        for name in listed
        if name.endswith(".py")
        and any(fnmatch(name, pattern) for pattern in patterns)
        and not any(fnmatch(name, pattern) for pattern in but)
        and (ROOT / name).exists()
    ]


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [(rule, good, bad) for rule, _, _, good, bad in TABLE],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_rule_finds_a_planted_violation(rule: rules.Rule, good: str, bad: str) -> None:
    assert rule(bad)
    assert not rule(good)


def test_no_file_of_the_tree_breaks_a_rule() -> None:
    bound: dict[Path, list[rules.Rule]] = {}
    for rule, where, but, _, _ in TABLE:
        paths = tracked(*where, but=but)
        assert paths, rule.__name__
        for path in paths:
            bound.setdefault(path, []).append(rule)
    found = {
        f"{path.relative_to(ROOT)}: {rule.__name__}": rule(source)
        for path, over in bound.items()
        for source in [path.read_text()]
        for rule in over
    }
    assert not {place: violations for place, violations in found.items() if violations}


def test_functions_stay_small_together() -> None:
    assert rules.wrong_sizes(["def f():\n" + "    x = 1\n" * 40])
    assert not rules.wrong_sizes([path.read_text() for path in tracked("app/*")])


def _find(pattern: str) -> Callable[[str], list[str]]:
    return re.compile(pattern).findall


MACHINE = _find(r"(?:^|[^A-Za-z0-9_.<])/(?:tmp|work|farm|root|home)/[A-Za-z0-9_.-]+")
REGISTRY = _find(r"(?:pypi|npmjs|pythonhosted)\.(?:org|com)|registry\.npm")


def test_no_file_names_a_path_of_a_machine_or_a_package_registry() -> None:
    assert MACHINE("see " + "/" + "root/checkin.db")
    assert REGISTRY("https://" + "pypi" + ".org/simple")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    texts = [ROOT / name for name in names if not name.endswith((".png", ".svg")) and (ROOT / name).exists()]
    found = {str(path): MACHINE(path.read_text()) + REGISTRY(path.read_text()) for path in texts}
    assert not {path: names for path, names in found.items() if names}


def test_requirements_are_pinned_with_hashes_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        pins = re.findall(r"^([a-z0-9_.-]+)==", text, re.MULTILINE)
        assert pins
        assert len(re.findall(r"^[a-z0-9_.-]+==[^\n]+\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)
        assert "://" not in text


def test_the_readme_begins_with_the_two_commands() -> None:
    blocks = re.findall(r"```(?:sh|bash)?\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]
    assert commands[:2] == ["make sandbox", "make test"]


def test_ci_runs_the_two_targets() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert "make test" in lines
    assert "make check" in lines
