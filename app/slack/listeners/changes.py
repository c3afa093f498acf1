"""What Slack says of people by itself: that one of them has changed."""

from collections.abc import Mapping
from typing import Any

from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.usecases.learn_person import is_known, learn_person


async def on_change(door: Door, _event: Mapping[str, Any]) -> None:
    """Learn how somebody is described now; asked anew, since events may overtake each other."""
    workspace_id, person_id = door.actor.workspace_id, door.actor.person_id
    if not await door.world.read(is_known, workspace_id, person_id):
        return
    person = await look_up(door.client, person_id)
    if person is not None:
        await door.world.run(learn_person, workspace_id, person, request=door.actor.request)
