"""Slack's markup as safe HTML. Nothing a person wrote reaches the page unescaped."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from app.sandbox.people import Member

_TOKEN = re.compile(r"<([^<>\n]+)>")
_CODE = re.compile(r"`([^`\n]+)`")
_STYLES = (
    (re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\w_])_([^_\n]+)_(?![\w_])"), r"<i>\1</i>"),
    (re.compile(r"(?<![\w~])~([^~\n]+)~(?![\w~])"), r"<s>\1</s>"),
)


def mrkdwn(text: str, people: Mapping[str, Member]) -> str:
    """Return marked-up text as HTML; text arrives with `& < >` escaped, as the platform wants it."""
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"\x00{len(kept) - 1}\x00"

    text = _TOKEN.sub(lambda match: keep(_token(match[1], people)), text)
    text = html.escape(html.unescape(text), quote=False)
    text = _CODE.sub(lambda match: keep(f"<code>{match[1]}</code>"), text)
    for pattern, replacement in _STYLES:
        text = pattern.sub(replacement, text)
    text = text.replace("\n", "<br>")
    return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)


def _token(token: str, people: Mapping[str, Member]) -> str:
    target, _, label = token.partition("|")
    if target.startswith("@"):
        person = people.get(target[1:])
        return f'<span class="mention">@{html.escape(person.name if person else label or target[1:])}</span>'
    if target.startswith(("#", "!")):
        return f'<span class="mention">{html.escape(label or "@" + target[1:])}</span>'
    safe = html.escape(target, quote=True)
    if target.startswith(("http://", "https://", "mailto:")):
        return f'<a href="{safe}" target="_blank" rel="noopener">{html.escape(label or target)}</a>'
    return html.escape(f"<{token}>")


def text_object(text: Mapping[str, Any], people: Mapping[str, Member]) -> str:
    """Return a text object as HTML."""
    if text["type"] == "mrkdwn":
        return mrkdwn(text["text"], people)
    return _plain(text["text"])


def _plain(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def rich_text(block: Mapping[str, Any]) -> str:
    """Return a rich_text block as HTML."""
    return "".join(_RICH.get(element["type"], _section)(element) for element in block["elements"])


def _section(element: Mapping[str, Any]) -> str:
    return f"<p>{''.join(_piece(piece) for piece in element['elements'])}</p>"


def _list(element: Mapping[str, Any]) -> str:
    tag = "ol" if element.get("style") == "ordered" else "ul"
    return f"<{tag}>{''.join(f'<li>{_section(item)}</li>' for item in element['elements'])}</{tag}>"


def _piece(piece: Mapping[str, Any]) -> str:
    shown = _plain(piece.get("text") or piece.get("url") or piece.get("user_id") or "")
    for style, tag in (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code")):
        if piece.get("style", {}).get(style):
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


_RICH: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "rich_text_section": _section,
    "rich_text_list": _list,
    "rich_text_quote": lambda element: f"<blockquote>{_section(element)}</blockquote>",
    "rich_text_preformatted": lambda element: f"<pre>{_section(element)}</pre>",
}
