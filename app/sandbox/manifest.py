"""An app's manifest, read and held to the platform's limits. Source: docs.slack.dev/reference/app-manifest."""

from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Url = Annotated[str, StringConstraints(pattern="^https?://", max_length=3500)]
Scopes = Annotated[list[Annotated[str, StringConstraints(max_length=50)]], Field(max_length=255)]


class ManifestError(Exception):
    """A manifest cannot be used. The message has one line for each thing that is wrong, with its place."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SlashCommand(_Part):
    """A slash command."""

    command: Annotated[str, StringConstraints(pattern="^/", min_length=2, max_length=32)]
    description: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    usage_hint: Annotated[str, StringConstraints(min_length=1, max_length=1000)] | None = None
    should_escape: bool = False
    url: Url | None = None


class Shortcut(_Part):
    """A shortcut: everywhere (`global`) or at a message."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=24)]
    type: Literal["global", "message"]
    callback_id: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    description: Annotated[str, StringConstraints(min_length=1, max_length=150)]


class AppHome(_Part):
    """Which tabs the app's home has."""

    home_tab_enabled: bool = False
    messages_tab_enabled: bool = False
    messages_tab_read_only_enabled: bool = True


class _BotUser(_Part):
    display_name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    always_online: bool = False


class _Features(_Part):
    model_config = ConfigDict(extra="allow", frozen=True)
    app_home: AppHome = AppHome()
    bot_user: _BotUser | None = None
    slash_commands: Annotated[list[SlashCommand], Field(max_length=50)] = []
    shortcuts: Annotated[list[Shortcut], Field(max_length=10)] = []
    unfurl_domains: Annotated[list[str], Field(max_length=5)] = []


class _Display(_Part):
    name: Annotated[str, StringConstraints(min_length=1, max_length=35)]
    description: Annotated[str, StringConstraints(min_length=1, max_length=140)] | None = None
    long_description: Annotated[str, StringConstraints(min_length=175, max_length=4000)] | None = None
    background_color: Annotated[str, StringConstraints(pattern="^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$")] | None = None


class _ScopeLists(_Part):
    bot: Scopes = []
    user: Scopes = []
    bot_optional: Scopes = []
    user_optional: Scopes = []


class _OAuth(_Part):
    model_config = ConfigDict(extra="allow", frozen=True)
    redirect_urls: Annotated[list[str], Field(max_length=1000)] = []
    scopes: _ScopeLists = _ScopeLists()


class _Events(_Part):
    model_config = ConfigDict(extra="allow", frozen=True)
    request_url: Url | None = None
    bot_events: Annotated[list[str], Field(max_length=100)] = []
    user_events: Annotated[list[str], Field(max_length=100)] = []


class _Interactivity(_Part):
    is_enabled: bool
    request_url: Url | None = None
    message_menu_options_url: Url | None = None


class _Settings(_Part):
    model_config = ConfigDict(extra="allow", frozen=True)
    event_subscriptions: _Events = _Events()
    interactivity: _Interactivity = _Interactivity(is_enabled=False)
    org_deploy_enabled: bool = False
    socket_mode_enabled: bool = False
    token_rotation_enabled: bool = False


class Manifest(_Part):
    """What an app is made of, as its maker wrote it down."""

    metadata: Annotated[dict[str, Any], Field(alias="_metadata")] = {}
    display_information: _Display
    features: _Features = _Features()
    oauth_config: _OAuth = _OAuth()
    settings: _Settings = _Settings()
    functions: dict[str, Any] = {}
    workflows: dict[str, Any] = {}
    outgoing_domains: list[str] = []
    app_directory: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """What people call the app."""
        bot = self.features.bot_user
        return bot.display_name if bot else self.display_information.name

    @property
    def scopes(self) -> frozenset[str]:
        """What the app's bot may do."""
        return frozenset(self.oauth_config.scopes.bot)

    @property
    def events(self) -> frozenset[str]:
        """What the app wants to be told of."""
        return frozenset(self.settings.event_subscriptions.bot_events)


def read_manifest(text: str) -> Manifest:
    """Return the manifest in `text`, JSON or YAML. Raises `ManifestError`."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 1})" if where else ""
        raise ManifestError(f"The manifest is neither JSON nor YAML{line}.") from None
    return manifest_of(content)


def manifest_of(content: Any) -> Manifest:
    """Return the manifest that `content` describes. Raises `ManifestError`."""
    if not isinstance(content, dict):
        raise ManifestError("A manifest is an object with at least `display_information`.")
    content = {name: value for name, value in content.items() if name != "$schema"}
    try:
        return Manifest.model_validate(content)
    except ValidationError as error:
        raise ManifestError("\n".join(_line(problem) for problem in error.errors())) from None


def _line(problem: Any) -> str:
    place = "/".join(str(step) for step in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"/{place}: no such property. Remove it, or look for its name in the manifest reference."
    if problem["type"] == "missing":
        return f"/{place}: missing. Add it."
    return f"/{place}: {problem['msg']}."
