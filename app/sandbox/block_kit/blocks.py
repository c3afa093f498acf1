"""Blocks, and the messages and views they make up. Which block may stand where: docs.slack.dev/reference/block-kit."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, field_validator, model_validator

from app.sandbox.block_kit.elements import Button, InAccessory, InActions, InContext, InContextActions, InInput
from app.sandbox.block_kit.objects import Most, PlainText, Shape, SlackFile, Some, Text, Upto, refused

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN_TEXT = 12_000


class Block(Shape):
    """What every block may have."""

    block_id: Annotated[str, StringConstraints(max_length=255)] | None = None


class Section(Block):
    type: Literal["section"]
    text: Annotated[Text, Upto(3000)] | None = None
    fields: Annotated[list[Annotated[Text, Upto(2000)]], Field(min_length=1, max_length=10)] | None = None
    accessory: InAccessory | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Section":
        if self.text is None and not self.fields:
            raise refused("missing required field: text")
        return self


class Header(Block):
    type: Literal["header"]
    text: Annotated[PlainText, Upto(150)]
    level: Annotated[int, Field(ge=1, le=6)] | None = None


class Context(Block):
    type: Literal["context"]
    elements: Annotated[list[InContext], Field(min_length=1, max_length=10)]


class Actions(Block):
    type: Literal["actions"]
    elements: Annotated[list[InActions], Field(min_length=1, max_length=25)]


class ContextActions(Block):
    type: Literal["context_actions"]
    elements: Annotated[list[InContextActions], Field(min_length=1, max_length=5)]


class Divider(Block):
    type: Literal["divider"]


class Image(Block):
    type: Literal["image"]
    alt_text: Annotated[str, Most(2000)]
    image_url: Annotated[str, Most(3000)] | None = None
    slack_file: SlackFile | None = None
    title: Annotated[PlainText, Upto(2000)] | None = None

    @model_validator(mode="after")
    def _one(self) -> "Image":
        if (self.image_url is None) == (self.slack_file is None):
            raise refused("must provide exactly one of `image_url` or `slack_file`")
        return self


class Input(Block):
    type: Literal["input"]
    label: Annotated[PlainText, Upto(2000)]
    element: InInput
    hint: Annotated[PlainText, Upto(2000)] | None = None
    optional: bool | None = None
    dispatch_action: bool | None = None


RICH = Literal["rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"]


class RichPart(Shape):
    model_config = ConfigDict(extra="allow")
    type: RICH
    elements: list[dict[str, Any]]


class RichText(Block):
    type: Literal["rich_text"]
    elements: Annotated[list[RichPart], Field(min_length=1)]


class Markdown(Block):
    type: Literal["markdown"]
    text: Annotated[str, Some(MARKDOWN_TEXT)]


class Video(Block):
    type: Literal["video"]
    title: Annotated[PlainText, Upto(199)]
    video_url: str
    thumbnail_url: str
    alt_text: Annotated[str, Most(2000)]
    author_name: Annotated[str, Most(49)] | None = None
    description: Annotated[PlainText, Upto(200)] | None = None
    provider_name: str | None = None
    provider_icon_url: str | None = None
    title_url: str | None = None


class Cell(Shape):
    model_config = ConfigDict(extra="allow")
    type: Literal["raw_text", "raw_number", "rich_text"]

    @property
    def length(self) -> int:
        """How many characters it holds."""
        return len(str((self.model_extra or {}).get("text", "")))


Row = Annotated[list[Cell], Field(min_length=1, max_length=20)]


def _total(rows: list[list[Cell]], most: int) -> None:
    if sum(cell.length for row in rows for cell in row) > most:
        raise refused(f"must be less than {most + 1} characters")


class Table(Block):
    type: Literal["table"]
    rows: Annotated[list[Row], Field(min_length=1, max_length=100)]
    column_settings: list[dict[str, Any] | None] | None = None

    @model_validator(mode="after")
    def _size(self) -> "Table":
        _total(self.rows, 10_000)
        return self


class DataTable(Block):
    type: Literal["data_table"]
    rows: Annotated[list[Row], Field(min_length=2, max_length=201)]
    caption: str
    page_size: Annotated[int, Field(ge=1, le=100)] | None = None
    row_header_column_index: int | None = None

    @model_validator(mode="after")
    def _size(self) -> "DataTable":
        _total(self.rows, 20_000)
        return self


class Card(Block):
    type: Literal["card"]
    hero_image: dict[str, Any] | None = None
    icon: dict[str, Any] | None = None
    title: Annotated[Text, Upto(150)] | None = None
    subtitle: Annotated[Text, Upto(150)] | None = None
    body: Annotated[Text, Upto(200)] | None = None
    actions: list[Button] | None = None

    @model_validator(mode="after")
    def _something(self) -> "Card":
        if not (self.hero_image or self.title or self.actions or self.body):
            raise refused("must provide one of `hero_image`, `title`, `actions` or `body`")
        return self


class Carousel(Block):
    type: Literal["carousel"]
    elements: Annotated[list[Card], Field(min_length=1, max_length=10)]


class Alert(Block):
    type: Literal["alert"]
    text: Annotated[Text, Upto(3000)]
    level: Literal["default", "info", "warning", "error", "success"] | None = None


_Everywhere = Section | Header | Context | Actions | Divider | Image | Input | RichText | Video
_InContainer = Annotated[_Everywhere | Table, Field(discriminator="type")]


class Container(Block):
    type: Literal["container"]
    child_blocks: Annotated[list[_InContainer], Field(min_length=1, max_length=10)]
    title: Annotated[Text, Upto(150)] | None = None
    subtitle: Annotated[Text, Upto(150)] | None = None
    width: Literal["narrow", "standard", "wide", "full"] | None = None
    is_collapsible: bool | None = None
    default_collapsed: bool | None = None


InMessage = Annotated[
    _Everywhere | ContextActions | Markdown | Table | DataTable | Card | Carousel | Container,
    Field(discriminator="type"),
]
InModal = Annotated[_Everywhere | Alert, Field(discriminator="type")]
InHome = Annotated[_Everywhere | Table | DataTable | Container, Field(discriminator="type")]


class MessageBlocks(Shape):
    """What a message shows."""

    blocks: Annotated[list[InMessage], Field(max_length=MESSAGE_BLOCKS)]

    @field_validator("blocks", mode="after")
    @classmethod
    def _markdown(cls, blocks: list[Block]) -> list[Block]:
        if sum(len(block.text) for block in blocks if isinstance(block, Markdown)) > MARKDOWN_TEXT:
            raise refused(f"must be less than {MARKDOWN_TEXT + 1} characters")
        return blocks


class _View(Shape):
    private_metadata: Annotated[str, Most(3000)] | None = None
    callback_id: Annotated[str, Most(255)] | None = None
    external_id: Annotated[str, Most(255)] | None = None


class Modal(_View):
    type: Literal["modal"]
    title: Annotated[PlainText, Upto(24)]
    blocks: Annotated[list[InModal], Field(max_length=VIEW_BLOCKS)]
    submit: Annotated[PlainText, Upto(24)] | None = None
    close: Annotated[PlainText, Upto(24)] | None = None
    clear_on_close: bool | None = None
    notify_on_close: bool | None = None
    submit_disabled: bool | None = None


class Home(_View):
    type: Literal["home"]
    blocks: Annotated[list[InHome], Field(max_length=VIEW_BLOCKS)]


class AnyView(Shape):
    """A modal or a Home tab."""

    view: Annotated[Modal | Home, Field(discriminator="type")]


def elements_of(block: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the elements of a block that was accepted, each with its pointer within the block."""
    for name in ("accessory", "element"):
        if block.get(name):
            yield name, block[name]
    if block["type"] in {"actions", "context_actions"}:
        yield from ((f"elements/{place}", element) for place, element in enumerate(block["elements"]))
