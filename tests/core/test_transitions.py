"""The transition table, and what decide refuses."""

from pathlib import Path

import pytest

from app.core import events as happened
from app.core.assignment import Answer, Ruling
from app.core.checkin import FINISHED, TaskState
from app.core.diagram import state_diagram
from app.core.events import EVENTS, Event
from app.core.step import Refusal
from app.core.transitions import TRANSITIONS, Rule, decide
from tests.core.play import MAYA, PRIYA, Play, task

README = Path(__file__).resolve().parents[2] / "README.md"
CLEAR, UNCLEAR = Answer.CLEAR, Answer.UNCLEAR


def asked() -> Play:
    play = Play.of(task(items=("price", "demand")))
    play.do(happened.LookedAt(by=MAYA.id))
    return play


def drafted() -> Play:
    play = asked()
    play.do(happened.Answered(by=MAYA.id, items={1: UNCLEAR, 2: CLEAR}, purpose="to plan"))
    return play


def sent() -> Play:
    play = drafted()
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    return play


def test_the_table_knows_every_pair_of_state_and_event() -> None:
    assert set(TRANSITIONS) == {(state, event) for state in TaskState for event in EVENTS}
    assert all(isinstance(rule, Rule | Refusal) for rule in TRANSITIONS.values())


def test_nothing_happens_any_more_in_a_finished_state() -> None:
    assert all(isinstance(rule, Refusal) for (state, _), rule in TRANSITIONS.items() if state in FINISHED)


def test_the_readme_shows_the_diagram_of_this_table() -> None:
    told = 'Renew it with: python -c "from app.core.diagram import state_diagram; print(state_diagram())"'
    assert f"<!-- state diagram -->\n```mermaid\n{state_diagram()}\n```\n" in README.read_text(), told


@pytest.mark.parametrize(
    "event",
    [
        happened.LookedAt(by="U0FINN"),
        happened.Answered(by=PRIYA.id, items={1: CLEAR, 2: CLEAR}),
        happened.Cancelled(by="U0FINN"),
        happened.Ruled(by=MAYA.id, rulings={1: (Ruling.RIGHT, None)}),
        happened.DeadlinePassed(by=MAYA.id),
    ],
)
def test_a_foreign_hand_changes_nothing(event: Event) -> None:
    play = sent()
    decision = decide(play.case, event, play.now)
    assert decision.refusal is Refusal.NOT_YOURS
    assert decision.case == play.case
    assert not decision.messages


def test_a_second_click_on_send_sends_nothing_more() -> None:
    play = sent()
    said = len(play.said)
    assert play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version)) is Refusal.ALREADY_SENT
    assert len(play.said) == said


def test_a_card_answered_twice_keeps_the_first_answer() -> None:
    play = drafted()
    again = happened.Answered(by=MAYA.id, items={1: CLEAR, 2: CLEAR}, purpose="to plan")
    assert play.do(again) is Refusal.ALREADY_ANSWERED
    assert play.checkin.items[0].answer is UNCLEAR


def test_a_point_is_ruled_once() -> None:
    play = sent()
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)}))
    second = happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.CORRECTED, "no")})
    assert play.do(second) is Refusal.ALREADY_ANSWERED


def test_a_draft_that_changed_is_not_sent_from_the_old_button() -> None:
    play = drafted()
    old = play.checkin.draft_version
    play.do(happened.Defined(by=MAYA.id, definitions={1: "yearly mean"}))
    assert play.do(happened.SendChosen(by=MAYA.id, version=old)) is Refusal.STALE


def test_a_card_with_an_item_left_out_is_not_taken() -> None:
    play = asked()
    assert play.do(happened.Answered(by=MAYA.id, items={1: CLEAR}, purpose="to plan")) is Refusal.EMPTY


def test_a_correction_without_words_is_not_taken() -> None:
    play = sent()
    assert play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.CORRECTED, " ")})) is Refusal.EMPTY


def test_the_third_round_on_one_item_is_a_talk() -> None:
    play = sent()
    for _ in range(2):
        play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.CORRECTED, "as agreed")}))
        play.do(happened.StillUnclear(by=MAYA.id, point=1, words="agreed where?"))
        play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    assert play.checkin.points[0].ruling is Ruling.TALK
    assert any("ten minutes together?" in message.text for message in play.to(PRIYA))


def test_handing_in_with_a_guess_asks_which_are_guesses_first() -> None:
    play = sent()
    assert play.do(happened.HandedIn(by=MAYA.id)) is Refusal.GUESSES_OPEN
    assert play.do(happened.HandedIn(by=MAYA.id, guesses=frozenset({1}))) is None
    assert any("Assumptions, not confirmed: price." in message.text for message in play.to(PRIYA))


def test_withheld_is_honoured_for_good() -> None:
    play = drafted()
    play.do(happened.Withheld(by=MAYA.id, why=happened.WhyNot.TOO_EARLY))
    play.wait(days=30)
    assert not [m for m in play.to(PRIYA) if "price" in m.text and "checks in" in m.text]
    assert "Too early" not in " ".join(message.text for message in play.to(PRIYA))
