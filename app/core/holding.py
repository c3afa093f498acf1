"""Rules: hold and resume, cancel, hand in, and who decides."""

from dataclasses import replace
from datetime import datetime

from app.core import asking, changing, drafting, waiting
from app.core.alarms import STOPPED
from app.core.checkin import drafted, with_decider
from app.core.events import (
    Cancelled,
    HandedIn,
    Held,
    KeptOn,
    KeptPrivate,
    ManagerNamed,
    ManagerReplied,
    Mended,
    NotDelivered,
    Resumed,
    WentAway,
)
from app.core.record import Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import answering as words
from app.core.wording import asking as asking_words
from app.core.wording import drafting as draft_words
from app.core.wording import sending
from app.core.wording import waiting as waiting_words
from app.core.wording.plans import away_until, stand_in


def _actor_name(step: Step) -> str:
    return next((person.name for person in step.case.people if person.id == step.actor), "the bot")


def hold(step: Step, event: Held) -> None:
    """Stop the hours that depend on what is open."""
    step.note(EntryName.HOLD, hold_at=step.now, hold_by=step.actor, hold_reason=step.write(event.reason))
    step.say(*words.hold(step.case, step.now, _actor_name(step)))
    _refresh_draft(step)


def resume(step: Step, _event: Resumed) -> None:
    """Let the hours go on."""
    by = _actor_name(step)
    step.note(EntryName.RESUME, hold_at=None, hold_by=None, hold_reason=None)
    step.say(*words.resumed(step.case, by))
    _refresh_draft(step)
    if step.checkin.change is not None:
        changing.put(step)


def _refresh_draft(step: Step) -> None:
    if drafted(step.checkin):
        drafting.show(step)


def cancel(step: Step, _event: Cancelled) -> None:
    """End it: no timer, no reminder, nothing revives it."""
    dropped = step.actor == step.checkin.manager_id and bool(step.checkin.openings)
    by = _actor_name(step)
    points = drafted(step.checkin)
    _ends(step)
    step.note(
        EntryName.CANCELLED,
        detail="in answer to a message" if dropped else None,
        cancelled_at=step.now,
        **STOPPED,
    )
    if points:
        step.say(sending.draft_gone(step.case, step.now, "Not sent: the task was cancelled", points=points))
    step.say(*words.cancelled(step.case, by, dropped=dropped))


def _ends(step: Step) -> None:
    """Let nothing that is queued about it come any more."""
    step.end(step.checkin.assignee_id, *step.checkin.deciders)


def hand_in(step: Step, event: HandedIn) -> None:
    """Hand in; while anything is unconfirmed, only after the question which of it is still a guess."""
    guessed = draft_words.unconfirmed(step.case)
    if guessed and event.guesses is None:
        raise RefusedError(Refusal.GUESSES_OPEN)
    still = event.guesses or frozenset()
    names = tuple(name for number, name in guessed if number in still)
    _ends(step)
    step.note(EntryName.HANDED_IN, handed_in_at=step.now, detail=str(len(names)), **STOPPED)
    step.say(*words.handed_in(step.case, names))


def name_manager(step: Step, event: ManagerNamed) -> None:
    """Let somebody decide where nobody does yet; nothing goes to them before their yes."""
    gone = step.checkin.manager_id in step.checkin.unreachable
    if step.checkin.manager_id is not None and step.checkin.manager_accepted and not gone:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(
        EntryName.MANAGER_CHANGED,
        manager_id=event.manager.id,
        manager_accepted=event.accepted,
        private=False,
        delegate_id=None,
    )
    step.case = replace(step.case, manager=event.manager, delegate=None)
    _under_way(step)
    if event.accepted:
        waiting.hand_over(step)


def _under_way(step: Step) -> None:
    """Bring a task under way that had nobody to decide: its draft is shown anew, and its clocks are set."""
    if drafted(step.checkin):
        drafting.readdress(step)
    checkin = step.checkin
    if checkin.asked_at is not None:
        step.note(EntryName.WATCHED, audience=Audience.ASSIGNEE, **asking.watch(step))
    elif not checkin.quiet:
        ask_at = asking.first_look(step, checkin.policy, checkin.due_at, brittle=checkin.brittle is True)
        step.note(EntryName.WATCHED, audience=Audience.ASSIGNEE, ask_at=ask_at)
        step.say(asking_words.look_notice(step.case, step.now))


def manager_replied(step: Step, event: ManagerReplied) -> None:
    """Take a yes or a no. After a no the task waits for its assignee to name somebody else."""
    if step.checkin.manager_accepted:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    if event.yes:
        step.note(EntryName.MANAGER_REPLIED, detail="yes", manager_accepted=True)
        waiting.hand_over(step)
    else:
        step.note(EntryName.MANAGER_REPLIED, detail="no", manager_id=None)
        step.case = replace(step.case, manager=None)
    if drafted(step.checkin):
        _under_way(step)


def keep_private(step: Step, _event: KeptPrivate) -> None:
    """Keep a task of one's own as a private checklist: the same questions, and nothing leaves."""
    if not step.checkin.private or step.checkin.asked_at is not None:
        raise RefusedError(Refusal.NOT_NOW)
    step.note(EntryName.KEPT_PRIVATE, audience=Audience.ASSIGNEE)
    step.say(asking_words.look_notice(step.case, step.now))


def not_delivered(step: Step, event: NotDelivered) -> None:
    """Record it. When an account is gone, stop every clock that would act in its name and tell the other person.

    When that of who decided meanwhile is gone, the manager decides again.
    """
    if event.reader_id in step.checkin.unreachable:
        raise RefusedError(Refusal.STALE)
    step.note(EntryName.NOT_DELIVERED, shown=event.key, detail="deactivated" if event.deactivated else "failed")
    if not event.deactivated:
        return
    if event.reader_id == step.checkin.delegate_id:
        gone = (*step.checkin.unreachable, event.reader_id)
        step.note(EntryName.DELEGATED, unreachable=gone, delegate_id=None)
        step.case = replace(step.case, delegate=None)
        waiting.hand_over(step)
        return
    _ends(step)
    step.note(
        EntryName.CLOCKS_STOPPED,
        unreachable=(*step.checkin.unreachable, event.reader_id),
        silent_since=None,
        **STOPPED,
    )
    if event.reader_id == step.checkin.assignee_id:
        step.say(words.no_assignee(step.case))
    else:
        step.say(words.no_manager(step.case))


def went_away(step: Step, _event: WentAway) -> None:
    """Put what is open to whoever decides meanwhile; where nobody is named, tell the assignee, once, until when.

    A draft on its way is shown anew with who gets it and when. Who decided meanwhile may go away too: then it is the
    manager's again, or nobody's until one of them is back.
    """
    back, waits = away_until(step.case, step.now), bool(with_decider(step.checkin))
    leaves = bool(drafted(step.checkin)) and step.checkin.release_at is not None
    here = step.checkin.delegate_id is not None and stand_in(step.case, step.now) is not None
    if here or not (waits or leaves) or (back is None and step.checkin.delegate_id is None):
        raise RefusedError(Refusal.NOTHING_THERE)
    if waiting.delegate(step) or (back is None and waiting.give_back(step)):
        waiting.hand_over(step)
    elif waits and back is not None:
        _tell_away(step, back)
    if leaves:
        drafting.readdress(step)


def _tell_away(step: Step, back: datetime) -> None:
    if step.checkin.away_told == back:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.AWAY, away_told=back)
    step.say(waiting_words.away_since(step.case, back, step.now))


def mended(step: Step, _event: Mended) -> None:
    """Record that it had been stuck."""
    step.note(EntryName.MENDED)


def keep_on(step: Step, _event: KeptOn) -> None:
    """Leave a task without an assignee as it is."""
    if step.checkin.assignee_id not in step.checkin.unreachable:
        raise RefusedError(Refusal.NOTHING_THERE)
    step.note(EntryName.KEPT_ON)
    step.say(words.no_assignee(step.case, kept=True))
