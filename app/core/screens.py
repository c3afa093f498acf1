"""Which part of a card is on the screen. Where somebody stopped is read from what they answered, nothing else."""

from dataclasses import dataclass, replace
from math import ceil

from app.core.checkin import Case, Item
from app.core.questions import DECIDED, Question, questions_for
from app.core.risk import MOST_ITEMS_ASKED, asked_items, many, not_asked

ITEMS_A_SCREEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What is asked at once, and where it stands: in which card of how many, on which screen of how many in it."""

    questions: tuple[Question, ...]
    card: int = 1
    cards: int = 1
    number: int = 1
    of: int = 1

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are asked about, each for itself."""
        return tuple(item for question in self.questions if question.each for item in question.items)


def screen_of(case: Case) -> Screen:
    """Return what is to be answered next: few items on one screen, many on screens of five, eight a card.

    What comes before the items is on the first screen, what comes after them on the last.
    """
    questions = questions_for(case)
    asked = _named_by(questions, case)
    left = tuple(item for item in asked if item.answer is None)
    done = len(asked) - len(left)
    cards = cards_of(len(asked)) if many(case.checkin) else 1
    if not many(case.checkin) or not left:
        return Screen(questions=_part(questions, left, started=done > 0, ends=True), card=cards, cards=cards)
    in_card = done % MOST_ITEMS_ASKED
    card_size = min(MOST_ITEMS_ASKED, len(left) + in_card)
    here = left[: min(ITEMS_A_SCREEN, card_size - in_card)]
    return Screen(
        questions=_part(questions, here, started=done > 0, ends=here == left),
        card=done // MOST_ITEMS_ASKED + 1,
        cards=cards,
        number=in_card // ITEMS_A_SCREEN + 1,
        of=ceil(card_size / ITEMS_A_SCREEN),
    )


def one_by_one(case: Case) -> tuple[Item, ...]:
    """Return the items that are asked about one by one, in the order they are."""
    return _named_by(questions_for(case), case)


def _named_by(questions: tuple[Question, ...], case: Case) -> tuple[Item, ...]:
    about = {item.number for question in questions if question.each for item in question.items}
    return tuple(item for item in asked_items(case) if item.number in about)


def cards_in(case: Case) -> int:
    """Return how many cards the questions make."""
    return cards_of(len(one_by_one(case))) if many(case.checkin) else 1


def asks_of_each(case: Case) -> bool:
    """Whether the kind of work has a question for each of its items."""
    return any(question.each and question.id != DECIDED for question in questions_for(case))


def left_out(case: Case) -> tuple[Item, ...]:
    """Return the items that nobody is asked about although others are, one by one."""
    rest = not_asked(case)
    return rest if rest and asks_of_each(case) else ()


def cards_of(items: int) -> int:
    """Return how many cards so many items make."""
    return max(1, ceil(items / MOST_ITEMS_ASKED))


def _part(
    questions: tuple[Question, ...], items: tuple[Item, ...], *, started: bool, ends: bool
) -> tuple[Question, ...]:
    """Return the part of a card that asks about `items`."""
    about = [place for place, question in enumerate(questions) if question.each] or [-1]
    kept = [
        replace(question, items=tuple(item for item in question.items if item in items)) if question.each else question
        for place, question in enumerate(questions)
        if about[0] <= place <= about[-1] or (not started if place < about[0] else ends)
    ]
    return tuple(question for question in kept if question.items or not question.each)
