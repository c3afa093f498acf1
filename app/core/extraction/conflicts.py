"""Sentences of one text that cannot both hold: numbers that disagree, one page for everything, left out and yet all."""

import re
from collections.abc import Iterator, Sequence

from app.core.extraction import lexicon
from app.core.extraction.lexicon import said
from app.core.extraction.normal import Normal
from app.core.extraction.quantities import COUNTED, PERSONS
from app.core.extraction.spans import Cue, Found, Open, Span

NEAR = 160
READ = 20_000
MOST, REMEMBERED, ALIKE = 400, 6, 4
_ONLY = said(en="only | all that", de=r"nur | einzige\w*", es="único | única | solo", fr="seule? | unique")
_NOT = said(
    en="not | no | never | don't | isn't",
    de=r"nicht | keine?\w* | nie",
    es="no | nunca | ningún",
    fr="pas | ne | jamais | aucune?",
)
_NUMBER = re.compile(rf"(?<![\w.,:/-])(?P<number>{COUNTED})\s+(?!{COUNTED}\b)(?P<noun>[a-z]{{3,}})", re.IGNORECASE)
_YEAR = re.compile(r"\b(?P<noun>[a-z]{3,}(?: year)?) (?P<number>(?:19|20)\d\d)\b", re.IGNORECASE)
_CONTRADICTS = said(
    en=r"""
        but | yet | however | wait | hang on | although | though | (?:\w+ ){0,2}says | say | said | or was it | then
        again | except
    """,
    de=r"aber | doch | allerdings | moment | obwohl | sagt | steht | laut | oder waren es",
    es=r"pero | aunque | espera | dice | dicen | pone | según | o eran",
    fr=r"mais | pourtant | attends | dit | disent | selon | ou c'était | alors que",
)
_CORRECTS = said(
    en=r"no sorry | sorry | i mean | make that | correction | scratch that | rather",
    de=r"nein | quatsch | ich meine | korrektur | beziehungsweise",
    es=r"no perdón | perdón | digo | mejor dicho",
    fr=r"non pardon | pardon | je veux dire | enfin",
)
_ONE_PAGE = said(
    en=r"""
        (?:one | a single | half a | a) page | one side(?: of a4)? | one[- ]pager | single page | short | brief | (?:two
        | three) (?:lines | sentences)
    """,
    de=r"(?:eine | einer | halbe) seite | kurz | knapp | (?:zwei | drei) (?:zeilen | sätze)",
    es=r"una (?:página | cara | hoja) | media página | brev\w+ | cort[oa]",
    fr=r"une (?:demi-)?page | court\w* | bref | brève | recto",
)
_IN_FULL = said(
    en=r"""
        (?:each | every | all)(?: \w+){0,5} (?:in (?:full )?(?:detail | depth | full) | full | own page | page each | a
        page | thorough\w* | at length | word for word) | (?:full | every) detail | leave nothing out | exhaustive
    """,
    de=r"""
        (?:jede\w* | alle\w*)(?: \w+){0,5} (?:ausführlich | im detail | detailliert | vollständig | eine seite) |
        lückenlos
    """,
    es=r"""
        (?:cada | todos | todas | todo)(?: \w+){0,6} (?:en detalle | detallad\w+ | a fondo | por completo | una página |
        entera)
    """,
    fr=r"""
        (?:chaque | tous | toutes | tout)(?: \w+){0,5} (?:en détail | détaillée?s? | à fond | en entier | entière | une
        page)
    """,
)
_PAGES = said(
    en=r"(?:full | whole | at least )?(?:two | three | four | five | \d+) (?:full )?pages | double-sided",
    de=r"(?:zwei | drei | vier | \d+) (?:volle )?seiten",
    es=r"(?:dos | tres | cuatro | \d+) páginas",
    fr=r"(?:deux | trois | quatre | \d+) pages",
)
_LEFT_OUT = said(
    en=r"""
        leave (?:\w+ )?out | leave (?:them | it | those | that) out | not counting | don't (?:count | include) | except
        | excluding | skip | without
    """,
    de=r"ohne | außer | lass\w* (?:\w+ )?weg | nicht (?:mitzählen | mitrechnen)",
    es=r"sin contar | excepto | menos | no (?:cuentes | incluyas) | deja fuera",
    fr=r"sauf | sans compter | hors | ne compte\w* pas | laisse\w* de côté",
)
_EVERYTHING = said(
    en=r"""
        (?:count | include | cover) (?:everyone | everybody | everything | all)(?: \w+){0,4} | all (?:\w+ )?included |
        without exception | every single one
    """,
    de=r"(?:wirklich )?alle (?:\w+ )?(?:mitzählen | mitrechnen | einschließlich) | ohne ausnahme | ausnahmslos",
    es=r"(?:todos | todas | todo) (?:sin excepción | incluid\w+) | (?:cuenta | incluye) a? ?tod\w+",
    fr=r"(?:tous | toutes | tout) (?:sans exception | compris\w*) | (?:compte | inclus) tou\w+",
)

_YOURS = said(
    en=r"your (?:own )?(?:call | decision | choice) | you decide | up to you",
    de=r"du entscheidest | deine entscheidung | (?:liegt | ist) (?:ganz )?bei dir | überlasse ich (?:ganz )?\w+",
    es=r"tú decides | decides tú | (?:la )?decisión es tuya | tu decisión | lo dejo en tus manos",
    fr=r"tu décides | c'est toi qui (?:décides | choisis | tranches) | à toi de (?:décider | choisir | trancher)",
)
_NOT_YOURS = said(
    en=r"""
        (?:run | clear | check) (?:it | this | that | everything) (?:past | by | with) | has (?:a | the) veto | has to
        (?:approve | agree | sign) | needs? \w+'s (?:ok | okay | approval)
    """,
    de=r"""
        stimm\w* (?:das | es | dich) (?:\w+ ){0,4}ab | (?:muss | müssen) (?:\w+ ){0,4}(?:zustimmen | absegnen |
        genehmigen) | frag\w* (?:vorher | erst)
    """,
    es=r"""
        consúlta(?:lo | selo) | (?:tiene | tienen) que (?:aprobar | dar el visto bueno | autorizar)\w* | con el visto
        bueno de
    """,
    fr=r"""
        (?:vois | valide | vérifie) (?:ça )?(?:d'abord )?avec | (?:doit | doivent) (?:valider | approuver | donner) |
        sous réserve de l'accord
    """,
)


def conflicts_of(normal: Normal, sentences: Sequence[Span]) -> Iterator[Open]:
    """Return what contradicts something said before it."""
    for at, sentence in enumerate(sentences[:MOST]):
        text = normal.read(sentence)
        if at and (start := _begins_alike(normal, sentences[at - 1], sentence)) is not None:
            yield Open(span=Span(start=start, end=sentence.end), cue=Cue.CONFLICT)
            continue
        if any(_denies(normal, earlier, sentence) for earlier in sentences[max(0, at - REMEMBERED) : at]):
            yield Open(span=sentence, cue=Cue.CONFLICT)
            continue
        if at and _taken_back(normal, sentences[at - 1], sentence):
            yield Open(span=Span(start=sentences[at - 1].start, end=sentence.end), cue=Cue.CONFLICT)
            continue
        before = " ".join(normal.read(one) for one in sentences[max(0, at - 3) : at])
        if at and _PAGES.search(text) and _ONE_PAGE.search(normal.read(sentences[at - 1])):
            yield Open(span=Span(start=sentences[at - 1].start, end=sentence.end), cue=Cue.CONFLICT)
        elif (_IN_FULL.search(text) and _ONE_PAGE.search(before or text.partition(",")[0])) or (
            _EVERYTHING.search(text) and _LEFT_OUT.search(before)
        ):
            yield Open(span=sentence, cue=Cue.CONFLICT)
    for pattern in (_NUMBER, _YEAR):
        yield from _numbers(normal, pattern)


def _begins_alike(normal: Normal, one: Span, other: Span) -> int | None:
    """Return where *the only thing that counts is this* begins, if the next sentence says so of something else."""
    a, b = normal.read(one).casefold().split(), normal.read(other).casefold().split()
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return one.start if same >= ALIKE and _ONLY.search(" ".join(a[:same])) else None


def _taken_back(normal: Normal, one: Span, other: Span) -> bool:
    """Whether a choice left to the reader is then somebody else's, or the number of people is then another."""
    said_before, said_now = normal.read(one), normal.read(other)
    if _YOURS.search(said_before) and _NOT_YOURS.search(said_now):
        return True
    first, then = PERSONS.search(said_before), PERSONS.search(said_now)
    return bool(first and then and _count(first) and _count(then) and _count(first) != _count(then))


def _count(match: re.Match[str]) -> str:
    found = _ANY_COUNT.search(match[0])
    return found[0].casefold() if found else ""


_ANY_COUNT = re.compile(rf"(?<!\w){COUNTED}(?!\w)", re.IGNORECASE)


def _denies(normal: Normal, one: Span, other: Span) -> bool:
    """Whether one of two sentences is the other with a *not*."""
    a, b = normal.read(one).casefold(), normal.read(other).casefold()
    if bool(_NOT.search(a)) == bool(_NOT.search(b)):
        return False
    words, others = (frozenset(re.findall(r"\w{3,}", _NOT.sub(" ", text))) for text in (a, b))
    least = min(len(words), len(others))
    return least >= 2 and len(words & others) >= max(2, least - 1) and "?" not in a + b


def _numbers(normal: Normal, pattern: re.Pattern[str]) -> Iterator[Open]:
    """Return places where the same thing is counted twice, differently, with a word of doubt between."""
    last: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(normal.text, 0, READ):
        noun = match["noun"].casefold().rstrip("s")
        first = last.get(noun)
        last[noun] = match
        if first is None or match.start() - first.end() > NEAR or first["number"].strip() == match["number"].strip():
            continue
        between = normal.text[first.end() : match.start()]
        if _CONTRADICTS.search(between) and not _CORRECTS.search(between):
            yield Open(span=Span(start=first.start(), end=match.end()), cue=Cue.CONFLICT)


_COUNT_OF = re.compile(
    rf"(?<![\w.,:/-])(?P<count>\d{{1,2}}|{'|'.join(lexicon.COUNT_WORDS)}) (?:\w+ )?(?P<noun>[a-z]{{4,}})"
    r"(?P<between>[^.!?\n:]{0,40}):\s*$",
    re.IGNORECASE,
)


def miscounted(normal: Normal, items: Sequence[Found]) -> Iterator[Open]:
    """Return a stated number, right before a row after a colon, that is not the number of things in the row."""
    if len(items) < 2:
        return
    start = items[0].span.start
    match = _COUNT_OF.search(normal.text[max(0, start - 80) : start])
    if match is None:
        return
    stop = normal.text.find("\n\n", start)
    listed = sum(1 for one in items if stop < 0 or one.span.start < stop)
    word = match["count"].casefold()
    count = int(word) if word.isdigit() else lexicon.COUNT_WORDS[word]
    if 1 < count <= 12 and count > listed and not lexicon.OPEN_END.search(normal.text, start):
        offset = max(0, start - 80)
        yield Open(span=Span(start=offset + match.start(), end=offset + match.end("noun")), cue=Cue.CONFLICT)
