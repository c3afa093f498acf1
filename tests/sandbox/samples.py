"""Pieces of blocks and views for tests."""

from typing import Any

TEXT = {"type": "plain_text", "text": "x"}
OPTION = {"text": TEXT, "value": "v"}
BUTTON = {"type": "button", "text": TEXT, "action_id": "go", "value": "1"}
LINE = {"type": "input", "block_id": "line", "label": TEXT, "element": {"type": "plain_text_input", "action_id": "a"}}
CONFIRM = {"title": TEXT, "text": TEXT, "confirm": TEXT, "deny": TEXT}


def text(length: int, kind: str = "plain_text") -> dict[str, str]:
    """A text object of that length."""
    return {"type": kind, "text": "x" * length}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A modal of those blocks."""
    return {"type": "modal", "title": TEXT, "submit": TEXT, "callback_id": "f", "blocks": list(blocks), **more}


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A Home tab of those blocks."""
    return {"type": "home", "blocks": list(blocks), **more}


def field(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An input block around an element."""
    return {"type": "input", "label": TEXT, "element": element, **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    """An actions block of those elements."""
    return {"type": "actions", "elements": list(elements)}


def buttons(count: int) -> list[dict[str, Any]]:
    """That many buttons with ids of their own."""
    return [{**BUTTON, "action_id": f"go{place}"} for place in range(count)]
