"""Blocks as things on the page."""

import html
from collections.abc import Callable
from typing import Any

from nicegui import ui

from app.sandbox import blocks as reading
from app.sandbox.page import fields, markup
from app.sandbox.page.asking import confirmed
from app.sandbox.page.hands import Hands

Block = dict[str, Any]


def draw(blocks: list[Block], hands: Hands) -> None:
    """Draw blocks in a row."""
    for block in blocks:
        _DRAW.get(block["type"], _unknown)(block, hands)


def said(content: str, classes: str = "said") -> None:
    """Draw safe HTML."""
    ui.html(content, sanitize=False).classes(classes)


def _rich_text(block: Block, hands: Hands) -> None:
    said(markup.rich_text(block, hands.names))


def _section(block: Block, hands: Hands) -> None:
    with ui.element("div").classes("section"):
        with ui.element("div").classes("grow"):
            if "text" in block:
                said(markup.text_object(block["text"], hands.names))
            if block.get("fields"):
                with ui.element("div").classes("pairs"):
                    for text in block["fields"]:
                        said(markup.text_object(text, hands.names))
        if accessory := block.get("accessory"):
            with ui.element("div").classes("accessory"):
                element(block, accessory, hands)


def _header(block: Block, hands: Hands) -> None:
    said(markup.text_object(block["text"], hands.names), "said header")


def _context(block: Block, hands: Hands) -> None:
    pieces = [
        markup.text_object(e, hands.names) if "text" in e else f"<i>{html.escape(e['alt_text'])}</i>"
        for e in block["elements"]
    ]
    said(" ".join(pieces), "context")


def _actions(block: Block, hands: Hands) -> None:
    with ui.element("div").classes("deck"):
        for one in block["elements"]:
            element(block, one, hands)


def _image(block: Block, _hands: Hands) -> None:
    if title := block.get("title"):
        said(f"<b>{html.escape(title['text'])}</b>")
    source = html.escape(block.get("image_url") or "", quote=True)
    said(f'<img src="{source}" alt="{html.escape(block["alt_text"], quote=True)}">', "said picture")


def _markdown(block: Block, _hands: Hands) -> None:
    ui.markdown(block["text"], sanitize=True).classes("said")


def _table(block: Block, _hands: Hands) -> None:
    def cell(one: Block) -> str:
        return f"<td>{html.escape(str(one.get('text', '')))}</td>"

    rows = "".join(f"<tr>{''.join(cell(one) for one in row)}</tr>" for row in block["rows"])
    said(f"<table>{rows}</table>")


def _container(block: Block, hands: Hands) -> None:
    with ui.element("div").classes("container"):
        draw(block["child_blocks"], hands)


def _alert(block: Block, hands: Hands) -> None:
    said(markup.text_object(block["text"], hands.names), f"said alert {block.get('level', 'default')}")


def _divider(_block: Block, _hands: Hands) -> None:
    ui.element("div").classes("line")


def _unknown(block: Block, _hands: Hands) -> None:
    said(f"<i>This sandbox does not draw {html.escape(block['type'])} blocks.</i>", "context")


def _input(block: Block, hands: Hands) -> None:
    fields.draw_field(block, hands)


_DRAW: dict[str, Callable[[Block, Hands], None]] = {
    "rich_text": _rich_text,
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "image": _image,
    "markdown": _markdown,
    "table": _table,
    "data_table": _table,
    "container": _container,
    "alert": _alert,
    "divider": _divider,
    "input": _input,
}


def element(block: Block, one: Block, hands: Hands) -> None:
    """Draw an element that acts at once."""
    if one["type"] == "button":
        _button(block, one, hands)
    elif one["type"] == "overflow":
        _overflow(block, one, hands)
    elif one["type"] == "image":
        said(f'<img src="{html.escape(one.get("image_url") or "", quote=True)}" alt="{html.escape(one["alt_text"])}">')
    else:

        async def chosen(value: Any) -> None:
            if await confirmed(one):
                await hands.act(block["block_id"], one, **reading.state_of(one, value))

        label = (one.get("placeholder") or {}).get("text") or one["type"].replace("_", " ")
        fields.draw_element(one, hands.state(block["block_id"], one), label, hands, chosen)


def _button(block: Block, one: Block, hands: Hands) -> None:
    async def press() -> None:
        if not await confirmed(one):
            return
        button.props("loading")
        try:
            await hands.act(block["block_id"], one)
        finally:
            if not button.is_deleted:
                button.props(remove="loading")

    label = one["text"]["text"]
    button = ui.button(markup.emojis(label), on_click=press, color=None).props("no-caps unelevated dense")
    button.classes(one.get("style", ""))
    if one.get("accessibility_label"):
        button.props["aria-label"] = one["accessibility_label"]
    if one.get("url"):
        button.props(f'href="{html.escape(one["url"], quote=True)}" target=_blank')


def _overflow(block: Block, one: Block, hands: Hands) -> None:
    with ui.button("⋯", color=None).props('no-caps unelevated dense aria-label="More"'), ui.menu():
        for option in one["options"]:

            async def pick(option: Block = option) -> None:
                if await confirmed(one):
                    await hands.act(block["block_id"], one, selected_option=option)

            ui.menu_item(option["text"]["text"], on_click=pick)
