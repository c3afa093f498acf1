"""The day on which a task is due, moved by whoever decides about it or gave it: by command, or in its form."""

from datetime import date

from app.core.checkin import Case
from app.core.daylists import read_date
from app.core.events import DueChanged
from app.core.forms import Sheet
from app.core.step import Refusal
from app.core.wording import due, forms
from app.core.wording import help as words
from app.core.worktime import end_of_day
from app.slack.listeners.routes import Door
from app.slack.parse import Command, Filled
from app.slack.views.text import escape
from app.usecases.show_checkins import find_case, show_case


async def on_due(door: Door, command: Command) -> str | None:
    """Move the due date of the task that is named to the day that is named; without a day, ask for it."""
    if command.number_and_rest is None:
        return words.needs_task(command.name, command.word)
    number, said = command.number_and_rest
    case = await door.world.read(find_case, door.actor.workspace_id, number, door.actor.person_id)
    if case is None:
        return words.no_such_task(f"T-{number}")
    if not said:
        return await door.show(due.due_form(case), trigger_id=command.trigger_id)
    day = read_date(said)
    if day is None and said.casefold() != due.NONE:
        return escape(due.NO_DAY.format(given=said[: words.GIVEN_LENGTH]))
    told, _ = await _move(door, case, day)
    return escape(told)


async def on_due_form(door: Door, filled: Filled) -> Sheet | dict[str, str] | None:
    """Move the due date to the day that was picked; to none where the field was left empty."""
    case = await door.world.read(show_case, door.actor.workspace_id, filled.assignment_id, door.actor.person_id)
    if case is None:
        return forms.note(words.REFUSALS[Refusal.NOT_YOURS])
    picked = filled.text("due")
    told, unfit = await _move(door, case, date.fromisoformat(picked) if picked else None)
    return {"due": told} if unfit else forms.note(told)


async def _move(door: Door, case: Case, day: date | None) -> tuple[str, bool]:
    """Move it; return what is said of that, and whether the day is one it cannot be moved to."""
    due_at, now = end_of_day(day, case.assignee.schedule) if day else None, door.world.clock()
    if due_at is not None and due_at <= now:
        return due.DAY_OVER, True
    outcome = await door.happen(case.checkin.assignment_id, DueChanged(by=door.actor.person_id, due_at=due_at))
    if outcome.refusal is Refusal.SAME:
        return due.THE_SAME, True
    if outcome.refusal or outcome.case is None:
        return words.REFUSALS[outcome.refusal or Refusal.NOTHING_THERE], False
    return due.moved(outcome.case, now), False
