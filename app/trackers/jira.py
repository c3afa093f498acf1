"""Jira Cloud: issues of projects, named by the project's key.

Deliveries: developer.atlassian.com/cloud/jira/platform/webhooks. They are signed and promise no time within which they
come, so that only what was seen before tells a replay. Polling: a search with each issue's changelog,
developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search; the second version of the API, since that
gives texts as deliveries do.
What is gone no search finds: an issue that was deleted, or that the token may not see any more, answers 404 when it is
asked for by its id, and one that was moved names another project.

Comments: developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-comments. Each carries its key in an
entity property (`properties`, optional on create), which nobody sees. Before one is written again, the newest are read,
and their properties with `POST /comment/list?expand=properties`.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from pydantic import AwareDatetime

from app.core.assignment import Source
from app.core.connection import Comment, Mark, Polled, PollError, PollProblem, Proof, SignatureProblem, UnverifiedError
from app.core.events import Ending
from app.core.tracking import Given, Limit, Sighting, TaskThere, TrackerPerson
from app.trackers._asking import Asking
from app.trackers._gone import gone, moved
from app.trackers._reading import Camel, Shape, read
from app.trackers._signing import proof
from app.trackers.tracker import Tracker

PREFIX = "sha256="
FIELDS = (
    "summary,description,assignee,creator,status,duedate,labels,priority,timeoriginalestimate,project,created,updated"
)
PER_PAGE = "50"
PROPERTY = "checkin.comment"
NEWEST = "100"
# A search may not show yet what changed a moment ago.
OVERLAP = timedelta(minutes=5)
DONE = "done"
_MACRO = re.compile(r"\{(?:color|panel|quote|noformat|code)(?::[^{}\n]{0,200})?\}")
_HEADING = re.compile(r"^h[1-6]\.\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]|~\n]{1,500})\|[^\[\]\n]{1,2000}\]")


class User(Camel):
    """Somebody. The address is there only where their settings show it."""

    account_id: str
    display_name: str = ""
    email_address: str | None = None


class Category(Shape):
    """What kind of status it is, whatever a project calls it."""

    key: str


class Status(Camel):
    """The status of an issue."""

    status_category: Category


class Priority(Shape):
    """How urgent an issue is, by the name a site gives it."""

    name: str = ""


class Project(Shape):
    """Where an issue is."""

    key: str


class Fields(Shape):
    """What an issue says."""

    summary: str
    description: str | None = None
    assignee: User | None = None
    creator: User | None = None
    status: Status
    duedate: date | None = None
    labels: tuple[str, ...] = ()
    priority: Priority | None = None
    timeoriginalestimate: int | None = None
    project: Project
    created: AwareDatetime
    updated: AwareDatetime


class Item(Camel):
    """One field that was changed; `from` and `to` are ids."""

    field: str
    field_id: str = ""
    to: str | None = None


class Step(Shape):
    """One entry of an issue's changelog."""

    author: User | None = None
    created: AwareDatetime
    items: tuple[Item, ...] = ()


class Changelog(Shape):
    """The newest entries of an issue's changelog, and how many there are."""

    total: int = 0
    histories: tuple[Step, ...] = ()


class Issue(Shape):
    """An issue; `self` is its address in the API."""

    id: str
    key: str
    self: str = ""
    fields: Fields
    changelog: Changelog = Changelog()


class Changes(Shape):
    """What a delivery says was changed."""

    items: tuple[Item, ...] = ()


class Kind(Camel):
    """Of what a delivery is."""

    webhook_event: str


class Delivery(Kind):
    """A delivery about an issue."""

    issue: Issue
    user: User | None = None
    changelog: Changes = Changes()


class Page(Camel):
    """A page of a search."""

    issues: tuple[Issue, ...] = ()
    next_page_token: str | None = None


def verify(headers: Mapping[str, str], body: bytes, secret: str, _now: datetime) -> Proof:
    """Return proof that Jira signed `body`. Raises `UnverifiedError`."""
    signature = headers.get("x-hub-signature", "")
    if signature and not signature.startswith(PREFIX):
        raise UnverifiedError(SignatureProblem.WRONG)
    return proof(signature.removeprefix(PREFIX), body, secret, headers.get("x-atlassian-webhook-identifier", ""))


def parse(_headers: Mapping[str, str], body: bytes) -> tuple[Sighting, ...]:
    """Return the issue a delivery shows; nothing for other things. Raises `MalformedError`."""
    event = read(Kind, body).webhook_event
    if event not in {"jira:issue_created", "jira:issue_updated", "jira:issue_deleted"}:
        return ()
    delivery = read(Delivery, body)
    issue, actor = delivery.issue, _person(delivery.user)
    came = event == "jira:issue_created" or any(_is_assignee(item) for item in delivery.changelog.items)
    assignee = _person(issue.fields.assignee)
    given = (Given(assignee=assignee, giver=actor, at=issue.fields.updated),) if assignee and came else ()
    return (_sighting(issue, given, actor, Ending.DELETED if event == "jira:issue_deleted" else None),)


def _is_assignee(item: Item) -> bool:
    return "assignee" in (item.field_id, item.field)


def _person(user: User | None) -> TrackerPerson | None:
    if user is None:
        return None
    return TrackerPerson(id=user.account_id, name=user.display_name or user.account_id, email=user.email_address or "")


def _sighting(
    issue: Issue, given: tuple[Given, ...], actor: TrackerPerson | None, over: Ending | None = None
) -> Sighting:
    fields = issue.fields
    assignee = _person(fields.assignee)
    return Sighting(
        external_id=issue.id,
        project=fields.project.key,
        title=fields.summary,
        text=_unmarked(fields.description or ""),
        url=f"{issue.self.partition('/rest/')[0]}/browse/{issue.key}" if issue.self else "",
        updated_at=fields.updated,
        closed=over is not None or fields.status.status_category.key == DONE,
        ending=over or Ending.CLOSED,
        due=fields.duedate,
        labels=fields.labels,
        hours=fields.timeoriginalestimate / 3600 if fields.timeoriginalestimate else None,
        priority=fields.priority.name if fields.priority else "",
        assignees=(assignee,) if assignee else (),
        given=given,
        actor=actor,
    )


def _unmarked(wiki: str) -> str:
    """Return a text without the marks of Jira's own markup that would be read as part of it."""
    return _LINK.sub(r"\1", _HEADING.sub("", _MACRO.sub("", wiki)))


def authorise(token: str) -> Mapping[str, str]:
    """Return the headers a request is sent with: `address:token` of a person, or a token of an application."""
    if ":" in token:
        return {"Authorization": f"Basic {base64.b64encode(token.encode()).decode()}", "Accept": "application/json"}
    return {"Authorization": f"Bearer {token}", "Accept": "application/json"}


async def fetch(client: httpx.AsyncClient, project: str, mark: Mark, now: datetime) -> Polled:
    """Return the issues of a project that changed since `mark`, oldest change first.

    Where it has to stop, what was read until then counts and the next poll goes on from there.
    """
    asking, found = Asking(client), list[Sighting]()
    wanted = {"jql": _jql(project, now - mark.since), "fields": FIELDS, "expand": "changelog", "maxResults": PER_PAGE}
    try:
        while not asking.is_over:
            page = (await asking.get("rest/api/2/search/jql", wanted)).read(Page)
            found += [_looked_into(issue) for issue in page.issues]
            if not page.next_page_token:
                break
            asking.turn(page.next_page_token)
            wanted["nextPageToken"] = page.next_page_token
    except PollError as error:
        return _polled(found, mark, await _why(client, project, error))
    return _polled(found, mark, None)


async def _why(client: httpx.AsyncClient, project: str, error: PollError) -> PollError:
    """Return what a refusal means: a search in a project that is not there is refused as a wrong one."""
    if error.problem is PollProblem.STRANGE:
        try:
            await find_project(client, project)
        except PollError as found:
            return found
    return error


async def find_project(client: httpx.AsyncClient, project: str) -> None:
    """Find a project, api-group-projects of the same API. Raises `PollError` where it is not there."""
    await Asking(client).get(f"rest/api/2/project/{project}")


def _jql(project: str, ago: timedelta) -> str:
    """Times in a search are in the zone of whoever asks, and to the minute; spans are not."""
    minutes = max(0, (ago + OVERLAP) // timedelta(minutes=1)) + 1
    return f'project = "{project}" AND updated >= "-{minutes}m" ORDER BY updated ASC'


def _polled(found: list[Sighting], mark: Mark, stopped: PollError | None) -> Polled:
    since = max([mark.since, *(sighting.updated_at for sighting in found)])
    return Polled(sightings=tuple(found), mark=Mark(since=since), stopped=stopped)


def _looked_into(issue: Issue) -> Sighting:
    """Return an issue with who assigned and who closed it, which only its changelog says."""
    steps = sorted(issue.changelog.histories, key=lambda step: step.created)
    moved = [step for step in steps if any(item.field == "status" for item in step.items)]
    given = _given(issue, steps)
    return _sighting(issue, (given,) if given else (), _person(moved[-1].author) if moved else None)


def _given(issue: Issue, steps: list[Step]) -> Given | None:
    """Return how the assignee came to it. Who never was assigned later was so from the beginning, by its creator."""
    assignee = _person(issue.fields.assignee)
    if assignee is None:
        return None
    changed = [step for step in steps if any(_is_assignee(item) for item in step.items)]
    came = [step for step in changed if any(_is_assignee(item) and item.to == assignee.id for item in step.items)]
    if came:
        return Given(assignee=assignee, giver=_person(came[-1].author), at=came[-1].created)
    if changed or issue.changelog.total > len(steps):
        return Given(assignee=assignee)
    return Given(assignee=assignee, giver=_person(issue.fields.creator), at=issue.fields.created)


class FieldsOfPlace(Shape):
    """Where an issue is, and nothing else of it."""

    project: Project


class Placed(Shape):
    """An issue that was asked where it is."""

    fields: FieldsOfPlace


async def find_gone(
    client: httpx.AsyncClient, tasks: Sequence[TaskThere], projects: Sequence[str]
) -> dict[str, Ending]:
    """Return which issues are not found any more or in another project. Raises `PollError`."""

    async def ending(asking: Asking, task: TaskThere) -> Ending | None:
        found = await asking.get(f"rest/api/2/issue/{task.external_id}", {"fields": "project"})
        return moved(projects, found.read(Placed).fields.project.key)

    return await gone(client, tasks, ending)


class Written(Shape):
    """A comment, without its properties."""

    id: str
    created: AwareDatetime


class Comments(Shape):
    """A page of an issue's comments."""

    comments: tuple[Written, ...]


class Property(Shape):
    """What a program keeps with a comment."""

    key: str
    value: Any = None


class Marked(Shape):
    """A comment with its properties."""

    properties: tuple[Property, ...] = ()


class MarkedComments(Shape):
    """The comments that were asked for by their ids."""

    values: tuple[Marked, ...]


async def comment(client: httpx.AsyncClient, comment: Comment) -> None:
    """Write to an issue. Raises `PollError`."""
    marked = {"key": PROPERTY, "value": _mark(comment)}
    await Asking(client).post(_comments(comment), {"body": comment.text, "properties": [marked]})


async def has_comment(client: httpx.AsyncClient, comment: Comment) -> bool:
    """Return whether the comment stands at its issue, among its 100 newest. Raises `PollError`."""
    asking = Asking(client)
    newest = (await asking.get(_comments(comment), {"orderBy": "-created", "maxResults": NEWEST})).read(Comments)
    ids = [int(written.id) for written in newest.comments if written.created >= comment.since]
    if not ids:
        return False
    answer = await asking.post("rest/api/2/comment/list", {"ids": ids}, {"expand": "properties"})
    return any(
        kept.key == PROPERTY and kept.value == _mark(comment)
        for marked in answer.read(MarkedComments).values
        for kept in marked.properties
    )


def _comments(comment: Comment) -> str:
    return f"rest/api/2/issue/{comment.task_id}/comment"


def _mark(comment: Comment) -> dict[str, str]:
    return {"id": comment.key.hex}


TRACKER = Tracker(
    source=Source.JIRA,
    base_url="",
    project=r"[A-Z][A-Z0-9_]{1,19}",
    example="MOD",
    verify=verify,
    parse=parse,
    authorise=authorise,
    fetch=fetch,
    comment=comment,
    has_comment=has_comment,
    tells=frozenset({Limit.HOURS, Limit.PRIORITIES}),
    find_gone=find_gone,
    find_project=find_project,
)
