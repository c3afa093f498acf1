"""An app as it is installed in the workspace: who it is there, what opens its doors, and what it may do."""

import secrets
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.sandbox.log import Way
from app.sandbox.manifest import Manifest, SlashCommand


class TokenInUseError(Exception):
    """Another app of the workspace has this token. The message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an app answered a delivery with; `body` is None where it did not acknowledge, and `reason` says why."""

    body: dict[str, Any] | None
    reason: str = ""
    retry_wanted: bool = True


class Transport(Protocol):
    """A way to reach an app: Socket Mode, or signed HTTP."""

    async def connected(self) -> None:
        """Wait until the app can be reached."""

    async def deliver(self, way: Way, payload: dict[str, Any], *, retry: int, reason: str) -> Reply:
        """Hand over one payload and return the answer, within three seconds."""


@dataclass(slots=True, kw_only=True, eq=False)
class App:
    """An installed app. Without a manifest it may do everything and is told of everything."""

    number: int
    name: str
    manifest: Manifest | None
    bot_token: str
    app_token: str
    transport: Transport
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    scopes: frozenset[str] = frozenset()
    dead: str = ""

    @property
    def _code(self) -> str:
        letters = "".join(letter for letter in self.name.upper() if letter.isascii() and letter.isalnum())
        return f"0{letters[:12] or 'APP'}{self.number or ''}"

    @property
    def id(self) -> str:
        """The app's id, `A...`."""
        return f"A{self._code}"

    @property
    def bot_user_id(self) -> str:
        """The id of the app's bot among the people, `U...`."""
        return f"U{self._code}"

    @property
    def bot_id(self) -> str:
        """The id of the app's bot, `B...`."""
        return f"B{self._code}"

    def may(self, scope: str) -> bool:
        """Whether the app was granted `scope`."""
        return self.manifest is None or scope in self.scopes

    def hears(self, event: str) -> bool:
        """Whether the app wants to be told of that event, such as `message.im`."""
        return self.manifest is None or event in self.manifest.events

    def command(self, name: str) -> SlashCommand | None:
        """Return the slash command of that name, or None."""
        if self.manifest is None:
            return SlashCommand(command=name, description="Anything", should_escape=True)
        return next((c for c in self.manifest.features.slash_commands if c.command == name), None)

    @property
    def home_enabled(self) -> bool:
        """Whether the app has a Home tab."""
        return self.manifest is None or self.manifest.features.app_home.home_tab_enabled

    @property
    def messages_enabled(self) -> bool:
        """Whether people and the app can write to each other."""
        return self.manifest is None or self.manifest.features.app_home.messages_tab_enabled

    @property
    def writable(self) -> bool:
        """Whether people can write to the app."""
        home = self.manifest.features.app_home if self.manifest else None
        return home is None or (home.messages_tab_enabled and not home.messages_tab_read_only_enabled)

    def profile(self) -> dict[str, Any]:
        """Return the `bot_profile` that stands on the app's messages."""
        return {
            "id": self.bot_id,
            "app_id": self.id,
            "name": self.name,
            "deleted": False,
            "updated": 0,
            "team_id": "T0SANDBOX",
        }
