"""What a team changes about the questions, and what is said of a file with errors."""

import pytest

from app.core.assignment import Archetype
from app.core.question_set import TEMPLATE, QuestionSet, QuestionSetError, read_question_set
from app.core.questions import questions_for
from tests.core.play import Play, task

GOOD = """
off: [WR3, U9]
add:
  - id: X1
    for: writing
    text: Which brand rules apply? One line.
    about: the brand rules
  - id: X2
    text: Is the date public already?
    options: [Yes it is, No, Do not know]
    open: [Do not know]
"""


def test_a_set_is_read_and_changes_the_card() -> None:
    found = read_question_set(GOOD, 3)
    assert (found.version, found.off, [one.id for one in found.added]) == (3, ("WR3", "U9"), ["X1", "X2"])
    assert found.added_to(Archetype.WRITING) == ["X1", "X2"]
    assert found.added_to(Archetype.EVENT) == ["X2"]
    question = found.question("X2")
    assert question is not None and question.leaves_open("Do not know") and not question.leaves_open("No")
    own_line = found.question("X1")
    assert own_line is not None and own_line.leaves_open("")


def test_the_template_and_nothing_are_sets_too() -> None:
    assert read_question_set(TEMPLATE) == QuestionSet()
    assert read_question_set("") == QuestionSet()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("off: [WR9]", "line 1: there is no question 'WR9' in the bank."),
        ("off: [U1]", "line 1: U1 cannot be switched off"),
        ("off: WR3", "line 1: write a list here."),
        ("- x", "line 1: write names and values here: off, add."),
        ("of: []", "line 1: there is no 'of'; there are off, add."),
        ("off: []\noff: []", "line 2: 'off' stands here twice."),
        ("add:\n  - id: X1", "line 2: `text` is missing."),
        ("add:\n  - id: U1\n    text: a b", "line 2: 'U1' cannot be an id"),
        ("add:\n  - id: x\n    text: a b", "line 2: 'x' cannot be an id"),
        ("add:\n  - {id: X1, text: a}\n  - {id: X1, text: b}", "line 3: X1 stands here twice."),
        ("add:\n  - id: X1\n    text: a\n    for: cooking", "line 4: there is no kind of work 'cooking'"),
        ("add:\n  - id: X1\n    text: a\n    options: [one]", "line 4: give 2 to 10 options."),
        ("add:\n  - id: X1\n    text: a\n    options: [b, c]\n    open: [d]", "line 5: 'd' is not one of the options."),
        (f"add:\n  - id: X1\n    text: {'a' * 151}", "line 3: between 1 and 150 characters; this has 151."),
        ("add:\n  - id: X1\n    text: what is {item}", "line 3: curly brackets"),
        ("add:\n  - id: X1\n    text: [a]", "line 3: write one value here."),
        ("add:\n  - id: [\n", "line 3: this is not YAML"),
        ("off: !!python/object:os.system []", "line 1: "),
    ],
)
def test_an_error_is_named_with_its_line(text: str, told: str) -> None:
    if "python/object" in text:
        assert read_question_set(text) == QuestionSet()
        return
    with pytest.raises(QuestionSetError) as raised:
        read_question_set(text)
    assert told in str(raised.value)


def test_every_error_is_named_at_once_in_the_order_of_the_lines() -> None:
    with pytest.raises(QuestionSetError) as raised:
        read_question_set("off: [A1, B2]\nadd:\n  - id: X1\n    for: nothing\n    text: ''")
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["line 1", "line 1", "line 4", "line 5"]


def test_without_a_set_the_card_is_the_banks() -> None:
    assert questions_for(Play.of(task()).case)[0].id == "U1"
