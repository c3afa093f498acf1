"""The words of the forms about items: which there are, and those that somebody is to check."""

from app.core.checkin import Case, Item
from app.core.forms import Field, FieldKind, FormName, Part, Sheet
from app.core.labels import item_label
from app.core.wording.forms import INPUT_LENGTH, about


def change_items(case: Case) -> Sheet | None:
    """Let the assignee add and remove items; none where some were answered already."""
    if case.checkin.answered_at is not None or any(item.answer or item.confirmed for item in case.checkin.items):
        return None
    names = "\n".join(case.read(item.name) for item in case.checkin.items)
    return Sheet(
        name=FormName.ITEMS,
        title="Add or remove items",
        submit="Keep",
        about=about(case),
        parts=(Part(text="These were found in the text. You know better which there are."),),
        fields=(
            Field(
                name="items",
                kind=FieldKind.TEXT,
                label="Items, one a line",
                starts_as=names[:INPUT_LENGTH] or None,
                optional=True,
            ),
        ),
    )


def add_items(case: Case) -> Sheet:
    """Ask for one line on each clear item, so that all can be confirmed."""
    return Sheet(
        name=FormName.ADD_ITEMS,
        title="Have the others checked",
        submit="Add to the message",
        about=about(case),
        parts=(Part(text=f"One line on each. {case.manager_name} confirms it with one tap. Leave out what you like."),),
        fields=tuple(
            Field(
                name=f"item-{item.number}",
                kind=FieldKind.LINE,
                label=case.read(item.name),
                starts_as=case.read(item.definition) or None,
                optional=True,
            )
            for item in unchecked(case)
        ),
    )


def unchecked(case: Case) -> list[Item]:
    """Return the items reported clear that nobody is asked to check."""
    return [item for item in case.checkin.items if item_label(case.checkin, item) == "clear (self-reported)"]
