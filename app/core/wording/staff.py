"""What is said to whoever lists who decides for whom."""

from app.core.staff import Told
from app.core.wording.orders import printable


def listed(told: Told) -> str:
    """Say what a row means."""
    assert told.person is not None
    person = printable(told.person.name)
    if told.manager is None:
        return f"Row {told.line.number}: nobody is listed for {person}."
    return f"Row {told.line.number}: {printable(told.manager.name)} decides for {person}."


def ending(count: int, *, dry: bool) -> str:
    """End a list in which nothing is wrong."""
    rows = "1 row" if count == 1 else f"{count} rows"
    return f"{rows} would be kept. Nothing was changed." if dry else f"{rows} kept."


def refused(wrong: int, of: int) -> str:
    """End a list in which something is wrong."""
    return f"{wrong} of {of} rows cannot be kept. Nothing was changed: mend them and list the file again."


def served(path: str) -> str:
    """Say what to do where a list is to be kept in a database that is being served."""
    return (
        "A process serves this database, so nothing can be kept in it from here. Let that process do it: "
        f"checkin managers {path} --to http://127.0.0.1:3000 --token-file ... (over Socket Mode, at CHECKIN_API_PORT), "
        "or stop it first."
    )
