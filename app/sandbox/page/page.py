"""The page: who you are, your conversations, the clock, the samples. One tab is one person."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from nicegui import ui

from app.sandbox.messages import Channel, Message
from app.sandbox.page import blocks, markup
from app.sandbox.people import Member
from app.sandbox.person import Person
from app.sandbox.views import View

if TYPE_CHECKING:
    from app.sandbox.server import Sandbox

STYLE = Path(__file__).with_name("page.css")
FACES = ("#1264a3", "#2b7a4b", "#a3411a", "#7a3b8f", "#8f6b00", "#4a5568")
APP_FACE = "#4a154b"
LOOK_AGAIN_SECONDS = 0.25
GENERAL = "C0GENERAL"
STEPS = (
    ("+10 min", timedelta(minutes=10)),
    ("+1 hour", timedelta(hours=1)),
    ("+2 hours", timedelta(hours=2)),
    ("+1 day", timedelta(days=1)),
    ("+1 week", timedelta(weeks=1)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Something to try with one click: who types which line, and what to look for."""

    title: str
    who: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a page is set up with: the app's name and command, samples, and how time is moved."""

    app_name: str
    tip: str
    samples: tuple[Sample, ...]
    advance: Callable[[datetime], Awaitable[None]]


class Tab:
    """One browser tab: it is one person at a time, and redraws what has changed."""

    def __init__(self, sandbox: "Sandbox", stage: Stage) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace
        self._stage = stage
        self._person = sandbox.person(next(iter(self._workspace.people)))
        self._general = False
        self._read: dict[str, int] = {}
        self._drawn: dict[str, Any] = {}

    def build(self) -> None:
        """Lay the page out."""
        ui.add_css(STYLE)
        ui.page_title(f"{self._stage.app_name} sandbox")
        with ui.element("div").classes("frame"):
            with ui.element("div").classes("top"):
                self._clock_bar()
            self._side = ui.element("nav").classes("side")
            with ui.element("main").classes("main"):
                self._head = ui.element("div").classes("head")
                self._list = ui.element("div").classes("list").props('role="log" aria-label="Messages"')
                self._composer()
        self._dialog = ui.dialog().props("persistent")
        self._look()
        ui.timer(LOOK_AGAIN_SECONDS, self._look)

    # time

    def _clock_bar(self) -> None:
        self._clock = ui.label().classes("clock").props('aria-label="Sandbox time"')
        for label, span in STEPS:
            ui.button(label, on_click=lambda span=span: self._move(self._now() + span), color=None).props(
                "no-caps unelevated dense"
            )
        ui.button("Next working morning", on_click=lambda: self._move(self._next_morning()), color=None).props(
            "no-caps unelevated dense"
        )
        self._spinner = ui.spinner(size="20px", color="white")
        self._spinner.visible = False

    def _now(self) -> datetime:
        return self._sandbox.clock.now()

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._person.member.tz or "UTC")

    def _next_morning(self) -> datetime:
        day = self._now().astimezone(self._zone()) + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        return day.replace(hour=9, minute=0, second=0, microsecond=0).astimezone(UTC)

    async def _move(self, target: datetime) -> None:
        self._spinner.visible = True
        try:
            await self._stage.advance(target)
        finally:
            self._spinner.visible = False
        self._look()

    # what is in sight

    def _look(self) -> None:
        """Redraw whatever has changed since it was drawn; what somebody is typing stays."""
        local = self._now().astimezone(self._zone())
        self._clock.text = f"{local:%A} {local.day} {local:%B, %H:%M}"
        messages = self._messages()
        self._read[self._person.id] = len(self._person.messages)
        self._redraw("list", [(m.ts, m.text, id(m.blocks)) for m in messages], self._draw_list)
        unread = {p.id: self._unread(p) for p in self._cast()}
        self._redraw("side", (self._person.id, self._general, unread), self._draw_side)
        view = self._person.modal
        self._redraw("form", (view.id, view.hash, dict(view.errors)) if view else None, self._draw_form)

    def _redraw(self, name: str, shown: Any, draw: Callable[[], None]) -> None:
        if self._drawn.get(name, self) != shown:
            self._drawn[name] = shown
            draw()

    def _cast(self) -> list[Member]:
        return [person for person in self._workspace.people.values() if person.hint]

    def _unread(self, member: Member) -> int:
        if member.id == self._person.id:
            return 0
        seen = self._read.get(member.id, 0)
        return len(self._sandbox.person(member.id).messages) - seen

    def _channel(self) -> Channel:
        return self._workspace.channels[GENERAL] if self._general else self._workspace.im(self._person.id)

    def _messages(self) -> list[Message]:
        channel = self._channel()
        mine = [note for note in self._person.ephemerals if note.channel == channel.id]
        return sorted([*channel.messages, *mine], key=lambda message: float(message.ts))

    def _draw_side(self) -> None:
        self._side.clear()
        with self._side:
            ui.html("<h1>Sandbox</h1>", sanitize=False)
            ui.html("<h2>You are</h2>", sanitize=False)
            for member in self._cast():
                self._person_button(member)
            ui.html("<h2>Conversations</h2>", sanitize=False)
            self._place(self._stage.app_name, general=False)
            self._place("# general", general=True)
            ui.html("<h2>Try it</h2>", sanitize=False)
            for sample in self._stage.samples:
                ui.button(sample.title, on_click=lambda sample=sample: self._try(sample), color=None).props(
                    "no-caps flat dense"
                ).classes("sample")

    def _person_button(self, member: Member) -> None:
        unread = self._unread(member)
        on = "on" if member.id == self._person.id else "unread" if unread else ""
        with (
            ui.button(on_click=lambda: self._become(member.id), color=None).props("no-caps flat dense").classes(on) as b
        ):
            b._props["aria-label"] = f"Be {member.name}"
            ui.label(member.name)
            ui.label(member.hint).classes("hint")
            if unread:
                ui.label(str(unread)).classes("badge").style("margin-left:6px")

    def _place(self, name: str, *, general: bool) -> None:
        on = "on" if self._general is general else ""
        ui.button(name, on_click=lambda: self._go(general=general), color=None).props("no-caps flat dense").classes(on)

    def _draw_list(self) -> None:
        self._head.clear()
        with self._head:
            ui.label("# general" if self._general else self._stage.app_name)
            zone = self._person.member.tz or "UTC"
            ui.html(f"<small>as {self._person.name}, {zone}</small>", sanitize=False)
        self._list.clear()
        with self._list:
            self._draw_messages(self._messages())
        ui.run_javascript("document.querySelectorAll('.list').forEach(e => e.scrollTop = e.scrollHeight)")

    def _draw_messages(self, messages: list[Message]) -> None:
        if not messages:
            text = f"<b>This is {self._person.name}'s conversation with {self._stage.app_name}.</b>{self._stage.tip}"
            ui.html(text, sanitize=False).classes("empty")
        day = None
        for message in messages:
            at = datetime.fromtimestamp(float(message.ts), UTC).astimezone(self._zone())
            if at.date() != day:
                day = at.date()
                ui.html(f"<span>{at:%A}, {at.day} {at:%B}</span>", sanitize=False).classes("day")
            self._draw_message(message, at)

    def _draw_message(self, message: Message, at: datetime) -> None:
        author = self._workspace.people.get(message.user)
        by_app = message.by is not None
        name = self._stage.app_name if by_app else author.name
        with ui.element("div").classes("msg only" if message.only_for else "msg"):
            colour = APP_FACE if by_app else FACES[sum(map(ord, name)) % len(FACES)]
            ui.label(name[0]).classes("face").style(f"background:{colour}").props('aria-hidden="true"')
            with ui.element("div").classes("body"):
                app = '<span class="app">APP</span>' if by_app else ""
                edited = '<span class="note">(edited)</span>' if message.edited_at else ""
                only = '<span class="note">Only visible to you</span>' if message.only_for else ""
                top = f'<span class="who">{name}</span>{app}<span class="at">{at:%H:%M}</span>{edited}{only}'
                ui.html(top, sanitize=False)
                if message.blocks:
                    blocks.draw(message.blocks, self._workspace.people, self._act_on(message))
                else:
                    ui.html(markup.mrkdwn(message.text, self._workspace.people), sanitize=False).classes("said")

    def _act_on(self, message: Message) -> blocks.Act:
        async def act(block_id: str, element: dict[str, Any]) -> None:
            await self._person.act(block_id, element, message=message)
            self._look()

        return act

    # forms

    def _draw_form(self) -> None:
        view = self._person.modal
        self._dialog.clear()
        if view is None:
            self._dialog.close()
            return
        with self._dialog, ui.card().classes("sheet"):
            ui.label(view.content["title"]["text"]).classes("title").props('role="heading" aria-level="2"')
            with ui.element("div").classes("inner"):
                blocks.draw_form(view, self._person, self._workspace.people, self._act_in(view))
            with ui.element("div").classes("feet"):
                self._feet(view)
        self._dialog.open()

    def _feet(self, view: View) -> None:
        close = (view.content.get("close") or {}).get("text", "Cancel")
        ui.button(close, on_click=self._close, color=None).props("no-caps unelevated")
        if submit := (view.content.get("submit") or {}).get("text"):
            ui.button(submit, on_click=self._submit, color=None).props("no-caps unelevated").classes("primary")

    def _act_in(self, view: View) -> blocks.Act:
        async def act(block_id: str, element: dict[str, Any]) -> None:
            await self._person.act(block_id, element, view=view)
            self._look()

        return act

    async def _submit(self) -> None:
        await self._person.submit()
        self._look()

    async def _close(self) -> None:
        await self._person.close()
        self._look()

    # acting

    def _composer(self) -> None:
        with ui.element("div").classes("write"):
            self._text = ui.input(placeholder=f"Message {self._stage.app_name}, or type / for a command")
            self._text.props("borderless dense").on("keydown.enter", self._send)
            self._text._props["aria-label"] = "Message"
            ui.button("Send", on_click=self._send, color=None).props("no-caps unelevated dense")
        ui.html(self._stage.tip, sanitize=False).classes("tip")

    async def _send(self) -> None:
        line, self._text.value = (self._text.value or "").strip(), ""
        if line:
            await self._type(self._person, line)

    async def _type(self, person: Person, line: str) -> None:
        if line.startswith("/"):
            await person.run(line, channel=GENERAL if self._general else None)
        elif self._general:
            self._workspace.post(self._workspace.channels[GENERAL], person.id, line)
        else:
            await person.say(line)
        self._look()

    async def _try(self, sample: Sample) -> None:
        self._become(self._sandbox.person(sample.who).id)
        await self._type(self._person, sample.line)

    def _become(self, person_id: str) -> None:
        self._person, self._general = self._sandbox.person(person_id), False
        self._look()

    def _go(self, *, general: bool) -> None:
        self._general = general
        self._look()


def add_page(sandbox: "Sandbox", stage: Stage) -> None:
    """Serve the page at the root of the sandbox."""
    ui.run_with(sandbox.web, root=lambda: Tab(sandbox, stage).build(), title=stage.app_name, show_welcome_message=False)
