"""Things told in other ways than a row: by arrows, by numbers, in pairs, in turn, line under line."""

import re

from app.core.extraction import lexicon
from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import Normal
from app.core.extraction.rows import LEAST, LONGEST, SHORT
from app.core.extraction.runs import CLOSED, cleaned, kind_of, narrowed
from app.core.extraction.spans import Found, Kind, Span

_PARTED = re.compile(r"[^.:;!?\n/|>→]{1,60}(?:\s(?:/|\||\+|-?->|→|>|=>)\s[^.:;!?\n/|>→]{1,60}){2,}")
_PARTING = re.compile(r"\s(?:/|\||\+|-?->|→|>|=>)\s")
_ANSWER = pattern(r"(?:.* )?(?:yes|no|maybe|y|n|ja|nein|vielleicht|si|quizas?|oui|non|peut-etre)\W*")
_STEPS = frozenset(">→")
_PAIRED = re.compile(
    r":\s+(?P<a>[^,.:;!?\n]{2,40}?)\s+(?:or|oder|o|ou|versus|vs\.?)\s+(?P<b>[^,.:;!?\n]{2,40})(?=[.?!]|$)",
    re.IGNORECASE,
)
_PICKED = re.compile(
    r"(?:^|[:.]\s)\s*(?P<a>[^,.:;!?\n]{2,40}?)\s+(?:or|oder|o|"
    r"ou)\s+(?P<b>[^,.:;!?\n]{2,40})(?=\s*,\s*(?:you\b|your\b|tu\b|du\b|dein|vous\b|decide|entscheid|pick))",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\W*(?P<a>(?:[^\s,.:;!?]+ ){0,4}?[^\s,.:;!?]+) (?:or|oder|o|ou) (?P<b>(?:[^\s,.:;!?]+ ){0,4}?[^\s,.:;!?]+)"
    r"(?: (?:for|in|on|at|für|im|am|para|en|pour|à) [^?!.]{1,60})?\s*\?\W*",
    re.IGNORECASE,
)
_ASKS_FIRST = pattern(
    r"\W*(?:can|could|do|does|did|is|are|was|should|shall|will|would|have|has|any|anyone|what|which|who|how|when|where|"
    r"why|kann|konn\w+|soll\w*|ist|sind|hat|haben|was|wer|wie|wann|puede\w*|es|hay|tienes?|que|como|cuando|peux|est|"
    r"as|avez|qui|quoi|quand|comment)\b"
)
_DECIDES = pattern(
    r"\b(?:your call|your choice|decide|decision|you pick|pick one|choose|up to you|entscheid\w*|deine wahl|decid\w+|"
    r"elige|elegir|tranch\w+|choisi\w*|a toi de voir)\b"
)
_NUMBERED = re.compile(r"(?<![\w.,])(?P<number>[1-9])[.)/]\s+(?=[^\W\d]|¿)")


def slashed(normal: Normal, sentence: Span) -> list[Found]:
    """Return `one / two / three` and `one -> two -> three`."""
    text = normal.read(sentence)
    masked = CLOSED.sub(lambda match: "x" * len(match[0]), text)
    match = _PARTED.search(masked) if _PARTING.search(text) else None
    if match is None:
        return []
    ends_here = match.end() >= len(text.rstrip(" .!?"))
    partings = list(_PARTING.finditer(match[0]))
    starts, ends = [0, *(one.end() for one in partings)], [*(one.start() for one in partings), len(match[0])]
    base = sentence.start + match.start()
    spans = [narrowed(normal, Span(start=base + a, end=base + b)) for a, b in zip(starts, ends, strict=True)]
    steps = any(sign in _STEPS for one in partings for sign in one[0])
    kind = Kind.STAGE if steps else kind_of(normal.read(sentence)[: match.start()][-40:])
    names = [cleaned(normal, span, last=span is spans[-1] and not ends_here) for span in spans]
    if all(name and _ANSWER.fullmatch(normal.read(name)) for name in names):
        return []
    return [Found(span=name, kind=kind) for name in names if name]


def stacked(normal: Normal, text: Span) -> list[Found]:
    """Return brief lines, three or more, under a line that ends with a colon or names what they are."""
    lines: list[Span] = []
    start = text.start
    for written in normal.read(text).split("\n"):
        lines.append(Span(start=start, end=start + len(written)))
        start += len(written) + 1
    for at, line in enumerate(lines[:-LEAST]):
        said_before = normal.read(line).strip()
        if not (said_before.endswith(":") or (_names_a_list(said_before) and len(said_before.split()) <= LONGEST)):
            continue
        names = []
        for one in lines[at + 1 :]:
            words = normal.read(one).strip()
            if not words or len(words.split()) > LONGEST - 1 or words[-1] in ".!?:," or not words[0].isalnum():
                break
            names.append(cleaned(normal, one))
        if len(names) >= LEAST and all(names):
            return [Found(span=name, kind=kind_of(said_before)) for name in names if name]
    return []


def _names_a_list(line: str) -> bool:
    return bool(kind_of(line) or lexicon.WANTED.search(line))


def paired(normal: Normal, sentence: Span) -> list[Found]:
    """Return *which one: this or that*."""
    match = _PAIRED.search(normal.read(sentence)) or _PICKED.search(normal.read(sentence))
    if match is None or kind_of(normal.read(sentence)[: match.start()][-40:]) is Kind.CRITERION:
        return []
    if max(len(match["a"].split()), len(match["b"].split())) > SHORT:
        return []
    spans = [Span(start=sentence.start + match.start(one), end=sentence.start + match.end(one)) for one in ("a", "b")]
    return [Found(span=name, kind=Kind.OPTION) for span in spans if (name := cleaned(normal, span))]


def either(normal: Normal, sentence: Span) -> list[Found]:
    """Return the two of *this or that?*, where somebody is to decide."""
    text = normal.read(sentence)
    match = _EITHER.fullmatch(text)
    if match is None or _ASKS_FIRST.match(text) or not _DECIDES.search(normal.text):
        return []
    spans = [Span(start=sentence.start + match.start(one), end=sentence.start + match.end(one)) for one in ("a", "b")]
    return [Found(span=name, kind=Kind.OPTION) for span in spans if (name := cleaned(normal, span))]


_LEAD = pattern(
    r"\b(?P<lead>is it|are they|could it be|maybe it'?s|is there|do they|est-ce que c'est|est-ce que|"
    r"c'est peut-etre|liegt es an|ist es|sind es|es que|puede ser|sera|soit|ya sea|bien sea)\s"
)


def asked_in_turn(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things of *is it this, is it that, is it the other*."""
    text = normal.read(sentence)
    leads = list(_LEAD.finditer(text))
    if len(leads) < 2 or len({lead["lead"].casefold() for lead in leads}) > 1:
        return []
    ends = [*(lead.start() for lead in leads[1:]), len(text.rstrip(" ?"))]
    spans = [
        narrowed(normal, Span(start=sentence.start + a.end(), end=sentence.start + b))
        for a, b in zip(leads, ends, strict=True)
    ]
    names = [cleaned(normal, span, last=True) for span in spans]
    return [Found(span=name, kind=Kind.OPTION) for name in names if name]


_ASKED = pattern(
    r"(?:^|[,;:]\s+(?:(?:and|or|und|oder|y|o|et|ou)\s+)?|\s(?:and|or|und|oder|y|o|et|ou|out|say|me|wissen|heraus)\s)"
    r"(?P<asked>(?:how|what|whether|why|who|who's|which|where|wie|was|wer|ob|welche[rsnm]?|wann|warum|wieso|woher|"
    r"cuant\w+|cual(?:es)?|quien(?:es)?|por que|donde|combien|comment|quel(?:le)?s?|pourquoi|ce qu(?:e\b|i\b|'))"
    r"\b(?! (?:is why|means|else)\b))"
)
LONGEST_QUESTION = 16


def questions(normal: Normal, sentence: Span) -> list[Found]:
    """Return the questions of *find out how many there are, who owns them and what they cost*: two or more."""
    text = normal.read(sentence)
    asked = list(_ASKED.finditer(text))
    if len(asked) < 2:
        return []
    ends = [*(one.start() for one in asked[1:]), len(text)]
    spans = [
        narrowed(normal, Span(start=sentence.start + one.start("asked"), end=sentence.start + end))
        for one, end in zip(asked, ends, strict=True)
    ]
    words = [len(normal.read(span).rstrip("?").split()) for span in spans]
    return [Found(span=span) for span in spans] if all(1 < count <= LONGEST_QUESTION for count in words) else []


def numbered(normal: Normal, sentence: Span) -> list[Found]:
    """Return `1. one 2. two 3. three` in a line."""
    text = normal.read(sentence)
    marks = [mark for at, mark in enumerate(_NUMBERED.finditer(text)) if mark["number"] == str(at + 1)]
    if len(marks) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    spans = [Span(start=sentence.start + m.end(), end=sentence.start + end) for m, end in zip(marks, ends, strict=True)]
    return [Found(span=name) for span in spans if (name := cleaned(normal, span, last=span is spans[-1]))]
