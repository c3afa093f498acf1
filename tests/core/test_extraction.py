"""Finding items in a text."""

import pytest

from app.core.assignment import Archetype, Assignment, Flaw, Source, flaws
from app.core.extraction import archetype_of, find_items, items_from_lines, stated_count, versions_from
from app.core.worth import all_right_at_ninety
from tests.core.play import ESSAY_1, ESSAY_2, MONDAY_10, PARAMETERS


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (ESSAY_1, PARAMETERS),
        (ESSAY_2, ()),
        ("Fill in:\n- price (USD)\n- demand: units a year\n* growth", ("price", "demand", "growth")),
        ("1. price\n2) demand\n(3) growth", ("price", "demand", "growth")),
        ("Inputs: price, Price, demand.", ("price", "demand")),
        ("The stages are CV, test and interview.", ("CV", "test", "interview")),
        ("One thing: call Ben tomorrow", ()),
        ("", ()),
    ],
)
def test_what_is_listed_is_found_in_order_and_once(text: str, items: tuple[str, ...]) -> None:
    assert find_items(text) == items


def test_at_most_sixty_are_found() -> None:
    assert len(find_items("\n".join(f"- item {number}" for number in range(90)))) == 60


def test_lines_lose_their_bullets_and_doubles() -> None:
    assert items_from_lines("- price\n2. demand\n\nprice ") == ("price", "demand")


@pytest.mark.parametrize(("text", "count"), [("ten parameters", 10), ("~10 inputs", 10), ("the inputs", None)])
def test_a_stated_count_is_read(text: str, count: int | None) -> None:
    assert stated_count(text) == count


def test_the_essays_tasks_are_told_apart() -> None:
    assert archetype_of(ESSAY_1, 10) is Archetype.PARAMETERS
    assert archetype_of(ESSAY_2, 0) is Archetype.PROCESS
    assert archetype_of("Write the announcement", 0) is Archetype.OTHER


def test_versions_are_one_a_line_or_split_at_or() -> None:
    assert versions_from("CV, test\nCV → trial day") == (("CV", "test"), ("CV", "trial day"))
    assert versions_from("CV, test, or CV, trial day") == (("CV", "test"), ("CV", "trial day"))


def test_ten_at_ninety_per_cent_are_all_right_in_a_third_of_cases() -> None:
    assert all_right_at_ninety(10) == 35


def test_every_flaw_of_a_task_is_found_at_once() -> None:
    given = Assignment(
        workspace_id="T0",
        source=Source.COMMAND,
        external_id="1",
        giver_id="U1",
        assignee_id="U2",
        text=" ",
        item_names=("x" * 121, *(f"{n}" for n in range(60))),
        due_at=MONDAY_10,
    )
    assert set(flaws(given, MONDAY_10)) == {Flaw.NO_TEXT, Flaw.DUE_PAST, Flaw.TOO_MANY_ITEMS, Flaw.LONG_ITEM}
