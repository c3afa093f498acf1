"""Which questions suit which task. The wordings are those of the question bank, by its ids."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.assignment import Archetype, Chance, Crux, Stages
from app.core.checkin import Case, Item

MAX_QUESTIONS = 5


class QuestionId(StrEnum):
    """Ids of the question bank that this version asks."""

    U1 = "U1"
    U4 = "U4"
    U7 = "U7"
    U8 = "U8"
    U9 = "U9"
    U15 = "U15"
    PE1 = "PE1"
    PE2 = "PE2"
    PE3 = "PE3"
    PE5 = "PE5"
    PR1 = "PR1"
    PR2 = "PR2"
    PR3 = "PR3"
    PR4 = "PR4"
    PR5 = "PR5"


class AnswerType(StrEnum):
    """How a question is answered."""

    LINE = "free text"
    CHOICE = "choice"
    PER_ITEM = "per-item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as one person is asked it. `escape` is the honest way out of a line."""

    id: QuestionId
    text: str
    answer_type: AnswerType
    options: tuple[str, ...] = ()
    escape: str = ""
    items: tuple[Item, ...] = ()


PER_ITEM_OPTIONS = ("Clear", "My guess", "Unclear")
BRITTLE_OPTIONS = ("Yes, all must be right", "Only some matter", "No, errors average out")
OFFER_OPTIONS = ("I sketch 2-3 versions, estimate each", "{mgr} names the top versions", "Wait until decided")

_BANK: dict[QuestionId, tuple[str, AnswerType, tuple[str, ...], str]] = {
    QuestionId.U1: ("In one line: what will {mgr} do with the result?", AnswerType.LINE, (), "Not sure"),
    QuestionId.U4: (
        "Before you put hours in: which point would a 2-minute reply from {mgr} settle?",
        AnswerType.LINE,
        (),
        "None I can see",
    ),
    QuestionId.U7: (
        "Could you define each one so exactly that a stranger would end up with the same thing?",
        AnswerType.PER_ITEM,
        PER_ITEM_OPTIONS,
        "",
    ),
    QuestionId.U8: (
        "Chance that all {n} are right with what you know now?",
        AnswerType.CHOICE,
        tuple(Chance),
        "",
    ),
    QuestionId.U9: (
        "What is the weakest part of the approach you were given?",
        AnswerType.LINE,
        (),
        "Nothing that changes the result",
    ),
    QuestionId.PE1: (
        "Could you define each one so exactly that a stranger would get the same number?",
        AnswerType.PER_ITEM,
        PER_ITEM_OPTIONS,
        "",
    ),
    QuestionId.PE2: (
        "{item}: what is counted, in what unit, over what period?",
        AnswerType.LINE,
        (),
        "Cannot yet",
    ),
    QuestionId.PE3: (
        "If one of these is far off, is the result useless?",
        AnswerType.CHOICE,
        BRITTLE_OPTIONS,
        "",
    ),
    QuestionId.PE5: (
        "What is the weakest part of the model itself?",
        AnswerType.LINE,
        (),
        "Nothing that changes the result",
    ),
    QuestionId.PR1: ("Are the stages decided?", AnswerType.CHOICE, tuple(Stages), ""),
    QuestionId.PR4: (
        "Will the hours figure decide what the process looks like?",
        AnswerType.CHOICE,
        tuple(Crux),
        "",
    ),
    QuestionId.PR5: ("What should I offer {mgr}?", AnswerType.CHOICE, OFFER_OPTIONS, ""),
}


def questions_for(case: Case) -> tuple[Question, ...]:
    """Return the questions of the first card, at most five: the purpose first where it is missing.

    Where all items must be right the typed line comes before the taps, since writing one definition makes the taps on
    the others more honest.
    """
    purpose = () if case.checkin.purpose else (QuestionId.U1,)
    ids = (*purpose, *_OWN[case.checkin.archetype](case))
    return tuple(_fill(case, question_id) for question_id in ids[:MAX_QUESTIONS])


def _parameters(case: Case) -> tuple[QuestionId, ...]:
    if case.checkin.brittle:
        return QuestionId.PE2, QuestionId.PE1, QuestionId.U8, QuestionId.PE5
    if case.checkin.brittle is None:
        return QuestionId.PE1, QuestionId.PE2, QuestionId.PE3, QuestionId.PE5
    return QuestionId.PE1, QuestionId.PE2, QuestionId.PE5


def _process(case: Case) -> tuple[QuestionId, ...]:
    return QuestionId.PR1, QuestionId.PR4, QuestionId.PR5


def _other(case: Case) -> tuple[QuestionId, ...]:
    per_item = (QuestionId.U7,) if case.checkin.items else ()
    return *per_item, QuestionId.U4, QuestionId.U9


_OWN = {Archetype.PARAMETERS: _parameters, Archetype.PROCESS: _process, Archetype.OTHER: _other}


def _fill(case: Case, question_id: QuestionId) -> Question:
    text, answer_type, options, escape = _BANK[question_id]
    risky = riskiest(case)
    names = {
        "mgr": case.manager_name,
        "n": len(case.checkin.items),
        "item": case.read(risky.name) if risky else "",
    }
    items = case.checkin.items if answer_type is AnswerType.PER_ITEM else ()
    if question_id is QuestionId.PE2 and risky:
        items = (risky,)
    return Question(
        id=question_id,
        text=text.format(**names),
        answer_type=answer_type,
        options=tuple(option.format(**names) for option in options),
        escape=escape,
        items=items,
    )


def riskiest(case: Case) -> Item | None:
    """Return the item most likely to be misread: undefined, a symbol or an abbreviation; among equals the first."""
    return max(case.checkin.items, key=lambda item: (_risk(case.read(item.name)), -item.number), default=None)


def _risk(name: str) -> int:
    symbol = any(sign in name for sign in "_^/%")
    short = len(name) <= 5 and " " not in name
    return 2 * symbol + short
