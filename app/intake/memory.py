"""Who people are, for a few minutes: Slack answers fifty questions by e-mail a minute, and orders come in bursts."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.core.people import Person
from app.intake.giving import Find

FOR = timedelta(minutes=5)
MOST = 2000


def remembered(find: Find, clock: Callable[[], datetime]) -> Find:
    """Return `find` that asks of each person once in five minutes; who is not found is asked of again."""
    known: dict[str, tuple[datetime, Person]] = {}

    async def recall(named: str) -> Person | None:
        now = clock()
        asked_at, person = known.get(named, (None, None))
        if asked_at is not None and now - asked_at < FOR:
            return person
        found = await find(named)
        if found is not None:
            if len(known) >= MOST:
                known.clear()
            known[named] = now, found
        return found

    return recall
