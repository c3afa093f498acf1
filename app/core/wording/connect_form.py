"""The words of the forms in which administrators connect trackers, look how they go, and say who their people are."""

from collections.abc import Collection, Mapping, Sequence

from app.core.connection import Connection, Followed, SignatureProblem
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.markup import plain_title
from app.core.messages import Action, Choice, PointLine, Style
from app.core.tracking import Limit, Threshold
from app.core.wording.phrases import counted, dated, listing, shorten
from app.core.wording.tracking import NAMES, PROBLEMS

FOR_ADMINS = "Trackers are connected by the workspace's administrators. Ask one of them."
NONE = "No tracker is connected. Connect one, and who is assigned there is asked here what is unclear."
NO_VAULT = "Tokens are kept sealed only. Whoever runs Checkin has to set CHECKIN_SECRET_KEY first."
GONE = "This connection is gone already."
ENDED = "The connection is gone, and its token with it. Tasks that came from it go on."
ENDING = "The connection has ended. Its webhook is taken away now, then its token. Tasks that came from it go on."
NO_WEBHOOK = "The webhook could not be made, and is tried again within an hour. {tracker} says: {told}"
ASKED = "The tracker is being asked now. In a few seconds, `/checkin connect` shows what came of it."
NOT_ASKED = "There is no token to ask with. A delivery of the webhook is the test: assign a task there."
CHANGED = "Kept. It holds for what is assigned from now on."
MATCHED = "Kept. {tasks} waited for it."
NOBODY_MATCHED = "Nobody was chosen, so nothing was changed."
NOT_POSSIBLE = "{name} cannot take part: a bot, or no account any more."
LABELS_HINT = "With commas. Empty: all. In Asana, tags."
ONLY_FOR = "Only for {names}: the others do not say it."
NO_HOURS = "Write a number of hours, such as 2."
MOST_PEOPLE = 20
MOST_LINES = 12
SHOWN = 60
MOST_TOLD = 300
BY_ITSELF = "Its webhook is being made. In a few seconds, `/checkin connect` shows whether Asana took it."
BY_HAND = (
    "Asana offers the secret of a webhook when the webhook is made; it is kept then. Where CHECKIN_PUBLIC_URL says how "
    "Checkin is reached, the webhook is made by itself."
)
SERVED = "the address Checkin is served at, with "
YES, NO = "yes", "no"
ASK, SURE = "ask", "sure"


def overview(followed: Sequence[Followed], zone: str) -> Sheet:
    """Show every connection: how it goes, and what can be done about it. Times are in `zone`."""
    shown = followed[:MOST_LINES]
    return Sheet(
        name=FormName.CONNECTIONS,
        title="Trackers",
        close="Close",
        about=FormFor(),
        parts=() if shown else (Part(text=NONE),),
        lines=tuple(_line(number, one, zone) for number, one in enumerate(shown, 1)),
        choices=(Choice(action=Action.CONNECT_ADD, label="Connect a tracker", style=Style.PRIMARY),),
    )


def _line(number: int, one: Followed, zone: str) -> PointLine:
    connection = one.connection
    unmatched = len(one.unmatched)

    def button(action: Action, label: str, style: Style = Style.PLAIN) -> Choice:
        return Choice(action=action, label=label, style=style, about=connection.id)

    people = (button(Action.CONNECT_PEOPLE, f"Match people ({unmatched})", Style.PRIMARY),) if unmatched else ()
    return PointLine(
        number=number,
        name=f"{NAMES[connection.tracker]}: {shorten(', '.join(connection.projects), SHOWN)}",
        said="\n".join(_said(one, zone)),
        choices=(
            *people,
            button(Action.CONNECT_TEST, "Test"),
            button(Action.CONNECT_CHANGE, "Change"),
            button(Action.CONNECT_END, "Disconnect", Style.DANGER),
        ),
    )


def _said(one: Followed, zone: str) -> list[str]:
    connection = one.connection
    polled = _asked(connection, zone)
    lines = [f"{polled} {_delivered(one, zone)}"]
    if connection.last_error:
        lines.append(_error(connection, zone))
    if connection.webhooks.problem:
        told = shorten(plain_title(connection.webhooks.problem), MOST_TOLD)
        lines.append(NO_WEBHOOK.format(tracker=NAMES[connection.tracker], told=told))
    waiting = [item for item in one.listed if item.unmatched]
    if waiting:
        told = f"“{shorten(plain_title(waiting[0].sighting.title), SHOWN)}”"
        more = f" and {counted(len(waiting) - 1, 'other task')}" if len(waiting) > 1 else ""
        verb = "wait" if len(waiting) > 1 else "waits"
        lines.append(f"{told}{more} {verb} until it is known who in Slack these people are.")
    return lines


def _asked(connection: Connection, zone: str) -> str:
    if not connection.sealed_token:
        return "No token: it is not asked."
    if connection.last_poll_at is None:
        return "It has not answered yet."
    return f"It answered last {dated(connection.last_poll_at, zone)}."


def _delivered(one: Followed, zone: str) -> str:
    if not one.deliveries:
        return "No delivery yet."
    told = ", ".join(f"{dated(delivery.at, zone)} ({delivery.outcome})" for delivery in one.deliveries[:3])
    return f"Last deliveries: {told}."


def _error(connection: Connection, zone: str) -> str:
    why = PROBLEMS.get(connection.last_error, connection.last_error)
    if connection.last_error in set(SignatureProblem):
        return f"A delivery was refused. {why}"
    since = f" since {dated(connection.failing_since, zone)}" if connection.failing_since else ""
    return f"Failing{since}. {why}"


def connect(able: Mapping[Limit, Collection[str]], connection: Connection | None = None) -> Sheet:
    """Return the form to connect a tracker, or to change one that is connected.

    `able` are the trackers that tell what a limit goes by. It is offered for those, and their names stand with it while
    the tracker is still to be chosen.
    """
    return Sheet(
        name=FormName.CONNECT,
        title="Change a tracker" if connection else "Connect a tracker",
        submit="Keep" if connection else "Connect",
        about=FormFor(detail=connection.id if connection else ""),
        parts=(Part(text=f"{NAMES[connection.tracker]} at {connection.base_url}"),) if connection else (),
        fields=(
            *_where(connection),
            *_which(connection),
            *_limits(able, connection),
            _token(connection),
            _comments(connection),
        ),
    )


def _where(connection: Connection | None) -> tuple[Field, ...]:
    if connection:
        return ()
    return (
        Field(name="tracker", kind=FieldKind.PICK, label="Tracker", options=tuple(NAMES.items())),
        Field(
            name="base_url",
            kind=FieldKind.LINE,
            label="Address of its API",
            hint="Only for a server of your own, and for Jira: https://harbour.atlassian.net",
            optional=True,
        ),
        Field(
            name="secret",
            kind=FieldKind.LINE,
            label="Secret of its webhook",
            hint="Only where the tracker makes it, as Linear does. Otherwise one is made and shown to you once.",
            optional=True,
        ),
    )


def _which(connection: Connection | None) -> tuple[Field, ...]:
    threshold = connection.threshold if connection else Threshold()
    return (
        Field(
            name="projects",
            kind=FieldKind.LINE,
            label="Projects",
            hint="With commas. GitHub: owner/name. Linear: the team's key. Jira: the project's key. Asana: its number.",
            starts_as=", ".join(connection.projects) if connection else None,
        ),
        _optional("labels", "Only tasks with a label of", ", ".join(threshold.labels), LABELS_HINT),
    )


def _limits(able: Mapping[Limit, Collection[str]], connection: Connection | None) -> tuple[Field, ...]:
    threshold = connection.threshold if connection else Threshold()
    hours = "" if threshold.least_hours is None else f"{threshold.least_hours:g}"
    fields = {
        Limit.HOURS: Field(
            name="hours",
            kind=FieldKind.NUMBER,
            label="Leave out tasks estimated at less than, in hours",
            hint=_only_for(able[Limit.HOURS], connection),
            starts_as=hours or None,
            optional=True,
        ),
        Limit.PRIORITIES: _optional(
            "priorities",
            "Only tasks of a priority of",
            ", ".join(threshold.priorities),
            f"With commas, such as High. {_only_for(able[Limit.PRIORITIES], connection)}".strip(),
        ),
    }
    return tuple(field for limit, field in fields.items() if connection is None or connection.tracker in able[limit])


def _only_for(trackers: Collection[str], connection: Connection | None) -> str:
    names = [name for tracker, name in NAMES.items() if tracker in trackers]
    return ONLY_FOR.format(names=listing(names)) if connection is None else ""


def _optional(name: str, label: str, value: str, hint: str) -> Field:
    return Field(name=name, kind=FieldKind.LINE, label=label, hint=hint, starts_as=value or None, optional=True)


def _token(connection: Connection | None) -> Field:
    kept = "One is kept sealed and not shown again. Empty: it stays."
    hint = "To ask with. It is kept sealed and not shown again. Jira: address:token. Without one, only webhooks tell."
    return Field(
        name="token",
        kind=FieldKind.LINE,
        label="Token",
        hint=kept if connection and connection.sealed_token else hint,
        optional=True,
    )


def _comments(connection: Connection | None) -> Field:
    return Field(
        name="comments",
        kind=FieldKind.ONE_OF,
        label="Write holds and answers to the task as comments?",
        hint="Whoever sees the task there sees them too. It needs a token that may comment.",
        options=((NO, "No"), (YES, "Yes")),
        starts_as=YES if connection and connection.comments else NO,
    )


def people(followed: Followed) -> Sheet:
    """Return the form that says who in Slack the unmatched people of a tracker are."""
    shown = followed.unmatched[:MOST_PEOPLE]
    return Sheet(
        name=FormName.PEOPLE_THERE,
        title="Who is it in Slack?",
        submit="Keep",
        about=FormFor(detail=followed.connection.id),
        parts=(Part(text="The tracker gives no address of theirs that Slack knows. Whoever you leave empty waits."),),
        fields=(
            *(
                Field(
                    name=f"who-{place}",
                    kind=FieldKind.PERSON,
                    label=shorten(plain_title(person.name), SHOWN) or person.id,
                    hint=f"{NAMES[followed.connection.tracker]} id {person.id}",
                    optional=True,
                )
                for place, person in enumerate(shown)
            ),
            Field(
                name="how",
                kind=FieldKind.ONE_OF,
                label="How sure are you?",
                options=((ASK, "Ask each of them once whether it is them"), (SURE, "Sure: match them at once")),
                starts_as=ASK,
            ),
        ),
    )


def made(connection: Connection, secret: str, public_url: str = "") -> tuple[str, ...]:
    """Return what somebody who connected a tracker does next; `secret` is a new one, shown this once.

    Where others can reach Checkin at `public_url`, a tracker that lets that be done gets its webhook by itself.
    """
    later = f"Its secret, once the tracker has made it, goes in with: checkin secret {connection.id} FILE"
    told = f"Secret of the webhook, shown this once: {secret}" if secret else later
    if connection.tracker == "asana":
        told = BY_HAND
    polled = "It is asked every two minutes." if connection.sealed_token else "Without a token it is not asked."
    connected = f"{NAMES[connection.tracker]} is connected. {polled}"
    if connection.tracker == "asana" and public_url:
        return connected, BY_ITSELF
    return (
        connected,
        f"For a webhook: {public_url or SERVED}/trackers/{connection.tracker}/{connection.id}",
        "The secret of the webhook is kept." if connection.sealed_secret and not secret else told,
    )
