"""The question bank, and which question is asked when."""

import json
from math import ceil
from pathlib import Path

import pytest

from app.core.assignment import Archetype, Hours
from app.core.bank import BANK, LINE
from app.core.extraction import extract
from app.core.questions import CARDS, MAX_QUESTIONS, OWN_LINES, about, asked_items, questions_for, seconds
from app.core.wording import forms
from tests.core.play import ESSAY_1, PARAMETERS, Play, task

ROOT = Path(__file__).parents[2]
GIVEN = ROOT.parent / "shared" / "data" / "question_bank.json"
THREE = (
    "I need three inputs for the donor model:\n- churn: share of 2023 donors who gave nothing in 2024\n"
    "- upgrade rate: share of 2024 donors who gave at least 20% more than in 2023\n"
    "- cost per new donor: fully loaded, incl. staff time, 2024 only"
)
REGIONS = "\n".join(f"- growth of region {n}" for n in range(24))
FORTY = f"Please estimate the inputs:\n{REGIONS}\n- k_max\n- CAC\n- r_x"


def asked(text: str, **fields: object) -> Play:
    names = tuple(item.text for item in extract(text).items)
    return Play.of(task(text, names, **{"purpose": "to choose", "hours": Hours.FROM_1, **fields}))


def test_the_bank_is_the_given_one_word_for_word() -> None:
    if not GIVEN.exists():
        pytest.skip("the given bank is not part of this repository")
    given = json.loads(GIVEN.read_text())
    assert len(given) == len(BANK) == 63
    for one in given:
        entry = BANK[one["id"]]
        assert (entry.text, list(entry.options), entry.seconds) == (one["text"], one["options"], one["est_seconds"])


def test_every_answer_that_opens_a_point_is_one_that_can_be_given() -> None:
    for entry in BANK.values():
        for option in entry.opens:
            assert option == "*" or option in entry.options, entry.id


def test_every_kind_of_work_has_a_card_and_every_point_of_it_a_name() -> None:
    assert set(CARDS) == set(Archetype)
    special = {
        *OWN_LINES,
        *["PE1", "PE2", "PE3", "U5", "U7", "U8", "WR4", "SW2", "EV1", "HI1", "DE2", "PR1", "PR4", "PR5"],
    }
    for row in CARDS.values():
        for name, _ in row:
            assert name in special or BANK[name].about or BANK[name].answer_type.value == "per-item", name


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        (THREE, {}, 33),
        (ESSAY_1, {}, 51),
        ("Fix the export bug: CSV export drops the last row. Expected: all rows.", {}, 23),
        (FORTY, {"brittle": False}, 47),
    ],
    ids=["three defined parameters", "ten parameters", "bug", "many"],
)
def test_a_clear_card_takes_as_long_as_promised(text: str, fields: dict[str, object], expected: float) -> None:
    play = asked(text, **fields)
    assert ceil(seconds(play.checkin, questions_for(play.case))) == expected


@pytest.mark.parametrize("archetype", list(Archetype))
@pytest.mark.parametrize("brittle", [True, False, None])
def test_no_card_has_more_than_five_questions_or_one_typed_line(archetype: Archetype, brittle: bool | None) -> None:
    play = Play.of(task(ESSAY_1, PARAMETERS, brittle=brittle))
    play.case = play.case.__class__(
        checkin=type(play.checkin)(**{
            **{name: getattr(play.checkin, name) for name in play.checkin.__slots__}, "archetype": archetype
        }),
        words=play.case.words, assignee=play.case.assignee, manager=play.case.manager,
    )  # fmt: skip
    questions = questions_for(play.case)
    assert 1 <= len(questions) <= MAX_QUESTIONS
    assert questions[0].id == "U1"
    assert len([q for q in questions if q.answer_type is LINE and q.id not in OWN_LINES]) <= 1
    sheet = forms.card(play.case)
    for field in sheet.fields:
        assert len(field.label) <= 150
        assert all(len(label) <= 75 or len(label) <= 120 for _, label in field.options)


def test_of_many_items_the_eight_riskiest_are_asked_and_the_rest_are_offered() -> None:
    names = tuple(item.text for item in extract(FORTY).items)
    case = Play.of(task(FORTY, names, brittle=False)).case
    chosen = [case.read(item.name) for item in asked_items(case)]
    assert len(chosen) == 8
    assert {"k_max", "CAC", "r_x"} <= set(chosen)
    rest = next(question for question in questions_for(case) if question.id == "U5")
    assert len(rest.options) == len(names) - 8 + 2
    assert not set(rest.options) & set(chosen)


def test_a_part_of_a_question_has_a_name_of_its_own() -> None:
    assert about(Play.of(task()).checkin, "WR3-1") == "the length"
    assert about(Play.of(task()).checkin, "RE3") == "when to stop"
