"""What the platform says about blocks and views: a message and a JSON pointer, in its own words."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.sandbox.block_kit.blocks import AnyView, MessageBlocks, elements_of

Problem = tuple[str, str]
VIEW_BYTES = 250_000


def check_message(blocks: Any) -> list[Problem]:
    """Return what is wrong with the blocks of a message; pointers begin at /blocks."""
    given = {"blocks": blocks}
    return _against(MessageBlocks, given) or [*_across(blocks, "/blocks")]


def check_view(view: Any) -> list[Problem]:
    """Return what is wrong with a view; pointers begin at /view."""
    given = {"view": view}
    return _against(AnyView, given) or [*_across(view["blocks"], "/view/blocks"), *_fields(view)]


def view_bytes(view: Any) -> int:
    """Return how large a view is as JSON."""
    return len(json.dumps(view).encode())


def _against(model: type[BaseModel], given: dict[str, Any]) -> list[Problem]:
    try:
        model.model_validate(given)
    except ValidationError as error:
        return [_said(problem, given) for problem in error.errors()]
    return []


def _said(problem: ErrorDetails, given: dict[str, Any]) -> Problem:
    path, limits = _path(problem["loc"], given), problem.get("ctx") or {}
    match problem["type"]:
        case "missing":
            return f"missing required field: {problem['loc'][-1]}", _pointer(path[:-1])
        case "extra_forbidden":
            return f"invalid additional property: {problem['loc'][-1]}", _pointer(path[:-1])
        case "union_tag_invalid":
            return f"unsupported type: {limits['tag']}", _pointer([*path, "type"])
        case "union_tag_not_found" if isinstance(problem["input"], dict):
            return "missing required field: type", _pointer(path)
        case "union_tag_not_found" | "model_type" | "dict_type" | "model_attributes_type":
            return "must be an object", _pointer(path)
        case "list_type":
            return "must be an array", _pointer(path)
        case "slack_text":
            return problem["msg"], _pointer([*path, "text"])
        case "slack":
            return problem["msg"], _pointer(path)
        case kind:
            return _bounds(kind, limits) or problem["msg"], _pointer(path)


def _bounds(kind: str, limits: dict[str, Any]) -> str:
    match kind:
        case "string_too_long":
            return f"must be less than {limits['max_length'] + 1} characters"
        case "string_too_short":
            return f"must be more than {limits['min_length'] - 1} characters"
        case "too_long":
            return f"no more than {limits['max_length']} items allowed"
        case "too_short":
            return f"must provide at least {limits['min_length']} items"
        case "literal_error":
            return f"must be one of {limits['expected']}"
        case "greater_than_equal":
            return f"must be greater than or equal to {limits['ge']}"
        case "less_than_equal":
            return f"must be less than or equal to {limits['le']}"
    return ""


def _path(location: tuple[int | str, ...], given: Any) -> list[str]:
    """Return the way to the problem through what was given, without the names of unions on it."""
    path, here = [], given
    for place, step in enumerate(location):
        last = place == len(location) - 1
        if isinstance(here, dict) and (step in here or last):
            path.append(str(step))
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            path.append(str(step))
            here = here[step]
    return path if not _ends_at_tag(location, given, path) else path[:-1]


def _ends_at_tag(location: tuple[int | str, ...], given: Any, path: list[str]) -> bool:
    """Whether the last step is only the name of the kind of thing that stands there."""
    here = given
    for step in path[:-1]:
        here = here[int(step)] if isinstance(here, list) else here[step]
    return isinstance(here, dict) and location[-1] == here.get("type") and location[-1] not in here


def _pointer(path: list[str]) -> str:
    return "".join(f"/{step}" for step in path)


def _across(blocks: list[dict[str, Any]], pointer: str) -> Iterator[Problem]:
    """Yield ids that stand twice."""
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id in seen:
            yield f"`block_id` already exists: {block_id}", f"{pointer}/{place}/block_id"
        if block_id:
            seen.add(block_id)
        yield from _twice(block, f"{pointer}/{place}")


def _twice(block: dict[str, Any], pointer: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for where, element in elements_of(block):
        action_id = element.get("action_id")
        if action_id in seen:
            yield f"`action_id` already exists: {action_id}", f"{pointer}/{where}/action_id"
        if action_id:
            seen.add(action_id)


def _fields(view: dict[str, Any]) -> Iterator[Problem]:
    """Yield what holds between a modal and its fields."""
    focused = []
    for place, block in enumerate(view["blocks"]):
        if view["type"] == "modal" and block["type"] == "input" and not view.get("submit"):
            yield "must define `submit` to use an `input` block in modals", f"/view/blocks/{place}/input"
            return
        focused += [f"/view/blocks/{place}/{at}" for at, element in elements_of(block) if element.get("focus_on_load")]
    for pointer in focused[1:]:
        yield "only one element can have `focus_on_load`", f"{pointer}/focus_on_load"
