"""Dates, weekdays and hours, and what each is for: a deadline, something that recurs, something past, or neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.extraction.lexicon import said
from app.core.extraction.spans import Span


class Role(StrEnum):
    """What a moment is for, as far as the words right around it tell."""

    DEADLINE = "deadline"
    RECURRING = "recurring"
    PAST = "past"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date, weekday or hour in a text."""

    span: Span
    role: Role


_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|thu|fri|sat|sun|"
    r"(?:mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|sonntag|mo|di|mi|do|fr|lun|mar|mie|jue|vie|sab|"
    r"dom|mer|jeu|ven|sam|dim|"
    r"lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|"
    r"lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?)"
)
# Too short to be a weekday unless something before it says so.
_SHORT_DAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mie|jue|vie|sab|dom|mer|jeu|ven|sam|dim)\Z",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|febrero|fevrier|fevr|enero|mar(?:ch|zo|s|z)?|maerz|apr(?:il)?|"
    r"abril|avril|may|mai|mayo|june?|juni|junio|juin|july?|juli|julio|juillet|aug(?:ust)?|agosto|aout|"
    r"sept?(?:ember|iembre|embre)?|oct(?:ober|ubre|obre)?|okt(?:ober)?|nov(?:ember|iembre|embre)?|"
    r"dec(?:ember|embre)?|dez(?:ember)?|dic(?:iembre)?)"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_HOUR_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins?|zwei|drei|vier|funf|sechs|sieben|acht|"
    r"neun|zehn|elf|zwolf|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|une|deux|trois|quatre|"
    r"cinq|six|sept|huit|neuf|dix|onze|douze)"
)
_PART_OF_TIME = (
    r"(?:day|week|month|quarter|year|term|semester|shift|business|play|tag(?:es)?|woche|monats?|quartals?|jahres|"
    r"schicht|dia|semana|mes|trimestre|ano|jornada|curso|turno|journee|jour|semaine|mois|annee|service)"
)
_MOMENT = re.compile(
    r"(?<![\w.,:/-])(?:"
    rf"(?P<day>{_DAY})\b(?:'s)?\.?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)? ?(?:de |of )?{_MONTH}\b|{_MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    rf"|(?:am|zum|bis|vor) (?:dem |zum )?(?:ersten|zweiten|dritten|vierten|funften|sechsten|siebten|achten|"
    rf"neunten|\w*zehnten|elften|"
    rf"zwolften|\w+zigsten|\w+ssigsten)\b(?! (?:\w+ )?(?:mal|stock|etage|schritt|teil))|"
    rf"del (?:dia )?\d{{1,2}}\b(?! ?(?:%|por))"
    rf"|(?:the )?{_ORDINAL} of {_MONTH}\b|{_MONTH} (?:the )?{_ORDINAL}\b|(?:{_HOUR_WORD}|quince|veinte|quinze|vingt) "
    rf"(?:de )?{_MONTH}\b|(?:am|zum|bis|vor) (?:dem |zum )?\w+(?:ten|sten) {_MONTH}\b"
    rf"|the (?:\d{{1,2}}(?:st|nd|rd|th)\b|{_ORDINAL}\b(?= ?(?:[.,;!?]|$|at |so |and |because |thanks)))"
    r"|\d{1,2}(?:st|nd|rd|th)\b(?! (?:grade|floor|year|edition|century|birthday|anniversary))"
    r"|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?(?!\d)|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?=[ .,;:)!?\n]|$)"
    r"|(?:am|zum|bis|vor dem|ab) \d{1,2}\.(?=[ ,;!?\n]|$)"
    r"|(?:el|al|dia|le|du|au) (?:dia )?\d{1,2}\b(?! ?(?:%|por|pour|euros?|personas|personnes|h\b))"
    r"|\d{1,2}(?::\d\d|[.]\d\d(?= ?(?:uhr|h\b|am\b|pm\b)))? ?(?:am|pm|a\.m\.?|p\.m\.?|uhr|o'?clock|oclock)\b"
    r"|\d{1,2}:\d\d|\d{1,2} ?h ?\d\d\b|(?:a|vers|avant|pour|les?) \d{1,2} ?h(?:eures?)?\b"
    rf"|{_HOUR_WORD} (?:o'?clock|oclock|uhr|heures(?= ?(?:[.,;!?]|$|pile|du|demain)))\b"
    rf"|(?:half past|quarter (?:past|to)|um|gegen|halb) (?:\d{{1,2}}|{_HOUR_WORD})\b(?= ?(?:[.,;!?)]|$|uhr|da|\w+ ))"
    rf"|(?:a|antes de|para|hasta|sobre) las? (?:\d{{1,2}}|{_HOUR_WORD})\b"
    r"|(?:by|before|at|until|till|around) (?:noon|midday|lunch\w*|midnight|close of \w+|end of play|"
    r"\d{1,2}(?= ?(?:[.,;!?)]|$|on |sharp|tomorrow|today)))"
    r"|noon|midday|midnight|lunchtime|mittags?\b|mitternacht|feierabend|mediodia|medianoche|midi\b|minuit|"
    r"(?:eod|cob|eob|eow|eom|eoy)\b"
    r"|today|tonight|tomorrow|tmrw|tmr\b|heute|ubermorgen|morgen(?! all\b)|hoy\b|pasado manana|manana|"
    r"aujourd'?hui|demain|apres-demain|ce soir|ce midi|"
    r"(?:this|next|coming|following) (?:morning|afternoon|evening|week(?:end)?|month|"
    + _DAY
    + r")|(?:diese[rnms]?|nachste[rnms]?|kommende[rnms]?) (?:woche|wochenende|monat|"
    + _DAY
    + r")|(?:esta|este|la proxima|el proximo|la) (?:tarde|noche|semana(?: que viene)?|mes que viene|fin de semana)"
    r"|(?:cette|la) semaine(?: prochaine)?|(?:ce|le) (?:week-end|mois prochain)|cet apres-midi|fin de journee"
    r"|(?:end|beginning|middle|start) of (?:the |this |next |that )?(?:"
    + _PART_OF_TIME
    + "|"
    + _MONTH
    + r")|(?:ende|anfang|mitte) (?:der |des |dieser |dieses |nachster |nachsten )?(?:"
    + _PART_OF_TIME
    + "|"
    + _MONTH
    + r")|(?:fin(?:al(?:es)?)?|finales|principios|mediados) de (?:la |este |el |esta )?(?:"
    + _PART_OF_TIME
    + "|"
    + _MONTH
    + r")|(?:fin|debut|mi|milieu)[ -](?:du |de (?:la |l')?|de )?(?:"
    + _PART_OF_TIME
    + "|"
    + _MONTH
    + r")|(?:with)?in (?:the next )?(?:an?|one|two|three|four|five|six|ten|\d+) (?:hours?|days?|weeks?|working days?)"
    r"(?! (?:a|per|each))|(?:in|innerhalb von|binnen) (?:eine[rm]?|zwei|drei|vier|zehn|\d+) (?:stunden?|"
    r"tage?n?|wochen?)"
    r"|(?:dentro de|en) (?:una|un|dos|tres|cuatro|diez|\d+) (?:horas?|dias?|semanas?)"
    r"|(?:d'ici|sous|dans) (?:une?|deux|trois|dix|\d+) (?:heures?|jours?|semaines?)"
    r"|(?:week|woche|semana|semaine) (?:of|vom|del|du) (?:the )?\d{1,2}|kw ?\d{1,2}\b|week \d{1,2}\b"
    r"|first thing|this (?:arvo|avo)"
    r")(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:\b(?:last|since|previous|letzte[nrms]?|vorige[nrms]?|seit|desde|depuis|dated|yesterday)\b)\W+"
    r"(?:(?:the|dem|el|le|of)\W+)?$|\bpasado\W+$",
    re.IGNORECASE,
)
_PAST_AFTER = re.compile(r"\W+(?:pasado|dernier|derniere|passe|ago)\b", re.IGNORECASE)
_RECURRING = re.compile(
    r"\b(?:every|each|jede[nrms]?|cada|todos los|todas las|chaque|tous les|toutes les|"
    r"alternate)\W+(?:\w+\W+)?$|\blos\W+$",
    re.IGNORECASE,
)
_PLURAL_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:\w+di|dimanche)s|\w+(?:tags|wochs)", re.IGNORECASE
)
_TOWARDS = said(
    en=r"""
        by | before | until | till | due | deadline\w* | no later than | not later than | latest | needs? it | need this
        | want it | want this | have it | ready | back | done | finished | submit\w* | in my inbox | on my desk | to me
        | send | get it | give it | give me | deliver\w* | closes? | cut-?off | for
    """,
    de=r"""
        bis | vor | spätestens | frist | abgabe\w* | termin | fällig | brauch\w* | deadline | fertig | bräucht\w* | für
        | zum
    """,
    es=r"""
        antes | para | hasta | plazo | más tardar | entrega\w* | límite | necesit\w+ | vence\w* | listo
    """,
    fr=r"""
        avant | pour | d'ici | jusqu'(?:à|au) | délai | plus tard | échéance | limite | il me (?:le|la|les) faut |
        besoin | rend\w* | prêt\w*
    """,
)
_WEAKLY_TOWARDS = frozenset({"for", "fur", "zum", "pour", "para", "need", "besoin"})
REACH = 34
_AMBIGUOUS = frozenset({"mo", "di", "mi", "do", "fr"})


def moments(plain: str) -> Iterator[Moment]:
    """Return every moment in a plain text, in order."""
    for match in _MOMENT.finditer(plain):
        before = plain[max(0, match.start() - REACH) : match.start()]
        if match["day"] and _SHORT_DAY.match(match["day"]) and not _is_day(plain, match, before):
            continue
        yield Moment(span=Span(start=match.start(), end=match.end()), role=_role(plain, match, before))


def _is_day(plain: str, match: re.Match[str], before: str) -> bool:
    """Whether a short word such as *sat* or *so* is a weekday: a time, a number or a word for *on* stands by it."""
    written = match["day"]
    after = plain[match.end() : match.end() + 12]
    if re.match(r"\W{0,2}\d|\W{0,2}(?:noon|midday|am\b|pm\b|morning|lunch|eod|afternoon|the \d)", after):
        return True
    if written in _AMBIGUOUS:
        return False
    return bool(
        re.search(r"(?:\b(?:by|on|before|until|til|till|due|this|next|eod|every|bis|am|der|den)\W+)$", before)
    ) or (written[0].isupper() and len(written) > 2 and not after[:1].isalpha())


def _role(plain: str, match: re.Match[str], before: str) -> Role:
    clause = re.split(r"[.!?;\n]\s", before)[-1]
    if _PAST.search(clause) or _PAST_AFTER.match(plain, match.end()):
        return Role.PAST
    if _RECURRING.search(clause) or _PLURAL_DAY.fullmatch(match[0].split()[0]):
        return Role.RECURRING
    hits = list(_TOWARDS.finditer(clause + " "))
    own = _TOWARDS.match(match[0])
    if hits and not (hits[-1][0].strip() in _WEAKLY_TOWARDS and len(clause) - hits[-1].end() > 6):
        return Role.DEADLINE
    return Role.DEADLINE if own else Role.PLAIN


def is_moment(plain: str) -> bool:
    """Whether a name is hardly more than a date, a weekday or an hour."""
    return 2 * sum(one.span.end - one.span.start for one in moments(plain)) > len(plain)
