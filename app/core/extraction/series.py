"""Things told in other ways than a row: by arrows, by numbers, in pairs, in turn, line under line."""

import re
from functools import lru_cache

from app.core.extraction import lexicon
from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import Normal
from app.core.extraction.rows import LEAST, LONGEST, SHORT, THOUGHT, begins, last_of
from app.core.extraction.runs import CLOSED, cleaned, head, kind_of, narrowed
from app.core.extraction.spans import Found, Kind, Span

_STRETCH = r"[^.:;!?\n/|>→\s](?:[^.:;!?\n/|>→]{0,58}[^.:;!?\n/|>→\s])?"
_PARTED = re.compile(rf"{_STRETCH}(?:\s(?:/|\||\+|-?->|→|>|=>)\s{_STRETCH}){{2,}}")
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
    r"\b(?:your call|your choice|decide|decision|you pick|pick one|choose|up to you|settle|entscheid\w*|"
    r"deine wahl|decid\w+|elige|elegir|tranch\w+|choisi\w*|a toi de voir)\b"
)
_KEYED = re.compile(r"\w ?:\s")
_SEMICOLON = re.compile(r"\s*;\s+")
LONGEST_PART = 12
NEAR = 20
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
    names = [*(cleaned(normal, span) for span in spans[:-1]), last_of(normal, spans[-1], long=not ends_here)]
    if all(name and _ANSWER.fullmatch(normal.read(name)) for name in names):
        return []
    return [Found(span=name, kind=kind) for name in names if name]


def stacked(normal: Normal, text: Span) -> list[Found]:
    """Return brief lines, three or more, under a line that ends with a colon or names what they are.

    *Steps / Sorting / Reading / Filing (who?)* are three; so are three lines by themselves under what has no full stop.
    """
    lines = _lines(normal, text)
    for at, line in enumerate(lines[:-LEAST]):
        said_before = normal.read(line).strip()
        label = said_before.endswith(":") or (_names_a_list(said_before) and len(said_before.split()) <= LONGEST)
        if label and (found := _run_of_lines(normal, lines[at + 1 :], said_before)):
            return found
    before = normal.text[max(0, text.start - NEAR) : text.start].rstrip()[-1:]
    if before and before not in ".!?" and len(lines) >= LEAST:
        found = _run_of_lines(normal, lines, "")
        return found if len(found) == len(lines) and "," not in normal.read(text) else []
    return []


def _lines(normal: Normal, text: Span) -> list[Span]:
    lines, start = [], text.start
    for written in normal.read(text).split("\n"):
        lines.append(Span(start=start, end=start + len(written)))
        start += len(written) + 1
    return lines


def _run_of_lines(normal: Normal, lines: list[Span], label: str) -> list[Found]:
    """Return the names at the beginning of the lines, up to the first line that is none; three or nothing."""
    names: list[Found] = []
    for line in lines:
        name, tail = head(normal, line)
        said, whole = normal.read(name).strip(), normal.read(line).strip()
        if not said or not said[0].isalnum() or len(said.split()) > LONGEST + (not label) or _KEYED.search(whole):
            break
        if whole[-1] in ".!?:," or (clean := cleaned(normal, name)) is None:
            break
        names.append(Found(span=clean, kind=kind_of(label), tail=tail))
    return names if len(names) >= LEAST else []


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


@lru_cache(maxsize=8)
def decides(text: str) -> bool:
    """Whether a text tells somebody to decide: *your call*. Asked for each sentence, read once."""
    return _DECIDES.search(text) is not None


def either(normal: Normal, sentence: Span) -> list[Found]:
    """Return the two of *this or that?*, where somebody is to decide."""
    text = normal.read(sentence)
    match = _EITHER.fullmatch(text)
    if match is None or _ASKS_FIRST.match(text) or not decides(normal.text):
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
    r"|[,;:]\s+(?:(?:and|or|und|oder|y|o|et|ou)\s+)?(?P<also>(?:(?:can|could|do|does|did|is|are|may|must|should|will|would)"
    r" (?:i|we|you|they|he|she|it|the|there|anyone|our|this|these)|if|when|wann|cuando|quand|si)\b)"
)
LONGEST_QUESTION = 16


def questions(normal: Normal, sentence: Span) -> list[Found]:
    """Return the questions of *find out how many there are, who owns them and what they cost*: two or more."""
    text = normal.read(sentence)
    asked = list(_ASKED.finditer(text))
    if sum(1 for one in asked if one["asked"]) < 2 - (len(asked) > 2):
        return []
    ends = [*(one.start() for one in asked[1:]), len(text)]
    spans = [
        narrowed(
            normal, Span(start=sentence.start + max(one.start("asked"), one.start("also")), end=sentence.start + end)
        )
        for one, end in zip(asked, ends, strict=True)
    ]
    words = [len(normal.read(span).rstrip("?").split()) for span in spans]
    return [Found(span=span) for span in spans] if all(1 < count <= LONGEST_QUESTION for count in words) else []


def by_semicolons(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things of *on the table are Austria; Denmark; and the Czech Republic*: three, or two after a colon."""
    text = CLOSED.sub(lambda match: "x" * len(match[0]), normal.read(sentence))
    colon = text.find(": ") + 1
    edges = [match.span() for match in _SEMICOLON.finditer(text, colon)]
    if len(edges) < LEAST - 1 - bool(colon):
        return []
    starts, ends = [colon, *(end for _, end in edges)], [*(start for start, _ in edges), len(text)]
    if any(len(text[a:b].split()) > LONGEST_PART for a, b in list(zip(starts, ends, strict=True))[bool(not colon) :]):
        return []
    if not colon:
        starts[0] = begins(text, starts[0], ends[0])
    if any(THOUGHT.match(text, start) for start in starts):
        return []
    spans = [Span(start=sentence.start + a, end=sentence.start + b) for a, b in zip(starts, ends, strict=True)]
    names = [cleaned(normal, span) for span in spans]
    return (
        [Found(span=name, kind=kind_of(text[: starts[0]][-40:])) for name in names if name] if all(names[:-1]) else []
    )


def numbered(normal: Normal, sentence: Span) -> list[Found]:
    """Return `1. one 2. two 3. three` in a line."""
    text = normal.read(sentence)
    marks = [mark for at, mark in enumerate(_NUMBERED.finditer(text)) if mark["number"] == str(at + 1)]
    if len(marks) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    spans = [Span(start=sentence.start + m.end(), end=sentence.start + end) for m, end in zip(marks, ends, strict=True)]
    return [Found(span=name) for span in spans if (name := cleaned(normal, span, last=span is spans[-1]))]
