"""An app's other tabs: its Home, and what it says of itself."""

from nicegui import ui
from nicegui.element import Element

from app.sandbox.apps import App
from app.sandbox.page import blocks, markup
from app.sandbox.page.hands import Hands
from app.sandbox.views import View


def draw_home(holder: Element, view: View | None, hands: Hands | None) -> None:
    """Draw an app's Home tab."""
    holder.clear()
    with holder:
        if view is None or hands is None:
            ui.html("<b>Nothing here yet.</b>The app has not published a Home tab.", sanitize=False).classes("empty")
            return
        with ui.element("div").classes("home"):
            blocks.draw(view.content["blocks"], hands)


def draw_about(holder: Element, app: App) -> None:
    """Draw what an app's manifest says of it."""
    holder.clear()
    with holder, ui.element("div").classes("home about"):
        if app.manifest is None:
            ui.html("<b>This app has no manifest.</b> It may do everything.", sanitize=False)
            return
        told = app.manifest.display_information
        _escaped(app.name, "h3")
        _escaped(told.long_description or told.description or "", "p")
        features = app.manifest.features
        _list("Commands", [f"{c.command} {c.usage_hint or ''}\n{c.description}" for c in features.slash_commands])
        _list("Shortcuts", [f"{s.name} ({_where(s.type)})\n{s.description}" for s in features.shortcuts])
        _list("May", sorted(app.manifest.scopes))
        _list("Is told of", sorted(app.manifest.events))


def _where(kind: str) -> str:
    return "everywhere" if kind == "global" else "at a message"


def _escaped(text: str, tag: str) -> None:
    ui.html(f"<{tag}>{markup.plain(text)}</{tag}>", sanitize=False)


def _list(title: str, lines: list[str]) -> None:
    if lines:
        _escaped(title, "h4")
        items = "".join(f"<li>{markup.plain(line)}</li>" for line in lines)
        ui.html(f"<ul>{items}</ul>", sanitize=False)
