"""A tracker that is followed: what it is asked and delivers, how far it was read, how it goes."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.core.tracking import APART, Listed, Sighting, TaskThere, Threshold, TrackerPerson


class SignatureProblem(StrEnum):
    """Why a delivery is not taken to come from the tracker."""

    MISSING = "no signature"
    WRONG = "wrong signature"
    STALE = "too old"
    FUTURE = "from the future"


class UnverifiedError(Exception):
    """A delivery cannot be shown to come from the tracker."""

    def __init__(self, problem: SignatureProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class MalformedError(Exception):
    """What was signed cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A delivery that was shown to come from the tracker.

    `digest` tells it from every other by what was signed; `delivery_id` is how the tracker calls it.
    """

    digest: str
    delivery_id: str = ""


class PollProblem(StrEnum):
    """Why a tracker could not be asked. The value is stored."""

    REVOKED = "token refused"
    NOT_FOUND = "project not found"
    LIMITED = "rate limited"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    STRANGE = "answer not understood"
    LARGE = "answer too large"
    PRIVATE = "private address"
    LOOP = "pages repeat"
    SEALED = "token sealed"


class PollError(Exception):
    """A tracker could not be asked. `until` or `after` is when it lets itself be asked again, where it says so.

    `told` is what it says in its own words, of what it was asked to do.
    """

    def __init__(
        self, problem: PollProblem, *, after: timedelta | None = None, until: datetime | None = None, told: str = ""
    ) -> None:
        super().__init__(problem.value)
        self.problem, self.after, self.until, self.told = problem, after, until, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far a project was read: what changed since then is new; `etag` is how the tracker tells its last answer."""

    since: datetime
    etag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a poll of a project found, oldest change first, and from where to go on. `stopped` is why it is not all."""

    sightings: tuple[Sighting, ...]
    mark: Mark
    stopped: PollError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What is to be written to a task, which its tracker calls `task_id` and shows at `link`.

    `key` tells it from every other, whatever it says; if it stands there already, then since `since` or later.
    """

    task_id: str
    link: str
    text: str
    key: UUID
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhooks:
    """The webhooks that were made for a connection: their ids by project, where they deliver, and what went wrong."""

    ids: dict[str, str] = field(default_factory=dict)
    target: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A tracker that is followed. Its token and secret are sealed; without a token it is not polled.

    With `comments`, holds and answers are written to its tasks. `doubted` are tasks that were said to be gone once.
    `looked_at` is when all its open tasks were last looked for, and `reached` how far that has come where it goes on.
    `webhooks` are those that were made for it, tried last at `webhooks_at`; one that is `ended` stands until they are
    gone.
    """

    id: str
    workspace_id: str
    tracker: str
    base_url: str
    projects: tuple[str, ...]
    threshold: Threshold = field(default_factory=Threshold)
    comments: bool = False
    sealed_secret: str = ""
    sealed_token: str = ""
    made_at: datetime
    marks: dict[str, Mark] = field(default_factory=dict)
    last_delivery_at: datetime | None = None
    last_poll_at: datetime | None = None
    failing_since: datetime | None = None
    last_error: str = ""
    doubted: tuple[str, ...] = ()
    looked_at: datetime | None = None
    reached: str = ""
    webhooks: Webhooks = field(default_factory=Webhooks)
    webhooks_at: datetime | None = None
    ended: bool = False

    @property
    def place(self) -> str:
        """The server whose ids its tasks and people have."""
        return self.base_url.partition("//")[2].partition("/")[0].casefold()

    def name_of(self, external_id: str) -> str:
        """Return what one of its tasks is called here, the same by whatever connection it is seen."""
        return f"{self.place}/{external_id}"

    def mark_of(self, project: str) -> Mark:
        """Return from where a project is read; from when the tracker was connected at first."""
        return self.marks.get(project) or Mark(since=self.made_at - APART)

    def follows(self, sighting: Sighting) -> bool:
        """Whether a task belongs to one of the projects."""
        return sighting.project.casefold() in {project.casefold() for project in self.projects}


EVERY = timedelta(minutes=2)
FIRST_RETRY = timedelta(minutes=2)
LONGEST_RETRY = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=3)


def polled(connection: Connection, now: datetime, problem: PollError | None) -> tuple[Connection, datetime]:
    """Return `connection` after a poll that ended with `problem` or well, and when the next is due.

    A tracker that cannot be asked is asked less and less often; where it says until when, then.
    """
    if problem is None:
        kept = connection.last_error if connection.last_error in set(SignatureProblem) else ""
        return replace(connection, last_poll_at=now, failing_since=None, last_error=kept), now + EVERY
    since = connection.failing_since or now
    failed = replace(connection, failing_since=since, last_error=problem.problem.value)
    told = problem.until or (now + problem.after if problem.after else None)
    if told is not None:
        return failed, min(max(told, now + EVERY / 2), now + LONGEST_WAIT)
    return failed, now + min(max(FIRST_RETRY, (now - since) / 2), LONGEST_RETRY)


LOOK_EVERY = timedelta(hours=1)
LOOK_FOR = 50
MOST_DOUBTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Tasks to look for. `projects` are all that are followed there; `doubted` what was doubted of the tasks.

    Where it was the turn of all that is open, `reached` is the last of them by its name here, empty at their end.
    """

    tasks: tuple[TaskThere, ...]
    projects: tuple[str, ...]
    doubted: tuple[str, ...] = ()
    in_turn: bool = False
    reached: str = ""


def looks_for_all(connection: Connection, now: datetime) -> bool:
    """Whether it is the turn of all open tasks to be looked for: once an hour, a part of them in each poll."""
    return bool(connection.reached) or now - (connection.looked_at or connection.made_at) >= LOOK_EVERY


def looked(connection: Connection, look: Look, missing: Iterable[str], now: datetime) -> Connection:
    """Return `connection` after its tasks were looked for; what was `missing` for the first time is in doubt now."""
    settled = replace(connection, doubted=tuple(one for one in connection.doubted if one not in look.doubted))
    after = doubting(settled, (one for one in missing if one not in look.doubted))
    if not look.in_turn:
        return after
    begun = connection.looked_at if connection.reached else now
    return replace(after, reached=look.reached, looked_at=begun)


def doubting(connection: Connection, external_ids: Iterable[str]) -> Connection:
    """Return `connection` with further tasks in doubt; of very many, those that were doubted first."""
    doubted = tuple(dict.fromkeys((*connection.doubted, *external_ids)))[:MOST_DOUBTED]
    return replace(connection, doubted=doubted)


WEBHOOKS_EVERY = timedelta(hours=1)


def lacks_webhooks(connection: Connection, target: str, now: datetime) -> bool:
    """Whether webhooks to `target` are to be made or taken away now; what was refused is tried again after an hour."""
    waited = connection.webhooks_at is None or now - connection.webhooks_at >= WEBHOOKS_EVERY
    webhooks = connection.webhooks
    return waited and (set(webhooks.ids) != set(connection.projects) or webhooks.target != target)


def comment_after(problem: PollError, tries: int, now: datetime) -> timedelta:
    """Return how long a comment waits that was tried so often: longer each time, or as long as the tracker says."""
    told = problem.until - now if problem.until else problem.after
    if told is not None:
        return min(max(told, EVERY / 2), LONGEST_WAIT)
    return min(FIRST_RETRY * (1 << tries - 1), LONGEST_RETRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants a tracker connected. Without a secret one is made; without a token it is not polled."""

    tracker: str
    projects: tuple[str, ...]
    base_url: str = ""
    threshold: Threshold = field(default_factory=Threshold)
    comments: bool = False
    token: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A delivery that was taken: when, and what came of it."""

    at: datetime
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A connection with what is listed of it and its newest deliveries. `unread` is a project that cannot be read."""

    connection: Connection
    unread: str = ""
    listed: tuple[Listed, ...] = ()
    deliveries: tuple[Delivered, ...] = ()

    @property
    def unmatched(self) -> tuple[TrackerPerson, ...]:
        """Everybody in the tracker who is not matched and somebody waits for, once each."""
        found = {one.unmatched.id: one.unmatched for one in self.listed if one.unmatched}
        return tuple(found.values())
