"""Open tasks of a tracker are looked for: no poll lists what was deleted or moved away."""

from collections.abc import Collection, Mapping
from datetime import datetime

from app.core.connection import LOOK_FOR, Connection, Look, looked, looks_for_all
from app.core.events import Ending
from app.core.tracking import Change, TaskThere
from app.store import checkins, trackers
from app.store.tx import Tx
from app.usecases._changing import close_task
from app.usecases.world import Moment


def show_look(tx: Tx, connection_id: str, readable: Collection[str], now: datetime) -> Look | None:
    """Return which tasks of `readable` projects are to be looked for now: those in doubt, and in turn all open ones.

    None where it is the turn of none.
    """
    connection = trackers.find(tx, connection_id)
    if connection is None or not (connection.doubted or looks_for_all(connection, now)):
        return None
    here, in_turn = connection.name_of(""), looks_for_all(connection, now)
    names = _next(tx, connection) if in_turn else []
    doubted = connection.doubted[:LOOK_FOR]
    ids = dict.fromkeys([*doubted, *(name.removeprefix(here).partition(":")[0] for name in names)])
    return Look(
        tasks=tuple(task for one in ids if (task := _standing(tx, connection, one, readable))),
        projects=_projects_there(tx, connection),
        doubted=doubted,
        in_turn=in_turn,
        reached=names[-1] if len(names) == LOOK_FOR else "",
    )


def _standing(tx: Tx, connection: Connection, external_id: str, readable: Collection[str]) -> TaskThere | None:
    """Return a task that is open as far as is known, in one of the `readable` projects."""
    seen = trackers.seen(tx, connection.workspace_id, connection.tracker, connection.name_of(external_id))
    if seen is None or seen.closed or seen.project.casefold() not in {one.casefold() for one in readable}:
        return None
    return TaskThere(external_id=external_id, project=seen.project, url=seen.url)


def _next(tx: Tx, connection: Connection) -> list[str]:
    place = connection.name_of("")
    return checkins.open_from(
        tx, connection.workspace_id, connection.tracker, place, after=connection.reached, limit=LOOK_FOR
    )


def _projects_there(tx: Tx, connection: Connection) -> tuple[str, ...]:
    """Return every project of that server which is followed: a task that goes from one to another goes on."""
    every = trackers.every(tx, connection.workspace_id)
    return tuple(project for one in every if one.place == connection.place for project in one.projects)


def end_look(tx: Tx, moment: Moment, connection_id: str, look: Look, gone: Mapping[str, Ending]) -> int:
    """End the check-ins of tasks that are `gone`, by their ids, and were in doubt; keep how far was looked.

    What is gone by this look alone is in doubt from now on, and is looked for again in the next poll. Returns how many
    check-ins ended.
    """
    connection = trackers.find(tx, connection_id, lock=True)
    if connection is None:
        return 0
    certain = {one: how for one, how in gone.items() if one in look.doubted}
    if certain:
        checkins.take_turn(tx, connection.workspace_id)
    ended = sum(_end(tx, moment, connection, one, how) for one, how in certain.items())
    trackers.save(tx, looked(connection, look, gone, moment.now))
    return ended


def _end(tx: Tx, moment: Moment, connection: Connection, external_id: str, how: Ending) -> int:
    key = connection.workspace_id, connection.tracker, connection.name_of(external_id)
    seen = trackers.seen(tx, *key)
    if seen is None or seen.closed:
        return 0
    for change in (Change.ASSIGNED, Change.UNASSIGNED):
        trackers.strike(tx, connection, external_id, change)
    ended = 0
    for one in (*seen.followed, *seen.left):
        if case := checkins.by_identity(tx, *key[:2], seen.names.get(one, f"{key[2]}:{one}")):
            close_task(tx, moment, connection.workspace_id, case.checkin.assignment_id, how=how)
            ended += 1
    trackers.see(tx, *key, seen.ended())
    return ended
