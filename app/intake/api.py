"""The API: give a task, import a file, tell of a task by a signed webhook. `/openapi.json` is its document."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response, Security
from fastapi.security import HTTPBearer
from starlette.types import ASGIApp

from app.core.assignment import Source
from app.core.checkin import Case
from app.core.rows import Row
from app.core.staff import Line
from app.core.tokens import Right
from app.core.wording import api as words
from app.core.wording import orders as order_words
from app.core.wording import staff as staff_words
from app.intake.giving import Intake
from app.intake.guard import Bounded, Doorkeeper, Guard, guarded
from app.intake.importing import Import, Result, told
from app.intake.lookup import Pause
from app.intake.models import (
    Complaint,
    Event,
    Given,
    Imported,
    Listed,
    NamedTask,
    OtherEvent,
    PassedOver,
    Problem,
    RowGiven,
    RowListed,
)
from app.intake.problems import MEDIA_TYPE, RefusedError, add_problems
from app.intake.staffing import Staffing
from app.trackers.standard import OtherTimeError, UnsignedError, secret_bytes, verify

BODY_MOST = 2_000_000
TABLE = {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}}
BEARER = HTTPBearer(auto_error=False, description="A token made with `checkin token new`.")


class Api(FastAPI):
    """The API with a document that knows one form of refusals."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document. The framework would add to each refusal that it may be plain JSON as well."""
        document = super().openapi()
        for path in document["paths"].values():
            for operation in path.values():
                for response in operation["responses"].values():
                    if MEDIA_TYPE in response.get("content", {}):
                        response["content"].pop("application/json", None)
        return document


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {status: {"model": Problem, "content": {MEDIA_TYPE: schema}} for status in statuses}


def api_app(intake: Intake, pause: Pause, secrets: Sequence[str] = (), most_a_minute: int = 120) -> ASGIApp:
    """Return the API of one workspace; `pause` waits seconds. Without webhook `secrets` no webhook is taken."""
    app = Api(
        title=words.TITLE,
        version="1",
        description=words.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    add_problems(app)
    doorkeeper = Doorkeeper(intake.world, intake.workspace_id, most_a_minute)
    app.include_router(_assignments(intake, doorkeeper.may(Right.ASSIGNMENTS)))
    imports = doorkeeper.may(Right.IMPORTS)
    app.include_router(_imports(Import(intake=intake, pause=pause), imports))
    app.include_router(_managers(Staffing(intake=intake, pause=pause), imports))
    app.include_router(_webhooks(intake, tuple(map(secret_bytes, secrets))))
    return Bounded(app, BODY_MOST)


def _assignments(intake: Intake, guard: Guard) -> APIRouter:
    router = APIRouter(route_class=guarded(guard), dependencies=[Security(BEARER)])

    @router.post(
        "/assignments",
        status_code=HTTPStatus.CREATED,
        response_description="The task is given.",
        responses={200: {"model": Given}, **_refusals(401, 403, 413, 422, 429, 503)},
    )
    async def give_a_task(task: NamedTask, response: Response) -> Given:
        """Give a task. The same `external_id` again answers 200 with the task that is there, and changes nothing."""
        case, again = await intake.give(task.order(Source.API, task.external_id))
        response.status_code = HTTPStatus.OK if again else HTTPStatus.CREATED
        return _given(case, task.external_id.strip(), again=again)

    return router


def _given(case: Case, external_id: str, *, again: bool) -> Given:
    return Given(ref=case.checkin.ref, external_id=external_id, again=again)


def _imports(importing: Import, guard: Guard) -> APIRouter:
    router = APIRouter(route_class=guarded(guard), dependencies=[Security(BEARER)])

    @router.post(
        "/imports", openapi_extra=TABLE, responses=_refusals(401, 403, 413, 422, 429, 503), name="import_a_file"
    )
    async def import_a_file(request: Request, dry_run: bool = False) -> Imported:
        """Give every task of a file, as `checkin import` does: nothing is given if anything in it is wrong."""
        results = await importing.run(await request.body(), dry=dry_run)
        _refuse_wrong(one.row for one in results)
        return _imported(results, dry=dry_run)

    return router


def _refuse_wrong(rows: Iterable[Row | Line]) -> None:
    complaints = [
        Complaint(row=row.number, field=mistake.part, detail=order_words.mistake(mistake))
        for row in rows
        for mistake in row.mistakes
    ]
    if complaints:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.WRONG_FILE, *complaints)


def _managers(staffing: Staffing, guard: Guard) -> APIRouter:
    router = APIRouter(route_class=guarded(guard), dependencies=[Security(BEARER)])

    @router.post(
        "/managers", openapi_extra=TABLE, responses=_refusals(401, 403, 413, 422, 429, 503), name="list_managers"
    )
    async def list_managers(request: Request, dry_run: bool = False) -> Listed:
        """Keep who decides for whom, as `checkin managers` does: nothing is kept if anything in the file is wrong."""
        told = await staffing.run(await request.body(), dry=dry_run)
        _refuse_wrong(one.line for one in told)
        return Listed(
            dry_run=dry_run,
            detail=staff_words.ending(len(told), dry=dry_run),
            rows=[RowListed(row=one.line.number, detail=staff_words.listed(one)) for one in told],
        )

    return router


def _imported(results: list[Result], *, dry: bool) -> Imported:
    old = sum(result.given_before for result in results)
    new = len(results) - old
    return Imported(
        dry_run=dry,
        given=new,
        given_before=old,
        detail=order_words.would(new, old) if dry else order_words.done(new, old),
        rows=[
            RowGiven(row=one.row.number, detail=told(one), ref=one.case.checkin.ref if one.case else None)
            for one in results
        ],
    )


def _webhooks(intake: Intake, keys: tuple[bytes, ...]) -> APIRouter:
    async def signed(request: Request) -> None:
        """Let in what is signed and told in time, and answer at once what is not acted on."""
        if not keys:
            raise RefusedError(HTTPStatus.NOT_FOUND, words.NO_SECRETS)
        try:
            verify(keys, request.headers, await request.body(), intake.world.clock())
        except UnsignedError:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, words.UNSIGNED) from None
        except OtherTimeError:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, words.OTHER_TIME) from None

    router = APIRouter(route_class=guarded(signed))

    @router.post(
        "/webhooks/standard",
        status_code=HTTPStatus.CREATED,
        responses={200: {"model": Given}, 202: {"model": PassedOver}, **_refusals(401, 404, 413, 422, 503)},
    )
    async def tell_of_a_task(request: Request, event: Event, response: Response) -> Given | PassedOver:
        """Tell of a task by a webhook signed after standardwebhooks.com; `assignment.created` is acted on."""
        if isinstance(event, OtherEvent):
            response.status_code = HTTPStatus.ACCEPTED
            return PassedOver(detail=words.PASSED_OVER)
        external_id = event.data.external_id.strip() or request.headers["webhook-id"]
        case, again = await intake.give(event.data.order(Source.WEBHOOK, external_id))
        response.status_code = HTTPStatus.OK if again else HTTPStatus.CREATED
        return _given(case, external_id, again=again)

    return router
