"""Where a person types: Enter sends; `/` and `@` offer what there is, taken with Tab or a click."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui import ui

from app.sandbox.apps import App
from app.sandbox.person import Person

MOST = 8
# The keys are taken only while something is offered, so that Tab moves on everywhere else. What Tab takes is put in
# where it is typed: what is typed next, while the page is told, is not lost.
_KEYS = (
    "(e) => { const on = e.target.closest('.composer').querySelector('.offer.on'); if (!on) return; "
    "e.preventDefault(); e.stopPropagation(); "
    "if (e.key === 'Tab') { getElement(%d).inputValue = on.dataset.written } else { emit(e.key) } }"
)
# Emptied where it is typed: what is typed next, while the line is under way, is not lost.
_SEND = (
    "(e) => { if (!e.shiftKey && !e.isComposing) "
    "{ e.preventDefault(); emit(e.target.value); getElement(%d).inputValue = ''; } }"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something to be taken: what it writes, and what is shown."""

    written: str
    title: str
    hint: str = ""


def offers(text: str, apps: list[App], person: Person, people: dict[str, str]) -> list[Offer]:
    """Return what there is for what was typed."""
    if text.startswith("/") and " " not in text:
        found = [
            Offer(
                written=f"{command.command} ",
                title=f"{command.command} {command.usage_hint or ''}".strip(),
                hint=f"{command.description} · {app.name}",
            )
            for app in apps
            for command in (app.manifest.features.slash_commands if app.manifest else [])
            if command.command.startswith(text)
        ]
        return found[:MOST]
    before, at, word = text.rpartition("@")
    if not at or " " in word or before[-1:].isalnum():
        return []
    named = {name.split()[0]: name for name in [*people.values(), *(app.name for app in apps)]}
    return [
        Offer(written=f"{before}@{first} ", title=f"@{first}", hint="" if first == name else name)
        for first, name in named.items()
        if first.casefold().startswith(word.casefold()) and name != person.name
    ][:MOST]


class Composer:
    """A box to write in."""

    def __init__(
        self,
        label: str,
        send: Callable[[str], Awaitable[None]],
        offered: Callable[[str], list[Offer]],
        menu: Callable[[], None] | None = None,
    ) -> None:
        self._send = send
        self._offered = offered
        self._offers: list[Offer] = []
        self._at = 0
        with ui.element("div").classes("composer"):
            self._list = ui.element("div").classes("offers").props('role="listbox" aria-label="Suggestions"')
            with ui.element("div").classes("write"):
                if menu is not None:
                    menu()
                self._text = ui.input(placeholder=label, on_change=self._typed).props("borderless dense autogrow")
                self._text.props["aria-label"] = label
                on_keys, on_enter = _KEYS % self._text.id, _SEND % self._text.id
                self._text.on("keydown.enter", lambda event: self._sent(event.args), js_handler=on_enter)
                for key in ("tab", "up", "down", "escape"):
                    self._text.on(f"keydown.{key}", lambda event: self._key(event.args), js_handler=on_keys)
                ui.button("Send", on_click=self._press, color=None).props("no-caps unelevated dense").classes("send")

    def relabel(self, label: str) -> None:
        """Say where what is written goes."""
        if self._text.props.get("aria-label") != label:
            self._text.props(f'placeholder="{label}"').props["aria-label"] = label
            self._text.update()

    def put(self, text: str) -> None:
        """Put something into the box, ready to be sent."""
        self._text.value = text
        self._text.run_method("focus")

    def disable(self, why: str) -> None:
        """Take no more."""
        self._text.disable()
        self.relabel(why)

    def enable(self) -> None:
        """Take what is written."""
        self._text.enable()

    async def _press(self) -> None:
        text, self._text.value = self._text.value or "", ""
        await self._sent(text)

    async def _sent(self, text: str) -> None:
        if text.strip():
            await self._send(text.strip())

    def _typed(self) -> None:
        found = self._offered(self._text.value or "")
        if found != self._offers:
            self._offers, self._at = found, 0
            self._draw()

    def _draw(self) -> None:
        self._list.clear()
        with self._list:
            for place, offer in enumerate(self._offers):
                row = ui.element("div").classes("offer on" if place == self._at else "offer").props('role="option"')
                row.props["data-written"] = offer.written
                row.on("click", lambda offer=offer: self.put(offer.written))
                with row:
                    ui.label(offer.title).classes("name")
                    ui.label(offer.hint).classes("hint")

    def _key(self, key: str) -> None:
        match key:
            case "ArrowDown" | "ArrowUp" if self._offers:
                self._at = (self._at + (1 if key == "ArrowDown" else -1)) % len(self._offers)
                self._draw()
            case _:
                self._offers = []
                self._draw()
