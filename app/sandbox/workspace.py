"""The state of the pretend workspace: people, apps, conversations, open forms. Kept in memory on purpose."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.sandbox.apps import App
from app.sandbox.clock import SandboxClock
from app.sandbox.messages import TEAM_ID, Channel, Message
from app.sandbox.people import CAST, EXTRAS, Member
from app.sandbox.views import View, initial_values

__all__ = ["CAST", "EXTRAS", "TEAM_ID", "Channel", "Member", "Message", "View", "Workspace"]
GENERAL = "C0GENERAL"


class Workspace:
    """Everything the pretend Slack knows. `changes` grows with every change, so that a page can tell it must redraw."""

    def __init__(self, clock: SandboxClock, people: Iterable[Member] = (*CAST, *EXTRAS)) -> None:
        self.clock = clock
        self.first_people = tuple(people)
        self.people = {person.id: person for person in self.first_people}
        self.apps: list[App] = []
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, list[View]] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.notes: dict[str, list[Message]] = {}
        self.files: dict[str, dict[str, Any]] = {}
        self.groups: dict[str, dict[str, Any]] = {}
        self.executions: dict[str, dict[str, Any]] = {}
        self.toasts: dict[str, list[str]] = {}
        self.changes = 0
        self._count = itertools.count(1)
        self._last_ts = 0
        everybody = [p.id for p in self.people.values() if not p.deleted and not p.is_bot and p.id != "USLACKBOT"]
        staff = [p for p in everybody if not self.people[p].is_restricted and not self.people[p].is_stranger]
        self.add_channel(GENERAL, "general", everybody)
        self.add_channel("C0RESEARCH", "research", staff[:4])
        self.add_channel("G0LEADS", "leads", [p for p in staff if p in ("U0PRIYA", "U0SAM")], is_private=True)
        self.add_channel("C0OLD", "old-project", staff, is_archived=True)
        self.groups["S0MODEL"] = {"handle": "modellers", "name": "Modellers", "users": staff[1:3]}

    def add_channel(
        self,
        channel_id: str,
        name: str,
        members: Iterable[str],
        *,
        is_private: bool = False,
        is_archived: bool = False,
    ) -> Channel:
        """Add a channel."""
        self.channels[channel_id] = Channel(
            id=channel_id, name=name, members=tuple(members), is_private=is_private, is_archived=is_archived
        )
        return self.channels[channel_id]

    def changed(self) -> None:
        """Note that something a person can see has changed."""
        self.changes += 1

    def new_id(self, prefix: str) -> str:
        """Return an id that was not used before."""
        return f"{prefix}{next(self._count):08d}"

    def new_ts(self) -> str:
        """Return the stamp of a message written now; each is later than the one before."""
        micros = int(self.clock.now().timestamp() * 1_000_000)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def change_person(self, person_id: str, **what: Any) -> Member:
        """Change what is known of a person and return them."""
        self.people[person_id] = replace(self.people[person_id], **what)
        self.changed()
        return self.people[person_id]

    def app_of(self, bot_user_id: str) -> App | None:
        """Return the app whose bot that is, or None."""
        return next((app for app in self.apps if app.bot_user_id == bot_user_id), None)

    def im(self, person_id: str, app: App | None = None) -> Channel:
        """Return the conversation between that person and an app (the first one installed), opening it if need be."""
        app = app or self.apps[0]
        channel_id = f"D{person_id[1:]}{f'X{app.number}' if app.number else ''}"
        if channel_id not in self.channels:
            self.channels[channel_id] = Channel(
                id=channel_id, name="directmessage", members=(person_id, app.bot_user_id), with_app=app
            )
        return self.channels[channel_id]

    def post(self, channel: Channel, user: str, text: str, **content: Any) -> Message:
        """Write a message into a conversation."""
        message = Message(ts=self.new_ts(), channel=channel.id, user=user, text=text, **content)
        message.values = initial_values(message.blocks)
        channel.messages.append(message)
        if user in self.people:
            channel.read_by[user] = message.ts
        self.changed()
        return message

    def whisper(self, person_id: str, channel_id: str, text: str, by: App | None, **content: Any) -> Message:
        """Show a message to one person only; without an app it is Slack's own word."""
        user = by.bot_user_id if by else "USLACKBOT"
        message = Message(
            ts=self.new_ts(), channel=channel_id, user=user, by=by, text=text, only_for=person_id, **content
        )
        message.values = initial_values(message.blocks)
        self.notes.setdefault(person_id, []).append(message)
        self.changed()
        return message

    def rewrite(self, message: Message, text: str, blocks: list[dict[str, Any]]) -> None:
        """Give a message new words and blocks; fields that keep their ids keep what stands in them."""
        kept = message.values
        message.text, message.blocks, message.values = text, blocks, initial_values(blocks)
        for block_id, elements in message.values.items():
            elements.update({a: kept[block_id][a] for a in elements if a in kept.get(block_id, {})})
        message.changes += 1
        self.changed()

    def toast(self, person_id: str, text: str) -> None:
        """Say something to one person in passing, as Slack does when an app does not answer."""
        self.toasts.setdefault(person_id, []).append(text)
        self.changed()

    def post_due(self) -> list[tuple[Channel, Message]]:
        """Post the scheduled messages whose time has come, and return them."""
        posted = []
        for channel in list(self.channels.values()):
            for name, one in list(channel.scheduled.items()):
                if one["post_at"] <= self.clock.now().timestamp():
                    del channel.scheduled[name]
                    app: App = one["app"]
                    message = self.post(channel, app.bot_user_id, one["text"], by=app, blocks=one["blocks"])
                    posted.append((channel, message))
        return posted

    def find(self, channel_id: str, ts: str) -> Message | None:
        """Return the message of that stamp in that conversation, or None."""
        channel = self.channels.get(channel_id)
        return next((message for message in channel.messages if message.ts == ts), None) if channel else None

    def names(self) -> dict[str, str]:
        """Return what everybody and every channel is called, by id."""
        called = {person.id: person.shown or person.name for person in self.people.values()}
        called |= {app.bot_user_id: app.name for app in self.apps}
        return called | {channel.id: channel.name for channel in self.channels.values() if not channel.is_im}

    def choosable(self) -> dict[str, str]:
        """Return everybody a select of people offers, by id: bots and guests too, but nobody who has left."""
        return {person.id: person.name for person in self.people.values() if not person.deleted}

    def unread(self, person_id: str, channel: Channel) -> int:
        """Return how many messages of a conversation that person has not seen."""
        seen = float(channel.read_by.get(person_id, 0))
        return sum(float(message.ts) > seen and message.user != person_id for message in channel.messages)

    def mark_read(self, person_id: str, channel: Channel) -> None:
        """Note that the person has seen everything in a conversation."""
        if channel.messages:
            channel.read_by[person_id] = channel.messages[-1].ts

    def stack(self, person_id: str) -> list[View]:
        """Return the open forms of that person, the topmost last."""
        return self.views.setdefault(person_id, [])

    def view(self, view_id: str) -> View | None:
        """Return the open form of that id, or None."""
        return next((view for stack in self.views.values() for view in stack if view.id == view_id), None)

    def every_view(self) -> list[View]:
        """Return every form and Home tab there is."""
        return [*(view for stack in self.views.values() for view in stack), *self.homes.values()]
