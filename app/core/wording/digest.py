"""What a manager reads in a digest, and the forms it is answered with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.core.assignment import Answer, Ruling
from app.core.checkin import Case, Point, TaskState, task_state, with_decider
from app.core.digest import MOST_LINES, Line, lines
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, PointLine, Style
from app.core.people import Person
from app.core.wording.buttons import answers_to
from app.core.wording.drafting import at_the_start, said, thing
from app.core.wording.phrases import bin_of, capital, counted, shorten, title
from app.core.wording.plans import LATER
from app.core.wording.waiting import if_silent

PHRASE_LENGTH = 90
PHRASES = 5
LABEL_LENGTH = 140
SAID_LENGTH = 2000
LINES_IN_A_FORM = 40
POINTS_IN_A_FORM = 20
CLOSED_SHOWN = 5
FOOT = "Only while something waits for you. `/checkin settings` changes the times."
OPENED = "It is in our direct messages."
TEXT_MISSING = "Write what to go by, or choose another answer."
CHOICE_MISSING = "Choose an answer for this text, or take the text out."
NOTHING_CHOSEN = "Choose an answer for at least one of them."
RULINGS = {
    Action.RIGHT: Ruling.RIGHT,
    Action.CORRECT: Ruling.CORRECTED,
    Action.NAME_VERSIONS: Ruling.CORRECTED,
    Action.YOU_CHOOSE: Ruling.YOU_CHOOSE,
    Action.SKETCH: Ruling.YOU_CHOOSE,
    Action.NOT_NEEDED: Ruling.NOT_NEEDED,
    Action.WAIVE: Ruling.WAIVED,
    Action.TALK: Ruling.TALK,
}


def key(reader_id: str, at: datetime) -> str:
    """Return the lasting name of the digest of that instant."""
    return f"digest:{reader_id}:{at:%Y%m%d%H%M%S}"


def digest(reader: Person, waits: Sequence[Line], ended: Sequence[Case], now: datetime) -> Message:
    """Return the digest of `now`: at most seven lines, what else there is behind a button, what came to an end."""
    rest = len(waits) - MOST_LINES
    more = Choice(action=Action.DIGEST_ALL, label=f"{rest} more")
    points = sum(len(line.points) for line in waits)
    minutes = f", about {counted(points, 'minute')}" if points else ""
    return Message(
        kind=MessageKind.DIGEST,
        key=key(reader.id, now),
        to=reader.id,
        about="",
        head=f"{counted(len(waits), 'task')} {'waits' if len(waits) == 1 else 'wait'} for you{minutes}",
        points=tuple(shown(line, place) for place, line in enumerate(waits[:MOST_LINES], 1)),
        after=_ended(ended),
        choices=(more,) if rest > 0 else (),
        foot=FOOT,
    )


def _ended(cases: Sequence[Case]) -> tuple[str, ...]:
    if not cases:
        return ()
    rest = len(cases) - CLOSED_SHOWN
    told = (f"• {title(case)}: {task_state(case.checkin)}" for case in cases[:CLOSED_SHOWN])
    return ("Closed since the last digest:", *told, *((f"• {rest} more",) if rest > 0 else ()))


def shown(line: Line, place: int) -> PointLine:
    """Return a line with the buttons that answer it where it stands."""
    case = line.case
    if not line.points:
        told = f"Check-in on {title(case)} not done yet."
        return PointLine(
            number=place, name=told, said="", choices=if_silent(case, task=str(case.checkin.assignment_id))
        )
    return PointLine(
        number=place,
        name=title(case),
        said="\n".join((*_phrases(case, line.points), facts(line))),
        choices=_answers(case, line.points),
    )


def facts(line: Line) -> str:
    """Return in one line whose it is, what rests on it, what it takes, and how long it has been open."""
    checkin = line.case.checkin
    parts = (
        line.case.assignee.name,
        f"{bin_of(checkin.hours)} ahead" if checkin.hours else "",
        "all parts must be right" if checkin.brittle else "",
        "on hold" if checkin.hold_at else "",
        f"about {counted(len(line.points), 'minute')}" if line.points else "",
        age(line),
    )
    return " · ".join(part for part in parts if part)


def age(line: Line) -> str:
    """Say how long it has been open: in working days, or in hours where it was put off and comes back."""
    if line.back:
        return f"back, open for {counted(max(1, round(line.hours)), 'working hour')}"
    return f"open for {counted(int(line.days), 'working day')}" if line.days >= 1 else "new"


def _phrases(case: Case, points: Sequence[Point]) -> tuple[str, ...]:
    """Return one phrase an open point: with its words, as long as these are few."""
    told = [_phrase(case, point) for point in points[:PHRASES]]
    rest = len(points) - PHRASES
    return (*(f"• {shorten(text, PHRASE_LENGTH)}" for text in told), *((f"• {rest} more",) if rest > 0 else ()))


def _phrase(case: Case, point: Point) -> str:
    return f"{capital(thing(case, point))}: {_words(case, point)}"


def _words(case: Case, point: Point) -> str:
    """Return what is said of a point, without saying its name again."""
    words = said(case, point)
    repeats = point.answer is Answer.NOT_DECIDED and words.rstrip(".") == thing(case, point)
    return "not decided" if repeats else words


def _answers(case: Case, points: Sequence[Point]) -> tuple[Choice, ...]:
    task = str(case.checkin.assignment_id)
    later = replace(LATER, task=task)
    if len(points) == 1:
        return (*(replace(choice, task=task, style=Style.PLAIN) for choice in answers_to(points[0])), later)
    return answer_button(case), later


def answer_button(case: Case) -> Choice:
    """Return the button that opens the form for everything that waits about a task."""
    task = str(case.checkin.assignment_id)
    return Choice(action=Action.ANSWER_POINTS, label="Answer", task=task)


def updated(message: Message, case: Case, reader: Person, now: datetime) -> Message:
    """Return a digest with its line about `case` as that stands now; the message itself where it holds none."""
    task = str(case.checkin.assignment_id)
    return replace(
        message,
        points=tuple(
            _now(point, case, reader, now) if any(choice.task == task for choice in point.choices) else point
            for point in message.points
        ),
    )


def _now(point: PointLine, case: Case, reader: Person, now: datetime) -> PointLine:
    found = lines((case,), reader, now)
    if found:
        return shown(found[0], point.number)
    silent = any(choice.action is Action.SKIP_SILENCE for choice in point.choices)
    return PointLine(number=point.number, name=title(case), said=_settled(case, silent=silent))


def _settled(case: Case, *, silent: bool) -> str:
    if (state := task_state(case.checkin)) in {TaskState.CANCELLED, TaskState.CLOSED, TaskState.HANDED_IN}:
        return f"{capital(state)}."
    if with_decider(case.checkin):
        return "You answer later."
    if silent:
        return f"You asked {case.assignee.name}." if case.checkin.manager_asked else "Settled."
    return "Answered."


def everything(waits: Sequence[Line]) -> Sheet:
    """Show every line, each with one button for all of its points."""
    rest = len(waits) - LINES_IN_A_FORM
    return Sheet(
        name=FormName.DIGEST,
        title="What waits for you",
        close="Close",
        about=FormFor(),
        parts=(Part(text=f"The first {LINES_IN_A_FORM}; {rest} more follow when these are answered."),)
        if rest > 0
        else (),
        lines=tuple(_short(line, place) for place, line in enumerate(waits[:LINES_IN_A_FORM], 1)),
    )


def _short(line: Line, place: int) -> PointLine:
    full = shown(line, place)
    return replace(full, choices=(answer_button(line.case),)) if line.points else full


def answer_points(case: Case) -> Sheet | None:
    """Ask for an answer to each point that waits, nothing preselected; None where nothing waits any more."""
    points = with_decider(case.checkin)
    if not points:
        return None
    rest = len(points) - POINTS_IN_A_FORM
    follow = f" {counted(rest, 'more point')} can be answered after these." if rest > 0 else ""
    return Sheet(
        name=FormName.ANSWER_POINTS,
        title=f"Answer {case.checkin.ref}",
        submit="Answer",
        about=FormFor(assignment_id=str(case.checkin.assignment_id)),
        parts=(
            Part(text=title(case), strong=True),
            Part(text=f"Answer what you can; what you leave open stays open.{follow}"),
        ),
        fields=tuple(field for point in points[:POINTS_IN_A_FORM] for field in _fields(case, point)),
    )


def _fields(case: Case, point: Point) -> tuple[Field, Field]:
    return (
        Field(
            name=f"answer-{point.number}",
            kind=FieldKind.ONE_OF,
            label=shorten(at_the_start(case, point), LABEL_LENGTH),
            above=shorten(f"{case.assignee.name}: {_words(case, point)}", SAID_LENGTH),
            options=options(point),
            optional=True,
        ),
        Field(name=f"words-{point.number}", kind=FieldKind.TEXT, label="In words, where it needs some", optional=True),
    )


def options(point: Point) -> tuple[tuple[str, str], ...]:
    """Return the answers to `point` that a form can take, each once."""
    found: dict[str, str] = {}
    for choice in answers_to(point):
        if choice.action in RULINGS:
            found.setdefault(RULINGS[choice.action].value, choice.label)
    return tuple(found.items())
