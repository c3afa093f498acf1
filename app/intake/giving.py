"""An order becomes a task: people are looked up, everything wrong is found at once, and it is registered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from app.core.assignment import Assignment
from app.core.checkin import Case
from app.core.extraction import Extraction
from app.core.naming import names_of
from app.core.orders import Mistake, Order, Part, assignment_of, flaws_of, mistakes_in, unfit_people
from app.core.people import Person
from app.core.reading import read_task
from app.usecases.register_assignment import register_assignment
from app.usecases.show_given import show_given, show_known
from app.usecases.world import World

log = structlog.get_logger()
Find = Callable[[str], Awaitable[Person | None]]
"""Looks somebody up by e-mail or id; None for nobody. Raises `DirectoryError` where nobody can tell now."""


class WrongOrderError(Exception):
    """An order cannot be given. Everything that is wrong with it is in here."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__([f"{one.part}: {one.why}" for one in mistakes])
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """An order with nothing wrong, its people found; what is missing is to register it."""

    assignment: Assignment
    assignee: Person
    giver: Person
    found: Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Gives tasks of one workspace that were ordered elsewhere."""

    world: World
    workspace_id: str
    find: Find

    async def before(self, order: Order) -> Case | None:
        """Return the case of this very task where it was given before."""
        return await self.world.read(show_given, self.workspace_id, order.source, order.external_id)

    async def look(self, order: Order, find: Find | None = None) -> Ready:
        """Look up who is named and check everything, changing nothing. Raises `WrongOrderError`, `DirectoryError`."""
        mistakes = tuple(mistakes_in(order))
        wrong = {mistake.part for mistake in mistakes}
        find = find or self.find
        assignee = None if Part.ASSIGNEE in wrong else await find(order.assignee)
        giver = None if Part.GIVER in wrong else await find(order.giver)
        unfit = [one for one in unfit_people(order, assignee, giver) if one.part not in wrong]
        found = read_task(order.text)
        assignment = await self._assignment(order, assignee, giver, found)
        flaws = [one for one in flaws_of(assignment, self.world.clock()) if one.part not in wrong]
        if mistakes or unfit or flaws or assignee is None or giver is None:
            raise WrongOrderError((*mistakes, *unfit, *flaws))
        return Ready(assignment=assignment, assignee=assignee, giver=giver, found=found)

    async def _assignment(
        self, order: Order, assignee: Person | None, giver: Person | None, found: Extraction
    ) -> Assignment:
        known = await self.world.read(show_known, self.workspace_id, assignee) if assignee else None
        return assignment_of(
            order,
            workspace_id=self.workspace_id,
            assignee=known or Person(id="", name=""),
            giver=giver or Person(id="", name=""),
            item_names=names_of(found),
        )

    async def register(self, ready: Ready) -> tuple[Case, bool]:
        """Register what was looked at; return its case, and whether it was there already.

        Raises `WrongOrderError` for what became wrong meanwhile.
        """
        registered = await self.world.run(
            register_assignment,
            ready.assignment,
            assignee=ready.assignee,
            giver=ready.giver,
            found=ready.found,
            policy=self.world.policy,
        )
        if registered.case is None:
            raise WrongOrderError(tuple(flaws_of(ready.assignment, self.world.clock())))
        checkin = registered.case.checkin
        log.info("order.taken", task=checkin.ref, source=checkin.source.value, again=registered.again)
        return registered.case, registered.again

    async def give(self, order: Order) -> tuple[Case, bool]:
        """Give the task an order asks for, once. See `look` and `register` for what is raised."""
        if order.external_id and (case := await self.before(order)):
            return case, True
        return await self.register(await self.look(order))
