"""Runs of things in a sentence: what a label introduces, what is lettered, quoted, or stands in parallel."""

import re
from itertools import pairwise

from app.core.extraction import lexicon
from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import Normal
from app.core.extraction.spans import Found, Kind, Span

MOST_WORDS = 9
LONG_END = 5
LONGEST_NAME = 6
_AND = re.compile(r"\s+(?:and|or|&|/|und|oder|sowie|y|e|o|u|et|ou|plus)\s+", re.IGNORECASE)
_ONLY_AND = re.compile(r"\s+(?:and|&|und|sowie|y|e|et|plus)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;](?:\s+|(?!\d))")
_SEMICOLON = re.compile(r"\s*;\s*")
CLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"\n]*\"|(?<!\w)'[^'\n]+'(?!\w)|`[^`\n]*`")
_HEAD_ENDS = re.compile(
    r"\s+-+>?\s+|:\s|\s[(\[]|;|\s?→|\s=\s|\.\s|\.\.\.|,\s+(?:or|oder|o|ou|and|und|etc)\b|,?\s+etc\b"
)
_LETTERED = re.compile(r"(?<![\w(])\(?(?:[a-hA-H]|[1-9]|i{1,3}|iv|v)\)\s*(?=\S)|[\u2460-\u2473]\s*")
_ORDERED = re.compile(
    lexicon.words(
        r"""
        first(?:ly)? | second(?:ly)? | third(?:ly)? | fourth(?:ly)? | then | after (?:that | this) | next | finally |
        lastly | and last(?:ly)? | the last one | (?:at | in) the end | (?:open | start | begin)s? with | go(?:es)? on
        (?:to | with) | moves? on to | continues? with | followed by | (?:finish | end | close)(?:es | s)? with |
    """
        r"""
        erst | zuerst | zunächst | am ende | zum schluss | erstens | zweitens | drittens | dann | danach |
        anschließend | schließlich | zuletzt | beginn\w* mit | gefolgt von | end\w* mit | primero | segundo |
        tercero | luego | después | a continuación | por último | finalmente | al final | empez\w+ (?:con |
        por) | empiez\w+ (?:con |
        por) | sig\w+ con | seguid[oa]s? de | (?:termin | acab)\w+ con | pour (?:commencer | finir) |
        commenc\w+ par | suivi\w* (?:de | par) | (?:termin | fin)\w+ (?:par | avec) |
    """
        "en primer lugar | d'abord | premièrement | ensuite | puis | enfin"
    ),
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>[^:=.!?\n]{1,60}?)\s*(?::|=(?!=)|\s(?:are|is|sind|son|sont)(?: (?:roughly|about|"
    r"as follows|the following|probably))?:?(?=\s)(?!(?:\s\w+){1,2}\s?:\s))\s*(?=\S)",
    re.IGNORECASE,
)
_LABELS = re.compile(r"[:=]|\s(?:are|is|sind|son|sont)\s", re.IGNORECASE)
_QUOTED = re.compile(r"\"(?P<a>[^\"\n]{2,60})\"|(?<!\w)'(?P<b>[^'\n]{2,60})'(?!\w)|`(?P<c>[^`\n]{1,60})`")
_SYMBOL = re.compile(
    r"(?<![\w@#/.-])(?:[A-Za-z][A-Za-z0-9]*+(?:_[A-Za-z0-9]+)+|[a-z]++(?:[A-Z][a-z0-9]++)+)(?![\w/]|\.\w)"
)
_CONFIG = re.compile(
    r"^[ \t>]*-?[ \t]*(?P<key>[\w.-]+(?: [\w.-]+){0,3})[ \t]*[:=][ \t]*(?P<value>[^\n#]*?)[ \t]*(?P<note>#[^\n]*)?$",
    re.MULTILINE,
)


def narrowed(normal: Normal, span: Span) -> Span:
    """Return `span` without blanks, quotes and closing signs at its ends."""
    text = normal.read(span)
    left = len(text) - len(text.lstrip(" \t\n\"'`*_~.,;:-+>"))
    right = len(text.rstrip(" \t\n\"'`*_~.,;:-+!"))
    return Span(start=span.start + left, end=span.start + max(left, right))


def head(normal: Normal, span: Span) -> tuple[Span, Span | None]:
    """Return the name at the beginning of a list entry, and what follows it."""
    text = normal.read(span)
    for match in _HEAD_ENDS.finditer(text):
        if match.start() > 1:
            rest = narrowed(normal, Span(start=span.start + match.end(), end=span.end))
            return narrowed(normal, Span(start=span.start, end=span.start + match.start())), rest
    ends = lexicon.AND_SO_ON.search(text)
    return narrowed(normal, Span(start=span.start, end=span.start + ends.start()) if ends else span), None


def split(normal: Normal, span: Span, *, choice: bool = True) -> list[Span]:
    """Return the pieces of a run: at semicolons, or at commas with the last *and*, outside brackets and quotes.

    Without `choice` an *or* parts nothing: *Polish or Tagalog* is one requirement.
    """
    joint = _AND if choice else _ONLY_AND
    text = normal.read(span)
    masked = CLOSED.sub(lambda match: "x" * len(match[0]), text)
    if ";" in masked and len(_SEMICOLON.split(masked)) > 1:
        return _pieces(span, masked, _SEMICOLON)
    if "," in masked:
        pieces = _pieces(span, masked, _COMMA)
        if not pieces:
            return []
        last = pieces[-1]
        ends = _pieces(last, masked[last.start - span.start : last.end - span.start], joint)
        short = all(len(normal.read(end).split()) <= MOST_WORDS for end in ends)
        return [*pieces[:-1], *ends] if len(ends) == 2 and short else pieces
    return _pieces(span, masked, joint)


def _pieces(span: Span, masked: str, between: re.Pattern[str]) -> list[Span]:
    edges = [(match.start(), match.end()) for match in between.finditer(masked)]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(masked)]
    return [Span(start=span.start + a, end=span.start + b) for a, b in zip(starts, ends, strict=True) if b > a]


def cleaned(normal: Normal, span: Span, *, last: bool = False) -> Span | None:
    """Return a piece of a run as a name; None where it is none: too long, a number, a date, an *etc.*"""
    span = narrowed(normal, span)
    while lead := lexicon.LEADING.match(normal.read(span)):
        span = narrowed(normal, Span(start=span.start + lead.end(), end=span.end))
    if last and (tail := lexicon.TRAILING.search(normal.read(span))):
        span = narrowed(normal, Span(start=span.start, end=span.start + tail.start()))
    span, _ = head(normal, span)
    text = normal.read(span)
    if not text or len(text.split()) > MOST_WORDS or not any(sign.isalnum() for sign in text):
        return None
    if lexicon.ETC.fullmatch(text) or (lexicon.NUMBER_OR_DATE.fullmatch(text) and not re.fullmatch(r"\d+/\d+", text)):
        return None
    return span


def kind_of(text: str) -> Kind | None:
    """Return what a label says its list is made of; the word nearest to its end decides."""
    best: tuple[int, Kind] | None = None
    for kind, label in lexicon.LABELS:
        for match in label.finditer(text):
            if best is None or match.end() > best[0]:
                best = (match.end(), kind)
    return best[1] if best else None


def labelled(normal: Normal, sentence: Span) -> list[Found]:
    """Return the run after a label: two things after a word that names them, three after any other."""
    text = normal.read(sentence)
    if not _LABELS.search(text):
        return []
    for match in _LABELLED.finditer(text):
        label = match["label"]
        if lexicon.NOT_WORK.fullmatch(label.split(",")[-1]):
            continue
        verb = match.group().strip()[-1] not in ":="
        kind = kind_of(label[-40:])
        if verb and kind is None:
            continue
        run = Span(start=sentence.start + match.end(), end=sentence.end)
        names = _names(normal, run, loose=verb, choice=kind is Kind.OPTION)
        if kind and len(names) >= 2:
            return [Found(span=name, kind=kind) for name in names]
    return []


def _names(normal: Normal, run: Span, *, loose: bool = True, choice: bool = True) -> list[Span]:
    """Return the names in a run. `loose`: its end is not sure. `choice`: *or* parts things too."""
    pieces = split(normal, run, choice=choice)
    long_end = len(normal.read(pieces[-1]).split()) > LONG_END if pieces else False
    found = [cleaned(normal, piece, last=piece is pieces[-1] and (loose or long_end)) for piece in pieces]
    long = sum(1 for piece in pieces if len(normal.read(piece).split()) > MOST_WORDS)
    return [] if long > len(pieces) / 3 else [name for name in found if name]


def lettered(normal: Normal, sentence: Span) -> list[Found]:
    """Return `(a) one (b) two`, and `first one, then two, finally three`."""
    text = normal.read(sentence)
    marks = list(_LETTERED.finditer(text))
    if len(marks) > 1:
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        spans = [
            Span(start=sentence.start + m.end(), end=sentence.start + end) for m, end in zip(marks, ends, strict=True)
        ]
        names = [cleaned(normal, span, last=span is spans[-1]) for span in spans]
        return [Found(span=name) for name in names if name]
    return []


def bracketed(normal: Normal, sentence: Span) -> list[Found]:
    """Return three things or more in brackets, which the noun before them names."""
    text = normal.read(sentence)
    for match in re.finditer(r"\((?P<run>[^()]*,[^()]*)\)", text):
        inner, _, _ = match["run"].partition(";")
        run = Span(start=sentence.start + match.start("run"), end=sentence.start + match.start("run") + len(inner))
        names = _names(normal, run)
        if len(names) >= 3:
            return [Found(span=name, kind=kind_of(text[max(0, match.start() - 40) : match.start()])) for name in names]
    return []


def quoted(normal: Normal, span: Span) -> list[Found]:
    """Return two quoted names or more."""
    found = []
    for match in _QUOTED.finditer(normal.read(span)):
        group = match.lastgroup or "a"
        start, end = match.span(group)
        if len(match[group].split()) <= 5 and any(sign.isalpha() for sign in match[group]):
            found.append(Found(span=narrowed(normal, Span(start=span.start + start, end=span.start + end))))
    return found if len(found) > 1 else []


def symbols(normal: Normal, span: Span) -> list[Found]:
    """Return two names or more that are written as code is."""
    found: dict[str, Found] = {}
    for match in _SYMBOL.finditer(normal.read(span)):
        where = Span(start=span.start + match.start(), end=span.start + match.end())
        found.setdefault(match[0].casefold(), Found(span=where, kind=Kind.PARAMETER))
    return list(found.values()) if len(found) > 1 else []


def settings(normal: Normal, span: Span) -> list[Found]:
    """Return the keys of a configuration that have no value yet."""
    matches = list(_CONFIG.finditer(normal.read(span)))
    open_ones = [
        m
        for m in matches
        if m["value"] and lexicon.OPEN_VALUE.fullmatch(m["value"]) and not lexicon.NOT_WORK.fullmatch(m["key"])
    ]
    if not open_ones or len(matches) < 2:
        return []
    return [
        Found(span=Span(start=span.start + m.start("key"), end=span.start + m.end("key")), kind=Kind.PARAMETER)
        for m in open_ones
    ]


_ARTICLES = "the|la|el|los|las|le|les|l'|der|die|das|den"
_ARTICLE_RUN = re.compile(
    rf"(?<!\w)(?:(?:{_ARTICLES})\s\w+(?:\s(?!(?:{_ARTICLES}|then|also|and|y|et|und|dann)\s)\w+)?\s(?:then\s|"
    rf"dann\s|luego\s|puis\s)?)"
    rf"{{2,}}(?:(?:and|y|et|und)\s(?:the|la|el|los|las|le|les|der|die|das|den)|what|how)\s\w+(?:\s\w+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?<!\w)(?:{_ARTICLES})\s(?P<name>.+?)(?=\s(?:(?:then|dann|luego|puis|and|y|et|und)\s)*(?:{_ARTICLES})\s|$)",
    re.IGNORECASE,
)


def dictated(normal: Normal, sentence: Span) -> list[Found]:
    """Return what somebody says in a row without a comma: *the A then the B and the C*."""
    match = _ARTICLE_RUN.search(normal.read(sentence))
    if match is None:
        return []
    start = sentence.start + match.start()
    spans = [Span(start=start + one.start("name"), end=start + one.end("name")) for one in _ARTICLE.finditer(match[0])]
    last = spans[-1]
    return [Found(span=narrowed(normal, one)) for one in spans] if last.end > last.start else []


def in_order(normal: Normal, sentence: Span) -> list[Found]:
    """Return the steps of *first A, then B and finally C*."""
    text = normal.read(sentence)
    marks = list(_ORDERED.finditer(text))
    if len(marks) < 3:
        return []
    found = _before_then(normal, sentence, text, marks)
    for mark, after in pairwise([*marks, None]):
        assert mark is not None
        end = after.start() if after else len(text)
        span = Span(start=sentence.start + mark.end(), end=sentence.start + end)
        name = cleaned(
            normal,
            Span(
                start=span.start, end=span.start + len(re.sub(r"[,;\s]*(?:and|und|y|et)?\s*$", "", normal.read(span)))
            ),
            last=len(normal.read(span).split()) > LONG_END and (after is None or "," not in text),
        )
        if name:
            found.append(Found(span=name, kind=Kind.STAGE))
    return found


def _before_then(normal: Normal, sentence: Span, text: str, marks: list[re.Match[str]]) -> list[Found]:
    """Return the first of *this then that then the other*: the one or two words before the first *then*."""
    if _THEN.fullmatch(marks[0][0]) is None or not (
        before := re.search(r"(?:[\w-]+\s){1,2}$", text[: marks[0].start()])
    ):
        return []
    span = Span(start=sentence.start + before.start(), end=sentence.start + before.end())
    name = cleaned(normal, span)
    return [Found(span=name, kind=Kind.STAGE)] if name else []


_THEN = pattern(r"then|dann|luego|despues|puis|ensuite")
_COMPARED = re.compile(
    lexicon.words(
        """
        either | between | could be | might be | whether to | entweder | zwischen | könnte\\w* | entre | podría ser
        | o bien | soit | pourrait être
    """
    )
    + r"\s+(?=\S)",
    re.IGNORECASE,
)


def alternatives(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things a text sets side by side: *either A or B*, *could be A, B or C*."""
    text = normal.read(sentence)
    for match in _COMPARED.finditer(text):
        stop = re.search(r"[?!;:]|\.(?:\s|$)|\s-+\s|$", text[match.end() :])
        assert stop is not None
        run = text[match.end() : match.end() + stop.start()]
        joint = _AND.search(run)
        after = run.find(",", joint.end()) if joint else -1
        start = sentence.start + match.end()
        names = _names(normal, Span(start=start, end=start + (after if after > 0 else len(run)))) if joint else []
        if 1 < len(names) <= 6 and all(len(normal.read(name).split()) <= LONGEST_NAME for name in names):
            return [Found(span=name, kind=Kind.OPTION) for name in names]
    return []
