"""People as the platform last described them, what they agreed to, and who decides for whom."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update

from app.core.people import Bond, Consent, Person
from app.core.preferences import Learned, Preferences, Workplace
from app.store.codec import from_json, to_json
from app.store.dialect import Among, upsert
from app.store.statement import Statement
from app.store.tables import bonds, people, workspaces

_FIND = Statement(
    select(people, workspaces.c.settings)
    .outerjoin(workspaces, workspaces.c.workspace_id == people.c.workspace_id)
    .where(people.c.workspace_id == bindparam("workspace"), Among(people.c.person_id, "people"))
)
_LOCK = Statement(
    select(people.c.person_id)
    .where(people.c.workspace_id == bindparam("workspace"), Among(people.c.person_id, "people"))
    .order_by(people.c.person_id)
    .with_for_update()
)


def remember(tx: Connection, workspace_id: str, person: Person) -> None:
    """Keep what the platform says about `person`; what they agreed to stays as it was."""
    described = {
        "name": person.name,
        "zone": person.slack_zone,
        "deleted": person.deleted,
        "bot": person.bot,
        "guest": person.guest,
        "stranger": person.stranger,
    }
    tx.execute(
        upsert(tx, people)
        .values(workspace_id=workspace_id, person_id=person.id, consent=person.consent.value, **described)
        .on_conflict_do_update(index_elements=["workspace_id", "person_id"], set_=described)
    )


def find(tx: Connection, workspace_id: str, person_id: str | None) -> Person | None:
    """Return the person of that id, or None if nobody ever described them."""
    return None if person_id is None else find_all(tx, workspace_id, {person_id}).get(person_id)


def find_all(tx: Connection, workspace_id: str, person_ids: Collection[str]) -> dict[str, Person]:
    """Return those of these people that were ever described, by their ids."""
    rows = _FIND.rows(tx, {"workspace": workspace_id, "people": list(person_ids)}) if person_ids else []
    return {row.person_id: _person(row) for row in rows}


def _person(row: Any) -> Person:
    return Person(
        id=row.person_id,
        name=row.name,
        slack_zone=row.zone,
        deleted=row.deleted,
        bot=row.bot,
        guest=row.guest,
        stranger=row.stranger,
        consent=Consent(row.consent),
        preferences=from_json(Preferences, row.preferences),
        learned=from_json(Learned, row.learned),
        workplace=from_json(Workplace, row.settings or {}),
    )


def take_turns(tx: Connection, workspace_id: str, person_ids: set[str]) -> None:
    """Wait until nothing else is being planned for these people, so that no cap is overrun by two at once."""
    if tx.dialect.name == "sqlite":
        return  # it has one writer
    _LOCK.rows(tx, {"workspace": workspace_id, "people": sorted(person_ids)})


def prefer(tx: Connection, workspace_id: str, person_id: str, preferences: Preferences) -> None:
    """Keep what somebody chose about their time."""
    _change(tx, workspace_id, person_id, preferences=to_json(preferences))


def learn(tx: Connection, workspace_id: str, person_id: str, learned: Learned) -> None:
    """Keep what was learned of somebody's absences."""
    _change(tx, workspace_id, person_id, learned=to_json(learned), watch_at=learned.watch_at)


def watched(tx: Connection, now: datetime, limit: int) -> list[tuple[str, str]]:
    """Return workspace and id of those whose status or calendar is to be looked at, the longest due first."""
    rows = tx.execute(
        select(people.c.workspace_id, people.c.person_id)
        .where(people.c.watch_at <= now)
        .order_by(people.c.watch_at)
        .limit(limit)
    )
    return [(row.workspace_id, row.person_id) for row in rows]


def next_watch(tx: Connection) -> datetime | None:
    """Return when somebody's status or calendar is to be looked at next, or None."""
    awaited = people.c.watch_at.is_not(None)
    return tx.scalar(select(people.c.watch_at).where(awaited).order_by(people.c.watch_at).limit(1))


def workplace(tx: Connection, workspace_id: str) -> Workplace:
    """Return what holds for everybody in a workspace."""
    settings = tx.scalar(select(workspaces.c.settings).where(workspaces.c.workspace_id == workspace_id))
    return from_json(Workplace, settings or {})


def settle_workplace(tx: Connection, workspace_id: str, chosen: Workplace) -> None:
    """Keep what holds for everybody in a workspace."""
    kept = {"settings": to_json(chosen)}
    tx.execute(
        upsert(tx, workspaces)
        .values(workspace_id=workspace_id, **kept)
        .on_conflict_do_update(index_elements=["workspace_id"], set_=kept)
    )


def everybody(tx: Connection, workspace_id: str) -> list[str]:
    """Return the ids of everybody who was ever described, in the order in which their turns are taken."""
    mine = people.c.workspace_id == workspace_id
    return list(tx.scalars(select(people.c.person_id).where(mine).order_by(people.c.person_id)))


def _change(tx: Connection, workspace_id: str, person_id: str, **values: Any) -> None:
    mine = (people.c.workspace_id == workspace_id, people.c.person_id == person_id)
    tx.execute(update(people).where(*mine).values(**values))


def set_consent(tx: Connection, workspace_id: str, person_id: str, consent: Consent) -> None:
    """Keep how a person wants their drafts to leave."""
    _change(tx, workspace_id, person_id, consent=consent.value)


def set_bond(
    tx: Connection, workspace_id: str, *, assignee_id: str, manager_id: str, bond: Bond, now: datetime
) -> None:
    """Keep what stands between somebody and the person they named."""
    tx.execute(
        upsert(tx, bonds)
        .values(
            workspace_id=workspace_id,
            assignee_id=assignee_id,
            manager_id=manager_id,
            bond=bond.value,
            named_at=now,
        )
        .on_conflict_do_update(
            index_elements=["workspace_id", "assignee_id", "manager_id"],
            set_={"bond": bond.value, "named_at": now},
        )
    )


def bond_between(tx: Connection, workspace_id: str, assignee_id: str, manager_id: str) -> Bond | None:
    """Return what stands between the two, or None if nobody was named."""
    found = tx.scalar(
        select(bonds.c.bond).where(
            bonds.c.workspace_id == workspace_id,
            bonds.c.assignee_id == assignee_id,
            bonds.c.manager_id == manager_id,
        )
    )
    return Bond(found) if found else None


def accepted(tx: Connection, workspace_id: str, assignee_id: str) -> str | None:
    """Return who last said yes to deciding for somebody, or None."""
    return tx.scalar(
        select(bonds.c.manager_id)
        .where(
            bonds.c.workspace_id == workspace_id,
            bonds.c.assignee_id == assignee_id,
            bonds.c.bond == Bond.ACCEPTED.value,
        )
        .order_by(bonds.c.named_at.desc())
        .limit(1)
    )


def named_since(tx: Connection, workspace_id: str, assignee_id: str, since: datetime) -> int:
    """Return how many people `assignee_id` named since then."""
    mine = and_(bonds.c.workspace_id == workspace_id, bonds.c.assignee_id == assignee_id, bonds.c.named_at >= since)
    return tx.scalar(select(func.count()).select_from(bonds).where(mine)) or 0
