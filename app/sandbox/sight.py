"""What a person of the pretend workspace sees: conversations, forms, buttons, what went wrong."""

from collections.abc import Iterator
from typing import Any

from app.sandbox import blocks as shown
from app.sandbox.apps import App
from app.sandbox.messages import Channel, Message
from app.sandbox.people import Member
from app.sandbox.views import View
from app.sandbox.workspace import Workspace


class Sight:
    """One person's view of the workspace, and of one app in it."""

    def __init__(self, workspace: Workspace, person_id: str, app: App | None) -> None:
        self._workspace = workspace
        self._app = app
        self.id = person_id

    @property
    def app(self) -> App:
        """The app that is looked at; the first one installed unless another was chosen."""
        return self._app or self._workspace.apps[0]

    @property
    def member(self) -> Member:
        """Who this is, as of now."""
        return self._workspace.people[self.id]

    @property
    def name(self) -> str:
        """Their name."""
        return self.member.name

    @property
    def mention(self) -> str:
        """How to name this person in a message."""
        return f"<@{self.id}>"

    @property
    def dm(self) -> Channel:
        """The conversation with the app."""
        return self._workspace.im(self.id, self.app)

    @property
    def channels(self) -> list[Channel]:
        """The channels this person is in."""
        return [c for c in self._workspace.channels.values() if not c.is_im and self.id in c.members]

    @property
    def messages(self) -> list[Message]:
        """What stands in the conversation with the app, oldest first."""
        return list(self.dm.messages)

    @property
    def newest(self) -> Message | None:
        """The newest message in the conversation with the app."""
        return self.messages[-1] if self.messages else None

    @property
    def ephemerals(self) -> list[Message]:
        """What only this person sees."""
        return list(self._workspace.notes.get(self.id, []))

    @property
    def toasts(self) -> list[str]:
        """What Slack said in passing."""
        return list(self._workspace.toasts.get(self.id, []))

    @property
    def home(self) -> View | None:
        """The app's Home tab, where it has published one."""
        return self._workspace.homes.get((self.app.id, self.id))

    @property
    def home_text(self) -> str:
        """What the Home tab says; empty where there is none."""
        return shown.blocks_text(self.home.content["blocks"]) if self.home else ""

    @property
    def seen(self) -> str:
        """Everything this person can read of the app's, form included."""
        parts = [shown.visible(message) for message in (*self.messages, *self.ephemerals)]
        return "\n".join([*parts, *self.toasts, self.modal_text])

    @property
    def modal(self) -> View | None:
        """The topmost open form."""
        stack = self._workspace.stack(self.id)
        return stack[-1] if stack else None

    @property
    def modal_text(self) -> str:
        """What the topmost form says; empty when none is open."""
        return shown.view_text(self.modal) if self.modal else ""

    @property
    def open_form(self) -> View:
        """The topmost open form. Raises `LookupError` where none is open."""
        if self.modal is None:
            raise LookupError("no form is open")
        return self.modal

    @property
    def fields(self) -> list[str]:
        """The labels of the open form's fields."""
        return [block["label"]["text"] for block in shown.inputs(self.open_form.content)]

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong in the open form, by label."""
        labels = {block["block_id"]: block["label"]["text"] for block in shown.inputs(self.open_form.content)}
        return {labels[block_id]: error for block_id, error in self.open_form.errors.items()}

    @property
    def buttons(self) -> list[str]:
        """The labels of every button in sight."""
        return list(self._buttons())

    def _buttons(self) -> Iterator[str]:
        for view in (self.modal, self.home):
            if view:
                yield from shown.button_labels(view.content["blocks"])
        for message in (*self.ephemerals, *self.messages):
            yield from shown.button_labels(message.blocks)

    def where(self, find: Any) -> tuple[str, dict[str, Any], Message | View]:
        """Return block id and element that `find` finds, and the form or message they stand in.

        The open form comes first, then notes and messages, the newest first, then the Home tab.
        """
        if self.modal and (found := find(self.modal.content["blocks"])):
            return (*found, self.modal)
        everywhere = [m for channel in self.channels for m in channel.messages]
        for message in [*reversed(self.ephemerals), *reversed(self.messages), *reversed(everywhere)]:
            if found := find(message.blocks):
                return (*found, message)
        if self.home and (found := find(self.home.content["blocks"])):
            return (*found, self.home)
        raise LookupError(f"not in sight; there are the buttons {sorted(set(self.buttons))}")
