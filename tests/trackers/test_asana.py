"""Asana: what is taken for Asana's, what a delivery says, and how its API is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.core.connection import MalformedError, Mark, Polled, PollProblem, SignatureProblem, UnverifiedError
from app.core.tracking import Given, TrackerPerson
from app.trackers.asana import TRACKER
from tests.trackers.deliveries import from_asana, sample

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81"
MARK = Mark(since=NOW - timedelta(minutes=10))
PROJECT = "1204619611402340"
PRIYA = TrackerPerson(id="1204619611402301", name="Priya K", email="priya@example.com")
MAYA = TrackerPerson(id="1204619611402302", name="Maya O", email="maya@example.com")


def test_a_delivery_is_taken_by_the_secret_of_any_of_its_webhooks() -> None:
    headers, body = from_asana(sample("asana", "events"), SECRET)
    assert TRACKER.verify(headers, body, f"another\n{SECRET}", NOW).digest


@pytest.mark.parametrize(
    ("signature", "problem"),
    [(None, SignatureProblem.MISSING), ("", SignatureProblem.MISSING), ("00", SignatureProblem.WRONG)],
)
def test_a_signature_that_is_missing_or_does_not_fit_is_refused(signature: str | None, problem: str) -> None:
    headers = {} if signature is None else {"x-hook-signature": signature}
    with pytest.raises(UnverifiedError) as refused:
        TRACKER.verify(headers, b'{"events": []}', SECRET, NOW)
    assert refused.value.problem == problem


@pytest.mark.parametrize(("offered", "kept"), [(SECRET, SECRET), ("", ""), ("a" * 201, ""), ("a\u0301", "")])
def test_a_new_webhook_offers_its_secret(offered: str, kept: str) -> None:
    assert TRACKER.greet({"x-hook-secret": offered}) == kept
    assert TRACKER.greet({}) == ""


@pytest.mark.parametrize(
    ("name", "stirs"), [("events", True), ("added", True), ("deleted", True), ("heartbeat", False)]
)
def test_a_delivery_says_only_that_something_changed(name: str, stirs: bool) -> None:
    headers, body = from_asana(sample("asana", name), SECRET)
    assert TRACKER.parse(headers, body) == ()
    assert TRACKER.stirs(body) is stirs


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"events": 1}', b'{"events": [{}]}', b"[" * 200_000, b'{"a":' * 100_000, b"\xff"]
)
def test_what_is_no_delivery_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        TRACKER.parse({}, body)


# the API

Answer = Callable[[httpx.Request], httpx.Response]


async def polled(answer: Answer) -> Polled:
    """What a poll of the project finds when each request is answered so."""
    async with httpx.AsyncClient(
        base_url="https://app.asana.com/api/1.0",
        headers=dict(TRACKER.authorise("token-1")),
        transport=httpx.MockTransport(answer),
    ) as client:
        return await TRACKER.fetch(client, PROJECT, MARK, NOW)


def answering(tasks: Any, stories: str = "stories") -> tuple[list[httpx.Request], Answer]:
    """Answer with these tasks and stories, and keep what was asked."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        kind, _, gid = request.url.path.removeprefix("/api/1.0/").partition("/")
        if kind == "users":
            return httpx.Response(200, json=sample("asana", "users")[gid])
        return httpx.Response(200, json=sample("asana", stories) if gid else tasks)

    return asked, answer


async def test_a_poll_lists_what_changed_and_asks_who_assigned_it() -> None:
    asked, answer = answering(sample("asana", "tasks"))
    found = await polled(answer)
    listing, stories, *users = asked
    assert [request.url.path[-4:] for request in users] == ["2302", "2301"]
    assert listing.url.path == "/api/1.0/tasks"
    assert dict(listing.url.params) | {"opt_fields": ""} == {
        "project": PROJECT,
        "modified_since": "2026-11-23T09:50:00Z",
        "limit": "100",
        "opt_fields": "",
    }
    assert listing.headers["authorization"] == "Bearer token-1"
    assert stories.url.path == "/api/1.0/tasks/1204619611402350/stories"
    (seen,) = found.sightings
    assert seen.given == (Given(assignee=MAYA, giver=PRIYA, at=NOW),)
    assert (seen.project, seen.due, seen.labels, seen.closed) == (PROJECT, date(2026, 11, 27), ("checkin",), False)
    assert (found.mark, found.stopped) == (Mark(since=NOW), None)


async def test_a_completed_task_is_closed_by_who_completed_it() -> None:
    asked, answer = answering(sample("asana", "completed"))
    (seen,) = (await polled(answer)).sightings
    assert (seen.closed, seen.actor, len(asked)) == (True, PRIYA, 2)


@pytest.mark.parametrize(
    ("fields", "priority"),
    [
        ([{"asana_created_field": "priority", "enum_value": {"gid": "1", "name": "High"}}], "High"),
        ([{"asana_created_field": None, "name": "Priority", "enum_value": {"gid": "1", "name": "High"}}], ""),
        ([{"asana_created_field": "estimated_time", "number_value": 90, "enum_value": None}], ""),
        ([{"asana_created_field": "priority", "enum_value": None}], ""),
        ([{"name": "Size"}, {"asana_created_field": "priority_level", "enum_value": {"name": "Low"}}], "Low"),
        ([], ""),
    ],
)
async def test_a_priority_is_what_stands_in_the_field_that_asana_makes_for_it(fields: Any, priority: str) -> None:
    tasks = sample("asana", "tasks")
    tasks["data"][0]["custom_fields"] = fields
    asked, answer = answering(tasks)
    (seen,) = (await polled(answer)).sightings
    assert (seen.priority, seen.hours) == (priority, None)
    assert "custom_fields.asana_created_field" in asked[0].url.params["opt_fields"]


async def test_who_was_assigned_from_the_beginning_was_so_by_the_creator() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "users" in request.url.path:
            return httpx.Response(403)
        stories, tasks = {"data": []}, sample("asana", "tasks")
        tasks["data"][0]["assigned_by"] = None
        return httpx.Response(200, json=stories if "stories" in request.url.path else tasks)

    (seen,) = (await polled(answer)).sightings
    assert [given.giver for given in seen.given] == [TrackerPerson(id=PRIYA.id, name="Priya K")]


def page(offset: str | None, **changed: Any) -> httpx.Response:
    found = sample("asana", "tasks")
    found["data"][0] |= {"assignee": None} | changed
    found["next_page"] = offset and {"offset": offset, "path": "/tasks", "uri": "https://app.asana.com/api/1.0/tasks"}
    return httpx.Response(200, json=found)


async def test_pages_are_read_to_their_end_and_put_in_order() -> None:
    asked: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params.get("offset"))
        first = len(asked) == 1
        at = "2026-11-23T10:20:00.000Z" if first else "2026-11-23T10:10:00.000Z"
        return page("two" if first else None, gid=str(len(asked)), modified_at=at)

    assert [seen.external_id for seen in (await polled(answer)).sightings] == ["2", "1"]
    assert asked == [None, "two"]


async def test_pages_that_lead_in_a_circle_are_left() -> None:
    found = await polled(lambda _: page("same"))
    assert found.stopped is not None
    assert (found.stopped.problem, found.mark) == (PollProblem.LOOP, MARK)


async def test_a_long_absence_is_caught_up_with_in_several_polls() -> None:
    many = sample("asana", "tasks")
    times = [NOW + timedelta(seconds=second) for second in range(400)]
    many["data"] = [many["data"][0] | {"gid": str(n), "modified_at": at.isoformat()} for n, at in enumerate(times)]
    asked, answer = answering(many)
    found = await polled(answer)
    assert (len(asked), len(found.sightings), found.mark) == (300, 297, Mark(since=times[296]))


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(401, json={"errors": [{"message": "Not Authorized"}]}), PollProblem.REVOKED),
        (httpx.Response(403), PollProblem.REVOKED),
        (httpx.Response(404), PollProblem.NOT_FOUND),
        (httpx.Response(429, headers={"Retry-After": "30"}), PollProblem.LIMITED),
        (httpx.Response(503), PollProblem.UNREACHABLE),
        (httpx.Response(200, content=b"<html>"), PollProblem.STRANGE),
    ],
)
async def test_a_refusal_is_understood(answer: httpx.Response, problem: PollProblem) -> None:
    found = await polled(lambda _: answer)
    assert found.stopped is not None
    assert (found.stopped.problem, found.mark) == (problem, MARK)
