"""People as the platform last described them, what they agreed to, and who decides for whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, select, update

from app.core.people import Bond, Consent, Person
from app.store.dialect import upsert
from app.store.tables import bonds, people

_FIND = select(people).where(people.c.workspace_id == bindparam("workspace"), people.c.person_id == bindparam("person"))


def remember(tx: Connection, workspace_id: str, person: Person) -> None:
    """Keep what the platform says about `person`; what they agreed to stays as it was."""
    described = {
        "name": person.name,
        "zone": person.zone,
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
    if person_id is None:
        return None
    row = tx.execute(_FIND, {"workspace": workspace_id, "person": person_id}).one_or_none()
    return _person(row) if row else None


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.person_id,
        name=row.name,
        zone=row.zone,
        deleted=row.deleted,
        bot=row.bot,
        guest=row.guest,
        stranger=row.stranger,
        consent=Consent(row.consent),
    )


def set_consent(tx: Connection, workspace_id: str, person_id: str, consent: Consent) -> None:
    """Keep how a person wants their drafts to leave."""
    tx.execute(
        update(people)
        .where(people.c.workspace_id == workspace_id, people.c.person_id == person_id)
        .values(consent=consent.value)
    )


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


def named_since(tx: Connection, workspace_id: str, assignee_id: str, since: datetime) -> int:
    """Return how many people `assignee_id` named since then."""
    mine = and_(bonds.c.workspace_id == workspace_id, bonds.c.assignee_id == assignee_id, bonds.c.named_at >= since)
    return tx.scalar(select(func.count()).select_from(bonds).where(mine)) or 0
