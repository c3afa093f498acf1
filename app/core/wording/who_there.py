"""The words of the question whether somebody is a person that a tracker names."""

from app.core.connection import Connection
from app.core.markup import plain_title
from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.tracking import TrackerPerson
from app.core.wording.phrases import shorten
from app.core.wording.tracking import NAMES

NAME_SHOWN = 60
ANSWERED = {
    True: "You said that this is you. What is assigned to you there is asked about here.",
    False: "You said that this is not you. Nothing of theirs comes to you.",
}
NO_QUESTION = "This question is over. Nothing was changed."
ASKED = "Asked in a direct message. After a yes what waits is taken."
ASKED_BEFORE = "They were asked before, and nobody is asked twice. If you are sure, match them at once."


def key(connection_id: str, tracker_person_id: str) -> str:
    """Return the lasting name of the question."""
    return f"who:{connection_id}:{tracker_person_id}"


def about_of(about: str) -> tuple[str, str]:
    """Return connection and person of a button's `about`."""
    connection_id, _, tracker_person_id = about.partition(":")
    return connection_id, tracker_person_id


def question(connection: Connection, there: TrackerPerson, person_id: str) -> Message:
    """Return the question to `person_id`."""
    name, tracker = shorten(plain_title(there.name), NAME_SHOWN) or there.id, NAMES[connection.tracker]
    about = f"{connection.id}:{there.id}"
    return Message(
        kind=MessageKind.WHO,
        key=key(connection.id, there.id),
        to=person_id,
        about="",
        head=f"Are you {name} in {tracker}?",
        paragraphs=(
            f"Tasks are assigned to {name} there, and {tracker} gives no address that Slack knows. "
            "An administrator thinks that this may be you.",
        ),
        choices=(
            Choice(action=Action.WHO_YES, label="Yes, that is me", style=Style.PRIMARY, about=about),
            Choice(action=Action.WHO_NO, label="No", about=about),
        ),
        foot="You are asked this once.",
    )
