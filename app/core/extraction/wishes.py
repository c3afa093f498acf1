"""What is wished for in so many words: what somebody or something must be, what counts, the choices, the errands."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from app.core.assignment import Archetype
from app.core.extraction.language import Spoken, spoken
from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import Normal
from app.core.extraction.rows import ASKS_WHICH, NO_NAME, SOMEBODY, THOUGHT, last_of
from app.core.extraction.runs import CLOSED, cleaned
from app.core.extraction.series import decides
from app.core.extraction.spans import Found, Kind, Span
from app.core.extraction.times import is_moment

LONGEST = 9
SURE = 7  # so many words at the end of a row are all of them its last thing
MOST = 8
_STOP = re.compile(r"[!?:;](?=\s|$)|\.(?=\s|$)|\s-+\s|\n|$")
_ALSO = r"(?:(?:also|then|maybe|perhaps|auch|dann|tambien|luego|aussi|puis)\s+)?"
_PARTING = pattern(
    rf"(?:,\s+(?:(?:and|und|y|e|et|puis|then)\s+)?|\s+(?:and|&|plus|as well as|und|sowie|y|e|et|puis|ainsi qu(?:e\s+|')"
    rf"(?:a\s+)?)(?<!ainsi que)(?:\s+|(?<='))){_ALSO}(?!\s)"
)
_CHOOSING = pattern(
    r"(?:,\s+(?:(?:or|oder|o|u|ou)\s+)?|\s+(?:or|oder|o|u|ou)\s+)"
    rf"(?:(?:else|bien|lieber|rather|whether|ob|si|do we)\s+)*{_ALSO}"
)
_TO_SOMEBODY = pattern(r"[\w'-]+ (?:me|us|mir|uns|moi|nous)\b|(?:dime|avisame|mandame|dinos)\b")
_IS_CLAUSE = re.compile(rf"\W*(?:[\w']+ )?(?:{SOMEBODY.pattern})", re.IGNORECASE)
_CHOICE = pattern(r"\s(?:or|oder|o|u|ou)\s")


def _masked(normal: Normal, sentence: Span) -> str:
    """Return the words of a sentence, of the same length, with nothing to part in brackets and quotes."""
    return CLOSED.sub(lambda match: "x" * len(match[0]), normal.read(sentence))


def _parts(text: str, start: int, end: int, offset: int, parting: re.Pattern[str] = _PARTING) -> list[Span]:
    """Return what stands between commas and joints, up to where a new thought begins; of too many, one too many."""
    return list(islice(_each_part(text, start, end, offset, parting), MOST + 1))


def _each_part(text: str, start: int, end: int, offset: int, parting: re.Pattern[str]) -> Iterator[Span]:
    at = start
    for edge in chain(parting.finditer(text, start, end), (None,)):
        until = edge.start() if edge else end
        if at > start and (THOUGHT.match(text, at, until) or _TO_SOMEBODY.match(text, at, until)):
            return
        if at > start and _IS_CLAUSE.match(text, at, until) and not ASKS_WHICH.match(text, at, until):
            return
        yield Span(start=offset + at, end=offset + until)
        at = edge.end() if edge else end


def _names(normal: Normal, parts: list[Span], again: re.Pattern[str] | None = None, *, sure: bool = True) -> list[Span]:
    """Return the parts as names, without what leads in each of them `again`; none where one is no name."""
    names: list[Span] = []
    for part in parts:
        lead = again.match(normal.read(part)) if again else None
        start = part.start + (lead.end() if lead else 0)
        span = Span(start=start, end=part.end)
        said = normal.read(span)
        last = part is parts[-1] and not ASKS_WHICH.match(said.lstrip())
        long = not sure or len(said.split()) > SURE
        name = last_of(normal, span, long=long) if last else cleaned(normal, span)
        if name is None or is_moment(normal.read(name)) or NO_NAME.fullmatch(normal.read(name)):
            return []
        if len(normal.read(name).split()) > LONGEST:
            return []
        names.append(name)
    return names


def _after(
    normal: Normal, sentence: Span, leads: Spoken, kind: Kind, *, again: re.Pattern[str] | None = None
) -> list[Found]:
    """Return two things or more that follow one of `leads`."""
    text = _masked(normal, sentence)
    for lead in leads.within(normal.text).finditer(text):
        stop = _STOP.search(text, lead.end())
        assert stop is not None
        parts = _parts(text, lead.end(), stop.start(), sentence.start)
        if _is_row(normal, parts) and (names := _names(normal, parts, again)):
            return [Found(span=name, kind=kind) for name in names]
    return []


def _is_row(normal: Normal, parts: list[Span]) -> bool:
    """Whether parts are two joined by more than a comma, or three and more."""
    if len(parts) == 2:
        return (
            "," not in normal.text[parts[0].end : parts[1].start].rstrip(" ")
            or _CHOICE.search(normal.text, parts[0].end, parts[1].start) is not None
        )
    return 2 < len(parts) <= MOST


_OTHERS = r"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bich )(?<!\bwir )(?<!\bdu )"
_MUST = spoken(
    en=rf"""
        (?:someone | somebody | anyone | anybody | people | those | ones? | person | candidates?) (?:who | that) |
        whoever | (?:has | needs | they have | they need) to(?: be | have)? | {_OTHERS}(?:must | should)(?: be |
        have)?
    """,
    de=rf"""
        (?:jemand\w* | leute | alle | solche | diejenigen | menschen | bewerber\w* | kandidat\w*)(?: \w+){{0,4}},
        (?:der | die | das | den) | {_OTHERS}(?:muss | müssen | soll | sollte | sollen)
    """,
    es=r"""
        (?:alguien | gente | personas? | candidat\w+) que | (?:tiene | tienen) que(?: ser | tener)? |
        deben?(?: ser | tener)?
    """,
    fr=r"""
        (?:quelqu'un | ceux | celles | une? | gens | personnes? | candidat\w*) qui | doi(?:t | vent)(?: être | avoir)? |
        il faut qu(?:'il | 'elle | e \w+)(?: soit | ait)?
    """,
)
_AGAIN = pattern(
    r"\s*(?:(?:it|that|who|and|they|which|qui|que|die|der|das|es|sie|il|elle)\s+)?"
    r"(?:(?:has|have|needs?) to|must|should|muss|soll|tiene que|doit)?"
    r"\s*(?:(?:be|are|is|sont|est|soit|ser|sea|etre|to)\s+)?"
)


_SHOULD = pattern(r"\b(?:should|soll\w*)\W+(?:be\s|have\s)?$")  # two things that only should be are said in passing


def qualities(normal: Normal, sentence: Span) -> list[Found]:
    """Return what somebody or something must be: *has to be quiet, stay under 40 dB and fit a 60 cm gap*."""
    found = _after(normal, sentence, _MUST, Kind.CRITERION, again=_AGAIN)
    hardly = found and _SHOULD.search(normal.text, sentence.start, found[0].span.start)
    return [] if hardly and len(found) == 2 else found


_COUNTS = spoken(
    en=r"""
        (?:look (?:only |just )?at | listen for | (?:judge | rank | score | rate | compare | choose | decide)(?: \w+)?
        (?:by | on) | judged (?:by | on) | weigh(?: up)? | consider | think (?:about | of) | cares? about | go (?:by |
        on) | what (?:counts | matters)(?: \w+ \w+)? (?:is | are) | important (?:is | are) | criteria (?:are | is))
    """,
    de=r"""
        achte\w* (?:\w+ )?auf | (?:wichtig | entscheidend | maßgeblich)(?: \w+)? (?:ist | sind | wären)(?: \w+)? | es
        zählen | (?:kriterien | maßstab) (?:sind | ist) | schau\w* auf | bewerte\w*(?: sie)? nach
    """,
    es=r"""
        fíjate en | valora | ten en cuenta | lo que (?:\w+ )?(?:importa | cuenta) (?:es | son) | importan? | cuentan?
        | los criterios son | piensa en
    """,
    fr=r"""
        ce qui compte(?: \w+ \w+)?,? (?:c'est | ce sont) | tiens compte de | juge\w* sur | les critères sont |
        l'important c'est | pense à | regarde surtout
    """,
)
_ALSO_AT = pattern(r"\s*(?:at|on|by|about|for|auf|en|del?|du|des|de la|a|au)\s+")


def counted(normal: Normal, sentence: Span) -> list[Found]:
    """Return what a choice is to be judged by: *just look at cost and at who reads it*."""
    return _after(normal, sentence, _COUNTS, Kind.CRITERION, again=_ALSO_AT)


_IS_WHAT_COUNTS = spoken(
    en=r"""
        (?:are | is) (?:\w+ )?(?:essential | important | key | crucial | required | mandatory | decisive | needed | a
        must | must-haves? | what (?:counts | matters | i | we | they)\b) | (?:matter | count)s?(?: most | here)? |
        come first
    """,
    de=r"""
        (?:ist | sind)(?: \w+)? (?:wichtig | entscheidend | pflicht | ein muss | maßgeblich | nötig | vorausgesetzt |
        bedingung) | zählen | gehen vor
    """,
    es=r"(?:es | son) (?:imprescindibles? | importantes? | obligatori\w+ | lo (?:que | principal | más))",
    fr=r"""
        (?:est | sont) (?:indispensables? | importants? | obligatoires? | exigée?s? | ce qui | déterminant\w*) |
        priment
    """,
)


def counting(normal: Normal, sentence: Span) -> list[Found]:
    """Return the things of *ridership and driver breaks are what counts*."""
    text = _masked(normal, sentence)
    said = _IS_WHAT_COUNTS.within(normal.text).search(text)
    if said is None:
        return []
    start = max((stop.end() for stop in _STOP.finditer(text, 0, said.start()) if stop.end() < said.start()), default=0)
    if THOUGHT.match(text, start, said.start()):
        return []
    parts = _parts(text, start, said.start(), sentence.start)
    names = _names(normal, parts) if _is_row(normal, parts) else []
    return [Found(span=name, kind=Kind.CRITERION) for name in names]


_ASKED_FOR = spoken(
    en=r"""
        estimate | guess(?: me)? | calculate | forecast | put (?:a |some )?(?:numbers? | figures?) (?:on | to) |
        (?:numbers | figures | values | estimates?) (?:for | on | of) | book | order | buy | arrange | bring | needs?
        | includes? | covers? | mentions? | prepare
    """,
    de=r"schätz\w*(?: \w+){0,2} | brauch\w*(?: \w+){0,2} | bestell\w* | besorg\w* | buch\w* | enthält | enthalten",
    es=r"estim\w+ | calcul\w+ | reserv\w+ | compr\w+ | prepar\w+ | necesit\w+ | inclu\w+",
    fr=r"estim\w+ | chiffr\w+ | réserv\w+ | achèt\w+ | acheter | prépar\w+ | il (?:me |nous )?faut | inclu\w+",
)
_ARTICLED = pattern(
    r"\s*(?:(?:also|auch|aussi|tambien)\s+)?(?:(?:on|for|of|de)\s+)?(?:(?:the|an?|his|her|its|their|our|der|die|das|den|"
    r"eine?n?|el|la|los|las|una?|le|les|une?|des|what|how)\s|l'|d')"
)


def asked_for(normal: Normal, sentence: Span) -> list[Found]:
    """Return what is asked for, each thing with an article: *estimate the waste rate and the average basket*."""
    text = _masked(normal, sentence)
    for lead in _ASKED_FOR.within(normal.text).finditer(text):
        stop = _STOP.search(text, lead.end())
        assert stop is not None
        parts = _parts(text, lead.end(), stop.start(), sentence.start)
        articled = all(_ARTICLED.match(normal.read(part)) for part in parts)
        if articled and _is_row(normal, parts) and (names := _names(normal, parts, _ALSO_AT, sure=False)):
            return [Found(span=name) for name in names]
    return []


_WHETHER = spoken(
    en=r"(?:whether | if) (?:to | (?:we | i | they) (?:should )?) | (?:do | shall | should | can) we | either",
    de=r"ob (?:wir | ich | sie) | (?:sollen | nehmen | machen) wir",
    es=r"si (?:nos )?(?=\w+mos)",
    fr=r"(?:si | est-ce qu)(?:e nous | 'on | on | nous)",
)


def choices(normal: Normal, sentence: Span) -> list[Found]:
    """Return what there is to choose from, where somebody is told to decide: *do we print it or put it on the wiki?*"""
    text = _masked(normal, sentence)
    if not decides(normal.text):
        return []
    for lead in _WHETHER.within(normal.text).finditer(text):
        stop = _STOP.search(text, lead.end())
        assert stop is not None
        if not _CHOICE.search(text, lead.end(), stop.start()):
            continue
        parts = _parts(text, lead.end(), stop.start(), sentence.start, _CHOOSING)
        if _is_row(normal, parts) and (names := _names(normal, parts)):
            return [Found(span=name, kind=Kind.OPTION) for name in names]
    return []


_DETERMINER = (
    r"(?:the|an?|all|every|any|each|my|your|our|their|this|that|these|those|it|them|up|down|out|off|der|die|das|den|dem|"
    r"eine?n?|alle|el|la|los|las|lo|una?|le|les|l'|un|une|du|des|tod[oa]s?|tou(?:s|te|tes))\b"
)
_ERRAND = pattern(
    r"(?:^|[,:]\s|\b(?:please|pls|plz|can you|could you|would you|will you|you|bitte|peux-tu|tu peux|pense a|il faut|"
    rf"merci de|hay que|puedes|tienes que)\s+)(?=[\w-]+(?: bitte)? {_DETERMINER})"
)
_VERB_FIRST = pattern(rf"\s*(?:to |a |de |d')?[\w-]{{2,}}(?: bitte)? {_DETERMINER}")
_NO_VERB = pattern(
    r"\s*(?:[\w-]+ing|with|for|from|of|in|on|at|by|is|are|was|has|mit|von|fur|con|por|para|avec|pour|sur|also|and|all|both|one|not)\s"
)


def errands(normal: Normal, sentence: Span) -> list[Found]:
    """Return what is to be done one after the other: *feed the heifers and check the water*."""
    text = _masked(normal, sentence)
    for lead in _ERRAND.finditer(text):
        stop = _STOP.search(text, lead.end())
        assert stop is not None
        parts = _parts(text, lead.end(), stop.start(), sentence.start)
        if _is_row(normal, parts) and all(_is_done(normal.read(part)) for part in parts):
            only = Archetype.CHORE if len(parts) == 2 else None  # two things done are elsewhere mostly one task
            return [Found(span=name, kind=Kind.STAGE, only=only) for name in _names(normal, parts)]
    return []


def _is_done(part: str) -> bool:
    """Whether a part begins as what is to be done does: with one word, and with what it is done to."""
    return bool(_VERB_FIRST.match(part)) and not (_NO_VERB.match(part) or THOUGHT.match(part))
