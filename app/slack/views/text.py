"""Text that people wrote, shown so that nothing in it is live: no mention, no link, no markup."""

from blockkit import RichLinkEl, RichText, RichTextEl, RichTextSection
from blockkit.core import RichStyle, RichTextElement

PIECE = 2900
FALLBACK_LENGTH = 3900


def rich(*pieces: tuple[str, bool], block_id: str | None = None) -> RichText:
    """Return one block of literal text; each piece says whether it is bold."""
    elements: list[RichTextElement] = [
        RichTextEl(part, style=RichStyle(bold=True) if bold else None) for text, bold in pieces for part in _cut(text)
    ]
    return RichText(elements=[RichTextSection(elements=elements)], block_id=block_id)


def link(label: str, url: str) -> RichText:
    """Return one block that is a link."""
    return RichText(elements=[RichTextSection(elements=[RichLinkEl(url, text=label)])])


def _cut(text: str) -> list[str]:
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)]


def escape(text: str) -> str:
    """Return `text` for a place where the platform reads markup: it pings nobody and links nowhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(text: str) -> str:
    """Return the plain text of a message for notifications and screen readers; cut at the limit, and marked as cut."""
    safe = escape(text)
    return safe if len(safe) <= FALLBACK_LENGTH else safe[: FALLBACK_LENGTH - 1] + "…"


def plain(text: str) -> dict[str, str]:
    """Return `text` as a plain text object."""
    return {"type": "plain_text", "text": text}
