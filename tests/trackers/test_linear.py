"""Linear: what is taken for Linear's, what a delivery says, and how its API is read."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.core.connection import MalformedError, Mark, Polled, PollProblem, SignatureProblem, UnverifiedError
from app.core.tracking import Given, Sighting, TrackerPerson
from app.trackers.linear import TRACKER
from tests.trackers.deliveries import from_linear, sample

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = "lin_wh_secret"
MARK = Mark(since=NOW - timedelta(hours=1))
PRIYA = TrackerPerson(id="7f1d3a52-0001-4000-8000-000000000001", name="Priya K", email="priya@example.com")
MAYA = TrackerPerson(id="7f1d3a52-0002-4000-8000-000000000002", name="Maya O", email="maya@example.com")


def parsed(name: str) -> tuple[Sighting, ...]:
    return TRACKER.parse(*from_linear(sample("linear", name), SECRET))


def test_a_delivery_signed_now_is_taken() -> None:
    proof = TRACKER.verify(*from_linear(sample("linear", "assigned"), SECRET, delivery="234d1a4e"), SECRET, NOW)
    assert proof.delivery_id == "234d1a4e"


@pytest.mark.parametrize("apart", [timedelta(seconds=-59), timedelta(seconds=59)])
def test_clocks_may_be_a_little_apart(apart: timedelta) -> None:
    TRACKER.verify(*from_linear(sample("linear", "assigned"), SECRET), SECRET, NOW + apart)


@pytest.mark.parametrize(
    ("apart", "problem"),
    [
        (timedelta(seconds=61), SignatureProblem.STALE),
        (timedelta(days=300), SignatureProblem.STALE),
        (timedelta(seconds=-61), SignatureProblem.FUTURE),
        (timedelta(days=-300), SignatureProblem.FUTURE),
    ],
)
def test_a_delivery_of_another_time_is_refused(apart: timedelta, problem: SignatureProblem) -> None:
    with pytest.raises(UnverifiedError) as refused:
        TRACKER.verify(*from_linear(sample("linear", "assigned"), SECRET), SECRET, NOW + apart)
    assert refused.value.problem is problem


@pytest.mark.parametrize("stamp", [None, "soon", 1e300, -1e300, {}])
def test_a_signed_delivery_without_a_readable_time_is_refused(stamp: Any) -> None:
    payload = sample("linear", "assigned") | {"webhookTimestamp": stamp}
    with pytest.raises(UnverifiedError):
        TRACKER.verify(*from_linear(payload, SECRET), SECRET, NOW)


@pytest.mark.parametrize(
    ("signature", "problem"),
    [
        (None, SignatureProblem.MISSING),
        ("", SignatureProblem.MISSING),
        ("0" * 64, SignatureProblem.WRONG),
        ("ß", SignatureProblem.WRONG),
    ],
)
def test_a_signature_that_is_missing_or_does_not_fit_is_refused(signature: str | None, problem: str) -> None:
    headers, body = from_linear(sample("linear", "assigned"), SECRET)
    changed = {name: value for name, value in headers.items() if name != "linear-signature"}
    with pytest.raises(UnverifiedError) as refused:
        TRACKER.verify(changed if signature is None else changed | {"linear-signature": signature}, body, SECRET, NOW)
    assert refused.value.problem == problem


@pytest.mark.parametrize("name", ["created", "assigned"])
def test_an_assignment_says_who_gave_what_to_whom(name: str) -> None:
    (seen,) = parsed(name)
    assert seen.given == (Given(assignee=MAYA, giver=PRIYA, at=NOW),)
    assert (seen.project, seen.due, seen.labels, seen.closed) == ("MOD", date(2026, 11, 27), ("checkin",), False)


@pytest.mark.parametrize(
    ("name", "closed", "given"),
    [
        ("reassigned", False, 1),
        ("edited", False, 0),
        ("due", False, 0),
        ("canceled", True, 0),
        ("reopened", False, 0),
        ("removed", True, 0),
    ],
)
def test_other_changes_show_the_issue_as_it_is(name: str, closed: bool, given: int) -> None:
    (seen,) = parsed(name)
    assert (seen.closed, len(seen.given), seen.actor) == (closed, given, PRIYA)


def test_deliveries_of_other_things_say_nothing() -> None:
    assert parsed("comment") == ()
    assert TRACKER.parse(*from_linear({"type": "SomethingNew", "webhookTimestamp": 1}, SECRET)) == ()


@pytest.mark.parametrize("body", [b"", b"[]", b'{"type": "Issue"}', b"[" * 200_000, b'{"a":' * 100_000, b"\xff"])
def test_what_is_no_delivery_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        TRACKER.parse(*from_linear(body, SECRET))


# the API

Answer = Callable[[httpx.Request], httpx.Response]


async def polled(answer: Answer, token: str = "lin_api_1") -> Polled:
    """What a poll of the team finds when each request is answered so."""
    async with httpx.AsyncClient(
        base_url=TRACKER.base_url, headers=dict(TRACKER.authorise(token)), transport=httpx.MockTransport(answer)
    ) as client:
        return await TRACKER.fetch(client, "mod", MARK, NOW)


async def test_a_poll_is_one_query_and_shows_what_a_webhook_shows() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=sample("linear", "issues"))

    found = await polled(answer)
    assert [request.url.path for request in asked] == ["/graphql"]
    body = json.loads(asked[0].content)
    assert body["variables"] == {"team": "MOD", "since": "2026-11-23T09:00:00+00:00", "after": None}
    assert asked[0].headers["authorization"] == "lin_api_1"
    (by_poll,), (by_webhook,) = found.sightings, parsed("assigned")
    assert by_poll.given == by_webhook.given
    assert (by_poll.external_id, by_poll.title, by_poll.text) == (
        by_webhook.external_id,
        by_webhook.title,
        by_webhook.text,
    )
    assert found.mark == Mark(since=NOW)


def test_a_token_of_an_application_is_sent_as_a_bearers() -> None:
    assert TRACKER.authorise("lin_oauth_1") == {"Authorization": "Bearer lin_oauth_1"}


def page(number: int, cursor: str, *, more: bool = True, **changed: Any) -> httpx.Response:
    found = sample("linear", "issues")
    issues = found["data"]["issues"]
    issues["nodes"][0] |= {"id": str(number), **changed}
    issues["pageInfo"] = {"hasNextPage": more, "endCursor": cursor}
    return httpx.Response(200, json=found)


async def test_pages_are_read_to_their_end_oldest_change_first() -> None:
    times = iter(["2026-11-23T10:30:00.000Z", "2026-11-23T10:20:00.000Z"])

    def answer(request: httpx.Request) -> httpx.Response:
        first = json.loads(request.content)["variables"]["after"] is None
        return page(2 if first else 1, "a" if first else "b", more=first, updatedAt=next(times))

    found = await polled(answer)
    assert [seen.external_id for seen in found.sightings] == ["1", "2"]
    assert found.mark == Mark(since=datetime(2026, 11, 23, 10, 30, tzinfo=UTC))


@pytest.mark.parametrize("cursor", ["same", None])
async def test_pages_that_lead_in_a_circle_are_left_and_what_was_read_counts(cursor: str | None) -> None:
    found = await polled(lambda _: page(1, cursor or ""))
    assert found.stopped is not None
    assert (found.stopped.problem, found.mark) == (PollProblem.LOOP, MARK)
    assert len(found.sightings) == 2


async def test_pages_without_an_end_are_left() -> None:
    cursors = iter(range(10_000))
    found = await polled(lambda _: page(1, str(next(cursors))))
    assert found.stopped is not None
    assert (found.stopped.problem, len(found.sightings)) == (PollProblem.LARGE, 300)


async def test_who_was_assigned_from_the_beginning_was_so_by_the_creator() -> None:
    history = {"nodes": [], "pageInfo": {"hasNextPage": False}}
    (seen,) = (await polled(lambda _: page(1, "", more=False, history=history))).sightings
    assert [given.giver for given in seen.given] == [PRIYA]
    cut = {"nodes": [], "pageInfo": {"hasNextPage": True}}
    (seen,) = (await polled(lambda _: page(1, "", more=False, history=cut))).sightings
    assert [given.giver for given in seen.given] == [None]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(400, json=sample("linear", "unauthenticated")), PollProblem.REVOKED),
        (httpx.Response(401, json={}), PollProblem.REVOKED),
        (httpx.Response(400, json=sample("linear", "ratelimited")), PollProblem.LIMITED),
        (httpx.Response(429), PollProblem.LIMITED),
        (httpx.Response(200, json={"errors": [{"message": "No"}]}), PollProblem.STRANGE),
        (httpx.Response(200, json={"data": None}), PollProblem.STRANGE),
        (httpx.Response(200, content=b"[" * 100_000), PollProblem.STRANGE),
        (httpx.Response(502, content=b"<html>"), PollProblem.UNREACHABLE),
    ],
)
async def test_a_refusal_is_understood(answer: httpx.Response, problem: PollProblem) -> None:
    found = await polled(lambda _: answer)
    assert found.stopped is not None
    assert (found.stopped.problem, found.mark) == (problem, MARK)


async def test_a_spent_limit_says_in_milliseconds_when_it_begins_anew() -> None:
    headers = {"X-RateLimit-Requests-Reset": "1795428000000"}
    found = await polled(lambda _: httpx.Response(400, headers=headers, json=sample("linear", "ratelimited")))
    assert found.stopped is not None
    assert found.stopped.until == NOW
