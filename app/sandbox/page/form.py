"""An open form, over the window of the person it is open for."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from app.sandbox.page import blocks, fields, markup
from app.sandbox.page.hands import Hands
from app.sandbox.views import View

Do = Callable[[], Awaitable[None]]


def draw_form(view: View, hands: Hands, *, submit: Do, close: Do, close_all: Do) -> None:
    """Draw a form: title, words, fields with what stands in them, what is wrong, buttons. Escape closes it."""
    with ui.element("div").classes("sheet").props('role="dialog" aria-modal="true" tabindex="-1"') as sheet:
        sheet.props["aria-label"] = view.content["title"]["text"]
        with ui.element("div").classes("cap"):
            title = markup.text_object(view.content["title"], hands.names)
            ui.html(title, sanitize=False).classes("title").props('role="heading" aria-level="2"')
            if view.previous_id is not None:
                ui.button("‹ Back", on_click=close, color=None).props("no-caps flat dense").classes("back")
            cross = ui.button("✕", on_click=close_all, color=None).props("flat dense").classes("cross")
            cross.props["aria-label"] = "Close all"
        with ui.element("div").classes("inner"):
            if view.trouble:
                ui.label(view.trouble).classes("wrong trouble").props('role="alert"')
            for block in view.content["blocks"]:
                if block["type"] == "input":
                    fields.draw_field(block, hands, view.errors.get(block["block_id"], ""))
                else:
                    blocks.draw([block], hands)
        with ui.element("div").classes("feet"):
            _feet(view, submit, close)
    sheet.on("keydown.escape", close)
    ui.run_javascript(
        f"const sheet = getHtmlElement({sheet.id}); "
        "(sheet.querySelector('.inner input, .inner textarea') || sheet).focus()"
    )


def _feet(view: View, submit: Do, close: Do) -> None:
    label = (view.content.get("close") or {}).get("text", "Cancel")
    ui.button(label, on_click=close, color=None).props("no-caps unelevated")
    if text := (view.content.get("submit") or {}).get("text"):
        button = ui.button(text, on_click=submit, color=None).props("no-caps unelevated").classes("primary")
        if view.content.get("submit_disabled"):
            button.disable()
