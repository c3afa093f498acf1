"""An administrator changes the questions of a workspace."""

from app.core.question_set import TEMPLATE
from app.store import checkins, question_sets
from app.store.tx import Tx
from app.usecases.world import Moment


def show_questions(tx: Tx, workspace_id: str) -> str:
    """Return the text of the newest set, or one to begin with."""
    _, text = question_sets.newest(tx, workspace_id)
    return text or TEMPLATE


def change_questions(tx: Tx, moment: Moment, workspace_id: str, by_id: str, text: str) -> int:
    """Keep a set that was read without a problem; return its version. Open check-ins keep the one they began with."""
    checkins.take_turn(tx, workspace_id)
    version, before = question_sets.newest(tx, workspace_id)
    if text == before:
        return version
    question_sets.add(tx, workspace_id, version + 1, text=text, by_id=by_id, now=moment.now)
    return version + 1
