"""The items of a text: from lists and tables, then from runs in sentences, then from names written as code."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.extraction import lexicon, rows, runs, series, wishes
from app.core.extraction.blocks import Blocks, List, ListItem, Table, Text, sentences
from app.core.extraction.normal import Normal
from app.core.extraction.spans import Cue, Found, Kind, Open, Span
from app.core.extraction.times import is_moment

MOST = 60
ENOUGH = 3
LONGEST_HEAD = 25
MOST_ALONE = 5  # words before a comma that are a name by themselves
_WORD = re.compile(r"\w+")
_ARTICLE = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "der",
        "die",
        "das",
        "den",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "le",
        "les",
        "l'",
        "des",
        "du",
    ]
)
_SCRAPPED = re.compile(
    lexicon.words(
        r"""
        ignore | scrap | skip | drop | forget(?: about)? | leave out | cancel | no longer need | don't need |
        without |
    """
        r"""
        vergiss | lass\w* | streich\w* | ignorier\w* | olvida\w* | ignora\w* | quita\w* | oublie\w* |
        laisse tomber | ignore\w*
    """
    )
    + r"\s+(?!(?:or|and|oder|und|o|y|ou|et)\b)"
    r"(?:#|no\.?|number|point|item|nr\.?|punkt|el|la|le|the|das|den|die)*\s*(?P<what>\d{1,2}\b|[^.,;:!?\n]{2,60})",
    re.IGNORECASE,
)


# What is said of an entry that is listed only to say that it is no part of the work.
_EXCLUDED = lexicon.pattern(
    r"\W*(?:not (?:in|part|needed|now|for)|out of scope|no need|nicht (?:teil|notig|in|hier|jetzt)|kein teil|"
    r"no (?:entra|hace falta|es parte|forma)|fuera de|pas (?:dans|besoin|pour|maintenant)|hors )\b"
)


def items_of(normal: Normal, blocks: Blocks, prose: list[Text], opens: list[Open]) -> list[Found]:
    """Return the items, each once, in the order of the text."""
    scrapped = _scrapped(normal, prose)
    everywhere = [
        *(found for table in blocks.tables for found in _of_table(normal, table, opens)),
        *(found for one in blocks.lists for found in _of_list(normal, one, scrapped, opens)),
        *(found for code in blocks.code for found in runs.settings(normal, code)),
    ]
    structured = everywhere[: 2 * MOST]
    if not structured:
        structured = [found for text in prose for found in runs.settings(normal, text.span)]
    running = [] if structured else _of_prose(normal, prose)
    wavers = [one.span for one in opens if one.cue in (Cue.PHRASE, Cue.OPEN_LIST, Cue.CONFLICT)]
    named = (one for one in running if one.kind is Kind.OPTION or not is_moment(normal.read(one.span)))
    listed = [found for found in named if not any(w.holds(found.span) for w in wavers)]
    everything = [*structured, *listed]
    if not everything:
        everything = _named(normal, prose)
    kept = [found for found in everything if not _is_scrapped(normal, found, scrapped)]
    return [_marked(normal, found, opens) for found in _once(normal, kept)[:MOST]]


def _of_list(normal: Normal, one: List, scrapped: list[tuple[int, str]], opens: list[Open]) -> Iterator[Found]:
    label = normal.read(one.label)[-60:] if one.label else ""
    kind = runs.kind_of(label)
    named = runs.kind_of(_last_line(label)) is Kind.CRITERION
    told_off = label.rstrip().endswith(":") and lexicon.NOT_WORK.fullmatch(_last_line(label))
    if len(one.items) < 2 or (told_off and not named):
        return
    if forms := _keys(normal, one):
        yield from _of_form(normal, forms)
        return
    keyed = _share_a_key(normal, one)
    numbers = {what for _, what in scrapped}
    for entry in one.items:
        if entry.done or (entry.number is not None and str(entry.number) in numbers):
            continue
        found = _of_entry(normal, entry, kind)
        if found and keyed and found.tail:
            found = replace(found, span=found.tail, tail=None)
        if found and not any(one.span.holds(found.span) and one.cue is Cue.PHRASE for one in opens):
            yield found


def _share_a_key(normal: Normal, one: List) -> bool:
    """Whether the entries are settings of the same name, such as `name: this` and `name: that`."""
    keys = {normal.read(entry.span).partition(": ")[0] for entry in one.items}
    return len(keys) == 1 and ": " in normal.read(one.items[0].span)


def _last_line(label: str) -> str:
    return label.rstrip().rpartition("\n")[2].rpartition(". ")[2]


_RELATIVE = lexicon.pattern(r"(?:der|die|das|den|dem|deren|which|who|that|whose|que|qui|dont|donde|ou)\b")


def _of_entry(normal: Normal, entry: ListItem, kind: Kind | None) -> Found | None:
    name, tail = runs.head(normal, entry.span)
    text = normal.read(entry.span)
    comma = text.find(", ")
    if (
        0 < comma < name.end - name.start
        and not _RELATIVE.match(text, comma + 2)
        and len(text.split()) > MOST_ALONE >= len(text[:comma].split())
    ):
        name, tail = (
            Span(start=entry.span.start, end=entry.span.start + comma),
            Span(start=entry.span.start + comma + 2, end=entry.span.end),
        )
    if text.rstrip().endswith("?") and not normal.read(name).endswith("?") and tail is None:
        name = Span(start=name.start, end=entry.span.end)
    said = normal.read(name)
    if tail and _EXCLUDED.match(normal.read(tail)):
        return None
    words = said.split()
    if not words or len(words) > LONGEST_HEAD or words[0].startswith("??") or not any(sign.isalpha() for sign in said):
        return None
    if lexicon.OPEN_VALUE.fullmatch(said) or lexicon.ETC.fullmatch(said):
        return None
    return Found(span=name, kind=kind, tail=tail)


_KEY = lexicon.pattern(r"(?:what|who|how many|how much|was|wer|que|quien|quoi|qui)\b.*")


def _keys(normal: Normal, one: List) -> list[tuple[Span, Span]]:
    """Return labels and values of a list that is a form: *- what: laptops - must: 32 GB, matte screen - when: May*."""
    pairs = []
    for entry in one.items:
        text = normal.read(entry.span)
        colon = text.find(": ")
        if colon < 0:
            return []
        label = Span(start=entry.span.start, end=entry.span.start + colon)
        pairs.append((label, Span(start=label.end + 2, end=entry.span.end)))
    labels = [normal.read(label) for label, _ in pairs]
    told = sum(bool(lexicon.NOT_WORK.fullmatch(label) or _KEY.fullmatch(label)) for label in labels)
    return pairs if told >= 2 and 2 * told >= len(labels) else []


def _of_form(normal: Normal, rows: Iterable[Iterable[Span]]) -> Iterator[Found]:
    """Return what stands beside a label such as *Done when* in a form of labels and values."""
    for label, value in rows:
        kind = runs.kind_of(normal.read(label))
        if kind and kind is not Kind.STAGE:
            names = [runs.cleaned(normal, piece) for piece in runs.split(normal, value)]
            yield from (Found(span=name, kind=kind) for name in names if name)


def _is_form(normal: Normal, table: Table) -> bool:
    """Whether the first of two columns says what the second is, as a ticket does."""
    if len(table.rows[0]) != 2 or table.ruled:
        return False
    labels = [normal.read(row[0]).rstrip() for row in table.rows]
    if 2 * sum(label.endswith(":") for label in labels) > len(labels):
        return True
    named = sum(1 for label in labels if lexicon.NOT_WORK.fullmatch(label) or runs.kind_of(label))
    return named >= 2 and named * 3 >= len(labels)


def _of_table(normal: Normal, table: Table, opens: list[Open]) -> Iterator[Found]:
    if _is_form(normal, table):
        yield from _of_form(normal, table.rows)
        return
    header = table.rows[0] if _has_header(normal, table) else None
    rows = table.rows[1:] if header else table.rows
    width = len(table.rows[0])
    column = next((place for place in range(width) if _is_names(normal, [row[place] for row in rows])), None)
    if column is None:
        return
    names = [normal.read(cell) for cell in header] if header else [""] * width
    values = [place for place in range(width) if place != column and lexicon.VALUE_HEAD.search(names[place])]
    if not header:
        values = [place for place in range(width) if place != column and _any_open(normal, rows, place)]
    blanks = any(_is_open(normal, row[place]) for row in rows for place in values)
    kind = runs.kind_of(names[column]) or (Kind.PARAMETER if blanks else None)
    for row in rows:
        done = any(lexicon.DONE_VALUE.fullmatch(normal.read(row[place]).strip()) for place in values)
        filled = blanks and not any(_is_open(normal, row[place]) or _wavers(row[place], opens) for place in values)
        name = runs.narrowed(normal, row[column])
        struck = any(one.holds(name) or name.holds(one) for one in normal.struck)
        if name.end > name.start and not done and not filled and not struck:
            yield Found(span=name, kind=kind, tail=row[-1] if len(row) > 1 else None)


def _has_header(normal: Normal, table: Table) -> bool:
    if table.ruled:
        return True
    first, rest = [normal.read(cell) for cell in table.rows[0]], table.rows[1:]
    if any(lexicon.VALUE_HEAD.fullmatch(cell) or runs.kind_of(cell) for cell in first):
        return True
    digits = [any(any(sign.isdigit() for sign in normal.read(row[at])) for row in rest) for at in range(len(first))]
    return all(first) and any(digits) and not any(sign.isdigit() for cell in first for sign in cell)


def _is_open(normal: Normal, cell: Span) -> bool:
    return bool(lexicon.OPEN_VALUE.fullmatch(re.split(r"[,(]", normal.read(cell))[0]))


def _wavers(cell: Span, opens: list[Open]) -> bool:
    return any(cell.meets(one.span) for one in opens)


def _any_open(normal: Normal, rows: Iterable[list[Span]], place: int) -> bool:
    return any(_is_open(normal, row[place]) for row in rows)


def _is_names(normal: Normal, cells: list[Span]) -> bool:
    texts = [normal.read(cell) for cell in cells]
    named = sum(1 for text in texts if sum(sign.isalpha() for sign in text) > 1)
    return named > len(texts) / 2 and len(set(texts)) > len(texts) / 2


def _of_prose(normal: Normal, prose: list[Text]) -> list[Found]:
    """Return what sentences list; where a form or a colon shows a list, a row of commas elsewhere is none."""
    shown: list[Found] = []
    other: list[Found] = []
    for text in prose:
        shown += (stacked := series.stacked(normal, text.span))
        after = stacked[-1].span.end if stacked else text.span.start
        for sentence in (one for one in sentences(normal, text.span) if one.start >= after):
            way, found = next(((way, found) for way in _WAYS if (found := way(normal, sentence))), (rows.rows, []))
            surely = way not in _BY_COMMAS or (found and ":" in normal.text[sentence.start : found[0].span.start])
            (shown if surely else other).extend(found)
        if len(shown) + len(other) > 2 * MOST:
            break
    return shown if len(shown) >= ENOUGH else [*shown, *other]


_WAYS = (
    runs.labelled,
    runs.lettered,
    series.numbered,
    series.by_semicolons,
    runs.in_order,
    series.slashed,
    series.asked_in_turn,
    series.questions,
    series.paired,
    series.either,
    wishes.counted,
    wishes.counting,
    wishes.choices,
    wishes.qualities,
    rows.rows,
    runs.bracketed,
    runs.alternatives,
    runs.dictated,
    rows.joined,
    wishes.asked_for,
    wishes.errands,
)
_OF_WISHES = (wishes.counted, wishes.counting, wishes.choices, wishes.asked_for, wishes.errands, wishes.qualities)
_BY_COMMAS = (
    *_OF_WISHES,
    rows.rows,
    series.by_semicolons,
    rows.joined,
    runs.bracketed,
    runs.alternatives,
    runs.dictated,
)


def _named(normal: Normal, prose: list[Text]) -> list[Found]:
    for text in prose:
        if found := runs.quoted(normal, text.span) or runs.symbols(normal, text.span):
            return found
    return []


def _scrapped(normal: Normal, prose: list[Text]) -> list[tuple[int, str]]:
    """Return what is called off, each with the place where that begins."""
    return [
        (text.span.start + match.start(), match["what"].casefold())
        for text in prose
        for match in _SCRAPPED.finditer(normal.read(text.span))
    ]


def _is_scrapped(normal: Normal, found: Found, scrapped: list[tuple[int, str]]) -> bool:
    """Whether something is called off elsewhere; *remove the old banner* is a task, and not called off by itself."""
    name = _key(normal.read(found.span))
    return any(
        _overlap(name, _key(what)) >= 0.8 for place, what in scrapped if not found.span.start <= place < found.span.end
    )


def _key(text: str) -> frozenset[str]:
    stems = (word.casefold() for word in _WORD.findall(text))
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") else word for word in stems if word not in _ARTICLE
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _once(normal: Normal, everything: list[Found]) -> list[Found]:
    seen: set[frozenset[str]] = set()
    kept: list[Found] = []
    for found in sorted(everything, key=lambda one: (one.span.start, -one.span.end)):
        key = _key(normal.read(found.span)) or frozenset([normal.read(found.span)])
        if key not in seen and not any(found.span.meets(other.span) for other in kept[-1:]):
            seen.add(key)
            kept.append(found)
    return kept


def _marked(normal: Normal, found: Found, opens: list[Open]) -> Found:
    """Mark an item as undecided where its own clause, brackets or line say so."""
    reach = found.span.end
    if found.tail is not None:
        reach = found.tail.end
    else:
        after = normal.text[found.span.end : found.span.end + 120]
        aside = re.match(r"\s*[\"']?\s*[\[(][^\])\n]*", after)
        reach += aside.end() if aside else 0
    near = Span(start=found.span.start, end=reach)
    return replace(found, undecided=any(near.meets(one.span) for one in opens))
