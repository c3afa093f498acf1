"""One task as each tracker shows it: listed, asked for alone, gone or moved away."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.trackers.deliveries import sample
from tests.trackers.servers import Asked

Answer = tuple[int, dict[str, str], Any]
PROJECTS = {"github": "harbour/model", "linear": "MOD", "jira": "MOD", "asana": "1204619611402340"}
ELSEWHERE = {"github": "harbour/other", "linear": "OPS", "jira": "OPS", "asana": "1204619611402399"}
TOKENS = {"github": "token-1", "linear": "lin_api_1", "jira": "ops@harbour.example:token-1", "asana": "token-1"}
NOT_THERE: Answer = 404, {}, {}


@dataclass(slots=True, kw_only=True)
class Tracker:
    """One task of a tracker: listed while it is `there`, else `missing`; or in another project, once it is `moved`."""

    name: str
    there: bool = True
    moved: bool = False
    missing: Answer = NOT_THERE
    looked: int = 0
    listing: Answer | None = None

    def answer(self, asked: Asked) -> Answer:
        """Answer as the tracker documents it."""
        return ANSWERS[self.name](self, asked)

    def one(self, found: Any) -> Answer:
        """What is answered to the question for the task alone."""
        self.looked += 1
        return (200, {}, found) if self.there else self.missing

    def listed(self, found: Any, empty: Any) -> Answer:
        """What a poll is answered."""
        return self.listing or (200, {}, found if self.there and not self.moved else empty)


def github(tracker: Tracker, asked: Asked) -> Answer:
    """docs.github.com/en/rest/issues/issues: an issue that was transferred is another one."""
    issue = sample("github", "issues_page")[0]
    if asked.path.endswith("/events"):
        return 200, {}, sample("github", "issue_events")
    if asked.path.endswith(f"/issues/{issue['number']}"):
        moved = 301, {"Location": "/repositories/2/issues/1"}, {}
        return tracker.one(issue) if not tracker.moved else moved
    if asked.path.startswith("/repositories/"):
        return tracker.one(issue | {"id": 900000099})
    return tracker.listed([issue], [])


def linear(tracker: Tracker, asked: Asked) -> Answer:
    """github.com/linear/linear, packages/sdk/src/schema.graphql: what a list leaves out is not there."""
    told = json.loads(asked.body)
    if "teams(" in told["query"]:
        return 200, {}, {"data": {"teams": {"nodes": [{"id": "t"}]}}}
    empty: Any = {"data": {"issues": {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}}}
    if "ids" in told["variables"]:
        tracker.looked += 1
        if not tracker.there:
            return (200, {}, empty) if tracker.missing is NOT_THERE else tracker.missing
        team = (ELSEWHERE if tracker.moved else PROJECTS)["linear"]
        nodes = [{"id": one, "trashed": None, "team": {"key": team}} for one in told["variables"]["ids"]]
        return 200, {}, {"data": {"issues": {"nodes": nodes}}}
    return tracker.listed(sample("linear", "issues"), empty)


def jira(tracker: Tracker, asked: Asked) -> Answer:
    """developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issues."""
    if asked.path.startswith("/rest/api/2/project/"):
        return 200, {}, {"key": "MOD"}
    if asked.path.startswith("/rest/api/2/issue/"):
        assert asked.query == {"fields": "project"}
        where = (ELSEWHERE if tracker.moved else PROJECTS)["jira"]
        return tracker.one({"id": "1", "fields": {"project": {"key": where}}})
    return tracker.listed(sample("jira", "search"), {"issues": []})


def asana(tracker: Tracker, asked: Asked) -> Answer:
    """developers.asana.com/reference/gettask."""
    if asked.path.endswith("/stories"):
        return 200, {}, sample("asana", "stories")
    if asked.path.startswith("/users/"):
        return 200, {}, sample("asana", "users")[asked.path.removeprefix("/users/")]
    if asked.path.startswith("/tasks/"):
        assert asked.query == {"opt_fields": "projects"}
        where = (ELSEWHERE if tracker.moved else PROJECTS)["asana"]
        return tracker.one({"data": {"gid": "1", "projects": [{"gid": where, "resource_type": "project"}]}})
    return tracker.listed(sample("asana", "tasks"), {"data": [], "next_page": None})


ANSWERS: dict[str, Callable[[Tracker, Asked], Answer]] = {
    "github": github,
    "linear": linear,
    "jira": jira,
    "asana": asana,
}
