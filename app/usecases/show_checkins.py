"""Somebody wants to see something. Reads only."""

from dataclasses import dataclass
from uuid import UUID

from app.core.assignment import Source
from app.core.checkin import Case
from app.core.digest import decides
from app.core.messages import Message
from app.core.wording.story import status_line, story, visible_to, waits_for_reader
from app.store import checkins, outbox, people, record
from app.store.tx import Tx


def show_case(tx: Tx, workspace_id: str, assignment_id: UUID, reader_id: str) -> Case | None:
    """Return the case of that assignment if it is `reader_id`'s to see."""
    return _readable(checkins.load(tx, workspace_id, assignment_id), reader_id)


def find_case(tx: Tx, workspace_id: str, number: int, reader_id: str) -> Case | None:
    """Return the case of that short number if it is `reader_id`'s to see."""
    return _readable(checkins.by_number(tx, workspace_id, number), reader_id)


def show_from_message(tx: Tx, workspace_id: str, message: str, reader_id: str) -> list[Case]:
    """Return the unfinished cases that were taken from one message and are `reader_id`'s to see."""
    found = checkins.from_place(tx, workspace_id, Source.MESSAGE.value, message)
    cases = [_readable(checkins.load(tx, workspace_id, one), reader_id) for one in found]
    return [case for case in cases if case is not None]


def _readable(case: Case | None, reader_id: str) -> Case | None:
    if case is None:
        return None
    checkin = case.checkin
    return case if reader_id == checkin.assignee_id or decides(checkin, reader_id) else None


def show_message(tx: Tx, workspace_id: str, key: str, reader_id: str) -> Message | None:
    """Return a message that was sent to `reader_id`, as it stands now."""
    return outbox.newest(tx, workspace_id, key, reader_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The record of one assignment, as one person may read it."""

    case: Case
    lines: tuple[str, ...]
    entries: int
    intact: bool


def show_record(tx: Tx, workspace_id: str, number: int, reader_id: str) -> Story | None:
    """Return the record as a story, or None where there is none for this reader."""
    case = find_case(tx, workspace_id, number, reader_id)
    if case is None:
        return None
    assignment_id = case.checkin.assignment_id
    reader = people.find(tx, workspace_id, reader_id)
    entries = record.told(tx, workspace_id, assignment_id)
    return Story(
        case=case,
        lines=story(case, entries, reader_id, reader.zone if reader else "UTC"),
        entries=len(visible_to(case, entries, reader_id)),
        intact=record.is_intact(tx, workspace_id, assignment_id),
    )


def show_status(tx: Tx, workspace_id: str, reader_id: str, *, only_waiting: bool) -> list[str]:
    """Return one line a task of `reader_id`'s; only those that wait for them if wanted."""
    cases = [case for case in checkins.of_person(tx, workspace_id, reader_id) if _readable(case, reader_id)]
    return [status_line(case, reader_id) for case in cases if not only_waiting or waits_for_reader(case, reader_id)]
