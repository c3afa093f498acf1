"""Every tracker there is, by the name it has on the command line and in addresses."""

import re
from collections.abc import Sequence

import httpx

from app.core.connection import Wish
from app.core.tracking import Threshold
from app.core.wording import tracking as words
from app.trackers import asana, github, jira, linear
from app.trackers.tracker import Tracker

TRACKERS: dict[str, Tracker] = {
    "github": github.TRACKER,
    "linear": linear.TRACKER,
    "jira": jira.TRACKER,
    "asana": asana.TRACKER,
}


def flaw_of(name: str, base_url: str, projects: Sequence[str]) -> str | None:
    """Say what keeps a tracker from being connected like this, or None."""
    tracker = TRACKERS.get(name)
    if tracker is None:
        return words.NO_TRACKER.format(name=name, names=", ".join(TRACKERS))
    if not base_url and not tracker.base_url:
        return words.NO_BASE_URL.format(tracker=name, example=words.EXAMPLE_URL)
    if not _is_address(base_url or tracker.base_url):
        return words.WRONG_URL.format(url=base_url, example=tracker.base_url or words.EXAMPLE_URL)
    if not projects:
        return words.NO_PROJECT.format(example=tracker.example)
    wrong = [project for project in projects if not re.fullmatch(tracker.project, project)]
    return words.WRONG_PROJECT.format(project=wrong[0], tracker=name, example=tracker.example) if wrong else None


def wrong_fields(wish: Wish, *, has_token: bool = False) -> dict[str, str]:
    """Say at each field of a form what keeps a tracker from being connected as `wish` says."""
    tracker = TRACKERS[wish.tracker]
    url, wrong = wish.base_url or tracker.base_url, {}
    if not _is_address(url):
        wrong["base_url"] = words.WHOLE_URL.format(example=tracker.base_url or words.EXAMPLE_URL)
    if unread := [project for project in wish.projects if not re.fullmatch(tracker.project, project)]:
        wrong["projects"] = words.NO_SUCH_PROJECT.format(project=unread[0], example=tracker.example)
    elif not wish.projects:
        wrong["projects"] = words.NO_SUCH_PROJECT.format(project="", example=tracker.example)
    for name, secret in (("token", wish.token), ("secret", wish.secret)):
        if not secret.isascii() or not all(sign.isprintable() for sign in secret):
            wrong[name] = words.UNPRINTABLE
    wrong |= limits_without_effect(wish.tracker, wish.threshold)
    if tracker.needs_token and not (wish.token or has_token):
        wrong["token"] = words.HAS_TO_ASK
    return wrong


def limits_without_effect(name: str, threshold: Threshold) -> dict[str, str]:
    """Say at each field of a threshold that the tracker tells nothing it could go by."""
    missing = threshold.limits - TRACKERS[name].tells
    return {limit.value: words.NO_SUCH_LIMIT[limit].format(tracker=words.NAMES[name]) for limit in sorted(missing)}


def _is_address(url: str) -> bool:
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return read.scheme in {"http", "https"} and bool(read.host) and not (read.userinfo or read.query or read.fragment)
