"""The side of the window: who you are, the channels, the apps, what to try. Counts change in place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui
from nicegui.element import Element

from app.sandbox.page import markup
from app.sandbox.page.place import Place
from app.sandbox.page.stage import Sample, Stage
from app.sandbox.people import Member
from app.sandbox.person import Person
from app.sandbox.workspace import Workspace

QUIET = "💤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What can be done in the side."""

    become: Callable[[str], Awaitable[None]]
    go: Callable[[Place], Awaitable[None]]
    try_it: Callable[[Sample], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class _Row:
    """One button, and what was shown in it last."""

    button: Element
    badge: ui.label
    hint: ui.label | None = None
    shown: Any = None


class Side:
    """The side of one person's window."""

    def __init__(self, workspace: Workspace, stage: Stage, moves: Moves) -> None:
        self._workspace = workspace
        self._stage = stage
        self._moves = moves
        self._people: dict[str, _Row] = {}
        self._places: dict[str, _Row] = {}
        self._drawn: Any = None

    def build(self) -> None:
        """Lay it out."""
        ui.html("<h2>You are</h2>", sanitize=False)
        self._cast = ui.element("div").classes("rows")
        with self._cast:
            for member in self._workspace.people.values():
                if member.hint:
                    self._people[member.id] = self._person(member)
        self._someone_else()
        self._conversations = ui.element("div").classes("rows")
        if self._stage.samples:
            ui.html("<h2>Try it</h2>", sanitize=False)
        for sample in self._stage.samples:
            ui.button(sample.title, on_click=lambda sample=sample: self._moves.try_it(sample), color=None).props(
                "no-caps flat dense"
            ).classes("sample")

    def _person(self, member: Member) -> _Row:
        button = ui.button(on_click=lambda: self._moves.become(member.id), color=None).props("no-caps flat dense")
        button.props["aria-label"] = f"Be {member.name}"
        with button:
            ui.label(member.name).classes("name")
            hint = ui.label().classes("hint")
            badge = ui.label().classes("badge")
        return _Row(button=button, badge=badge, hint=hint)

    def _someone_else(self) -> None:
        others = [m for m in self._workspace.people.values() if not m.hint and not m.is_bot and m.id != "USLACKBOT"]
        with ui.button("Someone else…", color=None).props("no-caps flat dense").classes("else"), ui.menu():
            for member in others:
                with ui.menu_item(on_click=lambda member=member: self._moves.become(member.id)):
                    ui.label(f"{member.name} ({_kind(member)})")

    def show(self, person: Person, place: Place, now: datetime) -> None:
        """Bring everything up to date."""
        self._show_person_rows(person, now)
        channels = person.channels
        drawn = (person.id, [channel.id for channel in channels], [app.id for app in self._workspace.apps])
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw_conversations(person)
        for channel in [*channels, *(self._workspace.im(person.id, app) for app in self._workspace.apps)]:
            here = channel is place.channel(self._workspace, person)
            self._mark(self._places[channel.id], here=here, unread=self._workspace.unread(person.id, channel))

    def _show_person_rows(self, person: Person, now: datetime) -> None:
        if person.id not in self._people:
            with self._cast:
                self._people[person.id] = self._person(person.member)
        for person_id, row in self._people.items():
            member = self._workspace.people[person_id]
            theirs = [self._workspace.im(person_id, app) for app in self._workspace.apps]
            unread = sum(self._workspace.unread(person_id, channel) for channel in theirs)
            assert row.hint is not None
            if row.hint.text != (hint := _hint(member, now)):
                row.hint.text = hint
            self._mark(row, here=person_id == person.id, unread=unread)

    def _mark(self, row: _Row, *, here: bool, unread: int) -> None:
        if row.shown == (here, unread):
            return
        row.shown = (here, unread)
        row.badge.text = str(unread or "")
        row.badge.set_visibility(unread > 0)
        row.button.classes(
            add=" ".join(name for name, on in (("on", here), ("unread", unread)) if on),
            remove=" ".join(name for name, on in (("on", here), ("unread", unread)) if not on),
        )
        row.button.props["aria-current"] = str(here).lower()
        row.button.update()

    def _draw_conversations(self, person: Person) -> None:
        self._places.clear()
        self._conversations.clear()
        with self._conversations:
            ui.html("<h2>Channels</h2>", sanitize=False)
            for channel in person.channels:
                target = Place(app=self._workspace.apps[0], channel_id=channel.id)
                self._places[channel.id] = self._place(channel.name, target, "lock" if channel.is_private else "tag")
            ui.html("<h2>Apps</h2>", sanitize=False)
            for app in self._workspace.apps:
                self._places[self._workspace.im(person.id, app).id] = self._place(app.name, Place(app=app), "smart_toy")

    def _place(self, name: str, target: Place, icon: str) -> _Row:
        button = ui.button(on_click=lambda: self._moves.go(target), color=None).props("no-caps flat dense")
        with button:
            ui.icon(icon, size="16px")
            ui.label(name).classes("name")
            badge = ui.label().classes("badge")
        return _Row(button=button, badge=badge)


def _kind(member: Member) -> str:
    kinds = {
        "has left": member.deleted,
        "single-channel guest": member.is_ultra_restricted,
        "guest": member.is_restricted,
        "from another company": member.is_stranger,
        "no time zone": member.tz is None,
    }
    return next((kind for kind, on in kinds.items() if on), member.tz or "")


def _hint(member: Member, now: datetime) -> str:
    """Return role, local time, and what their status or the hour says."""
    local = now.astimezone(ZoneInfo(member.tz or "UTC"))
    sign = markup.emojis(member.status_emoji) or (QUIET if member.is_quiet(now) else "")
    away = "" if sign or member.works_at(now) else "off work"
    return " · ".join(filter(None, (away or member.hint, f"{local:%H:%M}", sign)))
