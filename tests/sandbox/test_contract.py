"""The pretend Slack keeps Slack's contract, seen by a plain Bolt app."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.block_kit.check import check_message, check_view
from app.sandbox.server import Sandbox

TEXT = {"type": "plain_text", "text": "x"}


def text(length: int) -> dict[str, str]:
    return {"type": "plain_text", "text": "x" * length}


def view(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": TEXT, "submit": TEXT, "callback_id": "f", "blocks": list(blocks), **more}


LINE = {"type": "input", "block_id": "line", "label": TEXT, "element": {"type": "plain_text_input", "action_id": "a"}}
BUTTON = {"type": "button", "text": TEXT, "action_id": "go", "value": "1"}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(ack_seconds=1.5) as served:
        yield served


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url, session=session, retry_handlers=[])


@pytest.fixture
async def app(sandbox: Sandbox, client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    app = AsyncApp(client=client, process_before_response=True)
    handler = AsyncSocketModeHandler(app, sandbox.app_token)
    await handler.connect_async()
    await sandbox.hub.connected()
    yield app
    await handler.close_async()


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


async def test_a_command_opens_a_form_that_answers_with_errors_and_then_changes(
    app: AsyncApp, sandbox: Sandbox
) -> None:
    @app.command("/form")
    async def on_form(ack: Any, body: Any, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view(LINE))
        await ack("opened")

    @app.view("f")
    async def on_submit(ack: Any, view: Any) -> None:
        value = view["state"]["values"]["line"]["a"]["value"]
        if value == "bad":
            await ack(response_action="errors", errors={"line": "not this"})
        else:
            await ack(response_action="update", view={**changed, "title": text(3)})

    changed = view(LINE)
    maya = sandbox.person("Maya")
    await maya.run("/form")
    assert "opened" in maya.seen
    await maya.submit()
    assert maya.errors == {"x": "Please complete this required field."}
    maya.fill("x", "bad")
    await maya.submit()
    assert maya.errors == {"x": "not this"}
    maya.fill("x", "good")
    await maya.submit()
    assert maya.modal is not None
    assert maya.modal.content["title"]["text"] == "xxx"
    assert maya.modal.values["line"]["a"]["value"] == "good"


async def test_a_button_changes_its_message_and_answers_at_its_url(app: AsyncApp, sandbox: Sandbox) -> None:
    @app.action("go")
    async def on_go(ack: Any, body: Any, client: Any, respond: Any) -> None:
        message = body["message"]
        await client.chat_update(channel=body["channel"]["id"], ts=message["ts"], text="gone")
        await ack()
        await respond("only for you")

    maya = sandbox.person("Maya")
    blocks = [{"type": "actions", "elements": [BUTTON]}]
    await app.client.chat_postMessage(channel=maya.id, text="go?", blocks=blocks)
    await maya.press("x")
    assert maya.newest is not None
    assert (maya.newest.text, maya.newest.blocks) == ("gone", [])
    assert [note.text for note in maya.ephemerals] == ["only for you"]


async def test_a_listener_that_never_acknowledges_is_seen_by_the_person(app: AsyncApp, sandbox: Sandbox) -> None:
    @app.command("/slow")
    async def on_slow(ack: Any) -> None:
        await asyncio.sleep(1.8)
        await ack()

    await sandbox.person("Maya").run("/slow")
    assert 'failed with the error "operation_timeout"' in sandbox.person("Maya").seen


async def test_an_unanswered_event_comes_again_and_says_so(app: AsyncApp, sandbox: Sandbox) -> None:
    seen: list[Any] = []

    @app.event("message")
    async def on_message(request: Any) -> None:
        seen.append(request.headers.get("x-slack-retry-num"))
        if len(seen) == 1:
            raise RuntimeError("not now")

    await sandbox.person("Maya").say("hello")
    assert seen == [["0"], ["1"]]


async def test_a_trigger_is_good_for_once_and_three_seconds(client: AsyncWebClient, sandbox: Sandbox) -> None:
    trigger = sandbox.triggers.new(sandbox.app, "U0MAYA")
    await client.views_open(trigger_id=trigger, view=view())
    assert await error_of(client.views_open(trigger_id=trigger, view=view())) == "exchanged_trigger_id"
    old = sandbox.triggers.new(sandbox.app, "U0MAYA")
    sandbox.triggers.given[old].made_at -= 4
    assert await error_of(client.views_open(trigger_id=old, view=view())) == "expired_trigger_id"
    assert await error_of(client.views_open(trigger_id="1.2.3", view=view())) == "invalid_trigger_id"


async def test_errors_read_as_slacks(client: AsyncWebClient, sandbox: Sandbox) -> None:
    assert await error_of(client.api_call("no.such")) == "unknown_method"
    assert await error_of(client.chat_postMessage(channel="C0GENERAL", text="x")) == "not_in_channel"
    assert await error_of(client.chat_postMessage(channel="C0NOWHERE", text="x")) == "channel_not_found"
    assert await error_of(client.api_call("chat.postMessage", json={"channel": "U0MAYA"})) == "no_text"
    assert await error_of(client.conversations_open(users="U0ROBOT")) == "cannot_dm_bot"
    assert await error_of(client.users_info(user="U0NOBODY")) == "user_not_found"
    assert await error_of(client.chat_update(channel="D9NOWHERE", ts="1.0", text="x")) == "channel_not_found"
    wrong = AsyncWebClient(token="xoxb-wrong", base_url=sandbox.api_url)
    assert await error_of(wrong.auth_test()) == "invalid_auth"


async def test_a_message_to_a_deactivated_person_succeeds_as_it_does_on_slack(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    sandbox.workspace.im("U0GONE")
    assert (await client.chat_postMessage(channel="D0GONE", text="hello"))["ok"]


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"type": "section", "text": text(3001)}, "/blocks/0/text/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "section", "fields": [text(1)] * 11}, "/blocks/0/fields"),
        ({"type": "header", "text": text(151)}, "/blocks/0/text/text"),
        ({"type": "context", "elements": [TEXT] * 11}, "/blocks/0/elements"),
        ({"type": "actions", "elements": [{**BUTTON, "action_id": f"{n}"} for n in range(26)]}, "/blocks/0/elements"),
        ({"type": "actions", "elements": [BUTTON, BUTTON]}, "/blocks/0/elements/1/action_id"),
        ({"type": "actions", "elements": [{**BUTTON, "text": text(76)}]}, "/blocks/0/elements/0/text/text"),
        ({"type": "actions", "elements": [{**BUTTON, "value": "x" * 2001}]}, "/blocks/0/elements/0/value"),
        ({"type": "actions", "elements": []}, "/blocks/0/elements"),
        ({"type": "section", "text": text(0)}, "/blocks/0/text/text"),
        ({"type": "divider", "block_id": "x" * 256}, "/blocks/0/block_id"),
        ({"type": "poem"}, "/blocks/0/type"),
        ({"type": "input", "label": TEXT}, "/blocks/0"),
        (
            {**LINE, "element": {"type": "radio_buttons", "options": [{"text": TEXT, "value": "v"}] * 11}},
            "/blocks/0/element/options",
        ),
        (
            {**LINE, "element": {"type": "static_select", "options": [{"text": text(76), "value": "v"}]}},
            "/blocks/0/element/options/0/text/text",
        ),
        (
            {**LINE, "element": {"type": "plain_text_input", "placeholder": text(151)}},
            "/blocks/0/element/placeholder/text",
        ),
    ],
)
def test_a_block_over_a_limit_is_pointed_at(block: dict[str, Any], pointer: str) -> None:
    assert [found for _, found in check_message([block])] == [pointer]
    assert [found for _, found in check_view(view(block))] == [f"/view{pointer}"]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (view(title=text(25)), "/view/title/text"),
        (view(title=None), "/view"),
        (view(private_metadata="x" * 3001), "/view/private_metadata"),
        (view(LINE, submit=None), "/view/blocks/0/input"),
        (view(LINE, LINE), "/view/blocks/1/block_id"),
        (view(*[{"type": "divider"}] * 101), "/view/blocks"),
        (view(type="poster"), "/view/type"),
    ],
)
def test_a_view_over_a_limit_is_pointed_at(wrong: dict[str, Any], pointer: str) -> None:
    assert [found for _, found in check_view(wrong)] == [pointer]


def test_fifty_blocks_fit_a_message_and_one_more_does_not() -> None:
    assert check_message([{"type": "divider"}] * 50) == []
    assert check_message([{"type": "divider"}] * 51) == [("no more than 50 items allowed", "/blocks")]


async def test_a_refused_message_names_the_place(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as raised:
        await client.chat_postMessage(channel="U0MAYA", text="x", blocks=[{"type": "section", "text": text(3001)}])
    answer = raised.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]
