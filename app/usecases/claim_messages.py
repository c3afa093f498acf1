"""The delivery takes messages to send."""

from dataclasses import replace
from datetime import datetime

from app.core.messages import Claimed
from app.core.pacing import Pace
from app.store import lanes, outbox
from app.store.tx import Tx
from app.usecases._replan import LATE, catch_up, time_for
from app.usecases.world import Moment

BATCH, LANES = 50, 50


def claim_messages(tx: Tx, moment: Moment, pace: Pace, most: int = BATCH) -> list[Claimed]:
    """Lease at most so many messages, one a reader and no faster than `pace`. Committed before anything is sent.

    What should have left long ago is not sent in one go or at night: it is given times anew. So is what was being sent
    when its sender died, once it is known that it did not arrive.
    """
    for workspace_id, reader_id in outbox.late(tx, moment.now - LATE):
        catch_up(tx, moment, workspace_id, reader_id)
    claimed: list[Claimed] = []
    turns, idle = lanes.turns(tx, moment.now + pace.ahead, LANES), []
    for lane in turns:
        room = min(pace.room(lane.free_at, moment.now), most - len(claimed))
        if room and (found := outbox.claim(tx, lane.workspace_id, moment.now, room)):
            lanes.keep_free(tx, lane.workspace_id, pace.after(lane.free_at, moment.now, len(found)))
            claimed += found
        elif room:
            idle.append(lane.workspace_id)
    if len(turns) == LANES:  # there may be more, which come next
        lanes.pass_over(tx, idle, moment.now)
    return [_doubted(tx, moment, one) if one.doubtful else one for one in claimed]


def _doubted(tx: Tx, moment: Moment, claimed: Claimed) -> Claimed:
    at = time_for(tx, moment, claimed, moment.now)
    return replace(claimed, opens_at=at) if at > moment.now else claimed


def next_message(tx: Tx) -> datetime | None:
    """Return when the next message may be sent, or None when there is none."""
    return outbox.earliest(tx)
