"""Which question is asked when. The wordings are the question bank's; this table says who is asked what."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.assignment import Archetype, Hours
from app.core.bank import BANK, CHOICE, LINE, PER_ITEM, AnswerType, BankQuestion
from app.core.checkin import Case, CheckIn, Item
from app.core.risk import FEW, MOST_ITEMS_ASKED, asked_items, by_risk, many, not_asked, to_ask

MAX_QUESTIONS = 5
MAX_LINES = 1
MOST_CHOICES = 10
READING, TAP, A_MINUTE = 5.0, 2.5, 60.0  # seconds
SHORT_LIST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as one person is asked it. `escape` is the honest way out of a line.

    `each` is what it says of each of `items`, which are answered one by one; empty where it is not about several.
    """

    id: str
    text: str
    answer_type: AnswerType
    options: tuple[str, ...] = ()
    escape: str = ""
    items: tuple[Item, ...] = ()
    each: str = ""
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
    """Where there are that many items or more to ask about."""
    return lambda checkin: len(to_ask(checkin)) >= least


def left_open(checkin: CheckIn) -> bool:
    """Where the text itself leaves some of the items open."""
    return any(item.open for item in to_ask(checkin))


def unsized(checkin: CheckIn) -> bool:
    """Where four hours or more are at stake, or nobody knows how many."""
    return checkin.hours in (None, Hours.FROM_4, Hours.OVER_10)


def rest(checkin: CheckIn) -> bool:
    """Where some of many items are not asked one by one."""
    return many(checkin) and not checkin.ask_all


DECIDED = "U11"
OPEN = ((DECIDED, left_open),)
# Kind of work: question, when. At most five, the purpose first where it is missing, one typed line besides it and the
# line about the approach. Where all parts must be right the line comes before the taps: writing one definition makes
# the taps on the others more honest. An item that the text leaves open is asked whether it is decided, if there is
# room for that, and then nothing else of it is.
CARDS: dict[Archetype, tuple[tuple[str, When], ...]] = {
    Archetype.PARAMETERS: (
        ("PE1", items(1)),
        ("U5", rest),
        ("PE2", items(1)),
        ("PE3", unknown_brittle),
        ("U8", brittle),
        *OPEN,
        ("PE5", unsized),
    ),
    Archetype.PROCESS: (("PR1", always), ("PR4", always), ("PR5", always)),
    Archetype.WRITING: (
        ("WR3", missing("length_or_format")),
        ("WR4", items(3)),
        ("WR1", always),
        *OPEN,
        ("U9", worth(4)),
    ),
    Archetype.RESEARCH: (("RE3", missing("depth")), ("U12", always), ("RE1", always), *OPEN, ("U9", worth(4))),
    Archetype.SOFTWARE: (("SW2", items(2)), ("U8", brittle), ("SW1", always), *OPEN, ("U9", worth(4))),
    Archetype.EVENT: (("EV1", items(1)), ("EV2", always), ("U9", worth(4))),
    Archetype.HIRING: (("HI1", items(1)), ("HI2", always), ("HI3", missing("decider")), ("HI4", always), *OPEN),
    Archetype.PURCHASE: (("PU2", missing("budget")), ("PU3", always), ("PU1", always), *OPEN, ("U9", worth(4))),
    Archetype.CHORE: (("CH1", always), ("CH2", always), *OPEN),
    Archetype.DECISION: (("DE2", items(2)), ("DE3", always), ("DE1", always), *OPEN, ("DE4", worth(10))),
    Archetype.OTHER: (("U7", items(1)), ("U5", items(2)), *OPEN, ("U4", always), ("U9", unsized)),
    Archetype.NONE: (("U7", items(1)), ("U5", items(2)), *OPEN, ("U4", always), ("U9", unsized)),
}
PURPOSE = "U1"
SPOT_CHECKS = frozenset({"PE2"})  # left out two times of three for somebody whose last five were clear and stood
OWN_LINES = frozenset({PURPOSE, "PE5", "U9", "U4", "DE4"})  # asked beside the one typed line: they may well stay empty
# One typed line on the part that was picked in answer to a question: it comes after the card, and counts in its five.
FOLLOWS = {"U5": "U7"}
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
    ids = _affordable(case, ([PURPOSE] if _purpose_asked(checkin) else []) + kept)
    if checkin.brittle:
        ids.sort(key=lambda name: (name != PURPOSE, name not in lines))
    return _apart([_fill(case, name, decided=DECIDED in ids) for name in ids])


def _apart(questions: list[Question]) -> tuple[Question, ...]:
    """Return `questions` so that each item is asked one thing: those left open, after the others, what is decided."""
    decided = next((question for question in questions if question.id == DECIDED), None)
    others = [question for question in questions if question is not decided]
    if decided is None:
        return tuple(others)
    first = next((place for place, question in enumerate(others) if question.each), None)
    if first is None:
        return tuple(questions)
    left = tuple(item for item in others[first].items if not item.open)
    return (*others[:first], *([replace(others[first], items=left)] if left else []), decided, *others[first + 1 :])


def _purpose_asked(checkin: CheckIn) -> bool:
    """Whether the purpose is on the card: it was missing when the card began."""
    return checkin.purpose is None or PURPOSE in dict(checkin.answers)


def _affordable(case: Case, names: list[str]) -> list[str]:
    """Return, of `names` in order of weight, those that make five questions, and a minute where items are many."""
    room, time, long = MAX_QUESTIONS, READING, many(case.checkin)
    kept = []
    for name in names:
        asked, takes = 1 + (name in FOLLOWS), _takes(case.checkin, _fill(case, name)) if long else 0
        if asked <= room and (time + takes < A_MINUTE or not long):
            kept.append(name)
            room, time = room - asked, time + takes
    return kept


def picked(case: Case) -> Item | None:
    """Return the part that somebody is most likely to get wrong and has not defined, to be asked for one line on it."""
    answers = dict(case.checkin.answers)
    raised = {point.item for point in case.checkin.points}
    named = [case.read(answers[name]) for name, line in FOLLOWS.items() if name in answers and line not in answers]
    return next(
        (
            item
            for item in to_ask(case.checkin)
            if case.read(item.name) in named and item.definition is None and item.number not in raised
        ),
        None,
    )


def bank_question(checkin: CheckIn, name: str) -> BankQuestion:
    """Return the question an id such as `RE3`, or a part of one such as `WR3-1`, belongs to. Raises `KeyError`."""
    found = checkin.questions.question(name.partition("-")[0])
    if found is None:
        raise KeyError(name)
    return found


def _type(checkin: CheckIn, name: str) -> AnswerType:
    return PER_ITEM if name in GROUPED or name == DECIDED else bank_question(checkin, name).answer_type


def _fill(case: Case, name: str, *, decided: bool = False) -> Question:
    """Return a question of the bank as it is asked here; `decided` where open items are asked whether they are."""
    checkin = case.checkin
    entry = bank_question(checkin, name)
    risky = _riskiest(case, but_open=decided) if name == "PE2" or _names_item(entry) else ()
    words = {
        "mgr": case.manager_name,
        "n": len(checkin.items),
        "item": case.read(risky[0].name) if risky else "",
        "items": ", ".join(case.read(item.name) for item in checkin.items[:MOST_CHOICES]),
        "h": f"{checkin.hours.value_h:g}" if checkin.hours else "n",
    }
    kind = _type(checkin, name)
    about: tuple[Item, ...] = ()
    if name == DECIDED:
        about = tuple(item for item in asked_items(case) if item.open)
    elif kind is PER_ITEM and name not in PARTS:
        about = asked_items(case)
    elif name == "PE2":
        about = risky
    return Question(
        id=name,
        text="" if name == DECIDED else GROUPED.get(name, entry.text).format(**words),
        answer_type=kind,
        options=_options(case, name, words),
        escape=entry.options[0].format(**words) if entry.answer_type is LINE and entry.options else "",
        items=about,
        each=entry.text if name == DECIDED else "{item}" if kind is PER_ITEM and name not in PARTS else "",
        parts=PARTS.get(name, ()),
    )


def _names_item(entry: BankQuestion) -> bool:
    """Whether the words of a question name the riskiest item, which takes a while to find."""
    return any("{item}" in words for words in (entry.text, *entry.options))


def _riskiest(case: Case, *, but_open: bool) -> tuple[Item, ...]:
    """Return the riskiest item, none that is left open if not wanted; of many, as it was when they were chosen."""
    places = {number: place for place, (number, _) in enumerate(case.checkin.riskiest)}
    among = [item for item in by_risk(case) if not (but_open and item.open)] or by_risk(case)
    return tuple(sorted(among, key=lambda item: places.get(item.number, len(places)))[:1])


def _options(case: Case, name: str, words: dict[str, object]) -> tuple[str, ...]:
    """Return the options, `{items}` replaced by the items a person may choose among."""
    entry = bank_question(case.checkin, name)
    options = GROUPED_OPTIONS.get(name, entry.options)
    if entry.answer_type is LINE and name not in GROUPED:
        return ()
    named: list[str] = []
    for option in options:
        if option == "{items}":
            among = not_asked(case) if name == "U5" and rest(case.checkin) else to_ask(case.checkin)
            named += [case.read(item.name) for item in among]
        else:
            named.append(option.format(**words))
    return tuple(dict.fromkeys(named))


def about(checkin: CheckIn, name: str) -> str:
    """Return what a question, or a part of one such as `WR3-1`, is about, as it stands in a sentence."""
    question, _, part = name.partition("-")
    if part:
        words = PARTS[question][int(part) - 1]
        return words if words.startswith("The ") else f"the {words[0].lower()}{words[1:]}"
    return bank_question(checkin, question).about or "the task"


def seconds(checkin: CheckIn, questions: tuple[Question, ...]) -> float:
    """Return how long a card takes: reading it, a tap an answer, the lines."""
    return READING + sum(_takes(checkin, question) for question in questions)


def _takes(checkin: CheckIn, question: Question) -> float:
    """Return the seconds of one question. Of many items a card holds no more than eight."""
    if question.answer_type is PER_ITEM:
        items = len(question.items) if len(question.items) <= FEW else MOST_ITEMS_ASKED
        return TAP * (items + len(question.parts))
    if question.answer_type is CHOICE and len(question.options) <= SHORT_LIST:
        return TAP
    return bank_question(checkin, question.id).seconds
