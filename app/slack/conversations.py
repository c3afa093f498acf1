"""Messages of channels, read by their place; and what only one person in a channel is shown."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.core.messages import Choice
from app.slack.parse_channels import Posted, posted
from app.slack.views.offer import offer_blocks
from app.slack.views.text import fallback

UNREADABLE = frozenset({"channel_not_found", "not_in_channel", "thread_not_found", "message_not_found"})
UNSHOWN = frozenset({"user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived"})


async def find_message(client: AsyncWebClient, channel: str, ts: str) -> Posted | None:
    """Return the message of that stamp, also one in a thread; None where it is gone or cannot be read."""
    try:
        found = await client.conversations_replies(channel=channel, ts=ts, limit=1)
    except SlackApiError as error:
        if error.response.get("error") in UNREADABLE:
            return None
        raise
    return next((posted(one, channel) for one in found["messages"] if one["ts"] == ts), None)


async def show_to(
    client: AsyncWebClient,
    said: Posted,
    person_id: str,
    text: str,
    *,
    choices: tuple[Choice, ...] = (),
    task: str = "",
) -> bool:
    """Show something to one person beside a message, and to nobody else; False where they cannot be shown it there."""
    try:
        await client.chat_postEphemeral(
            channel=said.channel,
            user=person_id,
            text=fallback(text),
            blocks=offer_blocks(text, choices, task=task),
            thread_ts=said.root or None,
        )
    except SlackApiError as error:
        if error.response.get("error") in UNSHOWN:
            return False
        raise
    return True
