"""What docs/scale.md says of the tables and how they can be split holds."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Table

from app.store.tables import metadata

PAPER = (Path(__file__).resolve().parents[2] / "docs" / "scale.md").read_text()
TABLES = metadata.sorted_tables


def named(section: str) -> set[str]:
    """Return what begins the rows of the table behind that mark."""
    _, _, after = PAPER.partition(f"<!-- {section} -->")
    return set(re.findall(r"^\| `(\w+)`", after.partition("<!-- end -->")[0], re.MULTILINE))


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_row_says_whose_it_is(table: Table) -> None:
    assert not table.c.workspace_id.nullable


def test_the_keys_that_do_not_begin_with_the_workspace_are_those_the_paper_names() -> None:
    keys = {table.name for table in TABLES if next(iter(table.primary_key)).name != "workspace_id"}
    unique = {
        str(index.name) for table in TABLES for index in table.indexes if index.unique and "workspace_id" not in index.c
    }
    assert keys | unique == named("keys")


def test_the_indexes_that_cross_workspaces_are_those_the_paper_names() -> None:
    crossing = {
        str(index.name)
        for table in TABLES
        for index in table.indexes
        if not index.unique and next(iter(index.c)).name != "workspace_id"
    }
    assert crossing == named("crossing")


def test_a_row_refers_to_rows_of_its_own_workspace_only() -> None:
    references = [key for table in TABLES for key in table.foreign_key_constraints]
    assert references
    for key in references:
        places = [(one.parent.name, one.column.name) for one in key.elements]
        assert ("workspace_id", "workspace_id") in places


def test_what_grows_with_time_has_no_time_in_its_key() -> None:
    times = {"record": "at", "outbox": "created_at"}
    assert named("months") == set(times)
    for name, time in times.items():
        assert time not in metadata.tables[name].primary_key
