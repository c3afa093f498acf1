"""Fields: everything that something can be put into, in forms and in messages."""

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from nicegui.element import Element

from app.sandbox import blocks as reading
from app.sandbox.page import markup
from app.sandbox.page.hands import Hands

Block = dict[str, Any]
Changed = Callable[[Any], Awaitable[None] | None]


def draw_field(block: Block, hands: Hands, error: str = "") -> None:
    """Draw an input block: label, field, hint, and what is wrong with it."""
    label, element = block["label"]["text"], block["element"]
    state = hands.state(block["block_id"], element)

    async def changed(value: Any) -> None:
        state.update(reading.state_of(element, value))
        if block.get("dispatch_action"):
            await hands.act(block["block_id"], element, **reading.state_of(element, value))

    with ui.element("div").classes("field"):
        optional = " <i>(optional)</i>" if block.get("optional") else ""
        shown = f"{markup.text_object(block['label'], hands.names)}{optional}"
        ui.html(shown, sanitize=False).classes("label")
        draw_element(element, state, label, hands, changed)
        if "hint" in block:
            ui.html(markup.text_object(block["hint"], hands.names), sanitize=False).classes("hint")
        if error:
            ui.label(error).classes("wrong").props('role="alert"')


def draw_element(element: Block, state: Block, label: str, hands: Hands, changed: Changed) -> None:
    """Draw what can be filled in, and call `changed` with what it becomes."""
    _DRAW.get(element["type"], _line)(element, state, label, hands, changed)


def _named(field: Element, label: str, element: Block) -> None:
    field.classes("w-full")
    field.props["aria-label"] = label
    if element.get("focus_on_load"):
        field.props("autofocus")


def _line(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    grows = " autogrow type=textarea" if element.get("multiline") else ""
    kind = {"email_text_input": " type=email", "url_text_input": " type=url"}.get(element["type"], "")
    hint = (element.get("placeholder") or {}).get("text", "")
    field = ui.input(value=state.get("value") or "", placeholder=hint, on_change=lambda event: changed(event.value))
    field.props(f"outlined dense{grows}{kind}")
    if element.get("max_length"):
        field.props(f"maxlength={element['max_length']}")
    _named(field, label, element)


def _number(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    field = ui.input(value=state.get("value") or "", on_change=lambda event: changed(event.value))
    _named(field.props("outlined dense type=number step=any"), label, element)


def _rich(element: Block, _state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    def written(text: str) -> Awaitable[None] | None:
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
        return changed({"type": "rich_text", "elements": [section]} if text else None)

    field = ui.input(on_change=lambda event: written(event.value)).props("outlined dense autogrow type=textarea")
    _named(field, label, element)


def _native(kind: str, key: str) -> Callable[..., None]:
    def draw(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
        field = ui.input(value=state.get(key) or "", on_change=lambda event: changed(event.value))
        _named(field.props(f"outlined dense type={kind}"), label, element)

    return draw


def _chosen(state: Block) -> str | None:
    option = state.get("selected_option")
    return option["text"]["text"] if option else None


def _radio(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    with ui.element("div").props('role="radiogroup"') as group:
        group.props["aria-label"] = label
        names = [option["text"]["text"] for option in element["options"]]
        ui.radio(names, value=_chosen(state), on_change=lambda event: changed(event.value)).props("inline dense")


def _boxes(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    chosen = [option["text"]["text"] for option in state.get("selected_options") or []]

    async def tick(name: str, on: bool) -> None:
        if on:
            chosen.append(name)
        else:
            chosen.remove(name)
        if (waiting := changed(list(chosen))) is not None:
            await waiting

    with ui.element("div").props('role="group"') as group:
        group.props["aria-label"] = label
        for option in element["options"]:
            name = option["text"]["text"]
            ui.checkbox(name, value=name in chosen, on_change=lambda event, name=name: tick(name, event.value))


def _select(element: Block, state: Block, label: str, _hands: Hands, changed: Changed) -> None:
    names = [option["text"]["text"] for option in reading.options_of(element)]
    many = element["type"].startswith("multi")
    key = "selected_options" if many else "selected_option"
    standing: Any = [o["text"]["text"] for o in state.get(key) or []] if many else _chosen(state)
    field = ui.select(names, value=standing, multiple=many, on_change=lambda event: changed(event.value))
    _choosable(field, label, element)


def _choosable(field: ui.select, label: str, element: Block) -> None:
    hint = (element.get("placeholder") or {}).get("text", "")
    field.props(f"outlined dense options-dense clearable {'use-chips' if field.multiple else ''}")
    if hint and not field.value:
        field.props["label"] = hint
    _named(field, label, element)


def _of(source: str, key: str) -> Callable[..., None]:
    def draw(element: Block, state: Block, label: str, hands: Hands, changed: Changed) -> None:
        many = element["type"].startswith("multi")
        names: dict[str, str] = getattr(hands, source)
        value = state.get(f"{key}s" if many else key)
        known = [one for one in value or [] if one in names] if many else value if value in names else None
        field = ui.select(
            names, value=known, multiple=many, with_input=True, on_change=lambda event: changed(event.value)
        )
        _choosable(field, label, element)

    return draw


def _external(element: Block, state: Block, label: str, hands: Hands, changed: Changed) -> None:
    found: dict[str, Block] = {}
    option = state.get("selected_option")
    names = [option["text"]["text"]] if option else []
    found.update({name: option for name in names if option})

    async def look(typed: str) -> None:
        if len(typed) < element.get("min_query_length", 3):
            return
        for one in await hands.suggest(element["action_id"], typed):
            found[one["text"]["text"]] = one
        field.set_options(list(found))

    field = ui.select(
        names, value=_chosen(state), with_input=True, on_change=lambda event: changed(found.get(event.value))
    )
    field.on("input-value", lambda event: look(str(event.args or "")))
    _choosable(field, label, element)


def _file(_element: Block, _state: Block, _label: str, _hands: Hands, _changed: Changed) -> None:
    ui.label("Files cannot be chosen in this sandbox.").classes("hint")


_DRAW: dict[str, Callable[..., None]] = {
    "number_input": _number,
    "rich_text_input": _rich,
    "datepicker": _native("date", "selected_date"),
    "timepicker": _native("time", "selected_time"),
    "radio_buttons": _radio,
    "checkboxes": _boxes,
    "static_select": _select,
    "multi_static_select": _select,
    "external_select": _external,
    "users_select": _of("people", "selected_user"),
    "multi_users_select": _of("people", "selected_user"),
    "conversations_select": _of("channels", "selected_conversation"),
    "multi_conversations_select": _of("channels", "selected_conversation"),
    "channels_select": _of("channels", "selected_channel"),
    "multi_channels_select": _of("channels", "selected_channel"),
    "file_input": _file,
}
