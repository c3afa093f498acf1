"""Settings: a person's own, a workspace's, and the pause."""

from app.calendars.fetch import address_of
from app.core.choosing import ChoiceError, pause_end, usual_pause_end
from app.core.feed import FeedError, FeedProblem
from app.core.forms import Sheet
from app.core.people import Person, Unfit
from app.core.wording import assign_form, forms, settings_form
from app.slack.directory import look_up, user_fields
from app.slack.listeners.routes import Door
from app.slack.parse import Command, Filled, Press
from app.slack.views.text import escape
from app.usecases.change_settings import (
    Address,
    Filling,
    Settled,
    change_settings,
    change_workplace,
    name_delegate,
    pause,
    show_settings,
    show_workplace,
)

OFF = frozenset({"off", "end", "over", "stop"})
UNTIL = "until "
NO_CALENDAR = "none"


async def on_settings(door: Door, command: Command) -> str | None:
    """Open the settings of whoever asks, or of the workspace to its administrators."""
    person = await _actor(door)
    if command.rest.casefold() != settings_form.WORKSPACE:
        return await _open(door, person, command.trigger_id)
    if not person.admin:
        return settings_form.FOR_ADMINS
    chosen = await door.world.read(show_workplace, door.actor.workspace_id)
    fields = await user_fields(door.client)
    return await door.show(settings_form.workplace(chosen, fields), trigger_id=command.trigger_id)


async def on_change_hours(door: Door, press: Press) -> str | None:
    """Open the settings of whoever presses."""
    return await _open(door, await _actor(door), press.trigger_id)


async def _actor(door: Door) -> Person:
    person = await look_up(door.client, door.actor.person_id)
    assert person is not None
    return person


async def _open(door: Door, looked_up: Person, trigger_id: str) -> str | None:
    person = await door.world.read(show_settings, door.actor.workspace_id, looked_up)
    sheet = settings_form.settings(person, door.world.clock(), sealing=door.world.vault is not None)
    return await door.show(sheet, trigger_id=trigger_id)


async def on_settings_form(door: Door, filled: Filled) -> Sheet | dict[str, str]:
    """Keep what was filled in, or say at each field what is wrong."""
    person, delegate_id = await _actor(door), filled.text("delegate")
    delegate = await look_up(door.client, delegate_id) if delegate_id else None
    try:
        calendar = _calendar(door, filled)
    except FeedError as error:
        return {"calendar": settings_form.UNREADABLE[error.problem]}
    filling = Filling(values=filled.values, delegate=delegate, calendar=calendar)
    settled = await door.world.run(change_settings, door.actor.workspace_id, person, filling)
    if settled.wrong:
        return settings_form.wrong(settled.wrong)
    held = settled.held
    return forms.note(*settings_form.kept(settled.person, held.count, held.comes_at, door.world.clock()))


def _calendar(door: Door, filled: Filled) -> Address | None:
    """Return the calendar that was named, sealed; None where none was. Raises `FeedError`."""
    typed = filled.text("calendar")
    if typed is None:
        return None
    if typed.casefold() == NO_CALENDAR:
        return Address()
    address = address_of(typed)
    if door.world.vault is None:
        raise FeedError(FeedProblem.SEALED)
    return Address(sealed=door.world.vault.seal(str(address)), host=address.host)


async def on_workplace_form(door: Door, filled: Filled) -> Sheet | dict[str, str]:
    """Keep what holds for everybody, or say at each field what is wrong."""
    person = await _actor(door)
    if not person.admin:
        return forms.note(settings_form.FOR_ADMINS)
    wrong = await door.world.run(change_workplace, door.actor.workspace_id, person, filled.values)
    return settings_form.wrong(wrong) if wrong else forms.note(settings_form.WORKPLACE_KEPT)


async def on_pause(door: Door, command: Command) -> str:
    """Leave whoever asks alone for a while, or no longer."""
    looked_up, now = await _actor(door), door.world.clock()
    person = await door.world.read(show_settings, door.actor.workspace_id, looked_up)
    word = command.rest.casefold()
    if word in OFF:
        return _over(await door.world.run(pause, door.actor.workspace_id, looked_up, None), door)
    try:
        until = pause_end(word.removeprefix(UNTIL), person.zone, now) if word else usual_pause_end(person.zone, now)
    except ChoiceError as error:
        usage = settings_form.PAUSE_USAGE.format(command=command.name)
        return f"{settings_form.told(error)} {usage}"
    settled = await door.world.run(pause, door.actor.workspace_id, looked_up, until)
    assert settled is not None
    return settings_form.paused(settled.person, now, command.name)


async def on_delegate(door: Door, command: Command) -> str:
    """Name who decides while whoever types is away, or nobody."""
    looked_up, word = await _actor(door), command.rest.casefold()
    if word in OFF and not command.people:
        await door.world.run(name_delegate, door.actor.workspace_id, looked_up, None)
        return settings_form.NO_DELEGATE
    if len(command.people) != 1:
        return settings_form.DELEGATE_USAGE.format(command=command.name)
    delegate = await look_up(door.client, command.people[0])
    if delegate is None:
        return assign_form.UNFIT[Unfit.UNKNOWN]
    if unfit := await door.world.run(name_delegate, door.actor.workspace_id, looked_up, delegate):
        return assign_form.UNFIT[unfit]
    return settings_form.DELEGATE.format(name=escape(delegate.name))


def _over(settled: Settled | None, door: Door) -> str:
    if settled is None:
        return settings_form.NOT_PAUSED
    held = settled.held
    return settings_form.pause_over(settled.person, held.count, held.comes_at, door.world.clock())
