"""Rows of things told in a sentence, found by their commas and the *and* before the last, in whatever words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.extraction import lexicon
from app.core.extraction.language import spoken
from app.core.extraction.lexicon import pattern, said, words
from app.core.extraction.normal import Normal
from app.core.extraction.quantities import LENGTH, MONEY, PERSONS
from app.core.extraction.runs import CLOSED, cleaned, kind_of, narrowed
from app.core.extraction.spans import Found, Kind, Span
from app.core.extraction.times import is_moment, moments

LONGEST = 7
SHORT = 4
LEAST = 3
_COMMA = re.compile(r"(?<!\d),(?!\d)\s*|[,;]\s+")
_JOINT = re.compile(
    r"\s+(?:and|or|&|\+|und|oder|sowie|y|e|o|u|et|ou|plus|n|as well as|and also|along with|ainsi qu(?:e|')|"
    r"asi como|ademas de(?=l?\s))(?:\s+|(?<='))"
    r"(?!\d)(?!(?:wider|more|less|better|larger|bigger|above|over|not(?=\W*$)|so|mehr|weniger|mas\b|menos|"
    r"moins|older|higher|"
    r"two|three|four|five|zwei|drei|vier|funf|dos|tres|cuatro|deux|trois|quatre)\b)",
    re.IGNORECASE,
)
_CHOICE = frozenset({"or", "oder", "o", "u", "ou"})
_NAMELY = r"(?:und zwar|namlich|namely|to wit|a savoir|a saber)"
STRETCH = re.compile(rf"[!?:](?=\s|$)|\s-+\s|\n|$|,?\s{_NAMELY}(?=\s)", re.IGNORECASE)
_TOLD = re.compile(rf"(?::|{_NAMELY})\s*$", re.IGNORECASE)
# With one of these a new thought begins, and what stands there is no thing.
THOUGHT = re.compile(
    r"\W*"
    + lexicon.words(
        r"""
        i | i'm | i'd | i'll | i've | we | we're | we'll | you | you're | he | she | they | it | it's | its not | but
        | so | because | cos | since | which | whenever | that's | please | pls | thanks | thank | if | when | as |
        although | though | once | until | unless | hi | hey | hello | dear | ok | okay | sorry | well | yes | this |
        there | there's | let | let's | maybe | perhaps | actually | otherwise | anyway | then i | then we | not sure
        | either way | either one | however | nobody | nothing | no$ | in (?:this | that | any) order | of course | by
        the way | no joke | mind$ | mind you | (?:\w+ ){1,3}(?:says | said | reckons | thinks) | ich | wir | du | er |
        sie | es | man | ihr | aber | weil | damit | denn | bitte | danke | wenn | falls | dass | sonst | also | hallo
        | moin | liebe[rs]? | ja | nein | das ist | da | die haben | der | dann ich | sondern | obwohl | sofern | so
        dass | sodass | je nachdem | vielleicht | nein | übrigens | in dieser reihenfolge | yo | pero | porque | por
        favor | porfa | gracias | hola | buenas | si | así | aunque | pues | vale | nos | se | me | este | esta |
        todavía | aún | ya que | no sé | nada de | cuando | je | j'ai | tu | nous | vous | il | elle | on | mais | car
        | parce | si | merci | c'est | ce | bonjour | salut | cher | sinon | donc | puisque | ça | quand | sauf | pas
    """
    ),
    re.IGNORECASE,
)
# After the last of these the first thing of a row begins; without any, after the first of the weaker ones.
_EDGE = said(
    en=r"""
        (?:has | have | needs?) to(?: be)? | is | are | was | be | being | have | has | needs? | wants? | like |
        get | includes? | including | covers? |
        covering | send | give | bring | check | make | sort | book | arrange | consider | compares? | weigh(?: up)? |
        between | either | me | us | them | it | please | both | that | list | estimates? | order | buy | prepare |
        collect | must | should | has to be | your | my | our | their | namely | such as | do | does | looking for | use
        | tell | judge (?:them |people )?(?:on|by) | about | cover
    """,
    de=r"""
        ist | sind | wird | werden | brauch\w* | bräucht\w* | hauptsache | zwischen | bitte | folgende[nrs]? | muss |
        müssen | soll\w* | dir | mir | uns | sich | enthält | enthalten | haben | hat | deine[nr]? | ihre[nr]? |
        meine[nr]? | unsere[nr]? | du | rein | welche[nrs]? | noch
    """,
    es=r"""
        es | son | faltan? | necesit\w+ | incluy\w+ | incluir | pon | prepara | entre | tus? | mis? | nuestr[oa]s? |
        sus? | tener | tenga | sea | haya | hay | quiero | queremos | mirando | compara | que | haz | trae | lleva |
        está
    """,
    fr=r"""
        est | sont | faut | contenir | contien\w+ | inclu\w+ | comprend\w* | entre | tes | mes | nos | vos | ton | ta |
        mon | notre | votre | ait | soit | veux | voudrais | prépare\w* | prévoi\w+ | que | gère\w* | toi | moi | nous
    """,
)
_WEAK_EDGE = said(
    en="with | for | on | from | at | into | to | in | by | see | against | than | of",
    de="mit | für | fürs | von | auf | über | nach | um | an | zu | bei | wie | in | aus | zum | zur | als",
    es="con | para | por | según | sobre | a | en",
    fr="avec | pour | sur | par | selon | à | en | chez",
)
_ARTICLE = pattern(
    r"(?<!\w)(?:(?:the|an?|der|die|das|den|dem|eine?n?|el|la|los|las|una?|le|les|une|des)\s+|l'|d')(?=\w)",
)
ASKS_WHICH = said(
    en="which | what | who | how | why | whether | if | where | when",
    de=r"welche\w* | was | wer | wie | warum | ob | wo | wann",
    es=r"qué | cuál\w* | quién | cómo | por qué | si | dónde | cuándo",
    fr=r"quel\w* | qui | comment | pourquoi | si | où | quand",
)
_NOT_ASKED = spoken(
    en=r"""
        ignore | disregard | last (?:time | year | week | month | night) | yesterday | ended up | used to | were | was |
        had | already | don't need | no need | (?:you can|can) use | leave out | without | thanks for
    """,
    de=r"""
        gestern | letzte[ns]? (?:jahr | mal | woche) | war | waren | hatte[n]? | wurde[n]? | schon | ohne | brauchst du
        nicht | danke für
    """,
    es=r"ayer | el año pasado | la última vez | fue | fueron | estuvo | había | ya | sin | gracias por",
    fr=r"""
        hier | l'an dernier | la dernière fois | était | étaient | avait | a été | sans | merci (?:pour |
        d'avoir)
    """,
)
# A piece with somebody who does something is a clause.
SOMEBODY = said(
    en="i | we | you | he | she | they",
    de="ich | wir | du | er | man | ihr",
    es="yo | nosotros | tú | usted | nos",
    fr="je | j'en | nous | tu | on | il | vous | qu'on",
)
# Words that are no name, not even together.
NO_NAME = re.compile(
    rf"(?:\W|{_EDGE.pattern}|{_WEAK_EDGE.pattern}|{ASKS_WHICH.pattern}|"
    + words(r"someone | somebody | whether | that | um | uh | how | many | much | que | ver | si | ob | dass")
    + r")*",
    re.IGNORECASE,
)
WEIGHED = said(
    en=r"""
        judge\w* | weigh\w* | criteria | matters? | must | has to | have to | care about | important | look(?:ing)? for
        | wins? | counts?
    """,
    de=r"entscheidend | hauptsache | wichtig | kriterien | zählt | zählen | achte\w* | muss | müssen | bewert\w+",
    es=r"importan? | criterios | requisitos | mirando | valora\w* | tiene que | tienen que | deb[ea]n? | que sea",
    fr=r"critères? | important\w* | compte\w* | regarde\w* | il faut | juge\w* | doit | doivent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch between commas: where it is, how many words it has, and what joins it to the one before."""

    start: int
    end: int
    words: int
    joint: str = ","


def rows(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things of every row of a sentence: three or more between commas."""
    text = CLOSED.sub(lambda match: "x" * len(match[0]), normal.read(sentence))
    return _of_stretches(normal, sentence.start, text)


_ANDS = re.compile(
    r"\s(?:and|und|y|e|et|then|dann|luego|puis)\s(?:oh |yes |also |then |dann |luego |puis |the ){0,4}", re.IGNORECASE
)


def joined(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things of a row without commas, as it is dictated: *the yield and the protein and the cost*."""
    text = CLOSED.sub(lambda match: "x" * len(match[0]), normal.read(sentence))
    if "," in text or len(_ANDS.findall(text)) < LEAST - 1:
        return []
    parted = _ANDS.sub(lambda match: "," + " " * (len(match[0]) - 1), text)
    return _of_stretches(normal, sentence.start, parted)


def _of_stretches(normal: Normal, base: int, text: str) -> list[Found]:
    found: list[Found] = []
    start = 0
    for stop in STRETCH.finditer(text):
        found += _rows(normal, base, text, start, stop.start())
        start = stop.end()
    return found


def _rows(normal: Normal, base: int, text: str, start: int, end: int) -> list[Found]:
    if end - start < SHORT or "," not in text[start:end].replace(";", ","):
        return []
    not_asked = _NOT_ASKED.within(normal.text)
    if not_asked.search(text, start, end):
        return []
    found: list[Found] = []
    told = bool(_TOLD.search(text, max(0, start - 20), start))
    row = list(pieces(text, start, end))
    after = text[end + 1 : end + 20].lstrip()
    for whole_run in _unbroken(text, row) if told else _without_clauses(text, _unbroken(text, row)):
        run = whole_run[1:] if len(whole_run) > LEAST and _is_time(text, whole_run[0]) else whole_run
        named = len(run) > 1 and _is_spoken_to(text, start, run)
        run = run[1:] if named else run
        if not run or any(_is_fact(text, piece) for piece in run) or not_asked.match(after):
            continue
        before = text[max(0, run[0].start - 60) : run[0].end]
        names = [name for name in (_name(normal, base, text, run, at, told=told) for at in range(len(run))) if name]
        joints = [piece.joint for piece in run[1:]]
        ends = any(joint != "," for joint in joints) or lexicon.ETC.fullmatch(text, run[-1].start, run[-1].end)
        whole = run[-1].end >= end - 1 and all(one.words <= LONGEST for one in run[:-1])
        alike = all(_ARTICLE.match(text, one.start) for one in run)
        if len(names) >= LEAST - named and (ends or told or whole or alike or len(names) > LEAST or _is_wanted(before)):
            found += _found(names, joints, before)
    return found


def _is_wanted(before: str) -> bool:
    return bool(WEIGHED.search(before) or lexicon.WANTED.search(before))


def _is_time(text: str, piece: _Piece) -> bool:
    return is_moment(text[piece.start : piece.end].strip())


_NAME = re.compile(r"\W*[A-Z][\w'-]+\W*")


def _is_spoken_to(text: str, start: int, run: list[_Piece]) -> bool:
    """Whether a row begins with somebody's name: *Timo, water the plants in the hall and empty the box*."""
    first, others = run[0], run[1:]
    long = all(one.words >= SHORT for one in others)
    return first.start == start and long and bool(_NAME.fullmatch(text, first.start, first.end))


_ONE = pattern(r"(?<!\w)(?:an?|eine?n?|una?|une?)\s+(?!figure|number|list|estimat|idea)(?=\w)")


def _is_one(text: str, piece: _Piece, others: Sequence[_Piece]) -> bool:
    """Whether a row begins with the one thing that is wanted, and says what it is like: *find a van, red, cheap*."""
    one = list(_ONE.finditer(text, piece.start, piece.end))
    return (
        bool(one)
        and _words(text, one[-1].end(), piece.end) > LEAST
        and not any(_ARTICLE.match(text, other.start) for other in others)
    )


_BETWEEN = re.compile(r"(?:between|zwischen|entre|from|von|de)\s\d", re.IGNORECASE)


def _is_fact(text: str, piece: _Piece) -> bool:
    """Whether a piece is hardly more than a date, an hour, a price or so many people: such a row tells facts."""
    words = text[piece.start : piece.end].strip()
    return (
        bool(_BETWEEN.match(words))
        or any(measure.match(words) for measure in (MONEY, PERSONS, LENGTH))
        or is_moment(words)
    )


def _found(names: list[Span], joints: list[str], before: str) -> list[Found]:
    kind = Kind.OPTION if joints[-1] in _CHOICE else None
    if WEIGHED.search(before) and kind is None:
        kind = Kind.CRITERION
    kind = kind_of(before) or kind
    return [Found(span=name, kind=kind) for name in names]


def pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Return what stands between commas, the last of it parted at its *and*."""
    edges = [(match.start(), match.end()) for match in _COMMA.finditer(text, start, end)]
    starts, ends = [start, *(b for _, b in edges)], [*(a for a, _ in edges), end]
    for at, (a, b) in enumerate(zip(starts, ends, strict=True)):
        lead = _JOINT.match(" " + text[a:b]) if at else None
        joint = lead[0].strip().casefold() if lead else ","
        inner = _JOINT.search(text, a + (lead.end() - 1 if lead else 0), b)
        if at and inner and not lead and _words(text, a, inner.start()) <= LONGEST:
            yield _Piece(start=a, end=inner.start(), words=_words(text, a, inner.start()))
            yield _Piece(
                start=inner.end(), end=b, words=_words(text, inner.end(), b), joint=inner[0].strip().casefold()
            )
        else:
            yield _Piece(start=a + (lead.end() - 1 if lead else 0), end=b, words=_words(text, a, b), joint=joint)


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _unbroken(text: str, row: list[_Piece]) -> Iterator[list[_Piece]]:
    """Return runs of pieces that are things; a piece that closes a row with *and* ends it."""
    run: list[_Piece] = []
    for at, piece in enumerate(row):
        closes = piece.joint != ","
        thought = bool(THOUGHT.match(text, piece.start, piece.end))
        long = piece.words > LONGEST and not closes and at + 1 < len(row)
        if (thought or long or WEIGHED.match(text, piece.start)) and run:
            yield run
            run = []
        if thought and (closes or piece.words <= SHORT) and _begins(text, piece) in {piece.start, piece.end}:
            continue
        run.append(piece)
        if closes:
            yield run
            run = []
    if run:
        yield run


def _without_clauses(text: str, runs: Iterable[list[_Piece]]) -> Iterator[list[_Piece]]:
    """Return the runs, broken where a piece says what somebody does."""
    for run in runs:
        kept: list[_Piece] = []
        for at, piece in enumerate(run):
            if at and piece.words > 1 and _is_clause(text[piece.start : piece.end]):
                yield kept
                kept = []
            else:
                kept.append(piece)
        yield kept


def _is_clause(text: str) -> bool:
    return bool(SOMEBODY.search(text)) and not ASKS_WHICH.search(text)


def _name(normal: Normal, base: int, text: str, run: list[_Piece], at: int, *, told: bool) -> Span | None:
    """Return a piece as a name: the first without what leads up to it, the last without what follows it."""
    piece = run[at]
    start = piece.start
    if at == 0:
        if piece.words > LONGEST and ASKS_WHICH.search(text, piece.start, piece.end):
            return None
        if not told and _is_one(text, piece, run[1:]):
            return None
        start = (
            piece.start if told and not THOUGHT.match(text, piece.start, piece.end) else _begins(text, piece, run[1:])
        )
        if start >= piece.end or THOUGHT.match(text, start, piece.end):
            return None
    span = narrowed(normal, Span(start=base + start, end=base + piece.end))
    asks = ASKS_WHICH.match(text, start)  # what is asked ends where the piece ends
    last = at == len(run) - 1 and not asks
    long = piece.words > max([LEAST, *(one.words for one in run[:-1])])
    name = last_of(normal, span, long=long) if last else cleaned(normal, span)
    most = LONGEST if at < len(run) - 1 else LONGEST + 2
    said = normal.read(name) if name else ""
    return name if 0 < len(said.split()) <= most and not NO_NAME.fullmatch(said) else None


def last_of(normal: Normal, span: Span, *, long: bool) -> Span | None:
    """Return the last of a row: without what follows it where it is `long` or a day follows (*parking for Tuesday*)."""
    brief, whole = cleaned(normal, span, last=True), cleaned(normal, span)
    if long or brief is None or whole is None:
        return brief
    return brief if any(moments(normal.text[brief.end : whole.end])) else whole


def _begins(text: str, piece: _Piece, others: Sequence[_Piece] = ()) -> int:
    """Return where the thing begins in the first piece of a row: where the other pieces have an article, at its own."""
    if piece.words == 1:
        return piece.start
    articled = sum(1 for one in others if _ARTICLE.match(text, one.start))
    articles = [match.end() for match in _ARTICLE.finditer(text, piece.start, piece.end)]
    if articles and 2 * articled >= len(others) > 0:
        return articles[-1]
    longest = max((one.words for one in others), default=SHORT)
    if edges := [match.end() for match in _EDGE.finditer(text, piece.start, piece.end)]:
        return min(edges[-1], piece.end)
    for weak in _WEAK_EDGE.finditer(text, piece.start, piece.end):
        if piece.words > min(longest + 1, SHORT) and _words(text, weak.end(), piece.end) <= longest + 1:
            return weak.end()
    return piece.start


def begins(text: str, start: int, end: int) -> int:
    """Return where the thing begins in the stretch that leads up to a row."""
    return _begins(text, _Piece(start=start, end=end, words=_words(text, start, end)))
