"""What is said about who decides for whom."""

from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.people import Person


def first_contact(assignee: Person, manager_id: str) -> Message:
    """Ask somebody who was named, before anything of the assignee's goes to them."""
    return Message(
        kind=MessageKind.FIRST_CONTACT,
        key=f"bond:{assignee.id}:{manager_id}",
        to=manager_id,
        about="",
        head=f"{assignee.name} named you as the person who decides about their tasks",
        paragraphs=(
            "Checkin carries short questions from people to whoever decides about their task: you get one message with "
            "one-tap answers, and only when a decision of yours is missing.",
            f"Nothing of {assignee.name}'s comes to you before you say yes.",
        ),
        choices=(
            Choice(
                action=Action.DECIDE_YES,
                label=f"Yes, I decide for {assignee.name}",
                style=Style.PRIMARY,
                about=assignee.id,
            ),
            Choice(action=Action.DECIDE_NO, label="Not me", about=assignee.id),
            Choice(action=Action.DECIDE_OTHER, label="Ask this person instead", about=assignee.id),
        ),
    )


def contact_answered(assignee: Person, manager: Person, *, yes: bool) -> tuple[Message, Message]:
    """Close the question and tell the assignee what was said."""
    mine = f"You decide for {assignee.name}." if yes else f"You do not decide for {assignee.name}."
    theirs = (
        f"{manager.name} decides for you. What you chose to send goes now."
        if yes
        else f"{manager.name} does not decide for you. Name somebody else with /checkin manager @person."
    )
    return (
        Message(
            kind=MessageKind.FIRST_CONTACT,
            key=f"bond:{assignee.id}:{manager.id}",
            to=manager.id,
            about="",
            head=mine,
        ),
        Message(
            kind=MessageKind.NOTICE,
            key=f"bond-answer:{assignee.id}:{manager.id}:{'yes' if yes else 'no'}",
            to=assignee.id,
            about="",
            head=theirs,
        ),
    )
