"""Buttons. What one does travels in its value, so that the listener never takes a name apart."""

import json
from collections.abc import Iterable
from typing import Literal

from blockkit import Actions, Button
from blockkit.core import ActionElement

from app.core.messages import Action, Choice, Style

IN_SIGHT = 3
LABEL_LENGTH = 75
MORE = "More"


_STYLES: dict[Style, Literal["primary", "danger"] | None] = {
    Style.PLAIN: None,
    Style.PRIMARY: "primary",
    Style.DANGER: "danger",
}


def value(action: Action, task: str, about: str) -> str:
    """Return what a button's press brings back: its action, the assignment and what in it is meant."""
    return json.dumps({"action": action.value, "task": task, "about": about}, separators=(",", ":"))


def row(choices: Iterable[Choice], *, task: str, block_id: str, message_key: str = "") -> Actions | None:
    """Return a row of buttons; of more than four, three stay in sight and the rest wait behind *More*.

    `message_key` names the message the row belongs to, which *More* needs; in a form all buttons are in sight.
    """
    buttons = list(choices)
    if not buttons:
        return None
    hidden = message_key and len(buttons) > IN_SIGHT + 1
    shown = buttons[:IN_SIGHT] if hidden else buttons
    elements: list[ActionElement] = [_button(choice, task, place) for place, choice in enumerate(shown)]
    if hidden:
        more = Choice(action=Action.MORE, label=MORE, about=json.dumps([message_key, block_id]))
        elements.append(_button(more, task, IN_SIGHT))
    return Actions(elements=elements, block_id=block_id)


def _button(choice: Choice, task: str, place: int) -> Button:
    return Button(
        choice.label[:LABEL_LENGTH],
        action_id=f"{choice.action.value}-{place}",
        value=value(choice.action, choice.task or task, choice.about),
        style=_STYLES[choice.style],
    )
