"""A task as another program or a file asks for it, before anybody is looked up, and what can be wrong with it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.core.assignment import Assignment, Flaw, Hours, Source, flaws
from app.core.people import Person, Unfit, unfit_to_decide, unfit_to_do
from app.core.worktime import end_of_day

MOST_NAME = 320
MOST_EXTERNAL_ID = 200
MOST_PURPOSE = 3000
MOST_HOURS = 10_000
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_MEMBER = re.compile(r"[UW][A-Z0-9]{2,31}")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Part(StrEnum):
    """What an order says: a column of a file, a field of a request."""

    ASSIGNEE = "assignee"
    GIVER = "giver"
    TEXT = "text"
    DUE = "due"
    HOURS = "hours"
    ALL_OR_NOTHING = "all_or_nothing"
    PURPOSE = "purpose"
    EXTERNAL_ID = "external_id"
    ITEMS = "items"


NEEDED = (Part.ASSIGNEE, Part.GIVER, Part.TEXT)


class Wrong(StrEnum):
    """What can be wrong with what an order says, before anybody is looked up."""

    EMPTY = "empty"
    NOT_A_PERSON = "not a person"
    NO_DATE = "no date"
    NO_HOURS = "no hours"
    NO_YES_OR_NO = "no yes or no"
    TOO_LONG = "too long"
    NO_TEXT = "control characters"
    TWICE = "twice"
    NOT_FOUND = "not found"
    LISTED = "listed"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing that keeps an order, or a row of another file, from being taken: where, why, and what stood there."""

    part: StrEnum
    why: Wrong | Unfit | Flaw
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A task somebody is to be given. People are named by e-mail or by their id; `due` may be a day or an instant.

    Without `items`, those found in the text are taken.
    """

    source: Source
    external_id: str
    assignee: str
    giver: str
    text: str
    due: date | datetime | None = None
    hours: Hours | None = None
    brittle: bool | None = None
    purpose: str | None = None
    items: tuple[str, ...] | None = None


def is_email(named: str) -> bool:
    """Whether somebody is named by e-mail rather than by id."""
    return "@" in named


def hours_in(number: float) -> Hours:
    """Return the bin that so many hours fall in."""
    if number < 1:
        return Hours.UNDER_1
    return Hours.FROM_1 if number <= 4 else Hours.FROM_4 if number <= 10 else Hours.OVER_10


def derived_id(order: Order) -> str:
    """Return an identity for an order that names none: the same person, words and day again are the same task."""
    parts = (order.assignee.casefold(), " ".join(order.text.split()), str(order.due or ""))
    return "made:" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def names_somebody(named: str) -> bool:
    """Whether somebody is named as people are: by e-mail, or by their id."""
    return len(named) <= MOST_NAME and bool(_EMAIL.fullmatch(named) or _MEMBER.fullmatch(named))


def mistakes_in(order: Order) -> Iterator[Mistake]:
    """Yield what is wrong with an order as it is written."""
    for part, named in ((Part.ASSIGNEE, order.assignee), (Part.GIVER, order.giver)):
        if not named:
            yield Mistake(part=part, why=Wrong.EMPTY)
        elif not names_somebody(named):
            yield Mistake(part=part, why=Wrong.NOT_A_PERSON, given=named)
    if not order.external_id:
        yield Mistake(part=Part.EXTERNAL_ID, why=Wrong.EMPTY)
    for part, text, most in (
        (Part.EXTERNAL_ID, order.external_id, MOST_EXTERNAL_ID),
        (Part.PURPOSE, order.purpose or "", MOST_PURPOSE),
    ):
        if len(text) > most:
            yield Mistake(part=part, why=Wrong.TOO_LONG, given=str(most))
    for part, text in (
        (Part.TEXT, order.text),
        (Part.PURPOSE, order.purpose or ""),
        (Part.EXTERNAL_ID, order.external_id),
        (Part.ITEMS, "\n".join(order.items or ())),
    ):
        if _UNSAFE.search(text):
            yield Mistake(part=part, why=Wrong.NO_TEXT)


def unfit_people(order: Order, assignee: Person | None, giver: Person | None) -> Iterator[Mistake]:
    """Yield who of the two cannot take part. Somebody may order a task of their own: it is theirs alone at first."""
    if assignee is None:
        yield Mistake(part=Part.ASSIGNEE, why=Wrong.NOT_FOUND, given=order.assignee)
    elif unfit := unfit_to_do(assignee):
        yield Mistake(part=Part.ASSIGNEE, why=unfit, given=order.assignee)
    if giver is None:
        yield Mistake(part=Part.GIVER, why=Wrong.NOT_FOUND, given=order.giver)
    elif (assignee is None or giver.id != assignee.id) and (unfit := unfit_to_decide(giver, "")):
        yield Mistake(part=Part.GIVER, why=unfit, given=order.giver)


_PLACES = {
    Flaw.NO_TEXT: Part.TEXT,
    Flaw.LONG_TEXT: Part.TEXT,
    Flaw.DUE_PAST: Part.DUE,
    Flaw.TOO_MANY_ITEMS: Part.ITEMS,
    Flaw.LONG_ITEM: Part.ITEMS,
}


def flaws_of(assignment: Assignment, now: datetime) -> Iterator[Mistake]:
    """Yield what keeps the assignment that was ordered from being registered."""
    for flaw in flaws(assignment, now):
        yield Mistake(part=_PLACES[flaw], why=flaw)


def assignment_of(
    order: Order, *, workspace_id: str, assignee: Person, giver: Person, item_names: tuple[str, ...]
) -> Assignment:
    """Return the assignment an order asks for; a day without an hour ends with the assignee's working day.

    `item_names` are those found in the text, for an order that names none.
    """
    due = order.due
    return Assignment(
        workspace_id=workspace_id,
        source=order.source,
        external_id=order.external_id,
        giver_id=giver.id,
        assignee_id=assignee.id,
        text=order.text,
        item_names=item_names if order.items is None else order.items,
        due_at=due if due is None or isinstance(due, datetime) else end_of_day(due, assignee.schedule),
        hours=order.hours,
        brittle=order.brittle,
        purpose=order.purpose or None,
    )
