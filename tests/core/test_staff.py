"""Files that tell who decides for whom: what is read, and every mistake with its row."""

import pytest

from app.core.people import Person
from app.core.staff import Told, checked, read_staff
from app.core.table import TableError
from app.core.wording.orders import fault, mistakes
from app.core.wording.staff import listed

PEOPLE = {
    **{f"{name.lower()}@example.com": Person(id=f"U0{name.upper()}", name=name) for name in ("Maya", "Priya", "Sam")},
    "gone@example.com": Person(id="U0GONE", name="Gone", deleted=True),
    "guest@example.com": Person(id="U0GUEST", name="Gus", guest=True),
}


def told(text: str) -> list[str]:
    """What is said of a file in which these people are found."""
    try:
        lines = read_staff(text.encode())
    except TableError as error:
        return [fault(one) for one in error.faults]
    found = tuple(Told(line=line, person=PEOPLE.get(line.person), manager=PEOPLE.get(line.manager)) for line in lines)
    looked = checked(found)
    wrong = [line for one in looked for line in mistakes(one.line)]
    return wrong or [listed(one) for one in looked]


def test_each_row_says_who_decides_for_whom_or_that_nobody_does() -> None:
    assert told("Manager;Person\npriya@example.com;maya@example.com\n;priya@example.com\n") == [
        "Row 2: Priya decides for Maya.",
        "Row 3: nobody is listed for Priya.",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("@maya,priya@example.com", "Row 2, person: “@maya” names nobody."),
        (",priya@example.com", "Row 2, person: This is needed and empty."),
        ("nobody@example.com,priya@example.com", "Row 2, person: Nobody in this workspace is “nobody@example.com”."),
        ("maya@example.com,gone@example.com", "Row 2, manager: The account of “gone@example.com” is deactivated."),
        ("maya@example.com,guest@example.com", "Row 2, manager: “guest@example.com” is a guest"),
        ("maya@example.com,maya@example.com", "Row 2, manager: “maya@example.com” cannot decide about a task of their"),
        (
            "maya@example.com,priya@example.com\nmaya@example.com,sam@example.com",
            "Row 3, person: Row 2 is about the same person.",
        ),
        (
            "maya@example.com,priya@example.com\npriya@example.com,sam@example.com\nsam@example.com,maya@example.com",
            "Row 4, manager: This closes a circle: Sam, Maya, Priya, Sam.",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_row(rows: str, said: str) -> None:
    (line,) = told(f"person,manager\n{rows}\n")
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("person\nmaya@example.com\n", "Row 1: the column manager is missing. Needed are person, manager."),
        ("person,boss\na@b.c,d@e.f\n", "Row 1: there is no column “boss”. There are: person, manager."),
        ("person,manager\n", "The file has a header and no rows."),
        ("", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, said: str) -> None:
    assert told(text)[0] == said
