"""chat.*: posting, changing, deleting, scheduling. Source: docs.slack.dev/reference/methods."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.sandbox.messages import TEAM_URL, Channel, Message
from app.sandbox.web_api.call import Answer, ApiError, Call, invalid, method

UPDATE_TEXT = 4000
POST_TEXT = 40_000
MARKDOWN_TEXT = 12_000
ATTACHMENTS = 100
METADATA_BYTES = 8000
SCHEDULE_AHEAD = timedelta(days=120)
SCHEDULE_LOCKED = timedelta(seconds=60)
SCHEDULED_PER_WINDOW = 30
WINDOW_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    text: str
    blocks: list[dict[str, Any]]
    attachments: list[dict[str, Any]]
    metadata: dict[str, Any] | None


def _words(call: Call) -> _Words:
    markdown, text = call.text("markdown_text"), call.text("text")
    if markdown and (text or call.args.get("blocks")):
        raise ApiError("markdown_text_conflict")
    if len(markdown) > MARKDOWN_TEXT:
        raise ApiError("msg_too_long")
    attachments = call.structured("attachments") or []
    if len(attachments) > ATTACHMENTS:
        raise ApiError("too_many_attachments")
    words = _Words(text=text or markdown, blocks=call.blocks(), attachments=attachments, metadata=_metadata(call))
    if not words.text and not words.blocks and not attachments:
        raise ApiError("no_text")
    return words


def _metadata(call: Call) -> dict[str, Any] | None:
    metadata = call.structured("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise ApiError("invalid_metadata_format")
    if len(str(metadata)) > METADATA_BYTES:
        raise ApiError("metadata_too_large")
    return metadata


def _paced(call: Call, channel: Channel) -> None:
    if wait := call.around.rates.post(call.app.id, channel.id):
        raise ApiError("ratelimited", retry_after=wait)


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.text("thread_ts")
    if ts and call.workspace.find(channel.id, ts) is None:
        raise ApiError("cannot_reply_to_message")
    return ts or None


def _place(call: Call) -> Channel:
    """Return where to post; a public channel may be posted to from outside with a scope of its own."""
    channel = call.channel(or_person=True)
    if channel.is_archived:
        raise ApiError("is_archived")
    if channel.is_im and not call.app.messages_enabled:
        raise ApiError("messages_tab_disabled")
    outside = channel.kind == "channels" and "chat:write.public" in call.app.scopes
    if not outside:
        call.member_of(channel)
    return channel


@method("chat.postMessage", tier=5, scope="chat:write", required="channel")
def post_message(call: Call) -> Answer:
    if call.args.get("username") or call.args.get("icon_emoji") or call.args.get("icon_url"):
        call.needs("chat:write.customize")
    channel, words = _place(call), _words(call)
    thread_ts = _thread(call, channel)
    _paced(call, channel)
    message = call.workspace.post(
        channel,
        call.app.bot_user_id,
        words.text[:POST_TEXT],
        by=call.app,
        blocks=words.blocks,
        attachments=words.attachments,
        metadata=words.metadata,
        thread_ts=thread_ts,
    )
    call.around.dispatch.soon(call.around.dispatch.message(channel, message))
    return {"channel": channel.id, "ts": message.ts, "message": message.as_api(with_metadata=True)}


@method("chat.postEphemeral", tier=4, scope="chat:write", required="channel user")
def post_ephemeral(call: Call) -> Answer:
    channel, person = call.channel(), call.person()
    call.member_of(channel)
    if person.id not in channel.members or person.deleted:
        raise ApiError("user_not_in_channel")
    words = _words(call)
    _paced(call, channel)
    thread_ts = _thread(call, channel)
    message = call.workspace.whisper(
        person.id, channel.id, words.text, call.app, blocks=words.blocks, thread_ts=thread_ts
    )
    return {"message_ts": message.ts}


def _own(call: Call, refusal: str) -> tuple[Channel, Message]:
    if call.text("channel") in call.workspace.people:
        raise ApiError("channel_not_found")
    channel, message = call.message()
    if message.by is not call.app:
        raise ApiError(refusal)
    return channel, message


@method("chat.update", tier=3, scope="chat:write", required="channel ts")
def update_message(call: Call) -> Answer:
    channel, message = _own(call, "cant_update_message")
    if len(call.text("text")) > UPDATE_TEXT:
        raise ApiError("msg_too_long")
    words, before = _words(call), message.as_api()
    call.workspace.rewrite(message, words.text, words.blocks)
    if "attachments" in call.args:
        message.attachments = words.attachments
    if words.metadata is not None:
        message.metadata = words.metadata
    call.around.dispatch.soon(call.around.dispatch.message_changed(channel, message, before))
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message.as_api()}


@method("chat.delete", tier=3, scope="chat:write", required="channel ts")
def delete_message(call: Call) -> Answer:
    channel, message = _own(call, "cant_delete_message")
    channel.messages.remove(message)
    call.workspace.changed()
    call.around.dispatch.soon(call.around.dispatch.message_deleted(channel, message.as_api()))
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", tier=5, required="channel message_ts")
def permalink(call: Call) -> Answer:
    channel, message = call.message("message_ts")
    link = f"{TEAM_URL}archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


@method("chat.scheduleMessage", tier=3, scope="chat:write", required="channel post_at")
def schedule_message(call: Call) -> Answer:
    channel, words, now = _place(call), _words(call), call.workspace.clock.now()
    if not call.text("post_at").isdigit():
        raise ApiError("invalid_time")
    post_at = int(call.text("post_at"))
    if post_at <= now.timestamp():
        raise ApiError("time_in_past")
    if post_at > (now + SCHEDULE_AHEAD).timestamp():
        raise ApiError("time_too_far")
    near = [m for m in channel.scheduled.values() if m["post_at"] // WINDOW_SECONDS == post_at // WINDOW_SECONDS]
    if len(near) >= SCHEDULED_PER_WINDOW:
        raise ApiError("restricted_too_many")
    scheduled_id = call.workspace.new_id("Q")
    channel.scheduled[scheduled_id] = {"post_at": post_at, "text": words.text, "blocks": words.blocks, "app": call.app}
    message = {"type": "delayed_message", "text": words.text, "bot_id": call.app.bot_id, "blocks": words.blocks}
    return {
        "channel": channel.id,
        "scheduled_message_id": scheduled_id,
        "post_at": str(post_at),
        "message": {**message, "user": call.app.bot_user_id, "team": "T0SANDBOX", "app_id": call.app.id},
    }


@method("chat.deleteScheduledMessage", tier=3, scope="chat:write", required="channel scheduled_message_id")
def delete_scheduled(call: Call) -> Answer:
    channel, scheduled_id = call.channel(or_person=True), call.text("scheduled_message_id")
    waiting = channel.scheduled.get(scheduled_id)
    locked = call.workspace.clock.now() + SCHEDULE_LOCKED
    if waiting is None or waiting["app"] is not call.app or waiting["post_at"] <= locked.timestamp():
        raise ApiError("invalid_scheduled_message_id")
    del channel.scheduled[scheduled_id]
    return {}


@method("chat.scheduledMessages.list", tier=3)
def list_scheduled(call: Call) -> Answer:
    only = call.text("channel")
    waiting = [
        {
            "id": int(name[1:]),
            "channel_id": channel.id,
            "post_at": one["post_at"],
            "date_created": 0,
            "text": one["text"],
        }
        for channel in call.workspace.channels.values()
        for name, one in channel.scheduled.items()
        if one["app"] is call.app and only in ("", channel.id)
    ]
    shown, paging = call.page(waiting)
    return {"scheduled_messages": shown, **paging}


@method("blocks.validate", tier=4)
def validate(call: Call) -> Answer:
    given = [name for name in ("blocks", "view", "message") if name in call.args]
    if len(given) != 1:
        raise invalid("exactly one of `blocks`, `view` or `message` must be provided")
    if given == ["blocks"]:
        call.blocks()
    return {}
