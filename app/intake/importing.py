"""A file of tasks is looked at as a whole, and given only if nothing in it is wrong."""

from dataclasses import dataclass, replace

from app.core.checkin import Case
from app.core.rows import Row, read_rows
from app.core.wording import orders as words
from app.intake.giving import Find, Intake, Ready, WrongOrderError
from app.intake.lookup import Lookup, Pause, Tell, is_worth_telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a row: given before, ready to be given, or given now. What is wrong stands in the row."""

    row: Row
    case: Case | None = None
    ready: Ready | None = None

    @property
    def given_before(self) -> bool:
        """Whether nothing is left to do."""
        return self.case is not None and self.ready is None


def told(result: Result) -> str:
    """Say what became of a row, or would."""
    match result:
        case Result(case=Case() as case, ready=None):
            return words.before(result.row, case)
        case Result(case=Case() as case):
            return words.given(result.row, case)
        case Result(ready=Ready() as ready):
            people = ready.assignee.name, ready.giver.name
            return words.preview(result.row, people, len(ready.assignment.item_names))
    return "\n".join(words.mistakes(result.row))


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import of one file. `tell` hears how many of how many rows were looked at; `pause` waits seconds."""

    intake: Intake
    pause: Pause
    tell: Tell = lambda _done, _of: None

    async def run(self, data: bytes, *, dry: bool) -> list[Result]:
        """Look at every row; where all are right and it is not a `dry` run, give them.

        A row given before stays as it was given. Raises `TableError` and `DirectoryError`.
        """
        rows = read_rows(data)
        find = Lookup(find=self.intake.find, pause=self.pause)
        results = []
        for done, row in enumerate(rows, 1):
            results.append(await self._look(row, find))
            if is_worth_telling(done, len(rows)):
                self.tell(done, len(rows))
        if dry or any(result.row.mistakes for result in results):
            return results
        return [await self._register(result) for result in results]

    async def _look(self, row: Row, find: Find) -> Result:
        if case := await self.intake.before(row.order):
            return Result(row=replace(row, mistakes=()), case=case)
        try:
            ready = await self.intake.look(row.order, find)
        except WrongOrderError as error:
            return Result(row=replace(row, mistakes=tuple(dict.fromkeys((*row.mistakes, *error.mistakes)))))
        return Result(row=row, ready=ready)

    async def _register(self, result: Result) -> Result:
        if result.ready is None:
            return result
        try:
            case, again = await self.intake.register(result.ready)
        except WrongOrderError as error:
            return Result(row=replace(result.row, mistakes=error.mistakes))
        return replace(result, case=case, ready=None if again else result.ready)
