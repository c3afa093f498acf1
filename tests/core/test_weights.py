"""How often each answer is wrong, estimated again from what managers put right."""

from dataclasses import replace

import pytest

from app.core import events as happened
from app.core.assignment import Answer, Ruling
from app.core.checkin import CheckIn
from app.core.weighing import worth_of
from app.core.weights import chances_from, estimated
from app.core.worth import MANAGER_FIXES, Chances
from tests.core.play import MAYA, PRIYA, Play, task

ITEMS = ("price", "demand", "churn")


def ruled(*rulings: tuple[Answer, Ruling], brittle: bool = False) -> CheckIn:
    """A check-in whose items were answered so and then ruled on so."""
    play = Play.of(task("Estimate these", ITEMS[: len(rulings)], brittle=brittle, purpose="to plan"))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={n: said for n, (said, _) in enumerate(rulings, 1)}))
    play.do(happened.ItemsAdded(by=MAYA.id, definitions=dict.fromkeys(range(1, len(rulings) + 1), "one line on it")))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    about = {point.item: point.number for point in play.checkin.points}
    words = {about[n]: (ruling, "as it is") for n, (_, ruling) in enumerate(rulings, 1)}
    assert play.do(happened.Ruled(by=PRIYA.id, rulings=words)) is None
    return play.checkin


def after(*checkins: CheckIn, present: Chances | None = None) -> Chances:
    return chances_from(estimated(checkins, present or Chances()))


def test_without_rulings_nothing_changes() -> None:
    asked = Play.of(task("Estimate these", ITEMS)).checkin
    assert after() == Chances() == after(asked)


def test_the_present_value_counts_for_twenty_items() -> None:
    wrong = ruled((Answer.GUESS, Ruling.CORRECTED), (Answer.CLEAR, Ruling.RIGHT), (Answer.UNCLEAR, Ruling.RIGHT))
    found = after(*[wrong] * 20)
    assert found.guess == pytest.approx((20 * 0.35 + 20) / 40)
    assert found.clear == pytest.approx(20 * 0.05 / 40)
    assert found.unclear == pytest.approx(20 * 0.60 / 40)
    assert (found.not_decided, found.no_answer, found.undefined) == (0.70, 0.20, 0.10)


def test_clear_is_counted_apart_where_all_must_be_right() -> None:
    found = after(ruled((Answer.CLEAR, Ruling.CORRECTED), brittle=True))
    assert found.undefined == pytest.approx((20 * 0.10 + 1) / 21)
    assert found.clear == 0.05


@pytest.mark.parametrize("ruling", [Ruling.YOU_CHOOSE, Ruling.NOT_NEEDED, Ruling.WAIVED, Ruling.TALK])
def test_what_says_nothing_of_right_and_wrong_is_not_counted(ruling: Ruling) -> None:
    (guess,) = [one for one in estimated([ruled((Answer.GUESS, ruling))], Chances()) if one.name == "guess"]
    assert (guess.looked_at, guess.wrong, guess.after) == (0, 0, 0.35)


def test_an_estimate_builds_on_the_chances_in_use() -> None:
    found = after(ruled((Answer.GUESS, Ruling.RIGHT)), present=Chances(guess=0.5))
    assert found.guess == pytest.approx(20 * 0.5 / 21)
    assert MANAGER_FIXES == 0.85


def test_a_task_is_weighed_by_the_chances_it_began_with() -> None:
    play = Play.of(task("Estimate these", ITEMS, brittle=False, purpose="to plan"))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.GUESS, 2: Answer.CLEAR, 3: Answer.CLEAR}))
    assert worth_of(play.case, play.checkin.points).wrong == pytest.approx(0.45 / 3)
    policy = replace(play.checkin.policy, chances=Chances(guess=0.8))
    case = replace(play.case, checkin=replace(play.checkin, policy=policy))
    assert worth_of(case, case.checkin.points).wrong == pytest.approx(0.90 / 3)
