"""The only reader of the environment: one frozen `Settings`, strict, read once. A wrong value is named with its fix."""

import base64
import binascii
import json
import os
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from app.core.worth import Chances
from app.trackers.standard import secret_bytes

PREFIX = "CHECKIN_"
KEY_BYTES = 32
NO_BOT_TOKEN = (
    f"{PREFIX}SLACK_BOT_TOKEN is not set: the bot token (xoxb-...) from OAuth & Permissions of your Slack app."
)


class Role(StrEnum):
    """What a process does: takes requests, or does what is due and sends messages."""

    WEB = "web"
    WORKER = "worker"


class SettingsError(Exception):
    """The settings cannot be used. The message names each wrong one and says how to mend it."""


class Settings(BaseModel):
    """What the installer chose. Each is `CHECKIN_<NAME>`, or stands in the file that `CHECKIN_<NAME>_FILE` names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = Field(default_factory=lambda: f"sqlite:///{user_data_path('checkin') / 'checkin.db'}")
    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    host: str = "0.0.0.0"  # noqa: S104 - Slack comes from outside; a container or a proxy stands in front
    port: Annotated[int, Field(ge=0, le=65535)] = 3000
    api_port: Annotated[int | None, Field(ge=0, le=65535)] = None
    webhook_secrets: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    heartbeat_url: Annotated[str, Field(pattern="^(|https?://.+)$")] = ""
    alerts_to: Annotated[str, Field(pattern="^(|[UW][A-Z0-9]{2,})$")] = ""
    secret_key: SecretStr = SecretStr("")
    allow_private_addresses: bool = False
    roles: frozenset[Role] = frozenset(Role)
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"
    weights: Chances = Chances()

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, token: SecretStr) -> SecretStr:
        if token.get_secret_value() and not token.get_secret_value().startswith("xoxb-"):
            raise ValueError("a bot token begins with xoxb-; copy it from OAuth & Permissions of your Slack app")
        return token

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, token: SecretStr) -> SecretStr:
        if token.get_secret_value() and not token.get_secret_value().startswith("xapp-"):
            raise ValueError(
                "an app-level token begins with xapp-; make one with connections:write in your app's settings"
            )
        return token

    @field_validator("secret_key")
    @classmethod
    def _secret_key(cls, keys: SecretStr) -> SecretStr:
        if keys.get_secret_value() and not all(_is_key(key) for key in keys.get_secret_value().split(",")):
            raise ValueError("a key is 32 bytes in base64; make one with: openssl rand -base64 32")
        return keys

    @field_validator("roles", mode="before")
    @classmethod
    def _roles(cls, roles: Any) -> Any:
        named = frozenset(filter(None, map(str.strip, roles.split(",")))) if isinstance(roles, str) else roles
        if not named or not named <= set(Role):
            raise ValueError(f"write {Role.WEB}, {Role.WORKER} or {Role.WEB},{Role.WORKER}")
        return named

    @field_validator("webhook_secrets")
    @classmethod
    def _webhook_secrets(cls, secrets: SecretStr) -> SecretStr:
        if secrets.get_secret_value() and not all(map(_is_webhook_secret, secrets.get_secret_value().split(","))):
            raise ValueError(
                "a webhook secret is whsec_ and 24 to 64 bytes in base64; make one with: "
                'echo "whsec_$(openssl rand -base64 32)"'
            )
        return secrets

    @property
    def over_http(self) -> bool:
        """Whether Slack comes to the bot over HTTP, rather than the bot connecting to Slack."""
        return bool(self.slack_signing_secret.get_secret_value())

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")) or not url.endswith("/"):
            raise ValueError("write the whole address with a slash at its end, such as https://slack.com/api/")
        return url

    @field_validator("weights", mode="before")
    @classmethod
    def _weights(cls, value: Any) -> Any:
        return read_weights(Path(value)) if isinstance(value, str) else value


def read_weights(path: Path) -> Chances:
    """Return the chances by answer in a JSON file. Raises `ValueError` naming everything that is wrong with it."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read ({getattr(error, 'strerror', None) or 'it is not text'})") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not JSON (line {error.lineno}: {error.msg})") from None
    names = tuple(asdict(Chances()))
    if not isinstance(given, dict) or set(given) != set(names):
        raise ValueError(f"{path} must hold an object with {', '.join(names)}, and nothing else")
    wrong = [name for name, chance in given.items() if type(chance) not in (int, float) or not 0 < chance < 1]
    if wrong:
        raise ValueError(f"{path}: {', '.join(wrong)} must be a number between 0 and 1, such as 0.35")
    return Chances(**given)


NAMES = tuple(f"{PREFIX}{field.upper()}" for field in Settings.model_fields)


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)) == KEY_BYTES
    except binascii.Error:
        return False


def _is_webhook_secret(text: str) -> bool:
    try:
        return bool(secret_bytes(text))
    except ValueError:
        return False


def environment_settings(roles: str | None = None) -> Settings:
    """Return the settings in the process's environment, `roles` as they are given. Raises `SettingsError`."""
    given = {} if roles is None else {f"{PREFIX}ROLES": roles}
    return read_settings(dict(os.environ) | given)


def read_settings(environment: dict[str, str]) -> Settings:
    """Return the settings in `environment`.

    Raises `SettingsError` naming every wrong one, and never a secret's value.
    """
    try:
        return Settings.model_validate(_named(environment))
    except ValidationError as error:
        raise SettingsError("\n".join(_problem(problem) for problem in error.errors())) from None


def _named(environment: dict[str, str]) -> dict[str, Any]:
    """Return the values by field, read from the file that `NAME_FILE` names where there is one."""
    values: dict[str, Any] = {}
    for field in Settings.model_fields:
        name = f"{PREFIX}{field.upper()}"
        if file := environment.get(f"{name}_FILE"):
            try:
                values[field] = Path(file).read_text(encoding="utf-8").strip()
            except OSError as error:
                raise SettingsError(f"{name}_FILE: {file} cannot be read ({error.strerror}).") from None
        elif name in environment:
            values[field] = environment[name]
    known = {f"{name}{end}" for name in NAMES for end in ("", "_FILE")}
    if unknown := sorted(name for name in environment if name.startswith(PREFIX) and name not in known):
        told = "no such setting. `checkin serve --help` lists them."
        raise SettingsError("\n".join(f"{name}: {told}" for name in unknown))
    return values


def _problem(problem: Any) -> str:
    name = f"{PREFIX}{'_'.join(str(part) for part in problem['loc']).upper()}"
    return f"{name}: {problem['msg'].removeprefix('Value error, ')}."


def require_slack(settings: Settings) -> None:
    """Raise `SettingsError` naming what is missing to serve a workspace, or what cannot go together."""
    token, app_token = settings.slack_bot_token.get_secret_value(), settings.slack_app_token.get_secret_value()
    if app_token and settings.over_http:
        raise SettingsError(
            f"{PREFIX}SLACK_APP_TOKEN and {PREFIX}SLACK_SIGNING_SECRET are both set. Slack sends over one way only: "
            "keep the app-level token for Socket Mode, or the signing secret for HTTP."
        )
    if settings.api_port is not None and settings.over_http:
        raise SettingsError(
            f"{PREFIX}API_PORT and {PREFIX}SLACK_SIGNING_SECRET are both set. Over HTTP the API is served beside "
            f"Slack, at {PREFIX}PORT: leave {PREFIX}API_PORT out."
        )
    missing = [] if token else [NO_BOT_TOKEN]
    if not app_token and not settings.over_http and Role.WEB in settings.roles:
        missing.append(
            f"{PREFIX}SLACK_APP_TOKEN is not set: the app-level token (xapp-...) with connections:write from Basic "
            f"Information. For HTTP, set {PREFIX}SLACK_SIGNING_SECRET from there instead."
        )
    if missing:
        raise SettingsError("\n".join([*missing, "To try Checkin without Slack: checkin sandbox."]))


def require_bot_token(settings: Settings) -> None:
    """Raise `SettingsError` where there is no token to ask Slack with."""
    if not settings.slack_bot_token.get_secret_value():
        raise SettingsError(NO_BOT_TOKEN)
