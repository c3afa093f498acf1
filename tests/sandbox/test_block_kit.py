"""Blocks and views: every limit of the platform is held, and what is wrong is pointed at."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.block_kit.check import check_message, check_view
from app.sandbox.server import Sandbox
from tests.sandbox.samples import BUTTON, CONFIRM, LINE, OPTION, TEXT, actions, buttons, field, home, modal, text

Block = dict[str, Any]
SELECT = {"type": "static_select", "options": [OPTION]}
CELL = {"type": "raw_text", "text": "x"}


def select(**more: Any) -> Block:
    return field({"type": "static_select", **more})


WRONG: list[tuple[Block, str]] = [
    ({"type": "section", "text": text(3001)}, "/0/text/text"),
    ({"type": "section", "text": text(3001, "mrkdwn")}, "/0/text/text"),
    ({"type": "section", "text": text(0)}, "/0/text/text"),
    ({"type": "section", "text": {"type": "html", "text": "x"}}, "/0/text/type"),
    ({"type": "section", "text": "x"}, "/0/text"),
    ({"type": "section"}, "/0"),
    ({"type": "section", "fields": [TEXT] * 11}, "/0/fields"),
    ({"type": "section", "fields": []}, "/0/fields"),
    ({"type": "section", "fields": [text(2001)]}, "/0/fields/0/text"),
    ({"type": "section", "text": TEXT, "accessory": {"type": "plain_text_input"}}, "/0/accessory/type"),
    ({"type": "section", "text": TEXT, "colour": "red"}, "/0"),
    ({"type": "header", "text": text(151)}, "/0/text/text"),
    ({"type": "header", "text": text(1, "mrkdwn")}, "/0/text/type"),
    ({"type": "header"}, "/0"),
    ({"type": "context", "elements": [TEXT] * 11}, "/0/elements"),
    ({"type": "context", "elements": []}, "/0/elements"),
    ({"type": "context", "elements": [BUTTON]}, "/0/elements/0/type"),
    (actions(*buttons(26)), "/0/elements"),
    (actions(), "/0/elements"),
    (actions(BUTTON, BUTTON), "/0/elements/1/action_id"),
    (actions({"type": "plain_text_input"}), "/0/elements/0/type"),
    (actions({**BUTTON, "text": text(76)}), "/0/elements/0/text/text"),
    (actions({**BUTTON, "text": text(1, "mrkdwn")}), "/0/elements/0/text/type"),
    (actions({**BUTTON, "value": "x" * 2001}), "/0/elements/0/value"),
    (actions({**BUTTON, "url": "x" * 3001}), "/0/elements/0/url"),
    (actions({**BUTTON, "action_id": "x" * 256}), "/0/elements/0/action_id"),
    (actions({**BUTTON, "style": "default"}), "/0/elements/0/style"),
    (actions({**BUTTON, "accessibility_label": "x" * 76}), "/0/elements/0/accessibility_label"),
    (actions({**BUTTON, "confirm": {**CONFIRM, "title": text(101)}}), "/0/elements/0/confirm/title/text"),
    (actions({**BUTTON, "confirm": {**CONFIRM, "text": text(301)}}), "/0/elements/0/confirm/text/text"),
    (actions({**BUTTON, "confirm": {**CONFIRM, "confirm": text(31)}}), "/0/elements/0/confirm/confirm/text"),
    (actions({**BUTTON, "confirm": {**CONFIRM, "deny": text(31)}}), "/0/elements/0/confirm/deny/text"),
    (actions({"type": "overflow", "options": [OPTION] * 6}), "/0/elements/0/options"),
    (actions({"type": "overflow", "options": []}), "/0/elements/0/options"),
    (actions({"type": "overflow", "options": [{**OPTION, "url": "x" * 3001}]}), "/0/elements/0/options/0/url"),
    ({"type": "divider", "block_id": "x" * 256}, "/0/block_id"),
    ({"type": "image", "image_url": "https://example.com/a.png"}, "/0"),
    ({"type": "image", "alt_text": "x"}, "/0"),
    ({"type": "image", "alt_text": "x" * 2001, "image_url": "https://example.com/a.png"}, "/0/alt_text"),
    ({"type": "image", "alt_text": "x", "image_url": "x" * 3001}, "/0/image_url"),
    ({"type": "image", "alt_text": "x", "image_url": "x", "title": text(2001)}, "/0/title/text"),
    ({"type": "input", "label": TEXT}, "/0"),
    ({"type": "input", "element": {"type": "plain_text_input"}}, "/0"),
    (field(BUTTON), "/0/element/type"),
    (field({"type": "plain_text_input"}, label=text(2001)), "/0/label/text"),
    (field({"type": "plain_text_input"}, hint=text(2001)), "/0/hint/text"),
    (field({"type": "plain_text_input", "placeholder": text(151)}), "/0/element/placeholder/text"),
    (field({"type": "plain_text_input", "min_length": 3001}), "/0/element/min_length"),
    (field({"type": "plain_text_input", "max_length": 3001}), "/0/element/max_length"),
    (field({"type": "plain_text_input", "max_length": 0}), "/0/element/max_length"),
    (field({"type": "plain_text_input", "initial_value": "x" * 3001}), "/0/element/initial_value"),
    (
        field({"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": ["on_leave"]}}),
        "/0/element/dispatch_action_config/trigger_actions_on/0",
    ),
    (field({"type": "rich_text_input", "max_lines": 101}), "/0/element/max_lines"),
    (field({"type": "number_input"}), "/0/element"),
    (field({"type": "number_input", "is_decimal_allowed": True, "min_value": 1}), "/0/element/min_value"),
    (field({"type": "radio_buttons", "options": [OPTION] * 11}), "/0/element/options"),
    (field({"type": "radio_buttons", "options": []}), "/0/element/options"),
    (field({"type": "checkboxes", "options": [OPTION] * 11}), "/0/element/options"),
    (
        field({"type": "radio_buttons", "options": [OPTION], "initial_option": {**OPTION, "value": "w"}}),
        "/0/element",
    ),
    (select(options=[OPTION] * 101), "/0/element/options"),
    (select(options=[]), "/0/element/options"),
    (select(), "/0/element"),
    (select(options=[OPTION], option_groups=[{"label": TEXT, "options": [OPTION]}]), "/0/element"),
    (select(option_groups=[{"label": TEXT, "options": [OPTION]}] * 101), "/0/element/option_groups"),
    (
        select(option_groups=[{"label": text(76), "options": [OPTION]}]),
        "/0/element/option_groups/0/label/text",
    ),
    (
        select(option_groups=[{"label": TEXT, "options": [OPTION] * 101}]),
        "/0/element/option_groups/0/options",
    ),
    (select(options=[{**OPTION, "text": text(76)}]), "/0/element/options/0/text/text"),
    (select(options=[{**OPTION, "value": "x" * 151}]), "/0/element/options/0/value"),
    (select(options=[{**OPTION, "description": text(76)}]), "/0/element/options/0/description/text"),
    (select(options=[{"text": TEXT}]), "/0/element/options/0"),
    (select(options=[OPTION], initial_option={**OPTION, "value": "w"}), "/0/element"),
    (field({"type": "datepicker", "initial_date": "23.11.2026"}), "/0/element/initial_date"),
    (field({"type": "timepicker", "initial_time": "9am"}), "/0/element/initial_time"),
    (field({"type": "datetimepicker", "initial_date_time": 17}), "/0/element/initial_date_time"),
    (field({"type": "file_input", "max_files": 11}), "/0/element/max_files"),
    (field({"type": "multi_users_select", "max_selected_items": 0}), "/0/element/max_selected_items"),
    (
        field({"type": "conversations_select", "filter": {"include": ["dm"]}}),
        "/0/element/filter/include/0",
    ),
    ({"type": "rich_text", "elements": [{"type": "rich_text_poem", "elements": []}]}, "/0/elements/0/type"),
    ({"type": "video", "alt_text": "x", "title": text(200), "video_url": "x", "thumbnail_url": "x"}, "/0/title/text"),
    ({"type": "poem"}, "/0/type"),
    ({"text": TEXT}, "/0"),
]
ONLY_MESSAGES: list[tuple[Block, str]] = [
    ({"type": "markdown", "text": "x" * 12_001}, "/0/text"),
    ({"type": "table", "rows": [[CELL]] * 101}, "/0/rows"),
    ({"type": "table", "rows": [[CELL] * 21]}, "/0/rows/0"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]}, "/0"),
    ({"type": "data_table", "caption": "x", "rows": [[CELL]]}, "/0/rows"),
    ({"type": "data_table", "caption": "x", "rows": [[CELL]] * 2, "page_size": 101}, "/0/page_size"),
    ({"type": "data_table", "rows": [[CELL]] * 2}, "/0"),
    ({"type": "card"}, "/0"),
    ({"type": "card", "title": text(151)}, "/0/title/text"),
    ({"type": "card", "body": text(201)}, "/0/body/text"),
    ({"type": "carousel", "elements": [{"type": "card", "title": TEXT}] * 11}, "/0/elements"),
    ({"type": "container", "child_blocks": [{"type": "divider"}] * 11}, "/0/child_blocks"),
    ({"type": "container", "child_blocks": [{"type": "divider"}], "width": "huge"}, "/0/width"),
    (
        {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "bin", "text": TEXT}]},
        "/0/elements/0/icon",
    ),
    (
        {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": TEXT}] * 6},
        "/0/elements",
    ),
    ({"type": "alert", "text": TEXT}, "/0/type"),
]
WRONG_VIEWS: list[tuple[Block, str]] = [
    (modal(title=text(25)), "/view/title/text"),
    (modal(title=None), "/view/title"),
    ({"type": "modal", "blocks": []}, "/view"),
    (modal(submit=text(25)), "/view/submit/text"),
    (modal(close=text(25)), "/view/close/text"),
    (modal(private_metadata="x" * 3001), "/view/private_metadata"),
    (modal(callback_id="x" * 256), "/view/callback_id"),
    (modal(external_id="x" * 256), "/view/external_id"),
    (modal(*[{"type": "divider"}] * 101), "/view/blocks"),
    (modal(LINE, submit=None), "/view/blocks/0/input"),
    (modal(LINE, LINE), "/view/blocks/1/block_id"),
    (modal({"type": "table", "rows": [[CELL]]}), "/view/blocks/0/type"),
    (modal({"type": "alert", "text": TEXT, "level": "loud"}), "/view/blocks/0/level"),
    (
        modal(*(field({"type": "plain_text_input", "focus_on_load": True}) for _ in range(2))),
        "/view/blocks/1/element/focus_on_load",
    ),
    (home(title=TEXT), "/view"),
    (home(*[{"type": "divider"}] * 101), "/view/blocks"),
    ({"type": "workflow_step", "blocks": []}, "/view/type"),
    ({"type": "modal", "title": TEXT}, "/view"),
]
RIGHT: list[Block] = [
    {"type": "section", "text": text(3000)},
    {"type": "section", "text": text(3000, "mrkdwn"), "expand": True},
    {"type": "section", "fields": [text(2000)] * 10},
    {"type": "section", "text": TEXT, "accessory": BUTTON},
    {"type": "section", "text": TEXT, "accessory": {"type": "overflow", "options": [OPTION] * 5}},
    {"type": "section", "text": TEXT, "accessory": {"type": "image", "alt_text": "x", "image_url": "https://x.test"}},
    {"type": "header", "text": text(150)},
    {"type": "context", "elements": [TEXT] * 10},
    actions(*buttons(25)),
    actions({**BUTTON, "style": "danger", "confirm": CONFIRM, "url": "https://x.test"}),
    actions(SELECT, {"type": "users_select", "action_id": "u"}, {"type": "datepicker", "initial_date": "2026-11-23"}),
    {"type": "divider", "block_id": "x" * 255},
    {"type": "image", "alt_text": "x" * 2000, "image_url": "https://x.test/a.png", "title": text(2000)},
    field(
        {"type": "plain_text_input", "max_length": 3000, "min_length": 0, "multiline": True}, hint=TEXT, optional=True
    ),
    field({"type": "number_input", "is_decimal_allowed": False, "min_value": "-1", "max_value": "2.5"}),
    field({"type": "radio_buttons", "options": [OPTION] * 10, "initial_option": OPTION}),
    field({"type": "checkboxes", "options": [{"text": text(75, "mrkdwn"), "value": "x" * 150}]}),
    select(options=[OPTION] * 100, initial_option=OPTION),
    select(option_groups=[{"label": text(75), "options": [OPTION] * 100}] * 100),
    field({"type": "multi_users_select", "max_selected_items": 1, "placeholder": text(150)}),
    field({"type": "conversations_select", "filter": {"include": ["im"]}, "response_url_enabled": True}),
    field({"type": "timepicker", "initial_time": "09:30", "timezone": "Europe/London"}),
    field({"type": "datetimepicker", "initial_date_time": 1_795_428_000}),
    field({"type": "rich_text_input", "min_lines": 1, "max_lines": 100}),
    field({"type": "email_text_input"}, dispatch_action=True),
    field({"type": "file_input", "max_files": 10, "filetypes": ["pdf"]}),
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]},
]
RIGHT_MESSAGES: list[Block] = [
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "table", "rows": [[CELL] * 20] * 100},
    {"type": "data_table", "caption": "x", "rows": [[CELL]] * 201, "page_size": 100},
    {"type": "carousel", "elements": [{"type": "card", "title": text(150), "body": text(200)}] * 10},
    {"type": "container", "child_blocks": [{"type": "divider"}] * 10, "width": "wide", "title": text(150)},
]


def test_at_least_seventy_wrong_and_twentyfive_right_ones_are_tried() -> None:
    assert len(WRONG) + len(ONLY_MESSAGES) + len(WRONG_VIEWS) >= 70
    assert len(RIGHT) + len(RIGHT_MESSAGES) >= 25


@pytest.mark.parametrize(("block", "pointer"), WRONG)
def test_a_block_over_a_limit_is_pointed_at(block: Block, pointer: str) -> None:
    assert [found for _, found in check_message([block])] == [f"/blocks{pointer}"]
    assert [found for _, found in check_view(modal(block))] == [f"/view/blocks{pointer}"]


@pytest.mark.parametrize(("block", "pointer"), ONLY_MESSAGES)
def test_a_block_of_messages_over_a_limit_is_pointed_at(block: Block, pointer: str) -> None:
    assert [found for _, found in check_message([block])] == [f"/blocks{pointer}"]


@pytest.mark.parametrize(("view", "pointer"), WRONG_VIEWS)
def test_a_view_over_a_limit_is_pointed_at(view: Block, pointer: str) -> None:
    assert [found for _, found in check_view(view)] == [pointer]


@pytest.mark.parametrize("block", RIGHT)
def test_what_is_within_every_limit_is_taken_in_messages_and_modals(block: Block) -> None:
    assert check_message([block]) == []
    assert check_view(modal(block)) == []


@pytest.mark.parametrize("block", RIGHT_MESSAGES)
def test_what_only_messages_may_hold_is_taken_there(block: Block) -> None:
    assert check_message([block]) == []


def test_fifty_blocks_fit_a_message_and_a_hundred_a_view() -> None:
    line = {"type": "divider"}
    assert check_message([line] * 50) == []
    assert check_message([line] * 51) == [("no more than 50 items allowed", "/blocks")]
    assert check_view(modal(*[line] * 100)) == []
    assert check_view(home(*[line] * 100)) == []


def test_markdown_is_counted_over_the_whole_message() -> None:
    half = {"type": "markdown", "text": "x" * 6001}
    assert check_message([half, half]) == [("must be less than 12001 characters", "/blocks")]


async def test_a_message_is_refused_with_pointer_and_words(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as raised:
        await client.chat_postMessage(channel="U0MAYA", text="x", blocks=[{"type": "section", "text": text(3001)}])
    answer = raised.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_a_view_is_refused_as_invalid_arguments(slack: Sandbox, client: AsyncWebClient) -> None:
    trigger = slack.triggers.new(slack.app, "U0MAYA")
    with pytest.raises(SlackApiError) as raised:
        await client.views_open(trigger_id=trigger, view=modal(LINE, submit=None))
    answer = raised.value.response
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"
    ]


async def test_a_view_of_more_than_250_kilobytes_is_too_large(
    slack: Sandbox, client: AsyncWebClient, refused: Any
) -> None:
    trigger = slack.triggers.new(slack.app, "U0MAYA")
    heavy = modal(*({"type": "section", "text": text(3000)} for _ in range(90)))
    assert await refused(client.views_open(trigger_id=trigger, view=heavy)) == "view_too_large"
