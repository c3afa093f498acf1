"""Linear: issues of teams, named by the team's key.

Deliveries: linear.app/developers/webhooks. They are signed, carry the time at which they were sent, and are good for a
minute. Polling is one GraphQL query: linear.app/developers/graphql; who assigned whom is in the issue's history.
What was put in the trash a poll shows; what is gone from there, or in another team, is asked for by its id.
Estimates are points of a scale that each team chooses, and no hours.

Comments: `commentCreate` takes an `id` of the client's choice, "in UUID v4 format", so that none can stand there twice.
What a second one of the same id is answered with is not documented: before one is written again, `comments` are asked
for that id. Both are in the schema, github.com/linear/linear, packages/sdk/src/schema.graphql.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx

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
from app.core.tracking import Given, Limit, Sighting, TaskThere, TrackerPerson
from app.trackers._asking import LEAST_WAIT, Asking
from app.trackers._gone import moved
from app.trackers._linear_shapes import (
    Commented,
    Delivery,
    FoundComments,
    FoundPlaced,
    FoundTeams,
    Issue,
    IssueDelivery,
    PolledIssue,
    Refusals,
    Result,
    Step,
    User,
)
from app.trackers._reading import read
from app.trackers._signing import proof
from app.trackers.tracker import Tracker

GOOD_FOR = timedelta(minutes=1)
OVER = frozenset({"completed", "canceled", "duplicate"})
NO_PRIORITY = "No priority"
AT_ONCE = 50
# Twenty issues with their history stay far below what one query may cost.
QUERY = """
query Issues($team: String!, $since: DateTimeOrDuration!, $after: String) {
  issues(
    first: 20, after: $after, orderBy: updatedAt, includeArchived: true,
    filter: {team: {key: {eq: $team}}, updatedAt: {gte: $since}}
  ) {
    nodes {
      id title description url createdAt updatedAt dueDate trashed priorityLabel
      state { type }
      team { key }
      assignee { id name email }
      creator { id name email }
      labels(first: 20) { nodes { name } }
      history(first: 50) {
        nodes { createdAt toAssigneeId fromAssigneeId actor { id name email } toState { type } }
        pageInfo { hasNextPage }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
GONE = """
query Still($ids: [ID!]) {
  issues(first: 50, includeArchived: true, filter: {id: {in: $ids}}) { nodes { id trashed team { key } } }
}
"""
TEAM = "query Team($team: String!) { teams(filter: {key: {eq: $team}}) { nodes { id } } }"
COMMENT = "mutation Comment($input: CommentCreateInput!) { commentCreate(input: $input) { success } }"
COMMENTS = "query Comments($id: ID!) { comments(filter: {id: {eq: $id}}) { nodes { id } } }"


def verify(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> Proof:
    """Return proof that Linear signed `body` within the last minute. Raises `UnverifiedError`."""
    shown = proof(headers.get("linear-signature"), body, secret, headers.get("linear-delivery", ""))
    try:
        sent_at = datetime.fromtimestamp(read(Delivery, body).webhook_timestamp / 1000, UTC)
    except (MalformedError, ValueError, OverflowError, OSError):
        raise UnverifiedError(SignatureProblem.STALE) from None
    if abs(now - sent_at) > GOOD_FOR:
        raise UnverifiedError(SignatureProblem.STALE if sent_at < now else SignatureProblem.FUTURE)
    return shown


def parse(_headers: Mapping[str, str], body: bytes) -> tuple[Sighting, ...]:
    """Return the issue a delivery shows; nothing for other things. Raises `MalformedError`."""
    if read(Delivery, body).type != "Issue":
        return ()
    delivery = read(IssueDelivery, body)
    issue, actor = delivery.data, _person(delivery.actor)
    came = delivery.action == "create" or "assigneeId" in (delivery.updated_from or {})
    assignee = _person(issue.assignee)
    given = (Given(assignee=assignee, giver=actor, at=issue.updated_at),) if assignee and came else ()
    shown = _sighting(
        issue, tuple(label.name for label in issue.labels), given, actor, over=delivery.action == "remove"
    )
    return (shown,)


def _person(user: User | None) -> TrackerPerson | None:
    return TrackerPerson(id=user.id, name=user.name or user.id, email=user.email or "") if user else None


def _sighting(
    issue: Issue, labels: tuple[str, ...], given: tuple[Given, ...], actor: TrackerPerson | None, *, over: bool = False
) -> Sighting:
    assignee, deleted = _person(issue.assignee), over or bool(issue.trashed)
    return Sighting(
        external_id=issue.id,
        project=issue.team.key,
        title=issue.title,
        text=issue.description or "",
        url=issue.url,
        updated_at=issue.updated_at,
        closed=deleted or issue.state.type in OVER,
        ending=Ending.DELETED if deleted else Ending.CLOSED,
        due=issue.due_date,
        labels=labels,
        priority="" if issue.priority_label in (None, NO_PRIORITY) else issue.priority_label or "",
        assignees=(assignee,) if assignee else (),
        given=given,
        actor=actor,
    )


def authorise(token: str) -> Mapping[str, str]:
    """Return the headers a request is sent with: a personal key as it is, a token of an application as a bearer's."""
    return {"Authorization": token if token.startswith("lin_api_") else f"Bearer {token}"}


async def fetch(client: httpx.AsyncClient, project: str, mark: Mark, _now: datetime) -> Polled:
    """Return the issues of a team that changed since `mark`, oldest change first.

    Pages come newest first, so that the mark moves only once all were read; what was read until then counts.
    """
    asking, found = Asking(client, _refused), list[Sighting]()
    wanted: dict[str, str | None] = {
        "team": project.upper(),
        "since": mark.since.astimezone(UTC).isoformat(),
        "after": None,
    }
    try:
        while True:
            answer = await asking.post("graphql", {"query": QUERY, "variables": wanted})
            result = answer.read(Result)
            if result.data is None:
                raise PollError(PollProblem.STRANGE)
            page = result.data.issues
            found += [_looked_into(issue) for issue in page.nodes]
            if not page.page_info.has_next_page:
                break
            if asking.is_over:
                raise PollError(PollProblem.LARGE)
            wanted["after"] = page.page_info.end_cursor
            asking.turn(page.page_info.end_cursor or "")
    except PollError as error:
        return Polled(sightings=_in_order(found), mark=mark, stopped=error)
    newest = max([mark.since, *(sighting.updated_at for sighting in found)])
    return Polled(sightings=_in_order(found), mark=Mark(since=newest))


async def find_project(client: httpx.AsyncClient, project: str) -> None:
    """Find a team. Raises `PollError` where it is not there, of which a poll finds no issues and nothing wrong."""
    asked = {"query": TEAM, "variables": {"team": project.upper()}}
    found = (await Asking(client, _refused).post("graphql", asked)).read(FoundTeams).data
    if found is None:
        raise PollError(PollProblem.STRANGE)
    if not found.teams.nodes:
        raise PollError(PollProblem.NOT_FOUND)


def _in_order(found: list[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(found, key=lambda sighting: sighting.updated_at))


def _looked_into(issue: PolledIssue) -> Sighting:
    steps = sorted(issue.history.nodes, key=lambda step: step.created_at)
    closed = [step for step in steps if step.to_state and step.to_state.type in OVER]
    actor = _person(closed[-1].actor) if closed and issue.state.type in OVER else None
    given = (_given(issue, steps),) if issue.assignee else ()
    labels = tuple(label.name for label in issue.labels.nodes)
    return _sighting(issue, labels, tuple(one for one in given if one), actor)


def _given(issue: PolledIssue, steps: list[Step]) -> Given | None:
    """Return how the assignee came to it. Who never was assigned later was so from the beginning, by its creator."""
    assignee = _person(issue.assignee)
    if assignee is None:
        return None
    came = [step for step in steps if step.to_assignee_id == assignee.id]
    if came:
        return Given(assignee=assignee, giver=_person(came[-1].actor), at=came[-1].created_at)
    changed = issue.history.page_info.has_next_page or any(
        step.from_assignee_id or step.to_assignee_id for step in steps
    )
    giver = None if changed else _person(issue.creator)
    return Given(assignee=assignee, giver=giver, at=issue.created_at if giver else None)


def _refused(headers: Mapping[str, str], body: bytes) -> PollError | None:
    """Return what the errors of an answer mean; a spent limit says in milliseconds when it begins anew."""
    try:
        codes = {refusal.extensions.code for refusal in read(Refusals, body).errors}
    except MalformedError:
        return None
    if "RATELIMITED" in codes:
        reset = headers.get("x-ratelimit-requests-reset", "")
        if reset.isdecimal() and len(reset) <= 13:
            return PollError(PollProblem.LIMITED, until=datetime.fromtimestamp(int(reset) / 1000, UTC))
        return PollError(PollProblem.LIMITED, after=LEAST_WAIT)
    if codes & {"AUTHENTICATION_ERROR", "FORBIDDEN"}:
        return PollError(PollProblem.REVOKED)
    return PollError(PollProblem.STRANGE) if codes else None


async def find_gone(
    client: httpx.AsyncClient, tasks: Sequence[TaskThere], projects: Sequence[str]
) -> dict[str, Ending]:
    """Return which issues were deleted, are not found any more, or are in another team. Raises `PollError`."""
    asking, found = Asking(client, _refused), dict[str, Ending]()
    ids = [task.external_id for task in tasks]
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        there = (await asking.post("graphql", {"query": GONE, "variables": {"ids": some}})).read(FoundPlaced).data
        if there is None:
            raise PollError(PollProblem.STRANGE)
        found |= dict.fromkeys(some, Ending.GONE)
        for issue in there.issues.nodes:
            how = Ending.DELETED if issue.trashed else moved(projects, issue.team.key)
            found.pop(issue.id, None)
            found |= {issue.id: how} if how else {}
    return found


async def comment(client: httpx.AsyncClient, comment: Comment) -> None:
    """Write to an issue. Raises `PollError`."""
    wanted = {"id": _id(comment), "issueId": comment.task_id, "body": comment.text}
    answer = await Asking(client, _refused).post("graphql", {"query": COMMENT, "variables": {"input": wanted}})
    if answer.read(Commented).data is None:
        raise PollError(PollProblem.STRANGE)


async def has_comment(client: httpx.AsyncClient, comment: Comment) -> bool:
    """Return whether the comment stands at its issue. Raises `PollError`."""
    wanted = {"id": _id(comment)}
    answer = await Asking(client, _refused).post("graphql", {"query": COMMENTS, "variables": wanted})
    found = answer.read(FoundComments).data
    if found is None:
        raise PollError(PollProblem.STRANGE)
    return any(node.id == wanted["id"] for node in found.comments.nodes)


def _id(comment: Comment) -> str:
    """Return the key in the format of version 4, which differs from ours in the digit of the version alone."""
    return str(UUID(int=comment.key.int, version=4))


TRACKER = Tracker(
    source=Source.LINEAR,
    base_url="https://api.linear.app",
    project=r"[A-Za-z0-9]{1,10}",
    example="ENG",
    verify=verify,
    parse=parse,
    authorise=authorise,
    fetch=fetch,
    comment=comment,
    has_comment=has_comment,
    tells=frozenset({Limit.PRIORITIES}),
    find_gone=find_gone,
    find_project=find_project,
    chooses_secret=True,
)
