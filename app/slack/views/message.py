"""A direct message: its words in order, its points with their buttons, what can be done about it all."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from blockkit import Context, RichText, Text

from app.core.messages import LINK_LABEL, Message, PointLine
from app.slack.views.buttons import row
from app.slack.views.limits import built
from app.slack.views.text import escape, link, rich

MAX_BLOCKS = 50
CONTEXT_LENGTH = 2900


def message_blocks(message: Message) -> list[dict[str, Any]]:
    """Return the blocks of `message`. Raises `UnsendableError` when the platform would refuse them."""
    version = f"{message.version}"
    blocks: list[Any] = [rich((message.head, True))]
    if message.paragraphs:
        blocks.append(rich(("\n\n".join(message.paragraphs), False)))
    for choosable, points in groupby(enumerate(message.points), key=lambda placed: bool(placed[1].choices)):
        if choosable:
            blocks.extend(part for place, point in points for part in _point(message, point, f"p{place}v{version}"))
        else:
            blocks.append(_told(point for _, point in points))
    if message.after:
        blocks.append(rich(("\n".join(message.after), False)))
    if message.link:
        blocks.append(link(LINK_LABEL, message.link))
    blocks.append(row(message.choices, task=message.about, block_id=f"cv{version}", message_key=message.key))
    if message.foot:
        blocks.append(Context(elements=[Text(escape(message.foot)[:CONTEXT_LENGTH])]))
    return built(blocks, MAX_BLOCKS)


def _point(message: Message, point: PointLine, block_id: str) -> list[Any]:
    buttons = row(point.choices, task=message.about, block_id=block_id, message_key=message.key)
    return [rich(*_pieces(point)), buttons] if point.name or point.said else [buttons]


def _told(points: Iterable[PointLine]) -> RichText:
    """Return points that need no answer as one block; a message holds only so many."""
    pieces: list[tuple[str, bool]] = []
    for point in points:
        pieces += [("\n", False)] if pieces else []
        pieces += _pieces(point)
    return rich(*pieces)


def _pieces(point: PointLine) -> list[tuple[str, bool]]:
    pieces = [(f"{point.name} ", True)] if point.name else []
    if point.said:
        pieces.append((f"\n{point.said}" if point.name else point.said, False))
    if point.reply:
        pieces.append((f"\n{point.reply}", True))
    return pieces
