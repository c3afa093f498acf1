"""Rules: a friend's nudge, which only the assignee sees."""

from app.core import drafting
from app.core.assignment import Answer, Topic
from app.core.checkin import Origin, drafted
from app.core.events import NudgeAnswer, NudgeAnswered, Nudged
from app.core.record import Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import nudging as words


def nudge(step: Step, event: Nudged) -> None:
    """Carry it to the assignee, with the friend's name, once a friend and task."""
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    if any(friend == event.by for friend, _, _ in step.checkin.nudges):
        raise RefusedError(Refusal.NUDGED_ALREADY)
    new = (event.by or "", step.write(event.name) or 0, step.write(event.words) or 0)
    step.note(EntryName.NUDGED, audience=Audience.ASSIGNEE, nudges=(*step.checkin.nudges, new))
    step.say(words.nudge(step.case, len(step.checkin.nudges) - 1))


def answer(step: Step, event: NudgeAnswered) -> None:
    """Take the answer; *See draft* makes a draft of what the friend said, for the assignee to change."""
    if not 0 <= event.nudge < len(step.checkin.nudges):
        raise RefusedError(Refusal.NOTHING_THERE)
    _, _, said = step.checkin.nudges[event.nudge]
    step.note(EntryName.NUDGE_ANSWERED, audience=Audience.ASSIGNEE, detail=event.answer.value)
    step.say(words.nudge(step.case, event.nudge, answered=event.answer))
    if event.answer is NudgeAnswer.DRAFT:
        fresh = not drafted(step.checkin)
        drafting.add_point(step, Topic.OTHER, Answer.UNCLEAR, definition=said, origin=Origin.NUDGE)
        drafting.show(step, new=fresh)
