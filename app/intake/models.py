"""What requests and answers of the API look like; its OpenAPI document is made from these."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Discriminator, Field, Tag

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, MAX_TEXT, Source
from app.core.naming import unique
from app.core.orders import MOST_EXTERNAL_ID, MOST_HOURS, MOST_NAME, MOST_PURPOSE, Order, hours_in

ASSIGNED, OTHER = "assignment.created", "other"
Person = Annotated[str, Field(max_length=MOST_NAME, description="An e-mail address in Slack, or a member id.")]
Name = Annotated[str, Field(max_length=MOST_EXTERNAL_ID)]


class Task(BaseModel):
    """A task somebody is to be given."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "external_id": "erp-4711",
                "assignee": "maya@example.com",
                "giver": "priya@example.com",
                "text": "Estimate the ten parameters of the adoption model.",
                "due": "2026-12-24",
                "hours": 8,
                "all_or_nothing": True,
                "purpose": "The board decides on it.",
                "items": ["adoption rate", "carrying capacity"],
            }
        },
    )

    assignee: Person
    giver: Annotated[Person, Field(description="Who decides about the task. An e-mail address, or a member id.")]
    text: Annotated[str, Field(max_length=MAX_TEXT)]
    due: Annotated[
        date | AwareDatetime | None,
        Field(union_mode="left_to_right", description="A day ends with the assignee's working day."),
    ] = None
    hours: Annotated[float | None, Field(gt=0, le=MOST_HOURS, allow_inf_nan=False, description="Worth at most.")] = None
    all_or_nothing: bool | None = None
    purpose: Annotated[str | None, Field(max_length=MOST_PURPOSE)] = None
    items: Annotated[
        list[Annotated[str, Field(max_length=MAX_ITEM_NAME)]] | None,
        Field(max_length=MAX_ITEMS, description="What is asked about one by one; without it, what the text lists."),
    ] = None

    def order(self, source: Source, external_id: str) -> Order:
        """Return the order this asks for."""
        return Order(
            source=source,
            external_id=external_id.strip(),
            assignee=self.assignee.strip(),
            giver=self.giver.strip(),
            text=self.text.strip(),
            due=self.due,
            hours=None if self.hours is None else hours_in(self.hours),
            brittle=self.all_or_nothing,
            purpose=(self.purpose or "").strip() or None,
            items=None if self.items is None else unique(self.items),
        )


class NamedTask(Task):
    """A task with your own name for it: sent again, it is the same task."""

    external_id: Annotated[Name, Field(min_length=1)]


class EventTask(Task):
    """A task in a webhook; without an `external_id`, `webhook-id` names it."""

    external_id: Name = ""


class Assigned(BaseModel):
    """What a signed webhook says of a new task, in the form that standardwebhooks.com recommends."""

    type: Literal["assignment.created"]
    timestamp: str = ""
    data: EventTask


class OtherEvent(BaseModel):
    """An event that nothing is done about."""

    type: Annotated[str, Field(max_length=200)]


def _kind(value: Any) -> str:
    said = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return ASSIGNED if said == ASSIGNED else OTHER


Event = Annotated[
    Annotated[Assigned, Tag(ASSIGNED)] | Annotated[OtherEvent, Tag(OTHER)],
    Discriminator(_kind),
]


class Given(BaseModel):
    """The task as it is known here. `again` where it was given before."""

    ref: Annotated[str, Field(examples=["T-12"])]
    external_id: str
    again: bool


class PassedOver(BaseModel):
    """An event that nothing is done about."""

    detail: str


class RowGiven(BaseModel):
    """What became of a row of a file, in words."""

    row: int
    detail: str
    ref: str | None = None


class Imported(BaseModel):
    """What became of a file: how many tasks are new, how many were given before."""

    dry_run: bool
    given: int
    given_before: int
    detail: str
    rows: list[RowGiven]


class RowListed(BaseModel):
    """What became of a row of a list of managers, in words."""

    row: int
    detail: str


class Listed(BaseModel):
    """What became of a list of managers."""

    dry_run: bool
    detail: str
    rows: list[RowListed]


class Complaint(BaseModel):
    """One thing that is wrong, and what to do. `row` counts as spreadsheets do: the header is row 1."""

    detail: str
    field: str | None = None
    row: int | None = None


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: Literal["about:blank"] = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Complaint] = []
