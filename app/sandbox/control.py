"""The control API: act as people, see what they see, read what went over the wire, order faults, move the time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

from app.sandbox.acts import ACTS, Act, ActError, perform
from app.sandbox.faults import Astray, Broken
from app.sandbox.log import Exchange
from app.sandbox.person import Person
from app.sandbox.seen import sight_of
from app.sandbox.server import Sandbox
from app.sandbox.socket_mode import Hub

Data = dict[str, Any]
LOOK_AGAIN_SECONDS = 0.02
LONGEST_WAIT = 60.0


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ActBody(BaseModel):
    """Something a person does: `do` is one of `ACTS`, the rest is what it takes."""

    model_config = ConfigDict(extra="allow")
    do: str


class PersonBody(_Body):
    """What changes about a person; what is left out stays."""

    name: str | None = None
    tz: str | None = None
    status: str | None = None
    status_emoji: str | None = None
    quiet: tuple[int, int] | None = None
    deleted: bool | None = None


class FaultBody(_Body):
    """A wrong answer to calls of `method`, which may hold `*`; or `delivery`, how the next event goes astray."""

    method: str = ""
    delivery: Astray | None = None
    error: str = "internal_error"
    status: Annotated[int, Field(ge=200, le=599)] = 200
    retry_after: Annotated[int, Field(ge=0)] | None = None
    after_effect: bool = False
    broken: Broken = Broken.NO
    slow_seconds: Annotated[float, Field(ge=0, le=120)] = 0.0
    times: Annotated[int, Field(ge=1, le=10_000)] = 1


class ClockBody(_Body):
    """How far the time moves, or to when; it never goes back."""

    seconds: Annotated[float, Field(ge=0)] = 0.0
    to: AwareDatetime | None = None


class AppBody(_Body):
    """What happens to the app."""

    do: str


def add_control(sandbox: Sandbox) -> None:
    """Serve the control API under `/control`."""
    api = FastAPI(docs_url=None, redoc_url=None, title="Sandbox control")
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(StarletteHTTPException, _refused)
    _about_people(api, sandbox)
    _about_the_wire(api, sandbox)
    _about_the_world(api, sandbox)
    sandbox.web.mount("/control", api)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = [f"{'/'.join(map(str, p['loc'][1:])) or 'body'}: {p['msg']}" for p in error.errors()]
    return JSONResponse({"ok": False, "error": "; ".join(problems)}, status_code=400)


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StarletteHTTPException)
    return JSONResponse({"ok": False, "error": error.detail}, status_code=error.status_code)


def _about_people(api: FastAPI, sandbox: Sandbox) -> None:
    def known(name: str) -> Person:
        try:
            return sandbox.person(name)
        except LookupError as error:
            raise HTTPException(404, str(error.args[0])) from None

    @api.get("/people")
    async def people() -> Data:
        members = sandbox.workspace.people.values()
        return {"ok": True, "people": [{"id": m.id, "name": m.name, "time_zone": m.tz} for m in members]}

    @api.get("/people/{name}")
    async def see(name: str, until: str = "", seconds: Annotated[float, Field(ge=0, le=LONGEST_WAIT)] = 5.0) -> Data:
        """What the person sees; with `until`, once it says that, or 408 after `seconds`."""
        person = known(name)
        if until and not await _so(lambda: until in f"{person.seen}\n{person.home_text}", seconds):
            raise HTTPException(408, f"{person.name} did not see {until!r} within {seconds:g} s")
        return {"ok": True, "sees": sight_of(sandbox.workspace, person)}

    @api.post("/people/{name}/acts")
    async def act(name: str, body: ActBody) -> Data:
        person = known(name)
        try:
            await perform(sandbox.workspace, person, Act(do=body.do, args=body.model_extra or {}))
        except ActError as error:
            raise HTTPException(409 if body.do in ACTS else 404, str(error)) from None
        await sandbox.dispatch.quiet()
        await sandbox.follower.settle()
        return {"ok": True, "sees": sight_of(sandbox.workspace, person)}

    @api.patch("/people/{name}")
    async def change(name: str, body: PersonBody) -> Data:
        await sandbox.change(known(name).id, **body.model_dump(exclude_unset=True))
        return {"ok": True}


async def _so(true: Callable[[], bool], seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            while not true():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
    except TimeoutError:
        return False
    return True


def _about_the_wire(api: FastAPI, sandbox: Sandbox) -> None:
    @api.get("/log")
    async def log(name: str = "", after: int = 0) -> Data:
        """Every request and its answer; only those of `name`, only those after a number."""
        found = [e for e in sandbox.log.exchanges if e.number > after and name in ("", e.name)]
        return {"ok": True, "exchanges": [_exchange(e) for e in found], "problems": sandbox.log.problems}

    @api.get("/faults")
    async def ordered() -> Data:
        faults = sandbox.faults
        return {"ok": True, "calls": [f.told for f in faults.calls], "deliveries": [d.value for d in faults.deliveries]}

    @api.post("/faults")
    async def order(body: FaultBody) -> Data:
        if bool(body.method) == bool(body.delivery):
            raise HTTPException(400, "Give either `method` or `delivery`.")
        if body.delivery:
            sandbox.faults.deliveries.extend([body.delivery] * body.times)
        else:
            sandbox.fail(**body.model_dump(exclude={"delivery"}))
        return await ordered()

    @api.delete("/faults")
    async def take_back() -> Data:
        sandbox.faults.clear()
        return await ordered()


def _exchange(exchange: Exchange) -> Data:
    return {
        "number": exchange.number,
        "at": exchange.at.isoformat(),
        "way": exchange.way.value,
        "app": exchange.app,
        "name": exchange.name,
        "request": exchange.request,
        "answer": exchange.answer,
        "milliseconds": round(exchange.seconds * 1000, 1),
        "note": exchange.note,
        "retry": exchange.retry,
        "ok": exchange.ok,
    }


def _about_the_world(api: FastAPI, sandbox: Sandbox) -> None:
    @api.get("/clock")
    async def clock() -> Data:
        return {"ok": True, "now": sandbox.clock.now().isoformat()}

    @api.post("/clock")
    async def move(body: ClockBody) -> Data:
        target: datetime = body.to or sandbox.clock.now() + timedelta(seconds=body.seconds)
        if target < sandbox.clock.now():
            raise HTTPException(400, f"The clock only moves forward; it is {sandbox.clock.now().isoformat()}.")
        await sandbox.follower.advance(target)
        return await clock()

    @api.post("/reset")
    async def reset() -> Data:
        await sandbox.follower.begin_anew()
        return {"ok": True}

    @api.post("/app")
    async def happen(body: AppBody) -> Data:
        does = _app_acts(sandbox)
        if body.do not in does:
            raise HTTPException(404, f"nothing is called {body.do!r}; there are {', '.join(sorted(does))}")
        if (waiting := does[body.do]()) is not None:
            await waiting
        return {"ok": True}


def _app_acts(sandbox: Sandbox) -> dict[str, Callable[[], Awaitable[None] | None]]:
    does: dict[str, Callable[[], Awaitable[None] | None]] = {
        "revoke": sandbox.revoke,
        "uninstall": sandbox.uninstall,
        "reinstall": sandbox.reinstall,
    }
    transport = sandbox.app.transport
    if isinstance(transport, Hub):
        does |= {
            "drop": transport.drop,
            "warn": lambda: transport.disconnect("warning"),
            "refresh": transport.disconnect,
        }
    return does
