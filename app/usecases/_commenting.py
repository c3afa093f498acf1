"""Holds and answers are written to the task where it came from, if its connection wants that."""

from app.core.assignment import Source
from app.core.checkin import Case, CheckIn
from app.core.messages import Message, MessageKind
from app.core.wording.comments import comment
from app.store import checkins, outbox, trackers
from app.store.tx import Tx
from app.usecases.world import Moment

TRACKED = frozenset({Source.GITHUB, Source.LINEAR, Source.JIRA, Source.ASANA})


def comment_on(tx: Tx, moment: Moment, before: CheckIn | None, case: Case) -> None:
    """Queue a comment about what changed, once for each change."""
    checkin = case.checkin
    if before is None or checkin.source not in TRACKED or not (text := comment(before, case)):
        return
    place, _, _ = checkins.external_id(tx, checkin.workspace_id, checkin.assignment_id).partition("/")
    connection = trackers.commenting(tx, checkin.workspace_id, checkin.source.value, place)
    if connection is None:
        return
    row_id = moment.new_id()
    written = Message(
        kind=MessageKind.COMMENT, key=f"comment:{row_id.hex}", to=connection.id, about="", head=text, link=checkin.link
    )
    outbox.enqueue(
        tx,
        workspace_id=checkin.workspace_id,
        assignment_id=checkin.assignment_id,
        messages=[(row_id, written)],
        now=moment.now,
    )
