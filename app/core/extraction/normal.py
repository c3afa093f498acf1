"""Text made plain, without accents too, with the place of every character in the original kept."""

import re
import unicodedata
from dataclasses import dataclass

from app.core.extraction.lexicon import unmarked
from app.core.extraction.spans import Span

_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\ufeff\ufe0f"
)
_PLAIN = {
    **dict.fromkeys("“”„«»‟″", '"'),
    **dict.fromkeys("‘’‚‛′´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\x0b\x0c\x85\u2028\u2029", " "),
    "、": ",",
    "。": ".",
    "؟": "?",
    "،": ",",
    "؛": ";",
    "¿": " ",
    "¡": " ",
    "…": "...",
}
# Markup of the platform: what it says stays, what it is made of goes.
_MARKUP = re.compile(
    r"&(?P<entity>amp|lt|gt);"
    r"|<(?:[@#!][^|<>\n]*|https?://[^|<>\s]*|mailto:[^|<>\s]*)\|(?P<label>[^<>\n]*)>"
    r"|<(?P<bare>[@#!][^|<>\n]*|https?://[^|<>\s]*|mailto:[^|<>\s]*)>"
    r"|(?<![\w:]):(?P<emoji>[a-z][a-z0-9_+-]*):(?![\w:])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<bold>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<italic>[^_\n]{1,300}?)(?<=[^\s_])_(?![\w_])"
    r"|(?<![\w~])~~?(?=[^\s~])(?P<struck>[^~\n]{1,300}?)(?<=[^\s~])~~?(?![\w~])"
)
# What is not written as it is: signs with a plain form, invisible ones, control characters, full-width letters.
_SPECIAL = re.compile(f"[{re.escape(''.join(_PLAIN) + ''.join(_INVISIBLE))}\x00-\x08\x0b-\x1f\uff01-\uff5e]")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
DONE_EMOJI = frozenset({"white_check_mark", "heavy_check_mark", "ballot_box_with_check", "done"})
DONE_SIGN = "✅"


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """The plain text; `starts` and `ends` give each character's place in the original. `struck` was crossed out."""

    text: str
    raw: str
    starts: list[int]
    ends: list[int]
    struck: tuple[Span, ...]

    def literal(self, span: Span) -> tuple[str, int]:
        """Return the original words of `span` and where they begin."""
        if span.end <= span.start:
            return "", 0
        start, end = self.starts[span.start], self.ends[span.end - 1]
        return self.raw[start:end], start

    def read(self, span: Span) -> str:
        """Return the plain words of `span`."""
        return self.text[span.start : span.end]


class _Writer:
    """Writes plain characters with their places."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.struck: list[Span] = []

    def put(self, signs: str, start: int, end: int) -> None:
        """Write `signs` for the original characters from `start` to `end`."""
        for sign in signs:
            self.text.append(sign)
            self.starts.append(start)
            self.ends.append(end)

    def plain(self, start: int, end: int) -> None:
        """Write original characters, each made plain."""
        at = start
        for match in _SPECIAL.finditer(self.raw, start, end):
            self.as_it_is(at, match.start())
            at = match.end()
            sign = match[0]
            if sign not in _INVISIBLE and not (sign == "\r" and self.raw[at : at + 1] == "\n"):
                self.put(_plain(sign), match.start(), at)
        self.as_it_is(at, end)

    def as_it_is(self, start: int, end: int) -> None:
        """Write original characters that are plain already."""
        self.text.extend(self.raw[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def markup(self, match: re.Match[str]) -> None:
        """Write what a piece of markup says."""
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind == "entity":
            self.put(_ENTITIES[match["entity"]], start, end)
        elif kind == "emoji":
            self.put(DONE_SIGN if match["emoji"] in DONE_EMOJI else "", start, end)
        elif kind == "bare":
            self.put("" if match["bare"].startswith("!") else match["bare"], start, end)
        else:
            inner = match.span(kind)
            before = len(self.text)
            self.inside(*inner)
            if kind == "struck":
                self.struck.append(Span(start=before, end=len(self.text)))

    def inside(self, start: int, end: int) -> None:
        """Write a stretch of the original, with the markup in it."""
        at = start
        for match in _MARKUP.finditer(self.raw, start, end):
            self.plain(at, match.start())
            self.markup(match)
            at = match.end()
        self.plain(at, end)


def _plain(sign: str) -> str:
    if sign < "\x80":
        return sign if sign >= " " or sign in "\n\t" else " "
    if sign in _PLAIN:
        return _PLAIN[sign]
    if "\uff01" <= sign <= "\uff5e":
        return unicodedata.normalize("NFKC", sign)
    return sign


def normalise(raw: str) -> Normal:
    """Return `raw` made plain."""
    writer = _Writer(raw)
    writer.inside(0, len(raw))
    return Normal(
        text=unmarked("".join(writer.text)),
        raw=raw,
        starts=writer.starts,
        ends=writer.ends,
        struck=tuple(writer.struck),
    )
