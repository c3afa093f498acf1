"""The Web API answers as Slack's does: how it is called, what it refuses, and in which words."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.clock import SandboxClock
from app.sandbox.manifest import manifest_of
from app.sandbox.server import Sandbox
from app.sandbox.web_api.call import METHODS
from tests.sandbox.conftest import Refused
from tests.sandbox.samples import TEXT, home, text

SPOKEN_OF = (
    "api.test auth.test auth.revoke apps.connections.open chat.postMessage chat.postEphemeral chat.update chat.delete "
    "chat.getPermalink chat.scheduleMessage chat.deleteScheduledMessage chat.scheduledMessages.list "
    "conversations.open conversations.info conversations.history conversations.replies conversations.members "
    "conversations.list users.info users.list users.lookupByEmail users.profile.get users.getPresence team.info "
    "team.profile.get dnd.info dnd.teamInfo views.open views.push views.update views.publish reactions.add "
    "reactions.remove reactions.get files.getUploadURLExternal files.completeUploadExternal files.info "
    "functions.completeSuccess functions.completeError usergroups.list usergroups.users.list bots.info"
)
GENERAL = "C0GENERAL"


def test_every_method_that_is_spoken_of_is_there() -> None:
    assert set(SPOKEN_OF.split()) <= set(METHODS)


async def raw(slack: Sandbox, method: str, **request: Any) -> httpx.Response:
    """Call a method without the SDK."""
    headers = {"authorization": f"Bearer {slack.bot_token}", **request.pop("headers", {})}
    verb = request.pop("verb", "POST")
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.request(verb, f"{slack.api_url}{method}", headers=headers, **request)


async def test_query_form_and_json_are_one_and_get_is_post(slack: Sandbox) -> None:
    for request in (
        {"verb": "GET", "params": {"user": "U0MAYA"}},
        {"params": {"user": "U0MAYA"}},
        {"data": {"user": "U0MAYA"}},
        {"json": {"user": "U0MAYA"}},
    ):
        answer = await raw(slack, "users.info", **request)
        assert answer.json()["user"]["id"] == "U0MAYA"
        assert answer.headers["content-type"] == "application/json"
    both = await raw(slack, "api.test", params={"a": "1"}, json={"b": 2})
    assert both.json()["args"] == {"a": "1", "b": 2}


async def test_a_token_may_stand_in_the_arguments_too(slack: Sandbox) -> None:
    answer = await raw(slack, "auth.test", data={"token": slack.bot_token}, headers={"authorization": ""})
    assert answer.json()["ok"]


async def test_what_cannot_be_read_is_refused_in_slacks_shape(slack: Sandbox) -> None:
    wrong = {
        "invalid_json": {"content": b"{", "headers": {"content-type": "application/json"}},
        "json_not_object": {"json": [1]},
        "invalid_post_type": {"content": b"x", "headers": {"content-type": "text/plain"}},
        "missing_post_type": {"content": b"x"},
        "request_too_large": {"json": {"text": "x" * 1_000_001}},
    }
    for error, request in wrong.items():
        answer = await raw(slack, "chat.postMessage", **request)
        assert (answer.status_code, answer.json()) == (200, {"ok": False, "error": error})


async def test_errors_read_as_slacks(slack: Sandbox, client: AsyncWebClient, refused: Refused) -> None:
    assert await refused(client.api_call("no.such")) == "unknown_method"
    assert await refused(client.api_call("chat.postMessage", json={})) == "invalid_arguments"
    assert await refused(client.api_call("chat.postMessage", json={"channel": "U0MAYA"})) == "no_text"
    assert await refused(client.chat_postMessage(channel=GENERAL, text="x")) == "not_in_channel"
    assert await refused(client.chat_postMessage(channel="C0OLD", text="x")) == "is_archived"
    assert await refused(client.chat_postMessage(channel="C0NOWHERE", text="x")) == "channel_not_found"
    assert await refused(client.chat_postMessage(channel="G0LEADS", text="x")) == "channel_not_found"
    assert await refused(client.chat_update(channel="D9NOWHERE", ts="1.0", text="x")) == "channel_not_found"
    assert await refused(client.chat_update(channel="U0MAYA", ts="1.0", text="x")) == "channel_not_found"
    assert await refused(client.users_info(user="U0NOBODY")) == "user_not_found"
    assert await refused(client.users_lookupByEmail(email="gone@example.com")) == "users_not_found"
    assert await refused(client.conversations_history(channel=GENERAL)) == "not_in_channel"
    assert await refused(client.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"
    assert await refused(client.users_list(cursor="?")) == "invalid_cursor"
    missing = await raw(slack, "users.info")
    assert missing.json()["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


async def test_tokens_open_only_their_own_doors(slack: Sandbox, refused: Refused) -> None:
    def with_token(token: str) -> AsyncWebClient:
        return AsyncWebClient(token=token, base_url=slack.api_url, retry_handlers=[])

    assert await refused(with_token("xoxb-wrong").auth_test()) == "invalid_auth"
    assert await refused(with_token(slack.app_token).auth_test()) == "not_allowed_token_type"
    wrong = with_token(slack.bot_token).apps_connections_open(app_token=slack.bot_token)
    assert await refused(wrong) == "not_allowed_token_type"
    nobody = await raw(slack, "auth.test", headers={"authorization": ""})
    assert nobody.json() == {"ok": False, "error": "not_authed"}


async def test_a_scope_that_was_not_granted_is_named() -> None:
    manifest = manifest_of(
        {"display_information": {"name": "Small"}, "oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    )
    async with Sandbox(manifest=manifest, app_url="http://127.0.0.1:9/") as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        with pytest.raises(SlackApiError) as raised:
            await client.conversations_open(users="U0MAYA")
        answer = raised.value.response
        assert answer.data == {
            "ok": False,
            "error": "missing_scope",
            "needed": "im:write",
            "provided": "chat:write",
        }
        assert answer.headers["x-oauth-scopes"] == "chat:write"
        with pytest.raises(SlackApiError, match="channels:read"):
            await client.conversations_info(channel=GENERAL)


async def test_auth_test_says_what_bolt_asks(client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert {"bot_id", "user_id", "team_id", "url", "team", "user"} <= set(answer.data)


# chat


async def test_a_message_says_who_posted_it_and_has_ids_on_its_blocks(client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": TEXT}]
    metadata = {"event_type": "sent", "event_payload": {"key": "1"}}
    answer = await client.chat_postMessage(channel="U0MAYA", text="x", blocks=blocks, metadata=metadata)
    message = answer["message"]
    assert answer["channel"] == "D0MAYA"
    assert {"bot_id", "app_id", "bot_profile", "team", "user", "ts"} <= set(message)
    assert message["blocks"][0]["block_id"]
    kept = await client.conversations_history(channel="D0MAYA", include_all_metadata=True)
    assert kept["messages"][0]["metadata"] == metadata
    assert "metadata" not in (await client.conversations_history(channel="D0MAYA"))["messages"][0]


async def test_long_texts_are_cut_when_posted_and_refused_when_changed(
    client: AsyncWebClient, refused: Refused
) -> None:
    posted = await client.chat_postMessage(channel="U0MAYA", text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    late = client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4001)
    assert await refused(late) == "msg_too_long"


async def test_a_change_with_text_alone_takes_the_blocks_away(client: AsyncWebClient, slack: Sandbox) -> None:
    blocks = [{"type": "section", "text": TEXT}]
    posted = await client.chat_postMessage(channel="U0MAYA", text="x", blocks=blocks)
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="only this")
    newest = slack.person("Maya").newest
    assert newest is not None
    assert (newest.text, newest.blocks, newest.edited_at) == ("only this", [], "")


async def test_only_ones_own_messages_can_be_changed_and_deleted(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    theirs = slack.workspace.post(slack.workspace.im("U0MAYA"), "U0MAYA", "mine")
    place = {"channel": "D0MAYA", "ts": theirs.ts}
    assert await refused(client.chat_update(**place, text="x")) == "cant_update_message"
    assert await refused(client.chat_delete(**place)) == "cant_delete_message"
    own = await client.chat_postMessage(channel="U0MAYA", text="x")
    await client.chat_delete(channel="D0MAYA", ts=own["ts"])
    assert await refused(client.chat_delete(channel="D0MAYA", ts=own["ts"])) == "message_not_found"


async def test_a_message_to_a_deactivated_person_succeeds(client: AsyncWebClient, slack: Sandbox) -> None:
    slack.workspace.im("U0GONE")
    assert (await client.chat_postMessage(channel="D0GONE", text="hello"))["ok"]


async def test_only_one_person_in_the_channel_sees_an_ephemeral(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    general = slack.workspace.channels[GENERAL]
    general.members += (slack.app.bot_user_id,)
    answer = await client.chat_postEphemeral(channel=GENERAL, user="U0MAYA", text="psst")
    assert "psst" in slack.person("Maya").seen
    assert "psst" not in slack.person("Priya").seen
    assert await refused(client.chat_update(channel=GENERAL, ts=answer["message_ts"], text="x")) == "message_not_found"
    assert await refused(client.chat_postEphemeral(channel=GENERAL, user="U0GONE", text="x")) == "user_not_in_channel"


async def test_threads_are_read_from_their_root(client: AsyncWebClient, slack: Sandbox, refused: Refused) -> None:
    root = await client.chat_postMessage(channel="U0MAYA", text="root")
    await client.chat_postMessage(channel="D0MAYA", text="reply", thread_ts=root["ts"])
    history = await client.conversations_history(channel="D0MAYA")
    assert [message["text"] for message in history["messages"]] == ["root"]
    assert history["messages"][0]["reply_count"] == 1
    thread = await client.conversations_replies(channel="D0MAYA", ts=root["ts"])
    assert [message["text"] for message in thread["messages"]] == ["root", "reply"]
    link = (await client.chat_getPermalink(channel="D0MAYA", message_ts=thread["messages"][1]["ts"]))["permalink"]
    assert link.endswith(f"?thread_ts={root['ts']}&cid=D0MAYA")
    nowhere = client.chat_postMessage(channel="D0MAYA", text="x", thread_ts="1.000000")
    assert await refused(nowhere) == "cannot_reply_to_message"


async def test_markdown_and_blocks_exclude_each_other(client: AsyncWebClient, refused: Refused) -> None:
    await client.chat_postMessage(channel="U0MAYA", markdown_text="**x**")
    both = client.api_call("chat.postMessage", json={"channel": "U0MAYA", "text": "x", "markdown_text": "y"})
    assert await refused(both) == "markdown_text_conflict"


async def test_a_scheduled_message_is_posted_when_its_time_comes(refused: Refused) -> None:
    clock = SandboxClock(frozen=True)
    async with Sandbox(clock=clock) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        now = int(clock.now().timestamp())
        assert await refused(client.chat_scheduleMessage(channel="U0MAYA", text="x", post_at=now)) == "time_in_past"
        far = client.chat_scheduleMessage(channel="U0MAYA", text="x", post_at=now + 121 * 86400)
        assert await refused(far) == "time_too_far"
        later = await client.chat_scheduleMessage(channel="U0MAYA", text="later", post_at=now + 600)
        assert later["post_at"] == str(now + 600)
        listed = (await client.chat_scheduledMessages_list())["scheduled_messages"]
        assert listed[0]["post_at"] == now + 600
        clock.move(timedelta(minutes=9, seconds=30))
        late = client.chat_deleteScheduledMessage(channel="U0MAYA", scheduled_message_id=later["scheduled_message_id"])
        assert await refused(late) == "invalid_scheduled_message_id"
        clock.move(timedelta(minutes=1))
        assert [message.text for _, message in slack.workspace.post_due()] == ["later"]


# conversations, people


async def test_opening_a_conversation_twice_gives_the_same_one(client: AsyncWebClient, refused: Refused) -> None:
    first = await client.conversations_open(users="U0MAYA")
    again = await client.conversations_open(users="U0MAYA", return_im=True)
    assert first["channel"]["id"] == again["channel"]["id"] == "D0MAYA"
    assert (first["already_open"], again["already_open"]) == (False, True)
    assert await refused(client.conversations_open(users="U0ROBOT")) == "cannot_dm_bot"
    assert await refused(client.conversations_open(users="U0NOBODY")) == "user_not_found"
    assert await refused(client.conversations_open(users="U0GONE")) == "user_disabled"
    assert await refused(client.conversations_open(users=[f"U{n}" for n in range(9)])) == "too_many_users"
    assert await refused(client.api_call("conversations.open")) == "users_list_not_supplied"


async def test_people_are_as_odd_as_in_life(client: AsyncWebClient, slack: Sandbox) -> None:
    everybody = {user["id"]: user for user in (await client.users_list())["members"]}
    assert everybody["U0GONE"]["deleted"]
    assert everybody["U0ROBOT"]["is_bot"]
    assert everybody["USLACKBOT"]["is_bot"] is False
    assert everybody["U0GUEST"]["is_restricted"]
    assert everybody["U0ONLY"]["is_ultra_restricted"]
    assert everybody["U0STRANGER"]["is_stranger"]
    assert "tz" not in everybody["U0NOTZ"]
    assert everybody["U0BLANK"]["profile"]["display_name"] == ""
    assert everybody["W0WANDA"]["enterprise_user"]["teams"]
    assert everybody[slack.app.bot_user_id]["is_bot"]
    assert "locale" not in everybody["U0MAYA"]
    assert (await client.users_info(user="U0MAYA", include_locale=True))["user"]["locale"] == "en-GB"


async def test_a_list_goes_on_until_the_cursor_is_empty(client: AsyncWebClient) -> None:
    found, cursor = [], None
    while cursor != "":
        page = await client.users_list(limit=4, cursor=cursor)
        found += [user["id"] for user in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
    assert len(found) == len(set(found)) > 12


async def test_a_manager_stands_in_a_profile_field_or_in_nothing_of_several_kinds(client: AsyncWebClient) -> None:
    (field,) = (await client.team_profile_get())["profile"]["fields"]
    assert (field["label"], field["type"]) == ("Manager", "user")
    maya = (await client.users_profile_get(user="U0MAYA"))["profile"]["fields"]
    assert maya == {field["id"]: {"value": "U0PRIYA", "alt": ""}}
    assert (await client.users_profile_get(user="U0BLANK"))["profile"]["fields"] == []
    assert (await client.users_profile_get(user="W0WANDA"))["profile"]["fields"] is None


async def test_do_not_disturb_is_a_window_and_one_where_it_is_off(client: AsyncWebClient) -> None:
    users = (await client.dnd_teamInfo(users=["U0MAYA", "U0PRIYA"]))["users"]
    assert users["U0MAYA"]["next_dnd_start_ts"] < users["U0MAYA"]["next_dnd_end_ts"]
    assert users["U0PRIYA"] == {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    assert (await client.dnd_info(user="U0MAYA"))["dnd_enabled"]


async def test_the_home_tab_is_published_a_person_and_guarded_by_its_hash(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    first = await client.views_publish(user_id="U0MAYA", view=home({"type": "section", "text": text(3)}))
    assert slack.person("Maya").home_text == "xxx"
    assert slack.person("Priya").home is None
    old = first["view"]["hash"]
    await client.views_publish(user_id="U0MAYA", hash=old, view=home())
    assert await refused(client.views_publish(user_id="U0MAYA", hash=old, view=home())) == "hash_conflict"


# what hangs on messages


async def test_reactions_are_put_on_once(client: AsyncWebClient, refused: Refused) -> None:
    posted = await client.chat_postMessage(channel="U0MAYA", text="x")
    place = {"channel": "D0MAYA", "timestamp": posted["ts"]}
    await client.reactions_add(name="eyes", **place)
    assert await refused(client.reactions_add(name="eyes", **place)) == "already_reacted"
    assert await refused(client.reactions_add(name="not a name", **place)) == "invalid_name"
    (reaction,) = (await client.reactions_get(**place))["message"]["reactions"]
    assert (reaction["name"], reaction["count"]) == ("eyes", 1)
    await client.reactions_remove(name="eyes", **place)
    assert await refused(client.reactions_remove(name="eyes", **place)) == "no_reaction"


async def test_a_file_is_uploaded_in_three_steps(client: AsyncWebClient, slack: Sandbox, refused: Refused) -> None:
    slack.workspace.im("U0MAYA")
    answer = await client.files_upload_v2(filename="a.csv", content="a,b", channel="D0MAYA", initial_comment="here")
    assert answer["files"][0]["title"]
    newest = slack.person("Maya").newest
    assert newest is not None
    assert (newest.text, newest.files[0]["name"]) == ("here", "a.csv")
    assert await refused(client.files_completeUploadExternal(files=[{"id": "F0NONE"}])) == "file_not_found"


async def test_a_workflow_step_is_finished_once(client: AsyncWebClient, slack: Sandbox, refused: Refused) -> None:
    slack.workspace.executions["Fx1"] = {"app": slack.app, "status": "running"}
    execution = "Fx1"
    await client.functions_completeSuccess(function_execution_id=execution, outputs={"done": "yes"})
    again = client.functions_completeError(function_execution_id=execution, error="no")
    assert await refused(again) == "execution_not_in_running_state"
    unknown = client.functions_completeSuccess(function_execution_id="Fx0", outputs={})
    assert await refused(unknown) == "function_execution_not_found"


# rates


async def test_a_method_called_too_often_says_when_to_come_again(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.rates.now = SandboxClock(frozen=True).now
    for _ in range(20):
        await client.usergroups_list()
    with pytest.raises(SlackApiError) as raised:
        await client.usergroups_list()
    answer = raised.value.response
    assert (answer.status_code, answer.data) == (429, {"ok": False, "error": "ratelimited"})
    assert answer.headers["Retry-After"] == "3"


async def test_posts_to_one_conversation_are_slowed_and_others_are_not(
    slack: Sandbox, client: AsyncWebClient, refused: Refused
) -> None:
    clock = SandboxClock(frozen=True)
    slack.rates.now, slack.rates.post_burst = clock.now, 1
    await client.chat_postMessage(channel="U0MAYA", text="1")
    assert await refused(client.chat_postMessage(channel="U0MAYA", text="2")) == "ratelimited"
    await client.chat_postMessage(channel="U0PRIYA", text="1")
    clock.move(timedelta(seconds=1))
    await client.chat_postMessage(channel="U0MAYA", text="2")
