"""One person's window: side, conversation, thread, composer, and the form that is open for them."""

from functools import partial
from typing import Any

from nicegui import ui

from app.sandbox.apps import App
from app.sandbox.manifest import Shortcut
from app.sandbox.messages import Channel, Message
from app.sandbox.page import home
from app.sandbox.page.composer import Composer, offers
from app.sandbox.page.conversation import AtMessage, Conversation
from app.sandbox.page.form import draw_form
from app.sandbox.page.hands import Hands
from app.sandbox.page.menus import draw_shortcut, shortcuts_of
from app.sandbox.page.place import Place
from app.sandbox.page.side import Moves, Side
from app.sandbox.page.stage import Sample, Stage
from app.sandbox.server import Sandbox
from app.sandbox.views import View

TABS = {"home": "Home", "messages": "Messages", "about": "About"}


class Desk:
    """What one person sees. Everything is drawn from the workspace; `look` brings it up to date."""

    def __init__(self, sandbox: Sandbox, stage: Stage, person_id: str) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace
        self._stage = stage
        self.person = sandbox.person(person_id)
        self.place = Place(app=sandbox.app)
        self._drawn: dict[str, Any] = {}
        self._told: dict[str, int] = {}
        self._editing: Message | None = None

    # laying out

    def build(self) -> None:
        """Lay the window out."""
        self._root = ui.element("div").classes("desk")
        with self._root:
            with ui.element("nav").classes("side").props('aria-label="Conversations"'):
                self._side = Side(self._workspace, self._stage, Moves(become=self.become, go=self.go, try_it=self._try))
                self._side.build()
            with ui.element("main").classes("main"):
                self._head = ui.element("div").classes("head")
                self._body = ui.element("div").classes("body-of")
                self._composer = Composer("Message", self._type, self._offers, self._plus)
            self._thread = ui.element("aside").classes("aside").props('aria-label="Thread"')
            self._veil = ui.element("div").classes("veil")
        self._veil.visible = self._thread.visible = False
        self.look()

    def _plus(self) -> None:
        with ui.button(icon="add", color=None).props('flat dense aria-label="Shortcuts"').classes("plus"):
            ui.tooltip("Shortcuts")
            with ui.menu():
                for app, shortcut in shortcuts_of(self._workspace.apps, "global"):
                    draw_shortcut(app, shortcut, partial(self._take, app, shortcut))

    async def _take(self, app: App, shortcut: Shortcut) -> None:
        await self.person.using(app).shortcut(shortcut.callback_id)
        self.look()

    # keeping up to date

    def look(self) -> None:
        """Redraw what has changed since it was drawn. What somebody is typing stays."""
        if self._root.is_deleted:
            return
        with self._root:
            channel = self.place.channel(self._workspace, self.person)
            if self.place.tab == "messages":
                self._workspace.mark_read(self.person.id, channel)
            self._side.show(self.person, self.place, self._sandbox.clock.now())
            self._show_head(channel)
            self._show_body(channel)
            self._show_thread(channel)
            self._show_form()
            self._show_toasts()

    def _changed(self, name: str, shown: Any) -> bool:
        if name in self._drawn and self._drawn[name] == shown:
            return False
        self._drawn[name] = shown
        return True

    def _show_head(self, channel: Channel) -> None:
        tabs = [name for name in TABS if name != "home" or self.place.app.home_enabled] if channel.is_im else []
        if not self._changed("head", (self.person.id, channel.id, self.place.tab, self.person.member.tz)):
            return
        self._head.clear()
        with self._head:
            menu = ui.button(icon="menu", on_click=self._fold, color=None).props("flat dense").classes("fold")
            menu.props["aria-label"] = "Conversations"
            ui.label(self.place.app.name if channel.is_im else f"# {channel.name}").classes("where")
            with ui.element("div").classes("tabs").props("role=tablist"):
                for tab in tabs:
                    button = ui.button(TABS[tab], on_click=lambda tab=tab: self._open(tab), color=None)
                    button.props("no-caps flat dense role=tab").classes("on" if tab == self.place.tab else "")
                    button.props["aria-selected"] = str(tab == self.place.tab).lower()
            ui.label(f"as {self.person.name}, {self.person.member.tz or 'no time zone'}").classes("as")
        self._offer_to_write(channel)

    def _offer_to_write(self, channel: Channel) -> None:
        name = self.place.app.name if channel.is_im else f"#{channel.name}"
        if channel.is_archived:
            self._composer.disable(f"#{channel.name} is archived")
        elif channel.is_im and not self.place.app.messages_enabled:
            self._composer.disable("This app takes no messages")
        else:
            self._composer.enable()
            self._composer.relabel(f"Message {name}, or type / for a command")

    def _show_body(self, channel: Channel) -> None:
        person, place = self.person, self.place
        if self._changed("body", (person.id, channel.id, place.tab)):
            self._body.clear()
            self._drawn.pop("home", None)
            with self._body:
                self._list = ui.element("div").classes("list")
            if place.tab == "messages":
                self._list.props('role="log" aria-label="Messages"')
                self._conversation = Conversation(self._workspace, person, self._at_message())
        if place.tab == "messages":
            empty = self._empty(channel)
            if self._conversation.show(self._list, channel, place.messages(channel, person), empty):
                self._to_end("list")
        elif place.tab == "home":
            view = self._workspace.homes.get((place.app.id, person.id))
            if self._changed("home", (view.id, view.hash) if view else None):
                home.draw_home(self._list, view, self._hands(view) if view else None)
        elif self._changed("home", "about"):
            home.draw_about(self._list, place.app)

    def _empty(self, channel: Channel) -> str:
        if channel.is_im:
            return f"<b>This is {self.person.name}'s conversation with {self.place.app.name}.</b>{self._stage.tip}"
        return f"<b>This is the beginning of #{channel.name}.</b>Write something, or mention somebody."

    def _show_thread(self, channel: Channel) -> None:
        ts = self.place.thread_ts
        if self._changed("thread", (self.person.id, channel.id, ts)):
            self._thread.clear()
            self._thread.visible = bool(ts)
            if ts:
                self._draw_thread()
        if ts:
            self._replies.show(self._replies_list, channel, self.place.replies(channel, self.person), "")

    def _draw_thread(self) -> None:
        with self._thread:
            with ui.element("div").classes("head"):
                ui.label("Thread").classes("where")
                close = ui.button("✕", on_click=lambda: self._in_thread(""), color=None).props("flat dense")
                close.props["aria-label"] = "Close thread"
            self._replies_list = ui.element("div").classes("list")
            self._replies = Conversation(self._workspace, self.person, self._at_message(), in_thread=True)
            Composer("Reply…", self._reply, self._offers)

    def _show_form(self) -> None:
        view = self.person.modal
        shown = (view.id, view.hash, view.fills, dict(view.errors), view.trouble) if view else None
        if not self._changed("form", shown):
            return
        self._veil.clear()
        self._veil.visible = view is not None
        if view is not None:
            with self._veil:
                draw_form(view, self._hands(view), submit=self._submit, close=self._close, close_all=self._close_all)

    def _show_toasts(self) -> None:
        toasts = self.person.toasts
        for text in toasts[self._told.get(self.person.id, 0) :]:
            ui.notify(text, type="warning", position="top")
        self._told[self.person.id] = len(toasts)

    def _to_end(self, name: str) -> None:
        ui.run_javascript(
            f"getHtmlElement({self._root.id}).querySelectorAll('.{name}').forEach(e => e.scrollTop = e.scrollHeight)"
        )

    # acting

    def _hands(self, place: Message | View) -> Hands:
        async def act(block_id: str, element: dict[str, Any], **value: Any) -> None:
            await self.person.act(block_id, element, place, **value)
            self.look()

        return Hands(
            names=self._workspace.names(),
            people=self._workspace.choosable(),
            channels={channel.id: f"#{channel.name}" for channel in self.person.channels},
            values=place.values,
            act=act,
            suggest=self.person.options,
        )

    def _at_message(self) -> AtMessage:
        return AtMessage(
            hands=self._hands,
            react=self.person.react,
            open_thread=lambda message: self._in_thread(message.thread_ts or message.ts),
            take=lambda app, shortcut, message: self.person.using(app).message_shortcut(shortcut.callback_id, message),
            edit=self._edit,
            remove=self.person.remove,
            dismiss=self.person.dismiss,
        )

    def _in_thread(self, ts: str) -> None:
        self.place.thread_ts = ts
        self.look()

    def _edit(self, message: Message) -> None:
        self._editing = message
        self._composer.put(message.text)

    def _offers(self, text: str) -> Any:
        people = {p.id: p.name for p in self._workspace.people.values() if not p.deleted}
        return offers(text, self._workspace.apps, self.person, people)

    async def _type(self, line: str) -> None:
        channel, editing = self.place.channel(self._workspace, self.person), self._editing
        self._editing = None
        if editing is not None:
            await self.person.edit(editing, line)
        elif line.startswith("/"):
            await self.person.run(line, channel=channel.id)
        else:
            await self.person.write(channel, line)
        self.look()

    async def _reply(self, line: str) -> None:
        channel = self.place.channel(self._workspace, self.person)
        if root := self._workspace.find(channel.id, self.place.thread_ts):
            await self.person.write(channel, line, thread=root)
        self.look()

    async def _try(self, sample: Sample) -> None:
        await self.become(self._sandbox.person(sample.who).id)
        await self._type(sample.line)

    async def _submit(self) -> None:
        await self.person.submit()
        self.look()

    async def _close(self) -> None:
        await self.person.close()
        self.look()

    async def _close_all(self) -> None:
        await self.person.close_all()
        self.look()

    # going about

    async def become(self, person_id: str) -> None:
        """Be somebody else, in their conversation with the app."""
        self.person = self._sandbox.person(person_id)
        await self.go(Place(app=self.place.app))

    async def go(self, place: Place) -> None:
        """Go to a conversation."""
        self.place, self._editing = place, None
        self._root.classes(remove="open")
        self.look()
        if not place.channel_id:
            await self.person.using(place.app).open_home("messages")

    async def _open(self, tab: str) -> None:
        self.place.tab = tab
        if tab != "about":
            await self.person.using(self.place.app).open_home(tab)
        self.look()

    def _fold(self) -> None:
        self._root.classes(toggle="open")
