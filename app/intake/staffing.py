"""A file that tells who decides for whom is looked at as a whole, and kept only if nothing in it is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.staff import Column, Line, Told, checked, read_staff
from app.intake.giving import Intake
from app.intake.lookup import Lookup, Pause, Tell, is_worth_telling
from app.usecases.list_managers import list_managers


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Takes a file of managers. `tell` hears how many of how many rows were looked at; `pause` waits seconds."""

    intake: Intake
    pause: Pause
    tell: Tell = lambda _done, _of: None

    async def run(self, data: bytes, *, dry: bool) -> tuple[Told, ...]:
        """Look at every row; where all are right and it is not a `dry` run, keep them.

        Raises `TableError` and `DirectoryError`.
        """
        told = checked(await self._found(read_staff(data)))
        if not dry and not any(one.line.mistakes for one in told):
            pairs = tuple((one.person, one.manager) for one in told if one.person)
            await self.intake.world.run(list_managers, self.intake.workspace_id, pairs)
        return told

    async def _found(self, lines: Sequence[Line]) -> tuple[Told, ...]:
        find = Lookup(find=self.intake.find, pause=self.pause)
        found = []
        for done, line in enumerate(lines, 1):
            wrong = {mistake.part for mistake in line.mistakes}
            person = None if Column.PERSON in wrong else await find(line.person)
            manager = await find(line.manager) if line.manager and Column.MANAGER not in wrong else None
            found.append(Told(line=line, person=person, manager=manager))
            if is_worth_telling(done, len(lines)):
                self.tell(done, len(lines))
        return tuple(found)
