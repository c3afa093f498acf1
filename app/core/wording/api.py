"""What the API says of itself in its document, and of requests that it refuses."""

from collections.abc import Sequence
from difflib import get_close_matches

from app.core.tokens import Right

TITLE = "Checkin"
DESCRIPTION = (
    "Give people tasks from another program. Whoever is named as giver decides about the task; the person who does it "
    "is asked in Slack what is unclear. People are named by the e-mail address they have in Slack, or by their member "
    "id. A task is named by its external_id and is given once, however often it is sent. Refusals are "
    "application/problem+json (RFC 9457), each with sentences that say what to do."
)
SHOW_ONE = "Show a token: Authorization: Bearer checkin_... Make one with: checkin token new."
NOT_LET_IN = "This token is unknown or revoked. Make one with: checkin token new."
TOO_LARGE = "The request is too large: 2 MB at most."
TOO_MANY = "This token has sent {most} requests within a minute. Try again in {after} seconds."
NO_JSON = "The body is not JSON that can be read. Send one object, in UTF-8, not nested deeper than the document says."
WRONG_ORDER = "The task was not given. Each error says what to do."
WRONG_FILE = "Nothing was given. Each error says what to do."
NO_PAGE = "There is nothing here. What there is stands at /api/openapi.json."
NO_METHOD = "This address takes another method. /api/openapi.json says which."
TROUBLE = "Something went wrong here, and it is in the log. Send the same again: a task is given once."
NO_SECRETS = "Signed webhooks are switched off here: CHECKIN_WEBHOOK_SECRETS is not set."
UNSIGNED = (
    "The signature does not fit. Sign webhook-id, webhook-timestamp and the body as they are sent, with one of the "
    "secrets in CHECKIN_WEBHOOK_SECRETS, after standardwebhooks.com."
)
OTHER_TIME = "webhook-timestamp is more than five minutes away from the time here. Sign again, and check both clocks."
PASSED_OVER = "Only assignment.created is acted on. Nothing was done."
_KINDS = {
    "missing": "This is needed.",
    "string_type": "This must be text.",
    "bool_type": "This must be true or false.",
    "list_type": "This must be a list.",
    "float_type": "This must be a number.",
    "timezone_aware": "Write the zone as well, such as 2026-12-24T17:00:00+01:00, or a day alone.",
    "model_attributes_type": "This must be an object.",
    "model_type": "This must be an object.",
    "dict_type": "This must be an object.",
}
_DATE = "Write a day, such as 2026-12-24, or an instant with its zone, such as 2026-12-24T17:00:00+01:00."


def lacks(right: Right, rights: Sequence[str]) -> str:
    """Say what a token may not do."""
    has = ", ".join(rights) or "nothing"
    return f"This token may do {has}. For this it needs {right}: checkin token new --scope {right} --name ..."


def invalid(kind: str, field: str, told: str, fields: Sequence[str]) -> str:
    """Say what is wrong with a field of a request, by the kind of error it is."""
    if kind == "extra_forbidden":
        near = get_close_matches(field, fields, n=1, cutoff=0.6)
        return f"There is no such field. Did you mean {near[0]}?" if near else "There is no such field."
    if "date" in kind or "time" in kind:
        return _KINDS.get(kind, _DATE)
    return _KINDS.get(kind, f"{told}.")
