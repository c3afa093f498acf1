"""The blocks of a text: lists, tables, code, quotes, sentences. Markdown decides which is which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import DONE_SIGN, Normal
from app.core.extraction.spans import Span

# Chat bullets are more than Markdown's; each becomes Markdown's own before Markdown reads the lines.
_PICTURE = "\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_ORDINAL = (
    "(?:first|second|third|fourth|fifth)(?:ly)?|(?:erst|zweit|dritt|viert|funft)ens|"
    "(?:prim|terc)ero|segundo|cuarto|quinto|(?:premier|deuxiem|troisiem|quatriem)e?ment"
)
_BULLET = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?P<mark>(?:[-*•◦‣▪▫●○·»→➤►✓✔☐☑~§¤¶]|(?<=[ \t])o(?=[ \t]{2})|[" + _PICTURE + r"]|\d{1,2}\ufe0f?\u20e3"
    r"|\(?\d{1,3}[.)°º/]|\d{1,2}\.\d{1,2}\.?|\d{1,2}[a-z][.)]|(?i:"
    + _ORDINAL
    + r")\s?[.:)-]+|\(?[a-zA-Z][.)/]|\(?[ivx]{1,4}\)|[IVX]{1,4}[.)])(?=[ \t]+\S)"
    r"|[-•*](?=[^\W\d_]|\[))"
    r"[ \t]*(?P<box>\[[ xX✓✔]?\][ \t]*)?"
)
_BOX = re.compile(r"(?P<indent>[ \t]*)(?P<mark>)(?P<box>\[[ xX✓✔]?\])[ \t]+(?=\S)")
_DONE_MARK = re.compile(r"\[[xX✓✔]\]|[✓✔☑" + DONE_SIGN + "]")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_MAIL_HEAD = pattern(
    r"[ \t]*(?:>[ \t]*)*(?:(?:from|to|cc|sent|date|subject|von|an|gesendet|betreff|datum|de|para|enviado|"
    r"asunto|fecha|à|"
    r"envoyé|objet)[ \t]?:[ \t].*|-{3,}.*(?:message|nachricht|mensaje|forwarded|weitergeleitet).*|on .{5,80}wrote:|"
    r"am .{5,80}schrieb.*:|el .{5,80}escribió:|le .{5,80}a écrit ?:)[ \t]*"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*(?=\s+\S)")
# What ends with a full stop without ending a sentence.
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|\d|e\.g|i\.e|z\. ?B|p\. ?ej|ca|bzw|no|nr|min|max|std|st|dr|mrs?|ms|sra?|mme|incl|"
    r"inkl|approx|art|vs)"
    r"\.[\"')\]]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[)\]]\s+(?:[a-z]|[->=/|,;])")
_BRACKETS = re.compile(r"\([^()\n]{0,200}\)")
_CELLS = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
LONGEST_SENTENCE = 2000
MOST_LINES = 4000
_MARKDOWN = MarkdownIt("zero").enable(["list", "blockquote", "fence", "heading"])
_MARKDOWN.disable(["inline", "text_join"], ignoreInvalid=True)


@dataclass(slots=True, kw_only=True)
class ListItem:
    """One entry of a list: its words, how deep it is nested, its number if it has one."""

    span: Span
    depth: int
    number: int | None = None
    done: bool = False


@dataclass(slots=True, kw_only=True)
class List:
    """Entries that belong together, and the line that introduces them."""

    items: list[ListItem] = field(default_factory=list)
    label: Span | None = None
    quoted: bool = False


@dataclass(slots=True, kw_only=True)
class Table:
    """Rows of cells of equal number."""

    rows: list[list[Span]]
    ruled: bool
    quoted: bool = False


@dataclass(slots=True, kw_only=True)
class Text:
    """A stretch of prose."""

    span: Span
    quoted: bool = False
    heading: bool = False


@dataclass(slots=True, kw_only=True)
class Blocks:
    """Everything a text is made of."""

    lists: list[List] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    prose: list[Text] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line: where it is, where its words begin, and what its bullet says."""

    start: int
    end: int
    content: int
    marked: bool = False
    number: int | None = None
    done: bool = False


def _lines(normal: Normal) -> list[_Line]:
    found, start = [], 0
    for text in normal.text.split("\n"):
        end = start + len(text)
        quote = len(text) - len(text.lstrip(" \t>")) if text.lstrip().startswith(">") else 0
        match = _BULLET.match(text, quote) or _BOX.match(text, quote)
        if match and match.end() < len(text):
            number = _NUMBER.fullmatch(match["mark"])
            done = bool(_DONE_MARK.search(match.group()))
            found.append(
                _Line(
                    start=start,
                    end=end,
                    content=start + match.end(),
                    marked=True,
                    number=int(number[1]) if number else None,
                    done=done,
                )
            )
        else:
            indent = len(text) - len(text.lstrip(" \t>"))
            found.append(_Line(start=start, end=end, content=start + indent))
        start = end + 1
    return found


def _indents(normal: Normal, lines: list[_Line]) -> list[int]:
    """Return how far each bullet stands in from the first of its list, so that a list set in as a whole is one too."""
    found, base = [], None
    for line in lines:
        before = normal.text[line.start : line.content].expandtabs(4)
        indent = len(before) - len(before.lstrip(" >"))
        if not line.marked:
            base = base if indent and line.end > line.start else None
        elif base is None or indent < base:
            base = indent
        found.append(min(indent - (base or 0), 12))
    return found


def _for_markdown(normal: Normal, line: _Line, indent: int) -> str:
    text = normal.text[line.start : line.end]
    if not line.marked:
        return "" if _MAIL_HEAD.fullmatch(text) else text
    before = text[: line.content - line.start]
    quote = ">" if before.lstrip().startswith(">") else ""
    return f"{quote}{' ' * indent}- {text[line.content - line.start :]}"


def blocks_of(normal: Normal) -> Blocks:
    """Return the blocks of a text."""
    lines = _lines(normal)
    found = Blocks()
    rest = lines[MOST_LINES:]
    lines = lines[:MOST_LINES]
    taken = _tables(normal, lines, found)
    indents = _indents(normal, lines)
    source = ["" if at in taken else _for_markdown(normal, line, indents[at]) for at, line in enumerate(lines)]
    _walk(normal, lines, _MARKDOWN.parse("\n".join(source)), found)
    if rest:
        found.prose.append(Text(span=_trimmed(normal, Span(start=rest[0].start, end=rest[-1].end))))
    return found


def without_mail_heads(text: str) -> str:
    """Return `text` with blanks where a forwarded mail says who sent it when; every place stays what it was."""
    return "\n".join(" " * len(line) if _MAIL_HEAD.fullmatch(line) else line for line in text.split("\n"))


def _walk(normal: Normal, lines: list[_Line], tokens: Sequence[Token], found: Blocks) -> None:
    depth = quotes = 0
    heading = False
    current: List | None = None
    for token in tokens:
        first, last = token.map or (0, 0)
        match token.type:
            case "bullet_list_open":
                depth += 1
                if depth == 1:
                    current = List(label=_label(found, lines[first].start), quoted=quotes > 0)
                    found.lists.append(current)
            case "bullet_list_close":
                depth -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "heading_open" | "heading_close":
                heading = token.type == "heading_open"
            case "fence":
                found.code.append(Span(start=lines[first].start, end=lines[min(last, len(lines)) - 1].end))
            case "inline" if depth and current is not None:
                _entry(normal, lines, (first, last), depth, current, found)
            case "inline":
                span = _trimmed(normal, Span(start=lines[first].content, end=lines[last - 1].end))
                found.prose.append(Text(span=span, quoted=quotes > 0, heading=heading))


def _entry(  # noqa: PLR0917 - one call, in the loop above
    normal: Normal, lines: list[_Line], at: tuple[int, int], depth: int, current: List, found: Blocks
) -> None:
    """Add a list entry; what stands below its first line is prose."""
    first, last = at
    line = lines[first]
    if not line.marked:
        found.prose.append(Text(span=_trimmed(normal, Span(start=line.content, end=lines[last - 1].end))))
        return
    span = _trimmed(normal, Span(start=line.content, end=line.end))
    done = line.done or any(struck.holds(span) or span.holds(struck) for struck in normal.struck)
    current.items.append(ListItem(span=span, depth=depth, number=line.number, done=done or _says_done(normal, span)))
    if last > first + 1:
        rest = Span(start=lines[first + 1].content, end=lines[last - 1].end)
        found.prose.append(Text(span=_trimmed(normal, rest)))


_DONE_WORD = pattern(
    r"[-(:,\s](?:done|finished|completed|erledigt|fertig|hecho|listo|fait|terminé)[.)!]*$|" + DONE_SIGN + r"|✔|☑"
)


def _says_done(normal: Normal, span: Span) -> bool:
    return bool(_DONE_WORD.search(normal.read(span)))


def _label(found: Blocks, before: int) -> Span | None:
    """Return the prose that stands right before a list."""
    return found.prose[-1].span if found.prose and before - found.prose[-1].span.end < 8 else None


def _tables(normal: Normal, lines: list[_Line], found: Blocks) -> set[int]:
    """Find tables: two or more lines running with the same number of cells, parted by pipes or tabs."""
    taken: set[int] = set()
    place = 0
    while place < len(lines):
        run = [place]
        count = _cell_count(normal, lines[place])
        while count > 1 and run[-1] + 1 < len(lines) and _cell_count(normal, lines[run[-1] + 1]) == count:
            run.append(run[-1] + 1)
        if len(run) > 1:
            rows = [_cells(normal, lines[at]) for at in run]
            ruled = [bool(_RULE.fullmatch(normal.text[lines[at].start : lines[at].end].strip(" >"))) for at in run]
            kept = [row for row, rule in zip(rows, ruled, strict=True) if not rule]
            if len(kept) > 1:
                quoted = normal.text[lines[run[0]].start :].lstrip(" ").startswith(">")
                found.tables.append(Table(rows=kept, ruled=any(ruled), quoted=quoted))
                taken.update(run)
        place = run[-1] + 1
    return taken


def _inner(normal: Normal, line: _Line) -> Span:
    """Return a line without the pipes around it."""
    text = normal.text[line.start : line.end]
    left = len(text) - len(text.lstrip(" >\t"))
    walled = text[left:].startswith("|")
    left += walled
    right = len(text.rstrip(" "))
    right -= walled and text[:right].endswith("|") and right > left
    return Span(start=line.start + left, end=line.start + max(right, left))


def _cell_count(normal: Normal, line: _Line) -> int:
    text = normal.read(_inner(normal, line))
    return len(_CELLS.findall(text)) + 1 if text.strip() else 0


def _cells(normal: Normal, line: _Line) -> list[Span]:
    inner = _inner(normal, line)
    edges = [match.start() + inner.start for match in _CELLS.finditer(normal.read(inner))]
    starts, ends = [inner.start, *(edge + 1 for edge in edges)], [*edges, inner.end]
    return [_trimmed(normal, Span(start=a, end=b)) for a, b in zip(starts, ends, strict=True)]


def _trimmed(normal: Normal, span: Span) -> Span:
    """Return `span` without blanks at its ends."""
    text = normal.read(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start=start, end=max(start, span.start + len(text.rstrip())))


def sentences(normal: Normal, span: Span) -> Iterator[Span]:
    """Return the sentences of a stretch of prose; a line ends one, and so does a length nobody writes."""
    text = normal.read(span)
    inside = [match.span() for match in _BRACKETS.finditer(text)]
    ends = [match.end() for match in _SENTENCE.finditer(text) if not _goes_on(text, match.end())]
    if inside and ends:
        ends = _outside(ends, inside)
    ends += [match.start() for match in re.finditer(r"\n", text)]
    start = 0
    for end in [*sorted(ends), len(text)]:
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
            cut = start + LONGEST_SENTENCE if cut <= start else cut
            yield _trimmed(normal, Span(start=span.start + start, end=span.start + cut))
            start = cut
        piece = _trimmed(normal, Span(start=span.start + start, end=span.start + end))
        start = max(start, end)
        if piece.end > piece.start:
            yield piece


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on after a sign that ends most: after *e.g.*, or in small letters after a bracket."""
    return bool(_SHORTENED.search(text[max(0, end - 9) : end]) or _GOES_ON.match(text, end - 1))


def _outside(places: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    """Return the places that lie in none of the ranges; both are in order."""
    kept, at = [], 0
    for place in places:
        while at < len(ranges) and ranges[at][1] <= place:
            at += 1
        if at == len(ranges) or not ranges[at][0] < place < ranges[at][1]:
            kept.append(place)
    return kept
