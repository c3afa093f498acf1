"""Messages people write: to the bot, and in channels."""

from collections.abc import Mapping
from typing import Any

from app.core.wording import help as words
from app.slack.listeners.channels import on_channel_message
from app.slack.listeners.routes import Door
from app.slack.views.text import escape
from app.usecases.show_checkins import show_status


async def on_message(door: Door, event: Mapping[str, Any]) -> None:
    """Answer who writes to the bot; follow what is written in channels."""
    if event.get("channel_type") == "im":
        if "subtype" not in event:
            await _answer(door, event["channel"])
    else:
        await on_channel_message(door, event)


async def _answer(door: Door, channel: str) -> None:
    """Answer with what waits for whoever writes, and how to ask for more."""
    actor = door.actor
    lines = await door.world.read(show_status, actor.workspace_id, actor.person_id, only_waiting=True)
    waiting = words.joined(f"• {escape(line)}" for line in lines) or words.NOTHING_WAITS
    await door.client.chat_postMessage(channel=channel, text=f"{waiting}\n\n{words.usage('/checkin')}")
