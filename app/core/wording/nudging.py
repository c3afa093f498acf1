"""What is said when a friend nudges."""

from app.core.bank import BANK
from app.core.checkin import Case
from app.core.events import NudgeAnswer
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, Style

LENGTH = 300
_SEE, _DID, _NO = BANK["P1"].options


def _text(said: str, manager: str) -> str:
    return BANK["P1"].text.format(x=said.rstrip(" ."), mgr=manager)


def nudge(case: Case, place: int, *, answered: NudgeAnswer | None = None) -> Message:
    """Say it in the words of the bank, with who sent it."""
    _, name, said = case.checkin.nudges[place]
    about = str(place)
    return Message(
        kind=MessageKind.NOTICE,
        key=f"nudge:{case.checkin.assignment_id}:{place}",
        to=case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=f"{case.read(name)} on {case.checkin.ref}",
        paragraphs=(_text(case.read(said), case.manager_name), *((f"You: {answered}.",) if answered else ())),
        choices=()
        if answered
        else (
            Choice(action=Action.NUDGE_DRAFT, label=_SEE, style=Style.PRIMARY, about=about),
            Choice(action=Action.NUDGE_DID, label=_DID, about=about),
            Choice(action=Action.NUDGE_NO, label=_NO, about=about),
        ),
        foot="" if answered else "Only you see this. Nothing of it goes to anybody unless you send it.",
    )


def nudge_without_task(friend_id: str, friend: str, colleague_id: str, said: str) -> Message:
    """Say it to somebody who has no task here that it could be about."""
    text = BANK["P1"].text.partition(" A draft is ready")[0].format(x=said.rstrip(" ."), mgr="your manager")
    return Message(
        kind=MessageKind.NOTICE,
        key=f"nudge:{friend_id}:{colleague_id}",
        to=colleague_id,
        about="",
        head=f"{friend} says",
        paragraphs=(text,),
        foot="Only you see this.",
    )


def form(person_id: str | None = None, said: str = "") -> Sheet:
    """Ask whom, and about what."""
    return Sheet(
        name=FormName.NUDGE,
        title="Nudge a colleague",
        submit="Tell them",
        about=FormFor(detail=person_id or ""),
        parts=(Part(text="They alone see it, with your name. You learn only that it was delivered."),),
        fields=(
            Field(name="person", kind=FieldKind.PERSON, label="Who?", starts_as=person_id),
            Field(
                name="words",
                kind=FieldKind.LINE,
                label="It seems like there's an issue:",
                hint="Such as: you can't define 4 of the parameters",
                starts_as=said[:LENGTH] or None,
            ),
        ),
    )
