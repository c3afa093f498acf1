"""What Linear says, in deliveries and in answers to the questions of `linear`."""

from datetime import date
from typing import Any

from pydantic import AwareDatetime

from app.trackers._reading import Camel


class User(Camel):
    """Somebody, or the integration that acted: that has no address."""

    id: str
    name: str = ""
    email: str | None = None


class State(Camel):
    """The kind of state an issue is in, whatever a team calls it."""

    type: str


class Team(Camel):
    """A team, by its key."""

    key: str


class Label(Camel):
    """A label."""

    name: str


class Issue(Camel):
    """What a delivery and the API say alike of an issue."""

    id: str
    title: str
    description: str | None = None
    url: str = ""
    updated_at: AwareDatetime
    due_date: date | None = None
    trashed: bool | None = None
    priority_label: str | None = None
    state: State
    team: Team
    assignee: User | None = None


class DeliveredIssue(Issue):
    """An issue in a delivery."""

    labels: tuple[Label, ...] = ()


class Delivery(Camel):
    """What every delivery says: of what it is, and when it was sent, in milliseconds since 1970."""

    type: str
    webhook_timestamp: float


class IssueDelivery(Camel):
    """A delivery about an issue; `updated_from` holds what changed, as it was."""

    action: str
    data: DeliveredIssue
    actor: User | None = None
    updated_from: dict[str, Any] | None = None
    url: str | None = None


class Step(Camel):
    """One entry of an issue's history."""

    created_at: AwareDatetime
    actor: User | None = None
    to_assignee_id: str | None = None
    from_assignee_id: str | None = None
    to_state: State | None = None


class PageInfo(Camel):
    """Whether there is more, and how to ask for it."""

    has_next_page: bool
    end_cursor: str | None = None


class History(Camel):
    """What happened to an issue, and whether that is all."""

    nodes: tuple[Step, ...]
    page_info: PageInfo


class Labels(Camel):
    """The labels of an issue."""

    nodes: tuple[Label, ...]


class PolledIssue(Issue):
    """An issue as the query asks for it."""

    created_at: AwareDatetime
    creator: User | None = None
    labels: Labels
    history: History


class Issues(Camel):
    """A page of issues."""

    nodes: tuple[PolledIssue, ...]
    page_info: PageInfo


class Found(Camel):
    """What the query found."""

    issues: Issues


class Commented(Camel):
    """An answer to a comment; without data where it was refused."""

    data: dict[str, Any] | None = None


class Id(Camel):
    """Something by its id alone."""

    id: str


class Nodes(Camel):
    """What a list holds."""

    nodes: tuple[Id, ...]


class Comments(Camel):
    """The comments that were asked for."""

    comments: Nodes


class FoundComments(Camel):
    """An answer to a question for comments; without data where it was refused."""

    data: Comments | None = None


class Teams(Camel):
    """The teams that were asked for."""

    teams: Nodes


class FoundTeams(Camel):
    """An answer to a question for a team; without data where it was refused."""

    data: Teams | None = None


class Placed(Camel):
    """An issue that was asked where it is."""

    id: str
    trashed: bool | None = None
    team: Team


class PlacedNodes(Camel):
    """Those of the issues that are there."""

    nodes: tuple[Placed, ...]


class PlacedIssues(Camel):
    """The issues that were asked for."""

    issues: PlacedNodes


class FoundPlaced(Camel):
    """An answer to a question for issues by their ids; without data where it was refused."""

    data: PlacedIssues | None = None


class Result(Camel):
    """An answer to the query; without data where it was refused."""

    data: Found | None = None


class Extensions(Camel):
    """The code of an error."""

    code: str = ""


class Refusal(Camel):
    """One error of an answer."""

    extensions: Extensions = Extensions()


class Refusals(Camel):
    """The errors of an answer, whatever its status."""

    errors: tuple[Refusal, ...] = ()
