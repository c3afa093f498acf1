"""conversations.*: opening, reading, listing. Source: docs.slack.dev/reference/methods."""

from app.sandbox.messages import Channel
from app.sandbox.people import Member
from app.sandbox.web_api.call import Answer, ApiError, Call, method

OPEN_MOST = 8
HISTORY_MOST = 999
_TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}


@method("conversations.open", tier=3, scope="im:write")
def open_conversation(call: Call) -> Answer:
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}, "no_op": True, "already_open": True}
    ids = call.names("users")
    if not ids:
        raise ApiError("users_list_not_supplied")
    if len(ids) > OPEN_MOST:
        raise ApiError("too_many_users")
    people = [_known(call, person_id) for person_id in ids]
    if len(people) > 1:
        call.needs("mpim:write")
        raise ApiError("method_not_supported_for_channel_type")
    return _open(call, people[0])


def _known(call: Call, person_id: str) -> Member:
    person = call.workspace.people.get(person_id)
    if person is None:
        raise ApiError("cannot_dm_bot" if call.workspace.app_of(person_id) else "user_not_found")
    if person.is_bot or person.id == "USLACKBOT":
        raise ApiError("cannot_dm_bot")
    return person


def _open(call: Call, person: Member) -> Answer:
    known = any(c.with_app is call.app and person.id in c.members for c in call.workspace.channels.values())
    if person.deleted and not known:
        raise ApiError("user_disabled")
    channel = call.workspace.im(person.id, call.app)
    if not call.flag("return_im"):
        return {"channel": {"id": channel.id}, "no_op": known, "already_open": known}
    more = {"last_read": "0000000000.000000", "latest": None, "unread_count": 0, "is_open": True, "priority": 0}
    return {"channel": {**channel.as_api(person.id), **more}, "no_op": known, "already_open": known}


@method("conversations.info", tier=3, required="channel")
def conversation_info(call: Call) -> Answer:
    channel = call.channel()
    call.needs_for(channel, "read")
    shown = channel.as_api()
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown | {"is_member": call.app.bot_user_id in channel.members}}


@method("conversations.members", tier=4, required="channel")
def members(call: Call) -> Answer:
    channel = call.channel()
    call.needs_for(channel, "read")
    shown, paging = call.page(list(channel.members))
    return {"members": shown, **paging}


@method("conversations.list", tier=2)
def list_conversations(call: Call) -> Answer:
    names = call.names("types") or ["public_channel"]
    if unknown := [name for name in names if name not in _TYPES]:
        raise ApiError("invalid_types", arg=unknown[0])
    kinds = {_TYPES[name] for name in names}
    for kind in sorted(kinds):
        call.needs(f"{kind}:read")
    found = [c for c in call.workspace.channels.values() if c.kind in kinds and _seen_by(call, c)]
    if call.flag("exclude_archived"):
        found = [channel for channel in found if not channel.is_archived]
    shown, paging = call.page(found)
    return {"channels": [channel.as_api() for channel in shown], **paging}


def _seen_by(call: Call, channel: Channel) -> bool:
    return channel.kind == "channels" or call.app.bot_user_id in channel.members


@method("conversations.join", tier=3, scope="channels:join", required="channel")
def join(call: Call) -> Answer:
    channel = call.channel()
    if channel.is_archived:
        raise ApiError("is_archived")
    if channel.is_im:
        raise ApiError("method_not_supported_for_channel_type")
    if call.app.bot_user_id not in channel.members:
        channel.members += (call.app.bot_user_id,)
        call.workspace.changed()
    return {"channel": channel.as_api()}


@method("conversations.history", tier=3, required="channel")
def history(call: Call) -> Answer:
    channel = call.channel()
    call.needs_for(channel, "history")
    if not channel.is_im and call.app.bot_user_id not in channel.members:
        raise ApiError("not_in_channel")
    oldest, latest = _stamp(call, "oldest", 0), _stamp(call, "latest", float("inf"))
    edge = call.flag("inclusive")
    found = [
        message
        for message in reversed(channel.roots())
        if oldest < float(message.ts) < latest or (edge and float(message.ts) in (oldest, latest))
    ]
    call.number("limit", 100, HISTORY_MOST)
    shown, paging = call.page(found)
    metadata = call.flag("include_all_metadata")
    more = bool(paging["response_metadata"]["next_cursor"])
    messages = [channel.shown(message, with_metadata=metadata) for message in shown]
    return {"messages": messages, "has_more": more, "pin_count": 0, **(paging if more else {})}


def _stamp(call: Call, name: str, default: float) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError:
        raise ApiError(f"invalid_ts_{name}") from None


@method("conversations.replies", tier=3, required="channel ts")
def replies(call: Call) -> Answer:
    channel = call.channel()
    call.needs_for(channel, "history")
    found = channel.thread(call.text("ts"))
    if not found:
        raise ApiError("thread_not_found")
    shown, paging = call.page(found)
    metadata = call.flag("include_all_metadata")
    more = bool(paging["response_metadata"]["next_cursor"])
    messages = [channel.shown(message, with_metadata=metadata) for message in shown]
    return {"messages": messages, "has_more": more, **(paging if more else {})}
