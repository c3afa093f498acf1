"""The last check before something is sent: the platform's limits, of single blocks and of their number."""

from collections.abc import Sequence
from typing import Any

from blockkit.core import Component, ComponentValidationError, FieldValidationError


class UnsendableError(Exception):
    """The platform would refuse this message or form. Names the limit, never the words."""


def built(blocks: Sequence[Component | None], most: int) -> list[dict[str, Any]]:
    """Return `blocks` as the platform takes them. Raises `UnsendableError` when one or their number is over a limit."""
    try:
        made = [
            block.build()  # type: ignore[no-untyped-call]  # blockkit leaves it unannotated
            for block in blocks
            if block is not None
        ]
    except (ComponentValidationError, FieldValidationError) as error:
        raise UnsendableError("a block is over a limit") from error
    if len(made) > most:
        raise UnsendableError(f"{len(made)} blocks, the platform takes {most}")
    return made
