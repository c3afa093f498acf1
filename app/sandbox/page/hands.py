"""What drawn blocks are handed: names to show, what is chosen, and what to call when something is done."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.page import markup

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What drawn blocks need: names to show, what is chosen already, and what to call when something is done.

    `act` takes block id, element, and what was chosen in it.
    """

    names: markup.Names
    people: dict[str, str]
    channels: dict[str, str]
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    act: Callable[..., Coroutine[Any, Any, None]]
    suggest: Callable[[str, str], Coroutine[Any, Any, list[Block]]]

    def state(self, block_id: str, element: Block) -> Block:
        """Return what is chosen in an element."""
        found: Block = self.values.get(block_id, {}).get(element.get("action_id", ""), {})
        return found
