"""What is offered to its author as a task."""

import json
from pathlib import Path

import pytest

from app.core.offering import looks_like_a_task
from bench.offers import main, offered

DATA = Path(__file__).parent / "data"
SEEN = DATA / "channels" / "a.json"
HELD_OUT = DATA / "channels" / "held_out.json"  # written and labelled by somebody else, and never learnt from
TASK = "<@U0MAYA> could you draft the budget for the offsite by Friday? About 20 people."


def test_of_the_texts_that_were_seen_no_ordinary_one_is_offered_and_most_tasks_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = json.loads(SEEN.read_text())
    assert len(offered(texts["ordinary"])) <= 0.01 * len(texts["ordinary"])
    assert len(offered(texts["tasks"])) >= 0.8 * len(texts["tasks"])
    assert main(SEEN) == 0
    assert "tasks:" in capsys.readouterr().out


def test_of_ordinary_talk_at_most_one_in_a_hundred_is_offered_and_of_tasks_at_least_six_in_ten() -> None:
    assert main(HELD_OUT) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "<@>",
        "draft the budget for the offsite by Friday, please",
        "😂 " + TASK,
        "> " + TASK,
        "thanks <@U0MAYA> for drafting the budget for the offsite by Friday",
        "<@U0MAYA> will draft the budget for the offsite by Friday",
        "<@U0MAYA> no need to draft the budget for the offsite by Friday",
        "§ please draft",
        "\x00" * 50 + "<@U0MAYA>",
    ],
)
def test_nothing_is_offered_without_a_name_in_a_joke_a_quote_or_a_report(text: str) -> None:
    assert not looks_like_a_task(text)


def test_a_very_long_message_is_read_in_no_time() -> None:
    assert looks_like_a_task(TASK + " and so on," * 3000)
