"""A message that is a task is edited or deleted, or the reaction taken back that made it one."""

from app.core.assignment import MAX_TEXT, Source
from app.core.checkin import Case
from app.core.comparing import same_text
from app.core.events import EndedAtSource, Ending, TextChanged, Undone
from app.core.extraction import Extraction
from app.store import checkins, inbox
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._digests import refresh_digest
from app.usecases._once import give_back, take_request
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
    request: str = "",
) -> list[Outcome]:
    """Let each task that was taken from the message read as it does now; what only looks different changes nothing.

    Nor does an edit that is told again, known by its `request`, or after a later one: `stamp` orders them.
    """
    if same_text(before, text) or not take_request(tx, moment, workspace_id, request, "edit"):
        return []
    if not _is_latest(tx, moment, workspace_id, message, stamp):
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


def delete_message(
    tx: Tx, moment: Moment, workspace_id: str, message: str, *, by: str, request: str = ""
) -> list[Outcome]:
    """End each task that was taken from the message, once however often that `request` is told of.

    Where nothing was ended, the same may be told again.
    """
    cases = from_message(tx, workspace_id, message)
    if not cases or not take_request(tx, moment, workspace_id, request, "delete"):
        return []
    outcomes = [
        advance(
            tx,
            moment,
            workspace_id,
            case.checkin.assignment_id,
            EndedAtSource(by=_known(case, by), how=Ending.DELETED),
        )
        for case in cases
    ]
    if _changed_nothing(outcomes):
        give_back(tx, workspace_id, request, "delete")
    return outcomes


def undo_message(
    tx: Tx, moment: Moment, workspace_id: str, message: str, *, by: str, request: str = ""
) -> list[Outcome]:
    """Undo each task that `by` made of the message with a reaction, once however often that `request` is told of.

    Of anybody else's taking a reaction back nothing follows. Where nothing was undone, the same may be told again.
    """
    if not take_request(tx, moment, workspace_id, request, "undo"):
        return []
    outcomes = []
    for case in from_message(tx, workspace_id, message):
        if case.checkin.undo_until is not None and case.checkin.giver_id == by:
            outcome = advance(tx, moment, workspace_id, case.checkin.assignment_id, Undone(by=by))
            if outcome.refusal is None and outcome.case is not None:
                refresh_digest(tx, moment, outcome.case, by)
            outcomes.append(outcome)
    if _changed_nothing(outcomes):
        give_back(tx, workspace_id, request, "undo")
    return outcomes


def _changed_nothing(outcomes: list[Outcome]) -> bool:
    return all(outcome.refusal is not None for outcome in outcomes)


def _known(case: Case, by: str) -> str | None:
    return by if by in {*case.checkin.deciders, case.checkin.giver_id} else None
