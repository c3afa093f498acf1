"""Asking before something is done."""

from typing import Any

from nicegui import ui


async def confirmed(element: dict[str, Any]) -> bool:
    """Ask what the element wants asked first; True where it asks nothing."""
    asked = element.get("confirm")
    if not asked:
        return True
    with ui.dialog() as dialog, ui.card().classes("sheet small"):
        ui.label(asked["title"]["text"]).classes("title").props('role="heading" aria-level="2"')
        ui.label(asked["text"]["text"]).classes("inner")
        with ui.element("div").classes("feet"):
            ui.button(asked["deny"]["text"], on_click=lambda: dialog.submit(False), color=None).props(
                "no-caps unelevated"
            )
            button = ui.button(asked["confirm"]["text"], on_click=lambda: dialog.submit(True), color=None)
            button.props("no-caps unelevated").classes(asked.get("style", "primary"))
    return bool(await dialog)
