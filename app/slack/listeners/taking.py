"""A message becomes a task: by a reaction, by an offer that was taken."""

from app.core.assignment import Assignment, Source
from app.core.naming import names_of
from app.core.people import Person
from app.core.reading import read_task
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.parse_channels import Posted
from app.usecases.name_manager import name_manager
from app.usecases.register_assignment import Registered, register_assignment

UNKNOWN = Person(id="", name="", deleted=True)


async def take(door: Door, said: Posted, assignee_id: str, *, by_reaction: bool) -> Registered:
    """Register `said` as a task of `assignee_id`: its author decides, or is asked to where the assignee takes it.

    Told of again after half of it was done, the other half follows.
    """
    actor_id = door.actor.person_id
    assignee = await look_up(door.client, assignee_id)
    actor = await look_up(door.client, actor_id) or UNKNOWN
    found = read_task(said.text)
    assignment = Assignment(
        workspace_id=door.actor.workspace_id,
        source=Source.MESSAGE,
        external_id=f"{said.name}:{assignee_id}",
        giver_id=actor_id,
        assignee_id=assignee_id,
        text=said.text,
        item_names=names_of(found),
        link=said.link(door.workspace_url),
        by_reaction=by_reaction,
    )
    registered = await door.world.run(
        register_assignment,
        assignment,
        assignee=assignee,
        giver=actor,
        found=found,
        policy=door.world.policy,
        request=door.actor.request,
    )
    if registered.case and not registered.again and actor_id == assignee_id and said.author_id:
        await door.world.run(
            name_manager,
            door.actor.workspace_id,
            assignee=registered.case.assignee,
            manager=await look_up(door.client, said.author_id),
            assignment_id=registered.case.checkin.assignment_id,
            request=door.actor.request,
        )
    return registered
