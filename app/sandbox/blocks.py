"""Reading blocks as a person does: what they say, which buttons and fields there are, what stands in them."""

from collections.abc import Iterator
from typing import Any

from app.sandbox.messages import Message
from app.sandbox.views import View, value_key

Block = dict[str, Any]


def visible(message: Message) -> str:
    """Return what a message says, one line a piece."""
    return blocks_text(message.blocks) if message.blocks else message.text


def view_text(view: View) -> str:
    """Return what an open form says: title, words, labels, errors."""
    return "\n".join(
        [view.content["title"]["text"], blocks_text(view.content["blocks"]), *view.errors.values(), view.trouble]
    )


def blocks_text(blocks: list[Block]) -> str:
    """Return what blocks say."""
    return "\n".join(piece for block in blocks for piece in _pieces(block))


def _pieces(block: Block) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            for section in block["elements"]:
                yield "".join(element.get("text", "") for element in section["elements"])
        case "section":
            if "text" in block:
                yield block["text"]["text"]
            yield from (text["text"] for text in block.get("fields") or [])
        case "header":
            yield block["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"] if "text" in element)
        case "actions":
            yield " ".join(f"[{e['text']['text']}]" for e in block["elements"] if e["type"] == "button")
        case "input":
            yield block["label"]["text"]
            if "hint" in block:
                yield block["hint"]["text"]


def button(blocks: list[Block], label: str) -> tuple[str, Block] | None:
    """Return block id and button of that label, or None."""
    for block in blocks:
        standing = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory")]
        for one in standing:
            if one and one["type"] == "button" and one["text"]["text"] == label:
                return block["block_id"], one
    return None


def button_labels(blocks: list[Block]) -> list[str]:
    """Return the labels of all buttons."""
    return [
        one["text"]["text"]
        for block in blocks
        for one in [block.get("accessory"), *(block.get("elements") or [])]
        if one and one["type"] == "button"
    ]


def inputs(content: Block) -> list[Block]:
    """Return the input blocks of a view."""
    return [block for block in content["blocks"] if block["type"] == "input"]


def input_named(content: Block, label: str) -> Block:
    """Return the input block of that label, or the only one whose label holds it."""
    named = {block["label"]["text"]: block for block in inputs(content)}
    close = [name for name in named if label in name]
    if label not in named and len(close) != 1:
        raise LookupError(f"no field {label!r}; there are {list(named)}")
    return named[label] if label in named else named[close[0]]


def element(blocks: list[Block], action_id: str) -> tuple[str, Block] | None:
    """Return block id and element of that action id, or None."""
    for block in blocks:
        standing = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
        for one in standing:
            if one and one.get("action_id") == action_id:
                return block["block_id"], one
    return None


def state_of(element: Block, value: Any) -> Block:
    """Return the state an element has once `value` stands in it; options are chosen by what they say."""
    if element["type"] == "overflow":
        return {"selected_option": _option(element, value)}
    key = value_key(element["type"]) or "value"
    match key:
        case "selected_option":
            return {key: _option(element, value)}
        case "selected_options":
            return {key: [_option(element, one) for one in value]}
        case "value":
            return {key: None if value in (None, "") else str(value)}
        case _:
            return {key: value or None}


def options_of(element: Block) -> list[Block]:
    """Return everything that can be chosen in an element, groups in a row."""
    return element.get("options") or [o for group in element.get("option_groups") or [] for o in group["options"]]


def _option(element: Block, text: str | Block | None) -> Block | None:
    if text is None or isinstance(text, dict):
        return text
    for option in options_of(element):
        if option["text"]["text"] == text:
            chosen: Block = option
            return chosen
    raise LookupError(f"no option {text!r}; there are {[o['text']['text'] for o in options_of(element)]}")


def missing(view: View) -> list[str]:
    """Return the blocks whose required field is empty."""
    found = []
    for block in inputs(view.content):
        state = view.values.get(block["block_id"], {}).get(block["element"]["action_id"], {})
        filled = any(value not in (None, [], "") for name, value in state.items() if name != "type")
        if not block.get("optional") and not filled:
            found.append(block["block_id"])
    return found
