"""Where comments stand, as each tracker documents it: what is written is kept, and can be asked for."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.trackers.servers import Asked, Server

Answer = tuple[int, dict[str, str], Any]
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LINK = "https://github.com/harbour/model/issues/7"
STAMP = "2026-11-23T10:00:00Z"


@dataclass(slots=True, kw_only=True)
class Board:
    """The comments of one task. `trouble` is what the writing of the next one is answered with instead."""

    answer: Callable[["Board", Asked], Answer]
    kept: list[dict[str, Any]] = field(default_factory=list)
    writes: list[Any] = field(default_factory=list)
    before: Callable[[], Answer] | None = None
    after: Callable[[], Answer] | None = None

    @property
    def server(self) -> Server:
        """The server that shows the board."""
        return Server(answer=lambda asked: self.answer(self, asked))

    def write(self, comment: dict[str, Any], answer: Answer) -> Answer:
        """Keep a comment; fail before or after that where it is to."""
        self.writes.append(comment)
        if self.before:
            return self.before()
        self.kept.append(comment)
        return self.after() if self.after else answer


def github(board: Board, asked: Asked) -> Answer:
    """docs.github.com/en/rest/issues/comments; two comments a page, the oldest first."""
    assert asked.path == "/repos/harbour/model/issues/7/comments"
    if asked.method == "POST":
        told = json.loads(asked.body)
        assert set(told) == {"body"}
        return board.write(told, (201, {}, {"id": 1, **told}))
    assert asked.query["since"] < STAMP
    page = int(asked.query.get("page", "1"))
    shown = [{"id": 1, "created_at": STAMP, **one} for one in board.kept]
    following = f'<http://127.0.0.1{asked.path}?since={asked.query["since"]}&page={page + 1}>; rel="next"'
    return 200, {"Link": following} if len(shown) > 2 * page else {}, shown[2 * page - 2 : 2 * page]


def linear(board: Board, asked: Asked) -> Answer:
    """`commentCreate` and `comments` of github.com/linear/linear, packages/sdk/src/schema.graphql."""
    assert (asked.method, asked.path) == ("POST", "/graphql")
    told = json.loads(asked.body)
    if "commentCreate" in told["query"]:
        return board.write(told["variables"]["input"], (200, {}, {"data": {"commentCreate": {"success": True}}}))
    found = [{"id": one["id"]} for one in board.kept if one["id"] == told["variables"]["id"]]
    return 200, {}, {"data": {"comments": {"nodes": found}}}


def jira(board: Board, asked: Asked) -> Answer:
    """developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-comments; the newest first."""
    told = json.loads(asked.body) if asked.body else {}
    if asked.path == "/rest/api/2/comment/list":
        assert (asked.method, asked.query["expand"]) == ("POST", "properties")
        return 200, {}, {"values": [{"id": str(one), **board.kept[one - 1]} for one in told["ids"]]}
    assert asked.path == "/rest/api/2/issue/10007/comment"
    if asked.method == "POST":
        assert set(told) == {"body", "properties"}
        return board.write(told, (201, {}, {"id": "1", "body": told["body"]}))
    assert asked.query["orderBy"] == "-created"
    shown = [
        {"id": str(number), "created": "2026-11-23T10:00:00.000+0000", "body": one["body"]}
        for number, one in enumerate(board.kept, 1)
    ]
    return 200, {}, {"startAt": 0, "total": len(shown), "comments": shown[::-1]}


def asana(board: Board, asked: Asked) -> Answer:
    """developers.asana.com/reference/createstoryfortask and getstoriesfortask; two stories a page."""
    assert asked.path == "/tasks/10007/stories"
    if asked.method == "POST":
        told = json.loads(asked.body)["data"]
        assert set(told) == {"text"}
        return board.write(told, (201, {}, {"data": {"gid": "1", **told}}))
    begin = int(asked.query.get("offset", "0"))
    shown = [{"gid": "1", "created_at": STAMP, "text": one["text"]} for one in board.kept]
    following = {"offset": str(begin + 2)} if len(shown) > begin + 2 else None
    return 200, {}, {"data": shown[begin : begin + 2], "next_page": following}


BOARDS = {"github": github, "linear": linear, "jira": jira, "asana": asana}
