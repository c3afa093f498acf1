"""Somebody connects a tracker, looks how it goes, and says who its people are."""

from app.core.connection import Connection
from app.core.duties import Due, Duty
from app.core.tracking import Listed
from app.store import duties, trackers
from app.store.tx import Tx
from app.usecases.world import Moment


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


def show_connections(tx: Tx) -> list[tuple[Connection, list[Listed]]]:
    """Return every connection, each with what is listed of it."""
    return [(connection, trackers.listed(tx, connection)) for connection in trackers.every(tx)]


def match_person(tx: Tx, moment: Moment, connection_id: str, tracker_person_id: str, person_id: str) -> int | None:
    """Keep who in Slack somebody in a tracker is. Returns how many tasks waited for it, None without the connection."""
    connection = trackers.find(tx, connection_id)
    if connection is None:
        return None
    trackers.match(tx, connection, tracker_person_id, person_id, moment.now)
    return trackers.make_ready(tx, connection, tracker_person_id)


def seal_secret(tx: Tx, _moment: Moment, connection_id: str, sealed: str) -> bool:
    """Keep the secret of a webhook, sealed. False without the connection."""
    if trackers.find(tx, connection_id) is None:
        return False
    trackers.seal(tx, connection_id, sealed)
    return True
