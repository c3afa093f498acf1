"""Messages people write to the bot."""

from app.core.wording import help as words
from app.slack.listeners.routes import Door
from app.slack.views.text import escape
from app.usecases.show_checkins import show_status


async def on_message(door: Door, channel: str) -> None:
    """Answer with what waits for whoever writes, and how to ask for more."""
    actor = door.actor
    lines = await door.world.read(show_status, actor.workspace_id, actor.person_id, only_waiting=True)
    waiting = words.joined(f"• {escape(line)}" for line in lines) or words.NOTHING_WAITS
    await door.client.chat_postMessage(channel=channel, text=f"{waiting}\n\n{words.usage('/checkin')}")
