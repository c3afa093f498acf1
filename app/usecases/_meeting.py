"""What the platform says of somebody is kept: who they are, and whether their status means that they are away."""

from dataclasses import replace

from app.core.absence import with_status
from app.core.messages import Message
from app.core.people import Person
from app.core.wording.introducing import introduces
from app.store import people
from app.store.tx import Tx
from app.usecases._replan import replan
from app.usecases.world import Moment


def meet(tx: Tx, moment: Moment, workspace_id: str, described: Person) -> Person:
    """Keep what the platform says of somebody now and return them; what is kept for them follows their hours."""
    before = people.find(tx, workspace_id, described.id)
    people.remember(tx, workspace_id, described)
    known = people.find(tx, workspace_id, described.id)
    assert known is not None
    learned = with_status(known.learned, described.status, known.zone, moment.now)
    if learned != known.learned:
        people.learn(tx, workspace_id, described.id, learned)
        known = people.find(tx, workspace_id, described.id)
        assert known is not None
    if before is not None and (before.schedule != known.schedule or before.deleted != known.deleted):
        replan(tx, moment, workspace_id, described.id)
    return known


def introduced(tx: Tx, workspace_id: str, *messages: Message) -> None:
    """Note which of `messages` show their readers the hours they are taken to work."""
    for message in filter(introduces, messages):
        known = people.find(tx, workspace_id, message.to)
        if known is not None and not known.learned.introduced:
            people.learn(tx, workspace_id, known.id, replace(known.learned, introduced=message.key))
