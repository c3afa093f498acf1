"""Somebody connects a tracker, looks how it goes, and says who its people are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.core.connection import Connection, Followed, Webhooks, Wish
from app.core.duties import Due, Duty
from app.store import duties, trackers
from app.store.tx import Tx
from app.usecases.world import Moment

# Stands between secrets that were sealed one by one.
SEALS = ","
Seal = Callable[[str], str]


def poll_of(connection: Connection) -> Due:
    """Return the polling of a connection as a duty."""
    return Due(workspace_id=connection.workspace_id, duty=Duty.POLL, subject_id=connection.id)


def connect_tracker(tx: Tx, moment: Moment, connection: Connection) -> None:
    """Follow a tracker from now on; polled at once where there is a token."""
    trackers.add(tx, connection)
    duties.take_on(tx, [(poll_of(connection), moment.now if connection.sealed_token else None)])


def find_connection(tx: Tx, connection_id: str) -> Connection | None:
    """Return the connection of that id, or None."""
    return trackers.find(tx, connection_id)


def connection_made(wish: Wish, *, connection_id: str, workspace_id: str, seal: Seal, now: datetime) -> Connection:
    """Return the connection somebody wishes for, which has no flaw, its token and secret sealed."""
    return Connection(
        id=connection_id,
        workspace_id=workspace_id,
        tracker=wish.tracker,
        base_url=wish.base_url.rstrip("/"),
        projects=wish.projects,
        threshold=wish.threshold,
        comments=wish.comments,
        sealed_secret=seal(wish.secret) if wish.secret else "",
        sealed_token=seal(wish.token) if wish.token else "",
        made_at=now,
    )


def change_connection(tx: Tx, moment: Moment, workspace_id: str, connection_id: str, wish: Wish, *, seal: Seal) -> bool:
    """Follow a tracker as `wish` says from now on, without a new token by the one there is. False where it is gone."""
    connection = _of(tx, workspace_id, connection_id)
    if connection is None:
        return False
    changed = replace(
        connection, projects=wish.projects, threshold=wish.threshold, comments=wish.comments, webhooks_at=None
    )
    trackers.save(tx, changed)
    if wish.token:
        trackers.seal_token(tx, connection_id, seal(wish.token))
        duties.plan(tx, poll_of(connection), moment.now)
    return True


def disconnect_tracker(tx: Tx, moment: Moment, workspace_id: str, connection_id: str) -> bool:
    """Follow a tracker no more, and forget its token, once the webhooks are gone that were made with it.

    Its tasks go on. False where it is gone already.
    """
    connection = _of(tx, workspace_id, connection_id)
    if connection is None:
        return False
    if connection.webhooks.ids:
        trackers.save(tx, replace(connection, ended=True))
        duties.plan(tx, poll_of(connection), moment.now)
    else:
        _forget(tx, connection)
    return True


def forget_tracker(tx: Tx, _moment: Moment, connection_id: str) -> None:
    """Forget a connection that has ended."""
    connection = trackers.find(tx, connection_id, ended=True)
    if connection is not None:
        _forget(tx, connection)


def _forget(tx: Tx, connection: Connection) -> None:
    duties.plan(tx, poll_of(connection), None)
    trackers.remove(tx, connection)


def keep_webhooks(tx: Tx, moment: Moment, connection_id: str, webhooks: Webhooks) -> None:
    """Keep which webhooks a connection has now."""
    connection = trackers.find(tx, connection_id, lock=True, ended=True)
    if connection is not None:
        trackers.save(tx, replace(connection, webhooks=webhooks, webhooks_at=moment.now))


def ask_now(tx: Tx, moment: Moment, workspace_id: str, connection_id: str) -> bool:
    """Ask a tracker now. False where there is no such connection, or no token to ask with."""
    connection = _of(tx, workspace_id, connection_id)
    if connection is None or not connection.sealed_token:
        return False
    trackers.save(tx, replace(connection, webhooks_at=None))
    duties.plan(tx, poll_of(connection), moment.now)
    return True


def _of(tx: Tx, workspace_id: str, connection_id: str) -> Connection | None:
    connection = trackers.find(tx, connection_id, lock=True)
    return connection if connection and connection.workspace_id == workspace_id else None


def show_followed(tx: Tx, workspace_id: str | None = None) -> list[Followed]:
    """Return every connection, of one workspace or of all, each with what is listed of it and its newest deliveries."""
    return [
        Followed(
            connection=connection,
            listed=tuple(trackers.listed(tx, connection)),
            deliveries=tuple(trackers.last_deliveries(tx, connection)),
        )
        for connection in trackers.every(tx, workspace_id)
    ]


def match_person(tx: Tx, moment: Moment, connection_id: str, tracker_person_id: str, person_id: str) -> int | None:
    """Keep who in Slack somebody in a tracker is. Returns how many tasks waited for it, None without the connection."""
    connection = trackers.find(tx, connection_id)
    if connection is None:
        return None
    trackers.match(tx, connection, tracker_person_id, person_id, moment.now)
    return trackers.make_ready(tx, connection, tracker_person_id)


def add_secret(tx: Tx, _moment: Moment, connection_id: str, sealed: str) -> None:
    """Keep one more secret of deliveries, beside those of its other projects; of each project the newest."""
    connection = trackers.find(tx, connection_id, lock=True)
    if connection is not None:
        kept = [one for one in connection.sealed_secret.split(SEALS) if one]
        trackers.seal(tx, connection_id, SEALS.join([*kept, sealed][-len(connection.projects) :]))


def seal_secret(tx: Tx, _moment: Moment, connection_id: str, sealed: str) -> bool:
    """Keep the secret of a webhook, sealed. False without the connection."""
    if trackers.find(tx, connection_id) is None:
        return False
    trackers.seal(tx, connection_id, sealed)
    return True
