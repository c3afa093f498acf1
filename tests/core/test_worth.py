"""Whether asking is worth it: the worked tables, to the printed figure; and what counts as an answer."""

import pytest

from app.core.assignment import Answer
from app.core.vague import is_vague, says_nothing
from app.core.worth import Chances, Verdict, expected_loss, pays_from, weigh

TEN = [0.5] * 4 + [0.05] * 6


@pytest.mark.parametrize(
    ("sent", "minutes", "brittle", "wrong", "after", "benefit", "cost", "verdict"),
    [
        (0, (0, 0), True, 0.954, 0.954, 0.0, 0.0, Verdict.SEND_NOW),
        (4, (9, 6), True, 0.954, 0.462, 7.1, 0.40, Verdict.SEND_NOW),
        (10, (15, 10), True, 0.954, 0.300, 9.4, 0.67, Verdict.TOGETHER),
        (4, (9, 6), False, 0.230, 0.060, 1.6, 0.40, Verdict.SEND_NOW),
    ],
)
def test_the_ten_parameters_come_out_as_printed(  # noqa: PLR0917 - a row of the table
    sent: int,
    minutes: tuple[float, float],
    brittle: bool,
    wrong: float,
    after: float,
    benefit: float,
    cost: float,
    verdict: Verdict,
) -> None:
    chances = [(q, place < sent) for place, q in enumerate(TEN)]
    worth = weigh(chances, brittle=brittle, hours=12, minutes=minutes)
    assert (round(worth.wrong, 3), round(worth.wrong_after, 3)) == (wrong, after)
    assert (round(worth.benefit, 1), round(worth.cost, 2)) == (benefit, cost)
    assert worth.verdict is verdict


def test_the_undecided_process_comes_out_as_printed() -> None:
    after = 1 - 0.05 / 0.70
    worth = weigh([(0.70, True)], brittle=False, hours=5, lost=10, minutes=(7, 4))
    assert round(worth.cost, 2) == 0.30
    assert round(0.8 * (0.70 - 0.05) * 15, 1) == 7.8
    assert 0.92 < after < 0.93
    courses = [expected_loss(5, 0.30, 10), expected_loss(6, 0.70, 10), expected_loss(4, 0.90, 10, 0.30)]
    assert [round(one, 1) for one in [*courses, expected_loss(2.8, 0.90, 10)]] == [12.0, 9.0, 5.3, 3.8]


@pytest.mark.parametrize(
    ("manager", "assignee", "hours"),
    [(2, 1, (2.5, 1.2, 0.6, 0.4, 0.2)), (5, 2, (5.9, 2.9, 1.5, 1.0, 0.6)), (10, 5, (12.3, 6.1, 3.1, 2.0, 1.2))],
)
def test_the_smallest_task_that_pays_comes_out_as_printed(
    manager: float, assignee: float, hours: tuple[float, ...]
) -> None:
    found = [pays_from(wrong, manager, assignee) for wrong in (0.05, 0.1, 0.2, 0.3, 0.5)]
    assert [abs(a - b) <= 0.05 for a, b in zip(found, hours, strict=True)] == [True] * 5


@pytest.mark.parametrize(
    ("chance", "hours", "verdict"),
    [(0.35, 0.5, Verdict.KEEP), (0.35, 2.5, Verdict.DIGEST), (0.35, 7, Verdict.SEND_NOW), (0.05, 2.5, Verdict.KEEP)],
)
def test_one_guess_is_sent_or_kept_by_what_rests_on_it(chance: float, hours: float, verdict: Verdict) -> None:
    assert weigh([(chance, True)], brittle=False, hours=hours).verdict is verdict


def test_a_hold_and_a_brittle_task_are_always_worth_a_message() -> None:
    assert weigh([(0.05, True)], brittle=False, hours=0.5, holding=True).verdict is Verdict.SEND_NOW
    assert weigh([(0.35, True)], brittle=True, hours=0.5).verdict is Verdict.SEND_NOW


def test_more_than_messages_can_mend_is_worth_15_minutes_together() -> None:
    """Section 4.5: brittle, and more than one in five stays wrong even after everything is sent."""
    assert weigh([(0.6, True)] * 4, brittle=True, hours=12).verdict is Verdict.TOGETHER
    assert weigh([(0.6, True)] * 2, brittle=True, hours=12).verdict is Verdict.SEND_NOW
    assert weigh([(0.6, True)] * 4, brittle=False, hours=12).verdict is Verdict.SEND_NOW
    assert weigh([(0.6, True)] * 3 + [(0.6, False)], brittle=True, hours=12).verdict is Verdict.SEND_NOW
    assert round(weigh([(0.6, True)] * 3 + [(0.6, False)], brittle=True, hours=12).wrong_at_best, 3) == 0.314


def test_each_answer_has_its_chance() -> None:
    said = (Answer.CLEAR, Answer.GUESS, Answer.UNCLEAR, Answer.NOT_DECIDED, None)
    assert [Chances().of(answer, undefined=False) for answer in said] == [0.05, 0.35, 0.60, 0.70, 0.20]
    assert Chances().of(Answer.CLEAR, undefined=True) == 0.10
    assert Chances().of(Answer.CONCERN, undefined=False) == 0.20


@pytest.mark.parametrize(
    "text",
    [
        "just do your best",
        "Up to you!",
        "whatever",
        "👍",
        "ok",
        "Yes, fine",
        "you decide, I trust you",
        "egal",
        "da igual",
    ],
)
def test_a_stock_phrase_is_no_answer(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    ["share of all firms, per quarter", "ok, per quarter", "yes: EUR net", "2026", "use last year's", "do the rest"],
)
def test_an_answer_with_something_in_it_is_one(text: str) -> None:
    assert not is_vague(text)


def test_a_definition_is_looked_at_for_its_form_only() -> None:
    task = "Please estimate the share of firms that adopt automation each year"
    assert says_nothing("ok", task) and says_nothing("same", task) and says_nothing("share", task)
    assert says_nothing("the share of firms that adopt automation", task)
    assert not says_nothing("share of firms with a paid licence, per quarter", task)
