"""The record as a sheet, for the command and for the button."""

from app.core.forms import Sheet
from app.core.wording.story import record_sheet as sheet_of
from app.slack.listeners.routes import Door
from app.usecases.show_checkins import show_record


async def record_sheet(door: Door, number: int) -> Sheet | None:
    """Return the record of that task as whoever acts may read it; None where there is none for them."""
    actor = door.actor
    story = await door.world.read(show_record, actor.workspace_id, number, actor.person_id)
    if story is None:
        return None
    return sheet_of(story.case, story.lines, entries=story.entries, intact=story.intact)
