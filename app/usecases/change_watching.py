"""Where messages that look like tasks are offered to their authors, and to whom never."""

from dataclasses import replace

from app.core.people import Person
from app.store import people
from app.store.tx import Tx
from app.usecases.world import Moment


def watch(tx: Tx, _moment: Moment, workspace_id: str, channel: str, *, on: bool) -> None:
    """Switch offers on or off in a channel."""
    workplace = people.workplace(tx, workspace_id)
    others = tuple(one for one in workplace.watched if one != channel)
    people.settle_workplace(tx, workspace_id, replace(workplace, watched=(*others, channel) if on else others))


def may_offer(tx: Tx, workspace_id: str, channel: str, author_id: str) -> bool:
    """Whether a message of that author in that channel may be offered to them as a task."""
    author = people.find(tx, workspace_id, author_id)
    declined = author is not None and channel in author.preferences.never_in
    return channel in people.workplace(tx, workspace_id).watched and not declined


def offer_again(tx: Tx, _moment: Moment, workspace_id: str, person_id: str, channel: str) -> None:
    """Offer that person again what looks like a task in that channel."""
    person = people.find(tx, workspace_id, person_id)
    if person is not None and channel in person.preferences.never_in:
        others = tuple(one for one in person.preferences.never_in if one != channel)
        people.prefer(tx, workspace_id, person_id, replace(person.preferences, never_in=others))


def never_here(tx: Tx, _moment: Moment, workspace_id: str, described: Person, channel: str) -> None:
    """Offer that person nothing in that channel any more."""
    people.remember(tx, workspace_id, described)
    person = people.find(tx, workspace_id, described.id) or described
    others = tuple(one for one in person.preferences.never_in if one != channel)
    people.prefer(tx, workspace_id, person.id, replace(person.preferences, never_in=(*others, channel)))
