"""What is said when the task itself changes: its text, its due date, who does it, or that it ended elsewhere."""

from datetime import datetime

from app.core.assignment import Answer
from app.core.bank import BANK
from app.core.checkin import Case, Item
from app.core.comparing import Piece, pieces
from app.core.events import Effect, Ending
from app.core.forms import Field, FieldKind, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.people import Person
from app.core.wording import due
from app.core.wording.asking import EXITS, notice
from app.core.wording.forms import about
from app.core.wording.phrases import listing, shorten, title, when

UNDONE = "{ref}: not a task after all. Nothing was asked."
TRIGGER = "text changed"
MOST_ASKED = 8
PIECE_LENGTH = 120
NO_PART = "Not sent: what it was about is no part of the task any more"
NOT_SENT = "Not sent: the task was {how}"
EFFECT_UNCLEAR = "Whether the changed text changes what I am to do."
STAYS = "What was confirmed stays confirmed."
PER_ITEM = (("Clear", Answer.CLEAR), ("My guess", Answer.GUESS), ("Unclear", Answer.UNCLEAR))


def difference(case: Case, before: str) -> tuple[str, ...]:
    """Return what changed since the text read `before`: the items first, then the words."""
    gone = {case.read(item.name): item for item in case.checkin.gone}
    here = [case.read(item.name) for item in case.checkin.items]
    names = [case.read(item.name) for item in case.checkin.items if item.number in case.checkin.changed]
    lines = (
        f"New: {listing([f'“{name}”' for name in names if name not in gone])}.",
        f"Defined differently: {listing([f'“{name}”' for name in names if name in gone])}.",
        f"Removed from the task: {listing([f'“{name}”' for name in gone if name not in here])}.",
        *(_piece(piece) for piece in pieces(before, case.read(case.checkin.text))),
    )
    return tuple(line for line in lines if not line.endswith(": ."))


def _piece(piece: Piece) -> str:
    was, now = shorten(piece.before, PIECE_LENGTH), shorten(piece.after, PIECE_LENGTH)
    if not was:
        return f"Added: “{now}”"
    return f"Left out: “{was}”" if not now else f"Was “{was}”, now “{now}”"


def key_of(case: Case, seen: int | None) -> str:
    """Return the name of the message about what changed since the text of number `seen`."""
    return f"change:{case.checkin.assignment_id}:{seen or 0}"


def changed(case: Case, before: str, *, asks: bool) -> Message:
    """T5: show the assignee the difference, and ask what of it matters."""
    checkin = case.checkin
    answer = Choice(action=Action.ANSWER_CHANGE, label="Answer", style=Style.PRIMARY)
    asked = "Does that change your plan? Only what is new is asked." if asks else ""
    return Message(
        kind=MessageKind.CARD if asks else MessageKind.NOTICE,
        key=key_of(case, checkin.change),
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{title(case)}: the text changed",
        paragraphs=tuple(part for part in (*difference(case, before), asked, STAYS if asks else "") if part),
        link=checkin.link,
        choices=(answer, *EXITS) if asks else (),
    )


def as_before(case: Case, seen: int) -> Message:
    """Close the question about a change that was taken back."""
    return notice(case, key_of(case, seen), f"{title(case)}: the text reads as before. Nothing to answer.")


def change_answered(case: Case, seen: int) -> Message:
    """Close the question about a change."""
    return notice(case, key_of(case, seen), f"{title(case)}: your answer about the changed text is kept.")


def change_noted(case: Case, before: str, now: datetime) -> Message | None:
    """Tell whoever decides that the new text is taken."""
    if case.told is None:
        return None
    checkin = case.checkin
    new = [case.read(item.name) for item in new_items(case)]
    asked = f"{case.assignee.name} is asked about {listing(new)}." if new and checkin.answered_at else ""
    return notice(
        case,
        f"text:{checkin.assignment_id}",
        f"{title(case)} is taken as it reads now (version {checkin.text_version}).",
        *difference(case, before),
        asked or f"{case.assignee.name} sees the difference.",
        due.still_due(case, before, now),
        to=case.told,
    )


def requirement_added(case: Case, said: str, author: Person) -> tuple[Message, ...]:
    """Tell whoever decides, and who wrote it, that it is part of the task now and who decides about it."""
    checkin = case.checkin
    mine = author.id in {checkin.manager_id, checkin.delegate_id}
    head = f"{title(case)}: “{shorten(said, PIECE_LENGTH)}” is part of it now."
    key = f"requirement:{checkin.assignment_id}:{len(checkin.items)}"
    rest = "" if mine else f"{author.name} decides about it. Of everything else both get a copy with the digest."
    readers = {case.told, None if mine else author.id} - {None}
    return tuple(notice(case, f"{key}:{to}", head, rest, to=to) for to in sorted(filter(None, readers)))


def new_items(case: Case) -> tuple[Item, ...]:
    """Return the items that came with the change and are asked about, a card's worth of them."""
    return tuple(item for item in case.checkin.items if item.number in case.checkin.changed)[:MOST_ASKED]


def change_form(case: Case) -> Sheet | None:
    """U16, and for each new item whether it is clear; None where nothing changed that was not answered."""
    checkin = case.checkin
    if checkin.change is None:
        return None
    u16 = BANK["U16"]
    lines = difference(case, case.read(checkin.change))
    return Sheet(
        name=FormName.CHANGE,
        title=f"Changed: {checkin.ref}",
        submit="Keep",
        about=about(case, detail=str(checkin.text_version)),
        parts=(Part(text=title(case), strong=True), Part(text="\n".join(lines))),
        fields=(
            *(_item(case, item) for item in new_items(case)),
            Field(
                name="effect",
                kind=FieldKind.ONE_OF,
                label="Does the change of the text change your plan?",
                options=tuple((effect.value, effect.value) for effect in Effect),
            ),
            Field(name="part", kind=FieldKind.LINE, label=u16.follow_up, optional=True),
        ),
    )


def _item(case: Case, item: Item) -> Field:
    return Field(
        name=f"item-{item.number}",
        kind=FieldKind.ONE_OF,
        label=f"{shorten(case.read(item.name), 60)}: could you define it so exactly that a stranger gets the same?",
        options=tuple((label, label) for label, _ in PER_ITEM),
    )


def due_changed(case: Case, was: datetime | None, now: datetime) -> tuple[Message, ...]:
    """Tell both that it is due at another time."""
    checkin = case.checkin

    def said(at: datetime | None, zone: str) -> str:
        return when(at, now, zone) if at else "no date"

    def told(to: str, zone: str, side: str) -> Message:
        head = f"{title(case)} is due {said(checkin.due_at, zone)} now; it was {said(was, zone)}."
        return notice(case, f"due:{checkin.assignment_id}:{side}", head, to=to, choices=EXITS if side == "a" else ())

    mine = told(checkin.assignee_id, case.assignee.zone, "a")
    if case.told is None or case.decider is None:
        return (mine,)
    return mine, told(case.told, case.decider.zone, "m")


def undone(case: Case) -> tuple[Message, ...]:
    """Leave one line where the task stood, for both."""
    checkin = case.checkin
    head, own = UNDONE.format(ref=checkin.ref), checkin.giver_id == checkin.assignee_id
    if own:
        return (notice(case, f"self:{checkin.assignment_id}", head),)
    receipt = notice(case, f"receipt:{checkin.assignment_id}", head, to=checkin.giver_id)
    return notice(case, f"look:{checkin.assignment_id}", head), receipt


def ended(case: Case, how: Ending) -> tuple[Message, ...]:
    """Tell both that the task ended where it came from."""
    checkin = case.checkin
    key, head = f"ended:{checkin.assignment_id}", f"{title(case)} was {how}."
    rest = "Reminders and timers have ended. Nothing revives it; to take it up again, give it again."
    mine = notice(case, f"{key}:a", head, rest)
    return (mine,) if case.told is None else (mine, notice(case, f"{key}:m", head, rest, to=case.told))
