"""What is said about messages in channels: the reaction, private offers, replies that answer, and their switches."""

from app.core.checkin import Case
from app.core.messages import Action, Choice, Style
from app.core.people import Person
from app.core.replies import Replying
from app.core.wording.drafting import thing
from app.core.wording.phrases import capital, shorten

NAME_LENGTH = 40
ONE_PERSON = "To make a message a task with this reaction, it has to name exactly one person who does it."
GONE = "This message is no longer as it was offered. Nothing was changed."
LEFT = "Left as it is."
NEVER = "Nothing is offered to you in this channel any more. `/checkin watch me`, typed here, brings it back."
AGAIN = "What looks like a task in this channel is offered to you again, while offers are on here."
ANSWERED = "This was answered already. Nothing was changed."
TAKEN = "Taken as your answer."
FOR_ADMINS = "Only an administrator of the workspace can switch offers on in a channel."
USAGE = "Type `{command} watch on` or `{command} watch off` in the channel it is about."
ON = (
    "Offers are on in this channel. Where a message looks like a task for one person it names, its author alone is "
    "asked whether it is one. Invite Checkin into the channel, else it reads nothing."
)
OFF = "Offers are off in this channel."


def offer(assignee: Person, about: str) -> tuple[str, tuple[Choice, ...]]:
    """Ask the author of a message whether it is a task for `assignee`."""
    return f"Make this a task for {assignee.name}? Only you see this.", (
        Choice(action=Action.OFFER_YES, label="Yes", style=Style.PRIMARY, about=about),
        Choice(action=Action.OFFER_NO, label="No", about=about),
        Choice(action=Action.OFFER_NEVER, label="Never here", about=about),
    )


def reply_offer(case: Case, waits: tuple[Replying, ...], message: str) -> tuple[str, tuple[Choice, ...]]:
    """Ask the author of a reply whether it answers a point that waits for them."""
    checkin = case.checkin
    mine = any(one.chooses or one.drafted for one in waits)
    asked = "Does this settle a point of yours" if mine else f"Is this your answer to {case.assignee.name}"
    return f"{asked} on {checkin.ref}? Only you see this.", (
        *(
            Choice(
                action=Action.TAKE_REPLY,
                label=shorten(capital(thing(case, one.point)), NAME_LENGTH),
                about=f"{message}:{one.number}",
            )
            for one in waits
        ),
        Choice(action=Action.OFFER_NO, label="No", about=f"{message}:0"),
    )
