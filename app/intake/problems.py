"""Refusals as application/problem+json."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.core.orders import Mistake, Part
from app.core.people import DirectoryError
from app.core.table import TableError
from app.core.wording import api as words
from app.core.wording import orders as order_words
from app.intake.giving import WrongOrderError
from app.intake.models import ASSIGNED, OTHER, Complaint, Problem

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 30
NOT_FIELDS = frozenset({"body", "query", ASSIGNED, OTHER})


class RefusedError(Exception):
    """A request is refused, with a sentence, and where there is more than one reason with all of them."""

    def __init__(self, status: int, detail: str, *complaints: Complaint, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.complaints = complaints
        self.headers = headers or {}


def answer(refused: RefusedError) -> JSONResponse:
    """Return the refusal as it is sent."""
    problem = Problem(
        title=HTTPStatus(refused.status).phrase,
        status=refused.status,
        detail=refused.detail,
        errors=list(refused.complaints),
    )
    return JSONResponse(
        problem.model_dump(exclude_none=True), refused.status, headers=refused.headers, media_type=MEDIA_TYPE
    )


def wrong_order(mistakes: tuple[Mistake, ...]) -> RefusedError:
    """Refuse an order with everything that is wrong with it."""
    complaints = [Complaint(field=one.part, detail=order_words.mistake(one)) for one in mistakes]
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.WRONG_ORDER, *complaints)


def invalid(error: RequestValidationError) -> RefusedError:
    """Refuse a body that does not fit, field by field."""
    faults = error.errors()
    if any(str(fault["type"]).startswith("json") or fault["loc"] in ((), ("body",)) for fault in faults):
        return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.NO_JSON)
    complaints = dict.fromkeys(_complaint(fault) for fault in faults)
    told = [Complaint(field=field, detail=detail) for field, detail in complaints]
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.WRONG_ORDER, *told)


def _complaint(fault: Any) -> tuple[str, str]:
    """Return field and sentence. Which form of a date was tried in vain is of no use to anybody."""
    place = [str(step) for step in fault["loc"] if step not in NOT_FIELDS]
    field = ".".join(part for part in place if not part.startswith(("date", "function-", "constrained-")))
    return field, words.invalid(fault["type"], field, fault["msg"], tuple(Part))


def add_problems(app: FastAPI) -> None:
    """Let `app` answer every refusal in one form."""

    @app.exception_handler(RefusedError)
    async def refused(_request: Request, error: RefusedError) -> JSONResponse:
        return answer(error)

    @app.exception_handler(WrongOrderError)
    async def wrong(_request: Request, error: WrongOrderError) -> JSONResponse:
        return answer(wrong_order(error.mistakes))

    @app.exception_handler(TableError)
    async def table(_request: Request, error: TableError) -> JSONResponse:
        complaints = [Complaint(row=one.row, detail=order_words.fault(one)) for one in error.faults]
        return answer(RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, words.WRONG_FILE, *complaints))

    @app.exception_handler(DirectoryError)
    async def unreachable(_request: Request, error: DirectoryError) -> JSONResponse:
        after = {"Retry-After": str(round(error.after or RETRY_SECONDS))}
        return answer(RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, order_words.unreachable(error), headers=after))

    @app.exception_handler(RequestValidationError)
    async def unfit(_request: Request, error: RequestValidationError) -> JSONResponse:
        return answer(invalid(error))

    @app.exception_handler(HTTPException)
    async def plain(_request: Request, error: HTTPException) -> JSONResponse:
        details = {400: words.NO_JSON, 404: words.NO_PAGE, 405: words.NO_METHOD, 413: words.TOO_LARGE}
        detail = details.get(error.status_code, words.TROUBLE)
        return answer(RefusedError(error.status_code, detail, headers=dict(error.headers or {})))

    @app.exception_handler(Exception)
    async def failed(_request: Request, _error: Exception) -> JSONResponse:
        return answer(RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, words.TROUBLE))
