"""Socket Mode and signed HTTP: tickets, hellos, goodbyes, signatures, deadlines."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import httpx
import pytest
import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from app.sandbox.apps import TokenInUseError
from app.sandbox.faults import Broken
from app.sandbox.http_mode import AppUnreachableError, signed
from app.sandbox.log import Way
from app.sandbox.manifest import ManifestError, manifest_of, read_manifest
from app.sandbox.server import PortInUseError, Sandbox
from tests import wire
from tests.office import free_port
from tests.sandbox.conftest import Refused

# Socket Mode


async def ticket_url(client: AsyncWebClient, slack: Sandbox) -> str:
    return (await client.apps_connections_open(app_token=slack.app_token))["url"]


async def test_a_connection_begins_with_hello_and_its_ticket_opens_once(client: AsyncWebClient, slack: Sandbox) -> None:
    url = await ticket_url(client, slack)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url) as socket:
            hello = await socket.receive_json()
            assert hello["type"] == "hello"
            assert hello["connection_info"] == {"app_id": slack.app.id}
            assert hello["debug_info"]["approximate_connection_time"] == 3600
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_debug_reconnects_shortens_a_connections_life(client: AsyncWebClient, slack: Sandbox) -> None:
    url = await ticket_url(client, slack)
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}&debug_reconnects=true") as socket:
        assert (await socket.receive_json())["debug_info"]["approximate_connection_time"] == 360


async def test_an_old_connection_is_warned_and_then_asked_to_come_anew() -> None:
    async with Sandbox(life_seconds=0.2) as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[])
        async with session.ws_connect(await ticket_url(client, slack)) as socket:
            frames = [await socket.receive_json() for _ in range(3)]
        assert [frame.get("reason", frame["type"]) for frame in frames] == ["hello", "warning", "refresh_requested"]


async def test_ten_connections_and_no_more_and_a_payload_goes_to_one_of_them(
    client: AsyncWebClient, slack: Sandbox
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        sockets = []
        for _ in range(10):
            url = await ticket_url(client, slack)
            sockets.append(await stack.enter_async_context(session.ws_connect(url)))
            await sockets[-1].receive_json()
        eleventh = await stack.enter_async_context(session.ws_connect(await ticket_url(client, slack)))
        assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
        saying = asyncio.create_task(slack.person("Maya").run("/x"))
        waiting = [asyncio.create_task(socket.receive_json()) for socket in sockets]
        done, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        (got,) = done
        envelope = got.result()
        assert envelope["accepts_response_payload"] is True
        assert set(envelope) == {"envelope_id", "type", "accepts_response_payload", "payload"}
        for task in left:
            task.cancel()
        await sockets[waiting.index(got)].send_json({"envelope_id": envelope["envelope_id"]})
        await saying


async def test_what_is_sent_while_nobody_is_connected_waits_for_a_connection(bolt: AsyncApp, slack: Sandbox) -> None:
    @bolt.command("/x")
    async def on_x(ack: Any) -> None:
        await ack("here")

    slack.hub._ack_seconds = 10
    await slack.hub.disconnect("refresh_requested")
    await slack.person("Maya").run("/x")
    assert "here" in slack.person("Maya").seen


async def test_a_lost_socket_is_found_again(bolt: AsyncApp, slack: Sandbox) -> None:
    await slack.hub.drop()
    async with asyncio.timeout(30):
        await slack.hub.connected()
    assert slack.hub.connections == 1


# HTTP


def app_manifest(**settings: Any) -> Any:
    return manifest_of(
        {
            "display_information": {"name": "Http"},
            "features": {
                "slash_commands": [{"command": "/x", "description": "x"}],
                "app_home": {"messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            },
            "oauth_config": {"scopes": {"bot": ["commands", "im:history"]}},
            "settings": {"event_subscriptions": {"bot_events": ["message.im"]}, **settings},
        }
    )


@contextlib.asynccontextmanager
async def served(web: Any, port: int) -> AsyncIterator[None]:
    """Serve an ASGI app on a port."""
    config = uvicorn.Config(web, port=port, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign]  # the tests' own program has them
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn offers a flag, no event
        await asyncio.sleep(0.01)
    yield
    server.should_exit = True
    await serving


@contextlib.asynccontextmanager
async def bolt_over_http(ack_seconds: float = 1.0) -> AsyncIterator[tuple[Sandbox, AsyncApp]]:
    """A Bolt app behind its ASGI adapter, and the pretend Slack that comes to it."""
    port = free_port()
    slack = Sandbox(manifest=app_manifest(), app_url=f"http://127.0.0.1:{port}/slack/events", ack_seconds=ack_seconds)
    async with slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[])
        app = AsyncApp(client=client, signing_secret=slack.app.signing_secret, process_before_response=True)
        async with served(AsyncSlackRequestHandler(app), port):
            yield slack, app
        await slack.dispatch.quiet()
        wire.check(slack, posted=False)


async def test_an_address_proves_itself_with_the_challenge() -> None:
    async with bolt_over_http() as (slack, _):
        await slack.verify()
        slack._closing[0].secret = "another"
        with pytest.raises(AppUnreachableError, match="signing secret"):
            await slack.verify()
    with pytest.raises(AppUnreachableError, match="cannot be reached"):
        await slack._closing[0].__class__(f"http://127.0.0.1:{free_port()}/", 1).verify()


async def test_requests_are_signed_over_their_raw_body_and_an_old_stamp_is_refused() -> None:
    headers = signed("secret", "a=%20b", 1_000)
    verifier = SignatureVerifier("secret")
    stamp, signature = headers["x-slack-request-timestamp"], headers["x-slack-signature"]
    assert verifier.generate_signature(timestamp=stamp, body="a=%20b") == signature
    async with bolt_over_http() as (slack, app):

        @app.command("/x")
        async def on_x(ack: Any) -> None:
            await ack("here")

        await slack.person("Maya").run("/x")
        assert "here" in slack.person("Maya").seen
        push = slack._closing[0]
        push.now = lambda: 1_000.0
        await slack.person("Maya").run("/x")
        assert '/x failed with the error "dispatch_failed"' in slack.person("Maya").seen


async def test_over_http_an_unanswered_event_comes_again_with_its_number_and_reason() -> None:
    async with bolt_over_http() as (slack, app):
        seen: list[Any] = []

        @app.event("message")
        async def on_message(request: Any) -> None:
            seen.append((request.headers.get("x-slack-retry-num"), request.headers.get("x-slack-retry-reason")))
            if len(seen) < 3:
                raise RuntimeError("not now")

        await slack.person("Maya").say("hello")
        assert seen == [(None, None), (["1"], ["http_error"]), (["2"], ["http_error"])]


async def test_an_app_can_ask_not_to_be_told_again() -> None:
    tries: list[Any] = []

    async def web(scope: Any, receive: Any, send: Any) -> None:
        tries.append(scope["path"])
        headers = [(b"x-slack-no-retry", b"1")]
        await send({"type": "http.response.start", "status": 500, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    port = free_port()
    async with (
        served(web, port),
        Sandbox(manifest=app_manifest(), app_url=f"http://127.0.0.1:{port}/") as slack,
    ):
        await slack.person("Maya").say("hello")
        assert len(tries) == 1


async def test_a_slow_app_runs_into_the_deadline_over_http() -> None:
    async with bolt_over_http(ack_seconds=0.3) as (slack, app):

        @app.command("/x")
        async def on_x(ack: Any) -> None:
            await asyncio.sleep(0.6)
            await ack()

        await slack.person("Maya").run("/x")
        assert '/x failed with the error "operation_timeout"' in slack.person("Maya").seen


async def test_over_http_the_three_kinds_are_form_form_with_payload_and_json() -> None:
    bodies: list[tuple[str, str]] = []

    async def web(scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        kind = dict(scope["headers"])[b"content-type"].decode()
        bodies.append((kind, message["body"].decode()))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    port = free_port()
    async with (
        served(web, port),
        Sandbox(manifest=app_manifest(), app_url=f"http://127.0.0.1:{port}/") as slack,
    ):
        maya = slack.person("Maya")
        await maya.run("/x one two")
        await maya.shortcut("s")
        await maya.say("hello")
    (_, command), (_, interactive), (json_kind, event) = bodies
    assert "text=one+two" in command
    assert interactive.startswith("payload=%7B")
    assert json_kind == "application/json"
    assert json.loads(event)["event"]["text"] == "hello"


# what goes wrong to order


async def test_faults_answer_in_place_of_the_method_or_after_it(
    client: AsyncWebClient, slack: Sandbox, refused: Refused
) -> None:
    slack.fail("chat.*", error="ratelimited", status=429, retry_after=7, times=2)
    for _ in range(2):
        assert await refused(client.chat_postMessage(channel="U0MAYA", text="x")) == "ratelimited"
    slack.fail("chat.postMessage", error="internal_error", status=503, after_effect=True)
    assert await refused(client.chat_postMessage(channel="U0MAYA", text="arrived")) == "internal_error"
    assert [message.text for message in slack.person("Maya").messages] == ["arrived"]


async def test_a_connection_breaks_before_or_after_the_effect(client: AsyncWebClient, slack: Sandbox) -> None:
    for broken in (Broken.BEFORE, Broken.AFTER):
        slack.fail("chat.postMessage", broken=broken)
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(channel="U0MAYA", text=broken)
    assert [message.text for message in slack.person("Maya").messages] == [Broken.AFTER]


async def test_an_answer_can_be_slow(client: AsyncWebClient, slack: Sandbox) -> None:
    slack.fail("auth.test", slow_seconds=0.3)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.15):
            await client.auth_test()


# what cannot be used


async def test_two_apps_with_one_token_are_refused() -> None:
    slack = Sandbox()
    with pytest.raises(TokenInUseError, match="Checkin has this token already"):
        slack.install(None, bot_token="xoxb-other", app_token=slack.app_token, signing_secret="")


async def test_two_apps_stand_beside_each_other(slack: Sandbox) -> None:
    manifest = manifest_of({"display_information": {"name": "Other"}, "settings": {"socket_mode_enabled": True}})
    other = slack.install(manifest, bot_token="xoxb-2", app_token="xapp-2", signing_secret="2")
    async with httpx.AsyncClient(trust_env=False, headers={"authorization": "Bearer xoxb-2"}) as http:
        answer = (await http.post(f"{slack.api_url}auth.test")).json()
    assert answer["user_id"] == other.bot_user_id != slack.app.bot_user_id
    assert slack.person("Maya").using(other).dm is not slack.person("Maya").dm


async def test_a_port_in_use_is_named() -> None:
    async with Sandbox() as first:
        port = int(first.url.rsplit(":", 1)[1])
        with pytest.raises(PortInUseError, match=f"Port {port} is taken"):
            async with Sandbox(port=port):
                pass


def test_an_address_and_socket_mode_exclude_each_other() -> None:
    manifest = app_manifest(socket_mode_enabled=True)
    with pytest.raises(ManifestError, match="socket_mode_enabled"):
        Sandbox(manifest=manifest, app_url="http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "neither JSON nor YAML \\(line"),
        ("- a", "is an object with at least `display_information`"),
        ("features: {}", "/display_information: missing. Add it."),
        ("display_information: {name: x}\nfeatres: {}", "/featres: no such property"),
        ("display_information: {name: " + "x" * 36 + "}", "/display_information/name: String should have at most 35"),
        (
            "display_information: {name: x}\nfeatures: {slash_commands: [{command: x, description: y}]}",
            "/features/slash_commands/0/command",
        ),
        (
            "display_information: {name: x}\n"
            "features: {shortcuts: [{name: x, type: all, callback_id: c, description: d}]}",
            "/features/shortcuts/0/type",
        ),
    ],
)
def test_a_manifest_that_cannot_be_used_says_where_and_why(text: str, said: str) -> None:
    with pytest.raises(ManifestError, match=said):
        read_manifest(text)


def test_a_manifest_is_read_as_json_and_as_yaml() -> None:
    yaml = read_manifest("display_information: {name: Both}")
    assert yaml == read_manifest('{"display_information": {"name": "Both"}}')


async def test_the_log_holds_every_exchange_with_its_time_and_no_token(client: AsyncWebClient, slack: Sandbox) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        await http.post(f"{slack.api_url}auth.test", data={"token": slack.bot_token})
    (exchange,) = slack.log.calls("auth.test")
    assert (exchange.way, exchange.ok, exchange.app) == (Way.API, True, "Checkin")
    assert exchange.seconds >= 0
    assert slack.bot_token not in str(exchange)
