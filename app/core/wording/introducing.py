"""What is said once, when somebody is first written to: the hours they are taken to work, and the way to fix them."""

from app.core.messages import Action, Choice, Message, PointLine
from app.core.people import Person
from app.core.preferences import Preferences
from app.core.wording.settings_form import hours_of

YOUR_HOURS = "Your hours"
CHANGE = "Change hours"


def introduction(person: Person | None, key: str) -> tuple[PointLine, ...]:
    """Return the line about somebody's hours, with its button, for the first message to them, called `key`.

    Who has set anything about it has seen it.
    """
    if person is None or person.learned.introduced not in {"", key} or person.preferences != Preferences():
        return ()
    return (
        PointLine(
            number=0,
            name=YOUR_HOURS,
            said=f"{hours_of(person)}; the zone is Slack's. Nothing is sent to you outside them.",
            choices=(Choice(action=Action.CHANGE_HOURS, label=CHANGE),),
        ),
    )


def introduces(message: Message) -> bool:
    """Whether `message` shows its reader their hours."""
    return any(point.name == YOUR_HOURS and point.choices for point in message.points)
