"""Claims, not hopes: every row of docs/sandbox-claims.md has a source, a standing and a test that is there."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
CLAIMS = HERE.parents[1] / "docs" / "sandbox-claims.md"
KNOWN = {"documented", "observed", "assumed"}


def rows(text: str) -> list[list[str]]:
    """The rows of the tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not re.match(r"^\|(-+\|)+$", line)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] != "what Slack does"]


def there_are() -> set[str]:
    """Every test of the sandbox, as `file::test`."""
    return {
        f"{path.name}::{node.name}"
        for path in HERE.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }


def wrong(text: str) -> list[str]:
    """What is wrong with the claims in `text`."""
    there, found = there_are(), []
    for row in rows(text):
        if len(row) != 4 or not all(row):
            found.append(f"not four full cells: {row[0]}")
            continue
        claim, source, known, test = row
        if known not in KNOWN:
            found.append(f"neither {', '.join(sorted(KNOWN))}: {claim}")
        if (source == "none found") and known != "assumed":
            found.append(f"{known} without a source: {claim}")
        if test not in there:
            found.append(f"no such test: {test}")
    return found


def test_every_claim_has_a_source_a_standing_and_a_test() -> None:
    text = CLAIMS.read_text()
    assert len(rows(text)) > 80
    assert wrong(text) == []


def test_a_claim_without_a_test_a_source_or_a_standing_is_found() -> None:
    head = "| what Slack does | source | known | test |\n|---|---|---|---|\n"
    good = "test_claims.py::test_every_claim_has_a_source_a_standing_and_a_test"
    assert wrong(f"{head}| a | b | documented | {good} |") == []
    assert wrong(f"{head}| a | b | documented | test_claims.py::test_nothing |") == [
        "no such test: test_claims.py::test_nothing"
    ]
    assert wrong(f"{head}| a | b | documented | |") == ["not four full cells: a"]
    assert wrong(f"{head}| a | none found | observed | {good} |") == ["observed without a source: a"]
    assert wrong(f"{head}| a | b | hoped | {good} |") == ["neither assumed, documented, observed: a"]


def test_every_file_of_contract_tests_is_claimed_for() -> None:
    claimed = {row[3].split("::")[0] for row in rows(CLAIMS.read_text())}
    contract = {"test_web_api.py", "test_block_kit.py", "test_interactivity.py", "test_events.py", "test_transports.py"}
    assert contract <= claimed
