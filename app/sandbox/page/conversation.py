"""A conversation: its messages with day dividers, threads, reactions, and what can be done at each."""

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui
from nicegui.element import Element

from app.sandbox.manifest import Shortcut
from app.sandbox.messages import Channel, Message
from app.sandbox.page import blocks, markup
from app.sandbox.page.blocks import said
from app.sandbox.page.hands import Hands
from app.sandbox.page.menus import draw_shortcut, shortcuts_of
from app.sandbox.person import Person
from app.sandbox.workspace import Workspace

FACES = ("#1264a3", "#2b7a4b", "#a3411a", "#7a3b8f", "#7d6200", "#4a5568")
APP_FACE = "#4a154b"
REACTIONS = ("thumbsup", "eyes", "white_check_mark", "tada", "question", "hourglass_flowing_sand")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMessage:
    """What can be done at a message."""

    hands: Callable[[Message], Hands]
    react: Callable[[Message, str], Awaitable[None]]
    open_thread: Callable[[Message], None]
    take: Callable[[Any, Shortcut, Message], Awaitable[None]]
    edit: Callable[[Message], None]
    remove: Callable[[Message], Awaitable[None]]
    dismiss: Callable[[Message], None]


class Conversation:
    """The messages of one place, drawn anew only where they have changed."""

    def __init__(self, workspace: Workspace, person: Person, can: AtMessage, *, in_thread: bool = False) -> None:
        self._workspace = workspace
        self._person = person
        self._can = can
        self._in_thread = in_thread
        self._drawn: dict[str, tuple[Any, Element]] = {}
        self._order: list[str] = []
        self._day: date | None = None

    def show(self, holder: Element, channel: Channel, messages: list[Message], empty: str) -> bool:
        """Bring what is drawn in `holder` up to date; True where something is new at its end."""
        order = [message.ts for message in messages]
        if not order or order[: len(self._order)] != self._order or not self._order:
            self._clear(holder, empty="" if order else empty)
        for message in messages:
            self._message(holder, channel, message)
        fresh = len(order) > len(self._order)
        self._order = order
        return fresh

    def _clear(self, holder: Element, empty: str) -> None:
        if empty and not self._order and self._drawn.get("") is not None:
            return
        holder.clear()
        self._drawn.clear()
        self._order, self._day = [], None
        if empty:
            with holder:
                self._drawn[""] = (None, ui.html(empty, sanitize=False).classes("empty"))

    def _message(self, holder: Element, channel: Channel, message: Message) -> None:
        key = self._key(channel, message)
        known = self._drawn.get(message.ts)
        if known is None:
            with holder:
                self._divide(message)
                row = ui.element("div").classes("msg only" if message.only_for else "msg")
        elif known[0] == key:
            return
        else:
            row = known[1]
            row.clear()
        self._drawn[message.ts] = (key, row)
        with row:
            self._draw(channel, message)

    def _key(self, channel: Channel, message: Message) -> Any:
        replies = 0 if self._in_thread else len(channel.thread(message.ts))
        return message.changes, message.text, message.edited_at, id(message.blocks), replies

    def _at(self, message: Message) -> datetime:
        zone = ZoneInfo(self._person.member.tz or "UTC")
        return datetime.fromtimestamp(float(message.ts), UTC).astimezone(zone)

    def _divide(self, message: Message) -> None:
        at = self._at(message)
        if self._in_thread or at.date() == self._day:
            return
        self._day = at.date()
        ui.html(f"<span>{at:%A}, {at.day} {at:%B}</span>", sanitize=False).classes("day")

    def _draw(self, channel: Channel, message: Message) -> None:
        names = self._workspace.names()
        name = names.get(message.user, "Slack")
        colour = APP_FACE if message.by else FACES[sum(map(ord, name)) % len(FACES)]
        ui.label(name[0]).classes("face").style(f"background:{colour}").props('aria-hidden="true"')
        with ui.element("div").classes("body"):
            said(self._top(message, name), "by")
            self._content(message, names)
            if message.files:
                said("".join(f'<span class="file">{html.escape(f["name"])}</span>' for f in message.files))
            self._reactions(message)
            self._thread(channel, message)
        if message.only_for is None:
            self._toolbar(message)
        else:
            ui.button("Dismiss", on_click=lambda: self._can.dismiss(message), color=None).props(
                "no-caps flat dense"
            ).classes("dismiss")

    def _top(self, message: Message, name: str) -> str:
        at = self._at(message)
        app = '<span class="app">APP</span>' if message.by else ""
        edited = '<span class="note">(edited)</span>' if message.edited_at else ""
        only = '<span class="note">Only visible to you</span>' if message.only_for else ""
        who = f'<span class="who">{html.escape(name)}</span>{app}'
        return f'{who}<span class="at">{at:%H:%M}</span>{edited}{only}'

    def _content(self, message: Message, names: dict[str, str]) -> None:
        if not message.blocks:
            if message.text:
                said(markup.mrkdwn(message.text, names))
            return
        blocks.draw(message.blocks, self._can.hands(message))

    def _reactions(self, message: Message) -> None:
        if not message.reactions:
            return
        with ui.element("div").classes("reactions"):
            for name, who in message.reactions.items():
                mine = "mine" if self._person.id in who else ""
                shown = f"{markup.emojis(f':{name}:')} {len(who)}"
                pill = ui.button(shown, on_click=lambda name=name: self._can.react(message, name), color=None)
                pill.props("no-caps unelevated dense").classes(f"pill {mine}")
                pill.props["aria-label"] = f"{name}, {len(who)}"

    def _thread(self, channel: Channel, message: Message) -> None:
        replies = len(channel.thread(message.ts)) - 1
        if self._in_thread or replies < 1:
            return
        label = "1 reply" if replies == 1 else f"{replies} replies"
        ui.button(label, on_click=lambda: self._can.open_thread(message), color=None).props(
            "no-caps flat dense"
        ).classes("replies")

    def _toolbar(self, message: Message) -> None:
        with ui.element("div").classes("tools"):
            with _tool("add_reaction", "React"), ui.menu().classes("picker"), ui.row().classes("gap-0"):
                for name in REACTIONS:
                    emoji = ui.button(
                        markup.emojis(f":{name}:"),
                        on_click=lambda name=name: self._can.react(message, name),
                        color=None,
                    ).props("flat dense")
                    emoji.props["aria-label"] = name
            if not self._in_thread:
                _tool("chat_bubble_outline", "Reply in thread").on_click(lambda: self._can.open_thread(message))
            with _tool("more_vert", "More actions"), ui.menu():
                self._menu(message)

    def _menu(self, message: Message) -> None:
        for app, shortcut in shortcuts_of(self._workspace.apps, "message"):
            draw_shortcut(app, shortcut, partial(self._can.take, app, shortcut, message))
        if message.user == self._person.id:
            ui.menu_item("Edit message", on_click=lambda: self._can.edit(message))
            ui.menu_item("Delete message", on_click=lambda: self._can.remove(message))


def _tool(icon: str, label: str) -> ui.button:
    button = ui.button(icon=icon, color=None).props("flat dense size=sm")
    button.props["aria-label"] = label
    with button:
        ui.tooltip(label)
    return button
