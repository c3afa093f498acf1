"""What a person can be asked to fill in, as frozen values. Views only arrange them."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.messages import Choice, PointLine


class FormName(StrEnum):
    """Which form it is; the value is its stable name."""

    ASSIGN = "assign"
    CARD = "card"
    ITEMS = "items"
    DEFINITIONS = "definitions"
    DRAFT = "draft"
    EDIT = "edit"
    ADD_ITEMS = "add_items"
    DEFINE_ITEMS = "define_items"
    RAISE = "raise"
    CORRECT = "correct"
    ANSWER_ALL = "answer_all"
    VERSIONS = "versions"
    CHOOSE = "choose"
    STILL_UNCLEAR = "still_unclear"
    FIGURES = "figures"
    GUESSES = "guesses"
    NAME_MANAGER = "name_manager"
    NAME_OTHER = "name_other"
    CHOICES = "choices"
    LOOK_AGAIN = "look_again"
    ASK_THEM = "ask_them"
    ANSWER_POINTS = "answer_points"
    DIGEST = "digest"
    NUDGE = "nudge"
    QUESTIONS = "questions"
    NOTE = "note"
    SETTINGS = "settings"
    WORKPLACE = "workplace"
    CONNECTIONS = "connections"
    CONNECT = "connect"
    PEOPLE_THERE = "people_there"
    CHANGE = "change"
    REQUIREMENT = "requirement"
    REASSIGN = "reassign"
    DUE = "due"
    TELL_NEXT = "tell_next"


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    ONE_OF = "one of"
    PICK = "pick"
    PERSON = "person"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field to fill in. `options` maps stored value to label, for ONE_OF (all in sight) and PICK (a list to open).

    `starts_as` is the value it opens with; nothing is ever preselected about an item. `above` is a question that this
    field and the ones after it answer.
    """

    name: str
    kind: FieldKind
    label: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    starts_as: str | None = None
    optional: bool = False
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of text in a form, before its fields; `strong` is set off from the rest."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFor:
    """What a form is about, kept with it while it is open: ids, versions and links, never words.

    `message` names the message a task is taken from, `author_id` who wrote it, `link` leads back to it.
    """

    assignment_id: str = ""
    point: int | None = None
    detail: str = ""
    message: str = ""
    author_id: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form to show. `submit` is empty where there is nothing to send, only something to read or to tap.

    `lines` stand after the parts, each with its own buttons.
    """

    name: FormName
    title: str
    about: FormFor
    submit: str = ""
    close: str = "Cancel"
    parts: tuple[Part, ...] = ()
    lines: tuple[PointLine, ...] = ()
    fields: tuple[Field, ...] = ()
    choices: tuple[Choice, ...] = ()
