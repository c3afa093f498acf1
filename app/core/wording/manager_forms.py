"""The words of the forms a manager fills in."""

from app.core.assignment import Answer
from app.core.checkin import Case, Point
from app.core.forms import Field, FieldKind, FormName, Part, Sheet
from app.core.wording.drafting import said, thing
from app.core.wording.forms import about

TITLE_LENGTH = 24


def correct(case: Case, point: Point) -> Sheet:
    """Let the manager answer one point in words."""
    return Sheet(
        name=FormName.CORRECT,
        title="Your answer",
        submit="Answer",
        about=about(case, point.number),
        parts=(
            Part(text=thing(case, point), strong=True),
            Part(text=f"{case.assignee.name} reads it as: {said(case, point)}"),
        ),
        fields=(Field(name="words", kind=FieldKind.TEXT, label=f"What {case.assignee.name} should go by"),),
    )


def ask_them(case: Case) -> Sheet:
    """Ask for the words that are carried to the assignee."""
    return Sheet(
        name=FormName.ASK_THEM,
        title=f"Ask {case.assignee.name}"[:TITLE_LENGTH],
        submit="Ask",
        about=about(case),
        parts=(Part(text=f"{case.assignee.name} gets it in their working hours, with your name."),),
        fields=(
            Field(
                name="words",
                kind=FieldKind.TEXT,
                label="Your question",
                starts_as=f"Could you look at the questions about {case.checkin.ref}? Two minutes are enough.",
            ),
        ),
    )


def answer_all(case: Case, batch: str) -> Sheet:
    """Let the manager answer all open points of a message in one text."""
    return Sheet(
        name=FormName.ANSWER_ALL,
        title="Answer in one text",
        submit="Answer all",
        about=about(case, detail=batch),
        parts=(Part(text=f"This answers every point of {case.checkin.ref} that is still open."),),
        fields=(Field(name="words", kind=FieldKind.TEXT, label="Your answer"),),
    )


def name_versions(case: Case, stages: Point, purpose: Point | None) -> Sheet:
    """M7: which stages should be estimated, and what for."""
    decided = stages.answer is Answer.NOT_DECIDED
    question = "The stages are not decided. Which should be estimated?" if decided else "Which stages are there?"
    what_for = Field(name="purpose", kind=FieldKind.LINE, label="What will you use the figure for?", optional=True)
    return Sheet(
        name=FormName.VERSIONS,
        title="Name the stages",
        submit="Answer",
        about=about(case, stages.number, str(purpose.number) if purpose else ""),
        fields=(
            Field(
                name="words",
                kind=FieldKind.TEXT,
                label=question,
                hint="One version a line, stages separated by commas: CV, test, interview",
            ),
            *((what_for,) if purpose else ()),
        ),
    )
