"""The essay's two tasks, played in the pure core."""

from datetime import UTC, datetime

from app.core import events as happened
from app.core.assignment import Answer, Chance, Crux, Form, Offer, Ruling, Stages
from app.core.checkin import TaskState, readiness
from app.core.messages import MessageKind
from app.core.wording.answering import label
from tests.core.play import ESSAY_2, MAYA, PARAMETERS, PRIYA, Play, task

CLEAR, GUESS, UNCLEAR = Answer.CLEAR, Answer.GUESS, Answer.UNCLEAR
MARKED = {1: UNCLEAR, 3: GUESS, 5: UNCLEAR, 6: GUESS}


def ten_parameters() -> Play:
    play = Play.of(task(brittle=True))
    play.wait(minutes=10)
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(
        happened.Answered(
            by=MAYA.id,
            items={n: MARKED.get(n, CLEAR) for n in range(1, 11)},
            definitions={1: "share of firms adopting per year"},
            chance=Chance.UNDER_50,
            concern="ignores substitution between r_adopt and price",
        )
    )
    return play


def test_the_first_card_says_what_ten_of_ten_means() -> None:
    play = Play.of(task(brittle=True))
    play.do(happened.LookedAt(by=MAYA.id))
    assert "All 10 must be right. At 90% each that is 35%." in play.last(MAYA, MessageKind.CARD).text


def test_under_half_preselects_i_cant_do_this_as_stated() -> None:
    play = ten_parameters()
    assert play.checkin.form is Form.CANNOT_DO
    draft = play.last(MAYA, MessageKind.DRAFT).text
    assert "I can't do this as stated. All 10 must be right and I expect to get some wrong: r_adopt, " in draft


def test_four_marked_parameters_become_a_message_with_four_names_and_four_definitions() -> None:
    play = ten_parameters()
    play.do(
        happened.Defined(
            by=MAYA.id,
            definitions={n: f"definition {n}" for n in (2, 3, 4)},
            form=Form.UNKNOWN_ITEMS,
        )
    )
    draft = play.last(MAYA, MessageKind.DRAFT)
    assert "I'm uncertain about 4 of the 10 items." in draft.text
    assert "Please check these carefully: one wrong would change the result." in draft.text
    assert [name for name in PARAMETERS if f"{name}:" in draft.text] == [PARAMETERS[n] for n in (0, 2, 4, 5)]
    assert all(f"definition {n}" in draft.text for n in (2, 3, 4))
    assert "One concern about the model, your call: ignores substitution between r_adopt and price" in draft.text
    assert "This goes to Priya at 12:10 unless you change or stop it." in draft.text


def test_nothing_done_by_12_10_the_message_goes_as_shown_and_the_answers_confirm_ten_of_ten() -> None:
    play = ten_parameters()
    play.do(happened.Defined(by=MAYA.id, definitions={2: "d2", 3: "d3", 4: "d4"}, form=Form.UNKNOWN_ITEMS))
    play.do(happened.Held(by=MAYA.id))
    play.do(happened.ItemsAdded(by=MAYA.id, definitions={n: f"line {n}" for n in (2, 4, 7, 8, 9, 10)}))
    play.do(happened.TalkOffered(by=MAYA.id))
    assert not [m for m in play.to(PRIYA) if m.kind is MessageKind.ASK]
    play.wait_until(datetime(2026, 11, 23, 12, 10, tzinfo=UTC))
    ask = play.last(PRIYA, MessageKind.ASK)
    draft = next(m for m in play.said if m.kind is MessageKind.DRAFT and m.version == play.checkin.draft_version)
    assert all(point.said in draft.text for point in ask.points)
    assert "15 minutes" in ask.text
    assert "Under 50%" not in ask.text
    items = [p.number for p in play.checkin.points if p.item]
    assert len(items) == 10
    rulings = dict.fromkeys(items, (Ruling.RIGHT, None))
    rulings[items[0]] = (Ruling.CORRECTED, "share of all firms, per quarter")
    rulings[items[1]] = (Ruling.YOU_CHOOSE, None)
    for number, ruling in rulings.items():
        assert play.do(happened.Ruled(by=PRIYA.id, rulings={number: ruling})) is None
    assert play.state is TaskState.ON_HOLD
    answers = play.last(MAYA, MessageKind.ANSWERS).text
    assert "before: share of firms adopting per year\nafter: share of all firms, per quarter" in answers
    concern = next(p.number for p in play.checkin.points if p.answer is Answer.CONCERN)
    play.do(happened.Ruled(by=PRIYA.id, rulings={concern: (Ruling.WAIVED, None)}))
    play.do(happened.Chose(by=MAYA.id, point=items[1], words="constant elasticity, per year"))
    assert play.state is TaskState.CONFIRMED
    assert readiness(play.checkin) == (10, 10)
    assert label(play.case) == "Confirmed 10/10"


def test_undecided_stages_are_a_request_to_decide_with_two_offers() -> None:
    play = Play.of(task(ESSAY_2, ()))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(
        happened.Answered(
            by=MAYA.id,
            purpose_unsure=True,
            stages=Stages.NOT_DECIDED,
            crux=Crux.NOT_SURE,
            offer=Offer.NAME,
        )
    )
    draft = play.last(MAYA, MessageKind.DRAFT).text
    assert (
        "I can't do this yet, because the stages aren't decided. If the hours matter for what you decide, "
        "I can sketch 2-3 versions and estimate each, or you name the top ones and I estimate those."
    ) in draft
    assert "What will you use the figure for?" in draft
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    stages, purpose = (p.number for p in play.checkin.points)
    play.do(
        happened.Ruled(
            by=PRIYA.id,
            rulings={
                stages: (Ruling.CORRECTED, "CV, test, interview, or CV, test, trial day"),
                purpose: (Ruling.CORRECTED, "to choose between them"),
            },
        )
    )
    versions = [[play.case.read(n) for n in version] for version in play.checkin.versions]
    assert versions == [["CV", "test", "interview"], ["CV", "test", "trial day"]]
    assert play.case.read(play.checkin.purpose) == "to choose between them"
    play.do(happened.FiguresGiven(by=MAYA.id, figures=((None, 5), (20, 30), (5, 45), (None, 5), (20, 30), (3, 240))))
    assert "Who has last year's count?" in play.last(MAYA, MessageKind.DRAFT).text


def test_stages_somebody_knows_are_a_request_to_be_told() -> None:
    play = Play.of(task(ESSAY_2, ()))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, purpose="to plan", stages=Stages.UNKNOWN_TO_ME))
    draft = play.last(MAYA, MessageKind.DRAFT).text
    assert "please tell me what they are" in draft
    assert "isn't decided" not in draft and "aren't decided" not in draft


def test_not_needed_closes_the_task_and_says_what_it_saved() -> None:
    play = Play.of(task(ESSAY_2, ()))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, purpose="to plan", stages=Stages.NOT_DECIDED))
    play.do(happened.SendChosen(by=MAYA.id, version=play.checkin.draft_version))
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.NOT_NEEDED, None)}))
    assert play.state is TaskState.CLOSED
    assert any("This saved over 10 h." in message.text for message in play.to(MAYA))
    assert any("This saved over 10 h." in message.text for message in play.to(PRIYA))
