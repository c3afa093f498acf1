"""Comments are written as each tracker documents it, each with a key by which it is found again."""

import re
from dataclasses import replace
from importlib import import_module
from typing import Any
from uuid import UUID

import httpx
import pytest

from app.core.connection import Comment, PollError, PollProblem, comment_after
from app.core.tracking import APART
from app.trackers.table import TRACKERS
from tests.trackers.boards import BOARDS, LINK, NOW, Board
from tests.trackers.servers import HangUpError, serving

KEY = UUID("019ab0c4-53a7-7c1e-9d55-0f4b8e2a6c31")
COMMENT = Comment(task_id="10007", link=LINK, text="k_max: per year", key=KEY, since=NOW - APART)
EVERY = pytest.mark.parametrize("tracker", BOARDS)
WRITTEN: dict[str, dict[str, Any]] = {
    "github": {"body": f"k_max: per year\n\n<!-- checkin {KEY.hex} -->"},
    "linear": {"id": "019ab0c4-53a7-4c1e-9d55-0f4b8e2a6c31", "issueId": "10007", "body": "k_max: per year"},
    "jira": {"body": "k_max: per year", "properties": [{"key": "checkin.comment", "value": {"id": KEY.hex}}]},
    "asana": {"text": "k_max: per year\n\n[Checkin 8e2a6c31]"},
}


async def asked(tracker: str, board: Board, comment: Comment = COMMENT) -> bool:
    """Whether the comment stands on the board."""
    async with serving(board.server) as url, httpx.AsyncClient(base_url=url, trust_env=False) as client:
        return await TRACKERS[tracker].has_comment(client, comment)


async def write(tracker: str, board: Board, comment: Comment = COMMENT) -> None:
    """Write the comment."""
    async with serving(board.server) as url, httpx.AsyncClient(base_url=url, trust_env=False) as client:
        await TRACKERS[tracker].comment(client, comment)


def lost() -> Any:
    """The connection ends without an answer."""
    raise HangUpError


def failed() -> Any:
    """What is between us and the tracker did not get an answer."""
    return 502, {}, {"message": "Bad gateway"}


@EVERY
async def test_a_comment_is_written_as_documented_with_its_key(tracker: str) -> None:
    board = Board(answer=BOARDS[tracker])
    await write(tracker, board)
    assert board.kept == [WRITTEN[tracker]]


@EVERY
@pytest.mark.parametrize("trouble", [lost, failed])
async def test_a_comment_whose_answer_was_lost_is_found(tracker: str, trouble: Any) -> None:
    board = Board(answer=BOARDS[tracker], after=trouble)
    with pytest.raises(PollError) as unknown:
        await write(tracker, board)
    assert unknown.value.problem is PollProblem.UNREACHABLE
    assert await asked(tracker, board)


@EVERY
@pytest.mark.parametrize("trouble", [lost, failed])
async def test_a_comment_that_never_arrived_is_not_found(tracker: str, trouble: Any) -> None:
    board = Board(answer=BOARDS[tracker], before=trouble)
    with pytest.raises(PollError):
        await write(tracker, board)
    assert not await asked(tracker, board)


@EVERY
async def test_another_comment_of_the_same_words_is_not_taken_for_it(tracker: str) -> None:
    board, other = Board(answer=BOARDS[tracker]), replace(COMMENT, key=UUID(int=KEY.int - 1))
    await write(tracker, board, other)
    assert not await asked(tracker, board)
    assert await asked(tracker, board, other)


@EVERY
async def test_it_is_found_behind_many_others(tracker: str) -> None:
    board = Board(answer=BOARDS[tracker])
    for other in range(4):
        await write(tracker, board, replace(COMMENT, key=UUID(int=other)))
    await write(tracker, board)
    assert await asked(tracker, board)


async def test_a_key_in_linear_is_a_uuid_of_version_4() -> None:
    board = Board(answer=BOARDS["linear"])
    await write("linear", board)
    assert UUID(board.kept[0]["id"]).version == 4


async def test_comments_of_jira_that_others_wrote_have_no_properties() -> None:
    board = Board(answer=BOARDS["jira"], kept=[{"body": "Any news?"}, {"body": "No", "properties": []}])
    assert not await asked("jira", board)


async def test_a_story_without_words_is_no_comment() -> None:
    board = Board(answer=BOARDS["asana"], kept=[{"text": None}])
    assert not await asked("asana", board)


@EVERY
@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(403), PollProblem.REVOKED),
        (httpx.Response(404), PollProblem.NOT_FOUND),
        (httpx.Response(429, headers={"retry-after": "60"}), PollProblem.LIMITED),
        (httpx.Response(200, json={"data": None}), PollProblem.STRANGE),
        (httpx.Response(200, content=b"["), PollProblem.STRANGE),
        (httpx.ReadTimeout("too late"), PollProblem.SLOW),
    ],
)
async def test_what_keeps_it_from_being_looked_for_is_told(
    tracker: str, answer: httpx.Response | Exception, problem: PollProblem
) -> None:
    def answered(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    async with httpx.AsyncClient(base_url="https://one.example", transport=httpx.MockTransport(answered)) as client:
        with pytest.raises(PollError) as refused:
            await TRACKERS[tracker].has_comment(client, COMMENT)
    assert refused.value.problem is problem


@EVERY
async def test_a_token_that_may_not_comment_is_told(tracker: str) -> None:
    with pytest.raises(PollError) as refused:
        await write(tracker, Board(answer=lambda _board, _asked: (403, {}, {"message": "No"})))
    assert refused.value.problem is PollProblem.REVOKED


@EVERY
async def test_a_write_that_was_turned_into_a_question_is_no_write(tracker: str) -> None:
    def answered(request: httpx.Request) -> httpx.Response:
        moved = request.url.host == "one.example"
        return httpx.Response(301, headers={"location": "https://two.example/"}) if moved else httpx.Response(200)

    transport = httpx.MockTransport(answered)
    async with httpx.AsyncClient(base_url="https://one.example", transport=transport, follow_redirects=True) as client:
        with pytest.raises(PollError) as refused:
            await TRACKERS[tracker].comment(client, COMMENT)
    assert refused.value.problem is PollProblem.STRANGE


async def test_a_link_that_is_no_issue_of_github_is_refused() -> None:
    board = Board(answer=BOARDS["github"])
    for attempt in (write, asked):
        with pytest.raises(PollError) as refused:
            await attempt("github", board, replace(COMMENT, link="https://github.com/harbour/model/pull/7"))
        assert refused.value.problem is PollProblem.NOT_FOUND


def test_a_comment_waits_longer_each_time_and_as_long_as_it_is_told() -> None:
    down = PollError(PollProblem.UNREACHABLE)
    waits = [comment_after(down, tries, NOW).total_seconds() / 60 for tries in range(1, 8)]
    assert waits == [2, 4, 8, 16, 32, 60, 60]
    assert comment_after(PollError(PollProblem.LIMITED, until=NOW + APART), 1, NOW) == APART
    assert comment_after(PollError(PollProblem.LIMITED, until=NOW - APART), 1, NOW).total_seconds() == 60
    assert comment_after(PollError(PollProblem.LIMITED, after=APART * 1000), 1, NOW).total_seconds() == 3 * 3600


def test_every_tracker_says_how_a_comment_is_found_again() -> None:
    for name in TRACKERS:
        told = import_module(f"app.trackers.{name}").__doc__ or ""
        assert re.search(r"^Comments: ", told, re.MULTILINE)
