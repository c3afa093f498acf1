"""What people wrote in a tracker, made plain: no tags, no comments, nothing that hides or addresses somebody."""

import html
import re
import unicodedata

LONGEST_TITLE = 300
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,500}>", re.IGNORECASE)
_BULLET = re.compile(r"<li\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/][^<>]{0,2000})?>")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s[^()\n]{0,500})?\)")
_MARKS = re.compile(r"(\*\*|__|~~|`)")
_ADDRESSED = re.compile(r"<([@#!][^<>\n]{0,300})>")


def plain_text(text: str) -> str:
    """Return a description without tags and comments, its lines and lists kept."""
    text = _SILENT.sub("", _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _BULLET.sub("- ", _BREAK.sub("\n", text))
    text = _ADDRESSED.sub(r"\1", html.unescape(_TAG.sub("", text)))
    kept = "".join(sign for sign in text if sign in "\n\t" or not unicodedata.category(sign).startswith("C"))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def plain_title(text: str) -> str:
    """Return a title on one line, without markup."""
    line = " ".join(_MARKS.sub("", _LINK.sub(r"\1", plain_text(text))).split())
    return line[:LONGEST_TITLE]
