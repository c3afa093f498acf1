"""Who decides for whom, as a file of a company tells it: two columns, person and manager."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.orders import Mistake, Wrong, names_somebody
from app.core.people import Person, Unfit, unfit_to_decide, unfit_to_do
from app.core.table import read_table


class Column(StrEnum):
    """A column of the file."""

    PERSON = "person"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the file: who decides for `person`; nobody where `manager` is empty."""

    number: int
    person: str
    manager: str
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line with its people found."""

    line: Line
    person: Person | None = None
    manager: Person | None = None


def read_staff(data: bytes) -> tuple[Line, ...]:
    """Return the lines of a file, each with what is wrong with it as it is written. Raises `TableError`."""
    rows = read_table(data, tuple(Column), tuple(Column))
    return tuple(_line(number, cells) for number, cells in rows)


def _line(number: int, cells: Mapping[str, str]) -> Line:
    person, manager = cells.get(Column.PERSON, ""), cells.get(Column.MANAGER, "")
    return Line(number=number, person=person, manager=manager, mistakes=tuple(_mistakes(person, manager)))


def _mistakes(person: str, manager: str) -> Iterator[Mistake]:
    if not person:
        yield Mistake(part=Column.PERSON, why=Wrong.EMPTY)
    for column, named in ((Column.PERSON, person), (Column.MANAGER, manager)):
        if named and not names_somebody(named):
            yield Mistake(part=column, why=Wrong.NOT_A_PERSON, given=named)


def checked(found: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the lines with what is wrong with who was found: nobody, unfit, told twice, or a circle of deciding."""
    first: dict[str, int] = {}
    chain: dict[str, Person] = {}
    result = []
    for told in found:
        person, manager, mistakes = told.person, told.manager, list(_unfit(told))
        if person and first.setdefault(person.id, told.line.number) != told.line.number:
            mistakes.append(Mistake(part=Column.PERSON, why=Wrong.LISTED, given=str(first[person.id])))
        elif person and manager and not mistakes:
            chain[person.id] = manager
            if circle := _circle(chain, person):
                mistakes.append(Mistake(part=Column.MANAGER, why=Wrong.CIRCLE, given=circle))
        result.append(replace(told, line=replace(told.line, mistakes=(*told.line.mistakes, *mistakes))))
    return tuple(result)


def _unfit(told: Told) -> Iterator[Mistake]:
    line, wrong = told.line, {mistake.part for mistake in told.line.mistakes}
    if Column.PERSON not in wrong and (unfit := unfit_to_do(told.person)):
        yield _mistake(Column.PERSON, unfit, line.person)
    if not line.manager or Column.MANAGER in wrong:
        return
    if unfit := unfit_to_decide(told.manager, told.person.id if told.person else ""):
        yield _mistake(Column.MANAGER, unfit, line.manager)


def _mistake(column: Column, unfit: Unfit, named: str) -> Mistake:
    return Mistake(part=column, why=Wrong.NOT_FOUND if unfit is Unfit.UNKNOWN else unfit, given=named)


def _circle(chain: Mapping[str, Person], person: Person) -> str:
    """Return the names of the circle that begins and ends with `person`, or nothing."""
    names, above = [person.name], chain.get(person.id)
    while above is not None:
        names.append(above.name)
        if above.id == person.id:
            return ", ".join(names)
        if len(names) > len(chain):
            return ""
        above = chain.get(above.id)
    return ""
