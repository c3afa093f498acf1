"""The delivery tells what became of a message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.events import NotDelivered, Shown
from app.core.messages import Claimed, MessageKind
from app.core.pacing import Pace
from app.store import lanes, outbox, people
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases._leaving import leave
from app.usecases._replan import time_for
from app.usecases.world import Moment

TRIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It stands there now."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permanent:
    """It will never arrive. `deactivated` when its reader has no account any more."""

    reason: str
    deactivated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryLater:
    """It did not arrive now. `told_to_wait` where the platform wants nothing at all from us meanwhile.

    Who is told to wait waits, however often; what fails for another reason is given up after some tries.
    """

    after: timedelta
    reason: str
    told_to_wait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisturbed:
    """Its reader does not want to be disturbed until then; it was not tried."""

    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """It may have been sent, was looked for and is not seen. Its sender may still be sending, by another clock."""


Result = Sent | Permanent | RetryLater | Undisturbed | Missed


def settle_message(tx: Tx, moment: Moment, claimed: Claimed, result: Result, pace: Pace) -> None:
    """Mark the message, and let its check-in know where that matters: a draft was shown, somebody can't be reached.

    The next message to the same reader leaves a `gap` later; where the platform told us to wait, nothing leaves sooner.
    """
    _keep_pace(tx, moment, claimed, result, pace)
    match result:
        case Sent():
            if outbox.mark_sent(tx, claimed.id, result.channel, result.ts):
                _shown(tx, moment, claimed)
        case Missed():
            outbox.mark_missed(tx, claimed.id, claimed.claimed_at)
        case Undisturbed(until=until):
            outbox.put_off(tx, claimed.id, _in_turn(tx, moment, claimed, until))
        case RetryLater(told_to_wait=told) if _in_doubt(claimed) and (told or claimed.attempts < TRIES):
            pass  # it stays leased: whoever takes it next looks for it first, as nobody could this time
        case RetryLater(told_to_wait=told) if told or claimed.attempts < TRIES:
            soonest = moment.now + result.after
            at = _in_turn(tx, moment, claimed, soonest)
            if at > soonest:
                outbox.put_off(tx, claimed.id, at)
            else:
                outbox.put_back(tx, claimed.id, at, result.reason)
        case Permanent(deactivated=deactivated) if outbox.mark_failed(tx, claimed.id, result.reason):
            _lost(tx, moment, claimed, deactivated=deactivated)
        case RetryLater() if outbox.mark_failed(tx, claimed.id, result.reason):
            _lost(tx, moment, claimed, deactivated=False)


def ends_with_it(claimed: Claimed) -> bool:
    """Whether nothing follows from the arrival of a message, so that many such can be settled at once."""
    return claimed.message.kind is not MessageKind.DRAFT


def settle_sent(tx: Tx, moment: Moment, sent: Sequence[tuple[Claimed, Sent]], pace: Pace) -> None:
    """Mark many messages from whose arrival nothing follows, in one order, so that no two replicas wait for each other.

    A message that is not being sent any more stays as it is.
    """
    for claimed, result in sorted(sent, key=lambda one: (one[0].workspace_id, one[0].message.to)):
        _keep_pace(tx, moment, claimed, result, pace)
        outbox.mark_sent(tx, claimed.id, result.channel, result.ts)


def _keep_pace(tx: Tx, moment: Moment, claimed: Claimed, result: Result, pace: Pace) -> None:
    match result:
        case RetryLater(told_to_wait=True, after=wait):
            lanes.keep_free(tx, claimed.workspace_id, pace.held(moment.now, wait))
        case Sent() if pace.gap:
            lanes.keep_free(tx, claimed.workspace_id, moment.now + pace.gap, claimed.message.to)


def _in_turn(tx: Tx, moment: Moment, claimed: Claimed, at: datetime) -> datetime:
    """Return when the message goes that did not go now, while nobody else plans for its reader."""
    people.take_turns(tx, claimed.workspace_id, {claimed.message.to})
    return time_for(tx, moment, claimed, at)


def _is_comment(claimed: Claimed) -> bool:
    """Whether it goes to a tracker. It is looked for whenever it was tried before, doubtful or not."""
    return claimed.message.kind is MessageKind.COMMENT


def _in_doubt(claimed: Claimed) -> bool:
    return claimed.doubtful and not _is_comment(claimed)


def _shown(tx: Tx, moment: Moment, claimed: Claimed) -> None:
    message = claimed.message
    if claimed.assignment_id is not None and message.kind is MessageKind.DRAFT and message.version:
        advance(tx, moment, claimed.workspace_id, claimed.assignment_id, Shown(version=message.version))


def _lost(tx: Tx, moment: Moment, claimed: Claimed, *, deactivated: bool) -> None:
    if _is_comment(claimed):
        return
    key, reader_id = claimed.message.key, claimed.message.to
    if claimed.assignment_id is not None:
        lost = NotDelivered(key=key, reader_id=reader_id, deactivated=deactivated)
        advance(tx, moment, claimed.workspace_id, claimed.assignment_id, lost)
    if deactivated:
        leave(tx, moment, claimed.workspace_id, reader_id, key)
