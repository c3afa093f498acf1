"""Tasks that no poll lists any more are asked for, as each tracker documents it."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.core.connection import (
    LOOK_EVERY,
    MOST_DOUBTED,
    Connection,
    Look,
    PollError,
    PollProblem,
    doubting,
    looked,
    looks_for_all,
)
from app.core.events import Ending
from app.core.tracking import TaskThere
from app.trackers.table import TRACKERS
from tests.trackers.deliveries import from_asana, sample
from tests.trackers.servers import Server, serving
from tests.trackers.tasks import ELSEWHERE, PROJECTS, Answer, Tracker

IDS = {"github": "900000007", "linear": "i-1", "jira": "10007", "asana": "1204619611402350"}
EVERY = pytest.mark.parametrize("tracker", PROJECTS)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LINK = "https://github.com/harbour/model/issues/7"


async def gone(tracker: str, there: Tracker, *more: str, url: str = LINK, count: int = 1) -> dict[str, Ending]:
    """What is gone of a task, while its project is followed, and `more`."""
    task = TaskThere(external_id=IDS[tracker], project=PROJECTS[tracker], url=url)
    tasks = [task] + [TaskThere(external_id=f"no-{n}", project=task.project, url=url) for n in range(1, count)]
    async with (
        serving(Server(answer=there.answer)) as base,
        httpx.AsyncClient(base_url=base, trust_env=False, follow_redirects=True) as client,
    ):
        return await TRACKERS[tracker].find_gone(client, tasks, (PROJECTS[tracker], *more))


@EVERY
async def test_a_task_that_is_there_is_not_gone(tracker: str) -> None:
    assert await gone(tracker, Tracker(name=tracker)) == {}


@EVERY
async def test_a_task_that_is_not_found_is_gone(tracker: str) -> None:
    how = Ending.DELETED if tracker == "asana" else Ending.GONE
    assert await gone(tracker, Tracker(name=tracker, there=False)) == {IDS[tracker]: how}


async def test_an_issue_of_github_that_was_deleted_is_gone() -> None:
    there = Tracker(name="github", there=False, missing=(410, {}, {"message": "This issue was deleted"}))
    assert await gone("github", there) == {IDS["github"]: Ending.GONE}


@EVERY
async def test_a_task_in_a_project_that_is_not_followed_has_moved(tracker: str) -> None:
    assert await gone(tracker, Tracker(name=tracker, moved=True)) == {IDS[tracker]: Ending.MOVED}


@pytest.mark.parametrize("tracker", ["linear", "jira", "asana"])
async def test_a_task_in_another_project_that_is_followed_is_not_gone(tracker: str) -> None:
    assert await gone(tracker, Tracker(name=tracker, moved=True), ELSEWHERE[tracker]) == {}


@EVERY
@pytest.mark.parametrize("answer", [(403, {}, {}), (400, {}, {}), (200, {}, {"unheard": "of"})])
async def test_an_answer_that_says_nothing_of_the_task_says_not_that_it_is_gone(tracker: str, answer: Answer) -> None:
    try:
        assert await gone(tracker, Tracker(name=tracker, there=False, missing=answer)) == {}
    except PollError as error:
        assert (tracker, error.problem) in {("linear", PollProblem.REVOKED), ("linear", PollProblem.STRANGE)}


@EVERY
@pytest.mark.parametrize(
    ("answer", "problem"),
    [((429, {"Retry-After": "60"}, {}), PollProblem.LIMITED), ((503, {}, {}), PollProblem.UNREACHABLE)],
)
async def test_a_tracker_that_cannot_be_asked_says_so(tracker: str, answer: Answer, problem: PollProblem) -> None:
    with pytest.raises(PollError) as refused:
        await gone(tracker, Tracker(name=tracker, there=False, missing=answer))
    assert refused.value.problem is problem


async def test_an_issue_without_a_link_is_not_asked_for() -> None:
    there = Tracker(name="github", there=False)
    assert (await gone("github", there, url=""), there.looked) == ({}, 0)


async def test_issues_of_linear_are_asked_for_fifty_at_once() -> None:
    there = Tracker(name="linear", there=False)
    assert len(await gone("linear", there, count=120)) == 120
    assert there.looked == 3


async def test_an_issue_of_linear_in_the_trash_was_deleted() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        nodes = [{"id": "i-1", "trashed": True, "team": {"key": "MOD"}}]
        return httpx.Response(200, json={"data": {"issues": {"nodes": nodes}}})

    async with httpx.AsyncClient(base_url="https://one.example", transport=httpx.MockTransport(answer)) as client:
        task = TaskThere(external_id="i-1", project="MOD", url="")
        assert await TRACKERS["linear"].find_gone(client, [task], ("mod",)) == {"i-1": Ending.DELETED}


def test_asana_names_what_it_says_is_gone() -> None:
    def doubts(name: str) -> tuple[str, ...]:
        return TRACKERS["asana"].doubts(from_asana(sample("asana", name), "secret")[1])

    assert doubts("deleted") == doubts("removed") == (IDS["asana"],)
    assert doubts("added") == doubts("events") == doubts("heartbeat") == ()


@pytest.mark.parametrize(
    ("resource", "parent"),
    [("task", "section"), ("task", "task"), ("task", None), ("story", "task"), ("project", "workspace")],
)
def test_what_is_removed_from_something_else_than_a_project_is_not_gone(resource: str, parent: str | None) -> None:
    event = {
        "action": "removed",
        "resource": {"gid": "1", "resource_type": resource},
        "parent": parent and {"gid": "2", "resource_type": parent},
    }
    assert TRACKERS["asana"].doubts(from_asana({"events": [event]}, "secret")[1]) == ()


# in turn

WELL = Connection(
    id="c1", workspace_id="T1", tracker="asana", base_url="https://a.example/api", projects=("1",), made_at=NOW
)


def test_open_tasks_are_looked_for_once_an_hour_part_by_part() -> None:
    assert not looks_for_all(WELL, NOW + LOOK_EVERY - timedelta(seconds=1))
    begun = NOW + LOOK_EVERY
    first = looked(WELL, Look(tasks=(), projects=(), in_turn=True, reached="a.example/7:8"), (), begun)
    assert looks_for_all(first, begun)
    last = looked(first, Look(tasks=(), projects=(), in_turn=True), (), begun + timedelta(minutes=2))
    assert (last.reached, last.looked_at) == ("", begun)
    assert not looks_for_all(last, begun + timedelta(minutes=4))
    assert looks_for_all(last, begun + LOOK_EVERY)


def test_what_is_missed_first_is_in_doubt_and_then_no_more() -> None:
    first = looked(WELL, Look(tasks=(), projects=(), in_turn=True), ("7",), NOW)
    assert first.doubted == ("7",)
    second = looked(doubting(first, ("8",)), Look(tasks=(), projects=(), doubted=("7",)), ("7",), NOW)
    assert (second.doubted, second.looked_at) == (("8",), first.looked_at)


def test_no_more_is_in_doubt_than_can_be_kept() -> None:
    many = doubting(doubting(WELL, map(str, range(MOST_DOUBTED))), ("more", "0"))
    assert (len(many.doubted), many.doubted[0]) == (MOST_DOUBTED, "0")
