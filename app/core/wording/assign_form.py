"""The words of the form to give a task, and what can be wrong with it."""

from dataclasses import replace

from app.core.assignment import MAX_ITEM_NAME, MAX_ITEMS, MAX_TEXT, Flaw, Hours
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.people import Unfit
from app.core.wording.phrases import plain, shorten

INPUT_LENGTH = 3000
EXCERPT_LENGTH = 1000

CUE_LENGTH = 80
# M1 to M4 of the question bank, and question U10: all can be skipped.
_ABOUT_THE_TASK = (
    Field(name="due", kind=FieldKind.DAY, label="Due", optional=True),
    Field(
        name="hours",
        kind=FieldKind.PICK,
        label="How many hours is it worth at most?",
        options=tuple((hours, hours) for hours in Hours),
        optional=True,
    ),
    Field(
        name="brittle",
        kind=FieldKind.PICK,
        label="If one part is wrong, is the whole result useless?",
        options=(("yes", "Yes, all parts must be right"), ("no", "No")),
        optional=True,
    ),
    Field(
        name="purpose",
        kind=FieldKind.LINE,
        label="What is it for? One line",
        hint="Whoever does it sees this.",
        optional=True,
    ),
    Field(name="undecided", kind=FieldKind.LINE, label="Which part have you not decided yet?", optional=True),
)


def _about_the_task(brittle_cue: str) -> tuple[Field, ...]:
    if not brittle_cue:
        return _ABOUT_THE_TASK
    hint = f"The text says “{shorten(brittle_cue, CUE_LENGTH)}”."
    return tuple(replace(field, hint=hint) if field.name == "brittle" else field for field in _ABOUT_THE_TASK)


def assign(
    *,
    assignee_id: str | None,
    text: str,
    items: tuple[str, ...],
    brittle_cue: str = "",
    pasted: str = "",
    note: str = "",
    about: FormFor | None = None,
) -> Sheet:
    """The form to give a task. `pasted` is the id of a text too long to edit here; it is kept whole.

    `about` says which message it is taken from, `brittle_cue` what in it sounds as if every part must be right; that
    suggests, and never sets.
    """
    excerpt = f"The text is kept whole ({len(text):,} characters). It begins: {shorten(text, EXCERPT_LENGTH)}"
    task = Field(
        name="text",
        kind=FieldKind.TEXT,
        label="Task",
        hint="What is to be done, in your own words. Up to 3,000 characters here.",
        starts_as=plain(text) or None,
    )
    lines = "\n".join(items)
    fits = len(lines) <= INPUT_LENGTH
    all_kept = "" if fits else f"{len(items)} items were found, too long to change here. Each is asked about by itself."
    found = Field(
        name="items",
        kind=FieldKind.TEXT,
        label="Items, one a line",
        hint="What was found in the text. Each is asked about by itself. Add, remove or reword them.",
        starts_as=lines or None,
        optional=True,
    )
    who = Field(name="assignee", kind=FieldKind.PERSON, label="Who does it?", starts_as=assignee_id)
    return Sheet(
        name=FormName.ASSIGN,
        title="Give a task",
        submit="Give it",
        about=replace(about or FormFor(), detail=pasted),
        parts=tuple(
            Part(text=part, strong=part is note) for part in (note, excerpt if pasted else "", all_kept) if part
        ),
        fields=(who, *(() if pasted else (task,)), *((found,) if fits else ()), *_about_the_task(brittle_cue)),
    )


FLAWS = {
    Flaw.NO_TEXT: ("text", "Say what is to be done."),
    Flaw.LONG_TEXT: ("text", f"At most {MAX_TEXT:,} characters. Put the rest in a document and link it."),
    Flaw.DUE_PAST: ("due", "This day is over. Pick today or later, or leave it empty."),
    Flaw.TOO_MANY_ITEMS: ("items", f"At most {MAX_ITEMS} items. Give the rest as a second task."),
    Flaw.LONG_ITEM: ("items", f"One of these is longer than {MAX_ITEM_NAME} characters. Shorten its name."),
}

FROM_MESSAGE = "{name} wrote this and decides about it. Edits are followed where Checkin is in the channel."
FROM_APP = "This was written by an app, so you are the one who gives it and decides about it."
NEITHER = "Only {name}, who wrote this, or whoever does it can start this. Pick yourself if you do it."

UNFIT = {
    Unfit.UNKNOWN: "Nobody here has this name. Pick a person from the list.",
    Unfit.DEACTIVATED: "This account is deactivated. Pick somebody else.",
    Unfit.BOT: "This is a bot. Pick a person.",
    Unfit.GUEST: "Guests cannot decide about tasks here. Pick a member.",
    Unfit.STRANGER: "This person belongs to another organisation. Pick somebody of yours.",
    Unfit.SELF: "You cannot decide about your own tasks. Pick somebody else.",
}
