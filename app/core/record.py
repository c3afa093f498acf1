"""The vocabulary of the record: what an entry is called, whom it is about, and who could see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.core.evolving import TASK, Target


class EntryName(StrEnum):
    """Names of record entries. They are stored: rename none, remove none."""

    REGISTERED = "registered"
    ITEM_FOUND = "item found"
    ITEMS_CHANGED = "items changed"
    ITEMS_CHOSEN = "items chosen"
    ASKED = "asked"
    WATCHED = "clocks set"
    ANSWERED = "answered"
    RAISED = "raised"
    DEFINED = "defined"
    DRAFT_SHOWN = "draft shown"
    DRAFT_EDITED = "draft edited"
    DRAFT_DELIVERED = "draft delivered"
    SENT = "sent"
    SENT_BY_DEFAULT = "sent by default"
    WITHHELD = "withheld"
    SETTLED = "settled by assignee"
    CONSENT = "consent given"
    REMINDED = "reminded"
    SILENCE_TOLD = "silence told"
    MANAGER_ANSWERED = "manager answered"
    CORRECTED = "corrected"
    WAIVED = "waived"
    UNDERSTOOD = "understood"
    STILL_UNCLEAR = "still unclear"
    CHOSE = "assignee chose"
    FIGURES = "figures given"
    PURPOSE_FILLED = "purpose filled"
    VERSIONS_NAMED = "versions named"
    HOLD = "hold"
    RESUME = "resume"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    HANDED_IN = "handed in"
    MANAGER_CHANGED = "manager changed"
    MANAGER_REPLIED = "manager replied"
    KEPT_PRIVATE = "kept private"
    NOT_DELIVERED = "not delivered"
    CLOCKS_STOPPED = "clocks stopped"
    KEPT = "kept with assignee"
    TAKEN_UP = "taken up again"
    KNOWN_ALREADY = "known already"
    NUDGED = "nudged"
    NUDGE_ANSWERED = "nudge answered"
    VAGUE_ASKED = "vague asked"
    BRITTLE_CHANGED = "brittle changed"
    ASKED_AGAIN = "asked again"
    ANSWERED_AGAIN = "answered again"
    STARTED = "started"
    QUIETED = "quieted"
    PUT_OFF = "put off"
    DROPPED = "dropped"
    WAITING = "waiting for an answer"
    WAITING_OVER = "waiting over"
    ACKNOWLEDGED = "acknowledged"
    CAME_BACK = "came back"
    LISTED = "listed in digest"
    CHASED = "manager reminded"
    PLANNED = "plan chosen"
    PLAN_RAN = "plan ran"
    FADED = "faded"
    SILENCE_SKIPPED = "silence skipped"
    ASKED_BY_MANAGER = "asked by manager"
    DELEGATED = "delegated"
    AWAY = "manager away"
    MANAGER_BACK = "manager back"
    STILL_NEEDED = "asked if still needed"
    KEPT_ON = "kept on"
    WEIGHED = "weighed"
    MENDED = "put back on the list"
    DEFINED_BY_MANAGER = "defined by manager"
    MEETING_PROPOSED = "meeting proposed"
    ALL_ASKED = "all asked"
    TEXT_CHANGED = "text changed"
    CHANGE_ANSWERED = "change answered"
    REMOVED = "removed from task"
    DUE_CHANGED = "due changed"
    REASSIGNED = "reassigned"
    TAKEN_OVER = "taken over"
    PASSED_ON = "passed on"
    UNDONE = "undone"
    REQUIREMENT_ADDED = "requirement added"
    CONFLICT = "conflict"
    AGREED = "answered alike"
    FINAL = "made final"
    ENDED_AT_SOURCE = "ended where it came from"


class Audience(StrEnum):
    """Who may read an entry."""

    BOTH = "assignee and manager"
    ASSIGNEE = "assignee"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, with the fields it changed. Holds ids, states and numbers of words; never words.

    `before` is what stood in those fields; nothing, where the entry begins a task or a row of it.
    `shown` is the key of the message whose frozen words went with it; `detail` a word from a closed list, such as how
    a point was settled.
    """

    name: EntryName
    actor: str
    audience: Audience = Audience.BOTH
    target: Target = TASK
    changes: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    shown: str | None = None
    detail: str | None = None


BOT = "bot"
