"""What a person sees, as plain data: for the control API, and for whoever asserts on it."""

from typing import Any

from app.sandbox import blocks as shown
from app.sandbox.messages import Message
from app.sandbox.person import Person
from app.sandbox.views import View
from app.sandbox.workspace import Workspace

Data = dict[str, Any]


def sight_of(workspace: Workspace, person: Person) -> Data:
    """Return everything the person can see: conversations, what only they see, the open form, the Home tab."""
    places = [("app", person.dm), *((channel.name, channel) for channel in person.channels)]
    return {
        "id": person.id,
        "name": person.name,
        "time_zone": person.member.tz,
        "status": person.member.status,
        "conversations": {name: [_message(m) for m in channel.messages] for name, channel in places},
        "only_visible_to_you": [_message(message) for message in person.ephemerals],
        "said_in_passing": person.toasts,
        "form": _form(person.modal) if person.modal else None,
        "home": person.home_text,
        "buttons": person.buttons,
        "unread": sum(workspace.unread(person.id, channel) for _, channel in places),
    }


def _message(message: Message) -> Data:
    return {
        "ts": message.ts,
        "user": message.user,
        "by": message.by.name if message.by else "",
        "text": shown.visible(message),
        "thread_ts": message.thread_ts or "",
        "edited": bool(message.edited_at),
        "reactions": message.reactions,
        "buttons": shown.button_labels(message.blocks),
        "blocks": message.blocks,
    }


def _form(view: View) -> Data:
    labels = {block["block_id"]: block["label"]["text"] for block in shown.inputs(view.content)}
    return {
        "title": view.content["title"]["text"],
        "text": shown.view_text(view),
        "fields": {
            block["label"]["text"]: view.values.get(block["block_id"], {}).get(block["element"]["action_id"])
            for block in shown.inputs(view.content)
        },
        "errors": {labels[name]: error for name, error in view.errors.items()},
        "buttons": shown.button_labels(view.content["blocks"]),
    }
