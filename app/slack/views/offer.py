"""What one person in a channel is shown privately: a sentence and its buttons."""

from collections.abc import Sequence
from typing import Any

from app.core.messages import Choice
from app.slack.views.buttons import row
from app.slack.views.limits import built
from app.slack.views.text import rich

MAX_BLOCKS = 50


def offer_blocks(text: str, choices: Sequence[Choice], *, task: str) -> list[dict[str, Any]]:
    """Return the blocks of `text` with its buttons, none of which hides behind another."""
    return built([rich((text, False)), row(choices, task=task, block_id="offer")], MAX_BLOCKS)
