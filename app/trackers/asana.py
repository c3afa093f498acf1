"""Asana: tasks of projects, named by the project's gid.

Deliveries: developers.asana.com/docs/webhooks-guide. They say only that something changed, so that a project is asked
what; a webhook offers its secret when it is made. Polling: developers.asana.com/reference/gettasks; who assigned whom
is in the task's stories, developers.asana.com/reference/getstoriesfortask, and an address only with the person.
What is gone no list shows: an event names a task that was deleted or removed from a project, which is then asked for,
developers.asana.com/reference/gettask; it answers 404 for one that does not exist, and says in which projects it is.
Priorities: the custom field whose `asana_created_field` is `priority`. Of estimates, the unit of `estimated_time` is
not documented, and `actual_time_minutes` is what was spent.

Comments: developers.asana.com/reference/createstoryfortask. A story has no field that is kept and not shown, so that
each ends with its key in brackets. Before one is written again, the task's stories are read and the key is looked for.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import httpx
from pydantic import AwareDatetime

from app.core.assignment import Source
from app.core.connection import Comment, Mark, Polled, PollError, PollProblem, Proof, SignatureProblem, UnverifiedError
from app.core.events import Ending
from app.core.tracking import Given, Limit, Sighting, TaskThere, TrackerPerson
from app.trackers._asana_webhooks import end_webhook, make_webhook
from app.trackers._asking import Asking
from app.trackers._gone import gone, moved
from app.trackers._reading import Shape, read
from app.trackers._signing import proof
from app.trackers.tracker import Tracker

PER_PAGE = "100"
LONGEST_SECRET = 200
ASSIGNED = "assigned"
PRIORITY = frozenset({"priority", "priority_level"})
MARK, KEY_DIGITS = "Checkin", 8
FIELDS = (
    "name,notes,permalink_url,completed,completed_by,completed_by.name,due_on,created_at,created_by,modified_at,"
    "tags,tags.name,assignee,assignee.name,assigned_by,assigned_by.name,"
    "custom_fields,custom_fields.asana_created_field,custom_fields.enum_value,custom_fields.enum_value.name"
)
COMMENT_FIELDS = "created_at,text"
STORY_FIELDS = "created_at,resource_subtype,created_by,created_by.name,assignee,assignee.name"
USER_FIELDS = "name,email"
# Who may not be asked for is known by their id alone.
UNSEEN = frozenset({PollProblem.NOT_FOUND, PollProblem.REVOKED})


class User(Shape):
    """Somebody. The address is there where it may be read."""

    gid: str
    name: str = ""
    email: str | None = None


class Tag(Shape):
    """A tag of a task."""

    name: str = ""


class Chosen(Shape):
    """What was chosen of several."""

    name: str = ""


class CustomField(Shape):
    """A field that a project adds to its tasks. `asana_created_field` is there where Asana itself made it."""

    asana_created_field: str | None = None
    enum_value: Chosen | None = None


class Task(Shape):
    """A task."""

    gid: str
    name: str = ""
    notes: str = ""
    permalink_url: str = ""
    completed: bool = False
    completed_by: User | None = None
    due_on: date | None = None
    created_at: AwareDatetime
    created_by: User | None = None
    modified_at: AwareDatetime
    tags: tuple[Tag, ...] = ()
    custom_fields: tuple[CustomField, ...] = ()
    assignee: User | None = None
    assigned_by: User | None = None


class Story(Shape):
    """What happened to a task once."""

    created_at: AwareDatetime
    resource_subtype: str = ""
    text: str | None = None
    created_by: User | None = None
    assignee: User | None = None


class NextPage(Shape):
    """Where a list goes on."""

    offset: str


class Tasks(Shape):
    """A page of tasks."""

    data: tuple[Task, ...]
    next_page: NextPage | None = None


class Stories(Shape):
    """A page of a task's stories, oldest first."""

    data: tuple[Story, ...]
    next_page: NextPage | None = None


class Known(Shape):
    """Somebody who was asked for."""

    data: User


class Resource(Shape):
    """What an event is about."""

    gid: str
    resource_type: str = ""


class Event(Shape):
    """Something that changed, without what it is now."""

    resource: Resource | None = None
    parent: Resource | None = None
    action: str


class Delivery(Shape):
    """What a webhook says; nothing in a heartbeat."""

    events: tuple[Event, ...] = ()


def greet(headers: Mapping[str, str]) -> str:
    """Return the secret that a new webhook offers; empty for any other delivery."""
    offered = headers.get("x-hook-secret", "")
    return offered if offered.isascii() and offered.isprintable() and len(offered) <= LONGEST_SECRET else ""


def verify(headers: Mapping[str, str], body: bytes, secret: str, _now: datetime) -> Proof:
    """Return proof that Asana signed `body` with one of the secrets, one a line. Raises `UnverifiedError`."""
    signature, problem = headers.get("x-hook-signature"), UnverifiedError(SignatureProblem.WRONG)
    for one in secret.split("\n"):
        try:
            return proof(signature, body, one)
        except UnverifiedError as error:
            problem = error
    raise problem


def parse(_headers: Mapping[str, str], body: bytes) -> tuple[Sighting, ...]:
    """Return nothing: what a delivery is about has to be asked for. Raises `MalformedError`."""
    read(Delivery, body)
    return ()


def stirs(body: bytes) -> bool:
    """Whether a delivery says that something changed. Raises `MalformedError`."""
    return bool(read(Delivery, body).events)


def doubts(body: bytes) -> tuple[str, ...]:
    """Return the tasks that a delivery says were deleted or removed from a project. Raises `MalformedError`."""
    events = read(Delivery, body).events
    return tuple(event.resource.gid for event in events if event.resource and _says_gone(event))


def _says_gone(event: Event) -> bool:
    if event.resource is None or event.resource.resource_type != "task":
        return False
    from_project = event.parent is not None and event.parent.resource_type == "project"
    return event.action == "deleted" or (event.action == "removed" and from_project)


def _person(user: User) -> TrackerPerson:
    return TrackerPerson(id=user.gid, name=user.name or user.gid, email=user.email or "")


class _People:
    """People of one poll: tasks name them, and their addresses are asked for once each."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._found: dict[str, TrackerPerson] = {}

    def known(self, user: User | None) -> TrackerPerson | None:
        """Return somebody as far as they are known by now."""
        return self._found.get(user.gid) or _person(user) if user else None

    async def ask(self, user: User | None) -> TrackerPerson | None:
        """Return somebody with their address, where it may be read."""
        if user is None or user.gid in self._found or self._asking.is_over:
            return self.known(user)
        try:
            answer = await self._asking.get(f"users/{user.gid}", {"opt_fields": USER_FIELDS})
            self._found[user.gid] = _person(answer.read(Known).data)
        except PollError as error:
            if error.problem not in UNSEEN:
                raise
            self._found[user.gid] = _person(user)
        return self._found[user.gid]


def _sighting(task: Task, project: str, given: Given | None, people: _People) -> Sighting:
    assignee = people.known(task.assignee)
    return Sighting(
        external_id=task.gid,
        project=project,
        title=task.name,
        text=task.notes,
        url=task.permalink_url,
        updated_at=task.modified_at,
        closed=task.completed,
        due=task.due_on,
        labels=tuple(tag.name for tag in task.tags if tag.name),
        priority=_priority(task),
        assignees=(assignee,) if assignee else (),
        given=(given,) if given else (),
        actor=people.known(task.completed_by) if task.completed else None,
    )


def _priority(task: Task) -> str:
    """Return what was chosen in the field for it that Asana makes; fields that people make may mean anything."""
    chosen = (field.enum_value for field in task.custom_fields if field.asana_created_field in PRIORITY)
    return next((value.name for value in chosen if value), "")


def authorise(token: str) -> Mapping[str, str]:
    """Return the headers a request is sent with."""
    return {"Authorization": f"Bearer {token}", "Accept": "application/json"}


async def fetch(client: httpx.AsyncClient, project: str, mark: Mark, _now: datetime) -> Polled:
    """Return the tasks of a project that changed since `mark`, oldest change first.

    A list is in no order of changes, so that all of it is read first. Where the stories have to stop, what was read
    until then counts and the next poll goes on from there.
    """
    asking, found = Asking(client), list[Sighting]()
    people = _People(asking)
    try:
        for task in sorted(await _tasks(asking, project, mark.since), key=lambda task: task.modified_at):
            if asking.is_over:
                break
            given = await _given(asking, task, people)
            if task.completed:
                await people.ask(task.completed_by)
            found.append(_sighting(task, project, given, people))
    except PollError as error:
        return _polled(found, mark, error)
    return _polled(found, mark, None)


def _polled(found: list[Sighting], mark: Mark, stopped: PollError | None) -> Polled:
    since = max([mark.since, *(sighting.updated_at for sighting in found)])
    return Polled(sightings=tuple(found), mark=Mark(since=since), stopped=stopped)


async def _tasks(asking: Asking, project: str, since: datetime) -> list[Task]:
    wanted = {
        "project": project,
        "modified_since": since.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "limit": PER_PAGE,
        "opt_fields": FIELDS,
    }
    found: list[Task] = []
    while not asking.is_over:
        page = (await asking.get("tasks", wanted)).read(Tasks)
        found += page.data
        if page.next_page is None:
            break
        asking.turn(f"tasks {page.next_page.offset}")
        wanted["offset"] = page.next_page.offset
    return found


async def _given(asking: Asking, task: Task, people: _People) -> Given | None:
    """Return how the assignee came to it. Who never was assigned later was so from the beginning, by its creator."""
    if task.assignee is None or task.completed:
        return None
    changed = [story for story in await _stories(asking, task.gid) if story.resource_subtype == ASSIGNED]
    came = [story for story in changed if story.assignee and story.assignee.gid == task.assignee.gid]
    giver, at = task.assigned_by, None
    if came:
        giver, at = giver or came[-1].created_by, came[-1].created_at
    elif not changed:
        giver, at = giver or task.created_by, task.created_at
    assignee = await people.ask(task.assignee)
    assert assignee is not None
    return Given(assignee=assignee, giver=await people.ask(giver), at=at)


async def _stories(asking: Asking, gid: str, fields: str = STORY_FIELDS) -> list[Story]:
    wanted = {"limit": PER_PAGE, "opt_fields": fields}
    found: list[Story] = []
    while not asking.is_over:
        page = (await asking.get(f"tasks/{gid}/stories", wanted)).read(Stories)
        found += page.data
        if page.next_page is None:
            break
        asking.turn(f"stories {gid} {page.next_page.offset}")
        wanted["offset"] = page.next_page.offset
    return sorted(found, key=lambda story: story.created_at)


class InProjects(Shape):
    """A task that was asked where it is."""

    projects: tuple[Resource, ...]


class Placed(Shape):
    """An answer about a task."""

    data: InProjects


async def find_gone(
    client: httpx.AsyncClient, tasks: Sequence[TaskThere], projects: Sequence[str]
) -> dict[str, Ending]:
    """Return which tasks were deleted or taken out of their project. Raises `PollError`."""

    async def ending(asking: Asking, task: TaskThere) -> Ending | None:
        found = await asking.get(f"tasks/{task.external_id}", {"opt_fields": "projects"})
        return moved(projects, *(project.gid for project in found.read(Placed).data.projects))

    return await gone(client, tasks, ending, missing=Ending.DELETED)


async def comment(client: httpx.AsyncClient, comment: Comment) -> None:
    """Write to a task. Raises `PollError`."""
    told = {"text": f"{comment.text}\n\n{_mark(comment)}"}
    await Asking(client).post(f"tasks/{comment.task_id}/stories", {"data": told})


async def has_comment(client: httpx.AsyncClient, comment: Comment) -> bool:
    """Return whether the comment stands at its task. Raises `PollError`."""
    asking = Asking(client)
    stories = await _stories(asking, comment.task_id, COMMENT_FIELDS)
    if asking.is_over:
        raise PollError(PollProblem.LARGE)
    return any(_mark(comment) in (story.text or "") for story in stories)


def _mark(comment: Comment) -> str:
    """Return the last digits of the key: those that are random, and enough for the comments of one task."""
    return f"[{MARK} {comment.key.hex[-KEY_DIGITS:]}]"


TRACKER = Tracker(
    source=Source.ASANA,
    base_url="https://app.asana.com/api/1.0",
    project=r"[0-9]{1,30}",
    example="1204619611402340",
    verify=verify,
    parse=parse,
    authorise=authorise,
    fetch=fetch,
    comment=comment,
    has_comment=has_comment,
    tells=frozenset({Limit.PRIORITIES}),
    find_gone=find_gone,
    chooses_secret=True,
    needs_token=True,
    greet=greet,
    stirs=stirs,
    doubts=doubts,
    make_webhook=make_webhook,
    end_webhook=end_webhook,
)
