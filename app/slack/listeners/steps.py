"""The step of Workflow Builder: asks for a check-in, and says what came of it."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from app.core.assignment import Assignment, Source
from app.core.naming import names_of
from app.core.people import Person
from app.core.reading import read_task
from app.core.wording import assign_form
from app.core.worktime import end_of_day
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.manifest import STEP
from app.slack.parse import MalformedError
from app.slack.parse_steps import Asked, asked
from app.usecases.register_assignment import Registered, register_assignment

ENDED = "execution_not_in_running_state"
NOBODY = Person(id="", name="", deleted=True)


async def on_step(door: Door, event: Mapping[str, Any]) -> None:
    """Give the task that a workflow asks about, and end the step with its name, or with what is wrong.

    Told again, a step that has not ended is ended; one that has stays as it ended.
    """
    if event["function"]["callback_id"] != STEP:
        return
    try:
        await _do(door, event)
    except SlackApiError as error:
        if error.response.get("error") != ENDED:
            raise


async def _do(door: Door, event: Mapping[str, Any]) -> None:
    try:
        step = asked(event)
    except MalformedError as error:
        await door.client.functions_completeError(
            function_execution_id=event["function_execution_id"], error=str(error)
        )
        return
    registered = await _register(door, step)
    if registered.case is None:
        await door.client.functions_completeError(function_execution_id=step.id, error=_wrong(registered))
        return
    case = registered.case
    outputs = {"task": case.checkin.ref, "assignee": case.checkin.assignee_id}
    await door.client.functions_completeSuccess(function_execution_id=step.id, outputs=outputs)


async def _register(door: Door, step: Asked) -> Registered:
    assignee, giver = await look_up(door.client, step.assignee_id), await look_up(door.client, step.giver_id)
    found = read_task(step.text)
    assignment = Assignment(
        workspace_id=door.actor.workspace_id,
        source=Source.WORKFLOW,
        external_id=step.id,
        giver_id=step.giver_id,
        assignee_id=step.assignee_id,
        text=step.text,
        item_names=names_of(found),
        due_at=end_of_day(step.due, assignee.schedule) if step.due and assignee else None,
    )
    return await door.world.run(
        register_assignment,
        assignment,
        assignee=assignee,
        giver=giver or NOBODY,
        found=found,
        policy=door.world.policy,
        request=door.actor.request,
    )


def _wrong(registered: Registered) -> str:
    if registered.unfit:
        return assign_form.UNFIT[registered.unfit]
    return assign_form.FLAWS[registered.flaws[0]][1]
