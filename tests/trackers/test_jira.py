"""Jira Cloud: what is taken for Jira's, what a delivery says, and how its API is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.core.connection import MalformedError, Mark, Polled, PollProblem, SignatureProblem, UnverifiedError
from app.core.tracking import Given, Sighting, TrackerPerson
from app.trackers.jira import TRACKER
from tests.trackers.deliveries import from_jira, sample

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = "a secret of the webhook"
MARK = Mark(since=NOW - timedelta(minutes=10))
PRIYA = TrackerPerson(id="5b10a2844c20165700ede21a", name="Priya K", email="priya@example.com")
MAYA = TrackerPerson(id="5b10ac8d82e05b22cc7d4ef5", name="Maya O", email="maya@example.com")
ISSUE = "https://harbour.atlassian.net/browse/MOD-7"


def parsed(name: str) -> tuple[Sighting, ...]:
    return TRACKER.parse(*from_jira(sample("jira", name), SECRET))


def test_the_vector_of_the_documentation_is_taken() -> None:
    signature = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"
    headers = {"x-hub-signature": signature, "x-atlassian-webhook-identifier": "id-1"}
    assert TRACKER.verify(headers, b"Hello World!", "It's a Secret to Everybody", NOW).delivery_id == "id-1"


@pytest.mark.parametrize(
    ("signature", "problem"),
    [
        (None, SignatureProblem.MISSING),
        ("sha256=", SignatureProblem.MISSING),
        ("sha256=00", SignatureProblem.WRONG),
        ("sha1=00", SignatureProblem.WRONG),
        ("a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9", SignatureProblem.WRONG),
    ],
)
def test_a_signature_that_is_missing_or_does_not_fit_is_refused(signature: str | None, problem: str) -> None:
    headers = {} if signature is None else {"x-hub-signature": signature}
    with pytest.raises(UnverifiedError) as refused:
        TRACKER.verify(headers, b"Hello World!", "It's a Secret to Everybody", NOW)
    assert refused.value.problem == problem


@pytest.mark.parametrize("name", ["created", "assigned"])
def test_an_assignment_says_who_gave_what_to_whom(name: str) -> None:
    (seen,) = parsed(name)
    assert seen.given == (Given(assignee=MAYA, giver=PRIYA, at=NOW),)
    assert (seen.project, seen.due, seen.labels, seen.closed, seen.url) == (
        "MOD",
        date(2026, 11, 27),
        ("checkin",),
        False,
        ISSUE,
    )
    assert seen.text.startswith("Why\nThe bottom line goes to the board.")


@pytest.mark.parametrize(
    ("name", "closed", "given"),
    [
        ("reassigned", False, 1),
        ("edited", False, 0),
        ("due", False, 0),
        ("done", True, 0),
        ("reopened", False, 0),
        ("deleted", True, 0),
    ],
)
def test_other_changes_show_the_issue_as_it_is(name: str, closed: bool, given: int) -> None:
    (seen,) = parsed(name)
    assert (seen.closed, len(seen.given), seen.actor) == (closed, given, PRIYA)


def test_deliveries_of_other_things_say_nothing() -> None:
    assert parsed("comment") == ()
    assert TRACKER.parse(*from_jira({"webhookEvent": "something_new"}, SECRET)) == ()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"webhookEvent": "jira:issue_created"}', b"[" * 200_000, b'{"a":' * 100_000, b"\xff"]
)
def test_what_is_no_delivery_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        TRACKER.parse(*from_jira(body, SECRET))


# the API

Answer = Callable[[httpx.Request], httpx.Response]


async def polled(answer: Answer, token: str = "ops@harbour.example:token-1") -> Polled:
    """What a poll of the project finds when each request is answered so."""
    async with httpx.AsyncClient(
        base_url="https://harbour.atlassian.net",
        headers=dict(TRACKER.authorise(token)),
        transport=httpx.MockTransport(answer),
    ) as client:
        return await TRACKER.fetch(client, "MOD", MARK, NOW)


async def test_a_poll_searches_for_what_changed_and_shows_what_a_webhook_shows() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=sample("jira", "search"))

    found = await polled(answer)
    (request,) = asked
    assert request.url.path == "/rest/api/2/search/jql"
    assert request.url.params["jql"] == 'project = "MOD" AND updated >= "-16m" ORDER BY updated ASC'
    assert request.url.params["expand"] == "changelog"
    assert request.headers["authorization"] == "Basic b3BzQGhhcmJvdXIuZXhhbXBsZTp0b2tlbi0x"
    (by_poll,), (by_webhook,) = found.sightings, parsed("assigned")
    assert by_poll.given == by_webhook.given
    assert (by_poll.external_id, by_poll.text, by_poll.url) == (by_webhook.external_id, by_webhook.text, ISSUE)
    assert found.mark == Mark(since=NOW)


def test_a_token_of_an_application_is_sent_as_a_bearers() -> None:
    assert TRACKER.authorise("token-1")["Authorization"] == "Bearer token-1"


def page(token: str | None, **changed: Any) -> httpx.Response:
    found = sample("jira", "search")
    found["issues"][0] |= changed
    return httpx.Response(200, json=found | ({"nextPageToken": token} if token else {}))


async def test_pages_are_read_to_their_end() -> None:
    asked: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params.get("nextPageToken"))
        return page("two" if len(asked) == 1 else None, id=str(len(asked)))

    assert [seen.external_id for seen in (await polled(answer)).sightings] == ["1", "2"]
    assert asked == [None, "two"]


async def test_pages_that_lead_in_a_circle_are_left_and_what_was_read_counts() -> None:
    found = await polled(lambda _: page("same"))
    assert found.stopped is not None
    assert (found.stopped.problem, len(found.sightings)) == (PollProblem.LOOP, 2)


async def test_pages_without_an_end_are_left() -> None:
    tokens = iter(range(10_000))
    assert len((await polled(lambda _: page(f"t{next(tokens)}"))).sightings) == 300


async def test_who_was_assigned_from_the_beginning_was_so_by_the_creator() -> None:
    for total, giver in ((0, PRIYA), (7, None)):
        changelog = {"total": total, "histories": []}
        (seen,) = (await polled(lambda _, log=changelog: page(None, changelog=log))).sightings
        assert [given.giver for given in seen.given] == [giver]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(401), PollProblem.REVOKED),
        (httpx.Response(403), PollProblem.REVOKED),
        (httpx.Response(400, json={"errorMessages": ["The value 'MOD' does not exist"]}), PollProblem.STRANGE),
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


async def test_a_search_in_a_project_that_is_gone_is_told_from_a_wrong_one() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        gone = request.url.path == "/rest/api/2/project/MOD"
        return httpx.Response(404 if gone else 400, json={"errorMessages": ["The value 'MOD' does not exist"]})

    found = await polled(answer)
    assert found.stopped is not None
    assert (found.stopped.problem, found.mark) == (PollProblem.NOT_FOUND, MARK)
