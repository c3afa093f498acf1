"""GitHub: what is taken for GitHub's, what a delivery says, and how its API is read."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from app.core.connection import MalformedError, Mark, Polled, PollProblem, SignatureProblem, UnverifiedError
from app.core.tracking import Given, Sighting, TrackerPerson
from app.trackers.github import TRACKER
from tests.trackers.deliveries import from_github, sample

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = "a secret of the webhook"
PRIYA, MAYA = TrackerPerson(id="4101", name="priya-k"), TrackerPerson(id="4102", name="maya-o")
MARK = Mark(since=NOW - timedelta(hours=1))


def parsed(payload: Any, **changed: str) -> tuple[Sighting, ...]:
    headers, body = from_github(payload, SECRET)
    return TRACKER.parse(headers | changed, body)


def test_the_vector_of_the_documentation_is_taken() -> None:
    signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    headers = {"x-hub-signature-256": signature, "x-github-delivery": "72d3162e"}
    proof = TRACKER.verify(headers, b"Hello, World!", "It's a Secret to Everybody", NOW)
    assert proof.delivery_id == "72d3162e"


@pytest.mark.parametrize(
    ("signature", "problem"),
    [
        (None, SignatureProblem.MISSING),
        ("", SignatureProblem.MISSING),
        ("sha256=", SignatureProblem.MISSING),
        ("sha256=00", SignatureProblem.WRONG),
        ("sha256=ÄÖ", SignatureProblem.WRONG),
        ("sha1=757107ea0eb2509fc211221cce984b8a37570b6d", SignatureProblem.WRONG),
        ("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SignatureProblem.WRONG),
        ("sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17", SignatureProblem.WRONG),
    ],
)
def test_a_signature_that_is_missing_or_does_not_fit_is_refused(signature: str | None, problem: str) -> None:
    headers = {} if signature is None else {"x-hub-signature-256": signature}
    with pytest.raises(UnverifiedError) as refused:
        TRACKER.verify(headers, b"Hello, World!", "It's a Secret to Everybody", NOW)
    assert refused.value.problem == problem


def test_a_body_changed_by_one_byte_is_refused_and_so_is_an_empty_secret() -> None:
    headers, body = from_github(sample("github", "assigned"), SECRET)
    for changed, secret in ((body + b" ", SECRET), (body, "another secret")):
        with pytest.raises(UnverifiedError):
            TRACKER.verify(headers, changed, secret, NOW)
    headers, body = from_github(b"{}", "")
    with pytest.raises(UnverifiedError):
        TRACKER.verify(headers, body, "", NOW)


def test_the_same_delivery_under_another_id_is_the_same() -> None:
    first, second = (from_github(sample("github", "assigned"), SECRET, delivery=name) for name in ("a", "b"))
    proofs = [TRACKER.verify(*delivery, SECRET, NOW) for delivery in (first, second)]
    assert proofs[0].digest == proofs[1].digest


def test_an_assignment_says_who_gave_what_to_whom() -> None:
    (seen,) = parsed(sample("github", "assigned"))
    assert seen.given == (Given(assignee=MAYA, giver=PRIYA, at=datetime(2026, 11, 23, 10, tzinfo=UTC)),)
    assert seen.assignees == (MAYA,)
    assert (seen.external_id, seen.project, seen.labels) == ("900000007", "harbour/model", ("checkin",))
    assert (seen.due, seen.closed, seen.url) == (date(2026, 11, 27), False, "https://github.com/harbour/model/issues/7")


def test_an_issue_opened_with_assignees_was_given_by_who_opened_it() -> None:
    (seen,) = parsed(sample("github", "opened"))
    assert [(given.assignee, given.giver) for given in seen.given] == [(MAYA, PRIYA)]


@pytest.mark.parametrize(
    ("name", "closed", "assignees"),
    [
        ("edited", False, ["maya-o"]),
        ("unassigned", False, ["finn-b"]),
        ("milestoned", False, ["maya-o"]),
        ("closed", True, ["maya-o"]),
        ("reopened", False, ["maya-o"]),
        ("deleted", True, ["maya-o"]),
    ],
)
def test_other_changes_show_the_issue_as_it_is_and_assign_nobody(name: str, closed: bool, assignees: list[str]) -> None:
    (seen,) = parsed(sample("github", name))
    assert (seen.closed, [person.name for person in seen.assignees], seen.given) == (closed, assignees, ())
    assert seen.actor == PRIYA


def test_a_form_holds_the_same_as_json() -> None:
    payload = sample("github", "assigned")
    body = urlencode({"payload": json.dumps(payload)}).encode()
    headers, _ = from_github(body, SECRET)
    form = headers | {"content-type": "application/x-www-form-urlencoded"}
    assert TRACKER.parse(form, body) == parsed(payload)


@pytest.mark.parametrize("event", ["ping", "issue_comment", "push", "something_new", ""])
def test_events_of_other_things_say_nothing(event: str) -> None:
    assert parsed(sample("github", "ping"), **{"x-github-event": event}) == ()


def test_an_action_nobody_knows_yet_shows_the_issue() -> None:
    (seen,) = parsed(sample("github", "edited") | {"action": "something_new"})
    assert not seen.given


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'{"action": "assigned"}',
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"action": "assigned", "issue": {"id": 1e400}}',
    ],
)
def test_what_is_no_issue_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        parsed(body)


def test_a_time_without_a_zone_is_malformed() -> None:
    payload = sample("github", "assigned")
    payload["issue"]["updated_at"] = "2026-11-23T10:00:00"
    with pytest.raises(MalformedError):
        parsed(payload)


# the API

Answer = Callable[[httpx.Request], httpx.Response]


async def polled(answer: Answer, mark: Mark = MARK, base: str = "https://api.github.com") -> Polled:
    """What a poll of the repository finds when each request is answered so."""
    async with httpx.AsyncClient(
        base_url=base,
        headers=dict(TRACKER.authorise("token-1")),
        transport=httpx.MockTransport(answer),
        follow_redirects=True,
    ) as client:
        return await TRACKER.fetch(client, "harbour/model", mark, NOW)


def recorded(request: httpx.Request) -> httpx.Response:
    name = "issue_events" if request.url.path.endswith("/events") else "issues_page"
    return httpx.Response(200, json=sample("github", name), headers={"ETag": 'W/"abc"'})


async def test_a_poll_asks_for_what_changed_and_who_assigned() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return recorded(request)

    found = await polled(answer)
    (seen,) = found.sightings
    assert seen.given == (Given(assignee=MAYA, giver=PRIYA, at=datetime(2026, 11, 23, 10, tzinfo=UTC)),)
    assert found.mark == Mark(since=datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert found.stopped is None
    assert dict(asked[0].url.params) == {
        "state": "all",
        "sort": "updated",
        "direction": "asc",
        "since": "2026-11-23T09:00:00Z",
        "per_page": "100",
    }
    assert asked[0].headers["authorization"] == "Bearer token-1"
    assert asked[0].headers["x-github-api-version"] == "2022-11-28"
    assert [request.url.path for request in asked] == [
        "/repos/harbour/model/issues",
        "/repos/harbour/model/issues/7/events",
    ]


async def test_a_webhook_and_a_poll_show_the_same_task() -> None:
    (by_webhook,) = parsed(sample("github", "assigned"))
    (by_poll,) = (await polled(recorded)).sightings
    assert by_poll.given == by_webhook.given
    assert (by_poll.external_id, by_poll.title, by_poll.text) == (
        by_webhook.external_id,
        by_webhook.title,
        by_webhook.text,
    )


async def test_a_mark_is_sent_with_the_next_poll_and_nothing_new_costs_one_request() -> None:
    since = datetime(2026, 11, 23, 10, tzinfo=UTC)
    again = await polled(recorded, Mark(since=since))
    assert again.mark == Mark(since=since, etag='W/"abc"')
    asked: list[str] = []

    def unchanged(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["if-none-match"])
        return httpx.Response(304)

    assert await polled(unchanged, again.mark) == Polled(sightings=(), mark=again.mark)
    assert asked == ['W/"abc"']


async def test_a_server_of_ones_own_is_asked_below_its_path_and_gets_the_token_alone() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url.copy_with(query=None)))
        link = {"Link": '<https://elsewhere.example/api/v3/repositories/1/issues?page=2>; rel="next"'}
        return httpx.Response(200, json=[], headers=link if len(asked) == 1 else {})

    assert (await polled(answer, base="https://git.harbour.example/api/v3")).stopped is None
    assert asked == [
        "https://git.harbour.example/api/v3/repos/harbour/model/issues",
        "https://git.harbour.example/api/v3/repositories/1/issues",
    ]


async def test_pages_that_lead_in_a_circle_are_left() -> None:
    asked = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        page = int(request.url.params.get("page", "1"))
        url = f"https://api.github.com/repositories/1/issues?page={page % 3 + 1}"
        return httpx.Response(200, json=[], headers={"Link": f'<{url}>; rel="next", <{url}>; rel="last"'})

    found = await polled(answer)
    assert found.stopped is not None
    assert found.stopped.problem is PollProblem.LOOP
    assert asked == 4


async def test_pages_without_an_end_are_left_and_the_next_poll_goes_on_there() -> None:
    issue = sample("github", "issues_page")[0] | {"assignees": []}
    asked = 0

    def answer(_request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        page = [issue | {"id": asked, "updated_at": f"2026-11-23T10:{asked // 60:02}:{asked % 60:02}Z"}]
        url = f"https://api.github.com/repositories/1/issues?page={asked}"
        return httpx.Response(200, json=page, headers={"Link": f'<{url}>; rel="next"'})

    found = await polled(answer)
    assert asked <= 300
    assert found.mark.since == max(seen.updated_at for seen in found.sightings)


@pytest.mark.parametrize(
    ("status", "headers", "problem", "told"),
    [
        (401, {}, PollProblem.REVOKED, None),
        (403, {}, PollProblem.REVOKED, None),
        (404, {}, PollProblem.NOT_FOUND, None),
        (410, {}, PollProblem.NOT_FOUND, None),
        (500, {}, PollProblem.UNREACHABLE, None),
        (422, {}, PollProblem.STRANGE, None),
        (429, {"Retry-After": "90"}, PollProblem.LIMITED, timedelta(seconds=90)),
        (403, {"Retry-After": "60"}, PollProblem.LIMITED, timedelta(seconds=60)),
        (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, PollProblem.LIMITED, timedelta(minutes=1)),
        (429, {}, PollProblem.LIMITED, timedelta(minutes=1)),
    ],
)
async def test_a_refusal_is_understood(
    status: int, headers: dict[str, str], problem: PollProblem, told: timedelta | None
) -> None:
    found = await polled(lambda _: httpx.Response(status, headers=headers, json={"message": "No"}))
    assert found.stopped is not None
    assert (found.stopped.problem, found.stopped.after) == (problem, told)
    assert (found.sightings, found.mark) == ((), MARK)


async def test_a_spent_limit_says_when_it_begins_anew_and_what_was_read_counts() -> None:
    reset = datetime(2026, 11, 23, 11, tzinfo=UTC)
    page = sample("github", "issues_page")
    later = page[0] | {"id": 2, "number": 9, "updated_at": "2026-11-23T10:30:00Z"}

    def answer(request: httpx.Request) -> httpx.Response:
        if "/9/" in request.url.path:
            spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(reset.timestamp()))}
            return httpx.Response(403, headers=spent)
        return recorded(request) if "/events" in request.url.path else httpx.Response(200, json=[page[0], later])

    found = await polled(answer)
    assert found.stopped is not None
    assert (found.stopped.problem, found.stopped.until) == (PollProblem.LIMITED, reset)
    assert [seen.external_id for seen in found.sightings] == ["900000007"]
    assert found.mark.since == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize("body", [b"", b"{}", b"<html>", b"[" * 100_000, b'[{"id": 1}]', b"\xff"])
async def test_an_answer_that_is_no_list_of_issues_is_strange(body: bytes) -> None:
    found = await polled(lambda _: httpx.Response(200, content=body))
    assert found.stopped is not None
    assert found.stopped.problem is PollProblem.STRANGE


async def test_an_answer_without_an_end_is_left() -> None:
    found = await polled(lambda _: httpx.Response(200, content=b" " * 20_000_001))
    assert found.stopped is not None
    assert found.stopped.problem is PollProblem.LARGE


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (httpx.ConnectError("no"), PollProblem.UNREACHABLE),
        (httpx.ReadTimeout("no"), PollProblem.SLOW),
        (httpx.TooManyRedirects("no"), PollProblem.UNREACHABLE),
        (OSError("no"), PollProblem.UNREACHABLE),
    ],
)
async def test_a_broken_connection_is_told(error: Exception, problem: PollProblem) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise error

    found = await polled(answer)
    assert found.stopped is not None
    assert found.stopped.problem is problem


async def test_an_issue_that_moved_to_another_repository_is_followed_there() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/repos/"):
            return httpx.Response(301, headers={"Location": f"https://api.github.com/repositories/1{request.url.path}"})
        return recorded(request)

    assert len((await polled(answer)).sightings) == 1
