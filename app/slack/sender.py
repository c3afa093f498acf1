"""A core message to Slack, and Slack's errors as what they mean for it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.core.messages import Claimed
from app.slack.directory import asked_to_wait, look_up
from app.slack.views.limits import UnsendableError
from app.slack.views.message import message_blocks
from app.slack.views.text import fallback
from app.usecases.settle_messages import Missed, Permanent, Result, RetryLater, Sent, Undisturbed

EVENT_TYPE = "checkin_message"
RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
FAILING = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
# The last two are about `client_msg_id`: it was seen before.
MAYBE_DONE = FAILING | {"duplicate_message_not_found", "duplicate_channel_not_found"}
NOT_TOLD = frozenset({"missing_scope", "user_not_found", "user_not_visible"})
DEFAULT_PAUSE = timedelta(seconds=30)
LOOK_BACK = timedelta(hours=1)  # the clock of this machine may be ahead of the platform's
LOOK_AT = 15
A_DAY = timedelta(days=1)
STILL_OURS = timedelta(seconds=20)  # of a lease of 60: a call takes 10 at most, and history may be 30 late


class SlackSender:
    """Sends direct messages of one workspace. Keeps nothing that could not be asked for again."""

    def __init__(self, client: AsyncWebClient, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._clock = clock
        self._channels: dict[str, str] = {}

    async def send(self, claimed: Claimed) -> Result | None:
        """Send one message: post it, or put it where an earlier one of its key stands.

        None means that nobody can tell whether it arrived; it stays leased, and the next to claim it looks first.
        """
        message = claimed.message
        try:
            person = await look_up(self._client, message.to)
            if person is None or person.deleted:
                return Permanent(reason="deactivated" if person else "user_not_found", deactivated=True)
            if claimed.doubtful and claimed.ts is None and (found := await self._look(claimed)):
                return found
            if not message.replies and claimed.ts is None and (until := await self._undisturbed(claimed)):
                return Undisturbed(until=until)
            channel = claimed.channel or await self._channel(message.to)
            if claimed.ts is not None:
                return await self._update(channel, claimed.ts, claimed)
            if claimed.opens_at is not None:
                return Undisturbed(until=claimed.opens_at)
            return await self._post(channel, claimed)
        except SlackApiError as error:
            return _meaning(error)
        except (TimeoutError, aiohttp.ClientError):
            return None
        except UnsendableError:
            return Permanent(reason="unsendable")

    async def _undisturbed(self, claimed: Claimed) -> datetime | None:
        """Return when the reader's scheduled do-not-disturb ends, if it runs; a manual snooze is invisible to apps.

        After a day it is let be: whose do-not-disturb covers all of their hours would never get anything, and Slack
        keeps the notification back by itself.
        """
        if claimed.planned_at is not None and claimed.claimed_at - claimed.planned_at > A_DAY:
            return None
        try:
            quiet = await self._client.dnd_info(user=claimed.message.to)
        except SlackApiError as error:
            if error.response.get("error") not in NOT_TOLD:
                raise
            return None
        start, end = (_instant(quiet.get(f"next_dnd_{edge}_ts")) for edge in ("start", "end"))
        runs = quiet.get("dnd_enabled") and start <= claimed.claimed_at < end
        return end if runs else None

    async def _channel(self, person_id: str) -> str:
        if person_id not in self._channels:
            answer = await self._client.conversations_open(users=[person_id])
            self._channels[person_id] = answer["channel"]["id"]
        return self._channels[person_id]

    async def _post(self, channel: str, claimed: Claimed) -> Sent | None:
        """Post it, unless this process stood still for so long that another may have taken it meanwhile."""
        if self._clock() - claimed.claimed_at > STILL_OURS:
            return None
        answer = await self._client.chat_postMessage(
            channel=channel, **_content(claimed), unfurl_links=False, client_msg_id=str(claimed.id)
        )
        return Sent(channel=answer["channel"], ts=answer["ts"])

    async def _update(self, channel: str, ts: str, claimed: Claimed) -> Sent | None:
        try:
            await self._client.chat_update(channel=channel, ts=ts, **_content(claimed))
        except SlackApiError as error:
            if error.response.get("error") not in GONE:
                raise
            return await self._post(channel, claimed)
        return Sent(channel=channel, ts=ts)

    async def _look(self, claimed: Claimed) -> Sent | Missed | None:
        """Look for what may have been sent; None where it was missed twice, a lease apart, and can be sent again.

        Once is not enough: the lease was counted by two clocks, and where they differ its sender may still be sending.
        """
        found = await self._find(claimed)
        return found if found or claimed.missed else Missed()

    async def _find(self, claimed: Claimed) -> Sent | None:
        """Look for a message that may have been posted before its sender died."""
        channel, cursor = claimed.channel or await self._channel(claimed.message.to), ""
        while True:
            answer = await self._client.conversations_history(
                channel=channel,
                oldest=_stamp(claimed.maybe_since - LOOK_BACK),
                include_all_metadata=True,
                limit=LOOK_AT,
                cursor=cursor or None,
            )
            for found in answer["messages"]:
                if (found.get("metadata") or {}).get("event_payload", {}).get("id") == str(claimed.id):
                    return Sent(channel=channel, ts=str(found["ts"]))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None


def _content(claimed: Claimed) -> dict[str, Any]:
    message = claimed.message
    return {
        "text": fallback(message.text),
        "blocks": message_blocks(message),
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"id": str(claimed.id), "key": message.key}},
    }


def _instant(seconds: Any) -> datetime:
    return datetime.fromtimestamp(float(seconds or 0), UTC)


def _stamp(at: datetime) -> str:
    return f"{at.timestamp():.6f}"


def _meaning(error: SlackApiError) -> Result | None:
    code = str(error.response.get("error") or "")
    status = error.response.status_code
    if code in RATE_LIMITED or status == 429:
        after = asked_to_wait(error)
        pause = DEFAULT_PAUSE if after is None else timedelta(seconds=after)
        return RetryLater(after=pause, reason="ratelimited", told_to_wait=True)
    if code in MAYBE_DONE or status >= 500:
        return None
    return Permanent(reason=code or f"http {status}")
