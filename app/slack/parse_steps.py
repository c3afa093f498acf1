"""What a workflow hands to a step, as our values. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.wording.steps import MISSING, NO_DAY
from app.slack.parse import MalformedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A workflow asks for a check-in. `id` names this run of the step."""

    id: str
    assignee_id: str
    giver_id: str
    text: str
    due: date | None


def asked(event: Mapping[str, Any]) -> Asked:
    """Return what the workflow filled in. Raises `MalformedError` saying what is missing or wrong."""
    inputs = event.get("inputs") or {}
    missing = [name for name in ("assignee", "giver", "task") if not str(inputs.get(name) or "").strip()]
    if missing:
        raise MalformedError(MISSING.format(names=", ".join(missing)))
    due = str(inputs.get("due") or "").strip()
    try:
        day = date.fromisoformat(due) if due else None
    except ValueError:
        raise MalformedError(NO_DAY.format(due=due[:40])) from None
    return Asked(
        id=str(event["function_execution_id"]),
        assignee_id=str(inputs["assignee"]),
        giver_id=str(inputs["giver"]),
        text=str(inputs["task"]),
        due=day,
    )
