"""Serves the pretend Slack on the loopback interface: Web API, Socket Mode, response URLs, uploads, and the page."""

import asyncio
import contextlib
import socket
from collections.abc import Iterable, Iterator
from typing import Any, Self

import uvicorn
from fastapi import FastAPI

from app.sandbox.apps import App, TokenInUseError, Transport
from app.sandbox.clock import SandboxClock
from app.sandbox.dispatch import EVENT_SCOPES, Dispatch
from app.sandbox.doors import Doors
from app.sandbox.faults import Astray, Broken, Fault, Faults
from app.sandbox.follower import Alone, Follower
from app.sandbox.hooks import Hooks
from app.sandbox.http_mode import AppUnreachableError, Push
from app.sandbox.log import Log
from app.sandbox.manifest import Manifest, ManifestError
from app.sandbox.messages import Channel
from app.sandbox.people import CAST, EXTRAS, Member
from app.sandbox.person import Person
from app.sandbox.rates import Rates
from app.sandbox.socket_mode import LIFE_SECONDS, Hub
from app.sandbox.triggers import Triggers
from app.sandbox.web_api.answer import WebApi
from app.sandbox.web_api.call import Surroundings
from app.sandbox.workspace import Workspace

__all__ = ["App", "AppUnreachableError", "Astray", "Broken", "PortInUseError", "Sandbox", "TokenInUseError"]
HOST = "127.0.0.1"
SCHEDULE_SECONDS = 0.5


class PortInUseError(Exception):
    """The port is taken. The message names it and the way out."""


class _Server(uvicorn.Server):
    """Leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Sandbox:
    """A pretend Slack with apps in it. `async with` serves it.

    One app is installed from the start: of `manifest`, or one that may do everything; reached at `app_url` over
    signed HTTP, or else over Socket Mode. `install` adds more.
    """

    def __init__(
        self,
        *,
        people: Iterable[Member] = (*CAST, *EXTRAS),
        clock: SandboxClock | None = None,
        host: str = HOST,
        port: int = 0,
        ack_seconds: float = 3.0,
        life_seconds: float = LIFE_SECONDS,
        manifest: Manifest | None = None,
        app_url: str | None = None,
        bot_token: str = "xoxb-sandbox",  # noqa: S107 - opens nothing but this sandbox
        app_token: str = "xapp-sandbox",  # noqa: S107 - likewise
        signing_secret: str = "sandbox-signing-secret",  # noqa: S107 - likewise
    ) -> None:
        self.clock = clock or SandboxClock()
        self.url = ""
        self.workspace = Workspace(self.clock, people)
        self.log, self.faults = Log(), Faults()
        self.rates = Rates(now=self.clock.now)
        self.triggers = Triggers()
        self.hooks = Hooks(self.workspace)
        self.dispatch = Dispatch(self.workspace, self.log, self.faults)
        self.api = WebApi(
            Surroundings(
                workspace=self.workspace,
                dispatch=self.dispatch,
                triggers=self.triggers,
                hooks=self.hooks,
                rates=self.rates,
                url=lambda: self.url,
            )
        )
        self.follower: Follower = Alone(self.clock, self.reset)
        self.web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        self._ack_seconds, self._life_seconds, self._host, self._port = ack_seconds, life_seconds, host, port
        self._closing: list[Push] = []
        self.app = self.install(
            manifest, app_url=app_url, bot_token=bot_token, app_token=app_token, signing_secret=signing_secret
        )
        Doors(self).add_to(self.web)

    # apps

    def install(
        self,
        manifest: Manifest | None,
        *,
        bot_token: str,
        app_token: str,
        signing_secret: str,
        app_url: str | None = None,
    ) -> App:
        """Install an app. Raises `TokenInUseError` where another app has one of the tokens."""
        for app in self.workspace.apps:
            if {bot_token, app_token} & {app.bot_token, app.app_token}:
                raise TokenInUseError(f"{app.name} has this token already. Give each app tokens of its own.")
        transport = self._transport(manifest, app_url)
        app = App(
            number=len(self.workspace.apps),
            name=manifest.name if manifest else "Checkin",
            manifest=manifest,
            bot_token=bot_token,
            app_token=app_token,
            signing_secret=signing_secret,
            transport=transport,
            scopes=manifest.scopes if manifest else frozenset(),
        )
        if isinstance(transport, Hub):
            transport.app_id = app.id
        elif isinstance(transport, Push):
            transport.secret = signing_secret
        self.workspace.apps.append(app)
        self._warn(app)
        return app

    def _transport(self, manifest: Manifest | None, app_url: str | None) -> Transport:
        if app_url is None:
            return Hub(self._ack_seconds, self._life_seconds)
        if manifest is not None and manifest.settings.socket_mode_enabled:
            raise ManifestError(
                "/settings/socket_mode_enabled: is true, and while it is, Slack sends nothing to an address. "
                "Set it to false, or leave the address out."
            )
        push = Push(app_url, self._ack_seconds)
        self._closing.append(push)
        return push

    def _warn(self, app: App) -> None:
        """Note what the manifest asks for and will not get."""
        for event in sorted(app.manifest.events if app.manifest else ()):
            scope = EVENT_SCOPES.get(event)
            if scope and not app.may(scope):
                self.log.problem(f"{app.name} subscribes to {event} without the scope {scope}: it is never told.")

    @property
    def hub(self) -> Hub:
        """The Socket Mode connections of the first app."""
        assert isinstance(self.app.transport, Hub)
        return self.app.transport

    @property
    def bot_token(self) -> str:
        """The bot token of the first app."""
        return self.app.bot_token

    @property
    def app_token(self) -> str:
        """The app-level token of the first app."""
        return self.app.app_token

    @property
    def api_url(self) -> str:
        """What an app takes for `https://slack.com/api/`."""
        return f"{self.url}/api/"

    # people

    def person(self, name: str) -> Person:
        """Return the person of that first name, full name or id. Raises `LookupError`."""
        for member in self.workspace.people.values():
            if name in (member.id, member.name, member.name.split()[0]):
                return Person(self, member.id)
        known = ", ".join(member.name for member in self.workspace.people.values())
        raise LookupError(f"nobody is called {name!r}; there are {known}")

    async def change(self, name: str, **what: Any) -> None:
        """Change what is known of a person, and tell the apps: status, `quiet` hours, `deleted`, name, time zone."""
        person = self.person(name)
        member = self.workspace.change_person(person.id, **what)
        user = self.api.user(self.app, member)
        await self.dispatch.publish({"type": "user_change", "user": user})
        if "manager_id" in what:
            await self.dispatch.publish({"type": "user_profile_changed", "user": user})
        if {"status", "status_emoji", "status_until"} & set(what):
            await self.dispatch.publish({"type": "user_status_changed", "user": user})
        if "quiet" in what:
            start, end = member.quiet_window(self.clock.now()) or (1, 1)
            status = {"dnd_enabled": member.quiet is not None, "next_dnd_start_ts": start, "next_dnd_end_ts": end}
            await self.dispatch.publish({"type": "dnd_updated_user", "user": person.id, "dnd_status": status})

    async def invite(self, channel: Channel, who: str) -> None:
        """Put a person or an app's bot into a channel, and tell the apps."""
        if who not in channel.members:
            channel.members += (who,)
            self.workspace.changed()
            event = {"type": "member_joined_channel", "user": who, "channel": channel.id, "team": "T0SANDBOX"}
            kind = "G" if channel.is_private else "C"
            await self.dispatch.publish({**event, "channel_type": kind})

    async def run_step(self, callback_id: str, inputs: dict[str, Any], app: App | None = None) -> str:
        """Run a custom step of an app as a workflow would, and return the id of its execution."""
        app = app or self.app
        execution = self.workspace.new_id("Fx")
        self.workspace.executions[execution] = {"app": app, "status": "running", "function": callback_id}
        event = {
            "type": "function_executed",
            "function": {"callback_id": callback_id, "app_id": app.id, "type": "app"},
            "inputs": inputs,
            "function_execution_id": execution,
            "workflow_execution_id": self.workspace.new_id("Wx"),
            "bot_access_token": app.bot_token,
        }
        await self.dispatch.publish(event, only=[app])
        return execution

    # what goes wrong

    def fail(self, method: str, **how: Any) -> None:
        """Order a fault for the next call, or `times` calls, of a method. See `Fault`."""
        self.faults.calls.append(Fault(method=method, **how))

    async def uninstall(self, app: App | None = None, *, uninstalled_first: bool = True) -> None:
        """Uninstall an app: its tokens are dead, and it is told so in two events whose order is not promised."""
        app = app or self.app
        app.dead = "account_inactive"
        events: list[dict[str, Any]] = [
            {"type": "app_uninstalled"},
            {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [app.bot_user_id]}},
        ]
        await self.dispatch.farewell(app, *(events if uninstalled_first else events[::-1]))
        self.workspace.changed()

    async def revoke(self, app: App | None = None) -> None:
        """Revoke an app's bot token."""
        app = app or self.app
        app.dead = "token_revoked"
        await self.dispatch.farewell(app, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [app.bot_user_id]}})
        self.workspace.changed()

    def reinstall(self, app: App | None = None) -> None:
        """Install an app again with its old tokens."""
        (app or self.app).dead = ""
        self.workspace.changed()

    def reset(self) -> None:
        """Begin anew: nobody has said anything, no form is open, nothing is ordered. Apps stay connected."""
        fresh = Workspace(self.clock, self.workspace.first_people)
        fresh.apps, fresh.changes = self.workspace.apps, self.workspace.changes + 1
        self.workspace.__dict__.update(fresh.__dict__)
        self.log.clear()
        self.faults.clear()
        self.rates.clear()
        for app in self.workspace.apps:
            app.dead = ""

    # serving

    async def __aenter__(self) -> Self:
        # Without its protocol named, asyncio leaves TCP_NODELAY off, and every answer in two parts waits 40 ms.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((self._host, self._port))
        except OSError:
            listening.close()
            raise PortInUseError(
                f"Port {self._port} is taken by another program. Choose another with --port."
            ) from None
        self.url = f"http://{HOST}:{listening.getsockname()[1]}"
        config = uvicorn.Config(self.web, log_level="critical", access_log=False, timeout_graceful_shutdown=1)
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        self._posting = asyncio.create_task(self._post_scheduled())
        while not self._server.started:  # noqa: ASYNC110 - uvicorn offers a flag, no event
            await asyncio.sleep(0.005)
        return self

    async def __aexit__(self, *_exception: object) -> None:
        self.dispatch.stop()
        self._posting.cancel()
        for push in self._closing:
            await push.close()
        self._server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await self._serving

    async def verify(self) -> None:
        """Ask every app that is reached over HTTP to prove its address. Raises `AppUnreachableError`."""
        for push in self._closing:
            await push.verify()

    async def _post_scheduled(self) -> None:
        while True:
            for channel, message in self.workspace.post_due():
                self.dispatch.soon(self.dispatch.message(channel, message))
            await asyncio.sleep(SCHEDULE_SECONDS)
