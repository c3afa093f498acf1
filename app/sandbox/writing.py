"""Writing in the pretend Slack: messages, edits, reactions, slash commands."""

import html
import re
from typing import Protocol

from app.sandbox import payloads
from app.sandbox.apps import App, Reply
from app.sandbox.block_kit import check
from app.sandbox.dispatch import Dispatch
from app.sandbox.hooks import Hooks
from app.sandbox.log import Log, Way
from app.sandbox.messages import Channel, Message
from app.sandbox.sight import Sight
from app.sandbox.triggers import Triggers
from app.sandbox.views import with_ids
from app.sandbox.workspace import Workspace

INVITE = "/invite"


class Surroundings(Protocol):
    """What a person acts in. See `app.sandbox.server.Sandbox`."""

    workspace: Workspace
    dispatch: Dispatch
    triggers: Triggers
    hooks: Hooks
    log: Log

    @property
    def url(self) -> str:
        """Where the sandbox is served."""

    async def invite(self, channel: Channel, who: str) -> None:
        """Put a person or an app's bot into a channel, and tell the apps."""


class Writer(Sight):
    """One person of the workspace, and what they write."""

    def __init__(self, sandbox: Surroundings, person_id: str, app: App | None = None) -> None:
        super().__init__(sandbox.workspace, person_id, app)
        self._sandbox = sandbox

    async def say(self, text: str) -> Message:
        """Write to the app. Raises `LookupError` where the app takes no messages."""
        if not self.app.writable:
            raise LookupError("Sending messages to this app has been turned off.")
        return await self.write(self.dm, text)

    async def write(self, channel: Channel, text: str, *, thread: Message | None = None) -> Message:
        """Write into a conversation, or into a thread of it."""
        root = (thread.thread_ts or thread.ts) if thread else None
        message = self._workspace.post(channel, self.id, self._escaped(text), thread_ts=root)
        await self._sandbox.dispatch.message(channel, message)
        return message

    async def edit(self, message: Message, text: str) -> None:
        """Change what this person wrote."""
        before = message.as_api()
        message.text, message.edited_at = self._escaped(text), self._workspace.new_ts()
        message.changes += 1
        self._workspace.changed()
        await self._sandbox.dispatch.message_changed(self._workspace.channels[message.channel], message, before)

    async def remove(self, message: Message) -> None:
        """Delete what this person wrote."""
        channel = self._workspace.channels[message.channel]
        channel.messages.remove(message)
        self._workspace.changed()
        await self._sandbox.dispatch.message_deleted(channel, message.as_api())

    async def react(self, message: Message, name: str) -> None:
        """Put a reaction on a message, or take this person's back."""
        who = message.reactions.setdefault(name, [])
        kind = "reaction_removed" if self.id in who else "reaction_added"
        if self.id in who:
            who.remove(self.id)
        else:
            who.append(self.id)
        if not who:
            del message.reactions[name]
        message.changes += 1
        self._workspace.changed()
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        event = {"type": kind, "user": self.id, "reaction": name, "item": item, "item_user": message.user}
        present = self._workspace.channels[message.channel].members
        apps = [app for app in self._workspace.apps if app.bot_user_id in present]
        await self._sandbox.dispatch.publish(event, only=apps)

    async def run(self, line: str, channel: str | None = None) -> None:
        """Type a slash command; the newest app that has it gets it."""
        name, _, text = line.partition(" ")
        where = self._workspace.channels[channel] if channel else self.dm
        if name == INVITE and not where.is_im:
            await self._invite(where, text)
            return
        app = next((app for app in reversed(self._workspace.apps) if not app.dead and app.command(name)), None)
        command = app.command(name) if app else None
        if app is None or command is None:
            self._workspace.whisper(self.id, where.id, f"`{name}` is not a valid command.", None)
            return
        payload = payloads.command(
            app,
            self.member,
            where,
            name,
            self._escaped(text, marks=command.should_escape),
            trigger_id=self._sandbox.triggers.new(app, self.id),
            response_url=self._hook(app, where, None, "commands"),
        )
        reply = await self._sandbox.dispatch.deliver(app, Way.COMMAND, name, payload)
        self._command_answered(app, where, line, name, reply)

    async def _invite(self, where: Channel, text: str) -> None:
        """Put into a channel whoever is named: an app by its bot, a person by their handle."""
        mark = re.fullmatch(r"<@(?P<id>\w+)(?:\|[^>]*)?>", self._escaped(text.strip()))
        if mark is None:
            self._workspace.whisper(self.id, where.id, f"{INVITE} needs somebody: `{INVITE} @someone`.", None)
            return
        await self._sandbox.invite(where, mark["id"])

    def _command_answered(self, app: App, where: Channel, line: str, name: str, reply: Reply) -> None:
        body = reply.body
        if body is None:
            error = "operation_timeout" if "timeout" in reply.reason else "dispatch_failed"
            self._workspace.whisper(self.id, where.id, f'{name} failed with the error "{error}"', None)
            return
        if body.get("blocks") and (problems := check.check_message(body["blocks"])):
            self._refused(app, f"answered {name} with blocks", problems)
            self._workspace.whisper(self.id, where.id, f'{name} failed with the error "invalid_blocks"', None)
            return
        blocks, text = with_ids(body.get("blocks") or [], self._workspace.new_id), str(body.get("text") or "")
        if body.get("response_type") == "in_channel":
            self._workspace.post(where, self.id, line)
            if text or blocks:
                self._workspace.post(where, app.bot_user_id, text, by=app, blocks=blocks)
        elif text or blocks:
            self._workspace.whisper(self.id, where.id, text, app, blocks=blocks)

    def _refused(self, app: App, what: str, problems: list[tuple[str, str]]) -> None:
        told = "; ".join(f"{message} [json-pointer:{pointer}]" for message, pointer in problems)
        self._sandbox.log.problem(f"{app.name} {what} that Slack refuses: {told}")

    def _escaped(self, text: str, *, marks: bool = True) -> str:
        """Return what the composer sends: people and channels as marks, the rest escaped."""
        pieces = re.split(r"(<[@#!][^>]*>|[@#][\w-]+)", text)
        return "".join(
            (self._mark(piece) if marks else piece) if place % 2 else html.escape(piece, quote=False)
            for place, piece in enumerate(pieces)
        )

    def _mark(self, piece: str) -> str:
        if piece.startswith("<"):
            return piece
        name = piece[1:].casefold()
        if piece.startswith("#"):
            channel = next((c for c in self.channels if c.name == name), None)
            return f"<#{channel.id}|{'' if channel.is_private else channel.name}>" if channel else piece
        if app := next((app for app in self._workspace.apps if app.name.casefold() == name), None):
            return f"<@{app.bot_user_id}>"
        known = next((person for person in self._workspace.people.values() if person.handle == name), None)
        return f"<@{known.id}|{known.handle}>" if known else piece

    def _hook(self, app: App, channel: Channel, message: Message | None, kind: str) -> str:
        return self._sandbox.url + self._sandbox.hooks.new(app, self.id, channel, message, kind)
