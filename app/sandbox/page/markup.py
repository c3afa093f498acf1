"""Slack's markup as safe HTML. Nothing a person wrote reaches the page unescaped."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

import emoji

Names = Mapping[str, str]
_TOKEN = re.compile(r"<([^<>\n]+)>")
_BLOCK_CODE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_EMOJI = re.compile(r":([a-z0-9_+-]+):")
_STYLES = (
    (re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\w_])_([^_\n]+)_(?![\w_])"), r"<i>\1</i>"),
    (re.compile(r"(?<![\w~])~([^~\n]+)~(?![\w~])"), r"<s>\1</s>"),
)
_QUOTE = re.compile(r"^&gt; ?(.*)$", re.MULTILINE)


def emojis(text: str) -> str:
    """Return text with `:names:` of emojis drawn."""
    return _EMOJI.sub(lambda match: emoji.emojize(match[0], language="alias"), text)


def mrkdwn(text: str, names: Names) -> str:
    """Return marked-up text as HTML; text arrives with `& < >` escaped, as the platform wants it."""
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"\x00{len(kept) - 1}\x00"

    text = _TOKEN.sub(lambda match: keep(_token(match[1], names)), text)
    text = html.escape(html.unescape(text), quote=False)
    text = _BLOCK_CODE.sub(lambda match: keep(f"<pre>{match[1]}</pre>"), text)
    text = _CODE.sub(lambda match: keep(f"<code>{match[1]}</code>"), text)
    for pattern, replacement in _STYLES:
        text = pattern.sub(replacement, text)
    text = _QUOTE.sub(r"<blockquote>\1</blockquote>", emojis(text))
    text = text.replace("</blockquote>\n", "</blockquote>").replace("\n", "<br>")
    return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)


def _token(token: str, names: Names) -> str:
    target, _, label = token.partition("|")
    if target.startswith(("@", "#")):
        return f'<span class="mention">{target[0]}{html.escape(names.get(target[1:]) or label or target[1:])}</span>'
    if target.startswith("!"):
        return f'<span class="mention">{html.escape(label or "@" + target[1:])}</span>'
    safe = html.escape(target, quote=True)
    if target.startswith(("http://", "https://", "mailto:")):
        return f'<a href="{safe}" target="_blank" rel="noopener">{html.escape(label or target)}</a>'
    return html.escape(f"<{token}>")


def text_object(text: Mapping[str, Any], names: Names) -> str:
    """Return a text object as HTML."""
    if text["type"] == "mrkdwn":
        return mrkdwn(text["text"], names)
    return emojis(plain(text["text"])) if text.get("emoji", True) else plain(text["text"])


def plain(text: str) -> str:
    """Return text as HTML, its lines kept."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def rich_text(block: Mapping[str, Any], names: Names) -> str:
    """Return a rich_text block as HTML."""
    return "".join(_RICH.get(element["type"], _section)(element, names) for element in block["elements"])


def _section(element: Mapping[str, Any], names: Names) -> str:
    return f"<p>{_pieces(element, names)}</p>"


def _pieces(element: Mapping[str, Any], names: Names) -> str:
    return "".join(_piece(piece, names) for piece in element["elements"])


def _list(element: Mapping[str, Any], names: Names) -> str:
    tag = "ol" if element.get("style") == "ordered" else "ul"
    return f"<{tag}>{''.join(f'<li>{_pieces(item, names)}</li>' for item in element['elements'])}</{tag}>"


def _piece(piece: Mapping[str, Any], names: Names) -> str:
    match piece["type"]:
        case "user" | "channel":
            key = piece.get("user_id") or piece.get("channel_id") or ""
            sign = "@" if piece["type"] == "user" else "#"
            shown = f'<span class="mention">{sign}{html.escape(names.get(key, key))}</span>'
        case "link":
            safe = html.escape(piece["url"], quote=True)
            shown = f'<a href="{safe}" target="_blank" rel="noopener">{plain(piece.get("text") or piece["url"])}</a>'
        case "emoji":
            shown = emojis(f":{piece['name']}:")
        case _:
            shown = plain(piece.get("text") or "")
    for style, tag in (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code")):
        if piece.get("style", {}).get(style):
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


_RICH: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "rich_text_section": _section,
    "rich_text_list": _list,
    "rich_text_quote": lambda element, names: f"<blockquote>{_pieces(element, names)}</blockquote>",
    "rich_text_preformatted": lambda element, names: f"<pre>{_pieces(element, names)}</pre>",
}
