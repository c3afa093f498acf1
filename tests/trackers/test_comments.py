"""Comments are written as each tracker documents it."""

import json
from typing import Any

import httpx
import pytest

from app.core.connection import PollError, PollProblem
from app.trackers.table import TRACKERS

WRITTEN = {
    "github": ("/repos/harbour/model/issues/7/comments", {"body": "k_max: per year"}, {}),
    "jira": ("/rest/api/2/issue/10007/comment", {"body": "k_max: per year"}, {}),
    "asana": ("/tasks/10007/stories", {"data": {"text": "k_max: per year"}}, {"data": {"gid": "1"}}),
    "linear": ("/graphql", {"issueId": "10007", "body": "k_max: per year"}, {"data": {"commentCreate": {}}}),
}
LINK = "https://github.com/harbour/model/issues/7"


async def write(tracker: str, answer: httpx.Response) -> list[httpx.Request]:
    """Write a comment, answered so, and return what was asked."""
    asked: list[httpx.Request] = []

    def answered(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answer

    async with httpx.AsyncClient(base_url="https://one.example", transport=httpx.MockTransport(answered)) as client:
        await TRACKERS[tracker].comment(client, "10007", LINK, "k_max: per year")
    return asked


@pytest.mark.parametrize("tracker", WRITTEN)
async def test_a_comment_goes_where_the_tracker_documents_it(tracker: str) -> None:
    path, body, answer = WRITTEN[tracker]
    (asked,) = await write(tracker, httpx.Response(201, json=answer))
    sent: dict[str, Any] = json.loads(asked.content)
    assert (asked.method, asked.url.path) == ("POST", path)
    assert (sent["variables"]["input"] if tracker == "linear" else sent) == body


@pytest.mark.parametrize("tracker", WRITTEN)
async def test_a_token_that_may_not_comment_is_told(tracker: str) -> None:
    with pytest.raises(PollError) as refused:
        await write(tracker, httpx.Response(403))
    assert refused.value.problem is PollProblem.REVOKED
