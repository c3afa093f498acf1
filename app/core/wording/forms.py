"""The words of every form: titles, labels, hints, and what is wrong with what was filled in."""

from collections.abc import Mapping
from enum import StrEnum

from app.core.assignment import Answer, Form, Helps, Offer
from app.core.bank import BANK, AnswerType
from app.core.checkin import Case, Item, Point, drafted
from app.core.events import How, QuietBecause, WhyNot
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message
from app.core.questions import BRITTLE_OPTIONS, MOST_CHOICES, Question, picked
from app.core.screens import screen_of
from app.core.wording.drafting import opening, thing, unconfirmed
from app.core.wording.phrases import shorten, title

INPUT_LENGTH = 3000
AGAIN = "again"
SAYS_LITTLE = (
    "Some lines say too little for {name} to check, or only repeat the task. What is counted, in what unit, over what "
    "period? Sent again, they are taken as they are."
)
LABEL_LENGTH = 140
NAME_LENGTH = 60
WRITTEN = "Your answers are kept and the message is written. A line on each makes it quicker to answer."
KEPT = "Your answers are kept. One line more, on the part you picked."
PART = 0  # where the line on the picked part stands among lines by the number of their point


def _options(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value, value) for value in values)


def card(case: Case) -> Sheet:
    """The questions that are next: the whole of a card, or one screen of it."""
    screen = screen_of(case)
    where = f"Card {screen.card} of {screen.cards}. " if screen.cards > 1 else ""
    where += f"Screen {screen.number} of {screen.of}; each is kept when you send it." if screen.of > 1 else ""
    return Sheet(
        name=FormName.CARD,
        title=f"Check-in {case.checkin.ref}",
        submit="Next",
        close="Cancel" if screen.number == 1 else "Later",
        about=about(case),
        parts=(Part(text=title(case), strong=True), Part(text=where)),
        fields=tuple(field for question in screen.questions for field in _question(case, question)),
    )


def about(case: Case, point: int | None = None, detail: str = "") -> FormFor:
    """Say what a form is about: the task, and a point of it."""
    return FormFor(assignment_id=str(case.checkin.assignment_id), point=point, detail=detail)


def _question(case: Case, question: Question) -> list[Field]:
    match question.answer_type:
        case AnswerType.PER_ITEM:
            return _parts(question) or [
                Field(
                    name=f"item-{item.number}",
                    kind=FieldKind.ONE_OF,
                    label=question.each.format(item=case.read(item.name)),
                    above=question.text if item is question.items[0] else "",
                    options=_options(question.options),
                )
                for item in question.items
            ]
        case AnswerType.CHOICE:
            values = tuple(Offer) if question.id == "PR5" else question.options
            return [
                Field(
                    name=question.id,
                    kind=FieldKind.ONE_OF if len(values) <= MOST_CHOICES else FieldKind.PICK,
                    label=question.text,
                    options=tuple(zip(values, question.options, strict=True)),
                )
            ]
        case _:
            return [
                Field(
                    name=f"define-{question.items[0].number}" if question.items else str(question.id),
                    kind=FieldKind.LINE,
                    label=question.text,
                    hint=f"Leave it empty for: {question.escape}.",
                    optional=True,
                )
            ]


def _parts(question: Question) -> list[Field]:
    return [
        Field(
            name=f"{question.id}-{number}",
            kind=FieldKind.ONE_OF,
            label=part,
            above=question.text if number == 1 else "",
            options=_options(question.options),
        )
        for number, part in enumerate(question.parts, 1)
    ]


def brittle_from(option: str) -> bool | None:
    """Return the brittle flag that an option of PE3 sets; where only some must be right it stays unset."""
    return {BRITTLE_OPTIONS[0]: True, BRITTLE_OPTIONS[-1]: False}.get(option)


def definitions(case: Case, typed: Mapping[int, str] | None = None) -> Sheet | None:
    """Ask for a best definition of each marked item, and for the form of the message where there is a choice.

    With `typed` it is asked once more, since some lines define nothing; sent again they are taken as they are.
    """
    wanted = [p for p in drafted(case.checkin) if p.item is not None and p.definition is None]
    stages = [p for p in drafted(case.checkin) if thing(case, p) == "the stages" and p.definition is None]
    forms = _forms(case)
    part = picked(case)
    if not (wanted or forms or part):
        return None
    return Sheet(
        name=FormName.DEFINITIONS,
        title=f"Check-in {case.checkin.ref}",
        submit="See the message" if drafted(case.checkin) else "Keep",
        close="Later",
        about=about(case, detail=AGAIN if typed else ""),
        parts=(
            *((Part(text=SAYS_LITTLE.format(name=case.manager_name), strong=True),) if typed else ()),
            Part(text=WRITTEN if drafted(case.checkin) else KEPT),
        ),
        fields=(
            *(_asked_of(case, point, (typed or {}).get(point.number)) for point in wanted),
            *(_stages(case, point) for point in stages if wanted),
            *((_part(case, part, (typed or {}).get(PART)),) if part else ()),
            *forms,
        ),
    )


def _asked_of(case: Case, point: Point, typed: str | None) -> Field:
    """A definition helps with what is unclear; with what nobody has decided something else does."""
    if point.answer is Answer.NOT_DECIDED:
        return _helps(case, f"helps-{point.number}", f"{thing(case, point)}: ")
    return _define(case, point, typed)


def _helps(case: Case, name: str, above: str = "") -> Field:
    """U13: what helps most while something is not decided."""
    options = tuple(option.format(mgr=case.manager_name) for option in BANK["U13"].options)
    return Field(
        name=name,
        kind=FieldKind.ONE_OF,
        label=f"{above}{BANK['U13'].text}",
        options=tuple(zip(Helps, options, strict=True)),
        optional=True,
    )


def _define(case: Case, point: Point, typed: str | None) -> Field:
    return Field(
        name=f"point-{point.number}",
        kind=FieldKind.LINE,
        starts_as=typed,
        label=shorten(f"{thing(case, point)}: your best one-line definition", LABEL_LENGTH),
        hint=f"What is counted, in what unit, over what period? {case.manager_name} checks it. Empty: cannot yet.",
        optional=True,
    )


def _part(case: Case, part: Item, typed: str | None) -> Field:
    """U7 on the part that U5 found."""
    return Field(
        name=f"part-{part.number}",
        kind=FieldKind.LINE,
        starts_as=typed,
        label=BANK["U7"].text.format(item=shorten(case.read(part.name), NAME_LENGTH)),
        hint="The part you are most likely to get wrong. Empty: cannot yet.",
        optional=True,
    )


def _stages(case: Case, point: Point) -> Field:
    return Field(
        name=f"point-{point.number}",
        kind=FieldKind.LINE,
        label="List the stages you are assuming, in order.",
        hint="Empty: cannot yet.",
        optional=True,
    )


def _forms(case: Case) -> tuple[Field, ...]:
    marked = [p for p in drafted(case.checkin) if p.item is not None]
    if case.checkin.form is not Form.CANNOT_DO or not marked:
        return ()
    return (
        Field(
            name="form",
            kind=FieldKind.ONE_OF,
            label="Which message should go?",
            options=(
                (Form.CANNOT_DO, "I can't do this as stated"),
                (Form.UNKNOWN_ITEMS, "Please check these definitions"),
            ),
            starts_as=Form.CANNOT_DO,
        ),
    )


def draft(case: Case, message: Message) -> Sheet:
    """Show the draft at once, with everything that can be done about it."""
    points = [f"{point.name}: {point.said}".strip(": ") for point in message.points]
    return Sheet(
        name=FormName.DRAFT,
        title=f"Message {case.checkin.ref}",
        close="Close",
        about=about(case),
        parts=(
            Part(text=message.paragraphs[0], strong=True),
            *(Part(text=text) for text in (*message.paragraphs[1:], *points, *message.after, message.foot) if text),
        ),
        choices=(*message.choices, *(choice for point in message.points for choice in point.choices)),
    )


def note(*lines: str, heading: str = "Checkin") -> Sheet:
    """Say something in the place where it was asked for."""
    parts = tuple(Part(text=line) for line in lines)
    return Sheet(name=FormName.NOTE, title=shorten(heading, 24), close="Close", about=FormFor(), parts=parts)


def edit(case: Case) -> Sheet:
    """Let the assignee change every word of the draft."""
    return Sheet(
        name=FormName.EDIT,
        title="Change the message",
        submit="Keep",
        about=about(case),
        parts=(Part(text="Nothing restarts: the time it goes stays as it was shown."),),
        fields=(
            Field(name="opening", kind=FieldKind.TEXT, label="Opening", starts_as=opening(case)[:INPUT_LENGTH]),
            *(
                Field(
                    name=f"point-{point.number}",
                    kind=FieldKind.TEXT,
                    label=shorten(thing(case, point), LABEL_LENGTH),
                    starts_as=(case.read(point.definition) or None),
                    optional=True,
                )
                for point in drafted(case.checkin)
            ),
        ),
    )


_RAISE = {
    Answer.CANNOT_DO: ("Cannot do it as stated", "What would make it possible? One line."),
    Answer.NOT_DECIDED: ("Not decided", "What is not decided? One line."),
    Answer.CONCERN: ("I disagree", "What is the weakest part of the approach you were given?"),
    Answer.WRONG_TASK: ("Not my task", "Why is it not the right task for you, as stated? One line."),
}


def raise_point(case: Case, answer: Answer) -> Sheet:
    """Take one line for a message the assignee starts by themselves."""
    heading, question = _RAISE[answer]
    return Sheet(
        name=FormName.RAISE,
        title=heading,
        submit="See the message",
        about=about(case, detail=answer),
        parts=(Part(text=f"{title(case)}. You see the message before it goes."),),
        fields=(
            Field(name="words", kind=FieldKind.TEXT, label=question),
            *((_knows(case),) if answer is Answer.WRONG_TASK else ()),
            *((_helps(case, "helps"),) if answer is Answer.NOT_DECIDED else ()),
        ),
    )


def _knows(case: Case) -> Field:
    """The other half of R26: it goes to whoever decides only if they do not know it."""
    return Field(
        name="knows",
        kind=FieldKind.ONE_OF,
        label=f"Does {case.manager_name} know why?",
        options=(("no", "No, or not sure"), ("yes", "Yes")),
        hint="Yes: it is recorded and not sent.",
        optional=True,
    )


def choose(case: Case, point: Point) -> Sheet:
    """U7 after *You choose*."""
    return Sheet(
        name=FormName.CHOOSE,
        title="You choose",
        submit="Settle it",
        about=about(case, point.number),
        parts=(Part(text=f"{case.manager_name} sees it as settled."),),
        fields=(
            Field(
                name="words",
                kind=FieldKind.TEXT,
                label=f"Define {thing(case, point)} so exactly that a stranger would end up with the same thing.",
                starts_as=case.read(point.definition) or None,
            ),
        ),
    )


def still_unclear(case: Case, point: Point) -> Sheet:
    """Ask what is still unclear, for the second round."""
    return Sheet(
        name=FormName.STILL_UNCLEAR,
        title="Still unclear",
        submit="See the message",
        about=about(case, point.number),
        fields=(Field(name="words", kind=FieldKind.TEXT, label=f"{thing(case, point)}: what is still unclear?"),),
    )


def figures(case: Case) -> Sheet:
    """PR3: for each stage how many, and how many minutes each."""
    fields, place = [], 0
    known = case.checkin.figures
    for number, version in enumerate(case.checkin.versions, 1):
        for stage in version:
            count, minutes = known[place] if known else (None, None)
            name = case.read(stage)
            fields.append(_figure(f"count-{place}", f"Version {number}, {name}: how many?", count))
            fields.append(_figure(f"minutes-{place}", f"Version {number}, {name}: minutes each?", minutes))
            place += 1
    return Sheet(
        name=FormName.FIGURES,
        title="Stages and minutes",
        submit="Keep",
        about=about(case),
        parts=(Part(text="Leave out what you do not know; nobody should invent a number here."),),
        fields=tuple(fields),
    )


def _figure(name: str, label: str, value: float | None) -> Field:
    starts_as = None if value is None else f"{value:g}"
    return Field(
        name=name, kind=FieldKind.NUMBER, label=shorten(label, LABEL_LENGTH), starts_as=starts_as, optional=True
    )


def guesses(case: Case) -> Sheet:
    """U15, once, before a task is handed in."""
    return Sheet(
        name=FormName.GUESSES,
        title=f"Hand in {case.checkin.ref}",
        submit="Hand in",
        about=about(case),
        parts=(Part(text="Before you hand in: which of these are still your guess?", strong=True),),
        fields=tuple(
            Field(
                name=f"point-{number}",
                kind=FieldKind.ONE_OF,
                label=name,
                options=(("known", "Known"), ("guess", "Still a guess")),
            )
            for number, name in unconfirmed(case)
        ),
    )


def name_manager(about: FormFor, *, other: bool = False) -> Sheet:
    """Ask for the person who decides."""
    return Sheet(
        name=FormName.NAME_OTHER if other else FormName.NAME_MANAGER,
        title="Who decides?",
        submit="Ask them",
        about=about,
        parts=(Part(text="They are asked first, and get nothing before they say yes."),),
        fields=(Field(name="person", kind=FieldKind.PERSON, label="Who decides about this?"),),
    )


_REASONS_FOR = {Action.WITHHOLD: "Why not?", Action.QUIET: "Why? It is not sent", Action.SETTLED: "How was it settled?"}


def choices(case: Case, action: Action, buttons: tuple[Choice, ...]) -> Sheet:
    """Show the one-tap reasons for something."""
    return Sheet(name=FormName.CHOICES, title=_REASONS_FOR[action], close="Close", about=about(case), choices=buttons)


def more(buttons: tuple[Choice, ...], about: FormFor) -> Sheet:
    """Show the buttons that did not fit."""
    return Sheet(name=FormName.CHOICES, title="What now?", close="Close", about=about, choices=buttons)


def reasons(action: Action) -> tuple[Choice, ...]:
    """Return the one-tap reasons of not sending or of wanting quiet, or the ways of having settled it."""
    return tuple(Choice(action=action, label=value, about=value) for value in _ONE_TAP[action])


_ONE_TAP: dict[Action, type[StrEnum]] = {Action.WITHHOLD: WhyNot, Action.SETTLED: How, Action.QUIET: QuietBecause}
