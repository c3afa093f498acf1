"""What is said to whoever orders tasks by a file or from another program: what is wrong, what to do, what was given."""

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, MAX_TEXT, Flaw
from app.core.checkin import Case
from app.core.orders import MOST_HOURS, Mistake, Order, Wrong
from app.core.people import DirectoryError, Unfit
from app.core.rows import Row
from app.core.staff import Line
from app.core.table import MOST_ROWS, Fault, TableFault
from app.core.wording.phrases import plain, shorten

GIVEN_LENGTH = 60
TITLE_LENGTH = 70

_MISTAKES: dict[Wrong | Unfit | Flaw, str] = {
    Wrong.EMPTY: "This is needed and empty.",
    Wrong.NOT_A_PERSON: "“{given}” names nobody. Write an e-mail address, or a member id of Slack such as U012AB3CD.",
    Wrong.NO_DATE: "“{given}” is no date. Write it as 2026-12-24 or 24.12.2026.",
    Wrong.NO_HOURS: f"“{{given}}” is no number of hours. Write one from 0.1 to {MOST_HOURS:,}, such as 6. Spreadsheets "
    "make dates of 1-4 and 4-10.",
    Wrong.NO_YES_OR_NO: "“{given}” is neither yes nor no.",
    Wrong.TOO_LONG: "This is longer than {given} characters.",
    Wrong.NO_TEXT: "This holds control characters, or half of one. Take them out.",
    Wrong.TWICE: "Row {given} is the same task. Take one out, or tell them apart by external_id.",
    Wrong.LISTED: "Row {given} is about the same person. Keep one of them.",
    Wrong.CIRCLE: "This closes a circle: {given}. Take one of its rows out; two who decide for each other can say so "
    "themselves with /checkin manager.",
    Wrong.NOT_FOUND: "Nobody in this workspace is “{given}”. Write the e-mail address they have in Slack, or their "
    "member id (in their profile: More, Copy member ID).",
    Unfit.UNKNOWN: "Nobody in this workspace is “{given}”.",
    Unfit.DEACTIVATED: "The account of “{given}” is deactivated. Name somebody else.",
    Unfit.BOT: "“{given}” is a bot. Name a person.",
    Unfit.GUEST: "“{given}” is a guest, and guests cannot decide about tasks here. Name a member.",
    Unfit.STRANGER: "“{given}” belongs to another organisation. Name somebody of yours.",
    Unfit.SELF: "“{given}” cannot decide about a task of their own. Name somebody else.",
    Flaw.NO_TEXT: "Say what is to be done.",
    Flaw.LONG_TEXT: f"At most {MAX_TEXT:,} characters. Put the rest in a document and link it.",
    Flaw.DUE_PAST: "This is over already. Name a later day, or leave it empty.",
    Flaw.TOO_MANY_ITEMS: f"At most {MAX_ITEMS} items. Give the rest as a second task.",
    Flaw.LONG_ITEM: f"One of these is longer than {MAX_ITEM_NAME} characters. Shorten its name.",
}


def mistake(one: Mistake) -> str:
    """Say what is wrong and what to do."""
    return _MISTAKES[one.why].format(given=shorten(printable(one.given), GIVEN_LENGTH))


def mistakes(row: Row | Line) -> list[str]:
    """Say everything that is wrong with a row, a line each."""
    return [f"Row {row.number}, {one.part}: {mistake(one)}" for one in row.mistakes]


def fault(one: Fault) -> str:
    """Say what keeps a file from being read, and what to do."""
    match one.why:
        case TableFault.ENCODING:
            return f"Row {one.row}: this is not UTF-8. In a spreadsheet, save it as “CSV UTF-8”."
        case TableFault.EMPTY:
            return "The file is empty."
        case TableFault.NO_ROWS:
            return "The file has a header and no rows."
        case TableFault.TOO_MANY:
            return f"More than {MOST_ROWS:,} rows. Split the file."
        case TableFault.BROKEN:
            return f"Row {one.row}: a quote is opened and not closed, or something follows a closed one."
        case TableFault.UNKNOWN:
            near = f"Did you mean {one.near}?" if one.near else f"There are: {', '.join(one.columns)}."
            return f"Row 1: there is no column “{shorten(printable(one.column), GIVEN_LENGTH)}”. {near}"
        case TableFault.TWICE:
            return f"Row 1: the column {one.column} is there twice."
        case TableFault.MISSING:
            return f"Row 1: the column {one.column} is missing. Needed are {', '.join(one.columns)}."
        case TableFault.WIDE:
            return f"Row {one.row}: more cells than columns. A cell with a comma in it stands in double quotes."


def preview(row: Row, people: tuple[str, str], items: int) -> str:
    """Say what a row would give; `people` are the names of who does it and who decides."""
    assignee, giver = people
    return f"Row {row.number}: {assignee} from {giver}: {_task(row.order)}{_counted(items)}"


def before(row: Row, case: Case) -> str:
    """Say that a row was given before."""
    return f"Row {row.number}: given before as {case.checkin.ref}."


def given(row: Row, case: Case) -> str:
    """Say that a row is given now."""
    name = printable(case.assignee.name)
    return f"Row {row.number}: {case.checkin.ref} is with {name}: {_task(row.order)}"


def _task(order: Order) -> str:
    due = f", due {order.due}" if order.due else ""
    return f"“{shorten(printable(plain(order.text)), TITLE_LENGTH)}”{due}"


def _counted(items: int) -> str:
    return "" if items == 0 else f", {items} item{'s' if items > 1 else ''}"


def printable(text: str) -> str:
    """Return `text` without what would move a terminal's cursor or change its colours."""
    return "".join(letter if letter.isprintable() or letter in "\n\t " else "�" for letter in text)


def progress(done: int, of: int) -> str:
    """Say how far an import has come."""
    return f"{done} of {of} rows looked at."


def would(new: int, old: int) -> str:
    """End a dry run."""
    return f"{_tasks(new)} would be given{_old(old)}. Nothing was changed."


def done(new: int, old: int) -> str:
    """End an import."""
    return f"{_tasks(new)} given{_old(old)}."


def refused(wrong: int, of: int) -> str:
    """End an import in which something is wrong."""
    return f"{wrong} of {of} rows cannot be given. Nothing was changed: mend them and import the file again."


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def _old(count: int) -> str:
    return f", {count} given before" if count else ""


def unreachable(error: DirectoryError) -> str:
    """Say why nobody could be looked up, and what to do."""
    if error.scope:
        return (
            f"The Slack app lacks the right {error.scope}, so nobody can be found by e-mail. Install it again from "
            "what `checkin manifest` prints, or name people by their member id."
        )
    return "Slack cannot say now who people are. Nothing was changed; try again in a moment."


def served(path: str) -> str:
    """Say what to do where a file is to be imported into a database that is being served."""
    return (
        "A process serves this database, so nothing can be imported into it from here. Let that process import: "
        f"checkin import {path} --to http://127.0.0.1:3000 --token-file ... (over Socket Mode, at CHECKIN_API_PORT), "
        "or stop it first."
    )


NO_SERVER = "--to: {url} does not answer ({why}). Write the address at which Checkin serves its API."
OTHER_SERVER = "--to: {url} answers, but not as Checkin does. Write the address at which Checkin serves its API."
