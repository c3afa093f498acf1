"""A message that is a task is edited or deleted."""

from app.core.assignment import MAX_TEXT, Source
from app.core.checkin import Case
from app.core.comparing import same_text
from app.core.events import EndedAtSource, Ending, TextChanged
from app.core.extraction import Extraction
from app.store import checkins, inbox
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases.world import Moment, Outcome


def from_message(tx: Tx, workspace_id: str, message: str) -> list[Case]:
    """Return the unfinished cases that were taken from one message, whoever does them."""
    found = checkins.from_place(tx, workspace_id, Source.MESSAGE.value, message)
    return [case for one in found if (case := checkins.load(tx, workspace_id, one))]


def edit_message(
    tx: Tx,
    moment: Moment,
    workspace_id: str,
    message: str,
    *,
    text: str,
    before: str,
    found: Extraction,
    by: str,
    stamp: str,
) -> list[Outcome]:
    """Let each task that was taken from the message read as it does now; what only looks different changes nothing.

    Nor does an edit that is told again, or after a later one: `stamp` orders them.
    """
    if same_text(before, text) or not _is_latest(tx, moment, workspace_id, message, stamp):
        return []
    return [
        advance(
            tx,
            moment,
            workspace_id,
            case.checkin.assignment_id,
            TextChanged(by=_known(case, by), text=text[:MAX_TEXT], found=found),
        )
        for case in from_message(tx, workspace_id, message)
    ]


def _is_latest(tx: Tx, moment: Moment, workspace_id: str, message: str, stamp: str) -> bool:
    """Note an edit; tell whether none as late is known. Its tasks are locked first, so that edits wait in turn."""
    for case in from_message(tx, workspace_id, message):
        checkins.load(tx, workspace_id, case.checkin.assignment_id, lock=True)
    edits = f"edited {message} "
    known = inbox.latest(tx, workspace_id, edits) or ""
    return inbox.take(tx, workspace_id, edits + stamp, moment.now) and edits + stamp > known


def delete_message(tx: Tx, moment: Moment, workspace_id: str, message: str, *, by: str) -> list[Outcome]:
    """End each task that was taken from the message."""
    return [
        advance(
            tx,
            moment,
            workspace_id,
            case.checkin.assignment_id,
            EndedAtSource(by=_known(case, by), how=Ending.DELETED),
        )
        for case in from_message(tx, workspace_id, message)
    ]


def _known(case: Case, by: str) -> str | None:
    return by if by in {*case.checkin.deciders, case.checkin.giver_id} else None
