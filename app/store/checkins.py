"""Check-ins: the whole state in one row, words in a table of their own, the next deadline in a column."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from app.core.alarms import next_due, promised_at
from app.core.checkin import FINISHED, Case, CheckIn, task_state
from app.core.people import Person, unfit_to_decide
from app.core.step import Words
from app.store import people
from app.store.codec import from_json, to_json
from app.store.dialect import Among, upsert
from app.store.statement import Statement
from app.store.tables import checkins, words, workspaces

ERASED = "[erased]"
ENDINGS = ("cancelled_at", "closed_at", "handed_in_at")

_HERE = (checkins.c.workspace_id == bindparam("workspace"), checkins.c.assignment_id == bindparam("assignment"))
_LOAD = Statement(select(checkins.c.state).where(*_HERE))
_AMONG = (checkins.c.workspace_id == bindparam("workspace"), Among(checkins.c.assignment_id, "assignments"))
_LOAD_LOCKED = Statement(select(checkins.c.state).where(*_AMONG).order_by(checkins.c.assignment_id).with_for_update())
_SAVE = Statement(
    update(checkins)
    .where(*_HERE)
    .values(
        version=checkins.c.version + 1,
        attempts=0,
        manager_id=bindparam("manager"),
        delegate_id=bindparam("delegate"),
        other_id=bindparam("other"),
        finished=bindparam("is_finished"),
        next_due_at=bindparam("due_at"),
        release_at=bindparam("promised_at"),
        state=bindparam("new_state"),
    )
)
_WORDS = Statement(
    select(words.c.assignment_id, words.c.number, words.c.text).where(
        words.c.workspace_id == bindparam("workspace"), Among(words.c.assignment_id, "assignments")
    )
)
_PROMISED = Statement(
    select(
        checkins.c.assignment_id,
        func.coalesce(checkins.c.delegate_id, checkins.c.manager_id).label("decider_id"),
        checkins.c.release_at,
    ).where(
        checkins.c.workspace_id == bindparam("workspace"),
        or_(
            and_(Among(checkins.c.manager_id, "people"), checkins.c.delegate_id.is_(None)),
            Among(checkins.c.delegate_id, "people"),
        ),
        checkins.c.release_at.is_not(None),
    )
)
_WRITE = Statement(
    words.insert(), columns=("workspace_id", "assignment_id", "number", "author_id", "written_at", "salt", "text")
)
_DECIDERS = (checkins.c.manager_id, checkins.c.delegate_id, checkins.c.other_id)


def take_turn(tx: Connection, workspace_id: str) -> None:
    """Wait until no other registration of this workspace is under way, so that one identity is registered once."""
    tx.execute(upsert(tx, workspaces).values(workspace_id=workspace_id).on_conflict_do_nothing())
    tx.execute(select(workspaces.c.workspace_id).where(workspaces.c.workspace_id == workspace_id).with_for_update())


def next_number(tx: Connection, workspace_id: str) -> int:
    """Return the next short number of a workspace's assignments, and take it. The caller has its turn."""
    taken = tx.scalar(
        update(workspaces)
        .where(workspaces.c.workspace_id == workspace_id)
        .values(next_number=workspaces.c.next_number + 1)
        .returning(workspaces.c.next_number)
    )
    assert taken is not None
    return int(taken) - 1


def add(tx: Connection, checkin: CheckIn, external_id: str) -> None:
    """Keep a new check-in."""
    tx.execute(
        checkins.insert().values(
            workspace_id=checkin.workspace_id,
            assignment_id=checkin.assignment_id,
            number=checkin.number,
            source=checkin.source.value,
            external_id=external_id,
            assignee_id=checkin.assignee_id,
            version=1,
            state=to_json(checkin),
            **_columns(checkin),
        )
    )


def save(tx: Connection, checkin: CheckIn) -> None:
    """Keep the new state of a check-in that `load` locked."""
    columns = _columns(checkin)
    row = {
        "workspace": checkin.workspace_id,
        "assignment": checkin.assignment_id,
        "manager": columns["manager_id"],
        "delegate": columns["delegate_id"],
        "other": columns["other_id"],
        "is_finished": columns["finished"],
        "due_at": columns["next_due_at"],
        "promised_at": columns["release_at"],
        "new_state": checkin,
    }
    _SAVE.run_each(tx, [row])


def _columns(checkin: CheckIn) -> dict[str, Any]:
    return {
        "manager_id": checkin.manager_id,
        "delegate_id": checkin.delegate_id,
        "other_id": checkin.other_id,
        "finished": task_state(checkin) in FINISHED,
        "next_due_at": next_due(checkin),
        "release_at": promised_at(checkin),
    }


def load(tx: Connection, workspace_id: str, assignment_id: UUID, *, lock: bool = False) -> Case | None:
    """Return the case of that assignment, or None. `lock` keeps others from changing it until the transaction ends."""
    if lock:
        return lock_all(tx, workspace_id, [assignment_id]).get(assignment_id)
    state = _LOAD.scalar(tx, {"workspace": workspace_id, "assignment": assignment_id})
    return None if state is None else _case(tx, state)


def lock_all(tx: Connection, workspace_id: str, assignment_ids: Collection[UUID]) -> dict[UUID, Case]:
    """Return those of these cases there are; nobody else changes them until the transaction ends."""
    rows = _LOAD_LOCKED.rows(tx, {"workspace": workspace_id, "assignments": list(assignment_ids)})
    return {case.checkin.assignment_id: case for case in _cases(tx, [row.state for row in rows])}


def by_identity(tx: Connection, workspace_id: str, source: str, external_id: str) -> Case | None:
    """Return the case of the assignment that came from there under that id, or None."""
    return _first(
        tx,
        checkins.c.workspace_id == workspace_id,
        checkins.c.source == source,
        checkins.c.external_id == external_id,
    )


def external_id(tx: Connection, workspace_id: str, assignment_id: UUID) -> str:
    """Return what an assignment is called where it came from."""
    here = checkins.c.workspace_id == workspace_id, checkins.c.assignment_id == assignment_id
    return str(tx.scalar(select(checkins.c.external_id).where(*here)))


def from_place(tx: Connection, workspace_id: str, source: str, place: str) -> list[UUID]:
    """Return the unfinished assignments that came from one place, such as a message, whoever does them."""
    return list(
        tx.scalars(
            select(checkins.c.assignment_id)
            .where(
                checkins.c.workspace_id == workspace_id,
                checkins.c.source == source,
                checkins.c.external_id >= f"{place}:",
                checkins.c.external_id < f"{place};",
                checkins.c.finished.is_(False),
            )
            .order_by(checkins.c.number)
        )
    )


def open_from(tx: Connection, workspace_id: str, source: str, place: str, *, after: str = "", limit: int) -> list[str]:
    """Return the external ids of unfinished assignments that begin with `place`, in order, from behind `after` on."""
    return list(
        tx.scalars(
            select(checkins.c.external_id)
            .where(
                checkins.c.workspace_id == workspace_id,
                checkins.c.source == source,
                checkins.c.external_id.startswith(place, autoescape=True),
                checkins.c.external_id > after,
                checkins.c.finished.is_(False),
            )
            .order_by(checkins.c.external_id)
            .limit(limit)
        )
    )


def by_number(tx: Connection, workspace_id: str, number: int) -> Case | None:
    """Return the case of that short number, or None."""
    return _first(tx, checkins.c.workspace_id == workspace_id, checkins.c.number == number)


def _first(tx: Connection, *where: Any) -> Case | None:
    state = tx.scalar(select(checkins.c.state).where(*where))
    return None if state is None else _case(tx, state)


def of_person(tx: Connection, workspace_id: str, person_id: str, limit: int = 50) -> list[Case]:
    """Return the unfinished cases in which somebody is assignee or manager, newest first."""
    mine = or_(*(column == person_id for column in (checkins.c.assignee_id, *_DECIDERS)))
    rows = tx.scalars(
        select(checkins.c.state)
        .where(checkins.c.workspace_id == workspace_id, mine, checkins.c.finished.is_(False))
        .order_by(checkins.c.number.desc())
        .limit(limit)
    )
    return _cases(tx, rows)


def unfinished(tx: Connection, workspace_id: str, person_id: str, limit: int = 200) -> list[Case]:
    """Return the unfinished cases that somebody does, decides about, or decides about meanwhile, oldest first."""
    theirs = or_(*(column == person_id for column in (checkins.c.assignee_id, *_DECIDERS)))
    rows = tx.scalars(
        select(checkins.c.state)
        .where(checkins.c.workspace_id == workspace_id, checkins.c.finished.is_(False), theirs)
        .order_by(checkins.c.number)
        .limit(limit)
    )
    return _cases(tx, rows)


def ended_since(tx: Connection, workspace_id: str, person_id: str, since: datetime, limit: int = 50) -> list[Case]:
    """Return the cases in which somebody is assignee or manager and that came to an end since then, newest first."""
    mine = or_(checkins.c.assignee_id == person_id, checkins.c.manager_id == person_id)
    ended = [checkins.c.state[name].as_string() >= to_json(since) for name in ENDINGS]
    rows = tx.scalars(
        select(checkins.c.state)
        .where(checkins.c.workspace_id == workspace_id, mine, checkins.c.finished.is_(True), or_(*ended))
        .order_by(checkins.c.number.desc())
        .limit(limit)
    )
    return _cases(tx, rows)


def done_by(tx: Connection, workspace_id: str, assignee_id: str, limit: int = 20) -> list[Case]:
    """Return the newest cases of which somebody is the assignee, finished or not."""
    rows = tx.scalars(
        select(checkins.c.state)
        .where(checkins.c.workspace_id == workspace_id, checkins.c.assignee_id == assignee_id)
        .order_by(checkins.c.number.desc())
        .limit(limit)
    )
    return _cases(tx, rows)


def _case(tx: Connection, state: Any) -> Case:
    return _cases(tx, [state])[0]


def _cases(tx: Connection, states: Iterable[Any]) -> list[Case]:
    """Return the cases of one workspace of which these are the states."""
    found = [from_json(CheckIn, state) for state in states]
    if not found:
        return []
    texts, known = _texts(tx, found), _people(tx, found)
    return [_case_of(checkin, texts[checkin.assignment_id], known) for checkin in found]


def _texts(tx: Connection, found: Sequence[CheckIn]) -> dict[UUID, dict[int, str]]:
    texts: dict[UUID, dict[int, str]] = {checkin.assignment_id: {} for checkin in found}
    for row in _WORDS.rows(tx, {"workspace": found[0].workspace_id, "assignments": list(texts)}):
        texts[row.assignment_id][row.number] = ERASED if row.text is None else row.text
    return texts


def _people(tx: Connection, found: Sequence[CheckIn]) -> dict[str, Person]:
    """Return everybody who has to do with these check-ins, and whom their managers named to decide meanwhile."""
    workspace_id = found[0].workspace_id
    concerned = {one for checkin in found for one in (checkin.assignee_id, *checkin.deciders)}
    known = people.find_all(tx, workspace_id, concerned)
    named = {person.preferences.delegate_id for person in known.values()} - {""} - known.keys()
    return known | people.find_all(tx, workspace_id, named)


def _case_of(checkin: CheckIn, texts: dict[int, str], known: Mapping[str, Person]) -> Case:
    manager = known.get(checkin.manager_id or "")
    named = known.get(checkin.delegate_id or (manager.preferences.delegate_id if manager else "") or "")
    return Case(
        checkin=checkin,
        words=texts,
        assignee=known.get(checkin.assignee_id) or Person(id=checkin.assignee_id, name=checkin.assignee_id),
        manager=manager,
        other=known.get(checkin.other_id or ""),
        delegate=None if unfit_to_decide(named, checkin.assignee_id) else named,
    )


def write(tx: Connection, checkin: CheckIn, new: Iterable[tuple[Words, str]], now: datetime) -> None:
    """Keep new words, each with the salt its hash in the record is made with."""
    rows = [
        {
            "workspace_id": checkin.workspace_id,
            "assignment_id": checkin.assignment_id,
            "number": word.number,
            "author_id": word.author_id,
            "written_at": now,
            "salt": salt,
            "text": word.text,
        }
        for word, salt in new
    ]
    _WRITE.run_each(tx, rows)


def promised(tx: Connection, workspace_id: str, person_ids: Collection[str]) -> dict[str, dict[UUID, datetime]]:
    """Return when the draft of which assignment is promised to reach each of these people."""
    found: dict[str, dict[UUID, datetime]] = {person_id: {} for person_id in person_ids}
    for row in _PROMISED.rows(tx, {"workspace": workspace_id, "people": list(person_ids)}):
        found[row.decider_id][row.assignment_id] = row.release_at
    return found


def every(tx: Connection) -> Iterator[CheckIn]:
    """Yield the state of every check-in there is, a few hundred in memory at a time."""
    for state in tx.scalars(select(checkins.c.state).execution_options(yield_per=500)):
        yield from_json(CheckIn, state)


def decided_by(tx: Connection, workspace_id: str, manager_id: str) -> list[UUID]:
    """Return the unfinished assignments that somebody decides about now, by themselves or in another's place."""
    return list(
        tx.scalars(
            select(checkins.c.assignment_id)
            .where(
                checkins.c.workspace_id == workspace_id,
                or_(
                    and_(checkins.c.manager_id == manager_id, checkins.c.delegate_id.is_(None)),
                    checkins.c.delegate_id == manager_id,
                ),
                checkins.c.finished.is_(False),
            )
            .order_by(checkins.c.assignment_id)
        )
    )


def without_manager(tx: Connection, workspace_id: str, assignee_id: str, manager_id: str | None) -> list[UUID]:
    """Return the unfinished assignments of somebody whose manager is `manager_id` (None: nobody), oldest first."""
    who = checkins.c.manager_id.is_(None) if manager_id is None else checkins.c.manager_id == manager_id
    return list(
        tx.scalars(
            select(checkins.c.assignment_id)
            .where(
                checkins.c.workspace_id == workspace_id,
                checkins.c.assignee_id == assignee_id,
                checkins.c.finished.is_(False),
                who,
            )
            .order_by(checkins.c.number)
        )
    )
