"""Webhooks of Asana: developers.asana.com/reference/createwebhook and deletewebhook.

While one is made, Asana offers its secret to the address deliveries go to; only once that gave it back, the webhook is
there. One whose answer gets lost is made again: both deliver, and what is delivered twice happens once.
"""

import httpx

from app.core.connection import MalformedError, PollError, PollProblem
from app.trackers._asking import Asking
from app.trackers._reading import Shape, read

# Of tasks alone: what else happens in a project changes nothing here.
FILTERS = tuple(
    {"resource_type": "task", "action": action} for action in ("changed", "added", "removed", "deleted", "undeleted")
)


class Webhook(Shape):
    """A webhook by its id alone."""

    gid: str


class Made(Shape):
    """An answer about a webhook."""

    data: Webhook


class Complaint(Shape):
    """What Asana says is wrong."""

    message: str = ""


class Complaints(Shape):
    """An answer that refuses."""

    errors: tuple[Complaint, ...]


async def make_webhook(client: httpx.AsyncClient, project: str, target: str) -> str:
    """Let a project deliver to `target`. Returns the webhook's id. Raises `PollError`, with Asana's own words."""
    told: list[str] = []

    def note(_headers: object, body: bytes) -> None:
        told.append(_complaint(body))

    wanted = {"resource": project, "target": target, "filters": FILTERS}
    try:
        answer = await Asking(client, note).post("webhooks", {"data": wanted})
    except PollError as error:
        raise PollError(error.problem, told=" ".join(told)) from None
    return answer.read(Made).data.gid


def _complaint(body: bytes) -> str:
    try:
        return " ".join(complaint.message for complaint in read(Complaints, body).errors)
    except MalformedError:
        return ""


async def end_webhook(client: httpx.AsyncClient, webhook_id: str) -> None:
    """Let nothing be delivered by that webhook any more; one that is gone already is no error. Raises `PollError`."""
    try:
        await Asking(client).delete(f"webhooks/{webhook_id}")
    except PollError as error:
        if error.problem is not PollProblem.NOT_FOUND:
            raise
