"""Where a person is: which conversation, which tab of it, which thread."""

from dataclasses import dataclass

from app.sandbox.apps import App
from app.sandbox.messages import Channel, Message
from app.sandbox.person import Person
from app.sandbox.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class Place:
    """What one person looks at. Empty `channel_id` is the conversation with `app`."""

    app: App
    channel_id: str = ""
    tab: str = "messages"
    thread_ts: str = ""

    def channel(self, workspace: Workspace, person: Person) -> Channel:
        """Return the conversation that is looked at."""
        return workspace.channels[self.channel_id] if self.channel_id else workspace.im(person.id, self.app)

    def messages(self, channel: Channel, person: Person) -> list[Message]:
        """Return what stands in the conversation, with what only this person sees."""
        mine = [note for note in person.ephemerals if note.channel == channel.id and not note.thread_ts]
        return sorted([*channel.roots(), *mine], key=lambda message: float(message.ts))

    def replies(self, channel: Channel, person: Person) -> list[Message]:
        """Return what stands in the open thread."""
        mine = [note for note in person.ephemerals if note.thread_ts == self.thread_ts]
        return sorted([*channel.thread(self.thread_ts), *mine], key=lambda message: float(message.ts))
