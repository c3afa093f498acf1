"""The API: give a task, import a file, tell of a task by a signed webhook. `/openapi.json` is its document."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response, Security
from fastapi.security import HTTPBearer
from starlette.types import ASGIApp

from app.core.assignment import Source
from app.core.checkin import Case
from app.core.tokens import Right
from app.core.wording import api as words
from app.core.wording import orders as order_words
from app.intake.giving import Intake
from app.intake.guard import Bounded, Doorkeeper, Guard, guarded
from app.intake.importing import Import, Result, told
from app.intake.models import Complaint, Event, Given, Imported, NamedTask, OtherEvent, PassedOver, Problem, RowGiven
from app.intake.problems import MEDIA_TYPE, RefusedError, add_problems
from app.trackers.standard import OtherTimeError, UnsignedError, secret_bytes, verify

BODY_MOST = 2_000_000
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


def api_app(intake: Intake, importing: Import, secrets: Sequence[str] = (), most_a_minute: int = 120) -> ASGIApp:
    """Return the API of one workspace. Without webhook `secrets` no webhook is taken."""
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
    app.include_router(_imports(importing, doorkeeper.may(Right.IMPORTS)))
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
    table = {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}}

    @router.post(
        "/imports", openapi_extra=table, responses=_refusals(401, 403, 413, 422, 429, 503), name="import_a_file"
    )
    async def import_a_file(request: Request, dry_run: bool = False) -> Imported:
        """Give every task of a file, as `checkin import` does: nothing is given if anything in it is wrong."""
        results = await importing.run(await request.body(), dry=dry_run)
        complaints = [
            Complaint(row=one.row.number, field=mistake.part, detail=order_words.mistake(mistake))
            for one in results
            for mistake in one.row.mistakes
        ]
        if complaints:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.WRONG_FILE, *complaints)
        return _imported(results, dry=dry_run)

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
