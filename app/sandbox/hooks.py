"""Response URLs: where an app may answer an interaction, five times in thirty minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.sandbox.apps import App
from app.sandbox.block_kit.check import check_message
from app.sandbox.messages import Channel, Message
from app.sandbox.views import with_ids
from app.sandbox.workspace import Workspace

USES = 5
LIFE = timedelta(minutes=30)


@dataclass(slots=True, kw_only=True)
class Hook:
    """One response URL: of which app, for whom, where, and at which message."""

    app: App
    person_id: str
    channel: Channel
    message: Message | None
    made_at: datetime
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HookAnswer:
    """What a response URL answers: plain text with a status. `posted` is a message all can see that came of it."""

    text: str = "ok"
    status: int = 200
    posted: tuple[Channel, Message] | None = None


class Hooks:
    """Every response URL that was handed out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._hooks: dict[str, Hook] = {}

    def new(self, app: App, person_id: str, channel: Channel, message: Message | None, kind: str) -> str:
        """Return the path of a new response URL."""
        token = secrets.token_hex(12)
        now = self._workspace.clock.now()
        self._hooks[token] = Hook(app=app, person_id=person_id, channel=channel, message=message, made_at=now)
        return f"/{kind}/T0SANDBOX/{token}"

    def app_of(self, token: str) -> App | None:
        """Return whose response URL that is, or None."""
        hook = self._hooks.get(token)
        return hook.app if hook else None

    def answer(self, token: str, body: Any) -> HookAnswer:
        """Do what an app posted to a response URL."""
        hook = self._hooks.get(token)
        if hook is None or self._workspace.clock.now() - hook.made_at > LIFE:
            return HookAnswer(text="expired_url", status=404)
        if hook.uses >= USES:
            return HookAnswer(text="used_url", status=404)
        if not isinstance(body, dict):
            return HookAnswer(text="invalid_payload", status=400)
        if body.get("blocks") and (problems := check_message(body["blocks"])):
            message, pointer = problems[0]
            return HookAnswer(text=f"invalid_blocks: {message} [json-pointer:{pointer}]", status=400)
        if not body.get("delete_original") and not body.get("text") and not body.get("blocks"):
            return HookAnswer(text="no_text", status=400)
        hook.uses += 1
        return self._do(hook, body)

    def _do(self, hook: Hook, body: dict[str, Any]) -> HookAnswer:
        blocks, text = with_ids(body.get("blocks") or [], self._workspace.new_id), body.get("text") or ""
        if hook.message is not None and body.get("delete_original"):
            self._remove(hook)
        elif hook.message is not None and body.get("replace_original"):
            self._workspace.rewrite(hook.message, text, blocks)
        elif body.get("response_type") == "in_channel":
            thread = body.get("thread_ts")
            message = self._workspace.post(
                hook.channel, hook.app.bot_user_id, text, by=hook.app, blocks=blocks, thread_ts=thread
            )
            return HookAnswer(posted=(hook.channel, message))
        else:
            self._workspace.whisper(hook.person_id, hook.channel.id, text, hook.app, blocks=blocks)
        return HookAnswer()

    def _remove(self, hook: Hook) -> None:
        assert hook.message is not None
        for messages in (hook.channel.messages, self._workspace.notes.get(hook.person_id, [])):
            if hook.message in messages:
                messages.remove(hook.message)
        self._workspace.changed()
