"""GitHub and GitHub Enterprise Server: issues of repositories. Pull requests are no tasks.

Deliveries: docs.github.com/en/webhooks/webhook-events-and-payloads. They are signed and carry no time, so that only
what was seen before tells a replay. Polling: docs.github.com/en/rest/issues/issues; who assigned whom is in the
issue's events, docs.github.com/en/rest/using-the-rest-api/issue-event-types.
What is gone no poll lists: docs.github.com/en/rest/issues/issues#get-an-issue answers 404 or 410 for an issue that was
deleted, and leads to another one where it was transferred.
An issue has neither an estimate nor a priority; labels say such.

Comments: docs.github.com/en/rest/issues/comments. Each ends with its key in an HTML comment, which "will not appear in
the rendered Markdown" (docs.github.com/en/get-started/writing-on-github, basic writing and formatting syntax) and comes
back in `body`. Before one is written again, those that changed `since` are read and its key is looked for.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qs

import httpx
from pydantic import AwareDatetime

from app.core.assignment import Source
from app.core.connection import (
    Comment,
    MalformedError,
    Mark,
    Polled,
    PollError,
    PollProblem,
    Proof,
    SignatureProblem,
    UnverifiedError,
)
from app.core.events import Ending
from app.core.tracking import Given, Sighting, TaskThere, TrackerPerson
from app.trackers._asking import Asking
from app.trackers._gone import gone
from app.trackers._reading import Shape, read
from app.trackers._signing import proof
from app.trackers.tracker import Tracker

API_VERSION = "2022-11-28"
PREFIX = "sha256="
PER_PAGE = "100"
_ISSUE = re.compile(r"/(?P<project>[^/\s]+/[^/\s]+)/issues/(?P<number>[0-9]+)$")
# An issue that is deleted or moved elsewhere is over here.
ENDINGS = {"deleted": Ending.DELETED, "transferred": Ending.MOVED}


class User(Shape):
    """Who somebody is to GitHub. The address is there only where somebody shows it."""

    id: int
    login: str
    email: str | None = None


class Numbered(Shape):
    """An issue by its id alone."""

    id: int


class Label(Shape):
    """A label of an issue."""

    name: str | None = None


class Milestone(Shape):
    """When what an issue belongs to is due; an issue has no date of its own."""

    due_on: AwareDatetime | None = None


class Issue(Shape):
    """An issue, or a pull request where it says so."""

    id: int
    number: int
    title: str
    body: str | None = None
    html_url: str
    state: str
    updated_at: AwareDatetime
    assignees: tuple[User, ...] = ()
    labels: tuple[Label | str, ...] = ()
    milestone: Milestone | None = None
    pull_request: dict[str, object] | None = None


class Repository(Shape):
    """Where an issue is."""

    full_name: str


class IssuesEvent(Shape):
    """The payload of the event `issues`."""

    action: str
    issue: Issue
    repository: Repository
    sender: User
    assignee: User | None = None


class Event(Shape):
    """What happened to an issue once."""

    event: str
    created_at: AwareDatetime
    actor: User | None = None
    assignee: User | None = None
    assigner: User | None = None


def verify(headers: Mapping[str, str], body: bytes, secret: str, _now: datetime) -> Proof:
    """Return proof that GitHub signed `body`. Raises `UnverifiedError`."""
    signature = headers.get("x-hub-signature-256", "")
    if signature and not signature.startswith(PREFIX):
        raise UnverifiedError(SignatureProblem.WRONG)
    return proof(signature.removeprefix(PREFIX), body, secret, headers.get("x-github-delivery", ""))


def parse(headers: Mapping[str, str], body: bytes) -> tuple[Sighting, ...]:
    """Return the issue a delivery shows; nothing for events of other things. Raises `MalformedError`."""
    if headers.get("x-github-event") != "issues":
        return ()
    event = read(IssuesEvent, _payload(headers, body))
    issue, sender = event.issue, _person(event.sender)
    if issue.pull_request is not None:
        return ()
    came = {"opened": issue.assignees, "assigned": (event.assignee,)}.get(event.action, ())
    given = tuple(Given(assignee=_person(user), giver=sender, at=issue.updated_at) for user in came if user)
    return (_sighting(issue, event.repository.full_name, given, sender, ENDINGS.get(event.action)),)


def _payload(headers: Mapping[str, str], body: bytes) -> bytes | str:
    """A webhook sends JSON, or a form with JSON in the field `payload`, as its owner chose."""
    if not headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return body
    try:
        return parse_qs(body.decode("utf-8"), max_num_fields=10)["payload"][0]
    except (KeyError, ValueError):
        raise MalformedError("form") from None


def _person(user: User) -> TrackerPerson:
    return TrackerPerson(id=str(user.id), name=user.login, email=user.email or "")


def _sighting(
    issue: Issue,
    project: str,
    given: tuple[Given, ...],
    actor: TrackerPerson | None,
    over: Ending | None = None,
) -> Sighting:
    due = issue.milestone.due_on if issue.milestone else None
    names = (label if isinstance(label, str) else label.name for label in issue.labels)
    return Sighting(
        external_id=str(issue.id),
        project=project,
        title=issue.title,
        text=issue.body or "",
        url=issue.html_url,
        updated_at=issue.updated_at,
        closed=over is not None or issue.state == "closed",
        ending=over or Ending.CLOSED,
        due=due.astimezone(UTC).date() if due else None,
        labels=tuple(name for name in names if name),
        assignees=tuple(_person(user) for user in issue.assignees),
        given=given,
        actor=actor,
    )


def authorise(token: str) -> Mapping[str, str]:
    """Return the headers a request is sent with."""
    return {
        "Authorization": f"Bearer {token}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": API_VERSION,
        "User-Agent": "checkin",
    }


async def fetch(client: httpx.AsyncClient, project: str, mark: Mark, _now: datetime) -> Polled:
    """Return the issues of a repository that changed since `mark`, oldest change first.

    Where it has to stop, what was read until then counts and the next poll goes on from there.
    """
    asking, found, etag = Asking(client), list[Sighting](), mark.etag
    try:
        answer = await asking.get(f"repos/{project}/issues", _wanted(mark.since), etag=mark.etag)
        etag = mark.etag if answer.body is None else answer.etag
        while answer.body is not None:
            for issue in answer.read(tuple[Issue, ...]):
                if issue.pull_request is None:
                    found.append(await _looked_into(asking, project, issue))
            if not answer.next_url:
                break
            if asking.is_over:
                return _polled(found, mark, "", None)
            answer = await asking.page(answer.next_url)
    except PollError as error:
        return _polled(found, mark, "", error)
    return _polled(found, mark, etag, None)


def _wanted(since: datetime) -> Mapping[str, str]:
    return {
        "state": "all",
        "sort": "updated",
        "direction": "asc",
        "since": _stamp(since),
        "per_page": PER_PAGE,
    }


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _polled(found: list[Sighting], mark: Mark, etag: str, stopped: PollError | None) -> Polled:
    """The mark of an answer holds only while the same is asked again."""
    since = max([mark.since, *(sighting.updated_at for sighting in found)])
    return Polled(
        sightings=tuple(found), mark=Mark(since=since, etag=etag if since == mark.since else ""), stopped=stopped
    )


async def _looked_into(asking: Asking, project: str, issue: Issue) -> Sighting:
    """Return an issue with who assigned its assignees and who closed it, which only its events say."""
    if not issue.assignees:
        return _sighting(issue, project, (), None)
    events = await _events(asking, project, issue.number)
    given = []
    for user in issue.assignees:
        came = [
            event for event in events if event.event == "assigned" and event.assignee and event.assignee.id == user.id
        ]
        giver = (came[-1].assigner or came[-1].actor) if came else None
        at = came[-1].created_at if came else None
        given.append(Given(assignee=_person(user), giver=_person(giver) if giver else None, at=at))
    closed = [event for event in events if event.event == "closed" and event.actor]
    actor = closed[-1].actor if closed and issue.state == "closed" else None
    return _sighting(issue, project, tuple(given), _person(actor) if actor else None)


async def _events(asking: Asking, project: str, number: int) -> list[Event]:
    """Return what happened to an issue, in order. One that is gone meanwhile has no events."""
    found: list[Event] = []
    try:
        answer = await asking.get(f"repos/{project}/issues/{number}/events", {"per_page": PER_PAGE})
        found += answer.read(tuple[Event, ...])
        while answer.next_url and not asking.is_over:
            answer = await asking.page(answer.next_url)
            found += answer.read(tuple[Event, ...])
    except PollError as error:
        if error.problem is not PollProblem.NOT_FOUND:
            raise
    return sorted(found, key=lambda event: event.created_at)


async def find_gone(
    client: httpx.AsyncClient, tasks: Sequence[TaskThere], _projects: Sequence[str]
) -> dict[str, Ending]:
    """Return which issues were deleted or transferred. Raises `PollError`."""
    return await gone(client, tasks, _ending)


async def _ending(asking: Asking, task: TaskThere) -> Ending | None:
    found = _ISSUE.search(task.url)
    if found is None:
        return None
    issue = (await asking.get(f"repos/{found['project']}/issues/{found['number']}")).read(Numbered)
    return None if str(issue.id) == task.external_id else Ending.MOVED


class Written(Shape):
    """A comment as it was written."""

    body: str | None = None


async def comment(client: httpx.AsyncClient, comment: Comment) -> None:
    """Write to an issue. Raises `PollError`."""
    await Asking(client).post(_comments(comment), {"body": f"{comment.text}\n\n{_mark(comment)}"})


async def has_comment(client: httpx.AsyncClient, comment: Comment) -> bool:
    """Return whether the comment stands at its issue. Raises `PollError`."""
    asking, mark = Asking(client), _mark(comment)
    answer = await asking.get(_comments(comment), {"since": _stamp(comment.since), "per_page": PER_PAGE})
    while True:
        if any(mark in (written.body or "") for written in answer.read(tuple[Written, ...])):
            return True
        if not answer.next_url:
            return False
        answer = await asking.page(answer.next_url)


def _comments(comment: Comment) -> str:
    found = _ISSUE.search(comment.link)
    if found is None:
        raise PollError(PollProblem.NOT_FOUND)
    return f"repos/{found['project']}/issues/{found['number']}/comments"


def _mark(comment: Comment) -> str:
    return f"<!-- checkin {comment.key.hex} -->"


TRACKER = Tracker(
    source=Source.GITHUB,
    base_url="https://api.github.com",
    project=r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}",
    example="owner/name",
    verify=verify,
    parse=parse,
    authorise=authorise,
    fetch=fetch,
    comment=comment,
    has_comment=has_comment,
    find_gone=find_gone,
)
