"""Events: who is told of what, how often, and in which shape."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from app.sandbox.log import Way
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Astray, Sandbox


def told(slack: Sandbox) -> list[str]:
    """The names of the events that were delivered."""
    return [exchange.name for exchange in slack.log.exchanges if exchange.way is Way.EVENT]


async def listen(bolt: AsyncApp) -> list[Any]:
    """Let the app hear everything, and return where it will stand."""
    heard: list[Any] = []

    @bolt.middleware
    async def note(body: Any, next: Any) -> None:  # noqa: A002 - Bolt hands arguments over by name
        if body.get("type") == "event_callback":
            heard.append(body)
        await next()

    for event in (
        "message",
        "app_mention",
        "reaction_added",
        "user_change",
        "user_profile_changed",
        "member_joined_channel",
    ):

        @bolt.event(event)
        async def on_event() -> None:
            """Hears it."""

    return heard


async def test_an_unanswered_event_comes_again_and_says_so(bolt: AsyncApp, slack: Sandbox) -> None:
    seen: list[Any] = []

    @bolt.event("message")
    async def on_message(request: Any) -> None:
        seen.append(request.headers.get("x-slack-retry-num"))
        if len(seen) == 1:
            raise RuntimeError("not now")

    await slack.person("Maya").say("hello")
    assert seen == [["0"], ["1"]]


async def test_an_event_is_tried_four_times_in_all(slack: Sandbox) -> None:
    slack.dispatch.retry_seconds = (0,)
    slack.hub._ack_seconds = 0.05
    await slack.person("Maya").say("hello")
    tries = [exchange for exchange in slack.log.exchanges if exchange.way is Way.EVENT]
    assert [exchange.retry for exchange in tries] == [0, 1, 2, 3]
    assert len({exchange.request["event_id"] for exchange in tries}) == 1
    assert tries[-1].answer is None


async def test_a_message_has_no_subtype_where_there_is_none(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    await slack.person("Maya").say("hello")
    event = heard[0]["event"]
    assert "subtype" not in event
    assert (event["channel_type"], event["text"]) == ("im", "hello")
    assert event["blocks"][0]["type"] == "rich_text"
    assert len(heard[0]["authorizations"]) == 1


async def test_a_mention_in_a_channel_is_told_twice_with_two_ids(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    general = slack.workspace.channels["C0GENERAL"]
    await slack.person("Maya").write(general, "nobody of us is here")
    assert heard == []
    await slack.invite(general, slack.app.bot_user_id)
    await slack.person("Maya").write(general, f"<@{slack.app.bot_user_id}> look")
    types = [body["event"]["type"] for body in heard]
    assert sorted(types[1:]) == ["app_mention", "message"]
    assert len({body["event_id"] for body in heard}) == len(heard)


async def test_an_edit_and_a_deletion_bring_what_was_before(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    maya = slack.person("Maya")
    message = await maya.say("frist")
    await maya.edit(message, "first")
    await maya.remove(message)
    changed, deleted = (body["event"] for body in heard[1:])
    assert (changed["subtype"], changed["previous_message"]["text"], changed["message"]["text"]) == (
        "message_changed",
        "frist",
        "first",
    )
    assert "user" not in changed
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)


async def test_a_reaction_names_its_message(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    maya = slack.person("Maya")
    message = await maya.say("hello")
    await maya.react(message, "eyes")
    event = heard[-1]["event"]
    assert (event["type"], event["reaction"], event["item"]["ts"]) == ("reaction_added", "eyes", message.ts)


async def test_a_person_who_leaves_is_told_of(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    await slack.change("Maya", deleted=True)
    assert heard[-1]["event"]["user"]["deleted"] is True


async def test_an_app_is_invited_into_a_channel_by_a_command(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    maya, channel = slack.person("Maya"), slack.workspace.channels["C0RESEARCH"]
    await maya.run("/invite nobody at all", channel.id)
    assert "needs somebody" in maya.seen
    await maya.run(f"/invite @{slack.app.name}", channel.id)
    assert slack.app.bot_user_id in channel.members
    assert heard[-1]["event"]["type"] == "member_joined_channel"


async def test_a_profile_that_changes_is_told_of(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    await slack.change("Maya", manager_id="U0SAM")
    assert {one["event"]["type"] for one in heard[-2:]} == {"user_change", "user_profile_changed"}
    assert {one["event"]["user"]["id"] for one in heard[-2:]} == {"U0MAYA"}


async def test_an_app_is_told_only_of_what_it_subscribes_to_and_has_the_scope_for() -> None:
    manifest = manifest_of(
        {
            "display_information": {"name": "Small"},
            "oauth_config": {"scopes": {"bot": ["chat:write"]}},
            "settings": {"socket_mode_enabled": True, "event_subscriptions": {"bot_events": ["message.im"]}},
        }
    )
    async with Sandbox(manifest=manifest, ack_seconds=0.1) as slack:
        assert slack.log.problems == ["Small subscribes to message.im without the scope im:history: it is never told."]
        await slack.change("Maya", status="away")
        assert told(slack) == []


async def test_uninstalling_kills_the_token_and_tells_so_in_either_order(bolt: AsyncApp, slack: Sandbox) -> None:
    heard: list[str] = []

    @bolt.event("app_uninstalled")
    @bolt.event("tokens_revoked")
    async def on_gone(event: Any) -> None:
        heard.append(event["type"])

    await slack.uninstall()
    slack.reinstall()
    await slack.uninstall(uninstalled_first=False)
    assert heard == ["app_uninstalled", "tokens_revoked", "tokens_revoked", "app_uninstalled"]
    answer = slack.api.answer("auth.test", slack.bot_token, {})
    assert answer.body == {"ok": False, "error": "account_inactive"}


async def test_a_revoked_token_says_whose_it_was(bolt: AsyncApp, slack: Sandbox) -> None:
    heard: list[Any] = []

    @bolt.event("tokens_revoked")
    async def on_gone(event: Any) -> None:
        heard.append(event["tokens"])

    assert (await bolt.client.auth_revoke())["revoked"]
    await slack.dispatch.quiet()
    assert heard == [{"oauth": [], "bot": [slack.app.bot_user_id]}]
    assert slack.api.answer("auth.test", slack.bot_token, {}).body["error"] == "token_revoked"


async def test_events_go_astray_to_order(bolt: AsyncApp, slack: Sandbox) -> None:
    heard = await listen(bolt)
    maya = slack.person("Maya")
    slack.faults.deliveries += [Astray.TWICE]
    await maya.say("1")
    assert [body["event"]["text"] for body in heard] == ["1", "1"]
    assert heard[0]["event_id"] == heard[1]["event_id"]
    slack.faults.deliveries += [Astray.HELD_BACK]
    await maya.say("2")
    await maya.say("3")
    assert [body["event"]["text"] for body in heard[2:]] == ["3", "2"]
    slack.faults.deliveries += [Astray.ACK_LOST]
    await maya.say("4")
    assert [body["event"]["text"] for body in heard[4:]] == ["4", "4"]


async def test_a_workflow_step_is_told_with_its_inputs(bolt: AsyncApp, slack: Sandbox) -> None:
    done: list[Any] = []

    @bolt.function("do_it")
    async def on_step(inputs: Any, complete: Any) -> None:
        done.append(inputs)
        await complete(outputs={"done": "yes"})

    execution = await slack.run_step("do_it", {"user_id": "U0MAYA"})
    assert done == [{"user_id": "U0MAYA"}]
    assert slack.workspace.executions[execution]["status"] == "completed"
