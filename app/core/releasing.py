"""Rules: the draft leaves, by hand or by default: as a message of its own, or as a line in the digest."""

from app.core import drafting, waiting
from app.core.assignment import Route
from app.core.caps import Cost
from app.core.checkin import drafted
from app.core.events import SendChosen
from app.core.record import EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import drafting as words
from app.core.wording import sending


def send_by_hand(step: Step, event: SendChosen) -> None:
    """Send the draft now, in the version the assignee had before them."""
    drafting.require_draft(step)
    checkin = step.checkin
    if event.delegate:
        _delegate(step)
    if event.version != checkin.draft_version:
        raise RefusedError(Refusal.STALE)
    if checkin.private or checkin.manager_id is None or checkin.manager_id in checkin.unreachable:
        raise RefusedError(Refusal.NO_MANAGER)
    if not checkin.manager_accepted:
        raise RefusedError(Refusal.NO_YES_YET)
    send(step, EntryName.SENT)


def _delegate(step: Step) -> None:
    """Let whoever the absent manager named decide about what is sent."""
    if not waiting.delegate(step) and not step.checkin.delegate_id:
        raise RefusedError(Refusal.NO_MANAGER)


def send(step: Step, name: EntryName) -> None:
    """Send the draft as it was shown: its opening is frozen, its points now wait for the manager."""
    points = drafted(step.checkin)
    batch, promised = step.checkin.batch, step.checkin.release_at
    author, step.actor = step.actor, step.checkin.assignee_id
    said = words.opening(step.case)
    opening = step.write(said)
    step.actor = author
    step.note(
        name,
        shown=f"ask:{step.checkin.assignment_id}:{batch}",
        openings=(*step.checkin.openings, opening),
        **drafting.NO_DRAFT,
    )
    for point in points:
        step.note(name, ("point", point.number), route=Route.SENT, batch=len(step.checkin.openings))
    waiting.set_steps(step)
    sent = len(step.checkin.openings)
    if name is EntryName.SENT_BY_DEFAULT and step.checkin.by_digest and step.case.reads_digests:
        step.note(EntryName.LISTED, digested=(*step.checkin.digested, sent))
        told = sending.listed(step.case)
        step.say(sending.draft_gone(step.case, step.now, told, points=points, words=said))
        return
    at = step.room(promised if name is EntryName.SENT_BY_DEFAULT else None)
    told, then = sending.sent(step.case, by_hand=name is EntryName.SENT), sending.arrives(step.case, step.now, at)
    step.say(sending.draft_gone(step.case, step.now, told, points=points, words=said, then=then))
    step.say(*sending.ask(step.case, step.now, sent), cost=Cost.INTERRUPTION, not_before=at)
    ask_other = sending.ask_other(step.case, step.now, sent)
    step.say(*ask_other, cost=Cost.INTERRUPTION, not_before=step.room_of_other())
