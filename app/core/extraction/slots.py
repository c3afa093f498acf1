"""Which of the things a kind of work needs a text leaves out: how likely it is for each, and where that is enough.

By which traits was learnt from the labelled texts; `learnt` has the weights.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from app.core.assignment import Archetype
from app.core.extraction import quantities
from app.core.extraction import slot_words as about
from app.core.extraction.learnt import Model
from app.core.extraction.lexicon import said
from app.core.extraction.spans import Found, Kind, Open, Span
from app.core.extraction.times import Moment, Role
from app.core.extraction.traits import of_measures

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
LIKELY = 0.38  # about half the F1 that can be reached, which is where the expected F1 is highest
RATHER = 0.65  # where the text says it clearly, its shortness alone does not make it missing
USUAL_WORDS, FEW_WORDS = 40, 20


class Sign(StrEnum):
    """What a text holds of a slot: clear words, weak or hedged ones, or none."""

    CLEAR = "clear"
    WEAK = "weak"
    NONE = "none"


_SIGNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "volume": (quantities.VOLUME,),
    "audience": (about.AUDIENCE,),
    "length_or_format": (quantities.LENGTH, about.FORM),
    "depth": (quantities.EFFORT, quantities.LIMIT, quantities.LENGTH),
    "question": (about.ASKED,),
    "acceptance": (about.ACCEPTANCE,),
    "headcount": (quantities.PERSONS,),
    "budget": (quantities.MONEY,),
    "decider": (about.DECIDER,),
    "authority": (about.AUTHORITY,),
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
_MAYBE = said(
    en="""
        maybe | perhaps | possibly | probably | not sure | unsure | i guess | or so i think | who knows | tbd | tbc |
        tba | no idea
    """,
    de="vielleicht | eventuell | evtl\\.? | wahrscheinlich | vermutlich | keine ahnung | mal sehen | wohl",
    es="quizás? | tal vez | a lo mejor | probablemente | igual | ni idea | no sé",
    fr="peut-être | probablement | sans doute | aucune idée | je ne sais pas | je sais pas",
)
NEAR = 40  # characters from the word of doubt that it still casts doubt on
APART = 40  # characters between two moments that are not one date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text offers as evidence: its plain words, its moments, its items, and the places that are hedged."""

    plain: str
    moments: tuple[Moment, ...]
    items: Sequence[Found]
    hedged: tuple[Span, ...]
    defined: int
    measures: dict[str, float]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.plain.split())

    def of_spans(self, spans: Iterable[Span]) -> Sign:
        """Return how clearly the spans say what they say."""
        found = Sign.NONE
        for span in spans:
            if not any(span.meets(hedge) for hedge in self.hedged):
                return Sign.CLEAR
            found = Sign.WEAK
        return found

    def of_patterns(self, patterns: Iterable[re.Pattern[str]]) -> Sign:
        """Return how clearly any of the patterns is met."""
        matches = chain.from_iterable(pattern.finditer(self.plain) for pattern in patterns)
        return self.of_spans(Span(start=match.start(), end=match.end()) for match in matches)


def reading_of(
    plain: str, moments: Iterable[Moment], items: Sequence[Found], opens: Sequence[Open], defined: int
) -> Reading:
    """Return the evidence in a text. `defined` items carry a definition."""
    hedged = (*map(_doubted, opens), *_wavering(plain))
    return Reading(
        plain=plain, moments=tuple(moments), items=items, hedged=hedged, defined=defined, measures=of_measures(plain)
    )


def slots_of(
    reading: Reading, archetype: Archetype, likely: Mapping[Archetype, float], learnt: Model[bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the required slots that are said and those that are missing.

    A slot that only this kind of work needs is as likely to be missing as this is the kind of work.
    """
    missing = []
    for slot in REQUIRED[archetype]:
        needed = sum(chance for name, chance in likely.items() if slot in REQUIRED[name])
        clear = sign_of(reading, slot, archetype) is Sign.CLEAR
        chance = learnt.chances(traits_of(reading, slot, archetype))[True]
        if needed * chance >= (RATHER if clear else LIKELY):
            missing.append(slot)
    return tuple(slot for slot in REQUIRED[archetype] if slot not in missing), tuple(missing)


def traits_of(reading: Reading, slot: str, archetype: Archetype) -> dict[str, float]:
    """Return what tells whether a slot is missing: some traits for all slots, and all of them again for this one."""
    shared = {
        "any": 1.0,
        "length": math.log(max(reading.words, FEW_WORDS) / USUAL_WORDS),
        "items": float(len(reading.items) > 1),
        f"{sign_of(reading, slot, archetype)}": 1.0,
    }
    own = (
        shared
        | reading.measures
        | {
            f"work {archetype.value}": 1.0,
            "hedged": float(bool(reading.hedged)),
            "open items": sum(one.undecided for one in reading.items) / 4,
        }
    )
    return shared | {f"{slot} {name}": value for name, value in own.items()}


def sign_of(reading: Reading, slot: str, archetype: Archetype) -> Sign:
    """Return what the text holds of a slot."""
    if slot in _FROM_ITEMS:
        kinds, least = _FROM_ITEMS[slot]
        if sum(one.kind in kinds for one in reading.items if not one.undecided) >= least:
            return Sign.CLEAR
    if special := _SPECIAL.get(slot):
        return special(reading, archetype)
    return reading.of_patterns(_SIGNS.get(slot, ()))


def _doubted(point: Open) -> Span:
    """Return the part of an open point that is near the words that show it: who dictates makes no clauses."""
    words = point.words or point.span
    return Span(
        start=max(point.span.start, words.start - NEAR), end=max(min(point.span.end, words.end + NEAR), words.end)
    )


def _wavering(plain: str) -> Iterable[Span]:
    """Return the clauses around words such as *maybe*."""
    for match in _MAYBE.finditer(plain):
        start = max(plain.rfind(sign, max(0, match.start() - NEAR), match.start()) for sign in ".!?;\n,(") + 1
        ends = [place for sign in ".!?;\n,)" if (place := plain.find(sign, match.end(), match.end() + 2 * NEAR)) >= 0]
        yield Span(start=max(start, match.start() - NEAR), end=min(ends, default=match.end() + NEAR))


def _purpose(reading: Reading, _: Archetype) -> Sign:
    if reading.of_patterns((about.REASON,)) is Sign.CLEAR:
        return Sign.CLEAR
    return Sign.WEAK if reading.of_patterns((about.PURPOSE,)) is Sign.CLEAR else Sign.NONE


def _due(reading: Reading, archetype: Archetype) -> Sign:
    """A moment something is to be done by is a clear sign, any other one but a past or recurring one a weak sign."""
    told = [one for one in reading.moments if one.role is not Role.PAST]
    if archetype is not Archetype.CHORE:
        told = [one for one in told if one.role is not Role.RECURRING]
    named = reading.of_spans(one.span for one in told)
    by = (Role.DEADLINE, Role.RECURRING)
    clear = reading.of_spans(one.span for one in told if one.role in by) is Sign.CLEAR
    if archetype is Archetype.EVENT and not clear and not _apart(told):
        return Sign.NONE
    return Sign.CLEAR if clear else (Sign.WEAK if named is not Sign.NONE else Sign.NONE)


def _apart(told: list[Moment]) -> bool:
    """Whether the first and the last moment are too far from each other to be one date."""
    return len(told) > 1 and told[-1].span.start - told[0].span.end > APART


def _date(reading: Reading, _: Archetype) -> Sign:
    told = [one for one in reading.moments if one.role is not Role.PAST]
    plain = [one for one in told if one.role is not Role.DEADLINE]
    return reading.of_spans(one.span for one in plain or (told if _apart(told) else []))


def _item_list(reading: Reading, _: Archetype) -> Sign:
    return Sign.CLEAR if len(reading.items) > 1 else Sign.NONE


def _definitions(reading: Reading, _: Archetype) -> Sign:
    if not reading.items or not reading.defined:
        return Sign.NONE
    return Sign.CLEAR if reading.defined >= len(reading.items) else Sign.WEAK


_SPECIAL: dict[str, Callable[[Reading, Archetype], Sign]] = {
    "purpose": _purpose,
    "due": _due,
    "date": _date,
    "item_list": _item_list,
    "definitions": _definitions,
}
