"""House rules: each finds its violations in one source text. Pure, so that planted ones can be shown to be found."""

import ast
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
IDS = {"uuid.uuid1", "uuid.uuid4", "uuid4", "uuid_utils.uuid7", "uuid7"}
MOCKS = {"Mock", "MagicMock", "AsyncMock", "mocker", "patch"}
BAD_WORDS = ("Service", "Helper", "Utils", "Handler", "Processor", "Manager")

Rule = Callable[[str], list[str]]


@lru_cache(maxsize=1)  # the rules look at one file after another
def _tree(source: str) -> ast.Module:
    return ast.parse(source)


@dataclass(frozen=True)
class Function:
    """A function and how many lines it has."""

    name: str
    lines: int


def functions(source: str) -> list[Function]:
    """Return every function in `source`."""
    return [
        Function(node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(_tree(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@lru_cache(maxsize=1)
def _calls(source: str) -> list[tuple[int, str]]:
    calls = (node for node in ast.walk(_tree(source)) if isinstance(node, ast.Call))
    return [(call.lineno, ast.unparse(call.func)) for call in calls]


def clock_or_id(source: str) -> list[str]:
    """Reading the clock or making an id: wiring hands both out."""
    return [f"{line}: {name}" for line, name in _calls(source) if name in CLOCKS | IDS]


def environment(source: str) -> list[str]:
    """Reading the environment: settings do."""
    return re.findall(r"os\.environ|os\.getenv", source)


def transaction(source: str) -> list[str]:
    """Beginning or ending a transaction: the database does."""
    ends = ("begin", "begin_nested", "commit", "rollback")
    return [f"{line}: {name}" for line, name in _calls(source) if name.rpartition(".")[2] in ends]


def waiting(source: str) -> list[str]:
    """Anything asynchronous: below the doors nothing awaits."""
    kinds = ast.AsyncFunctionDef | ast.Await | ast.AsyncWith | ast.AsyncFor
    return [f"{node.lineno}" for node in ast.walk(_tree(source)) if isinstance(node, kinds)]


def broad_except(source: str) -> list[str]:
    """Catching everything: only the outermost loops may."""
    return [
        f"{node.lineno}"
        for node in ast.walk(_tree(source))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]


def long_function(source: str) -> list[str]:
    """Functions that no longer fit in one look."""
    return [f"{function.name}: {function.lines}" for function in functions(source) if function.lines > LONGEST_FUNCTION]


def long_file(source: str) -> list[str]:
    """Files that hold two things."""
    lines = source.count("\n") + 1
    return [f"{lines} lines"] if lines > LONGEST_FILE else []


def missing_docstring(source: str) -> list[str]:
    """Modules, and public classes and functions, that do not say what they are for."""
    tree = _tree(source)
    found = [] if ast.get_docstring(tree) else ["module"]
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for node in tree.body:
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node):
            found.append(node.name)
    return found


def loose_dataclass(source: str) -> list[str]:
    """Values that are not frozen, slotted and made by name."""
    found = []
    for node in ast.walk(_tree(source)):
        if isinstance(node, ast.ClassDef):
            marks = [ast.unparse(mark) for mark in node.decorator_list if "dataclass" in ast.unparse(mark)]
            if marks and not all("slots=True" in mark and "kw_only=True" in mark for mark in marks):
                found.append(node.name)
    return found


def bad_name(source: str) -> list[str]:
    """Classes named after nothing in particular."""
    names = [node.name for node in ast.walk(_tree(source)) if isinstance(node, ast.ClassDef)]
    return [name for name in names if name.endswith(BAD_WORDS)]


def mock(source: str) -> list[str]:
    """Tests that test a stand-in of their own making."""
    names = {node.id for node in ast.walk(_tree(source)) if isinstance(node, ast.Name)}
    return sorted(names & MOCKS) + re.findall(r"monkeypatch\.setattr", source)


def unexplained_silence(source: str) -> list[str]:
    """A checker silenced without a code, or without a reason."""
    silenced = re.findall(r"#\s*(?:noqa|type:\s*ignore)[^\n]*", source)
    explained = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+ - \S|type: ignore\[[a-z, -]+\]\s+# \S)")
    return [mark for mark in silenced if not explained.match(mark)]


def sentence(source: str) -> list[str]:
    """A sentence for people outside the wording: strings of several words that end like one."""
    tree = _tree(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and node.value.count(" ") > 2
        and node.value.rstrip().endswith((".", "?", ":"))
    ]


def wrong_sizes(sources: list[str]) -> list[str]:
    """What of the sizes of all functions together is out of bounds: median at most 10 lines, nine in ten at most 30."""
    lines = sorted(function.lines for source in sources for function in functions(source))
    median, ninth = statistics.median(lines), lines[int(len(lines) * 0.9)]
    return [f"median {median}, 90th percentile {ninth}"] if median > 10 or ninth > 30 else []
