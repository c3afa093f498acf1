"""Every tracker there is, by the name it has on the command line and in addresses."""

import re
from collections.abc import Sequence

import httpx

from app.core.wording import tracking as words
from app.trackers import github, jira, linear
from app.trackers.tracker import Tracker

TRACKERS: dict[str, Tracker] = {
    "github": github.TRACKER,
    "linear": linear.TRACKER,
    "jira": jira.TRACKER,
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


def _is_address(url: str) -> bool:
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return read.scheme in {"http", "https"} and bool(read.host) and not (read.userinfo or read.query or read.fragment)
