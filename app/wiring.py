"""Builds everything from settings. The only source of the clock and of new ids; the only module that may import all."""

import asyncio
import contextlib
import gc
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import aiohttp
import structlog
import uuid_utils
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.types import ASGIApp

from app.auditor import Auditor
from app.calendars.fetch import Fetcher
from app.calendars.transport import CheckedTransport
from app.calendars.vault import FernetVault
from app.core.audit import Finding
from app.core.messages import Claimed, MessageKind
from app.core.pacing import Pace
from app.core.policy import Policy
from app.core.tokens import MARK
from app.core.weights import Estimate
from app.delivery import PACE, Delivery, Send
from app.following import Following
from app.intake.api import api_app
from app.intake.giving import Intake
from app.intake.memory import remembered
from app.reach import Doors, reachable
from app.readiness import Readiness
from app.settings import Role, Settings, SettingsError
from app.slack.directory import find_person, look_up
from app.slack.listeners.channels import CHANNEL_PRESSES
from app.slack.listeners.commands import COMMANDS, on_unknown
from app.slack.listeners.connect import CONNECT_PRESSES
from app.slack.listeners.digests import DIGEST_PRESSES
from app.slack.listeners.events import EVENTS
from app.slack.listeners.presses import PRESSES
from app.slack.listeners.routes import Routes, register
from app.slack.listeners.shortcuts import SHORTCUTS
from app.slack.listeners.submissions import FORMS
from app.slack.sender import FAILING, RATE_LIMITED, SlackSender
from app.store.db import Db, open_db
from app.store.schema import check_schema
from app.ticker import Ticker
from app.upkeep import Upkeep
from app.usecases.claim_messages import next_message
from app.usecases.learn_person import next_watch
from app.usecases.settle_messages import Result
from app.usecases.show_weights import show_weights
from app.usecases.wake_due import next_wake
from app.usecases.wake_duties import next_duty
from app.usecases.world import World
from app.watch import Watch

log = structlog.get_logger()
ROUTES = Routes(
    commands=COMMANDS,
    unknown_command=on_unknown,
    shortcuts=SHORTCUTS,
    presses=PRESSES | DIGEST_PRESSES | CONNECT_PRESSES,
    offers=CHANNEL_PRESSES,
    forms=FORMS,
    events=EVENTS,
)
API_TIMEOUT_SECONDS = 10


def now_utc() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """Return a new id; ids made later sort later."""
    return UUID(bytes=uuid_utils.uuid7().bytes)


def new_key() -> str:
    """Return a new secret: 256 random bits."""
    return secrets.token_urlsafe(32)


def new_secret() -> str:
    """Return a new secret for a token."""
    return MARK + new_key()


def spare_what_stays() -> None:
    """Let the collector of garbage pass over all there is by now: looking through it stops everything for 0.1 s.

    For a process that has been built and will serve from here on.
    """
    gc.collect()
    gc.freeze()


def set_up_logging(level: str) -> None:
    """Write one line an outcome; libraries speak only of what goes wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(number))


@dataclass(slots=True, kw_only=True)
class Bot:
    """A running bot: what it works with, its loops, and the address of its HTTP doors, empty where it has none."""

    world: World
    db: Db
    app: AsyncApp
    delivery: Delivery
    ticker: Ticker
    watch: Watch
    auditor: Auditor
    upkeep: Upkeep
    following: Following
    http_url: str = ""

    async def next_due(self) -> datetime | None:
        """Return when the bot next has something to do by itself, upkeep aside, or None."""
        times = [await self.world.read(look) for look in (next_wake, next_duty, next_watch, next_message)]
        return min((at for at in times if at is not None), default=None)

    async def settle(self) -> None:
        """Do everything that is due and send everything that can be sent."""
        rounds = (self.watch.round, self.following.round, self.ticker.tick, self.delivery.send_batch)
        while sum([await do() for do in rounds]):
            pass


async def weights_of(settings: Settings) -> tuple[Estimate, ...]:
    """Return how often each answer is wrong, by the rulings in the database. Raises the errors of `check_schema`."""
    db = open_db(settings.database_url, serve=False)
    try:
        check_schema(db)
        return await db.read(show_weights, settings.weights)
    finally:
        await db.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The workspace that a bot token opens."""

    id: str
    url: str
    authorized: AuthorizeResult


@contextlib.asynccontextmanager
async def slack_client(settings: Settings) -> AsyncIterator[tuple[AsyncWebClient, Workspace]]:
    """Open a client of Slack until the context ends. Raises `SettingsError` when Slack refuses the token."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=API_TIMEOUT_SECONDS)) as session:
        # No retry handlers: the stock one posts again after a lost connection, and the message stands there twice.
        client = AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            session=session,
            retry_handlers=[],
        )
        yield client, await _workspace(client)


def _bolt(client: AsyncWebClient, workspace: Workspace, settings: Settings) -> AsyncApp:
    """Return Bolt, which authorizes by what Slack said when the bot began.

    Given the token it would ask again with the first request, and, where Slack fails just then, acknowledge and forget.
    """

    async def authorize() -> AuthorizeResult:
        return workspace.authorized

    return AsyncApp(
        name="checkin",  # without one Bolt walks through the sources of every module to find who called it
        client=AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
        authorize=authorize,
        process_before_response=True,
        signing_secret=settings.slack_signing_secret.get_secret_value() or None,
    )


def _api(intake: Intake, settings: Settings) -> ASGIApp:
    signed_with = settings.webhook_secrets.get_secret_value()
    return api_app(intake, asyncio.sleep, signed_with.split(",") if signed_with else ())


@contextlib.asynccontextmanager
async def running_bot(
    settings: Settings, clock: Callable[[], datetime] = now_utc, *, loops: bool = True, pace: Pace = PACE
) -> AsyncIterator[Bot]:
    """Run a bot until the context ends: over HTTP where there is a signing secret, else over Socket Mode.

    Without `loops` its time is turned by hand.

    Raises `SettingsError` when Slack refuses a token, and the errors of `open_db` and `check_schema`.
    """
    async with contextlib.AsyncExitStack() as stack:
        db = open_db(settings.database_url)
        stack.push_async_callback(db.close)
        check_schema(db)
        client, workspace = await stack.enter_async_context(slack_client(settings))
        woken = asyncio.Event()
        world = _world(settings, db, clock, woken)
        find = remembered(partial(find_person, client), clock)
        following = Following(
            world,
            look_up=partial(look_up, client),
            find=find,
            transport=partial(CheckedTransport, fetcher_of(settings)),
        )
        delivery = Delivery(world, _sending(SlackSender(client, clock), following), woken, pace)
        auditor = Auditor(world, heartbeat_url=settings.heartbeat_url, alerts_to=settings.alerts_to, home=workspace.id)
        bot = Bot(
            world=world,
            db=db,
            app=_bolt(client, workspace, settings),
            delivery=delivery,
            ticker=Ticker(world),
            auditor=auditor,
            upkeep=Upkeep(world, auditor),
            watch=Watch(world, partial(look_up, client), fetcher_of(settings).fetch),
            following=following,
        )
        register(bot.app, world, ROUTES, workspace.url)
        intake = Intake(world=world, workspace_id=workspace.id, find=find)
        doors = Doors(
            slack=bot.app, api=partial(_api, intake, settings), take=following.take, readiness=Readiness(world)
        )
        bot.http_url = await stack.enter_async_context(reachable(doors, settings))
        if loops and Role.WORKER in settings.roles:
            await stack.enter_async_context(_looping(bot))
        log.info("bot.running", roles=",".join(sorted(settings.roles)))
        yield bot


def _world(settings: Settings, db: Db, clock: Callable[[], datetime], woken: asyncio.Event) -> World:
    keys = settings.secret_key.get_secret_value()
    return World(
        db=db,
        clock=clock,
        new_id=new_id,
        policy=Policy(chances=settings.weights),
        wake=woken.set,
        vault=FernetVault(keys) if keys else None,
        new_secret=new_key,
        public_url=settings.public_url,
    )


def _sending(slack: SlackSender, following: Following) -> Send:
    """Return what sends each message by its kind: a comment to its tracker, everything else to Slack."""

    async def send(claimed: Claimed) -> Result | None:
        comment = claimed.message.kind is MessageKind.COMMENT
        return await (following.comment(claimed) if comment else slack.send(claimed))

    return send


async def look_over(settings: Settings) -> tuple[int, list[Finding]]:
    """Audit the database as it is, changing nothing; another process may be serving from it.

    Returns how many open check-ins there are and what is stuck. Raises `DatabaseError`.
    """
    db = open_db(settings.database_url, serve=False)
    try:
        check_schema(db)
        return await Auditor(World(db=db, clock=now_utc, new_id=new_id)).look()
    finally:
        await db.close()


@contextlib.asynccontextmanager
async def _looping(bot: Bot) -> AsyncIterator[None]:
    """Let the loops run; at the end let each finish what it has begun."""
    loops = (bot.delivery.run(), bot.watch.run(), bot.following.run(), bot.upkeep.run())
    running = [asyncio.create_task(loop) for loop in loops]
    bot.ticker.start()
    try:
        yield
    finally:
        await bot.ticker.stop()
        await bot.delivery.stop()
        for task in running:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


def fetcher_of(settings: Settings) -> Fetcher:
    """Return what connects to addresses that people name: to private ones only where the installer allows it."""
    return Fetcher(allows=lambda _: True) if settings.allow_private_addresses else Fetcher()


def _refused(code: str) -> str:
    """Say what to do where Slack does not say whose token it is: it is no fault of the token if Slack itself fails."""
    if code in FAILING | RATE_LIMITED:
        return f"Slack cannot say now whose CHECKIN_SLACK_BOT_TOKEN it is ({code}). Start again in a minute."
    return (
        f"CHECKIN_SLACK_BOT_TOKEN: Slack refuses it ({code}). Copy it anew from OAuth & Permissions of your Slack app."
    )


async def _workspace(client: AsyncWebClient) -> Workspace:
    """Return the workspace that the token opens. Raises `SettingsError`."""
    try:
        answer = await client.auth_test()
        authorized = AuthorizeResult.from_auth_test_response(bot_token=client.token, auth_test_response=answer)
        return Workspace(id=str(answer["team_id"]), url=str(answer.get("url", "")), authorized=authorized)
    except SlackApiError as error:
        raise SettingsError(_refused(str(error.response.get("error")))) from None
    except aiohttp.ClientError as error:
        raise SettingsError(
            f"CHECKIN_SLACK_API_URL: {client.base_url} cannot be reached ({type(error).__name__})."
        ) from None
