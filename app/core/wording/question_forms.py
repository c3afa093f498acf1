"""The words of the form in which a workspace's questions are changed."""

from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.question_set import QuestionSet
from app.core.wording.forms import INPUT_LENGTH
from app.core.wording.phrases import counted

FOR_ADMINS = "The questions of a workspace are changed by its administrators. Ask one of them."
ERRORS_SHOWN = 4


def questions(text: str) -> Sheet:
    """Show the set as it stands, to be changed."""
    return Sheet(
        name=FormName.QUESTIONS,
        title="Questions",
        submit="Keep",
        about=FormFor(),
        parts=(Part(text="Switch questions of the bank off, and add your own. Open tasks keep what they began with."),),
        fields=(Field(name="text", kind=FieldKind.TEXT, label="YAML", starts_as=text[:INPUT_LENGTH]),),
    )


def wrong(told: str) -> str:
    """Return what is wrong, as much as a field's error holds."""
    lines = told.splitlines()
    more = f" And {len(lines) - ERRORS_SHOWN} more." if len(lines) > ERRORS_SHOWN else ""
    return " ".join(lines[:ERRORS_SHOWN]) + more


def kept(version: int, found: QuestionSet) -> str:
    """Say what holds from now on."""
    added, off = counted(len(found.added), "question"), counted(len(found.off), "question")
    return f"Version {version}: {added} of your own, {off} switched off, from the next task on."
