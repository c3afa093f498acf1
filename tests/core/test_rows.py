"""Files of tasks as spreadsheets save them: what is read, and every mistake with its row."""

from datetime import date

import pytest

from app.core.assignment import Hours
from app.core.rows import Row, read_rows
from app.core.table import MOST_ROWS, TableError
from app.core.wording.orders import fault, mistakes

HEAD = "assignee,giver,text,due,hours,all_or_nothing,purpose,external_id,items\n"
LINE = 'maya@example.com,priya@example.com,"Estimate a, b",2026-12-24,6,yes,The board,e1,a;b\n'


def told(text: str | bytes) -> list[str]:
    """What is said of a file: of the whole, or of its rows."""
    try:
        rows = read_rows(text if isinstance(text, bytes) else text.encode())
    except TableError as error:
        return [fault(one) for one in error.faults]
    return [line for row in rows for line in mistakes(row)]


def row_of(**cells: str) -> Row:
    """A file's only row, right but for `cells`."""
    said = {"assignee": "maya@example.com", "giver": "U0PRIYA", "text": "Estimate it"} | cells
    quoted = ",".join('"{}"'.format(value.replace('"', '""')) for value in said.values())
    (row,) = read_rows(f"{','.join(said)}\n{quoted}\n".encode())
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_is_read_as_any_spreadsheet_saves_it(encoding: str, end: str, mark: str) -> None:
    cells = [["Assignee", "Giver", "TEXT", "External ID", "items"], ["maya@example.com", "U0PRIYA", "Größe", "e1", ""]]
    text = end.join(mark.join(line) for line in cells) + end
    (row,) = read_rows(text.encode(encoding))
    assert (row.number, row.order.text, row.order.external_id, row.mistakes) == (2, "Größe", "e1", ())


def test_everything_a_row_can_say_is_taken() -> None:
    (row,) = read_rows((HEAD + LINE).encode())
    order = row.order
    assert (order.assignee, order.giver, order.text) == ("maya@example.com", "priya@example.com", "Estimate a, b")
    assert (order.due, order.hours, order.brittle) == (date(2026, 12, 24), Hours.FROM_4, True)
    assert (order.purpose, order.external_id, order.items) == ("The board", "e1", ("a", "b"))


def test_a_spreadsheet_may_say_itself_what_parts_the_cells() -> None:
    (row,) = read_rows(b"sep=|\r\nassignee|giver|text\r\nmaya@example.com|U0PRIYA|a, b; c\r\n")
    assert (row.number, row.order.text) == (2, "a, b; c")


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("0.5", Hours.UNDER_1),
        ("0,5", Hours.UNDER_1),
        ("1", Hours.FROM_1),
        ("4", Hours.FROM_1),
        ("10", Hours.FROM_4),
        ("40", Hours.OVER_10),
        ("over 10", Hours.OVER_10),
        ("1-4", Hours.FROM_1),
        ("", None),
    ],
)
def test_hours_are_a_number_or_a_bin(said: str, hours: Hours | None) -> None:
    assert row_of(hours=said).order.hours is hours


@pytest.mark.parametrize(
    ("column", "said", "told"),
    [
        ("assignee", "", "Row 2, assignee: This is needed and empty."),
        ("assignee", "Maya", "“Maya” names nobody. Write an e-mail address, or a member id"),
        ("giver", "@priya", "“@priya” names nobody"),
        ("giver", "a@example.com, b@example.com", "names nobody"),
        ("due", "tomorrow", "“tomorrow” is no date. Write it as 2026-12-24 or 24.12.2026."),
        ("due", "12/24/2026", "is no date"),
        ("due", "2026-02-30", "is no date"),
        ("hours", "4-Jan", "Spreadsheets make dates of 1-4 and 4-10."),
        ("hours", "-3", "is no number of hours"),
        ("hours", "0", "is no number of hours"),
        ("hours", "1e400", "is no number of hours"),
        ("all_or_nothing", "maybe", "“maybe” is neither yes nor no."),
        ("external_id", "x" * 201, "This is longer than 200 characters."),
        ("text", "ring\x07", "This holds control characters"),
        ("items", "a;\x1b[2J", "This holds control characters"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_and_what_to_do(column: str, said: str, told: str) -> None:
    lines = mistakes(row_of(**{column: said}))
    assert len(lines) == 1
    assert told in lines[0]


def test_every_wrong_cell_of_every_row_is_told_at_once() -> None:
    lines = told(HEAD + LINE + "Maya,,x,soon,many,perhaps,,e2,\n" + LINE.replace("e1", "e3").replace("maya@", "maya"))
    assert [line.split(":")[0] for line in lines] == [
        "Row 3, due",
        "Row 3, hours",
        "Row 3, all_or_nothing",
        "Row 3, assignee",
        "Row 3, giver",
        "Row 4, assignee",
    ]


@pytest.mark.parametrize("formula", ["=HYPERLINK(A1)", "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_formula_in_a_cell_is_text(formula: str) -> None:
    assert row_of(text=formula, purpose=formula).order.text == formula


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("", ["The file is empty."]),
        ("\ufeff", ["The file is empty."]),
        (HEAD, ["The file has a header and no rows."]),
        (HEAD + ",,,,,,,,\n", ["The file has a header and no rows."]),
        (
            "asignee,giver,text\nx,y,z\n",
            [
                "Row 1: there is no column “asignee”. Did you mean assignee?",
                "Row 1: the column assignee is missing. Needed are assignee, giver, text.",
            ],
        ),
        ("assignee,giver,text,text\na,b,c,d\n", ["Row 1: the column text is there twice."]),
        (HEAD + 'a,b,"c\n', ["Row 2: a quote is opened and not closed, or something follows a closed one."]),
        (HEAD + LINE + LINE.strip() + ",more\n", ["Row 3: more cells than columns. A cell with a comma in it"]),
        (b"assignee,giver,text\na,b,Gr\xf6\xdfe\n", ["Row 2: this is not UTF-8. In a spreadsheet, save it as"]),
        (HEAD + LINE * (MOST_ROWS + 1), ["More than 1,000 rows. Split the file."]),
        (b"\x00\x01\x02PK\x03\x04", ["Row 1: "]),
    ],
)
def test_a_file_that_cannot_be_read_says_why(file: str | bytes, lines: list[str]) -> None:
    said = told(file)
    assert all(line.startswith(begins) for line, begins in zip(said, lines, strict=False)), said
    assert len(said) >= len(lines)


def test_an_unknown_column_without_a_near_one_lists_those_there_are() -> None:
    assert "There are: assignee, giver, text, due" in told("assignee,giver,text,colour\na,b,c,d\n")[0]


def test_blank_rows_are_passed_over_and_counted() -> None:
    rows = read_rows((HEAD + "\n,,\n" + LINE).encode())
    assert [row.number for row in rows] == [4]


def test_two_rows_that_are_the_same_task_are_told_apart_or_refused() -> None:
    assert told(HEAD + LINE + LINE) == [
        "Row 3, external_id: Row 2 is the same task. Take one out, or tell them apart by external_id."
    ]
    unnamed = LINE.replace("e1", "")
    assert "Row 2 is the same task" in told(HEAD + unnamed + unnamed)[0]
    assert told(HEAD + unnamed + unnamed.replace("-24", "-25")) == []
