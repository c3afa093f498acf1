"""A form: a modal with words, fields and buttons. A field's name is its block's, so that an error finds its place."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from blockkit import (
    DatePicker,
    Divider,
    Input,
    NumberInput,
    Option,
    PlainTextInput,
    RadioButtons,
    StaticSelect,
    UsersSelect,
)
from blockkit.core import InputElement

from app.core.forms import Field, FieldKind, FormFor, Sheet
from app.core.messages import PointLine
from app.slack.views.buttons import row
from app.slack.views.limits import built
from app.slack.views.text import plain, rich

INPUT = "input"
INPUT_LENGTH = 3000
BUTTONS_A_ROW = 5
MAX_BLOCKS = 100


def modal(sheet: Sheet) -> dict[str, Any]:
    """Return `sheet` as a view. Raises `UnsendableError` when the platform would refuse it."""
    blocks: list[Any] = [rich((part.text, part.strong)) for part in sheet.parts if part.text]
    for line in sheet.lines:
        blocks += _line_of(line, sheet.about.assignment_id)
    for field in sheet.fields:
        blocks += [Divider(), rich((field.above, True))] if field.above else []
        blocks.append(_input(field))
    if blocks and sheet.choices:
        blocks.append(Divider())
    for start in range(0, len(sheet.choices), BUTTONS_A_ROW):
        choices = sheet.choices[start : start + BUTTONS_A_ROW]
        blocks.append(row(choices, task=sheet.about.assignment_id, block_id=f"row{start}"))
    view: dict[str, Any] = {
        "type": "modal",
        "title": plain(sheet.title),
        "close": plain(sheet.close),
        "callback_id": sheet.name.value,
        "private_metadata": metadata(sheet.about),
        "notify_on_close": True,
        "blocks": built(blocks, MAX_BLOCKS),
    }
    return view | ({"submit": plain(sheet.submit)} if sheet.submit else {})


def _line_of(line: PointLine, task: str) -> list[Any]:
    said = [(f"\n{line.said}", False)] if line.said else []
    return [rich((line.name, True), *said), row(line.choices, task=task, block_id=f"line{line.number}")]


def metadata(about: FormFor) -> str:
    """Return what a form is about as the text that travels with it: ids only."""
    return json.dumps(asdict(about), separators=(",", ":"))


def _input(field: Field) -> Input:
    return Input(
        label=field.label,
        element=_ELEMENTS[field.kind](field),
        hint=field.hint or None,
        optional=field.optional,
        block_id=field.name,
    )


def _line(field: Field) -> PlainTextInput:
    return PlainTextInput(action_id=INPUT, initial_value=field.starts_as, max_length=INPUT_LENGTH)


def _text(field: Field) -> PlainTextInput:
    return PlainTextInput(action_id=INPUT, initial_value=field.starts_as, max_length=INPUT_LENGTH, multiline=True)


def _options(field: Field) -> dict[str, Option]:
    return {value: Option(label[:75], value=value) for value, label in field.options}


def _radio(field: Field) -> RadioButtons:
    options = _options(field)
    chosen = options[field.starts_as] if field.starts_as else None
    return RadioButtons(options=list(options.values()), action_id=INPUT, initial_option=chosen)


def _select(field: Field) -> StaticSelect:
    options = _options(field)
    chosen = options[field.starts_as] if field.starts_as else None
    return StaticSelect(options=list(options.values()), action_id=INPUT, initial_option=chosen)


def _person(field: Field) -> UsersSelect:
    return UsersSelect(action_id=INPUT, initial_user=field.starts_as)


def _day(field: Field) -> DatePicker:
    return DatePicker(action_id=INPUT, initial_date=field.starts_as)


def _number(field: Field) -> NumberInput:
    value = float(field.starts_as) if field.starts_as else None
    return NumberInput(action_id=INPUT, is_decimal_allowed=True, min_value=0, initial_value=value)


_ELEMENTS: dict[FieldKind, Callable[[Field], InputElement]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.ONE_OF: _radio,
    FieldKind.PICK: _select,
    FieldKind.PERSON: _person,
    FieldKind.DAY: _day,
    FieldKind.NUMBER: _number,
}
