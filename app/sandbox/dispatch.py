"""Carries what happens to the apps that are to know: subscriptions, acknowledgements, retries, and the log of it."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

from app.sandbox import payloads
from app.sandbox.apps import App, Reply
from app.sandbox.faults import Astray, Faults
from app.sandbox.log import Log, Way
from app.sandbox.messages import Channel, Message
from app.sandbox.workspace import Workspace

RETRIES = 3
# The scope without which an event is not sent. docs.slack.dev/reference/events
EVENT_SCOPES = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "user_change": "users:read",
    "user_profile_changed": "users:read",
    "user_status_changed": "users:read",
    "dnd_updated_user": "dnd:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "subteam_updated": "usergroups:read",
}


class Dispatch:
    """Delivers to apps. `retry_seconds` is the wait before each retry, pressed together."""

    def __init__(self, workspace: Workspace, log: Log, faults: Faults) -> None:
        self._workspace = workspace
        self._log = log
        self._faults = faults
        self._held: list[tuple[App, dict[str, Any]]] = []
        self._running: set[asyncio.Task[None]] = set()
        self.retry_seconds: tuple[float, ...] = (0, 0.1, 0.5)

    async def deliver(
        self, app: App, way: Way, name: str, payload: dict[str, Any], *, retry: int = 0, reason: str = ""
    ) -> Reply:
        """Hand one payload to an app and note how it went."""
        at, began = self._workspace.clock.now(), time.monotonic()
        reply = await app.transport.deliver(way, payload, retry=retry, reason=reason)
        self._log.add(
            at=at,
            way=way,
            app=app.name,
            name=name,
            request=payload,
            answer=reply.body,
            seconds=time.monotonic() - began,
            note=reply.reason,
            retry=retry,
        )
        return reply

    async def event(self, app: App, event: dict[str, Any]) -> None:
        """Tell an app of an event; unacknowledged, it is told again, three times at most."""
        payload = payloads.callback(app, event, int(float(event["event_ts"])))
        astray = self._faults.take_delivery()
        if astray is Astray.HELD_BACK:
            self._held.append((app, payload))
            return
        await self._tell(app, payload, lost=astray is Astray.ACK_LOST)
        if astray is Astray.TWICE:
            await self._tell(app, payload)
        while self._held:
            await self._tell(*self._held.pop(0))

    async def _tell(self, app: App, payload: dict[str, Any], *, lost: bool = False) -> None:
        reason = ""
        for attempt in range(RETRIES + 1):
            if attempt:
                await asyncio.sleep(self.retry_seconds[min(attempt, len(self.retry_seconds)) - 1])
            name = _name(payload["event"])
            reply = await self.deliver(app, Way.EVENT, name, payload, retry=attempt, reason=reason)
            if (reply.body is not None and not lost) or not reply.retry_wanted:
                return
            reason, lost = reply.reason or "timeout", False

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something happen beside what is going on."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def quiet(self) -> None:
        """Wait until everything begun beside has happened."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)

    def stop(self) -> None:
        """Let nothing more happen."""
        for task in self._running:
            task.cancel()

    async def publish(self, event: dict[str, Any], *, name: str | None = None, only: list[App] | None = None) -> None:
        """Tell every app that wants to know, or only those of a few."""
        event = {**event, "event_ts": event.get("event_ts") or self._workspace.new_ts()}
        name = name or event["type"]
        asked = self._workspace.apps if only is None else only
        hearing = [app for app in asked if not app.dead and self._reaches(app, name)]
        await asyncio.gather(*(self.event(app, event) for app in hearing))

    def _reaches(self, app: App, name: str) -> bool:
        if not app.hears(name):
            return False
        scope = EVENT_SCOPES.get(name)
        if scope is not None and not app.may(scope):
            self._log.problem(f"{app.name} subscribes to {name} without the scope {scope}: it is never told.")
            return False
        return True

    async def farewell(self, app: App, *events: dict[str, Any]) -> None:
        """Tell an app, though it is dead, that it is: the last thing it hears."""
        for event in events:
            if app.hears(event["type"]):
                await self.event(app, {**event, "event_ts": self._workspace.new_ts()})

    async def message(self, channel: Channel, message: Message) -> None:
        """Tell the apps of a conversation that something was written, and those named in it that they were."""
        event = {**message.as_api(), "channel": channel.id, "channel_type": channel.type, "event_ts": message.ts}
        if message.files:
            event["subtype"] = "file_share"
        await self.publish(event, name=f"message.{channel.kind}", only=self._present(channel))
        named = [app for app in self._present(channel) if app.bot_user_id in message.mentions]
        if named and not channel.is_im:
            event = {**event, "type": "app_mention"}
            del event["channel_type"]
            await self.publish(event, only=named)

    async def message_changed(self, channel: Channel, message: Message, before: dict[str, Any]) -> None:
        """Tell the apps of a conversation that a message reads differently now."""
        ts = self._workspace.new_ts()
        event = {
            "type": "message",
            "subtype": "message_changed",
            "message": message.as_api(),
            "previous_message": before,
            "channel": channel.id,
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
            "channel_type": channel.type,
        }
        await self.publish(event, name=f"message.{channel.kind}", only=self._present(channel))

    async def message_deleted(self, channel: Channel, before: dict[str, Any]) -> None:
        """Tell the apps of a conversation that a message is gone."""
        ts = self._workspace.new_ts()
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "previous_message": before,
            "channel": channel.id,
            "hidden": True,
            "deleted_ts": before["ts"],
            "ts": ts,
            "event_ts": ts,
            "channel_type": channel.type,
        }
        await self.publish(event, name=f"message.{channel.kind}", only=self._present(channel))

    def _present(self, channel: Channel) -> list[App]:
        return [app for app in self._workspace.apps if app.bot_user_id in channel.members]


def _name(event: dict[str, Any]) -> str:
    return ".".join(filter(None, (event["type"], event.get("subtype"))))
