"""Blocks as things on the page, and the form with its fields."""

from collections.abc import Callable, Coroutine
from typing import Any

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from app.sandbox import blocks as reading
from app.sandbox.page import markup
from app.sandbox.people import Member
from app.sandbox.person import Person
from app.sandbox.views import View

Block = dict[str, Any]
Act = Callable[[str, Block], Coroutine[Any, Any, None]]
People = dict[str, Member]


def draw(blocks: list[Block], people: People, act: Act) -> None:
    """Draw blocks; `act` is called with block id and element when a button is pressed."""
    for block in blocks:
        _DRAW.get(block["type"], _unknown)(block, people, act)


def _html(content: str, classes: str = "said") -> None:
    ui.html(content, sanitize=False).classes(classes)


def _rich_text(block: Block, _people: People, _act: Act) -> None:
    _html(markup.rich_text(block))


def _section(block: Block, people: People, act: Act) -> None:
    if "text" in block:
        _html(markup.text_object(block["text"], people))
    for text in block.get("fields") or []:
        _html(markup.text_object(text, people))
    if accessory := block.get("accessory"):
        with ui.element("div").classes("deck"):
            _element(block, accessory, act)


def _header(block: Block, people: People, _act: Act) -> None:
    _html(f"<b style='font-size:18px'>{markup.text_object(block['text'], people)}</b>")


def _context(block: Block, people: People, _act: Act) -> None:
    _html(" ".join(markup.text_object(e, people) for e in block["elements"] if "text" in e), "context")


def _actions(block: Block, _people: People, act: Act) -> None:
    with ui.element("div").classes("deck"):
        for element in block["elements"]:
            _element(block, element, act)


def _element(block: Block, element: Block, act: Act) -> None:
    if element["type"] == "button":

        async def press() -> None:
            await act(block["block_id"], element)

        button = ui.button(element["text"]["text"], on_click=press, color=None).props("no-caps unelevated dense")
        button.classes(element.get("style", ""))


def _divider(_block: Block, _people: People, _act: Act) -> None:
    ui.element("div").classes("line")


def _unknown(block: Block, _people: People, _act: Act) -> None:
    _html(f"<i>This sandbox does not draw {block['type']} blocks yet.</i>")


def _nothing(_block: Block, _people: People, _act: Act) -> None:
    """Inputs are drawn by the form they stand in."""


_DRAW: dict[str, Callable[[Block, People, Act], None]] = {
    "rich_text": _rich_text,
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "input": _nothing,
}


def draw_form(view: View, person: Person, people: People, act: Act) -> None:
    """Draw an open form: words, fields with what stands in them, errors, buttons."""
    for block in view.content["blocks"]:
        if block["type"] == "input":
            _field(view, block, person, people)
        else:
            draw([block], people, act)


def _field(view: View, block: Block, person: Person, people: People) -> None:
    label, element = block["label"]["text"], block["element"]
    state = view.values[block["block_id"]][element["action_id"]]

    def changed(event: ValueChangeEventArguments[Any]) -> None:
        state.update(reading.state_of(element, event.value))

    with ui.element("div").classes("field"):
        optional = " <i>(optional)</i>" if block.get("optional") else ""
        _html(f"{markup.text_object(block['label'], people)}{optional}", "label")
        _INPUTS.get(element["type"], _line)(element, state, label, people, changed)
        if "hint" in block:
            _html(markup.text_object(block["hint"], people), "hint")
        if error := view.errors.get(block["block_id"]):
            ui.label(error).classes("wrong").props('role="alert"')


Changed = Callable[[ValueChangeEventArguments[Any]], None]


def _line(element: Block, state: Block, label: str, _people: People, changed: Changed) -> None:
    grows = " autogrow" if element.get("multiline") else ""
    field = ui.input(value=state.get("value") or "", on_change=changed).props(f"outlined dense{grows}")
    field.classes("w-full")
    field._props["aria-label"] = label


def _number(element: Block, state: Block, label: str, people: People, changed: Changed) -> None:
    field = ui.input(value=state.get("value") or "", on_change=changed).props("outlined dense type=number step=any")
    field._props["aria-label"] = label


def _day(_element: Block, state: Block, label: str, _people: People, changed: Changed) -> None:
    field = ui.input(value=state.get("selected_date") or "", on_change=changed).props("outlined dense type=date")
    field._props["aria-label"] = label


def _chosen(state: Block) -> str | None:
    option = state.get("selected_option")
    return option["text"]["text"] if option else None


def _radio(element: Block, state: Block, label: str, _people: People, changed: Changed) -> None:
    with ui.element("div").props('role="radiogroup"') as group:
        group._props["aria-label"] = label
        names = [option["text"]["text"] for option in element["options"]]
        ui.radio(names, value=_chosen(state), on_change=changed).props("inline dense")


def _select(element: Block, state: Block, label: str, _people: People, changed: Changed) -> None:
    names = [option["text"]["text"] for option in element["options"]]
    field = ui.select(names, value=_chosen(state), on_change=changed, clearable=True).props("outlined dense")
    field.classes("w-full")
    field._props["aria-label"] = label


def _person(_element: Block, state: Block, label: str, people: People, changed: Changed) -> None:
    names = {person.id: person.name for person in people.values()}
    field = ui.select(names, value=state.get("selected_user"), on_change=changed).props("outlined dense")
    field.classes("w-full")
    field._props["aria-label"] = label


_INPUTS: dict[str, Callable[[Block, Block, str, People, Changed], None]] = {
    "number_input": _number,
    "datepicker": _day,
    "radio_buttons": _radio,
    "static_select": _select,
    "users_select": _person,
}
