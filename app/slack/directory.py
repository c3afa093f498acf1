"""Who people are, asked of Slack before a transaction begins."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app.core.absence import Status
from app.core.orders import is_email
from app.core.people import DirectoryError, Person

NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible"})
SLACKBOT = "USLACKBOT"


def person_of(user: Mapping[str, Any]) -> Person:
    """Return the person a `users.info` answer describes."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    return Person(
        id=user["id"],
        name=name or user["id"],
        slack_zone=user.get("tz") or "UTC",
        deleted=bool(user.get("deleted")),
        bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        stranger=bool(user.get("is_stranger")),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        status=_status_of(profile),
    )


def _status_of(profile: Mapping[str, Any]) -> Status:
    until = profile.get("status_expiration") or 0
    return Status(
        text=profile.get("status_text") or "",
        emoji=profile.get("status_emoji") or "",
        until=datetime.fromtimestamp(until, UTC) if until else None,
    )


async def look_up(client: AsyncWebClient, person_id: str) -> Person | None:
    """Ask Slack who that is; None for nobody. Raises `SlackApiError` when Slack cannot tell now."""
    try:
        answer = await client.users_info(user=person_id)
    except SlackApiError as error:
        if error.response.get("error") in NOBODY:
            return None
        raise
    return person_of(answer["user"])


async def named_in_profile(client: AsyncWebClient, person_id: str, field: str) -> str:
    """Return the id of whom a profile field of somebody names; empty where it names nobody or cannot be read."""
    try:
        answer = await client.users_profile_get(user=person_id)
    except SlackApiError as error:
        if error.response.get("error") in {*NOBODY, "missing_scope"}:
            return ""
        raise
    fields = answer["profile"].get("fields")
    value = (fields.get(field) or {}).get("value") if isinstance(fields, dict) else None
    return str(value or "").split(",")[0].strip()


async def user_fields(client: AsyncWebClient) -> tuple[tuple[str, str], ...]:
    """Return id and label of the profile fields that name people; none where profiles cannot be read."""
    try:
        answer = await client.team_profile_get()
    except SlackApiError as error:
        if error.response.get("error") == "missing_scope":
            return ()
        raise
    fields = answer["profile"].get("fields") or []
    return tuple((str(one["id"]), str(one["label"])) for one in fields if one.get("type") == "user")


def asked_to_wait(error: SlackApiError) -> int | None:
    """Return the seconds Slack asks to wait before asking again, where it does."""
    headers = error.response.headers
    after = headers.get("Retry-After") or headers.get("retry-after")
    return int(after) if after and after.isdigit() else None


async def find_person(client: AsyncWebClient, named: str) -> Person | None:
    """Ask Slack who has that e-mail address, or that id; None for nobody. Raises `DirectoryError`."""
    try:
        return await (_by_email(client, named) if is_email(named) else look_up(client, named))
    except SlackApiError as error:
        missing = error.response.get("needed", "") if error.response.get("error") == "missing_scope" else ""
        raise DirectoryError(after=asked_to_wait(error), scope=missing) from error
    except (TimeoutError, aiohttp.ClientError) as error:
        raise DirectoryError from error


async def _by_email(client: AsyncWebClient, email: str) -> Person | None:
    try:
        answer = await client.users_lookupByEmail(email=email)
    except SlackApiError as error:
        if error.response.get("error") in NOBODY:
            return None
        raise
    return person_of(answer["user"])
