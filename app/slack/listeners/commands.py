"""Slash commands: `/checkin <word> ...`."""

from functools import partial

from app.core.events import Cancelled, Event, HandedIn, Held, Resumed
from app.core.messages import Action
from app.core.naming import names_of
from app.core.reading import read_task
from app.core.step import Refusal
from app.core.wording import assign_form, forms
from app.core.wording import help as words
from app.core.wording.asking import why
from app.slack.directory import look_up
from app.slack.listeners.channels import on_watch
from app.slack.listeners.connect import on_connect
from app.slack.listeners.digests import on_digest
from app.slack.listeners.duedates import on_due
from app.slack.listeners.nudges import on_nudge
from app.slack.listeners.questions import on_questions
from app.slack.listeners.reassigning import on_reassign
from app.slack.listeners.records import record_sheet
from app.slack.listeners.routes import Door, OnCommand
from app.slack.listeners.settings import on_delegate, on_pause, on_settings
from app.slack.parse import Command
from app.slack.views.text import escape
from app.usecases.keep_paste import keep_paste
from app.usecases.name_manager import name_manager
from app.usecases.show_checkins import find_case, show_status

WORD_SHOWN = 40


async def on_assign(door: Door, command: Command) -> str | None:
    """Open the form to give a task, filled with what was typed; a text too long for it is kept first."""
    several = len(command.people) > 1
    assignee = command.people[0] if len(command.people) == 1 else None
    pasted = ""
    if len(command.rest) > assign_form.INPUT_LENGTH:
        kept = await door.world.run(keep_paste, door.actor.workspace_id, door.actor.person_id, command.rest)
        pasted = str(kept)
    found = read_task(command.rest)
    sheet = assign_form.assign(
        assignee_id=assignee,
        text=command.rest,
        items=names_of(found),
        brittle_cue=found.brittle_cue or "",
        pasted=pasted,
        note=words.ONE_PERSON.format(command=command.name) if several else "",
    )
    return await door.show(sheet, trigger_id=command.trigger_id)


async def on_help(_door: Door, command: Command) -> str:
    """Say what can be typed."""
    return words.usage(command.name)


async def on_unknown(_door: Door, command: Command) -> str:
    """Say that there is no such word, and which one may have been meant."""
    return words.unknown(command.name, escape(command.word[:WORD_SHOWN]).replace("`", "'"))


async def on_status(door: Door, _command: Command) -> str:
    """List the tasks of whoever asks."""
    return await _listing(door, only_waiting=False)


async def on_nothing(door: Door, _command: Command) -> str:
    """List what waits for whoever asks."""
    return await _listing(door, only_waiting=True)


async def _listing(door: Door, *, only_waiting: bool) -> str:
    actor = door.actor
    lines = await door.world.read(show_status, actor.workspace_id, actor.person_id, only_waiting=only_waiting)
    return words.joined(f"• {escape(line)}" for line in lines) or words.NOTHING_WAITS


async def on_record(door: Door, command: Command) -> str | None:
    """Show the record of a task as a story."""
    if command.number is None:
        return words.needs_task(command.name, command.word)
    sheet = await record_sheet(door, command.number)
    if sheet is None:
        return words.no_such_task(f"T-{command.number}")
    return await door.show(sheet, trigger_id=command.trigger_id)


async def on_task(door: Door, command: Command, *, event: type[Event]) -> str | None:
    """Let something happen to the task that is named."""
    if command.number is None:
        return words.needs_task(command.name, command.word)
    actor = door.actor
    case = await door.world.read(find_case, actor.workspace_id, command.number, actor.person_id)
    if case is None:
        return words.no_such_task(f"T-{command.number}")
    happened = event(by=actor.person_id)
    outcome = await door.happen(case.checkin.assignment_id, happened)
    if outcome.refusal is Refusal.GUESSES_OPEN:
        return await door.show(forms.guesses(case), trigger_id=command.trigger_id)
    return words.REFUSALS[outcome.refusal] if outcome.refusal else words.SAVED


async def on_why(door: Door, command: Command) -> str:
    """Say what asking about a task is worth, to its assignee alone."""
    if command.number is None:
        return words.needs_task(command.name, command.word)
    actor = door.actor
    case = await door.world.read(find_case, actor.workspace_id, command.number, actor.person_id)
    if case is None:
        return words.no_such_task(f"T-{command.number}")
    if actor.person_id != case.checkin.assignee_id:
        return words.WHY_THEIRS.format(ref=case.checkin.ref)
    points = tuple(point for point in case.checkin.points if point.ruling is None)
    if not points:
        return words.NOTHING_MARKED.format(ref=case.checkin.ref)
    return escape(why(case, points))


async def on_quiet(door: Door, command: Command) -> str | None:
    """Ask for the one-tap reason; nothing more is asked about the task afterwards."""
    if command.number is None:
        return words.needs_task(command.name, command.word)
    actor = door.actor
    case = await door.world.read(find_case, actor.workspace_id, command.number, actor.person_id)
    if case is None or actor.person_id != case.checkin.assignee_id:
        return words.no_such_task(f"T-{command.number}") if case is None else words.REFUSALS[Refusal.NOT_YOURS]
    sheet = forms.choices(case, Action.QUIET, forms.reasons(Action.QUIET))
    return await door.show(sheet, trigger_id=command.trigger_id)


async def on_manager(door: Door, command: Command) -> str:
    """Ask the named person whether they decide for whoever types."""
    if len(command.people) != 1:
        return words.ONE_MANAGER.format(command=command.name)
    actor = door.actor
    assignee, manager = await look_up(door.client, actor.person_id), await look_up(door.client, command.people[0])
    assert assignee is not None
    named = await door.world.run(name_manager, actor.workspace_id, assignee=assignee, manager=manager)
    if named.unfit is not None:
        return assign_form.UNFIT[named.unfit]
    if named.too_many or manager is None:
        return words.TOO_MANY_NAMED
    return (words.ALREADY_YES if named.accepted else words.NAMED).format(name=escape(manager.name))


COMMANDS: dict[str, OnCommand] = {
    "": on_nothing,
    "help": on_help,
    "assign": on_assign,
    "status": on_status,
    "digest": on_digest,
    "record": on_record,
    "hold": partial(on_task, event=Held),
    "resume": partial(on_task, event=Resumed),
    "cancel": partial(on_task, event=Cancelled),
    "done": partial(on_task, event=HandedIn),
    "why": on_why,
    "nudge": on_nudge,
    "questions": on_questions,
    "manager": on_manager,
    "reassign": on_reassign,
    "due": on_due,
    "delegate": on_delegate,
    "quiet": on_quiet,
    "watch": on_watch,
    "settings": on_settings,
    "pause": on_pause,
    "connect": on_connect,
}
