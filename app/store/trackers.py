"""Trackers that are followed, what they delivered, what was seen of their tasks, who their people are, what waits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection as Tx
from sqlalchemy import Row, delete, select, update

from app.core.connection import Connection, Delivered, Proof
from app.core.tracking import Change, Listed, Seen, TrackerPerson
from app.store.codec import from_json, to_json
from app.store.dialect import upsert
from app.store.tables import (
    tracker_connections,
    tracker_deliveries,
    tracker_listed,
    tracker_people,
    tracker_tasks,
)


def add(tx: Tx, connection: Connection) -> None:
    """Keep a new connection."""
    tx.execute(
        tracker_connections.insert().values(
            workspace_id=connection.workspace_id,
            connection_id=connection.id,
            tracker=connection.tracker,
            base_url=connection.base_url,
            sealed_token=connection.sealed_token,
            sealed_secret=connection.sealed_secret,
            state=_state(connection),
        )
    )


def save(tx: Tx, connection: Connection) -> None:
    """Keep how a connection goes now."""
    mine = tracker_connections.c.connection_id == connection.id
    tx.execute(update(tracker_connections).where(mine).values(state=_state(connection)))


def seal(tx: Tx, connection_id: str, sealed_secret: str) -> None:
    """Keep the secret that a tracker chose for its deliveries."""
    mine = tracker_connections.c.connection_id == connection_id
    tx.execute(update(tracker_connections).where(mine).values(sealed_secret=sealed_secret))


def seal_token(tx: Tx, connection_id: str, sealed_token: str) -> None:
    """Keep another token to ask with."""
    mine = tracker_connections.c.connection_id == connection_id
    tx.execute(update(tracker_connections).where(mine).values(sealed_token=sealed_token))


def remove(tx: Tx, connection: Connection) -> None:
    """Forget a connection, its deliveries and what is listed of it. Who its people are stays."""
    for table in (tracker_listed, tracker_deliveries, tracker_connections):
        tx.execute(delete(table).where(_of(table, connection)))


def last_deliveries(tx: Tx, connection: Connection, limit: int = 5) -> list[Delivered]:
    """Return the newest deliveries that were taken, newest first."""
    rows = tx.execute(
        select(tracker_deliveries.c.at, tracker_deliveries.c.outcome)
        .where(_of(tracker_deliveries, connection))
        .order_by(tracker_deliveries.c.at.desc())
        .limit(limit)
    )
    return [Delivered(at=row.at, outcome=row.outcome) for row in rows]


def _state(connection: Connection) -> Any:
    return to_json(replace(connection, sealed_token="", sealed_secret=""))


def find(tx: Tx, connection_id: str, *, lock: bool = False, ended: bool = False) -> Connection | None:
    """Return the connection of that id, or None; one that has ended only where `ended`.

    `lock` keeps others from changing it until the transaction ends.
    """
    query = select(tracker_connections).where(tracker_connections.c.connection_id == connection_id)
    row = tx.execute(query.with_for_update() if lock else query).one_or_none()
    found = _connection(row) if row else None
    return found if found and (ended or not found.ended) else None


def every(tx: Tx, workspace_id: str | None = None) -> list[Connection]:
    """Return every connection that has not ended, of one workspace or of all, oldest first."""
    query = select(tracker_connections).order_by(tracker_connections.c.connection_id)
    if workspace_id is not None:
        query = query.where(tracker_connections.c.workspace_id == workspace_id)
    return [found for row in tx.execute(query) if not (found := _connection(row)).ended]


def commenting(tx: Tx, workspace_id: str, tracker: str, place: str) -> Connection | None:
    """Return the connection by which tasks of that server are commented on, or None."""
    able = (one for one in every(tx, workspace_id) if one.tracker == tracker and one.comments and one.sealed_token)
    return next((one for one in able if one.place == place), None)


def _connection(row: Row[Any]) -> Connection:
    found = from_json(Connection, row.state)
    return replace(found, sealed_token=row.sealed_token, sealed_secret=row.sealed_secret)


def remember(tx: Tx, connection: Connection, proof: Proof, at: datetime) -> bool:
    """Keep that a delivery was taken. False where it was before."""
    row = {
        "workspace_id": connection.workspace_id,
        "connection_id": connection.id,
        "digest": proof.digest,
        "delivery_id": proof.delivery_id,
        "at": at,
        "outcome": "",
    }
    kept = upsert(tx, tracker_deliveries).values(row).on_conflict_do_nothing()
    return tx.scalar(kept.returning(tracker_deliveries.c.digest)) is not None


def settle(tx: Tx, connection: Connection, proof: Proof, outcome: str) -> None:
    """Keep what came of a delivery."""
    mine = _of(tracker_deliveries, connection), tracker_deliveries.c.digest == proof.digest
    tx.execute(update(tracker_deliveries).where(*mine).values(outcome=outcome))


def forget_deliveries(tx: Tx, connection: Connection, before: datetime) -> None:
    """Forget deliveries taken before then."""
    tx.execute(delete(tracker_deliveries).where(_of(tracker_deliveries, connection), tracker_deliveries.c.at < before))


def _of(table: Any, connection: Connection) -> Any:
    return (table.c.workspace_id == connection.workspace_id) & (table.c.connection_id == connection.id)


def seen(tx: Tx, workspace_id: str, source: str, external_id: str) -> Seen | None:
    """Return what was last seen of a task, or None."""
    found = tx.scalar(
        select(tracker_tasks.c.seen).where(
            tracker_tasks.c.workspace_id == workspace_id,
            tracker_tasks.c.source == source,
            tracker_tasks.c.external_id == external_id,
        )
    )
    return None if found is None else from_json(Seen, found)


def see(tx: Tx, workspace_id: str, source: str, external_id: str, now_seen: Seen) -> None:
    """Keep what was seen of a task."""
    kept = {"seen": to_json(now_seen)}
    tx.execute(
        upsert(tx, tracker_tasks)
        .values(workspace_id=workspace_id, source=source, external_id=external_id, **kept)
        .on_conflict_do_update(index_elements=["workspace_id", "source", "external_id"], set_=kept)
    )


def match(tx: Tx, connection: Connection, tracker_person_id: str, person_id: str, now: datetime) -> None:
    """Keep who in Slack somebody in a tracker is."""
    kept = {"person_id": person_id, "at": now}
    tx.execute(
        upsert(tx, tracker_people)
        .values(
            workspace_id=connection.workspace_id,
            place=connection.place,
            tracker_person_id=tracker_person_id,
            **kept,
        )
        .on_conflict_do_update(index_elements=["workspace_id", "place", "tracker_person_id"], set_=kept)
    )


def matches(tx: Tx, workspace_id: str, place: str, people: Iterable[TrackerPerson]) -> dict[str, str]:
    """Return who in Slack these people are, by their id in the tracker, of as many as somebody said."""
    rows = tx.execute(
        select(tracker_people.c.tracker_person_id, tracker_people.c.person_id).where(
            tracker_people.c.workspace_id == workspace_id,
            tracker_people.c.place == place,
            tracker_people.c.tracker_person_id.in_({person.id for person in people}),
        )
    )
    return {row.tracker_person_id: row.person_id for row in rows}


def list_up(tx: Tx, connection: Connection, one: Listed) -> None:
    """Keep something that nothing follows from yet; the same again takes its place."""
    kept = {"listed": to_json(one), "ready": False}
    key = {
        "workspace_id": connection.workspace_id,
        "connection_id": connection.id,
        "external_id": one.sighting.external_id,
        "tracker_person_id": one.assignee_id,
        "change": one.change.value,
    }
    tx.execute(
        upsert(tx, tracker_listed).values(**key, **kept).on_conflict_do_update(index_elements=list(key), set_=kept)
    )


def strike(tx: Tx, connection: Connection, external_id: str, change: Change) -> None:
    """Forget what was listed of a task for such a change."""
    tx.execute(
        delete(tracker_listed).where(
            _of(tracker_listed, connection),
            tracker_listed.c.external_id == external_id,
            tracker_listed.c.change == change.value,
        )
    )


def listed(tx: Tx, connection: Connection, limit: int = 200) -> list[Listed]:
    """Return what is listed of a connection, in the order of its tasks."""
    rows = tx.scalars(
        select(tracker_listed.c.listed)
        .where(_of(tracker_listed, connection))
        .order_by(tracker_listed.c.external_id, tracker_listed.c.tracker_person_id)
        .limit(limit)
    )
    return [from_json(Listed, row) for row in rows]


def make_ready(tx: Tx, connection: Connection, tracker_person_id: str) -> int:
    """Let what waits for that person be taken again. Returns how much waits."""
    waits = 0
    for one in listed(tx, connection, limit=10_000):
        if one.unmatched is not None and one.unmatched.id == tracker_person_id:
            waits += 1
            tx.execute(
                update(tracker_listed)
                .where(
                    _of(tracker_listed, connection),
                    tracker_listed.c.external_id == one.sighting.external_id,
                    tracker_listed.c.tracker_person_id == one.assignee_id,
                    tracker_listed.c.change == one.change.value,
                )
                .values(ready=True)
            )
    return waits


def ready(tx: Tx, limit: int) -> list[tuple[str, Listed]]:
    """Return what can be taken again, each with its connection."""
    rows = tx.execute(
        select(tracker_listed.c.connection_id, tracker_listed.c.listed).where(tracker_listed.c.ready).limit(limit)
    )
    return [(row.connection_id, from_json(Listed, row.listed)) for row in rows]


def unready(tx: Tx, connection_id: str, one: Listed) -> None:
    """Let something wait again that was ready."""
    tx.execute(
        update(tracker_listed)
        .where(
            tracker_listed.c.connection_id == connection_id,
            tracker_listed.c.external_id == one.sighting.external_id,
            tracker_listed.c.tracker_person_id == one.assignee_id,
            tracker_listed.c.change == one.change.value,
        )
        .values(ready=False)
    )
