"""Who decides for somebody by the profile field that an administrator picked: read when needed, kept, renewed."""

from collections.abc import Mapping
from typing import Any

from app.core.people import Person
from app.slack.directory import look_up, named_in_profile
from app.slack.listeners.routes import Door
from app.usecases.change_settings import show_workplace
from app.usecases.learn_manager import forget_manager, learn_manager, needs_manager


async def on_profile_change(door: Door, _event: Mapping[str, Any]) -> None:
    """Let what somebody's profile names be read anew when it is needed next."""
    actor = door.actor
    await door.world.run(forget_manager, actor.workspace_id, actor.person_id, request=actor.request)


async def read_manager(door: Door, person: Person) -> None:
    """Read whom somebody's profile names, where a field was picked and nothing fresh is known."""
    workspace_id = door.actor.workspace_id
    field = (await door.world.read(show_workplace, workspace_id)).manager_field
    if not field or not await door.world.read(needs_manager, workspace_id, person.id, door.world.clock()):
        return
    manager_id = await named_in_profile(door.client, person.id, field)
    manager = await look_up(door.client, manager_id) if manager_id else None
    await door.world.run(learn_manager, workspace_id, person, manager)
