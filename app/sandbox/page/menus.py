"""Shortcuts as lines of a menu."""

from collections.abc import Awaitable, Callable, Iterator

from nicegui import ui

from app.sandbox.apps import App
from app.sandbox.manifest import Shortcut


def shortcuts_of(apps: list[App], kind: str) -> Iterator[tuple[App, Shortcut]]:
    """Return the shortcuts of every app that are `global` or at a `message`."""
    for app in apps:
        for shortcut in app.manifest.features.shortcuts if app.manifest else []:
            if shortcut.type == kind:
                yield app, shortcut


def draw_shortcut(app: App, shortcut: Shortcut, take: Callable[[], Awaitable[None]]) -> None:
    """Draw one: its name, and whose it is."""
    with ui.menu_item(on_click=take), ui.element("div"):
        ui.label(shortcut.name)
        ui.label(app.name).classes("by-app")
