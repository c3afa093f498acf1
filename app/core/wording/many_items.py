"""What is said where a task has many all-or-nothing items: to whoever gave it, and of what they do about it."""

from app.core.checkin import Case, Item
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, PointLine, Style, paged
from app.core.risk import many, to_ask
from app.core.screens import asks_of_each, cards_of, one_by_one
from app.core.wording.phrases import counted, shorten, title

TOO_MANY = (
    "{count} all-or-nothing items: a definitions column or 15 minutes together would cost less than asking. "
    "Otherwise the {asked} riskiest are asked one by one."
)
ALL_ASKED = "All {count} are asked, in {cards}."
MEETING = "You proposed 15 minutes together."
DEFINED = "{defined} of {count} are defined by you and not asked."
INPUT_LENGTH = 3000
ROOM_FOR_A_DEFINITION = 120
NAMES_SHOWN = 3


def told(case: Case) -> tuple[str, ...]:
    """Return what whoever gave the task is told of its many items, and of what they chose to do."""
    checkin = case.checkin
    left, defined = len(to_ask(checkin)), sum(item.confirmed for item in checkin.items)
    return (
        DEFINED.format(defined=defined, count=len(checkin.items)) if defined else "",
        TOO_MANY.format(count=left, asked=len(one_by_one(case))) if _too_many(case) and not checkin.ask_all else "",
        ALL_ASKED.format(count=left, cards=counted(cards_of(left), "card")) if checkin.ask_all else "",
        MEETING if checkin.meeting else "",
    )


def offers(case: Case) -> tuple[Choice, ...]:
    """Return what whoever gave the task can do about its many items, as long as it can still be done."""
    checkin = case.checkin
    if not _too_many(case) or checkin.answered_at is not None:
        return ()
    cards = counted(cards_of(len(to_ask(checkin))), "card")
    define = Choice(action=Action.DEFINE_ITEMS, label="I'll add definitions", style=Style.PRIMARY)
    return (
        *((define,) if undefined(case) else ()),
        *(() if checkin.meeting else (Choice(action=Action.MEET, label="Meet"),)),
        *(() if checkin.ask_all else (Choice(action=Action.ASK_ALL, label=f"Ask all, in {cards}"),)),
    )


def _too_many(case: Case) -> bool:
    return case.checkin.brittle is True and many(case.checkin) and asks_of_each(case)


def meeting(case: Case) -> Message:
    """Tell the assignee that 15 minutes together are proposed."""
    return Message(
        kind=MessageKind.NOTICE,
        key=f"meeting:{case.checkin.assignment_id}",
        to=case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=f"{case.manager_name} proposes 15 minutes together on {title(case)}.",
        paragraphs=("Find a time before you put hours in. What is settled there need not be asked in writing.",),
        choices=(Choice(action=Action.HOLD, label="Put on hold"),),
    )


def defined(case: Case) -> tuple[Message, ...]:
    """Show the assignee what whoever decides has defined."""
    items = [item for item in case.checkin.items if item.confirmed]
    return paged(
        Message(
            kind=MessageKind.NOTICE,
            key=f"defined:{case.checkin.assignment_id}",
            to=case.checkin.assignee_id,
            about=str(case.checkin.assignment_id),
            head=f"{case.manager_name} defined {counted(len(items), 'item')} of {case.checkin.ref}",
            points=tuple(
                PointLine(number=item.number, name=case.read(item.name), said=case.read(item.definition))
                for item in items
            ),
            after=("These are settled, and you are not asked about them.",),
        )
    )


def undefined(case: Case, after: int = 0) -> tuple[Item, ...]:
    """Return the items with a higher number than `after` that whoever decides can still define."""
    raised = {point.item for point in case.checkin.points}
    return tuple(item for item in to_ask(case.checkin) if item.number > after and item.number not in raised)


def define_items(case: Case, after: int = 0) -> Sheet | None:
    """Ask whoever decides for definitions, one a line, as many items a page as a field holds; None when done."""
    page, length = [], 0
    for item in undefined(case, after):
        length += len(case.read(item.name)) + ROOM_FOR_A_DEFINITION
        if length > INPUT_LENGTH:
            break
        page.append(item)
    if not page:
        return None
    left = len(undefined(case, page[-1].number))
    more = f" Then {left} more." if left else ""
    return Sheet(
        name=FormName.DEFINE_ITEMS,
        title=f"Definitions {case.checkin.ref}",
        submit="Keep",
        close="Later" if after else "Cancel",
        about=FormFor(assignment_id=str(case.checkin.assignment_id), detail=str(page[-1].number)),
        parts=(
            Part(text=f"{case.assignee.name} sees them, and is not asked about those items.", strong=True),
            Part(text=f"Lines without a definition are left as they are.{more}"),
        ),
        fields=(
            Field(
                name=f"lines-{page[-1].number}",  # of its own: what stands in a field the platform knows stays
                kind=FieldKind.TEXT,
                label="Item: definition, one a line",
                hint="What is counted, in what unit, over what period?",
                starts_as="\n".join(f"{case.read(item.name)}: " for item in page),
            ),
        ),
    )


def wrong(names: tuple[str, ...]) -> str:
    """Say which lines name no item."""
    shown = ", ".join(f"“{shorten(name, 60)}”" for name in names[:NAMES_SHOWN])
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return f"No item is called {shown}{more}. Leave the names before the colon as they are."
