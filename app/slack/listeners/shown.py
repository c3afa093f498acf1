"""The draft, shown at once in the form that led to it."""

from app.core.forms import Sheet
from app.core.messages import MessageKind
from app.core.wording import forms
from app.usecases.world import Outcome


def draft_sheet(outcome: Outcome) -> Sheet | None:
    """Return the draft that came of an event as a sheet; None where there is none to decide about."""
    drafts = [m for m in outcome.messages if m.kind is MessageKind.DRAFT and m.version and m.foot]
    if outcome.case is None or not drafts:
        return None
    return forms.draft(outcome.case, drafts[-1])
