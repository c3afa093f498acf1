"""What Slack tells by itself, by the type of the event."""

from app.slack.listeners.changes import on_change
from app.slack.listeners.managers import on_profile_change
from app.slack.listeners.messages import on_message
from app.slack.listeners.reactions import on_reaction
from app.slack.listeners.routes import OnEvent
from app.slack.listeners.steps import on_step

EVENTS: dict[str, OnEvent] = {
    "message": on_message,
    "reaction_added": on_reaction,
    "reaction_removed": on_reaction,
    "user_change": on_change,
    "user_profile_changed": on_profile_change,
    "function_executed": on_step,
}
