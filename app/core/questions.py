"""Which question is asked when. The wordings are the question bank's; this table says who is asked what."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.assignment import Archetype, Hours
from app.core.bank import BANK, CHOICE, LINE, PER_ITEM, AnswerType, BankQuestion
from app.core.checkin import Case, CheckIn, Item

MAX_QUESTIONS = 5
MAX_LINES = 1
MOST_ITEMS_ASKED = 8
MOST_CHOICES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as one person is asked it. `escape` is the honest way out of a line."""

    id: str
    text: str
    answer_type: AnswerType
    options: tuple[str, ...] = ()
    escape: str = ""
    items: tuple[Item, ...] = ()
    parts: tuple[str, ...] = ()


BRITTLE_OPTIONS = BANK["PE3"].options
When = Callable[[CheckIn], bool]


def always(_checkin: CheckIn) -> bool:
    """At any time."""
    return True


def brittle(checkin: CheckIn) -> bool:
    """Where all parts must be right."""
    return checkin.brittle is True


def unknown_brittle(checkin: CheckIn) -> bool:
    """Where nobody has said whether all parts must be right."""
    return checkin.brittle is None


def missing(slot: str) -> When:
    """Where the text does not say it."""
    return lambda checkin: slot in checkin.missing


def worth(least: float) -> When:
    """Where that many hours or more are at stake."""
    return lambda checkin: checkin.hours is not None and checkin.hours.value_h >= least


def items(least: int) -> When:
    """Where that many items or more were found."""
    return lambda checkin: len(checkin.items) >= least


def unsized(checkin: CheckIn) -> bool:
    """Where four hours or more are at stake, or nobody knows how many."""
    return checkin.hours in (None, Hours.FROM_4, Hours.OVER_10)


def many(checkin: CheckIn) -> bool:
    """Where there are more items than are asked one by one."""
    return len(checkin.items) > MOST_ITEMS_ASKED + 2


# Kind of work: question, when. At most five, the purpose first where it is missing, one typed line besides it and the
# line about the approach. Where all parts must be right the line comes before the taps: writing one definition makes
# the taps on the others more honest.
CARDS: dict[Archetype, tuple[tuple[str, When], ...]] = {
    Archetype.PARAMETERS: (
        ("PE1", items(1)),
        ("U5", many),
        ("PE2", items(1)),
        ("PE3", unknown_brittle),
        ("U8", brittle),
        ("PE5", unsized),
    ),
    Archetype.PROCESS: (("PR1", always), ("PR4", always), ("PR5", always)),
    Archetype.WRITING: (("WR3", missing("length_or_format")), ("WR4", items(3)), ("WR1", always), ("U9", worth(4))),
    Archetype.RESEARCH: (("RE3", missing("depth")), ("U12", always), ("RE1", always), ("U9", worth(4))),
    Archetype.SOFTWARE: (("SW2", items(2)), ("U8", brittle), ("SW1", always), ("U9", worth(4))),
    Archetype.EVENT: (("EV1", items(1)), ("EV2", always), ("U9", worth(4))),
    Archetype.HIRING: (("HI1", items(1)), ("HI2", always), ("HI3", missing("decider")), ("HI4", always)),
    Archetype.PURCHASE: (("PU2", missing("budget")), ("PU3", always), ("PU1", always), ("U9", worth(4))),
    Archetype.CHORE: (("CH1", always), ("CH2", always)),
    Archetype.DECISION: (("DE2", items(2)), ("DE3", always), ("DE1", always), ("DE4", worth(10))),
    Archetype.OTHER: (("U7", items(1)), ("U5", many), ("U4", always), ("U9", unsized)),
    Archetype.NONE: (("U7", items(1)), ("U5", many), ("U4", always), ("U9", unsized)),
}
PURPOSE = "U1"
SPOT_CHECKS = frozenset({"PE2"})  # left out two times of three for somebody whose last five were clear and stood
OWN_LINES = frozenset({PURPOSE, "PE5", "U9", "U4", "DE4"})  # asked beside the one typed line: they may well stay empty
# What a per-item question asks about where it is not the items that were found.
PARTS = {"WR3": ("Length", "Format", "Deadline"), "PU2": ("The budget ceiling", "Who signs")}
# Asked of the items as a group, in words of their own.
GROUPED = {"U7": "Could you define each one so exactly that a stranger would end up with the same thing?"}
GROUPED_OPTIONS = {"U7": BANK["PE1"].options}


def questions_for(case: Case) -> tuple[Question, ...]:
    """Return the questions of the first card, at most five: the purpose first where it is missing."""
    checkin = case.checkin
    wanted = [name for name, when in CARDS[checkin.archetype] if when(checkin) and name not in checkin.questions.off]
    if checkin.spared:
        wanted = [name for name in wanted if name not in SPOT_CHECKS]
    own = checkin.questions.added_to(checkin.archetype)
    wanted = [*wanted[:1], *own, *wanted[1:]]
    typed = (*own, *(name for name in wanted if name not in own))
    lines = [name for name in typed if _type(checkin, name) is LINE and name not in OWN_LINES][:MAX_LINES]
    kept = [name for name in wanted if _type(checkin, name) is not LINE or name in (*lines, *OWN_LINES)]
    if checkin.brittle:
        kept = [*lines, *(name for name in kept if name not in lines)]
    ids = ([] if checkin.purpose else [PURPOSE]) + kept
    return tuple(_fill(case, name) for name in ids[:MAX_QUESTIONS])


def bank_question(checkin: CheckIn, name: str) -> BankQuestion:
    """Return the question an id such as `RE3`, or a part of one such as `WR3-1`, belongs to. Raises `KeyError`."""
    found = checkin.questions.question(name.partition("-")[0])
    if found is None:
        raise KeyError(name)
    return found


def _type(checkin: CheckIn, name: str) -> AnswerType:
    return PER_ITEM if name in GROUPED else bank_question(checkin, name).answer_type


def _fill(case: Case, name: str) -> Question:
    checkin = case.checkin
    entry = bank_question(checkin, name)
    risky = by_risk(case)[:1]
    words = {
        "mgr": case.manager_name,
        "n": len(checkin.items),
        "item": case.read(risky[0].name) if risky else "",
        "items": ", ".join(case.read(item.name) for item in checkin.items[:MOST_CHOICES]),
        "h": f"{checkin.hours.value_h:g}" if checkin.hours else "n",
    }
    kind = _type(checkin, name)
    about: tuple[Item, ...] = ()
    if kind is PER_ITEM and name not in PARTS:
        about = asked_items(case)
    elif name == "PE2":
        about = tuple(risky)
    return Question(
        id=name,
        text=GROUPED.get(name, entry.text).format(**words),
        answer_type=kind,
        options=_options(case, name, words),
        escape=entry.options[0].format(**words) if entry.answer_type is LINE and entry.options else "",
        items=about,
        parts=PARTS.get(name, ()),
    )


def _options(case: Case, name: str, words: dict[str, object]) -> tuple[str, ...]:
    """Return the options, `{items}` replaced by the items a person may choose among."""
    entry = bank_question(case.checkin, name)
    options = GROUPED_OPTIONS.get(name, entry.options)
    if entry.answer_type is LINE and name not in GROUPED:
        return ()
    named: list[str] = []
    for option in options:
        if option == "{items}":
            among = not_asked(case) if name == "U5" and many(case.checkin) else case.checkin.items
            named += [case.read(item.name) for item in among]
        else:
            named.append(option.format(**words))
    return tuple(dict.fromkeys(named))


def asked_items(case: Case) -> tuple[Item, ...]:
    """Return the items that are asked about one by one: all of a few, the riskiest eight of many."""
    found = case.checkin.items
    if not many(case.checkin):
        return found
    chosen = {item.number for item in by_risk(case)[:MOST_ITEMS_ASKED]}
    return tuple(item for item in found if item.number in chosen)


def not_asked(case: Case) -> tuple[Item, ...]:
    """Return the items that are not asked about one by one."""
    asked = {item.number for item in asked_items(case)}
    return tuple(item for item in case.checkin.items if item.number not in asked)


def by_risk(case: Case) -> list[Item]:
    """Return the items, the one most likely to be misread first."""
    common = _common_words(case)
    return sorted(case.checkin.items, key=lambda item: (-_risk(case, item, common), item.number))


def _common_words(case: Case) -> set[str]:
    """Return the words that several item names share: those say little about any one of them."""
    seen: dict[str, int] = {}
    for item in case.checkin.items:
        for word in set(case.read(item.name).casefold().split()):
            seen[word] = seen.get(word, 0) + 1
    return {word for word, count in seen.items() if count > 1}


def _risk(case: Case, item: Item, common: set[str]) -> int:
    """Weigh an item: marked as open, without a definition, a symbol, an abbreviation, a word no other item has."""
    name = case.read(item.name)
    symbol = any(sign in name for sign in "_^/%")
    short = len(name) <= 5 and " " not in name
    capitals = name.isupper() and len(name) > 1
    rare = not set(name.casefold().split()) & common
    return 8 * item.open + 4 * (item.definition is None) + 3 * symbol + 2 * (short or capitals) + rare


def about(checkin: CheckIn, name: str) -> str:
    """Return what a question, or a part of one such as `WR3-1`, is about, as it stands in a sentence."""
    question, _, part = name.partition("-")
    if part:
        words = PARTS[question][int(part) - 1]
        return words if words.startswith("The ") else f"the {words[0].lower()}{words[1:]}"
    return bank_question(checkin, question).about or "the task"


READING, TAP = 5.0, 2.5
SHORT_LIST = 4


def seconds(checkin: CheckIn, questions: tuple[Question, ...]) -> float:
    """Return how long a card takes: reading it, a tap an answer, the lines."""
    total = READING
    for question in questions:
        if question.answer_type is PER_ITEM:
            total += TAP * (len(question.items) + len(question.parts))
        elif question.answer_type is CHOICE and len(question.options) <= SHORT_LIST:
            total += TAP
        else:
            total += bank_question(checkin, question.id).seconds
    return total
