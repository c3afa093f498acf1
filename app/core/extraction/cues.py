"""What a text itself shows to be undecided, in English, German, Spanish and French."""

import re
from collections.abc import Iterator
from itertools import chain

from app.core.extraction import cue_grammar as grammar
from app.core.extraction import cue_words as says
from app.core.extraction.blocks import Blocks, Text, sentences
from app.core.extraction.conflicts import conflicts_of
from app.core.extraction.normal import Normal
from app.core.extraction.spans import Cue, Open, Span


def opens_of(normal: Normal, blocks: Blocks, prose: list[Text]) -> list[Open]:
    """Return what is open, in the order of the text: one for each clause that says so."""
    found: list[Open] = []
    compared = bool(says.COMPARED.search(normal.text))
    for place, text in enumerate(prose):
        before: Span | None = None
        listed = False
        for number, sentence in enumerate(sentences(normal, text.span)):
            # What a text begins with is what it is about: asked as a question it is the task.
            first = place == 0 and number == 0
            listed = _asks_in_turn(normal, before, sentence, listed=listed)
            new = _of_sentence(normal, sentence, compared=compared, asks=not (text.heading or first or listed))
            alone = before if not (found and before and found[-1].span.meets(before)) else None
            _add(normal, found, _with_question(normal, alone, sentence, new))
            before = sentence
    told = [sentence for text in prose for sentence in sentences(normal, text.span)]
    found += [one for one in conflicts_of(normal, told) if not any(one.span.meets(other.span) for other in found)]
    for one in blocks.lists:
        for entry in one.items:
            if not entry.done:
                found.extend(_of_sentence(normal, entry.span, compared=compared, asks=False))
    for table in blocks.tables:
        for row in table.rows:
            found.extend(_of_row(normal, row))
    for code in blocks.code:
        found.extend(o for o in _of_sentence(normal, code, compared=True, asks=False) if o.cue is Cue.PHRASE)
    return sorted(found, key=lambda one: one.span.start)[:MOST_OPEN]


def _asks_in_turn(normal: Normal, before: Span | None, sentence: Span, *, listed: bool) -> bool:
    """Whether a question is one of those a label leads in, which are the work: *Questions: Who pays? How much?*"""
    led_in = before is not None and bool(grammar.QUESTIONS.search(normal.read(before)))
    return normal.read(sentence).endswith("?") and (listed or led_in)


def _with_question(normal: Normal, before: Span | None, sentence: Span, new: list[Open]) -> list[Open]:
    """Return what a sentence shows, together with a brief question that it leaves unanswered: *When? Nobody knows.*"""
    if before is None or not new or new[0].cue not in (Cue.PHRASE, Cue.TBD) or new[0].span.start > sentence.start + FEW:
        return new
    asked = normal.read(before)
    if not asked.endswith("?") or len(asked.split()) > BRIEF:
        return new
    return [Open(span=Span(start=before.start, end=new[0].span.end), cue=Cue.QUESTION), *new[1:]]


def _add(normal: Normal, found: list[Open], new: list[Open]) -> None:
    """Add what a sentence shows; a mere *TBA* or *no idea* belongs to the question before it."""
    if len(new) == 1 and found and not normal.text[found[-1].span.end : new[0].span.start].strip(" .!?"):
        said = normal.read(new[0].span)
        if new[0].cue is Cue.TBD and len(said) < SIGNS:
            found[-1] = Open(span=Span(start=found[-1].span.start, end=new[0].span.end), cue=Cue.TBD)
            return
        if found[-1].cue is Cue.QUESTION and new[0].cue is Cue.PHRASE and len(said.split()) <= BRIEF:
            found[-1] = Open(span=Span(start=found[-1].span.start, end=new[0].span.end), cue=Cue.QUESTION)
            return
    found.extend(new)


def _of_row(normal: Normal, row: list[Span]) -> Iterator[Open]:
    """A word for *open* in a cell is open; a bare question mark or a blank is a place to fill in."""
    for place, cell in enumerate(row):
        if not re.fullmatch(r"[\s?_.\-]*", normal.read(cell)):
            asks = place > 0 and len(normal.read(cell).split()) > FEW
            yield from _of_sentence(normal, cell, compared=True, asks=asks)


def _of_sentence(normal: Normal, span: Span, *, compared: bool, asks: bool) -> list[Open]:
    text = normal.read(span)
    settled = [match.span() for match in says.SETTLED.finditer(text)]
    hits = [
        (start, end, cue)
        for start, end, cue in _hits(text, compared=compared)
        if not any(start < b and a < end for a, b in settled)
    ]
    if asks and grammar.WHETHER.match(text) and not text.rstrip().endswith("?") and len(text.split()) > BRIEF:
        return [Open(span=span, cue=Cue.PHRASE)]
    if asks and _asks(text) and not hits:
        return [Open(span=span, cue=Cue.QUESTION)]
    return [_open(span.start, text, group) for group in _together(text, hits)]


def _open(offset: int, text: str, group: list[tuple[int, int, Cue]]) -> Open:
    start, end, cue = _widest(text, group)
    first, last = min(a for a, _, _ in group), max(b for _, b, _ in group)
    return Open(
        span=Span(start=offset + start, end=offset + end),
        cue=cue,
        words=Span(start=offset + first, end=offset + last),
    )


_CUES = (
    (
        (
            says.PHRASE,
            says.UNKNOWN,
            says.DEFERRED,
            says.PHRASE_DE,
            says.PHRASE_ES,
            says.PHRASE_FR,
            grammar.WILL_BE,
            grammar.STILL,
            grammar.ASKS_FIRST,
            grammar.NOBODY_KNOWS,
            grammar.DISPUTED,
        ),
        Cue.PHRASE,
    ),
    ((says.OPEN_LIST, grammar.MORE), Cue.OPEN_LIST),
    ((grammar.CLASHES, grammar.SAYS_OTHERWISE), Cue.CONFLICT),
)


def _hits(text: str, *, compared: bool) -> Iterator[tuple[int, int, Cue]]:
    for match in says.TBD.finditer(text):
        yield match.start(), match.end(), Cue.TBD
    for patterns, cue in _CUES:
        for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
            yield match.start(), match.end(), cue
    for match in grammar.OPEN_VALUE.finditer(text):
        yield match.start(), match.end(), Cue.TBD
    for match in grammar.ASIDE.finditer(text):
        yield match.start(), match.end(), Cue.QUESTION
    for match in grammar.ONE_OR_OTHER.finditer(text):
        yield match.start(), match.end(), Cue.ALTERNATIVES
    for match in says.LIST_DOTS.finditer(text):
        yield match.start("dots") - 1, match.end("dots"), Cue.OPEN_LIST
    if not compared:
        for match in says.ALTERNATIVES.finditer(text):
            yield match.start(), match.end(), Cue.ALTERNATIVES


def _asks(text: str) -> bool:
    asked = text.rstrip(" \"')")
    if not asked.endswith("?") or len(asked.split()) < 2:
        return False
    last = re.split(r"[.!]\s+", asked)[-1]
    if says.RHETORICAL.fullmatch(re.split(r",\s+", last)[-1]):
        return False
    if says.RHETORICAL.fullmatch(last) or says.MUSING.match(last) or re.search(r":\s+\S.*\?$", last):
        return False
    if says.IN_TURN.search(last):
        return False
    clauses = re.split(r",\s+|\s-+\s", last)
    return any(says.ASKS.match(clause) for clause in clauses) and not any(says.REQUEST.match(one) for one in clauses)


REACH, REACH_ON = 90, 60
MOST_OPEN = 100
FEW, BRIEF, SIGNS = 3, 8, 6
_CLAUSE = re.compile(r"[,;]\s|\s-+\s|[()]|\s(?:but|and|aber|und|pero|mais)\s")


def _together(text: str, hits: list[tuple[int, int, Cue]]) -> list[list[tuple[int, int, Cue]]]:
    """Group the hits of one sentence, except that a bare *TBD* stands for itself in its own clause."""
    if not hits:
        return []
    hits = sorted(hits)
    groups: list[list[tuple[int, int, Cue]]] = [[hits[0]]]
    for hit in hits[1:]:
        before = groups[-1][-1]
        parted = bool(_CLAUSE.search(text[before[1] : hit[0]]))
        alone = Cue.TBD in (hit[2], before[2]) or Cue.OPEN_LIST in (hit[2], before[2])
        if hit[0] >= before[1] and parted and alone:
            groups.append([hit])
        else:
            groups[-1].append(hit)
    return groups


def _widest(text: str, group: list[tuple[int, int, Cue]]) -> tuple[int, int, Cue]:
    """Return one span for a group: the clause around it, and the surest of its cues."""
    start, end = min(a for a, _, _ in group), max(b for _, b, _ in group)
    cues = {cue for _, _, cue in group}
    cue = next(
        one for one in (Cue.CONFLICT, Cue.PHRASE, Cue.ALTERNATIVES, Cue.TBD, Cue.OPEN_LIST, Cue.QUESTION) if one in cues
    )
    if cue in (Cue.TBD, Cue.OPEN_LIST, Cue.QUESTION):
        return start, end, cue
    edges = [(match.end(), match.group().strip()) for match in re.finditer(r"[,;(]\s?|\s-+\s", text[:start])]
    left = next((edge for edge, sign in reversed(edges) if sign != "," or len(text[edge:end].split()) > FEW), 0)
    stop = re.search(r"[;)]|\s-+\s|[.!?](?:\s|$)|,\s(?:and|but|und|aber|y|pero|et|mais)\s", text[end:])
    right = end + stop.start() if stop else len(text)
    return max(left, _word(text, start - REACH)), max(min(right, _word(text, end + REACH_ON)), end), cue


def _word(text: str, place: int) -> int:
    """Return the beginning of the word at `place`: who dictates makes no clauses, so a clause has a longest reach."""
    place = min(max(place, 0), len(text))
    return len(text) if place == len(text) else text.rfind(" ", 0, place + 1) + 1
