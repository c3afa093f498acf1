"""Composition objects: texts, options, confirmations, filters. Limits: docs.slack.dev/reference/block-kit."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError


def refused(message: str) -> PydanticCustomError:
    """Return the error that is answered with `message`."""
    return PydanticCustomError("slack", "{message}", {"message": message})


def Most(most: int) -> StringConstraints:  # noqa: N802 - reads as the constraint it makes
    """At most so many characters."""
    return StringConstraints(max_length=most)


def Some(most: int) -> StringConstraints:  # noqa: N802 - reads as the constraint it makes
    """Something, and at most so many characters."""
    return StringConstraints(min_length=1, max_length=most)


class Shape(BaseModel):
    """An object that takes only the properties it names."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PlainText(Shape):
    """A `plain_text` object."""

    type: Literal["plain_text"]
    text: Annotated[str, Some(3000)]
    emoji: bool | None = None


class Mrkdwn(Shape):
    """An `mrkdwn` object."""

    type: Literal["mrkdwn"]
    text: Annotated[str, Some(3000)]
    verbatim: bool | None = None


Text = Annotated[PlainText | Mrkdwn, Field(discriminator="type")]


def Upto(most: int) -> AfterValidator:  # noqa: N802 - reads as the constraint it makes
    """A text object whose text has at most so many characters."""

    def check(text: PlainText | Mrkdwn) -> PlainText | Mrkdwn:
        if len(text.text) > most:
            raise PydanticCustomError("slack_text", "must be less than {limit} characters", {"limit": most + 1})
        return text

    return AfterValidator(check)


class Option(Shape):
    """One of the things to choose."""

    text: Annotated[PlainText, Upto(75)]
    value: Annotated[str, Most(150)]
    description: Annotated[PlainText, Upto(75)] | None = None


class MarkedOption(Shape):
    """One of the things to choose in checkboxes and radio buttons, where the text may be marked up."""

    text: Annotated[Text, Upto(75)]
    value: Annotated[str, Most(150)]
    description: Annotated[Text, Upto(75)] | None = None


class LinkOption(Option):
    """One of the things in an overflow menu."""

    url: Annotated[str, Most(3000)] | None = None


class OptionGroup(Shape):
    """Options under a label."""

    label: Annotated[PlainText, Upto(75)]
    options: Annotated[list[Option], Field(min_length=1, max_length=100)]


class Confirm(Shape):
    """What is asked before an action goes off."""

    title: Annotated[PlainText, Upto(100)]
    text: Annotated[Text, Upto(300)]
    confirm: Annotated[PlainText, Upto(30)]
    deny: Annotated[PlainText, Upto(30)]
    style: Literal["primary", "danger"] | None = None


class DispatchActionConfig(Shape):
    """When a text field tells of what is typed."""

    trigger_actions_on: Annotated[
        list[Literal["on_enter_pressed", "on_character_entered"]], Field(min_length=1, max_length=2)
    ]


class ConversationFilter(Shape):
    """Which conversations can be chosen."""

    include: Annotated[list[Literal["im", "mpim", "private", "public"]], Field(min_length=1)] | None = None
    exclude_external_shared_channels: bool | None = None
    exclude_bot_users: bool | None = None


class SlackFile(Shape):
    """An image that was uploaded before."""

    id: str | None = None
    url: Annotated[str, Most(3000)] | None = None

    @model_validator(mode="after")
    def _one(self) -> "SlackFile":
        if (self.id is None) == (self.url is None):
            raise refused("must provide exactly one of `id` or `url`")
        return self
