"""Open modals and Home tabs: their content, what stands in their fields, and how payloads show them."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.apps import App
from app.sandbox.messages import TEAM_ID

Content = dict[str, Any]
Values = dict[str, dict[str, Any]]


@dataclass(slots=True, kw_only=True)
class View:
    """An open form or a Home tab of one person, with what stands in its fields and what was said about them."""

    id: str
    app: App
    person_id: str
    content: Content
    root_id: str
    previous_id: str | None = None
    hash: str = ""
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    fills: int = 0

    def show(self, content: Content) -> None:
        """Take new content. What was typed stays where block and action keep their ids."""
        kept = self.values
        self.content, self.hash, self.errors, self.trouble = content, f"{secrets.token_hex(8)}", {}, ""
        self.values = initial_values(content["blocks"])
        for block_id, elements in self.values.items():
            for action_id in elements:
                if action_id in kept.get(block_id, {}):
                    elements[action_id] = kept[block_id][action_id]

    def as_api(self) -> dict[str, Any]:
        """Return the view as payloads and answers show it."""
        content = self.content
        shown: dict[str, Any] = {
            "id": self.id,
            "team_id": TEAM_ID,
            "type": content["type"],
            "callback_id": content.get("callback_id", ""),
            "private_metadata": content.get("private_metadata", ""),
            "external_id": content.get("external_id", ""),
            "hash": self.hash,
            "title": content.get("title"),
            "submit": content.get("submit"),
            "close": content.get("close"),
            "blocks": content["blocks"],
            "clear_on_close": content.get("clear_on_close", False),
            "notify_on_close": content.get("notify_on_close", False),
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
            "app_id": self.app.id,
            "app_installed_team_id": TEAM_ID,
            "bot_id": self.app.bot_id,
            "state": {"values": self.values},
        }
        return shown


def with_ids(blocks: list[Content], new_id: Callable[[str], str]) -> list[Content]:
    """Return blocks that all have ids, and whose elements all have."""
    return [_with_ids(block, new_id) for block in blocks]


def _with_ids(given: Content, new_id: Callable[[str], str]) -> Content:
    block = {**given, "block_id": given.get("block_id") or new_id("b")}
    for name in ("element", "accessory"):
        if block.get(name) and block[name]["type"] != "image":
            block[name] = {**block[name], "action_id": block[name].get("action_id") or new_id("a")}
    if block["type"] in {"actions", "context_actions"}:
        block["elements"] = [{**e, "action_id": e.get("action_id") or new_id("a")} for e in block["elements"]]
    if block["type"] == "container":
        block["child_blocks"] = with_ids(block["child_blocks"], new_id)
    return block


_EMPTY: dict[str, Any] = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}


def value_key(element_type: str) -> str | None:
    """Return where payloads show what stands in an element of that type; None for those that hold nothing."""
    return _EMPTY[element_type][0] if element_type in _EMPTY else None


def stateful(blocks: list[Content]) -> Iterator[tuple[str, Content]]:
    """Yield block id and element of everything that can hold a value."""
    for block in blocks:
        standing = [block.get("element"), block.get("accessory")]
        standing += block["elements"] if block["type"] == "actions" else []
        for element in standing:
            if element and element["type"] in _EMPTY:
                yield block["block_id"], element
        if block["type"] == "container":
            yield from stateful(block["child_blocks"])


def initial_values(blocks: list[Content]) -> Values:
    """Return the state of the fields of blocks as they are first shown."""
    values: Values = {}
    for block_id, element in stateful(blocks):
        key, start = _EMPTY[element["type"]]
        many = key.endswith("s")
        state = {"type": element["type"], key: element.get(start, [] if many else None)}
        values.setdefault(block_id, {})[element["action_id"]] = state
    return values
