"""The words of the form that makes a reply part of a task."""

from app.core.assignment import MAX_ITEM_NAME
from app.core.checkin import Case
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.people import Person
from app.core.wording.phrases import shorten, title


def form(case: Case, author: Person, said: str) -> Sheet:
    """Ask whoever decides about `case` for the words under which a reply of `author` is part of it."""
    checkin = case.checkin
    decides = (
        "You decide about it."
        if author.id in {checkin.manager_id, checkin.delegate_id}
        else (f"{author.name} decides about it; you both get a copy of each other's answers with the digest.")
    )
    return Sheet(
        name=FormName.REQUIREMENT,
        title=f"Add to {checkin.ref}",
        submit="Add it",
        about=FormFor(assignment_id=str(checkin.assignment_id), author_id=author.id),
        parts=(Part(text=title(case), strong=True), Part(text=decides)),
        fields=(
            Field(
                name="words",
                kind=FieldKind.LINE,
                label="What is part of the task as well?",
                hint=f"{case.assignee.name} is asked about it as about the other items.",
                starts_as=shorten(said, MAX_ITEM_NAME) or None,
            ),
        ),
    )
