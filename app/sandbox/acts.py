"""What a person can be told to do, by name: the one vocabulary of the control API and of the guided tour."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from app.sandbox import blocks as shown
from app.sandbox.messages import Channel, Message
from app.sandbox.person import Person
from app.sandbox.workspace import Workspace


class ActError(Exception):
    """Something cannot be done. The message says what there is instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do: its name, and what it takes."""

    do: str
    args: dict[str, Any] = field(default_factory=dict)


async def perform(workspace: Workspace, person: Person, act: Act) -> None:
    """Let the person do it. Raises `ActError`."""
    if act.do not in ACTS:
        raise ActError(f"nothing is called {act.do!r}; there are {', '.join(sorted(ACTS))}")
    try:
        done = ACTS[act.do](workspace, person, **act.args)
        if done is not None:
            await done
    except LookupError as error:
        raise ActError(str(error.args[0] if error.args else error)) from None
    except TypeError:
        raise ActError(f"{act.do!r} does not take {', '.join(sorted(act.args)) or 'nothing'}") from None


def _channel(workspace: Workspace, name: str) -> Channel:
    for channel in workspace.channels.values():
        if name in (channel.id, channel.name, f"#{channel.name}") and not channel.is_im:
            return channel
    named = ", ".join(channel.name for channel in workspace.channels.values() if not channel.is_im)
    raise LookupError(f"no channel {name!r}; there are {named}")


def _message(workspace: Workspace, person: Person, ts: str) -> Message:
    for channel in [person.dm, *person.channels]:
        if found := workspace.find(channel.id, ts):
            return found
    raise LookupError(f"no message {ts!r} in sight")


def _write(workspace: Workspace, person: Person, *, channel: str, text: str, thread: str = "") -> Awaitable[Any]:
    root = _message(workspace, person, thread) if thread else None
    return person.write(_channel(workspace, channel), text, thread=root)


def _run(workspace: Workspace, person: Person, *, line: str, channel: str = "") -> Awaitable[None]:
    return person.run(line, channel=_channel(workspace, channel).id if channel else None)


def _press(_workspace: Workspace, person: Person, *, label: str, on: str = "") -> Awaitable[None]:
    """Press a button; `on` names the message by something it says."""
    if not on:
        return person.press(label)
    found = next((m for m in reversed(person.messages) if on in m.text or on in shown.visible(m)), None)
    if found is None:
        raise LookupError(f"no message says {on!r}")
    return person.press(label, on=found)


def _fill(_workspace: Workspace, person: Person, *, label: str, value: Any) -> None:
    person.fill(label, value)


async def _close(_workspace: Workspace, person: Person, *, every: bool = False) -> None:
    await (person.close_all() if every else person.close())


ACTS: dict[str, Callable[..., Awaitable[Any] | None]] = {
    "run": _run,
    "say": lambda _, person, *, text: person.say(text),
    "write": _write,
    "edit": lambda workspace, person, *, ts, text: person.edit(_message(workspace, person, ts), text),
    "remove": lambda workspace, person, *, ts: person.remove(_message(workspace, person, ts)),
    "react": lambda workspace, person, *, ts, name: person.react(_message(workspace, person, ts), name),
    "press": _press,
    "choose": lambda _, person, *, action_id, value: person.choose(action_id, value),
    "fill": _fill,
    "enter": lambda _, person, *, label, value: person.enter(label, value),
    "submit": lambda _, person: person.submit(),
    "close": _close,
    "open_home": lambda _, person, *, tab="home": person.open_home(tab),
    "shortcut": lambda _, person, *, callback_id: person.shortcut(callback_id),
    "message_shortcut": lambda workspace, person, *, callback_id, ts: person.message_shortcut(
        callback_id, _message(workspace, person, ts)
    ),
}
