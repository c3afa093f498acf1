"""Which of the things a kind of work needs a text says; what it only hedges counts as not said."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.assignment import Archetype
from app.core.extraction import quantities
from app.core.extraction import slot_words as about
from app.core.extraction import slot_words_more as more
from app.core.extraction.lexicon import said
from app.core.extraction.spans import Found, Kind, Span
from app.core.extraction.times import Moment, Role, moments

REQUIRED: dict[Archetype, tuple[str, ...]] = {
    Archetype.PARAMETERS: ("purpose", "due", "item_list", "definitions"),
    Archetype.PROCESS: ("purpose", "due", "stages", "volume"),
    Archetype.WRITING: ("purpose", "due", "audience", "length_or_format"),
    Archetype.RESEARCH: ("purpose", "due", "question", "depth"),
    Archetype.SOFTWARE: ("due", "expected_behaviour", "acceptance"),
    Archetype.EVENT: ("purpose", "due", "date", "headcount", "budget"),
    Archetype.HIRING: ("purpose", "due", "criteria", "decider"),
    Archetype.PURCHASE: ("purpose", "due", "requirements", "budget", "approver"),
    Archetype.CHORE: ("due", "procedure", "trigger"),
    Archetype.DECISION: ("purpose", "due", "options", "criteria", "authority"),
    Archetype.OTHER: ("purpose", "due"),
    Archetype.NONE: (),
}
DEFINING_WORDS = 4
_SIGNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "volume": (quantities.VOLUME,),
    "audience": (about.AUDIENCE,),
    "length_or_format": (quantities.LENGTH, about.FORM),
    "question": (about.QUESTION,),
    "depth": (quantities.EFFORT, quantities.LENGTH, about.DEPTH),
    "expected_behaviour": (about.EXPECTED, re.compile(r"\s-+>\s")),
    "acceptance": (about.ACCEPTANCE,),
    "headcount": (quantities.PERSONS,),
    "budget": (quantities.MONEY,),
    "criteria": (more.CRITERIA,),
    "decider": (more.DECIDER,),
    "requirements": (more.REQUIREMENTS,),
    "approver": (more.APPROVER,),
    "procedure": (more.PROCEDURE,),
    "trigger": (more.TRIGGER,),
    "options": (more.OPTIONS,),
    "authority": (more.AUTHORITY,),
}
_FROM_ITEMS: dict[str, tuple[tuple[Kind, ...], int]] = {
    "stages": ((Kind.STAGE,), 2),
    "options": ((Kind.OPTION,), 2),
    "criteria": ((Kind.CRITERION,), 2),
    "requirements": ((Kind.CRITERION,), 2),
    "acceptance": ((Kind.CRITERION,), 2),
    "expected_behaviour": ((Kind.CRITERION,), 2),
    "procedure": ((Kind.STAGE, Kind.PART), 3),
}
_ASSIGNED = re.compile(r"\w = \w+ \w+")
_DEFINED = said(
    en=r"""
        definitions? (?:are | as | is | in | from | below | attached | see) | (?:same | usual | our | the) definitions?
        | defined (?:in | as | on | by) | glossary | data dictionary | \| ?definition | definition ?\| | as in: | means?
    """,
    de="wie (?:im glossar | definiert) | definitionen? (?:siehe | im | wie | stehen) | glossar",
    es=r"definido\w* (?:en | como) | definiciones (?:en | de) | glosario",
    fr=r"défini\w* (?:dans | comme | par) | définitions? (?:dans | en | du | ci) | définition | glossaire",
)
_MAYBE = said(
    en="""
        maybe | perhaps | possibly | probably | not sure | unsure | i guess | or so i think | who knows | tbd | tbc |
        tba | no idea
    """,
    de="vielleicht | eventuell | evtl\\.? | wahrscheinlich | vermutlich | keine ahnung | mal sehen | wohl",
    es="quizás? | tal vez | a lo mejor | probablemente | igual | ni idea | no sé",
    fr="peut-être | probablement | sans doute | aucune idée | je ne sais pas | je sais pas",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text offers as evidence: its plain words, its moments, its items, and the places that are hedged."""

    plain: str
    moments: tuple[Moment, ...]
    items: Sequence[Found]
    hedged: tuple[Span, ...]
    defined: int

    @property
    def length(self) -> int:
        """How many words the text has."""
        return len(self.plain.split())

    def sure(self, spans: Iterable[Span]) -> bool:
        """Whether any of the spans lies where the text does not waver."""
        return any(not any(span.meets(hedge) for hedge in self.hedged) for span in spans)

    def shows(self, patterns: Iterable[re.Pattern[str]]) -> bool:
        """Whether any of the patterns is found where the text does not waver."""
        return any(
            self.sure(Span(start=m.start(), end=m.end()) for m in pattern.finditer(self.plain)) for pattern in patterns
        )


def slots_of(
    text: str, archetype: Archetype, items: Sequence[Found], hedged: Sequence[Span], defined: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the required slots that are said and those that are missing. `defined` items carry a definition."""
    reading = Reading(
        plain=text,
        moments=tuple(moments(text)),
        items=items,
        hedged=(*hedged, *_wavering(text)),
        defined=defined,
    )
    present = [slot for slot in REQUIRED[archetype] if _is_said(reading, slot, archetype)]
    return tuple(present), tuple(slot for slot in REQUIRED[archetype] if slot not in present)


def _wavering(plain: str) -> Iterable[Span]:
    """Return the clauses around words such as *maybe*."""
    for match in _MAYBE.finditer(plain):
        start = max(plain.rfind(sign, 0, match.start()) for sign in ".!?;\n,(") + 1
        ends = [place for sign in ".!?;\n,)" if (place := plain.find(sign, match.end(), match.end() + 80)) >= 0]
        yield Span(start=max(start, match.start() - 40), end=min(ends, default=match.end() + 40))


def _is_said(reading: Reading, slot: str, archetype: Archetype) -> bool:
    if slot in _FROM_ITEMS:
        kinds, least = _FROM_ITEMS[slot]
        if sum(one.kind in kinds for one in reading.items if not one.undecided) >= least:
            return True
    if special := _SPECIAL.get(slot):
        return special(reading, archetype)
    signs = _SIGNS.get(slot, ())
    if reading.shows(signs):
        return True
    named = any(sign.search(reading.plain) for sign in signs)
    return slot in _SELDOM_LEFT_OUT and reading.length >= LONG and not named


def _purpose(reading: Reading, _: Archetype) -> bool:
    """A brief text gives a reason as one, a longer one may by any sign, and a long one hardly ever leaves it out."""
    if reading.length >= LONG:
        return True
    return reading.shows((about.PURPOSE,) if reading.length >= BRIEF else (about.REASON,))


def _due(reading: Reading, archetype: Archetype) -> bool:
    told = [one for one in reading.moments if one.role is not Role.PAST]
    if archetype is not Archetype.CHORE:
        told = [one for one in told if one.role is not Role.RECURRING]
    if archetype is Archetype.EVENT:
        deadlines = [one for one in told if one.role is Role.DEADLINE]
        told = deadlines or (told if _apart(told) else [])
    return reading.sure(one.span for one in told)


def _apart(told: list[Moment]) -> bool:
    """Whether the first and the last moment are too far from each other to be one date."""
    return len(told) > 1 and told[-1].span.start - told[0].span.end > APART


def _date(reading: Reading, _: Archetype) -> bool:
    told = [one for one in reading.moments if one.role is not Role.PAST]
    plain = [one for one in told if one.role is not Role.DEADLINE]
    return reading.sure(one.span for one in plain or (told if _apart(told) else []))


def _item_list(reading: Reading, _: Archetype) -> bool:
    return len(reading.items) >= 2


def _definitions(reading: Reading, _: Archetype) -> bool:
    if not reading.items:
        return False
    return (
        reading.defined >= len(reading.items)
        or bool(_DEFINED.search(reading.plain))
        or len(_ASSIGNED.findall(reading.plain)) > 1
    )


APART = 40  # signs
BRIEF, LONG = 32, 55  # words
# What people who write much hardly ever leave out, in whatever words they say it.
_SELDOM_LEFT_OUT = frozenset({"audience", "requirements", "question", "options", "expected_behaviour"})
_SPECIAL: dict[str, Callable[[Reading, Archetype], bool]] = {
    "purpose": _purpose,
    "due": _due,
    "date": _date,
    "item_list": _item_list,
    "definitions": _definitions,
}
