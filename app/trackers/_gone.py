"""Whether tasks are still there, asked for one by one."""

from collections.abc import Awaitable, Callable, Sequence

import httpx

from app.core.connection import PollError, PollProblem
from app.core.events import Ending
from app.core.tracking import TaskThere
from app.trackers._asking import Asking

# Nothing follows from an answer that says nothing of the task; it is not worth stopping for either.
SILENT = frozenset({PollProblem.REVOKED, PollProblem.STRANGE, PollProblem.LARGE})


async def gone(
    client: httpx.AsyncClient,
    tasks: Sequence[TaskThere],
    ask: Callable[[Asking, TaskThere], Awaitable[Ending | None]],
    *,
    missing: Ending = Ending.GONE,
) -> dict[str, Ending]:
    """Return which of `tasks` have ended, by their ids: as `ask` says, as `missing` where one is not found.

    Raises `PollError` where the tracker cannot be asked.
    """
    asking, found = Asking(client), dict[str, Ending]()
    for task in tasks:
        try:
            how = await ask(asking, task)
        except PollError as error:
            if error.problem is not PollProblem.NOT_FOUND and error.problem not in SILENT:
                raise
            how = missing if error.problem is PollProblem.NOT_FOUND else None
        if how is not None:
            found[task.external_id] = how
    return found


def moved(projects: Sequence[str], *now_in: str) -> Ending | None:
    """Return how a task ended that is in none of the followed projects any more, None for one that still is."""
    followed = {project.casefold() for project in projects}
    return None if followed & {project.casefold() for project in now_in} else Ending.MOVED
