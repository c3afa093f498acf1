"""The questions of a workspace: shown to whoever administers it, and changed."""

from app.core.forms import Sheet
from app.core.question_set import QuestionSetError, read_question_set
from app.core.wording import forms, question_forms
from app.slack.directory import look_up
from app.slack.listeners.routes import Door
from app.slack.parse import Command, Filled
from app.usecases.change_questions import change_questions, show_questions


async def on_questions(door: Door, command: Command) -> str | None:
    """Open the set of the workspace."""
    person = await look_up(door.client, door.actor.person_id)
    if person is None or not person.admin:
        return question_forms.FOR_ADMINS
    text = await door.world.read(show_questions, door.actor.workspace_id)
    return await door.show(question_forms.questions(text), trigger_id=command.trigger_id)


async def on_questions_form(door: Door, filled: Filled) -> Sheet | dict[str, str]:
    """Keep the set, or say at which line it is wrong."""
    actor = door.actor
    person = await look_up(door.client, actor.person_id)
    if person is None or not person.admin:
        return forms.note(question_forms.FOR_ADMINS)
    text = filled.text("text") or ""
    try:
        found = read_question_set(text)
    except QuestionSetError as error:
        return {"text": question_forms.wrong(str(error))}
    version = await door.world.run(change_questions, actor.workspace_id, actor.person_id, text)
    return forms.note(question_forms.kept(version, found))
