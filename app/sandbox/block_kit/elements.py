"""Block elements: what stands in sections, actions and inputs."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from app.sandbox.block_kit.objects import (
    Confirm,
    ConversationFilter,
    DispatchActionConfig,
    LinkOption,
    MarkedOption,
    Most,
    Option,
    OptionGroup,
    PlainText,
    Shape,
    SlackFile,
    Some,
    Upto,
    refused,
)

ActionId = Annotated[str, StringConstraints(max_length=255)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Hour = Annotated[str, StringConstraints(pattern=r"^\d{2}:\d{2}$")]
Instant = Annotated[int, Field(ge=10**9, lt=10**10)]
Number = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+)?$")]


class Element(Shape):
    """What every element may have."""

    action_id: ActionId | None = None


class Focusable(Element):
    """What every field may have."""

    placeholder: Annotated[PlainText, Upto(150)] | None = None
    focus_on_load: bool | None = None


class Confirmable(Element):
    """What every element that acts may have."""

    confirm: Confirm | None = None


class Button(Confirmable):
    type: Literal["button"]
    text: Annotated[PlainText, Upto(75)]
    value: Annotated[str, Most(2000)] | None = None
    url: Annotated[str, Most(3000)] | None = None
    style: Literal["primary", "danger"] | None = None
    accessibility_label: Annotated[str, Most(75)] | None = None
    agent_prompt: Annotated[str, Most(4000)] | None = None


class IconButton(Confirmable):
    type: Literal["icon_button"]
    icon: Literal["trash"]
    text: Annotated[PlainText, Upto(75)]
    value: Annotated[str, Most(2000)] | None = None
    accessibility_label: Annotated[str, Most(75)] | None = None
    visible_to_user_ids: Annotated[list[str], Field(max_length=10)] | None = None


class _Feedback(Shape):
    text: Annotated[PlainText, Upto(75)]
    value: Annotated[str, Most(2000)]
    accessibility_label: Annotated[str, Most(75)] | None = None


class FeedbackButtons(Element):
    type: Literal["feedback_buttons"]
    positive_button: _Feedback
    negative_button: _Feedback


class ImageElement(Shape):
    type: Literal["image"]
    alt_text: Annotated[str, Most(2000)]
    image_url: Annotated[str, Most(3000)] | None = None
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _one(self) -> "ImageElement":
        if (self.image_url is None) == (self.slack_file is None):
            raise refused("must provide exactly one of `image_url` or `slack_file`")
        return self


Options = Annotated[list[Option], Field(min_length=1, max_length=100)]
Groups = Annotated[list[OptionGroup], Field(min_length=1, max_length=100)]
FewOptions = Annotated[list[MarkedOption], Field(min_length=1, max_length=10)]


class _Static(Confirmable, Focusable):
    options: Options | None = None
    option_groups: Groups | None = None

    @model_validator(mode="after")
    def _either(self) -> "_Static":
        if (self.options is None) == (self.option_groups is None):
            raise refused("must provide exactly one of `options` or `option_groups`")
        return self

    def _offers(self, chosen: Option) -> bool:
        offered = self.options or [option for group in self.option_groups or [] for option in group.options]
        return chosen in offered


class StaticSelect(_Static):
    type: Literal["static_select"]
    initial_option: Option | None = None

    @model_validator(mode="after")
    def _offered(self) -> "StaticSelect":
        if self.initial_option is not None and not self._offers(self.initial_option):
            raise refused("`initial_option` must be one of the provided options")
        return self


class MultiStaticSelect(_Static):
    type: Literal["multi_static_select"]
    initial_options: Annotated[list[Option], Field(min_length=1)] | None = None
    max_selected_items: Annotated[int, Field(ge=1)] | None = None


class ExternalSelect(Confirmable, Focusable):
    type: Literal["external_select"]
    initial_option: Option | None = None
    min_query_length: int | None = None


class MultiExternalSelect(Confirmable, Focusable):
    type: Literal["multi_external_select"]
    initial_options: list[Option] | None = None
    min_query_length: int | None = None
    max_selected_items: Annotated[int, Field(ge=1)] | None = None


class UsersSelect(Confirmable, Focusable):
    type: Literal["users_select"]
    initial_user: str | None = None


class MultiUsersSelect(Confirmable, Focusable):
    type: Literal["multi_users_select"]
    initial_users: list[str] | None = None
    max_selected_items: Annotated[int, Field(ge=1)] | None = None


class ConversationsSelect(Confirmable, Focusable):
    type: Literal["conversations_select"]
    initial_conversation: str | None = None
    default_to_current_conversation: bool | None = None
    response_url_enabled: bool | None = None
    filter: ConversationFilter | None = None


class MultiConversationsSelect(Confirmable, Focusable):
    type: Literal["multi_conversations_select"]
    initial_conversations: list[str] | None = None
    default_to_current_conversation: bool | None = None
    max_selected_items: Annotated[int, Field(ge=1)] | None = None
    filter: ConversationFilter | None = None


class ChannelsSelect(Confirmable, Focusable):
    type: Literal["channels_select"]
    initial_channel: str | None = None
    response_url_enabled: bool | None = None


class MultiChannelsSelect(Confirmable, Focusable):
    type: Literal["multi_channels_select"]
    initial_channels: list[str] | None = None
    max_selected_items: Annotated[int, Field(ge=1)] | None = None


class Radios(Confirmable):
    type: Literal["radio_buttons"]
    options: FewOptions
    initial_option: MarkedOption | None = None
    focus_on_load: bool | None = None

    @model_validator(mode="after")
    def _offered(self) -> "Radios":
        if self.initial_option is not None and self.initial_option not in self.options:
            raise refused("`initial_option` must be one of the provided options")
        return self


class Checkboxes(Confirmable):
    type: Literal["checkboxes"]
    options: FewOptions
    initial_options: Annotated[list[MarkedOption], Field(min_length=1)] | None = None
    focus_on_load: bool | None = None


class Overflow(Confirmable):
    type: Literal["overflow"]
    options: Annotated[list[LinkOption], Field(min_length=1, max_length=5)]


class DatePicker(Confirmable, Focusable):
    type: Literal["datepicker"]
    initial_date: Day | None = None


class TimePicker(Confirmable, Focusable):
    type: Literal["timepicker"]
    initial_time: Hour | None = None
    timezone: str | None = None


class DateTimePicker(Confirmable):
    type: Literal["datetimepicker"]
    initial_date_time: Instant | None = None
    focus_on_load: bool | None = None


class _Typed(Focusable):
    dispatch_action_config: DispatchActionConfig | None = None


class PlainTextInput(_Typed):
    type: Literal["plain_text_input"]
    initial_value: Annotated[str, Most(3000)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=3000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=3000)] | None = None


class RichTextInput(_Typed):
    type: Literal["rich_text_input"]
    initial_value: dict[str, Any] | None = None
    min_lines: Annotated[int, Field(ge=1, le=100)] | None = None
    max_lines: Annotated[int, Field(ge=1, le=100)] | None = None


class NumberInput(_Typed):
    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None


class EmailInput(_Typed):
    type: Literal["email_text_input"]
    initial_value: str | None = None


class UrlInput(_Typed):
    type: Literal["url_text_input"]
    initial_value: str | None = None


class FileInput(Element):
    type: Literal["file_input"]
    filetypes: Annotated[list[str], Field(min_length=1)] | None = None
    max_files: Annotated[int, Field(ge=1, le=10)] | None = None


_Chooser = (
    StaticSelect
    | MultiStaticSelect
    | ExternalSelect
    | MultiExternalSelect
    | UsersSelect
    | MultiUsersSelect
    | ConversationsSelect
    | MultiConversationsSelect
    | ChannelsSelect
    | MultiChannelsSelect
    | Radios
    | Checkboxes
    | DatePicker
    | TimePicker
    | DateTimePicker
)
InAccessory = Annotated[_Chooser | Button | Overflow | ImageElement, Field(discriminator="type")]
InActions = Annotated[_Chooser | Button | Overflow | RichTextInput, Field(discriminator="type")]
InInput = Annotated[
    _Chooser | PlainTextInput | RichTextInput | NumberInput | EmailInput | UrlInput | FileInput,
    Field(discriminator="type"),
]
InContextActions = Annotated[FeedbackButtons | IconButton, Field(discriminator="type")]


class PlainInContext(Shape):
    type: Literal["plain_text"]
    text: Annotated[str, Some(3000)]
    emoji: bool | None = None


class MrkdwnInContext(Shape):
    type: Literal["mrkdwn"]
    text: Annotated[str, Some(3000)]
    verbatim: bool | None = None


InContext = Annotated[PlainInContext | MrkdwnInContext | ImageElement, Field(discriminator="type")]
