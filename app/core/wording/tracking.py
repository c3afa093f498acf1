"""What is said of trackers: to the tracker that delivers, and on the command line to whoever connects one."""

from collections.abc import Sequence
from datetime import datetime

from app.core.connection import Connection, Followed, PollProblem, SignatureProblem
from app.core.markup import plain_title
from app.core.tracking import Limit, Listed, TrackerPerson, Unfollowed
from app.core.wording.phrases import counted, shorten

NAMES = {"github": "GitHub", "linear": "Linear", "jira": "Jira Cloud", "asana": "Asana"}
NOT_CONNECTED = "There is no such connection. `checkin connections` lists those there are."
UNREADABLE = "The delivery is signed, but its content cannot be read."
NOT_NOW = "The delivery cannot be taken now. Send it again later."
NO_KEY = "The secret of this connection cannot be opened. CHECKIN_SECRET_KEY is missing or another one."
SIGNATURE = {
    SignatureProblem.MISSING: "The delivery is not signed. Set a secret where the webhook is defined.",
    SignatureProblem.WRONG: "The signature does not fit. The webhook and its connection need the same secret.",
    SignatureProblem.STALE: "The delivery is signed for a time that is over.",
    SignatureProblem.FUTURE: "The delivery is signed for a time that is still to come. One of the clocks is wrong.",
}
PROBLEMS: dict[str, str] = {
    **{problem.value: told for problem, told in SIGNATURE.items()},
    PollProblem.REVOKED.value: "The token is refused. Connect the tracker again with another one.",
    PollProblem.NOT_FOUND.value: "The project is not there, or the token may not read it.",
    PollProblem.LIMITED.value: "The tracker wants fewer questions for now.",
    PollProblem.UNREACHABLE.value: "The tracker cannot be reached.",
    PollProblem.SLOW.value: "The tracker did not answer in time.",
    PollProblem.STRANGE.value: "The tracker answered something else than it documents.",
    PollProblem.LARGE.value: "The tracker answered with more than is read at once.",
    PollProblem.PRIVATE.value: "The address is on a private network. CHECKIN_ALLOW_PRIVATE_ADDRESSES=true allows it.",
    PollProblem.LOOP.value: "The pages of the tracker's answer lead in a circle.",
    PollProblem.SEALED.value: "The token cannot be opened. CHECKIN_SECRET_KEY is missing or another one.",
}
WHY = {
    Unfollowed.ASSIGNEE: "nobody in Slack is known to be {name} (id {id})",
    Unfollowed.GIVER: "nobody in Slack is known to be {name} (id {id}), who gave it",
    Unfollowed.NO_GIVER: "the tracker does not say who gave it",
    Unfollowed.SELF: "given to oneself; nobody is asked",
    Unfollowed.UNFIT: "giver or assignee cannot take part: guest, bot, stranger or gone",
    Unfollowed.NOT_YET: "{change} in the tracker; its check-in goes on until somebody else is assigned",
}
NONE = "No tracker is connected. checkin connect github --project owner/name connects one."
NO_TRACKER = "There is no tracker {name}. There are: {names}."
EXAMPLE_URL = "https://harbour.atlassian.net"
NO_BASE_URL = "--base-url: say where your {tracker} is, such as {example}"
NO_PROJECT = "--project: name at least one, such as --project {example}"
WRONG_PROJECT = "--project: {project} is no project of {tracker}. Write it as {example}."
WRONG_URL = "--base-url: {url} is no address. Write it whole, without name and password, such as {example}"
WHOLE_URL = "Write the whole address, without name and password, such as {example}."
NO_SUCH_PROJECT = "“{project}” is no project of this tracker. Write it as {example}."
NO_SUCH_LIMIT = {
    Limit.HOURS: "{tracker} tells no estimates in hours, so that this would leave out nothing. Leave it empty.",
    Limit.PRIORITIES: "{tracker} tells no priorities, so that this would leave out nothing. Choose by labels.",
}
HAS_TO_ASK = "This tracker says only that something changed. It takes a token to ask what."
UNPRINTABLE = "Paste one line of letters, digits and signs."
NO_VAULT = "CHECKIN_SECRET_KEY is not set, and tokens are kept sealed only. Make one with: openssl rand -base64 32"
NO_FILE = "{option}: {path} cannot be read ({why})."
NOT_ONE_LINE = "{option}: {path} does not hold one line of printable characters."
WRONG_PERSON = "{person} is no Slack user id. It looks like U012AB3CD: in Slack, profile, More, Copy member ID."
KEPT = "The secret of the webhook is kept."
NO_CONNECTION = "There is no connection {id}. checkin connections lists those there are."
MADE_BY_HAND = (
    "Its webhook offers a secret when it is made (POST /webhooks of its API); it is kept then. "
    "Where CHECKIN_PUBLIC_URL is set, the webhook is made while Checkin serves."
)
MADE_BY_ITSELF = "Its webhook is made while Checkin serves. /checkin connect and checkin doctor say if that is refused."
NO_WEBHOOK = "the webhook could not be made. The tracker says: {told}"
MOST_TOLD = 300


def made(connection: Connection, secret: str, public_url: str = "") -> str:
    """Return what somebody who connected a tracker does next; `secret` is a new one, shown this once."""
    told = f"Secret of the webhook, shown this once: {secret}"
    later = f"Its secret, once the tracker has made it: checkin secret {connection.id} FILE"
    if connection.tracker == "asana":
        later = MADE_BY_ITSELF if public_url else MADE_BY_HAND
    polling = "It is polled with the token." if connection.sealed_token else "Without a token it is not polled."
    return "\n".join(
        [
            f"Connected {connection.tracker} as {connection.id}: {', '.join(connection.projects)}.",
            f"Webhook, where Checkin is served over HTTP: {public_url}/trackers/{connection.tracker}/{connection.id}",
            told if secret else KEPT if connection.sealed_secret else later,
            polling,
        ]
    )


def matched(person_id: str, waited: int) -> str:
    """Return that somebody is matched, and what that brings."""
    return f"{person_id} is matched. {counted(waited, 'task')} waited for it" + (
        ", to be taken within seconds while Checkin serves." if waited else "."
    )


def connections(found: Sequence[Followed]) -> str:
    """Return the list of connections."""
    return "\n\n".join(_connection(one.connection, one.listed) for one in found) if found else NONE


def troubles(found: Sequence[Followed]) -> list[str]:
    """Return what is wrong with trackers, a line each: what fails, and whom nobody is known for."""
    return [line for one in found for line in _troubles(one)]


def _troubles(one: Followed) -> list[str]:
    connection, lines = one.connection, list[str]()
    place = f"{connection.tracker} {connection.id}"
    if connection.last_error:
        since = f" since {_at(connection.failing_since)}" if connection.failing_since else ""
        where = f"{plain_title(one.unread)}: " if connection.last_error == PollProblem.NOT_FOUND and one.unread else ""
        lines.append(f"{place}: fails{since}. {where}{PROBLEMS.get(connection.last_error, connection.last_error)}")
    if connection.webhooks.problem:
        lines.append(f"{place}: {_no_webhook(connection)}")
    if not connection.sealed_token and not connection.sealed_secret:
        lines.append(f"{place}: it has neither a token nor the secret of a webhook, so that nothing comes from it.")
    if one.unmatched:
        names = ", ".join(f"{plain_title(person.name)} (id {person.id})" for person in one.unmatched)
        lines.append(f"{place}: nobody in Slack is known to be {names}. /checkin connect matches them.")
    return lines


def _no_webhook(connection: Connection) -> str:
    return NO_WEBHOOK.format(told=shorten(plain_title(connection.webhooks.problem), MOST_TOLD))


def _connection(connection: Connection, listed: Sequence[Listed]) -> str:
    lines = [
        f"{connection.tracker} {connection.id}",
        f"  at {connection.base_url}: {', '.join(connection.projects)}",
        f"  last delivery {_at(connection.last_delivery_at)}, last poll {_at(connection.last_poll_at)}",
    ]
    if connection.threshold.labels:
        lines.insert(2, f"  only with a label of: {', '.join(connection.threshold.labels)}")
    if connection.last_error:
        since = f" since {_at(connection.failing_since)}" if connection.failing_since else ""
        lines.append(f"  last error{since}: {PROBLEMS.get(connection.last_error, connection.last_error)}")
    if connection.webhooks.problem:
        lines.append(f"  {_no_webhook(connection)}")
    if listed:
        lines.append(f"  {counted(len(listed), 'thing')} not followed:")
        lines += [line for one in listed for line in _listed(connection, one)]
    return "\n".join(lines)


def _listed(connection: Connection, one: Listed) -> list[str]:
    who = one.unmatched
    why = WHY[one.why].format(name=plain_title(who.name) if who else "", id=who.id if who else "", change=one.change)
    lines = [f"    “{shorten(plain_title(one.sighting.title), 60)}” {plain_title(one.sighting.url)}: {why}"]
    return lines + ([f"      {_remedy(connection, who)}"] if who else [])


def _remedy(connection: Connection, who: TrackerPerson) -> str:
    return f"checkin match {connection.id} {who.id} SLACK_USER_ID"


def _at(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "never"
