"""The platform's limits on blocks and views, answered in its own words: a message and a JSON pointer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Problem = tuple[str, str]
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
VIEW_BYTES = 250_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an object must hold: needed fields, longest texts and lists, and what its children are."""

    needs: tuple[str, ...] = ()
    longest: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    elements: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    options: dict[str, int] = field(default_factory=dict)


_IDS = {"block_id": 255, "action_id": 255}
_PICK = {"placeholder": 150}

BLOCKS = {
    "section": Rule(texts={"text": 3000}, most={"fields": 10}, elements=("accessory",)),
    "header": Rule(needs=("text",), texts={"text": 150}),
    "context": Rule(needs=("elements",), most={"elements": 10}),
    "actions": Rule(needs=("elements",), most={"elements": 25}, lists=("elements",)),
    "divider": Rule(),
    "image": Rule(needs=("alt_text",), longest={"alt_text": 2000, "image_url": 3000}, texts={"title": 2000}),
    "input": Rule(needs=("label", "element"), texts={"label": 2000, "hint": 2000}, elements=("element",)),
    "rich_text": Rule(needs=("elements",)),
}
ELEMENTS = {
    "button": Rule(needs=("text",), texts={"text": 75}, longest={"value": 2000, "url": 3000}),
    "static_select": Rule(texts=_PICK, options={"options": 100}),
    "multi_static_select": Rule(texts=_PICK, options={"options": 100}),
    "radio_buttons": Rule(needs=("options",), options={"options": 10}),
    "checkboxes": Rule(needs=("options",), options={"options": 10}),
    "overflow": Rule(needs=("options",), options={"options": 5}),
    "users_select": Rule(texts=_PICK),
    "multi_users_select": Rule(texts=_PICK),
    "conversations_select": Rule(texts=_PICK),
    "channels_select": Rule(texts=_PICK),
    "external_select": Rule(texts=_PICK),
    "datepicker": Rule(texts=_PICK),
    "timepicker": Rule(texts=_PICK),
    "datetimepicker": Rule(),
    "plain_text_input": Rule(texts=_PICK, longest={"initial_value": 3000}),
    "number_input": Rule(needs=("is_decimal_allowed",), texts=_PICK),
    "email_text_input": Rule(texts=_PICK),
    "url_text_input": Rule(texts=_PICK),
    "rich_text_input": Rule(texts=_PICK),
    "image": Rule(needs=("alt_text",)),
}


def check_message(blocks: Any) -> list[Problem]:
    """Return what is wrong with the blocks of a message."""
    return [*_blocks(blocks, "/blocks", MESSAGE_BLOCKS)]


def check_view(view: dict[str, Any]) -> list[Problem]:
    """Return what is wrong with a view; pointers begin at /view."""
    return [*_view(view)]


def _view(view: dict[str, Any]) -> Iterator[Problem]:
    modal = view.get("type") == "modal"
    if view.get("type") not in {"modal", "home"}:
        yield f"unsupported type: {view.get('type')}", "/view/type"
    if modal and not view.get("title"):
        yield "missing required field: title", "/view"
    for name in ("title", "submit", "close"):
        yield from _text(view.get(name), 24, f"/view/{name}")
    for name, longest in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        yield from _length(view.get(name), longest, f"/view/{name}")
    blocks = view.get("blocks")
    yield from _blocks(blocks, "/view/blocks", VIEW_BLOCKS)
    inputs = [
        place for place, block in enumerate(blocks or []) if isinstance(block, dict) and block.get("type") == "input"
    ]
    if modal and inputs and not view.get("submit"):
        yield "must define `submit` to use an `input` block in modals", f"/view/blocks/{inputs[0]}/input"


def _blocks(blocks: Any, pointer: str, most: int) -> Iterator[Problem]:
    if not isinstance(blocks, list):
        yield "must be an array", pointer
        return
    if len(blocks) > most:
        yield f"no more than {most} items allowed", pointer
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        here = f"{pointer}/{place}"
        yield from _object(block, BLOCKS, here)
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if block_id in seen:
            yield f"`block_id` already exists: {block_id}", f"{here}/block_id"
        if block_id:
            seen.add(block_id)


def _object(thing: Any, rules: dict[str, Rule], pointer: str) -> Iterator[Problem]:
    kind = thing.get("type") if isinstance(thing, dict) else None
    if kind not in rules:
        yield f"unsupported type: {kind}", f"{pointer}/type"
        return
    rule = rules[kind]
    for name in rule.needs:
        if thing.get(name) in (None, "", []):
            yield f"missing required field: {name}", pointer
    for name, longest in {**_IDS, **rule.longest}.items():
        yield from _length(thing.get(name), longest, f"{pointer}/{name}")
    for name, longest in rule.texts.items():
        yield from _text(thing.get(name), longest, f"{pointer}/{name}")
    for name, most in rule.most.items():
        if len(thing.get(name) or []) > most:
            yield f"no more than {most} items allowed", f"{pointer}/{name}"
    for name, most in rule.options.items():
        yield from _options(thing.get(name), most, f"{pointer}/{name}")
    yield from _children(thing, rule, kind, pointer)


def _children(thing: dict[str, Any], rule: Rule, kind: str, pointer: str) -> Iterator[Problem]:
    if kind == "section":
        if not thing.get("text") and not thing.get("fields"):
            yield "missing required field: text", pointer
        for place, text in enumerate(thing.get("fields") or []):
            yield from _text(text, 2000, f"{pointer}/fields/{place}")
    for name in rule.elements:
        if thing.get(name) is not None:
            yield from _object(thing[name], ELEMENTS, f"{pointer}/{name}")
    for name in rule.lists:
        yield from _elements(thing.get(name) or [], f"{pointer}/{name}")
    yield from _confirm(thing.get("confirm"), f"{pointer}/confirm")


def _elements(elements: list[Any], pointer: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, element in enumerate(elements):
        yield from _object(element, ELEMENTS, f"{pointer}/{place}")
        action_id = element.get("action_id") if isinstance(element, dict) else None
        if action_id in seen:
            yield f"`action_id` already exists: {action_id}", f"{pointer}/{place}/action_id"
        if action_id:
            seen.add(action_id)


def _options(options: Any, most: int, pointer: str) -> Iterator[Problem]:
    if options is None:
        return
    if not options:
        yield "no fewer than 1 items allowed", pointer
    if len(options) > most:
        yield f"no more than {most} items allowed", pointer
    for place, option in enumerate(options):
        yield from _text(option.get("text"), 75, f"{pointer}/{place}/text")
        yield from _length(option.get("value"), 150, f"{pointer}/{place}/value")
        yield from _text(option.get("description"), 75, f"{pointer}/{place}/description")


def _confirm(confirm: Any, pointer: str) -> Iterator[Problem]:
    if confirm is not None:
        for name, longest in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            yield from _text(confirm.get(name), longest, f"{pointer}/{name}")


def _text(text: Any, longest: int, pointer: str) -> Iterator[Problem]:
    if text is None:
        return
    if not isinstance(text, dict) or text.get("type") not in {"plain_text", "mrkdwn"}:
        yield "must be a text object", pointer
    elif not text.get("text"):
        yield "must be more than 0 characters", f"{pointer}/text"
    else:
        yield from _length(text["text"], longest, f"{pointer}/text")


def _length(text: Any, longest: int, pointer: str) -> Iterator[Problem]:
    if isinstance(text, str) and len(text) > longest:
        yield f"must be less than {longest + 1} characters", pointer
