"""Commands, buttons, forms, shortcuts and the Home tab, as a Bolt app meets them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from tests.sandbox.conftest import Refused
from tests.sandbox.samples import BUTTON, LINE, OPTION, TEXT, actions, field, home, modal, text

TROUBLE = "We had some trouble connecting. Try again?"


async def open_form(bolt: AsyncApp, slack: Sandbox, view: dict[str, Any]) -> Any:
    """Let Maya open a form with a command."""

    @bolt.command("/form")
    async def on_form(ack: Any, body: Any, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    maya = slack.person("Maya")
    await maya.run("/form")
    return maya


# triggers


async def test_a_trigger_is_good_for_once_and_three_seconds(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    trigger = slack.triggers.new(slack.app, "U0MAYA")
    await client.views_open(trigger_id=trigger, view=modal())
    assert await refused(client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    old = slack.triggers.new(slack.app, "U0MAYA")
    slack.triggers.given[old].made_at -= 4
    assert await refused(client.views_open(trigger_id=old, view=modal())) == "expired_trigger_id"
    assert await refused(client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"


async def test_a_form_that_is_refused_does_not_use_its_trigger_up(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    trigger = slack.triggers.new(slack.app, "U0MAYA")
    assert await refused(client.views_open(trigger_id=trigger, view=modal(title=text(25)))) == "invalid_arguments"
    assert (await client.views_open(trigger_id=trigger, view=modal()))["ok"]


# commands


async def test_a_command_is_answered_for_one_person_or_for_all(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.command("/say")
    async def on_say(ack: Any, body: Any) -> None:
        await (ack(response_type="in_channel", text="all") if body["text"] == "all" else ack("one"))

    maya, priya = slack.person("Maya"), slack.person("Priya")
    await maya.run("/say one", channel="C0GENERAL")
    await maya.run("/say all", channel="C0GENERAL")
    said = [message.text for message in slack.workspace.channels["C0GENERAL"].messages]
    assert said == ["/say all", "all"]
    assert [note.text for note in maya.ephemerals] == ["one"]
    assert priya.ephemerals == []


async def test_people_and_channels_arrive_as_marks_and_the_rest_escaped(bolt: AsyncApp, slack: Sandbox) -> None:
    seen: list[str] = []

    @bolt.command("/say")
    async def on_say(ack: Any, body: Any) -> None:
        seen.append(body["text"])
        await ack()

    await slack.person("Priya").run("/say @Maya <& #general #leads")
    assert seen == ["<@U0MAYA|maya> &lt;&amp; <#C0GENERAL|general> <#G0LEADS|>"]


async def test_a_command_nobody_has_is_said_to_be_none() -> None:
    slack = Sandbox(manifest=manifest_of({"display_information": {"name": "Silent"}}))
    await slack.person("Maya").run("/nothing")
    assert "`/nothing` is not a valid command." in slack.person("Maya").seen


async def test_a_listener_that_is_late_is_seen_by_the_person(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.command("/slow")
    async def on_slow(ack: Any) -> None:
        await asyncio.sleep(1.2)
        await ack()

    @bolt.action("go")
    async def on_go() -> None:
        """Never acknowledges."""

    maya = slack.person("Maya")
    await maya.run("/slow")
    assert '/slow failed with the error "operation_timeout"' in maya.seen
    await bolt.client.chat_postMessage(channel=maya.id, text="go?", blocks=[actions(BUTTON)])
    await maya.press("x")
    assert maya.toasts == [TROUBLE]


# buttons and choices


async def test_a_button_changes_its_message_and_answers_at_its_url(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.action("go")
    async def on_go(ack: Any, body: Any, client: Any, respond: Any) -> None:
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="gone")
        await ack()
        await respond("only for you")

    maya = slack.person("Maya")
    await bolt.client.chat_postMessage(channel=maya.id, text="go?", blocks=[actions(BUTTON)])
    await maya.press("x")
    assert maya.newest is not None
    assert (maya.newest.text, maya.newest.blocks) == ("gone", [])
    assert [note.text for note in maya.ephemerals] == ["only for you"]


async def test_what_is_chosen_in_a_message_arrives_and_stays(bolt: AsyncApp, slack: Sandbox) -> None:
    states: list[Any] = []

    @bolt.action("pick")
    async def on_pick(ack: Any, body: Any) -> None:
        states.append((body["actions"][0]["selected_option"]["value"], body["state"]["values"]["row"]["day"]))
        await ack()

    select = {"type": "static_select", "action_id": "pick", "options": [OPTION]}
    row = {**actions(select, {"type": "datepicker", "action_id": "day"}), "block_id": "row"}
    maya = slack.person("Maya")
    await bolt.client.chat_postMessage(channel=maya.id, text="?", blocks=[row])
    await maya.choose("pick", "x")
    assert states == [("v", {"type": "datepicker", "selected_date": None})]
    assert maya.messages[0].values["row"]["pick"]["selected_option"] == OPTION


async def test_an_external_select_asks_the_app_for_options(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.options("find")
    async def on_find(ack: Any, payload: Any) -> None:
        await ack(options=[{"text": {"type": "plain_text", "text": payload["value"]}, "value": "1"}])

    maya = await open_form(bolt, slack, modal(field({"type": "external_select", "action_id": "find"})))
    offered = await maya.options("find", "may")
    assert offered[0]["text"]["text"] == "may"


async def test_a_response_url_serves_five_times_in_thirty_minutes(slack: Sandbox) -> None:
    channel = slack.workspace.im("U0MAYA")
    path = slack.hooks.new(slack.app, "U0MAYA", channel, None, "commands")
    token = path.rsplit("/", 1)[1]
    assert [slack.hooks.answer(token, {"text": "x"}).status for _ in range(6)] == [200] * 5 + [404]
    other = slack.hooks.new(slack.app, "U0MAYA", channel, None, "commands").rsplit("/", 1)[1]
    slack.clock.move(timedelta(minutes=31))
    assert slack.hooks.answer(other, {"text": "x"}).text == "expired_url"


async def test_a_response_url_replaces_deletes_and_posts(slack: Sandbox) -> None:
    maya, channel = slack.person("Maya"), slack.workspace.im("U0MAYA")
    note = slack.workspace.whisper("U0MAYA", channel.id, "first", slack.app)

    def hook() -> str:
        return slack.hooks.new(slack.app, "U0MAYA", channel, note, "actions").rsplit("/", 1)[1]

    slack.hooks.answer(hook(), {"text": "second", "replace_original": True})
    assert [one.text for one in maya.ephemerals] == ["second"]
    slack.hooks.answer(hook(), {"delete_original": True})
    assert maya.ephemerals == []
    slack.hooks.answer(hook(), {"text": "for all", "response_type": "in_channel", "replace_original": False})
    assert [message.text for message in maya.messages] == ["for all"]


@pytest.mark.parametrize("body", [None, [], {}, {"blocks": [{"type": "poem"}]}])
async def test_a_response_url_refuses_what_it_cannot_read(slack: Sandbox, body: Any) -> None:
    hook = slack.hooks.new(slack.app, "U0MAYA", slack.workspace.im("U0MAYA"), None, "app").rsplit("/", 1)[1]
    assert slack.hooks.answer(hook, body).status == 400


# forms


async def test_a_form_answers_with_errors_and_then_changes_and_keeps_what_was_typed(
    bolt: AsyncApp, slack: Sandbox
) -> None:
    @bolt.view("f")
    async def on_submit(ack: Any, view: Any) -> None:
        if view["state"]["values"]["line"]["a"]["value"] == "bad":
            await ack(response_action="errors", errors={"line": "not this"})
        else:
            await ack(response_action="update", view={**modal(LINE), "title": text(3)})

    maya = await open_form(bolt, slack, modal(LINE))
    await maya.submit()
    assert maya.errors == {"x": "Please complete this required field."}
    maya.fill("x", "bad")
    await maya.submit()
    assert maya.errors == {"x": "not this"}
    maya.fill("x", "good")
    await maya.submit()
    assert maya.open_form.content["title"]["text"] == "xxx"
    assert maya.open_form.values["line"]["a"]["value"] == "good"


async def test_forms_stack_three_high_and_close_with_an_empty_answer(bolt: AsyncApp, slack: Sandbox) -> None:
    errors: list[str] = []

    @bolt.view("f")
    async def on_submit(ack: Any) -> None:
        await ack(response_action="push", view=modal(title=text(2)))

    @bolt.action("go")
    async def on_go(ack: Any, body: Any, client: Any) -> None:
        answer = await client.api_call(
            "views.push", json={"trigger_id": body["trigger_id"], "view": modal(title=text(4))}
        )
        errors.append(answer["ok"])
        await ack()

    maya = await open_form(bolt, slack, modal(actions(BUTTON)))
    await maya.press("x")
    await maya.submit()
    titles = [view.content["title"]["text"] for view in slack.workspace.stack(maya.id)]
    assert titles == ["x", "xxxx", "xx"]
    assert maya.open_form.previous_id == slack.workspace.stack(maya.id)[1].id
    await maya.submit()
    assert maya.open_form.trouble == TROUBLE
    assert "push_limit_reached" in slack.log.problems[0]
    slack.log.problems.clear()


async def test_clear_closes_them_all_and_an_empty_body_only_one(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.view("f")
    async def on_submit(ack: Any, view: Any) -> None:
        await (ack(response_action="clear") if view["private_metadata"] == "all" else ack())

    maya = slack.person("Maya")
    for metadata, left in (("one", 1), ("all", 0)):
        slack.workspace.stack(maya.id).clear()
        await bolt.client.views_open(trigger_id=slack.triggers.new(slack.app, maya.id), view=modal())
        push = modal(private_metadata=metadata)
        await bolt.client.views_push(trigger_id=slack.triggers.new(slack.app, maya.id), view=push)
        await maya.submit()
        assert len(slack.workspace.stack(maya.id)) == left


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update"},
        {"response_action": "update", "view": {"type": "modal", "title": TEXT}},
        {"response_action": "shout"},
        {"text": "ok"},
    ],
)
async def test_an_answer_a_form_cannot_take_leaves_it_open_with_slacks_complaint(
    bolt: AsyncApp, slack: Sandbox, answer: dict[str, Any]
) -> None:
    @bolt.view("f")
    async def on_submit(ack: Any) -> None:
        from slack_bolt.response import BoltResponse  # noqa: PLC0415 - only here is an answer made by hand

        ack.response = BoltResponse(status=200, body=answer)

    maya = await open_form(bolt, slack, modal())
    await maya.submit()
    assert maya.open_form.trouble == TROUBLE
    assert len(slack.log.problems) == 1


async def test_a_closed_form_is_told_of_only_where_it_asks_to(bolt: AsyncApp, slack: Sandbox) -> None:
    closed: list[tuple[bool, Any]] = []

    @bolt.view_closed("f")
    async def on_closed(ack: Any, body: Any) -> None:
        closed.append((body["is_cleared"], body["view"]["state"]["values"]))
        await ack()

    maya = slack.person("Maya")
    for quiet in (True, False):
        view = modal(LINE, notify_on_close=not quiet)
        await bolt.client.views_open(trigger_id=slack.triggers.new(slack.app, maya.id), view=view)
        await maya.close()
    assert closed == [(False, {})]
    view = modal(notify_on_close=True)
    await bolt.client.views_open(trigger_id=slack.triggers.new(slack.app, maya.id), view=view)
    await bolt.client.views_push(trigger_id=slack.triggers.new(slack.app, maya.id), view=view)
    await maya.close_all()
    assert closed[1:] == [(True, {})]
    assert maya.modal is None


async def test_an_update_that_is_behind_is_refused_by_its_hash(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    opened = await client.views_open(trigger_id=slack.triggers.new(slack.app, "U0MAYA"), view=modal(external_id="e"))
    old, view_id = opened["view"]["hash"], opened["view"]["id"]
    await client.views_update(view_id=view_id, hash=old, view=modal(external_id="e"))
    assert await refused(client.views_update(view_id=view_id, hash=old, view=modal())) == "hash_conflict"
    await client.views_update(external_id="e", view=modal(external_id="e"))
    taken = client.views_open(trigger_id=slack.triggers.new(slack.app, "U0SAM"), view=modal(external_id="e"))
    assert await refused(taken) == "duplicate_external_id"
    assert await refused(client.views_update(view_id="V0", view=modal())) == "not_found"


async def test_a_field_tells_of_itself_only_with_dispatch_action(bolt: AsyncApp, slack: Sandbox) -> None:
    told: list[Any] = []

    @bolt.action("a")
    async def on_typed(ack: Any, body: Any) -> None:
        told.append(body["actions"][0]["value"])
        await ack()

    maya = await open_form(
        bolt, slack, modal(LINE, {**LINE, "block_id": "two", "dispatch_action": True, "label": text(2)})
    )
    maya.fill("xx", "typed")
    await maya.enter("xx", "typed")
    assert told == ["typed"]


async def test_a_conversation_chosen_in_a_form_brings_a_response_url(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.view("f")
    async def on_submit(ack: Any, body: Any) -> None:
        (place,) = body["response_urls"]
        assert place["channel_id"] == "C0GENERAL"
        await ack()

    element = {"type": "conversations_select", "action_id": "c", "response_url_enabled": True}
    maya = await open_form(bolt, slack, modal(field(element, block_id="where")))
    maya.fill("x", "C0GENERAL")
    await maya.submit()
    assert maya.modal is None


# shortcuts and the Home tab


async def test_a_global_shortcut_has_no_channel_and_a_message_shortcut_has(bolt: AsyncApp, slack: Sandbox) -> None:
    seen: list[set[str]] = []

    @bolt.shortcut("mine")
    async def on_shortcut(ack: Any, body: Any) -> None:
        seen.append({"channel", "message", "response_url"} & set(body))
        await ack()

    maya = slack.person("Maya")
    message = slack.workspace.post(slack.workspace.channels["C0GENERAL"], maya.id, "look")
    await maya.shortcut("mine")
    await maya.message_shortcut("mine", message)
    assert seen == [set(), {"channel", "message", "response_url"}]


async def test_opening_the_home_tab_is_told_each_time_with_the_view_once_there_is_one(
    bolt: AsyncApp, slack: Sandbox
) -> None:
    told: list[bool] = []

    @bolt.event("app_home_opened")
    async def on_home(event: Any, client: Any) -> None:
        told.append("view" in event)
        await client.views_publish(user_id=event["user"], view=home(actions(BUTTON)))

    @bolt.action("go")
    async def on_go(ack: Any, body: Any, client: Any) -> None:
        assert "response_url" not in body
        await client.views_publish(user_id=body["user"]["id"], view=home({"type": "section", "text": text(2)}))
        await ack()

    maya = slack.person("Maya")
    await maya.open_home()
    await maya.open_home(tab="messages")
    await maya.press("x")
    assert told == [False, True]
    assert maya.home_text == "xx"
