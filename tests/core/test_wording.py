"""The words people read: the five draft forms, and what must never stand in a message."""

from dataclasses import replace

import pytest

from app.core import events as happened
from app.core.assignment import Answer, Hours, Ruling, Stages
from app.core.messages import MessageKind
from app.core.preferences import Preferences
from app.core.questions import questions_for
from app.core.wording.asking import EXITS
from app.core.wording.phrases import about, plain
from tests.core.play import ESSAY_2, MAYA, MONDAY_10, PRIYA, Play, task

FOOT = "Sent through the check-in bot. Maya was shown this and could edit it."


def raised(answer: Answer, words: str) -> str:
    play = Play.of(task(items=("price", "demand")))
    play.do(happened.PointRaised(by=MAYA.id, answer=answer, words=words))
    return play.last(MAYA, MessageKind.DRAFT).text


def test_cannot_do_names_what_would_make_it_possible() -> None:
    text = raised(Answer.CANNOT_DO, "a definition of price")
    assert "I can't do this as stated. What would make it possible: a definition of price." in text


def test_should_i_be_doing_this_gives_the_reason() -> None:
    text = raised(Answer.WRONG_TASK, "the finance team owns the figures")
    expected = "I don't think this is the right task for me as it stands, because the finance team owns the figures."
    assert expected in text


def test_a_concern_is_the_managers_call_and_says_what_silence_means() -> None:
    text = raised(Answer.CONCERN, "it ignores demand")
    assert "one concern about the approach, your call: it ignores demand. I'll go on as planned unless you say" in text


def test_not_decided_names_the_thing() -> None:
    assert "I can't do this yet, because the budget isn't decided." in raised(Answer.NOT_DECIDED, "the budget")


@pytest.mark.parametrize("answer", [Answer.CANNOT_DO, Answer.WRONG_TASK, Answer.CONCERN, Answer.NOT_DECIDED])
def test_every_draft_ends_with_who_could_change_it_and_apologises_for_nothing(answer: Answer) -> None:
    text = raised(answer, "the budget")
    assert text.endswith(FOOT)
    assert not [word for word in ("sorry", "unfortunately", "afraid", "!") if word in text.casefold()]


def test_the_manager_reads_what_the_task_leaves_open_not_what_maya_lacks() -> None:
    play = Play.of(task(items=("price", "demand", "growth"), brittle=True))
    play.do(happened.LookedAt(by=MAYA.id))
    items = {1: Answer.UNCLEAR, 2: Answer.GUESS, 3: Answer.CLEAR}
    play.do(happened.Answered(by=MAYA.id, items=items, purpose="to plan"))
    play.wait(hours=2)
    text = play.last(PRIYA, MessageKind.ASK).text
    assert "2 of 3 not defined in the task" in text
    assert "understand" not in text


def test_the_first_card_explains_itself_and_says_what_happens_in_silence() -> None:
    play = Play.of(task())
    play.do(happened.LookedAt(by=MAYA.id))
    text = play.last(MAYA, MessageKind.CARD).text
    assert (
        "Do it if you straightforwardly can. Otherwise check in: I'll write the message and you see it first." in text
    )
    line = "If this stays unanswered, Priya sees one line on Wed 15:00: 'Check-in on T-1 not done yet'."
    assert line in text


def test_silence_brings_one_reminder_and_the_promised_line_and_then_nothing() -> None:
    play = Play.of(task(), manager=replace(PRIYA, preferences=Preferences(digests=())))
    play.do(happened.LookedAt(by=MAYA.id))
    play.wait_until(MONDAY_10.replace(day=25, hour=15))
    assert play.to(PRIYA)[-1].head == "Check-in on T-1 not done yet."
    said = len(play.said)
    play.wait(days=30)
    assert len(play.said) == said
    assert sum("still open" in message.head for message in play.to(MAYA)) == 1


def test_the_purpose_comes_first_where_it_is_missing_and_never_where_it_is_known() -> None:
    ids = [question.id for question in questions_for(Play.of(task(brittle=True)).case)]
    assert ids == ["U1", "PE2", "PE1", "U8", "PE5"]
    known = questions_for(Play.of(task(purpose="to choose between two plans")).case)
    assert "U1" not in [question.id for question in known]


def test_an_hours_task_is_asked_for_its_stages_and_for_no_number() -> None:
    play = Play.of(task(ESSAY_2, ()))
    questions = questions_for(play.case)
    assert [question.id for question in questions] == ["U1", "PR1", "PR4", "PR5"]
    assert questions[1].options == tuple(Stages)


def test_hours_print_as_their_bins() -> None:
    assert [about(hours) for hours in Hours] == ["under 1 h", "about 1-4 h", "about 4-10 h", "over 10 h"]


def test_marks_for_people_and_links_read_as_names() -> None:
    text = "<@U1|maya> see <https://example.com|the plan>, <!channel> and <#C1|general>, <https://example.com/a>"
    assert plain(text) == "@maya see the plan, @channel and #general, https://example.com/a"


def test_every_message_to_maya_has_the_ways_out_within_two_taps() -> None:
    play = Play.of(task(items=("price", "demand")))
    play.do(happened.LookedAt(by=MAYA.id))
    play.do(happened.Answered(by=MAYA.id, items={1: Answer.UNCLEAR, 2: Answer.CLEAR}, purpose="to plan"))
    play.do(happened.Held(by=MAYA.id))
    play.wait(hours=3)
    play.do(happened.Ruled(by=PRIYA.id, rulings={1: (Ruling.RIGHT, None)}))
    last = {message.kind: message for message in play.to(MAYA) if message.choices}
    assert len(last) > 2
    for message in last.values():
        assert {choice.action for choice in EXITS} <= {choice.action for choice in message.choices}, message.head


def test_a_count_the_text_states_is_compared_with_what_was_found() -> None:
    play = Play.of(task("Estimate the ten parameters: price and demand.", ("price", "demand")))
    play.do(happened.LookedAt(by=MAYA.id))
    assert "The text says about 10, I found 2 items: price, demand." in play.last(MAYA, MessageKind.CARD).text
