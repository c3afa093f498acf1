"""Trackers: connected, changed, tested and matched with people, by administrators."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from app.core.connection import Followed, Wish
from app.core.forms import Sheet
from app.core.messages import Action
from app.core.people import Person
from app.core.tracking import Limit, Threshold
from app.core.wording import connect_form as words
from app.core.wording import forms
from app.core.wording import who_there as who_words
from app.core.wording.phrases import counted
from app.slack.directory import look_up
from app.slack.listeners.routes import Door, OnPress
from app.slack.parse import Command, Filled, Press
from app.trackers.table import TRACKERS, wrong_fields
from app.usecases.ask_who import answer_who, ask_who
from app.usecases.connect_tracker import (
    ask_now,
    change_connection,
    connect_tracker,
    connection_made,
    disconnect_tracker,
    match_person,
    show_followed,
)

Answer = Sheet | dict[str, str]
ABLE = {limit: frozenset(name for name, one in TRACKERS.items() if limit in one.tells) for limit in Limit}


async def on_connect(door: Door, command: Command) -> str | None:
    """Show the trackers that are connected."""
    person = await look_up(door.client, door.actor.person_id)
    if person is None or not person.admin:
        return words.FOR_ADMINS
    followed = await door.world.read(show_followed, door.actor.workspace_id)
    return await door.show(words.overview(followed, person.slack_zone), trigger_id=command.trigger_id)


async def _is_admin(door: Door) -> bool:
    person = await look_up(door.client, door.actor.person_id)
    return person is not None and person.admin


async def _followed(door: Door, connection_id: str) -> Followed | None:
    followed = await door.world.read(show_followed, door.actor.workspace_id)
    return next((one for one in followed if one.connection.id == connection_id), None)


async def on_add(door: Door, press: Press) -> str | None:
    """Open the form to connect a tracker."""
    if not await _is_admin(door):
        return words.FOR_ADMINS
    if door.world.vault is None:
        return words.NO_VAULT
    return await door.show(words.connect(ABLE), trigger_id=press.trigger_id, over=press.view_id)


async def on_change(door: Door, press: Press) -> str | None:
    """Open the form to change a connection."""
    followed = await _followed(door, press.about) if await _is_admin(door) else None
    if followed is None:
        return words.GONE
    return await door.show(words.connect(ABLE, followed.connection), trigger_id=press.trigger_id, over=press.view_id)


async def on_people(door: Door, press: Press) -> str | None:
    """Open the form that says who the people of a tracker are."""
    followed = await _followed(door, press.about) if await _is_admin(door) else None
    if followed is None:
        return words.GONE
    return await door.show(words.people(followed), trigger_id=press.trigger_id, over=press.view_id)


async def on_test(door: Door, press: Press) -> str:
    """Ask a tracker now."""
    if not await _is_admin(door):
        return words.FOR_ADMINS
    asked = await door.world.run(ask_now, door.actor.workspace_id, press.about)
    return words.ASKED if asked else words.NOT_ASKED


async def on_end(door: Door, press: Press) -> str:
    """Follow a tracker no more."""
    if not await _is_admin(door):
        return words.FOR_ADMINS
    followed = await _followed(door, press.about)
    ended = await door.world.run(disconnect_tracker, door.actor.workspace_id, press.about)
    if followed is None or not ended:
        return words.GONE
    return words.ENDING if followed.connection.webhooks.ids else words.ENDED


async def on_connect_form(door: Door, filled: Filled) -> Answer:
    """Connect a tracker or change a connection, or say at each field what is wrong."""
    if not await _is_admin(door):
        return forms.note(words.FOR_ADMINS)
    if door.world.vault is None:
        return forms.note(words.NO_VAULT)
    known = await _followed(door, filled.about.detail) if filled.about.detail else None
    if filled.about.detail and known is None:
        return forms.note(words.GONE)
    wish = _wish(filled)
    if known:
        wish = replace(wish, tracker=known.connection.tracker, base_url=known.connection.base_url)
    if wrong := wrong_fields(wish, has_token=bool(known and known.connection.sealed_token)):
        return wrong
    return await (_change(door, known, wish) if known else _connect(door, wish))


async def _change(door: Door, known: Followed, wish: Wish) -> Sheet:
    assert door.world.vault is not None
    kept = await door.world.run(
        change_connection, door.actor.workspace_id, known.connection.id, wish, seal=door.world.vault.seal
    )
    return forms.note(words.CHANGED if kept else words.GONE)


async def _connect(door: Door, wish: Wish) -> Sheet:
    assert door.world.vault is not None
    tracker = TRACKERS[wish.tracker]
    new = "" if wish.secret or tracker.chooses_secret else door.world.new_secret()
    connection = connection_made(
        replace(wish, base_url=wish.base_url or tracker.base_url, secret=wish.secret or new),
        connection_id=door.world.new_id().hex,
        workspace_id=door.actor.workspace_id,
        seal=door.world.vault.seal,
        now=door.world.clock(),
    )
    await door.world.run(connect_tracker, connection)
    return forms.note(*words.made(connection, new, door.world.public_url))


def _wish(filled: Filled) -> Wish:
    hours = filled.text("hours")
    return Wish(
        tracker=filled.text("tracker") or "",
        projects=_listed(filled, "projects"),
        base_url=filled.text("base_url") or "",
        threshold=Threshold(
            labels=_listed(filled, "labels"),
            least_hours=float(hours) if hours else None,
            priorities=_listed(filled, "priorities"),
        ),
        comments=filled.text("comments") == words.YES,
        token=filled.text("token") or "",
        secret=filled.text("secret") or "",
    )


def _listed(filled: Filled, field: str) -> tuple[str, ...]:
    parts = (part.strip() for part in (filled.text(field) or "").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


async def on_people_form(door: Door, filled: Filled) -> Answer:
    """Keep who the people of a tracker are; what waited for them is taken."""
    followed = await _followed(door, filled.about.detail) if await _is_admin(door) else None
    if followed is None:
        return forms.note(words.GONE)
    chosen = {
        followed.unmatched[place].id: person_id
        for place, person_id in filled.numbered("who").items()
        if place < len(followed.unmatched)
    }
    people = {person_id: await look_up(door.client, person_id) for person_id in set(chosen.values())}
    wrong = {
        f"who-{place}": words.NOT_POSSIBLE.format(name=_name(people[person_id], person_id))
        for place, person_id in filled.numbered("who").items()
        if _unfit(people.get(person_id))
    }
    if wrong:
        return wrong
    if filled.text("how") != words.SURE and chosen:
        return await _ask(door, followed, {one: people[person_id] for one, person_id in chosen.items()})
    for id_there, person_id in chosen.items():
        await door.world.run(match_person, followed.connection.id, id_there, person_id)
    waited = sum(one.unmatched is not None and one.unmatched.id in chosen for one in followed.listed)
    told = words.MATCHED.format(tasks=counted(waited, "task")) if chosen else words.NOBODY_MATCHED
    return forms.note(told)


async def _ask(door: Door, followed: Followed, people: Mapping[str, Person | None]) -> Sheet:
    """Ask each of them whether they are who the tracker names."""
    asked = [
        await door.world.run(ask_who, door.actor.workspace_id, followed.connection.id, there=there, person=person)
        for there in followed.unmatched
        if (person := people.get(there.id))
    ]
    return forms.note(who_words.ASKED if any(asked) else who_words.ASKED_BEFORE)


async def on_who(door: Door, press: Press, *, yes: bool) -> str | None:
    """Take the answer of whoever was asked."""
    actor = door.actor
    taken = await door.world.run(answer_who, actor.workspace_id, actor.person_id, press.about, yes=yes)
    return None if taken else who_words.NO_QUESTION


def _unfit(person: Person | None) -> bool:
    return person is None or person.deleted or person.bot


def _name(person: Person | None, person_id: str) -> str:
    return person.name if person else person_id


CONNECT_PRESSES: dict[str, OnPress] = {
    Action.CONNECT_ADD: on_add,
    Action.CONNECT_CHANGE: on_change,
    Action.CONNECT_PEOPLE: on_people,
    Action.CONNECT_TEST: on_test,
    Action.CONNECT_END: on_end,
    Action.WHO_YES: partial(on_who, yes=True),
    Action.WHO_NO: partial(on_who, yes=False),
}
